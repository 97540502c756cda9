//! A list that comes again.

use hotseat_content::{import_list, match_again, merge, to_questions};
use hotseat_interview::{KeyPoint, Question, Weight};
use proptest::prelude::*;

const RIVERS: &str =
    "It rises in the hills, gathers many smaller streams, and reaches the sea in a wide delta.";
const BRIDGES: &str =
    "An arch carries its load to both banks, so that stone may span what it could not hang over.";
const FORDS: &str = "One wades where the bed is firm, the water low and the current slow enough to stand in.";

/// Questions of a list with these titles and answers.
fn list(entries: &[(&str, &str)]) -> Vec<Question> {
    let entries: Vec<_> =
        entries.iter().map(|(q, a)| serde_json::json!({ "question": q, "answer": a })).collect();
    let text = serde_json::Value::from(entries).to_string();
    to_questions(&import_list("list.json", text.as_bytes()).expect("a list"), &"list".into())
}

/// Expects each question of `now` to be the one of `before` at that place.
fn check(before: &[(&str, &str)], now: &[(&str, &str)], expected: &[Option<usize>]) {
    let before = list(before);
    let found = match_again(&before.iter().collect::<Vec<_>>(), &list(now));
    assert_eq!(found, expected, "{now:?}");
}

#[test]
fn questions_are_found_again() {
    let before = [("What is a river?", RIVERS), ("What is a bridge?", BRIDGES), ("What is a ford?", FORDS)];
    let [river, bridge, ford] = before;
    check(&before, &before, &[Some(0), Some(1), Some(2)]);
    check(&before, &[ford, river], &[Some(2), Some(0)]);
    check(&before, &[river, ("What is a dam?", "A wall."), bridge, ford], &[Some(0), None, Some(1), Some(2)]);
    // The answer is another, the title is not; then the other way round.
    check(&before, &[("What is a river?", "Water that runs."), bridge, ford], &[Some(0), Some(1), Some(2)]);
    check(&before, &[river, ("Why do arches stand?", BRIDGES), ford], &[Some(0), Some(1), Some(2)]);
    // A little of both.
    let reworded =
        ("What is a stone bridge?", "An arch carries its load to both banks of stone, and may span more.");
    check(&before, &[river, reworded, ford], &[Some(0), Some(1), Some(2)]);
    // Another question in the same place is another question.
    check(&before, &[river, ("What is a tide?", "The moon pulls."), ford], &[Some(0), None, Some(2)]);
}

#[test]
fn a_question_without_an_answer_is_found_by_its_place() {
    let before = [("What is a lake?", ""), ("What is a very deep pond?", ""), ("Why is it wet?", "")];
    let now = [before[0], ("What is a deep pond?", ""), before[2]];
    check(&before, &now, &[Some(0), Some(1), Some(2)]);
}

#[test]
fn of_equal_titles_each_is_found_by_what_it_says() {
    let (river, bridge) = (("What is shown?", RIVERS), ("What is shown?", BRIDGES));
    check(&[river, bridge], &[("What is shown?", FORDS), river, bridge], &[None, Some(0), Some(1)]);
    check(&[river, bridge], &[bridge, river], &[Some(1), Some(0)]);
}

#[test]
fn a_reworded_title_does_not_give_its_id_to_another_question() {
    let mut before = list(&[("What is a river?", RIVERS)]);
    before[0].title = "Where do rivers come from?".into();
    let now = list(&[("Where do rivers come from?", RIVERS), ("What is a river?", "Water.")]);
    assert_eq!(now[1].id, before[0].id, "the id is that of its first title");
    assert_eq!(match_again(&[&before[0]], &now), [Some(0), None]);
}

fn point(id: &str, say: &str, reviewed: bool) -> KeyPoint {
    KeyPoint { id: id.into(), weight: Weight::Core, say: say.into(), accept: vec![], probe: None, reviewed }
}

fn question(title: &str, answer: &str, points: &[KeyPoint]) -> Question {
    let mut question = list(&[(title, answer)]).remove(0);
    question.key_points = points.to_vec();
    question
}

#[test]
fn what_the_person_made_stays_and_the_rest_follows_the_source() {
    let [rises, falls, ends] = [("rises", "It rises."), ("falls", "It falls."), ("ends", "It ends.")]
        .map(|(id, say)| point(id, say, false));
    let base = question("What is a river?", RIVERS, &[rises.clone(), falls.clone(), ends.clone()]);
    let mine = Question {
        title: "What, really, is a river?".into(),
        // One reviewed and reworded, one taken away, one untouched, one of their own.
        key_points: vec![
            point("rises", "It rises in the hills.", true),
            ends.clone(),
            point("own", "It is wet.", true),
        ],
        ..base.clone()
    };
    let theirs = Question {
        id: "another".into(),
        topics: vec!["water".into()],
        key_points: vec![
            rises,
            falls,
            KeyPoint { weight: Weight::Bonus, ..ends },
            point("new", "It floods.", false),
            point("again", "It is wet.", false),
        ],
        ..question("What is a river, then?", FORDS, &[])
    };
    let merged = merge(&base, &mine, &theirs);
    assert_eq!((&merged.id, merged.title.as_str()), (&mine.id, "What, really, is a river?"));
    assert_eq!(
        (merged.model_answer.as_deref(), merged.topics.as_slice()),
        (Some(FORDS), &["water".to_owned()][..])
    );
    let points: Vec<_> = merged.key_points.iter().map(|p| (p.id.as_str(), p.weight, p.reviewed)).collect();
    use Weight::{Bonus, Core};
    assert_eq!(
        points,
        [("rises", Core, true), ("ends", Bonus, false), ("own", Core, true), ("new", Core, false)]
    );
}

fn any_question() -> impl Strategy<Value = Question> {
    let points = prop::collection::btree_map("[a-d]", ("[x-z]", any::<bool>()), 0..4);
    ("[A-C]{1,2}", prop::option::of("[m-p ]{1,9}"), points).prop_map(|(title, answer, points)| {
        let points: Vec<_> =
            points.into_iter().map(|(id, (say, reviewed))| point(&id, &say, reviewed)).collect();
        Question { model_answer: answer, ..question(&title, "So.", &points) }
    })
}

proptest! {
    /// Who changed nothing follows the source; a source that changed nothing takes nothing away.
    #[test]
    fn only_one_side_changed(base in any_question(), other in any_question()) {
        let theirs = Question { id: base.id.clone(), ..other };
        prop_assert_eq!(&merge(&base, &base, &theirs), &theirs);
        let mine = Question { origin: base.origin.clone(), ..theirs };
        prop_assert_eq!(&merge(&base, &mine, &base), &mine);
    }

    /// Each question of before is found at most once, and all are if nothing changed but the order.
    #[test]
    fn nobody_is_found_twice(before in prop::collection::vec(any_question(), 0..8), now in prop::collection::vec(any_question(), 0..8)) {
        let found = match_again(&before.iter().collect::<Vec<_>>(), &now);
        let mut places: Vec<_> = found.iter().flatten().collect();
        places.sort();
        places.dedup();
        prop_assert_eq!(places.len(), found.iter().flatten().count());
        let mut turned = before.clone();
        turned.reverse();
        let again = match_again(&before.iter().collect::<Vec<_>>(), &turned);
        prop_assert!(again.iter().all(Option::is_some));
    }
}
