"""Settings, Cloud and Rekognition: what an account would bring; without one all of it stays off."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop.gui import wording
from desktop.gui.settings_parts import Card, Page
from desktop.gui.style import Theme
from desktop.gui.tokens import Type
from desktop.gui.widgets import IconLabel, Label, frame

PRICE_USD = 0.001
"""For a photo: DetectLabels, first million a month, us-east-1 (aws.amazon.com/rekognition/pricing)."""
PRICED_ON = QDate(2026, 11, 22)
REGION = "us-east-1"


class CloudPage(Page):
    """Nothing to sign in to yet: it says so and asks for nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            self.tr("Cloud"),
            self.tr("An account keeps products and decisions in step with your team."),
        )
        card = self.card()
        state = QHBoxLayout()
        state.setSpacing(10)
        state.addWidget(IconLabel(theme, "cloud", "text2", 20))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(theme, self.tr("You are not signed in"), Type.STRONG))
        words.addWidget(
            Label(
                theme,
                self.tr("Signing in comes with an account. Everything in this program works without one."),
                Type.SMALL,
                "text2",
                wraps=True,
            )
        )
        state.addLayout(words, 1)
        card.rows.addLayout(state)
        self.column.addWidget(
            points(
                theme,
                self.tr("What would sync"),
                (
                    ("group", self.tr("Products, their names, and what you accepted, merged or split.")),
                    ("photo", self.tr("Photos stay here. Only what is needed to compare them goes along.")),
                    ("lock", self.tr("With the offline lock on, nothing does.")),
                ),
            )
        )
        self.finish()


class RekognitionPage(Page):
    """Amazon's paid labels: price and estimate are told; it stays off until somebody signs in and agrees."""

    def __init__(self, theme: Theme, shoot: str, uncertain: int, photos: int) -> None:
        """shoot: the name of the open one, or ''.  uncertain: its photos in doubtful products."""
        super().__init__(
            theme,
            self.tr("Rekognition"),
            self.tr("Amazon's paid image labels, as an extra semantic signal for pairs that stay uncertain."),
        )
        off = QLabel(self.tr("Off"))
        off.setFont(theme.font(Type.MICRO))
        off.setProperty("role", "badge")
        self.head.addWidget(off)
        card = self.card()
        title = (
            self.tr("What it would cost for “{shoot}”").format(shoot=shoot)
            if shoot
            else self.tr("What it would cost")
        )
        card.text(title, Type.STRONG)
        if shoot:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(_offer(theme, self.tr("Uncertain photos only"), uncertain), 1)
            row.addWidget(_offer(theme, self.tr("All photos"), photos), 1)
            card.rows.addLayout(row)
        else:
            card.text(self.tr("Open a shoot to see the estimate for it."), tone="text2")
        price = self.tr("{price} a photo · {region} · price of {date}").format(
            price=dollars(PRICE_USD, 4),
            region=REGION,
            date=QLocale().toString(PRICED_ON, self.tr("d MMMM yyyy")),
        )
        card.text(price, Type.SMALL, "text2")
        self.column.addWidget(
            points(
                theme,
                self.tr("Before anything is sent"),
                (
                    ("photo", self.tr("A 640 px copy of the cutout goes to AWS, without EXIF and GPS.")),
                    ("cloud", self.tr("Through the account of your company, which sees the bill.")),
                    ("lock", self.tr("Everything else keeps working offline, with or without this.")),
                ),
            )
        )
        consent = self.card()
        consent.text(self.tr("Sign in first"), Type.STRONG)
        consent.text(
            self.tr(
                "Rekognition is billed to an account and there is none here yet. You will be asked for your"
                " consent to the price before the first photo is sent."
            ),
            Type.SMALL,
            "text2",
        )
        self.finish()


def dollars(amount: float, digits: int = 2) -> str:
    """In US dollars, as Amazon bills."""
    return f"${QLocale().toString(amount, 'f', digits)}"


def points(theme: Theme, title: str, lines: tuple[tuple[str, str], ...]) -> Card:
    """A card with a title and sentences, an icon before each."""
    card = Card(theme)
    card.text(title, Type.STRONG)
    for icon, words in lines:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconLabel(theme, icon, "text2", 16))
        row.addWidget(Label(theme, words, wraps=True), 1)
        card.rows.addLayout(row)
    return card


def _offer(theme: Theme, title: str, count: int) -> QFrame:
    box = frame("offer")
    column = QVBoxLayout(box)
    column.setContentsMargins(14, 12, 14, 12)
    column.setSpacing(6)
    column.addWidget(Label(theme, title, Type.STRONG, wraps=True))
    row = QHBoxLayout()
    row.addWidget(Label(theme, wording.photos(count), Type.SMALL, "text2"), 1)
    row.addWidget(Label(theme, dollars(count * PRICE_USD), Type.TITLE))
    column.addLayout(row)
    return box
