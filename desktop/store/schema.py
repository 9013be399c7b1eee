"""The tables of the library, as the steps that made them. A step that was released is never changed."""

from __future__ import annotations

LIBRARY: tuple[str, ...] = (
    """
    CREATE TABLE shoots (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        created_at TEXT NOT NULL
    );

    -- What was found out about a content, whatever files hold it. matting: the key of the matting model.
    CREATE TABLE results (
        digest TEXT NOT NULL,
        matting TEXT NOT NULL,
        format TEXT NOT NULL,
        width_px INTEGER NOT NULL,
        height_px INTEGER NOT NULL,
        doubt REAL NOT NULL,
        reasons TEXT NOT NULL,       -- JSON: [[kind, amount], ...]
        warnings TEXT NOT NULL,      -- JSON: [text, ...]
        milliseconds TEXT NOT NULL,  -- JSON: {stage: milliseconds}
        made_at TEXT NOT NULL,
        PRIMARY KEY (digest, matting)
    ) WITHOUT ROWID;

    CREATE TABLE photos (
        id INTEGER PRIMARY KEY,
        shoot INTEGER NOT NULL REFERENCES shoots(id) ON DELETE CASCADE,
        path TEXT NOT NULL,
        root TEXT NOT NULL,          -- the folder that was added; names below it are mirrored on export
        size_bytes INTEGER NOT NULL,
        changed_ns INTEGER NOT NULL, -- the file's modification time when it was read
        state TEXT NOT NULL,
        digest TEXT NOT NULL DEFAULT '',
        matting TEXT NOT NULL DEFAULT '',
        duplicate_of INTEGER REFERENCES photos(id) ON DELETE SET NULL,
        problem_code TEXT,
        problem_message TEXT,
        problem_remedy TEXT,
        revision INTEGER NOT NULL DEFAULT 0,
        UNIQUE (shoot, path)
    );
    CREATE INDEX photos_by_digest ON photos(digest);

    -- What `process` wrote for a photo, so that the same call goes on where it stopped.
    CREATE TABLE outputs (
        photo INTEGER NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
        path TEXT NOT NULL,
        settings TEXT NOT NULL,
        digest TEXT NOT NULL,        -- of the photo that it shows
        size_bytes INTEGER NOT NULL,
        PRIMARY KEY (photo, path)
    ) WITHOUT ROWID;
    CREATE INDEX outputs_by_path ON outputs(path);

    CREATE TABLE groups (
        id INTEGER PRIMARY KEY,
        shoot INTEGER NOT NULL REFERENCES shoots(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL DEFAULT '',
        accepted INTEGER NOT NULL DEFAULT 0,
        band TEXT,
        cohesion REAL NOT NULL,
        weakest_first INTEGER,
        weakest_second INTEGER
    );
    CREATE INDEX groups_by_shoot ON groups(shoot, position);

    CREATE TABLE members (
        photo INTEGER PRIMARY KEY REFERENCES photos(id) ON DELETE CASCADE,
        grp INTEGER NOT NULL REFERENCES groups(id) ON DELETE CASCADE,
        position INTEGER NOT NULL
    );
    CREATE INDEX members_by_group ON members(grp, position);

    CREATE TABLE matches (
        first INTEGER NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
        second INTEGER NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
        score REAL NOT NULL,
        semantic REAL,
        colour REAL,
        feature REAL,
        spatial REAL,
        PRIMARY KEY (first, second)
    ) WITHOUT ROWID;
    CREATE INDEX matches_by_second ON matches(second);

    -- The user's own word on two contents: it outlives files, shoots and regrouping.
    CREATE TABLE corrections (
        first TEXT NOT NULL,
        second TEXT NOT NULL,
        same INTEGER NOT NULL,
        made_at TEXT NOT NULL,
        PRIMARY KEY (first, second)
    ) WITHOUT ROWID;
    """,
    """
    -- What the user drew on the photo of a content: box, marks, retouching (core/edits.py).
    CREATE TABLE edits (
        digest TEXT PRIMARY KEY,
        edits TEXT NOT NULL,         -- JSON with a version
        changed_at TEXT NOT NULL
    ) WITHOUT ROWID;
    """,
    """
    ALTER TABLE groups ADD COLUMN nearest_first INTEGER;
    ALTER TABLE groups ADD COLUMN nearest_second INTEGER;

    -- Which photo of a group is the one to keep, and why. equal: JSON, the rules that could not decide.
    CREATE TABLE keeps (
        grp INTEGER PRIMARY KEY REFERENCES groups(id) ON DELETE CASCADE,
        photo INTEGER NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
        rule TEXT NOT NULL,
        value REAL NOT NULL,
        rival REAL NOT NULL,
        equal TEXT NOT NULL
    );
    """,
    """
    -- What the user decided, step by step, so that it can be undone after a restart (core/decisions.py).
    CREATE TABLE journal (
        id INTEGER PRIMARY KEY,
        shoot INTEGER NOT NULL REFERENCES shoots(id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        decision TEXT NOT NULL,      -- JSON: store/journal.py
        made_at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX journal_by_shoot ON journal(shoot, id);

    -- What she said about single photos: the best one, or not wanted.
    CREATE TABLE verdicts (
        photo INTEGER PRIMARY KEY REFERENCES photos(id) ON DELETE CASCADE,
        verdict TEXT NOT NULL
    );

    -- What a photo is an edit of by her own word; 0: of no other.
    CREATE TABLE twins (
        photo INTEGER PRIMARY KEY REFERENCES photos(id) ON DELETE CASCADE,
        original INTEGER NOT NULL
    );

    -- How a shoot is grouped when not as the settings say (JSON).
    ALTER TABLE shoots ADD COLUMN grouping TEXT NOT NULL DEFAULT '';
    """,
    """
    -- Photos that a run has in hand: what is found here when the run is dead was in hand when it died.
    CREATE TABLE in_hand (
        run TEXT NOT NULL,
        photo INTEGER NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
        PRIMARY KEY (run, photo)
    ) WITHOUT ROWID;

    -- Photos that were in hand at deaths, until they are done in a process of their own.
    CREATE TABLE suspects (
        photo INTEGER PRIMARY KEY REFERENCES photos(id) ON DELETE CASCADE,
        deaths INTEGER NOT NULL
    );

    -- Shoots that a run works on.
    CREATE TABLE claims (
        run TEXT NOT NULL,
        shoot INTEGER NOT NULL REFERENCES shoots(id) ON DELETE CASCADE,
        PRIMARY KEY (run, shoot)
    ) WITHOUT ROWID;
    """,
)

