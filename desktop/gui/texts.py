"""Texts for functions that belong to no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """The text in the user's language; %Ln in it becomes n, in the right plural form.

    lupdate files what is given to a function of this name, outside of classes, under no context. Calls of
    QCoreApplication.translate it reads too, but without their plural forms.
    """
    return QCoreApplication.translate("", text, comment, n)
