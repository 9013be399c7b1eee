from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from desktop.app.engine import Choice, load_engine, load_extractor
from desktop.app.photo_work import PhotoWork
from desktop.core.features import FEATURES_VERSION
from desktop.core.types import Quality, no_checkpoint
from desktop.paths import Places
from desktop.store.cache import Cache
from desktop.store.database import Database
from desktop.store.edits import EditStore
from desktop.store.library import Library
from desktop.store.schema import LIBRARY
from tests.photos import PhotoMaker


def test_lost_matte_that_another_model_makes_again_is_kept_under_that_models_key(
    tmp_path: Path, photos: PhotoMaker
) -> None:
    file = photos.product("mug.jpg")
    places = Places.below(tmp_path / "home")
    with closing(Database(places.library_file, LIBRARY)) as database:
        library = Library(database)

        def work_with(quality: Quality, cache: Cache) -> PhotoWork:
            engine = load_engine(Choice(quality), places, 1)
            return PhotoWork(library, EditStore(database), cache, engine, load_extractor())

        (added,) = library.add_photos(library.add_shoot("shoot"), [(file, file.parent)])
        with closing(Cache(places.cache)) as cache:
            work_with(Quality.FAST, cache).process(added.id, no_checkpoint)
        before = library.matting_of(added.id)
        shutil.rmtree(places.cache)
        with closing(Cache(places.cache)) as cache:
            work = work_with(Quality.BALANCED, cache)

            work.features(library.photo(added.id))
            work.traits(library.photo(added.id))

            digest, now = library.photo(added.id).digest, library.matting_of(added.id)
            assert now != before
            assert cache.has_matte(digest, now)
            assert cache.features(digest, now, FEATURES_VERSION) is not None
            assert cache.measurements.traits(digest, now) is not None
            assert cache.features(digest, before, FEATURES_VERSION) is None
            assert cache.measurements.traits(digest, before) is None
