use crate::session_list::NOT_DELETED;
use crate::{ReadTx, SessionId, StoreError, WallTime};

/// What a session takes on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionSize {
    pub id: SessionId,
    pub title: String,
    pub created_at: WallTime,
    pub recordings: u32,
    pub sound_ms: u64,
    /// Bytes of its sound files.
    pub sound_bytes: u64,
}

/// The sound of everything that is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SoundSize {
    pub recordings: u32,
    pub ms: u64,
    pub bytes: u64,
}

impl ReadTx<'_> {
    /// The sessions with the most sound, the largest first.
    ///
    /// # Errors
    /// Those of reading.
    pub fn largest_sessions(&self, limit: u32) -> Result<Vec<SessionSize>, StoreError> {
        self.all(
            &format!(
                "SELECT session.id, title, created_at, count(*) AS recordings,
                        coalesce(sum(length_ms), 0) AS ms, sum(bytes) AS bytes
                 FROM recording JOIN session ON session.id = session_id
                 WHERE removed_at IS NULL AND {NOT_DELETED}
                 GROUP BY session_id ORDER BY bytes DESC, created_at DESC LIMIT ?1"
            ),
            [limit],
            |row| {
                Ok(SessionSize {
                    id: row.get("id")?,
                    title: row.get("title")?,
                    created_at: row.get("created_at")?,
                    recordings: row.get("recordings")?,
                    sound_ms: u64::try_from(row.get::<_, i64>("ms")?).unwrap_or(0),
                    sound_bytes: u64::try_from(row.get::<_, i64>("bytes")?).unwrap_or(0),
                })
            },
        )
    }

    /// All sound on the disk, that of what can still be taken back included.
    ///
    /// # Errors
    /// Those of reading.
    pub fn sound_size(&self) -> Result<SoundSize, StoreError> {
        let size = self.one(
            "SELECT count(*), coalesce(sum(length_ms), 0), coalesce(sum(bytes), 0) FROM recording
             WHERE bytes > 0",
            [],
            |row| Ok((row.get::<_, u32>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)),
        )?;
        let (recordings, ms, bytes) = size.unwrap_or_default();
        Ok(SoundSize {
            recordings,
            ms: u64::try_from(ms).unwrap_or(0),
            bytes: u64::try_from(bytes).unwrap_or(0),
        })
    }

    /// Bytes of the database, as it stands in its file.
    ///
    /// # Errors
    /// Those of reading.
    pub fn database_size(&self) -> Result<u64, StoreError> {
        let size = self.one(
            "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
            [],
            |row| row.get::<_, i64>(0),
        )?;
        Ok(u64::try_from(size.unwrap_or(0)).unwrap_or(0))
    }
}