CACHE: tuple[str, ...] = (
    """
    CREATE TABLE features (
        digest TEXT NOT NULL,
        matting TEXT NOT NULL,
        version INTEGER NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (digest, matting)
    ) WITHOUT ROWID;
    """,
    """
    -- Two photos laid over each other, by evidence.alignment_keys. No numbers: they do not fit.
    CREATE TABLE alignments (
        id INTEGER PRIMARY KEY,      -- grows: the lowest are the oldest
        first BLOB NOT NULL,
        second BLOB NOT NULL,
        version INTEGER NOT NULL,
        correlation REAL,
        lightness REAL,
        chroma REAL,
        UNIQUE (first, second)
    );

    -- What a photo is judged by when one of several is to be kept.
    CREATE TABLE traits (
        digest TEXT NOT NULL,
        matting TEXT NOT NULL,
        version INTEGER NOT NULL,
        data TEXT NOT NULL,          -- JSON
        PRIMARY KEY (digest, matting)
    ) WITHOUT ROWID;

    -- What a labeler, of whatever version, sees in a photo.
    CREATE TABLE labels (
        digest TEXT NOT NULL,
        labeler TEXT NOT NULL,
        data TEXT NOT NULL,          -- JSON: [[name, confidence], ...]
        PRIMARY KEY (digest, labeler)
    ) WITHOUT ROWID;
    """,
)
