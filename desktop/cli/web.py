"""Web addresses among the paths of a command: fetched first, then photos like the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from desktop.cli.show import Screen
from desktop.core.types import Problem
from desktop.paths import Places


def local(sources: Sequence[Path | str], screen: Screen) -> tuple[list[Path], tuple[Problem, ...]]:
    """The paths, those of fetched pictures among them, and what could not be fetched."""
    paths = [source for source in sources if isinstance(source, Path)]
    urls = [source for source in sources if isinstance(source, str)]
    if not urls:
        return paths, ()
    from desktop.app.web_import import WebImport  # requests is wanted only here

    def show(done_bytes: int, total_bytes: int | None) -> None:
        of_all = f" of {total_bytes / 1e6:,.1f}" if total_bytes else ""
        screen.line(f"Fetching: {done_bytes / 1e6:,.1f}{of_all} MB")

    fetched = WebImport(Places.of_user()).fetch_all(
        urls, lambda url: screen.line(f"Fetching from {urlsplit(url).hostname}"), show
    )
    screen.clear()
    return [*paths, *fetched.files], fetched.problems


def shoot_name(source: Path | str) -> str:
    """What a shoot is called after the first thing that was named."""
    return source.absolute().name if isinstance(source, Path) else urlsplit(source).hostname or "Web"
