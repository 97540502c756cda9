//! What there is to share of a session, and the file that is made of what was chosen.

use super::answers::{Part, is_answered, parts};
use super::bundle::{
    BUNDLE_FORMAT, BUNDLE_VERSION, SharedAnswers, SharedGuide, SharedItem, SharedPart, SharedPoint,
    SharedRubric, SharedWord,
};
use super::page::{Sound, page};
use super::redacting::{BAR, redacted, silences};
use crate::dto::{ShareChoice, ShareItem, ShareStart, Shared};
use crate::files::write_whole;
use crate::journal::{Journal, new_id};
use crate::{ApiError, Code, Hotseat};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hotseat_content::{html, inline_html};
use hotseat_interview::{ItemState, Millis, Question};
use hotseat_speech::playback::{Audio, shared_flac};
use hotseat_storage::{SessionId, StoredBundle};
use std::collections::BTreeSet;
use std::path::Path;

/// More sound than any mail or browser takes gladly.
const MOST_SOUND: usize = 100 * 1024 * 1024;
const LONGEST_NAME: usize = 80;
/// More than anyone redacts by hand.
const MOST_PHRASES: usize = 200;

/// A file being made.
#[derive(Default)]
struct Making {
    sounds: Vec<Sound>,
    sound_bytes: usize,
    blanked: u32,
    silenced: Millis,
}

impl Hotseat {
    /// The answers of a session that can be shared.
    pub fn share_start(&self, session: String) -> Result<ShareStart, ApiError> {
        let (journal, _) = Journal::load(&self.store, &SessionId(session.clone()))?;
        let plan = journal.session.plan();
        let mut items = Vec::new();
        for ((item, asked), state) in (0..).zip(&plan.items).zip(journal.session.items()) {
            if !is_answered(state) {
                continue;
            }
            let spoken = journal.spoken(&self.store, item)?;
            items.push(ShareItem {
                item,
                title_html: inline_html(&asked.question.title),
                locked: state.locked.is_some(),
                parts: parts(state, &spoken).into_iter().map(|part| part.shown).collect(),
            });
        }
        let rubric_title = plan.rubric.title.clone();
        Ok(ShareStart { session, title: journal.title, rubric_title, items })
    }

    /// Makes one file of what was chosen, for somebody who has nothing but a browser. Of an answer that
    /// is not locked, neither scores nor model answers go into it.
    pub fn share(&self, choice: ShareChoice, path: String) -> Result<Shared, ApiError> {
        let id = SessionId(choice.session.clone());
        let (journal, _) = Journal::load(&self.store, &id)?;
        if choice.redact_phrases.len() > MOST_PHRASES {
            let message =
                format!("There are more than {MOST_PHRASES} words to redact: leave the answer out.");
            return Err(ApiError::new(Code::Invalid, message));
        }
        if !choice.sound && !choice.words {
            return Err(ApiError::new(Code::Invalid, "Share the sound, the words, or both."));
        }
        let wall = self.wall();
        let bundle = new_id(wall).0;
        let plan = journal.session.plan();
        let mut making = Making::default();
        let mut items = Vec::new();
        for ((item, asked), state) in (0..).zip(&plan.items).zip(journal.session.items()) {
            if !choice.items.contains(&item) {
                continue;
            }
            if !is_answered(state) {
                let message = format!("Question {} has no answer to share.", item + 1);
                return Err(ApiError::new(Code::Invalid, message));
            }
            let spoken = journal.spoken(&self.store, item)?;
            let mut shared = Vec::new();
            for part in parts(state, &spoken) {
                shared.extend(self.shared_part(&choice, item, part, &mut making)?);
            }
            items.push(shared_item(&choice, item, &asked.question, state, shared));
        }
        if items.is_empty() {
            return Err(ApiError::new(Code::Invalid, "Choose at least one answer to share."));
        }
        let rubric = SharedRubric {
            title: plan.rubric.title.clone(),
            rows: plan.rubric.rows.clone(),
            overall: plan.rubric.overall_levels().into_iter().collect(),
        };
        let stored = StoredBundle {
            id: bundle.clone(),
            session: id,
            made_at: wall,
            items: items.iter().map(|item: &SharedItem| item.item).collect(),
        };
        let answers = SharedAnswers {
            format: BUNDLE_FORMAT.to_owned(),
            version: BUNDLE_VERSION,
            bundle,
            by: choice.by.trim().chars().take(LONGEST_NAME).collect(),
            title: journal.title,
            made: wall.to_string(),
            rubric,
            items,
        };
        let file = page(&answers, &making.sounds)?;
        // Known before it goes out: a file without its row could never be merged.
        self.store.write(|tx| tx.add_bundle(&stored))?;
        write_whole(Path::new(&path), file.as_bytes())?;
        let bytes = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(Shared {
            path,
            bytes: bytes(file.len()),
            sound_bytes: bytes(making.sound_bytes),
            blanked: making.blanked,
            silenced: making.silenced,
        })
    }

