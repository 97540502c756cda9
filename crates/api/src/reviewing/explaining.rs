use super::no_such_question;
use crate::dto::{MetWord, PointExplanation};
use crate::journal::Journal;
use crate::view::item_review;
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::{Answer, Rule, Verdict};
use hotseat_storage::SessionId;

impl Hotseat {
    /// Why a key point has its verdict, and what would have made it covered. That is tried with the
    /// engine as it is now, on the words as they were compared.
    ///
    /// # Errors
    /// When there is no such question or key point, or it may not be seen yet.
    pub fn explain_point(
        &self,
        session: String,
        item: u32,
        key_point: String,
    ) -> Result<PointExplanation, ApiError> {
        let (journal, _) = Journal::load(&self.store, &SessionId(session))?;
        let spoken = journal.spoken(&self.store, item)?;
        let held = &journal.session;
        let review = item_review(held, item, &spoken, None, Vec::new());
        let asked = held.plan().items.get(item as usize);
        let (Some(review), Some(asked)) = (review, asked) else { return Err(no_such_question(item)) };
        if review.reveal.is_none() {
            return Err(ApiError::new(Code::NotNow, "Lock your judgement first: then it is explained."));
        }
        if asked.question.key_point(&key_point).is_none() {
            return Err(ApiError::new(
                Code::NotFound,
                format!("There is no key point {key_point:?} in this question."),
            ));
        }
        let stored = journal.comparison(&self.store, item)?;
        let verdict = stored
            .as_ref()
            .and_then(|stored| stored.comparison.points.iter().find(|point| point.key_point == key_point));
        let (Some(stored), Some(verdict)) = (&stored, verdict) else {
            let sentence = String::new();
            return Ok(PointExplanation { key_point, met: Vec::new(), words: Vec::new(), sentence });
        };
        let state = held.items().get(item as usize);
        let typed = || Answer::typed(state.map_or("", |state| state.text()));
        let answer = stored.answer.clone().unwrap_or_else(typed);
        let matched = verdict.evidence.matched.iter();
        let met = matched.map(|word| MetWord {
            said: answer.word(word.answer_word as usize).to_owned(),
            phrasing: word.phrasing_word.clone(),
            kind: word.kind,
        });
        let met = met.collect();
        let words = if verdict.verdict == Verdict::Covered {
            Vec::new()
        } else {
            self.tiers.engines().comparer(&asked.question).would_be_covered_with(&answer, &key_point)
        };
        let sentence = sentence(verdict.verdict, verdict.rule, &words);
        Ok(PointExplanation { key_point, met, words, sentence })
    }
}

fn sentence(verdict: Verdict, rule: Rule, words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    match (quoted.split_last(), rule) {
        _ if verdict == Verdict::Covered => String::new(),
        (Some((last, [])), _) => format!("With {last} beside them it would have been covered."),
        (Some((last, rest)), _) => {
            format!("With {} and {last} beside them it would have been covered.", rest.join(", "))
        }
        (None, Rule::Denied) => "Enough of its words are there: what stands against it is the denial.".into(),
        (None, Rule::Swapped) => "Enough of its words are there: what is said of which thing decides.".into(),
        (None, Rule::Guessed) => "Enough of its words are there: it would have to be said as a fact.".into(),
        (None, Rule::Empty | Rule::TooShort) => {
            "A whole sentence about it would be enough to tell by.".into()
        }
        (None, Rule::Doubtful) => {
            "Correct the words that were not heard clearly, and it is looked for again.".into()
        }
        (None, Rule::NothingToMatch | Rule::Enough) => String::new(),
        (None, Rule::Some | Rule::Hardly) => {
            "No few words more would have been enough: it needs the sentence itself.".into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named() {
        let check = |verdict, rule, words: &[&str], expected: &str| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(sentence(verdict, rule, &words), expected, "{verdict:?}, {rule:?}, {words:?}");
        };
        check(Verdict::Covered, Rule::Enough, &[], "");
        check(Verdict::Partly, Rule::Some, &["poll"], "With “poll” beside them it would have been covered.");
        check(
            Verdict::Missed,
            Rule::Hardly,
            &["a", "b", "c"],
            "With “a”, “b” and “c” beside them it would have been covered.",
        );
        check(
            Verdict::Contradicted,
            Rule::Denied,
            &[],
            "Enough of its words are there: what stands against it is the denial.",
        );
    }
}
