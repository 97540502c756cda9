//! The bank as it is browsed: filtered in memory, so that ten thousand questions answer at once.

use crate::dto::{
    LevelCount, Library, LibraryFilter, PackCount, QuestionRow, QuestionState, StateCount, TopicCount,
};
use crate::{ApiError, Hotseat};
use hotseat_content::inline_html;
use hotseat_interview::{Judgement, Level, PackId};
use hotseat_storage::{QuestionLine, Stamp, StoreError};
use std::collections::HashMap;
use std::sync::{MutexGuard, PoisonError};

/// More titles than a bank has; beyond that, old ones are forgotten.
const MOST_TITLES: usize = 50_000;
const STATES: [QuestionState; 8] = [
    QuestionState::NeverAsked,
    QuestionState::Asked,
    QuestionState::Missed,
    QuestionState::Partly,
    QuestionState::Said,
    QuestionState::ToReview,
    QuestionState::Edited,
    QuestionState::SetAside,
];
const LEVELS: [Level; 3] = [Level::Junior, Level::Mid, Level::Senior];

/// The bank in a form that is quickly filtered, and the state of the database that it is of.
#[derive(Default)]
pub(crate) struct Index {
    stamp: Option<Stamp>,
    entries: Vec<Entry>,
    /// By number.
    packs: Vec<PackId>,
    topics: Vec<String>,
    /// Rendered titles outlive a change of the bank: they are what takes long.
    titles: HashMap<String, String>,
}

struct Entry {
    line: QuestionLine,
    pack: usize,
    topics: Vec<usize>,
    level: Option<usize>,
    /// A bit for each of [`STATES`].
    states: u8,
    /// Title and topics in lower case.
    words: String,
}

impl Hotseat {
    /// The questions of the bank that pass the filter, and what other filters would let through.
    pub fn library(&self, filter: LibraryFilter) -> Result<Library, ApiError> {
        let packs = self.pack_cards()?;
        let mut index = self.index()?;
        let found = index.find(&filter);
        let limit = filter.limit.map_or(usize::MAX, |limit| limit as usize);
        let shown = found.matching.iter().skip(filter.from as usize).take(limit);
        let Index { entries, titles, .. } = &mut *index;
        Ok(Library {
            packs,
            matching: count(found.matching.len()),
            all: count(entries.iter().filter(|entry| !entry.line.set_aside).count()),
            questions: shown.map(|&at| row(&entries[at].line, titles)).collect(),
            pack_counts: found.packs,
            topics: found.topics,
            levels: found.levels,
            states: found.states,
        })
    }

    fn index(&self) -> Result<MutexGuard<'_, Index>, ApiError> {
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = self.store.read(|tx| {
            let stamp = tx.stamp()?;
            if index.stamp == Some(stamp) {
                return Ok::<_, StoreError>(None);
            }
            Ok(Some((stamp, tx.question_lines()?)))
        })?;
        if let Some((stamp, lines)) = fresh {
            let titles = std::mem::take(&mut index.titles);
            *index = Index::new(lines);
            index.stamp = Some(stamp);
            index.titles = if titles.len() > MOST_TITLES { HashMap::new() } else { titles };
        }
        Ok(index)
    }
}

/// What passes a filter, and the counts of [`Library`].
struct Passing {
    matching: Vec<usize>,
    packs: Vec<PackCount>,
    topics: Vec<TopicCount>,
    levels: Vec<LevelCount>,
    states: Vec<StateCount>,
}

impl Index {
    fn new(lines: Vec<QuestionLine>) -> Index {
        let mut index = Index::default();
        let mut packs = HashMap::new();
        let mut topics = HashMap::new();
        for line in lines {
            let pack = number(&mut packs, &mut index.packs, &line.pack);
            let of_line = line.topics.iter().map(|topic| number(&mut topics, &mut index.topics, topic));
            let of_line = of_line.collect();
            let words = format!("{}\n{}", line.title, line.topics.join("\n")).to_lowercase();
            let level = line.level.and_then(|level| LEVELS.iter().position(|known| *known == level));
            let states = states(&line);
            index.entries.push(Entry { line, pack, topics: of_line, level, states, words });
        }
        index
    }

