use crate::clock::ScriptedClock;
use crate::running::recorded::Recordings;
use hotseat_api::dto::{Action, Answers, EditBatch, InterviewView, ScriptedAnswer, StageView, TypedEdit};
use hotseat_api::{ApiError, Code, Hotseat};
use hotseat_interview::{Doc, Judgement, Millis, Plan, QuestionId};
use std::collections::{BTreeMap, BTreeSet};

const SECOND: Millis = Millis::seconds(1);
/// Text is typed in the middle of each second, so that all of it is there when the time is up.
const HALF: Millis = Millis(500);

/// Someone who does in an interview what a file says, one use case after the other.
pub struct Script<'a> {
    hotseat: &'a Hotseat,
    clock: &'a ScriptedClock,
    answers: &'a Answers,
    recordings: Recordings,
    untranscribed: Vec<ApiError>,
    /// The question of each item.
    questions: Vec<QuestionId>,
    session: String,
    /// Items that were thought about, and those put off: both are done once.
    thought: BTreeSet<u32>,
    parked: BTreeSet<u32>,
    /// How many follow-ups each item had.
    followed: BTreeMap<u32, usize>,
    /// Time since the last tick.
    unticked: Millis,
}

impl<'a> Script<'a> {
    pub fn new(
        hotseat: &'a Hotseat,
        clock: &'a ScriptedClock,
        answers: &'a Answers,
        recordings: Recordings,
    ) -> Script<'a> {
        Script {
            hotseat,
            clock,
            answers,
            recordings,
            untranscribed: Vec::new(),
            questions: Vec::new(),
            session: String::new(),
            thought: BTreeSet::new(),
            parked: BTreeSet::new(),
            followed: BTreeMap::new(),
            unticked: Millis::ZERO,
        }
    }

    /// Holds the interview to its end, and gives the id of the session.
    ///
    /// # Errors
    /// When it can't begin, or something can't be stored; what was stored by then can be continued.
    pub fn play(&mut self, plan: Plan) -> Result<String, ApiError> {
        self.questions = plan.items.iter().map(|asked| asked.question.id.clone()).collect();
        let view = self.hotseat.begin_plan(plan)?;
        self.session.clone_from(&view.session);
        match self.hold(view) {
            Ok(()) => Ok(self.session.clone()),
            Err(error) => Err(error.with_detail(format!("session {} can be continued", self.session))),
        }
    }

    /// What became of recordings that have no words.
    pub fn untranscribed(self) -> Vec<ApiError> {
        self.untranscribed
    }

    fn hold(&mut self, mut view: InterviewView) -> Result<(), ApiError> {
        loop {
            view = match &view.stage {
                StageView::Waiting | StageView::Finished => return Ok(()),
                StageView::Thinking { question, .. } => self.think(question.item)?,
                // Nothing is heard without a microphone: the clock starts at once.
                StageView::Opening { .. } => self.act(Action::Speak { on: false })?,
                StageView::Answering { question, probe: Some(_), .. } => self.follow_up(question.item)?,
                StageView::Answering { question, .. } => self.answer(question.item)?,
                StageView::Judging { question, .. } => self.judge(question.item)?,
                StageView::Revealed { .. } => self.act(Action::MoveOn)?,
            }
        }
    }

    fn think(&mut self, item: u32) -> Result<InterviewView, ApiError> {
        let Some(answer) = self.answer_to(item) else { return self.act(Action::Skip) };
        if self.thought.insert(item) {
            self.write(item, Doc::Notes, 0, &answer.notes)?;
            let view = self.pass(Millis::seconds(answer.think_seconds.into()))?;
            if !is_thinking(&view, item) {
                return Ok(view);
            }
        }
        match self.instead(item, answer)? {
            Some(action) => self.act(action),
            None => self.act(Action::BeginAnswer),
        }
    }

    fn answer(&mut self, item: u32) -> Result<InterviewView, ApiError> {
        let Some(answer) = self.answer_to(item) else { return self.act(Action::Skip) };
        if self.thought.insert(item) {
            // There was no time to think.
            self.write(item, Doc::Notes, 0, &answer.notes)?;
        }
        if let Some(action) = self.instead(item, answer)? {
            return self.act(action);
        }
        let mut typed = 0;
        let mut view = self.current()?;
        let (text, seconds) = match answer.earlier.get(take_of(&view)) {
            Some(earlier) => (&earlier.text, earlier.answer_seconds),
            None => (&answer.text, self.speak(item, answer.answer_seconds)?),
        };
        for chunk in chunks(text, seconds) {
            if seconds > 0 {
                view = self.pass(HALF)?;
            }
            if !is_answering(&view, item) {
                return Ok(view);
            }
            typed += self.write(item, Doc::Answer, typed, chunk)?;
            if seconds > 0 {
                view = self.pass(HALF)?;
            }
        }
        if is_answering(&view, item) { self.act(Action::Done) } else { Ok(view) }
    }

    /// Gives the answer its recording, if there is one, and says how many seconds the answer takes.
    fn speak(&mut self, item: u32, seconds: u32) -> Result<u32, ApiError> {
        let Some(recording) = self.recordings.get(&self.questions[item as usize]) else { return Ok(seconds) };
        let failed = self.recordings.give(self.hotseat, &self.session, item, recording)?;
        self.untranscribed.extend(failed);
        self.unticked = Millis::ZERO;
        Ok(if seconds > 0 { seconds } else { recording.seconds() })
    }

    /// The next of the scripted words for follow-ups; nothing is said where there are none left.
    fn follow_up(&mut self, item: u32) -> Result<InterviewView, ApiError> {
        let asked = self.followed.entry(item).or_default();
        let said = self.answers.answers.get(&self.questions[item as usize]);
        let text = said.and_then(|answer| answer.follow_ups.get(*asked)).cloned().unwrap_or_default();
        *asked += 1;
        self.write(item, Doc::Answer, 0, &text)?;
        self.act(Action::Done)
    }

    /// Everything that is judged, then on to the next: locked if it can be.
    fn judge(&mut self, item: u32) -> Result<InterviewView, ApiError> {
        let none = BTreeMap::new();
        let answer = self.answer_to(item);
        if let StageView::Judging { answer: given, may_retake: true, .. } = &self.current()?.stage
            && answer.is_some_and(|answer| answer.earlier.len() >= given.take as usize)
        {
            return self.act(Action::Retake { item });
        }
        let judgements: Option<&BTreeMap<String, Judgement>> =
            answer.and_then(|answer| answer.judgements.as_ref());
        for (key_point, judgement) in judgements.unwrap_or(&none) {
            self.act(Action::Judge { item, key_point: key_point.clone(), judgement: *judgement })?;
        }
        for (row, level) in answer.map(|answer| &answer.rubric).into_iter().flatten() {
            self.act(Action::Score { item, row: row.clone(), level: *level })?;
        }
        if let Some(level) = answer.and_then(|answer| answer.overall) {
            self.act(Action::ScoreWhole { item, level })?;
        }
        match self.current()?.stage {
            StageView::Judging { may_lock: true, .. } if judgements.is_some() => {
                self.act(Action::Lock { item })
            }
            _ => self.act(Action::MoveOn),
        }
    }

    /// What is done instead of answering.
    fn instead(&mut self, item: u32, answer: &ScriptedAnswer) -> Result<Option<Action>, ApiError> {
        let may_park = match self.current()?.stage {
            StageView::Thinking { may_park, .. } | StageView::Answering { may_park, .. } => may_park,
            _ => false,
        };
        if answer.park && may_park && self.parked.insert(item) {
            return Ok(Some(Action::Park));
        }
        Ok(answer.skip.then_some(Action::Skip))
    }

    /// Lets time pass with a tick each second and at each limit, as the window does, and stops
    /// early when the question or its stage changes.
    fn pass(&mut self, time: Millis) -> Result<InterviewView, ApiError> {
        let mut view = self.current()?;
        let mut left = time;
        while left > Millis::ZERO {
            let (StageView::Thinking { clock, question, .. } | StageView::Answering { clock, question, .. }) =
                &view.stage
            else {
                break;
            };
            let (item, thinking) = (question.item, is_thinking(&view, question.item));
            // What the view says is as old as the last event that was committed.
            let limits = [clock.left, view.whole.left];
            let ahead =
                limits.into_iter().map(|left| left - self.unticked).filter(|left| *left > Millis::ZERO);
            let step = ahead.fold(left.min(SECOND - self.unticked), Millis::min);
            self.clock.advance(step);
            self.unticked += step;
            left = left - step;
            // A limit behind us ends the question in strict mode, and is overtime otherwise.
            let at_limit = |left: Millis| left <= self.unticked && (view.strict || left > Millis::ZERO);
            let due = self.unticked >= SECOND || limits.into_iter().any(at_limit);
            if due {
                self.unticked = Millis::ZERO;
                view = match self.hotseat.tick()? {
                    Some(view) => view,
                    None => self.current()?,
                };
            }
            let same = if thinking { is_thinking(&view, item) } else { is_answering(&view, item) };
            if !same {
                break;
            }
        }
        Ok(view)
    }

    /// Adds to the end of a text that is `from` code units long, and gives how many it added.
    fn write(&mut self, item: u32, doc: Doc, from: u32, text: &str) -> Result<u32, ApiError> {
        if text.is_empty() {
            return Ok(0);
        }
        let edit =
            TypedEdit { offset: from, removed: String::new(), inserted: text.to_owned(), ago: Millis::ZERO };
        self.hotseat.edit(EditBatch { session: self.session.clone(), item, doc, edits: vec![edit] })?;
        self.unticked = Millis::ZERO;
        Ok(u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX))
    }

    fn act(&mut self, action: Action) -> Result<InterviewView, ApiError> {
        self.unticked = Millis::ZERO;
        self.hotseat.act(self.session.clone(), None, action)
    }

    fn current(&self) -> Result<InterviewView, ApiError> {
        self.hotseat.current()?.ok_or_else(|| ApiError::new(Code::NotNow, "The interview is over."))
    }

    fn answer_to(&self, item: u32) -> Option<&'a ScriptedAnswer> {
        self.answers.answers.get(self.questions.get(item as usize)?)
    }
}