    fn shared_part(
        &self,
        choice: &ShareChoice,
        item: u32,
        part: Part,
        making: &mut Making,
    ) -> Result<Option<SharedPart>, ApiError> {
        let Part { shown, times, file } = part;
        let of_part: Vec<_> =
            choice.redact.iter().filter(|run| run.item == item && run.part == shown.part).cloned().collect();
        let places = redacted(&shown.words, &of_part, &choice.redact_phrases);
        let sound = match file.filter(|_| choice.sound) {
            Some(_) if shown.unwritten && !choice.redact_phrases.is_empty() => {
                return Err(not_found_in_sound(item, "A recording has no words yet"));
            }
            Some(_) if has_untimed(&times, &places) => {
                return Err(not_found_in_sound(item, "A word that was written down by hand has no time"));
            }
            Some(file) => {
                let silent = silences(&times, &places);
                let mut audio = Audio::open(&self.folder.join("recordings").join(file))?;
                let length = audio.length();
                let flac = shared_flac(&mut audio, &silent)?;
                making.silenced +=
                    silent.iter().map(|span| span.to.min(length) - span.from.min(length)).sum();
                Some(making.keep(&flac)?)
            }
            None => None,
        };
        let words = choice.words.then(|| {
            let word = |(at, word): (usize, &crate::dto::ShareWord)| {
                let gone = places.contains(&at);
                SharedWord {
                    text: format!("{}{}", if gone { BAR } else { &word.text }, word.after),
                    from: times.get(at).map(|(from, _)| *from),
                    redacted: gone,
                }
            };
            shown.words.iter().enumerate().map(word).collect::<Vec<_>>()
        });
        if words.is_none() && sound.is_none() {
            return Ok(None);
        }
        making.blanked = making.blanked.saturating_add(u32::try_from(places.len()).unwrap_or(u32::MAX));
        Ok(Some(SharedPart { part: shown.part, ask: shown.ask, words, sound, length: shown.sound }))
    }
}

/// Whether one of these words can't be found in the sound: it was written down, not heard.
fn has_untimed(times: &[(Millis, Millis)], places: &BTreeSet<usize>) -> bool {
    places.iter().any(|&at| times.get(at).is_none_or(|(from, to)| to <= from))
}

/// Silence in the wrong place would leave what was to be kept secret.
fn not_found_in_sound(item: u32, why: &str) -> ApiError {
    let message = format!(
        "{why}, so it can't be silenced in the answer to question {}. Transcribe the recording, or leave the \
         sound out.",
        item + 1
    );
    ApiError::new(Code::NotNow, message)
}

impl Making {
    /// Takes up a sound, and gives the id of its element.
    fn keep(&mut self, flac: &[u8]) -> Result<String, ApiError> {
        let text = STANDARD.encode(flac);
        self.sound_bytes += text.len();
        if self.sound_bytes > MOST_SOUND {
            let message = "The sound of these answers comes to more than 100 MB: choose fewer of them, or leave \
                           the sound out.";
            return Err(ApiError::new(Code::Invalid, message));
        }
        let id = format!("sound-{}", self.sounds.len());
        self.sounds.push(Sound { id: id.clone(), base64: text });
        Ok(id)
    }
}

fn shared_item(
    choice: &ShareChoice,
    item: u32,
    question: &Question,
    state: &ItemState,
    parts: Vec<SharedPart>,
) -> SharedItem {
    let locked = state.locked.is_some();
    let own = choice.own_scores && locked;
    let guide = (choice.model && locked).then(|| SharedGuide {
        points: question
            .key_points
            .iter()
            .map(|point| SharedPoint {
                say: point.say.clone(),
                weight: point.weight,
                judgement: state.judgements.get(&point.id).copied().filter(|_| own),
            })
            .collect(),
        short_html: question.short.as_deref().map(html),
        model_answer_html: question.model_answer.as_deref().map(html),
    });
    SharedItem {
        item,
        title_html: inline_html(&question.title),
        body_html: question.body.as_deref().map(html),
        level: question.level,
        parts,
        own: own.then(|| state.own_score()),
        guide,
    }
}
