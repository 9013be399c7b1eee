"""What kind of product labels and names speak of (MINOR-5): unknown is an answer, an error is not one."""

from __future__ import annotations

import re
from collections.abc import Iterable

UNKNOWN = "unknown"
_WORDS: dict[str, frozenset[str]] = {
    "footwear": frozenset(
        [
            "shoe",
            "shoes",
            "sneaker",
            "sneakers",
            "boot",
            "boots",
            "sandal",
            "sandals",
            "heel",
            "heels",
            "slipper",
            "slippers",
            "footwear",
            "loafer",
            "loafers",
            "skór",
            "skórnir",
            "stígvél",
            "sandalar",
            "inniskór",
            "strigaskór",
        ]
    ),
    "apparel": frozenset(
        [
            "apparel",
            "clothing",
            "coat",
            "jacket",
            "shirt",
            "t-shirt",
            "blouse",
            "dress",
            "skirt",
            "sweater",
            "hoodie",
            "jeans",
            "trousers",
            "pants",
            "shorts",
            "suit",
            "vest",
            "cardigan",
            "peysa",
            "kjóll",
            "buxur",
            "jakki",
            "úlpa",
            "skyrta",
            "bolur",
            "pils",
            "lopapeysa",
        ]
    ),
    "accessories": frozenset(
        [
            "accessory",
            "accessories",
            "bag",
            "handbag",
            "purse",
            "backpack",
            "wallet",
            "belt",
            "hat",
            "cap",
            "scarf",
            "glove",
            "gloves",
            "sunglasses",
            "watch",
            "jewelry",
            "necklace",
            "ring",
            "earring",
            "bracelet",
            "taska",
            "veski",
            "belti",
            "húfa",
            "trefill",
            "hanskar",
            "úr",
            "hálsmen",
            "hringur",
        ]
    ),
    "electronics": frozenset(
        [
            "electronics",
            "phone",
            "laptop",
            "computer",
            "camera",
            "headphones",
            "keyboard",
            "mouse",
            "tablet",
            "monitor",
            "speaker",
            "charger",
            "sími",
            "tölva",
            "myndavél",
            "heyrnartól",
            "lyklaborð",
            "mús",
            "spjaldtölva",
            "hátalari",
        ]
    ),
    "general": frozenset(
        [
            "furniture",
            "chair",
            "table",
            "lamp",
            "toy",
            "book",
            "cup",
            "mug",
            "bottle",
            "plate",
            "bowl",
            "vase",
            "tool",
            "kitchen",
            "stóll",
            "borð",
            "lampi",
            "leikfang",
            "bók",
            "bolli",
            "flaska",
            "diskur",
            "skál",
            "vasi",
            "verkfæri",
        ]
    ),
}
CATEGORIES = tuple(_WORDS)


def category_of(words: Iterable[str]) -> str:
    """The first category that a word of the texts belongs to, in the order of the texts; else UNKNOWN."""
    for text in words:
        for word in re.findall(r"[\w-]+", text.lower()):
            for category, known in _WORDS.items():
                if word in known:
                    return category
    return UNKNOWN