fn is_thinking(view: &InterviewView, item: u32) -> bool {
    matches!(&view.stage, StageView::Thinking { question, .. } if question.item == item)
}

fn is_answering(view: &InterviewView, item: u32) -> bool {
    matches!(&view.stage, StageView::Answering { question, .. } if question.item == item)
}

/// Which try at the question this is, counted from 0.
fn take_of(view: &InterviewView) -> usize {
    match view.stage {
        StageView::Answering { take, .. } => (take as usize).saturating_sub(1),
        _ => 0,
    }
}

/// The text in as many parts as there are seconds, of about the same length; some may be empty. In
/// no time it is one.
fn chunks(text: &str, seconds: u32) -> impl Iterator<Item = &str> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let parts = seconds.max(1) as usize;
    let place = move |part: usize| starts[(starts.len() - 1) * part / parts];
    (0..parts).map(move |part| &text[place(part)..place(part + 1)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, seconds: u32, expected: &[&str]) {
        let found: Vec<&str> = chunks(text, seconds).collect();
        assert_eq!(found, expected, "{text:?} in {seconds} s");
    }

    #[test]
    fn a_text_is_typed_evenly() {
        check("abcdef", 3, &["ab", "cd", "ef"]);
        check("abcdef", 4, &["a", "bc", "d", "ef"]);
        check("a😀é", 3, &["a", "😀", "é"]);
        check("ab", 4, &["", "a", "", "b"]);
        check("whole", 0, &["whole"]);
        check("", 2, &["", ""]);
    }
}
