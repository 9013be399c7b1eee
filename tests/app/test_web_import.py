from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.events import BatchFinished, Noticed
from desktop.app.web_import import WebImport
from desktop.app.workbench import Workbench
from desktop.core.errors import OfflineLocked, RefusedAddress, UnreadablePhoto
from desktop.core.types import PhotoState, Quality
from desktop.paths import Places
from desktop.store.settings import Settings, SettingsFile
from tests.app.watching import Watcher
from tests.cli.running import run
from tests.cloud.file_server import FileServer, saying, serving
from tests.photos import encoded, product_picture

PICTURE = encoded(product_picture())
SETTINGS = Settings(quality=Quality.FAST, workers=2, lan_hosts=("127.0.0.1",))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places.below(tmp_path / "home")
    SettingsFile(places.settings_file).save(SETTINGS)
    return places


@pytest.fixture
def server() -> Iterator[FileServer]:
    with serving(PICTURE) as server:
        yield server


def at(server: FileServer, path: str) -> str:
    return f"http://127.0.0.1:{server.server_port}/{path}"


def test_picture_is_kept_among_the_users_work(places: Places, server: FileServer) -> None:
    web = WebImport(places)

    first, second = web.fetch(at(server, "a/mug.jpg")), web.fetch(at(server, "b/mug.jpg"))

    assert first.read_bytes() == second.read_bytes() == PICTURE
    assert first.name == second.name == "mug.jpg"
    assert first != second
    assert first.is_relative_to(places.data / "web" / "127.0.0.1")
    assert web.fetch(at(server, "a/mug.jpg")) == first


def test_what_begins_like_a_picture_but_is_none_is_not_kept(places: Places) -> None:
    with serving(b"\x89PNG\r\n\x1a\n" + bytes(200)) as server, pytest.raises(UnreadablePhoto):
        WebImport(places).fetch(at(server, "mug.png"))

    assert not (places.data / "web").exists()


def test_own_network_and_the_lock_are_the_users_settings(places: Places, server: FileServer) -> None:
    SettingsFile(places.settings_file).save(dataclasses.replace(SETTINGS, lan_hosts=()))
    with pytest.raises(RefusedAddress):
        WebImport(places).fetch(at(server, "mug.jpg"))
    SettingsFile(places.settings_file).save(dataclasses.replace(SETTINGS, offline_lock=True))
    with pytest.raises(OfflineLocked):
        WebImport(places).fetch(at(server, "mug.jpg"))
    assert server.seen == []


def test_addresses_that_are_dropped_become_photos_of_a_shoot(places: Places, server: FileServer) -> None:
    watcher = Watcher()
    bench = Workbench(places, watcher)
    server.plan.append(saying(404))

    bench.add([at(server, "gone.jpg"), at(server, "mug.jpg")])
    finished = watcher.wait_for(BatchFinished)

    assert (finished.done, finished.failed) == (1, 0)
    assert [(photo.path.name, photo.state) for photo in bench.photos()] == [
        (finished_name(watcher), PhotoState.DONE)
    ]
    assert [shoot.name for shoot in bench.shoots()] == ["127.0.0.1"]
    assert "answers 404" in watcher.wait_for(Noticed).problem.message
    assert bench.close(60)


def finished_name(watcher: Watcher) -> str:
    """Two fetch at once: which of them met the missing page is the server's choice."""
    from desktop.app.events import PhotosAdded

    (added,) = watcher.of(PhotosAdded)
    (photo,) = added.photos
    assert photo.path.name in ("mug.jpg", "gone.jpg")
    return photo.path.name


def test_command_takes_addresses_among_paths(tmp_path: Path, places: Places, server: FileServer) -> None:
    out = tmp_path / "out"
    server.plan.append(saying(500))

    code, said = run(
        "cutout", at(server, "bad.jpg"), at(server, "mug.jpg"), "-o", out, "--quality", "fast",
        home=tmp_path / "home",
    )  # fmt: skip

    assert code == 1
    assert "127.0.0.1 answers 500" in said
    assert [file.name for file in out.iterdir()] == ["mug.png"]


def test_own_network_is_allowed_by_a_command(tmp_path: Path, places: Places) -> None:
    code, said = run("network", "allow", "NAS.local", home=tmp_path / "home")

    assert (code, said) == (0, "Pictures may be fetched from nas.local of your own network.\n")
    assert SettingsFile(places.settings_file).load().lan_hosts == ("127.0.0.1", "nas.local")
    run("network", "forbid", "nas.local", home=tmp_path / "home")
    assert SettingsFile(places.settings_file).load().lan_hosts == ("127.0.0.1",)
