"""BG Remover: cutouts and product groups from a shoot, offline."""

__version__ = "0.1.0"