    fn find(&self, filter: &LibraryFilter) -> Passing {
        let words: Vec<String> = filter.text.split_whitespace().map(str::to_lowercase).collect();
        let wanted_packs = chosen(&self.packs, &filter.packs);
        let wanted_topics = chosen(&self.topics, &filter.topics);
        let wanted_states: u8 = STATES
            .iter()
            .enumerate()
            .filter(|(_, state)| filter.states.contains(state))
            .map(|(bit, _)| 1 << bit)
            .sum();
        let mut matching = Vec::new();
        let mut packs = vec![0; self.packs.len()];
        let mut topics = vec![0; self.topics.len()];
        let mut levels = [0; LEVELS.len()];
        let mut states = [0; STATES.len()];
        for (at, entry) in self.entries.iter().enumerate() {
            if !words.iter().all(|word| entry.words.contains(word.as_str())) {
                continue;
            }
            let in_pack = filter.packs.is_empty() || wanted_packs[entry.pack];
            let has_topic =
                filter.topics.is_empty() || entry.topics.iter().any(|&topic| wanted_topics[topic]);
            let has_level = filter.levels.is_empty()
                || entry.line.level.is_some_and(|level| filter.levels.contains(&level));
            let in_state = match wanted_states {
                0 => !entry.line.set_aside,
                wanted => entry.states & wanted != 0,
            };
            if in_pack && has_topic && has_level && in_state {
                matching.push(at);
            }
            if has_topic && has_level && in_state {
                packs[entry.pack] += 1;
            }
            if in_pack && has_level && in_state {
                // An author may have named one twice.
                for (place, &topic) in entry.topics.iter().enumerate() {
                    topics[topic] += u32::from(!entry.topics[..place].contains(&topic));
                }
            }
            if let Some(level) = entry.level.filter(|_| in_pack && has_topic && in_state) {
                levels[level] += 1;
            }
            if in_pack && has_topic && has_level {
                for (bit, count) in states.iter_mut().enumerate() {
                    *count += u32::from(entry.states >> bit & 1);
                }
            }
        }
        let packs = self.packs.iter().cloned().zip(packs);
        let topics = self.topics.iter().cloned().zip(topics);
        let mut topics: Vec<TopicCount> = topics
            .filter(|(_, questions)| *questions > 0)
            .map(|(topic, questions)| TopicCount { topic, questions })
            .collect();
        topics.sort_by(|a, b| b.questions.cmp(&a.questions).then_with(|| a.topic.cmp(&b.topic)));
        let levels = LEVELS.into_iter().zip(levels);
        let states = STATES.into_iter().zip(states);
        Passing {
            matching,
            packs: packs
                .filter(|(_, questions)| *questions > 0)
                .map(|(pack, questions)| PackCount { pack, questions })
                .collect(),
            topics,
            levels: levels
                .filter(|(_, questions)| *questions > 0)
                .map(|(level, questions)| LevelCount { level, questions })
                .collect(),
            states: states
                .filter(|(_, questions)| *questions > 0)
                .map(|(state, questions)| StateCount { state, questions })
                .collect(),
        }
    }
}

/// The number of a name, which gets one when it is met first.
fn number<T: Clone + Eq + std::hash::Hash>(
    numbers: &mut HashMap<T, usize>,
    names: &mut Vec<T>,
    name: &T,
) -> usize {
    match numbers.get(name) {
        Some(&number) => number,
        None => {
            names.push(name.clone());
            numbers.insert(name.clone(), names.len() - 1);
            names.len() - 1
        }
    }
}

fn chosen<T: PartialEq>(names: &[T], wanted: &[T]) -> Vec<bool> {
    names.iter().map(|name| wanted.contains(name)).collect()
}

fn states(line: &QuestionLine) -> u8 {
    let holds = |state: &QuestionState| match state {
        QuestionState::SetAside => line.set_aside,
        _ if line.set_aside => false,
        QuestionState::NeverAsked => line.asked == 0,
        QuestionState::Asked => line.asked > 0,
        QuestionState::Missed => last_judged(line) == Some(Judgement::Didnt),
        QuestionState::Partly => last_judged(line) == Some(Judgement::Partly),
        QuestionState::Said => last_judged(line) == Some(Judgement::Said),
        QuestionState::ToReview => line.unreviewed > 0,
        QuestionState::Edited => line.edited,
    };
    STATES.iter().enumerate().filter(|(_, state)| holds(state)).map(|(bit, _)| 1 << bit).sum()
}

/// The worst judgement of a key point when they were last judged.
fn last_judged(line: &QuestionLine) -> Option<Judgement> {
    match line.last_judged? {
        [_, _, didnt] if didnt > 0 => Some(Judgement::Didnt),
        [_, partly, _] if partly > 0 => Some(Judgement::Partly),
        _ => Some(Judgement::Said),
    }
}

fn row(line: &QuestionLine, titles: &mut HashMap<String, String>) -> QuestionRow {
    let title_html = match titles.get(&line.title) {
        Some(html) => html.clone(),
        None => {
            let html = inline_html(&line.title);
            titles.insert(line.title.clone(), html.clone());
            html
        }
    };
    QuestionRow {
        id: line.id.clone(),
        pack: line.pack.clone(),
        title: line.title.clone(),
        title_html,
        level: line.level,
        topics: line.topics.clone(),
        key_points: line.key_points,
        unreviewed: line.unreviewed,
        asked: line.asked,
        last_asked: line.last_asked.map(|at| at.to_string()),
        last_judged: last_judged(line),
        edited: line.edited,
        set_aside: line.set_aside,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
