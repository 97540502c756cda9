use crate::dto::{
    Home, Library, LibraryFilter, PackCard, PackKind, QuestionRow, QuestionView, SessionCard, TopicCount,
    Unfinished,
};
use crate::journal::Journal;
use crate::view::{clock_words, position_of};
use crate::{ApiError, Code, Hotseat};
use hotseat_content::{Pack, bundled, html, inline_html};
use hotseat_interview::{PackId, Question, QuestionId, Stage};
use hotseat_storage as storage;
use hotseat_storage::{OrNotFound, PackListing, QuestionFilter, StoreError};
use sha2::{Digest, Sha256};

const LATEST: usize = 3;

impl Hotseat {
    /// What the first screen shows.
    pub fn home(&self) -> Result<Home, ApiError> {
        let sessions = self.store.read(|tx| tx.sessions())?;
        let unfinished = sessions.iter().filter(|summary| !summary.progress.finished);
        let unfinished = unfinished
            .map(|summary| self.unfinished(&summary.id))
            // One that can't be read is no reason to offer nothing at all; History says what it is.
            .find(|found| !matches!(found, Err(error) if error.code == Code::Damaged))
            .transpose()?;
        let latest = sessions.into_iter().filter(|summary| summary.progress.finished).take(LATEST);
        Ok(Home { packs: self.pack_cards()?, unfinished, latest: latest.map(SessionCard::from).collect() })
    }

    fn unfinished(&self, id: &storage::SessionId) -> Result<Unfinished, ApiError> {
        let (journal, _) = Journal::load(&self.store, id)?;
        let session = &journal.session;
        let standing = match session.stage() {
            Stage::Thinking { item } => {
                format!("thinking, {} used", clock_words(session.think_reading(item).used))
            }
            Stage::Answering { item } => {
                format!("answering, {} used", clock_words(session.answer_reading(item).used))
            }
            Stage::Opening { .. } => "about to answer".to_owned(),
            Stage::Probing { item } => {
                format!("answering a follow-up, {} used", clock_words(session.answer_reading(item).used))
            }
            Stage::Judging { .. } => "your answer waits for your judgement".to_owned(),
            Stage::Revealed { .. } => "looking at the key points".to_owned(),
            Stage::Waiting | Stage::Finished => "not begun".to_owned(),
        };
        Ok(Unfinished {
            session: id.0.clone(),
            title: journal.title.clone(),
            position: position_of(session),
            of: u32::try_from(session.items().len()).unwrap_or(u32::MAX),
            standing,
            last_saved: journal.last_wall().to_string(),
        })
    }

    /// The questions of the bank that pass the filter.
    pub fn library(&self, filter: LibraryFilter) -> Result<Library, ApiError> {
        let (questions, topics) = self.store.read(|tx| {
            let asked = QuestionFilter { packs: filter.packs, topics: filter.topics, levels: filter.levels };
            Ok::<_, StoreError>((tx.questions(&asked)?, tx.topics(&[])?))
        })?;
        let words: Vec<String> = filter.text.split_whitespace().map(str::to_lowercase).collect();
        let mut topics: Vec<TopicCount> = topics
            .into_iter()
            .map(|topic| TopicCount { topic: topic.topic, questions: topic.questions })
            .collect();
        topics.sort_by(|a, b| b.questions.cmp(&a.questions).then_with(|| a.topic.cmp(&b.topic)));
        Ok(Library {
            packs: self.pack_cards()?,
            topics,
            questions: questions.iter().filter(|question| has_all(question, &words)).map(row).collect(),
        })
    }

    /// One question with everything in it.
    pub fn question(&self, id: QuestionId) -> Result<QuestionView, ApiError> {
        let question = self.store.read(|tx| tx.question(&id)?.or_not_found("question", &id))?;
        let provenance = match (&question.origin, &question.checked) {
            (Some(origin), _) => {
                Some(format!("from {}, lines {} to {}", origin.file, origin.first_line, origin.last_line))
            }
            (None, Some(checked)) => Some(match &checked.against {
                Some(against) => format!("checked on {} against {against}", checked.date),
                None => format!("checked on {}", checked.date),
            }),
            (None, None) => None,
        };
        Ok(QuestionView {
            title_html: inline_html(&question.title),
            body_html: question.body.as_deref().map(html),
            short_html: question.short.as_deref().map(html),
            model_answer_html: question.model_answer.as_deref().map(html),
            shown_html: question.shown.as_deref().map(html),
            provenance,
            id: question.id,
            pack: question.pack,
            level: question.level,
            topics: question.topics,
            think: question.think,
            answer: question.answer,
            key_points: question.key_points,
            traps: question.traps,
            sources: question.sources,
        })
    }

