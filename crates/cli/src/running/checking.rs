use hotseat_api::dto::{Answers, LONGEST_SECONDS, ScriptedAnswer};
use hotseat_api::{ApiError, Code};
use hotseat_interview::{Plan, Question, QuestionId};
use std::path::Path;

/// Refuses answers that can't be meant for this plan, before anything is stored.
pub fn check(answers: &Answers, plan: &Plan, file: &Path) -> Result<(), ApiError> {
    for asked in &plan.items {
        let id = &asked.question.id;
        if let Some(answer) = answers.answers.get(id)
            && let Some(wrong) = wrong_with(answer, &asked.question, plan)
        {
            let message = format!("{}, answer to {id}: {wrong}.", file.display());
            return Err(ApiError::new(Code::Invalid, message));
        }
    }
    Ok(())
}

/// Questions with an answer that the plan doesn't ask.
pub fn unused<'a>(answers: &'a Answers, plan: &'a Plan) -> impl Iterator<Item = &'a str> {
    let asked = |id: &QuestionId| plan.items.iter().any(|asked| asked.question.id == *id);
    answers.answers.keys().filter(move |id| !asked(id)).map(|id| id.0.as_str())
}

/// The first thing wrong with an answer, as the end of a sentence.
fn wrong_with(answer: &ScriptedAnswer, question: &Question, plan: &Plan) -> Option<String> {
    let rubric = &plan.rubric;
    let earlier = answer.earlier.iter().map(|earlier| ("answer_seconds", earlier.answer_seconds));
    let last = [("think_seconds", answer.think_seconds), ("answer_seconds", answer.answer_seconds)];
    for (what, seconds) in earlier.chain(last) {
        if seconds > LONGEST_SECONDS {
            return Some(format!("{what} is {seconds}, and can be {LONGEST_SECONDS} at most"));
        }
    }
    let (tries, takes) = (answer.earlier.len() + 1, usize::from(plan.settings.takes));
    if tries > takes {
        return Some(format!("it has {tries} tries, and the plan allows {takes}: plan with --takes {tries}"));
    }
    if answer.skip && !answer.text.is_empty() {
        return Some("it has a text and is skipped: take one out".to_owned());
    }
    if answer.skip && answer.recording.is_some() {
        return Some("it has a recording and is skipped: take one out".to_owned());
    }
    for point in answer.judgements.iter().flatten().map(|(point, _)| point) {
        if question.key_point(point).is_none() {
            let known = question.key_points.iter().map(|point| point.id.as_str());
            return Some(format!("the question has no key point {point:?}; {}", there_is(known)));
        }
    }
    for (row, level) in &answer.rubric {
        let Some(known) = rubric.row(row) else {
            let known = rubric.rows.iter().map(|row| row.id.as_str());
            return Some(format!("the rubric has no row {row:?}; {}", there_is(known)));
        };
        if !known.levels.iter().any(|anchor| anchor.level == *level) {
            return Some(format!("the rubric has no level {level} in row {row:?}"));
        }
    }
    None
}

fn there_is<'a>(known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    if known.is_empty() { "it has none".to_owned() } else { format!("it has {}", known.join(", ")) }
}
