use crate::dto::{LevelCount, PlanPreview, PlanStart, TopicCount};
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::{Level, Plan, PlanSettings, Question, Rubric, build_plan};
use hotseat_storage::{QuestionFilter, StoreError};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The rubric of packs that name none: what people import is mostly technical.
const UNNAMED: &str = "technical";

impl Hotseat {
    /// What there is to plan with, and the defaults under a fresh seed. The proposal keeps to the
    /// fullest pack, since an interview is scored on one rubric.
    pub fn plan_start(&self) -> Result<PlanStart, ApiError> {
        let (topics, questions) = self
            .store
            .read(|tx| Ok::<_, StoreError>((tx.topics(&[])?, tx.questions(&QuestionFilter::default())?)))?;
        let cards = self.pack_cards()?;
        let fullest = cards.iter().rev().max_by_key(|card| card.questions);
        let packs = fullest.map(|card| card.id.clone()).into_iter().collect();
        Ok(PlanStart {
            settings: PlanSettings { seed: self.fresh_seed(), packs, ..PlanSettings::default() },
            packs: cards,
            topics: topics
                .into_iter()
                .map(|topic| TopicCount { topic: topic.topic, questions: topic.questions })
                .collect(),
            rubrics: self.rubrics()?,
            levels: level_counts(&questions.iter().collect::<Vec<_>>()),
        })
    }

    /// What the settings come to, before anything is begun.
    pub fn preview_plan(&self, settings: PlanSettings) -> Result<PlanPreview, ApiError> {
        settings.validate()?;
        let bank = self.bank()?;
        let matching = hotseat_interview::matching(&settings, &bank).len();
        let plan = self.plan_over(settings, &bank)?;
        let topics: BTreeSet<String> =
            plan.items.iter().flat_map(|asked| asked.question.topics.iter().cloned()).collect();
        let of_any_topic = PlanSettings { topics: Vec::new(), ..plan.settings.clone() };
        let of_any_level = PlanSettings { levels: Vec::new(), ..plan.settings.clone() };
        Ok(PlanPreview {
            offered_topics: topic_counts(&hotseat_interview::matching(&of_any_topic, &bank)),
            offered_levels: level_counts(&hotseat_interview::matching(&of_any_level, &bank)),
            matching: u32::try_from(matching).unwrap_or(u32::MAX),
            count: u32::try_from(plan.items.len()).unwrap_or(u32::MAX),
            budget: plan.budget(),
            topics: topics.into_iter().collect(),
        })
    }

    /// The plan that the settings determine.
    pub fn plan(&self, settings: PlanSettings) -> Result<Plan, ApiError> {
        self.plan_over(settings, &self.bank()?)
    }

    fn plan_over(&self, settings: PlanSettings, bank: &[Question]) -> Result<Plan, ApiError> {
        let mut plan = build_plan(settings, unscored(), bank)?;
        plan.rubric = match plan.settings.rubric.as_deref() {
            Some(id) => self.chosen_rubric(id)?,
            None => self.rubric_for(&plan)?,
        };
        Ok(plan)
    }

    fn chosen_rubric(&self, id: &str) -> Result<Rubric, ApiError> {
        self.store.read(|tx| tx.rubric(id))?.ok_or_else(|| {
            ApiError::new(Code::NotFound, format!("There is no rubric {id:?}: choose another, or none."))
        })
    }

    /// The rubric that most of the plan's questions ask for, among equals the one met first. A pack
    /// that names none, such as an imported list, asks for [`UNNAMED`].
    fn rubric_for(&self, plan: &Plan) -> Result<Rubric, ApiError> {
        let found = self.store.read(|tx| {
            let mut wanted: Vec<(String, usize)> = Vec::new();
            for asked in &plan.items {
                let rubric = tx.pack(&asked.question.pack)?.and_then(|pack| pack.rubric);
                let id = rubric.unwrap_or_else(|| UNNAMED.to_owned());
                match wanted.iter_mut().find(|(known, _)| *known == id) {
                    Some((_, questions)) => *questions += 1,
                    None => wanted.push((id, 1)),
                }
            }
            let most = wanted.iter().rev().max_by_key(|(_, questions)| *questions);
            tx.rubric(most.map_or(UNNAMED, |(id, _)| id))
        })?;
        found.ok_or_else(|| ApiError::new(Code::Damaged, "The bank has no rubric to score with."))
    }

    pub(crate) fn bank(&self) -> Result<Vec<Question>, ApiError> {
        Ok(self.store.read(|tx| tx.questions(&QuestionFilter::default()))?)
    }

    /// "Node.js", or the first two packs of a mixed plan.
    pub(crate) fn title_of(&self, plan: &Plan) -> Result<String, ApiError> {
        let mut titles: Vec<String> = Vec::new();
        for asked in &plan.items {
            let pack = self.store.read(|tx| tx.pack(&asked.question.pack))?;
            let title = pack.map_or_else(|| asked.question.pack.0.clone(), |pack| pack.title);
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        let more = if titles.len() > 2 { " and more" } else { "" };
        titles.truncate(2);
        Ok(format!("{}{more}", titles.join(", ")))
    }

    pub(crate) fn fresh_seed(&self) -> u32 {
        // The low digits of the time: different each time, and short enough to be written down.
        u32::try_from(self.clock.wall().as_millisecond().rem_euclid(1_000_000)).unwrap_or(1)
    }
}

/// Topics by how many questions have them, the most frequent first, then by name.
fn topic_counts(questions: &[&Question]) -> Vec<TopicCount> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for topic in questions.iter().flat_map(|question| &question.topics) {
        *counts.entry(topic).or_default() += 1;
    }
    let mut counts: Vec<TopicCount> = counts
        .into_iter()
        .map(|(topic, questions)| TopicCount { topic: topic.to_owned(), questions })
        .collect();
    counts.sort_by_key(|count| Reverse(count.questions));
    counts
}

/// Levels that any question has, from junior to senior.
fn level_counts(questions: &[&Question]) -> Vec<LevelCount> {
    let count = |level| {
        let of_it = questions.iter().filter(|question| question.level == Some(level)).count();
        LevelCount { level, questions: u32::try_from(of_it).unwrap_or(u32::MAX) }
    };
    let counts = [Level::Junior, Level::Mid, Level::Senior].map(count);
    counts.into_iter().filter(|level| level.questions > 0).collect()
}

fn unscored() -> Rubric {
    Rubric { id: String::new(), title: String::new(), version: 0, rows: Vec::new() }
}