    /// Takes an imported list out of the bank. Sessions held with it keep their questions.
    pub fn remove_pack(&self, id: PackId) -> Result<Home, ApiError> {
        let pack = self.store.read(|tx| tx.pack(&id)?.or_not_found("pack", &id))?;
        if pack.kind == storage::PackKind::Bundled {
            return Err(ApiError::new(Code::Invalid, "The packs that come with Hotseat can't be removed."));
        }
        self.store.write(|tx| tx.remove_pack(&id))?;
        self.home()
    }

    pub(crate) fn pack_cards(&self) -> Result<Vec<PackCard>, ApiError> {
        let mut packs = self.store.read(|tx| tx.packs())?;
        packs.sort_by_key(|listing| listing.pack.kind != storage::PackKind::Bundled);
        Ok(packs.into_iter().map(PackCard::from).collect())
    }

    /// Stores the packs inside the program where the bank has none, or others.
    pub(crate) fn refresh_bundled(&self) -> Result<(), ApiError> {
        let bundle = bundled()?;
        let hashes: Vec<String> = bundle.packs.iter().map(content_hash).collect();
        let current = self.store.read(|tx| {
            let mut current = true;
            for (pack, hash) in bundle.packs.iter().zip(&hashes) {
                current &= tx.pack(&pack.id)?.is_some_and(|stored| stored.content_hash == *hash);
            }
            for rubric in &bundle.rubrics {
                current &= tx.rubric(&rubric.id)?.as_ref() == Some(rubric);
            }
            Ok::<_, StoreError>(current)
        })?;
        if current {
            return Ok(());
        }
        let wall = self.wall();
        self.store.write(|tx| {
            for rubric in &bundle.rubrics {
                tx.put_rubric(rubric)?;
            }
            for (pack, hash) in bundle.packs.into_iter().zip(hashes) {
                tx.put_pack(
                    &storage::Pack {
                        id: pack.id,
                        title: pack.title,
                        summary: pack.summary,
                        version: pack.version,
                        licence: pack.licence,
                        language: pack.language,
                        kind: storage::PackKind::Bundled,
                        rubric: pack.rubric,
                        topics: pack.topics,
                        terminology: pack.terminology,
                        content_hash: hash,
                        installed_at: wall,
                    },
                    &pack.questions,
                )?;
            }
            Ok::<_, StoreError>(())
        })?;
        Ok(())
    }
}

impl From<PackListing> for PackCard {
    fn from(listing: PackListing) -> PackCard {
        PackCard {
            id: listing.pack.id,
            title: listing.pack.title,
            summary: listing.pack.summary.unwrap_or_default(),
            kind: match listing.pack.kind {
                storage::PackKind::Bundled => PackKind::Bundled,
                storage::PackKind::Imported | storage::PackKind::Installed => PackKind::Imported,
            },
            questions: listing.questions,
        }
    }
}

pub(crate) fn hex_sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn content_hash(pack: &Pack) -> String {
    // Serialising plain data to memory has no way to fail; an empty hash would only refresh it again.
    hex_sha256(&serde_json::to_vec(pack).unwrap_or_default())
}

fn has_all(question: &Question, words: &[String]) -> bool {
    let title = question.title.to_lowercase();
    words.iter().all(|word| title.contains(word))
}

fn row(question: &Question) -> QuestionRow {
    let count = |reviewed| {
        let points = question.key_points.iter().filter(|point| point.reviewed == reviewed).count();
        u32::try_from(points).unwrap_or(u32::MAX)
    };
    QuestionRow {
        id: question.id.clone(),
        pack: question.pack.clone(),
        title_html: inline_html(&question.title),
        level: question.level,
        topics: question.topics.clone(),
        key_points: count(true) + count(false),
        unreviewed: count(false),
    }
}
