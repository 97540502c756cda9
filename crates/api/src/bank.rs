use crate::dto::{Home, PackCard, PackKind, QuestionView, SessionCard, Unfinished};
use crate::duplicating::{Decisions, set_aside};
use crate::journal::Journal;
use crate::view::{clock_words, position_of};
use crate::{ApiError, Code, Hotseat};
use hotseat_content::{html, inline_html};
use hotseat_interview::{PackId, QuestionId, Stage};
use hotseat_storage as storage;
use hotseat_storage::{BankQuestion, OrNotFound, PackListing};
use sha2::{Digest, Sha256};

const LATEST: u32 = 3;

impl Hotseat {
    /// What the first screen shows.
    pub fn home(&self) -> Result<Home, ApiError> {
        let finished = storage::SessionFilter {
            standing: Some(storage::Standing::Finished),
            ..storage::SessionFilter::default()
        };
        let (unfinished, latest) = self.store.read(|tx| {
            Ok::<_, storage::StoreError>((tx.unfinished_sessions()?, tx.sessions_page(&finished, 0, LATEST)?))
        })?;
        let unfinished = unfinished
            .iter()
            .map(|summary| self.unfinished(&summary.id))
            // One that can't be read is no reason to offer nothing at all; History says what it is.
            .find(|found| !matches!(found, Err(error) if error.code == Code::Damaged))
            .transpose()?;
        let latest = latest.into_iter().map(SessionCard::from).collect();
        Ok(Home { packs: self.pack_cards()?, unfinished, latest })
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

    /// One question with everything in it.
    pub fn question(&self, id: QuestionId) -> Result<QuestionView, ApiError> {
        let stored = self.store.read(|tx| tx.bank_question(&id)?.or_not_found("question", &id))?;
        Ok(question_view(stored))
    }

    /// Brings back a question that was set aside.
    pub fn restore_question(&self, id: QuestionId) -> Result<QuestionView, ApiError> {
        self.store.write(|tx| {
            let decisions = Decisions::read(tx)?;
            for first in decisions.left_out_for(&id) {
                tx.decide_duplicate(first, &id, None)?;
            }
            set_aside(tx, &id, false)
        })?;
        self.question(id)
    }

    /// Takes a list or a pack of one's own out of the bank; its files stay where they are. Sessions held
    /// with it keep their questions.
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
}

impl From<PackListing> for PackCard {
    fn from(listing: PackListing) -> PackCard {
        PackCard {
            id: listing.pack.id,
            title: listing.pack.title,
            summary: listing.pack.summary.unwrap_or_default(),
            kind: match listing.pack.kind {
                storage::PackKind::Bundled => PackKind::Bundled,
                storage::PackKind::Imported => PackKind::Imported,
                storage::PackKind::Installed => PackKind::Own,
            },
            questions: listing.questions,
            folder: listing.pack.folder,
        }
    }
}

pub(crate) fn hex_sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn question_view(stored: BankQuestion) -> QuestionView {
    let BankQuestion { question, base, set_aside, .. } = stored;
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
    QuestionView {
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
        edited: base.is_some(),
        set_aside,
    }
}
