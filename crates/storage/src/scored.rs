//! How locked answers were scored, in the fifth and sixth version; `locked_answer` holds it now.

pub(crate) const CREATE: &str = "
    CREATE TABLE scored (
        session_id  TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        item        INTEGER NOT NULL,
        locked_at   TEXT NOT NULL,
        rescored_at TEXT,
        peeked      INTEGER NOT NULL CHECK (peeked IN (0, 1)),
        body        TEXT NOT NULL,
        PRIMARY KEY (session_id, item)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX scored_due ON scored (locked_at) WHERE rescored_at IS NULL AND NOT peeked";

pub(crate) const KNOWN: &str = "
    ALTER TABLE session ADD COLUMN scored_known INTEGER NOT NULL DEFAULT 0 CHECK (scored_known IN (0, 1));
    CREATE INDEX session_scored_unknown ON session (id) WHERE NOT scored_known";
