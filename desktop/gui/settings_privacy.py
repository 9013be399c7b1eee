"""Settings, Privacy: the offline lock, and every connection that was made."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout

from desktop.cloud.connection_log import ASKED, Connection, ConnectionLog
from desktop.gui import wording
from desktop.gui.problem_texts import told
from desktop.gui.settings_fields import Mark
from desktop.gui.settings_parts import Page
from desktop.gui.style import Theme
from desktop.gui.tokens import Type
from desktop.gui.widgets import Button, Label
from desktop.store.settings import Settings

_MOST_SHOWN = 50


class PrivacyPage(Page):
    """What left this computer, and the switch that keeps everything in."""

    def __init__(self, theme: Theme, log: ConnectionLog) -> None:
        super().__init__(
            theme,
            self.tr("Privacy"),
            self.tr("No telemetry. The program connects only for what you ask it to fetch."),
        )
        self.lock = Mark(theme, self.tr("Offline lock"))
        self.copy = Button(theme, self.tr("Copy as text"), icon_px=16)
        self._connections = log.connections()
        card = self.card()
        card.row(
            self.tr("Nothing may connect"),
            self.tr("While the lock is on the program opens no connection, and a download is refused"),
            self.lock,
        )
        self._build_log(str(log.file))
        self.lock.toggled.connect(self.changed)
        self.copy.clicked.connect(self._on_copy)

    def show_values(self, settings: Settings) -> None:
        self.lock.setChecked(settings.offline_lock)

    def taken(self, settings: Settings) -> Settings:
        return replace(settings, offline_lock=self.lock.isChecked())

    def _build_log(self, file: str) -> None:
        card = self.card()
        count = len(self._connections)
        words = (
            self.tr("%Ln connection(s), the newest first", "", count)
            if count
            else self.tr("No connection was ever made.")
        )
        card.row(self.tr("Log of connections"), words, self.copy)
        self.copy.setEnabled(bool(count))
        self.copy.setAccessibleName(self.tr("Copy the log of connections as text"))
        if count:
            card.line()
            grid = QGridLayout()
            grid.setHorizontalSpacing(14)
            grid.setVerticalSpacing(6)
            grid.setColumnStretch(2, 1)
            for number, connection in enumerate(self._connections[:_MOST_SHOWN]):
                for column, cell in enumerate(_cells(connection)):
                    grid.addWidget(
                        Label(self._theme, cell, Type.SMALL, "text2", wraps=column == 2), number, column
                    )
            card.rows.addLayout(grid)
        card.line()
        card.path(self.tr("Kept in {file}").format(file=file))
        self.finish()

    def _on_copy(self) -> None:
        lines = [json.dumps(asdict(connection), ensure_ascii=False) for connection in self._connections]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _cells(connection: Connection) -> tuple[str, str, str, str]:
    try:
        at = datetime.fromisoformat(connection.at)
        local = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
        when = QLocale().toString(local, QLocale.FormatType.ShortFormat)
    except ValueError:
        when = connection.at
    why = told(connection.why)
    if connection.ending not in ("done", ASKED):
        why = f"{why}: {told(connection.ending)}"
    return when, connection.host, why, wording.file_size(connection.received_bytes)
