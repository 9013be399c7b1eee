"""The models of this computer: what is here, fetching, importing, checking."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from desktop.cloud.download import Patience, Progress, download
from desktop.cloud.network import Network
from desktop.cloud.partial import Partial
from desktop.core.catalogue import Catalogue, Model
from desktop.core.errors import DownloadFailed, ModelError, ModelUnavailable, UnknownWeights
from desktop.core.fingerprint import fingerprint
from desktop.core.types import Checkpoint, no_checkpoint
from desktop.paths import Places
from desktop.store.locks import held
from desktop.store.weight_files import Checked, check_all, take_in
from desktop.store.weights import CATALOGUE_FILE, OnShelf, catalogue, find_on_shelf, own_place


@dataclass(frozen=True, slots=True)
class Listed:
    """A model and the file of it that is used, None when there is none."""

    model: Model
    here: OnShelf | None


@dataclass(frozen=True, slots=True)
class Got:
    """A model that is here now. was_here: it had been before."""

    model: Model
    file: Path
    was_here: bool


class ModelManager:
    """Lists, fetches, imports and checks. Any thread may call; it waits for the disk and the network."""

    def __init__(self, places: Places) -> None:
        """Raises ModelError when the user's own catalogue cannot be understood."""
        self._places = places
        self._network = Network.of_user(places)
        self.known: Catalogue = catalogue(places)

    @property
    def folder(self) -> Path:
        """Where what is fetched or imported is kept."""
        return self._places.models

    def listed(self) -> tuple[Listed, ...]:
        """Every model that cuts; quick, nothing is read."""
        return tuple(Listed(model, find_on_shelf(model.name, self._places)) for model in self.known.matting)

    def fetch(self, name: str, progress: Progress, patience: Patience | None = None) -> Got:
        """Download a model unless a good file of it is here.

        progress: gets bytes there and bytes in all; what it raises stops the download, and what came is kept.
        Raises UsageError for an unknown name, ModelError (DownloadFailed, ModelUnavailable), OutputError,
        OfflineLocked.
        """
        model = self.known.choose(name)
        if (here := self._good_file(model)) is not None:
            return Got(model, here, was_here=True)
        if not model.sources:
            raise ModelUnavailable(
                f"{name} is not published anywhere. {model.note}", "Import its file instead."
            )
        target = own_place(model, self._places)
        with held(target.with_name(f".{target.name}.lock")) as is_mine:
            if not is_mine:
                raise ModelError(f"{name} is being fetched already.", "Wait for that to end, or stop it.")
            if (here := self._good_file(model)) is not None:  # another was quicker
                return Got(model, here, was_here=True)
            self._fetch(model, target, progress, patience or Patience())
        return Got(model, target, was_here=False)

    def import_from(self, path: Path, checkpoint: Checkpoint = no_checkpoint) -> tuple[Got, ...]:
        """Take in a file, or every file of weights below a folder, that the catalogue knows by its checksum.

        What a file is called does not matter. Raises UnknownWeights when there is none, ModelUnavailable,
        OutputError.
        """
        files = sorted(path.rglob("*.onnx")) if path.is_dir() else [path]
        got = []
        for number, file in enumerate(files):

            def within(fraction: float, number: int = number) -> None:
                checkpoint((number + fraction) / len(files))

            model = self._recognised(file, within)
            if model is not None:
                here = self._good_file(model)
                got.append(Got(model, here or take_in(file, model, self._places), was_here=here is not None))
        if not got:
            raise self._nothing_known(path)
        return tuple(got)

    def verify(self, checkpoint: Checkpoint = no_checkpoint) -> tuple[Checked, ...]:
        """Compare every file on every shelf with the catalogue."""
        return check_all(self._places, self.known, checkpoint)

    def _good_file(self, model: Model) -> Path | None:
        """The file that is used, if it is the model's."""
        here = find_on_shelf(model.name, self._places)
        with contextlib.suppress(OSError):
            if here is not None and model.is_file(fingerprint(here.file)):
                return here.file
        return None

    def _fetch(self, model: Model, target: Path, progress: Progress, patience: Patience) -> None:
        """From the first source that has it. Raises DownloadFailed of the last, or OutputError."""
        partial = Partial(target)
        if partial.size_bytes == model.size_bytes and model.is_file(fingerprint(partial.file)):
            partial.finish()  # stopped between the last byte and the name
            return
        failed: DownloadFailed | None = None
        for url in model.sources:
            try:
                _fetch_from(url, model, partial, self._network, progress, patience)
            except DownloadFailed as error:
                failed = error
            else:
                return
        assert failed is not None
        by_hand = f"By hand: get {model.sources[0]} in another way and import the file."
        raise DownloadFailed(failed.message, f"{failed.remedy} {by_hand}".strip()) from failed

    def _recognised(self, file: Path, checkpoint: Checkpoint) -> Model | None:
        try:
            return self.known.recognise(fingerprint(file, checkpoint))
        except OSError as error:
            cause = error.strerror or type(error).__name__
            raise ModelUnavailable(
                f"{file} could not be read: {cause}.", "Check the path and the drive."
            ) from error

    def _nothing_known(self, path: Path) -> UnknownWeights:
        """Why a file or a folder could not be taken in."""
        if path.is_dir():
            return UnknownWeights(
                f"There are no known weights below {path}.", "Name the file, or the folder that holds it."
            )
        size_bytes = path.stat().st_size
        named = self.known.find(path.stem)
        if named is not None and size_bytes < named.size_bytes:
            share = f"{size_bytes / 1e6:.1f} of {named.size_bytes / 1e6:.1f} MB"
            return UnknownWeights(
                f"{path.name} is cut short: {share} are there.",
                "Copy or download it again.",
            )
        return UnknownWeights(
            f"{path.name} is none of the known weights: its checksum is in no entry of the catalogue.",
            f"Download it again if it should be one of them. Weights of your own need an entry in"
            f" {self._places.models / CATALOGUE_FILE}.",
        )


def _fetch_from(
    url: str, model: Model, partial: Partial, network: Network, progress: Progress, patience: Patience
) -> None:
    """Raises DownloadFailed also when the server's file is another one; nothing of that is kept."""

    def is_right() -> bool:
        return model.is_file(fingerprint(partial.file))

    came_bytes = 0
    for _ in range(2):
        resumed = download(
            url,
            partial,
            network=network,
            why=f"the model {model.name}",
            size_bytes=model.size_bytes,
            is_right=is_right,
            progress=progress,
            patience=patience,
        )
        if is_right():
            partial.finish()
            return
        came_bytes = partial.size_bytes
        partial.remove()
        if not resumed:
            break
        # Parts that do not fit together: the file was changed between them. Once more, from the start.
    raise DownloadFailed(
        f"What the server sent is not {model.name} ({came_bytes / 1e6:.1f} MB, wrong checksum);"
        " it was thrown away."
    )
