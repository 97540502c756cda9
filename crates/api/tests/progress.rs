//! What progress and planning say of sessions that were really held, over several days.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, OWN_WORDS, asked, judges, practice};
use hotseat_api::Code;
use hotseat_api::dto::{
    Action, Goal, InterviewView, Period, PlanSettings, ProgressView, Remembered, StageView, Template, Today,
};
use hotseat_interview::{Judgement, Millis, MissReason, QuestionId, Verdict};

const DAY: Millis = Millis::seconds(24 * 60 * 60);
/// 1 795 000 000 in UTC, the moment at which the clock of the tests begins.
const FIRST_DAY: &str = "2026-11-18";

/// Answers what is asked and locks it: the first point by its judgement, the others as said. Each says
/// the model answer, so that nothing is doubted or contradicted.
fn answers_and_locks(desk: &Desk, first: Judgement) -> (u32, String) {
    let view = desk.now();
    let plan = desk.exported(&view.session).plan;
    let question = &plan.items[asked(&view).item as usize].question;
    let model = question.model_answer.clone().unwrap();
    desk.answers(&model);
    let StageView::Judging { question, points, rows, .. } = desk.now().stage else {
        panic!("there is nothing to judge")
    };
    for (at, point) in points.iter().enumerate() {
        let judgement = if at == 0 { first } else { Judgement::Said };
        desk.acts(judges(question.item, &point.id, judgement));
    }
    for row in rows {
        desk.acts(Action::Score { item: question.item, row: row.row.id, level: 3 });
    }
    desk.acts(Action::Lock { item: question.item });
    (question.item, points[0].id.clone())
}

/// An interview of this many questions, each answered with the first point judged so.
fn holds(desk: &Desk, settings: PlanSettings, first: Judgement) -> InterviewView {
    let begun = desk.begins(settings.clone());
    for _ in 0..settings.count {
        answers_and_locks(desk, first);
        desk.acts(Action::MoveOn);
    }
    begun
}

fn progress(desk: &Desk) -> ProgressView {
    desk.hotseat.progress(Period::default()).unwrap()
}

fn today(desk: &Desk) -> Today {
    desk.hotseat.today().unwrap()
}

/// No follow-ups, so that a judgement is the whole of what is rated.
fn plain(count: u16) -> PlanSettings {
    PlanSettings { probes: false, ..practice(count) }
}

#[test]
fn someone_new_has_nothing_due_and_no_figures() {
    let desk = Desk::new();
    let view = progress(&desk);
    assert_eq!((view.sessions, view.answers, view.changes), (0, 0, None));
    assert!(view.topics.is_empty() && view.rows.is_empty() && view.delivery.is_empty());
    assert!(!view.readiness.is_empty(), "the topics of the bank are there");
    assert!(view.readiness.iter().all(|topic| topic.readiness.is_none() && topic.asked == 0));
    let today = today(&desk);
    assert_eq!((today.day.as_str(), today.due, today.done, today.step), (FIRST_DAY, 0, 0, None));
    assert!(today.weak.is_empty());
}

#[test]
fn what_was_missed_is_due_tomorrow_and_what_was_said_later() {
    let desk = Desk::new();
    let id = holds(&desk, plain(1), Judgement::Didnt).session;
    let points = desk.review(&id).items[0].reveal.as_ref().unwrap().points.len();
    assert_eq!(today(&desk).due, 0, "nothing is due on the day itself");
    assert_eq!(today(&desk).next_due.as_deref(), Some("2026-11-19"));
    desk.clock.pass_unseen(DAY);
    let tomorrow = today(&desk);
    assert_eq!((tomorrow.due, tomorrow.next_due), (1, None));
    assert_eq!(tomorrow.weak.len(), 1, "its question is to be practised");
    desk.clock.pass_unseen(DAY);
    assert_eq!(today(&desk).due as usize, points, "the others after two days");
    let standing = progress(&desk).standing;
    assert_eq!((standing.none, standing.one as usize), (1, points - 1));
}

/// Misheard, doubted and contradicted: said afterwards, they change what is due.
#[test]
fn what_is_said_of_a_point_after_the_lock_counts() {
    let desk = Desk::new();
    desk.begins(plain(1));
    let (item, point) = answers_and_locks(&desk, Judgement::Didnt);
    let key_point = || point.clone();
    let rated = || progress(&desk).standing.never_asked;
    let before = rated();
    let check = |action: Action, expected: u32, what: &str| {
        desk.acts(action);
        assert_eq!(rated(), expected, "{what}");
    };
    let explain = |reason| Action::Explain { item, key_point: key_point(), reason };
    check(explain(Some(MissReason::Misheard)), before + 1, "misheard is not rated");
    check(explain(Some(MissReason::Forgot)), before, "forgotten is");
    let overrule = |verdict| Action::Overrule { item, key_point: key_point(), verdict };
    check(overrule(Some(Verdict::CannotTell)), before + 1, "what nobody can tell is not rated");
    check(overrule(None), before, "taken back, it is again");
}

#[test]
fn three_days_of_saying_it_are_the_aim() {
    let desk = Desk::new();
    let settings = plain(1);
    for days in [0, 3, 15] {
        for _ in 0..days {
            desk.clock.pass_unseen(DAY);
        }
        holds(&desk, settings.clone(), Judgement::Said);
    }
    let standing = progress(&desk).standing;
    assert!(standing.three > 0, "{standing:?}");
    assert_eq!((standing.two, standing.one, standing.none), (0, 0, 0));
}

#[test]
fn the_last_session_says_what_it_changed() {
    let desk = Desk::new();
    holds(&desk, plain(1), Judgement::Didnt);
    desk.clock.pass_unseen(DAY);
    let again = holds(&desk, plain(1), Judgement::Said).session;
    let changes = progress(&desk).changes.unwrap();
    assert_eq!((changes.session, changes.day.as_str()), (again, "2026-11-19"));
    let [gained] = &changes.gained[..] else { panic!("{:?}", changes.gained) };
    assert_eq!((gained.before, gained.now), (Remembered::Again, Remembered::Good));
    assert!(gained.say.ends_with('.'), "the idea in a sentence: {}", gained.say);
    assert!(changes.lost.is_empty() && changes.first == 0 && changes.same > 0);
}

#[test]
fn figures_carry_how_many_they_are_of_and_keep_to_their_period() {
    let desk = Desk::new();
    holds(&desk, plain(3), Judgement::Partly);
    desk.clock.pass_unseen(DAY);
    holds(&desk, plain(2), Judgement::Said);
    let all = progress(&desk);
    assert_eq!((all.sessions, all.answers), (2, 5));
    assert_eq!((all.from.as_deref(), all.to.as_deref()), (Some(FIRST_DAY), Some("2026-11-19")));
    let used = all.delivery.iter().find(|trend| trend.name == "Time used").unwrap();
    let ns: Vec<u32> = used.places.iter().map(|place| place.n).collect();
    assert_eq!((used.n, ns), (5, vec![3, 2]));
    for row in &all.rows {
        assert_eq!((row.n, row.places[0].mean), (5, 3.0), "{}", row.name);
    }
    assert!(all.levels.iter().map(|level| level.n).sum::<u32>() == 5, "{:?}", all.levels);
    let only =
        |from: &str, to: &str| desk.hotseat.progress(Period { from: Some(from.into()), to: Some(to.into()) });
    assert_eq!(only(FIRST_DAY, FIRST_DAY).unwrap().answers, 3);
    assert_eq!(only("2026-11-19", "2027-01-01").unwrap().answers, 2);
    for (from, to) in [("soon", "2026-11-19"), ("2026-11-20", "2026-11-19"), ("2026-02-30", "2026-11-19")] {
        assert_eq!(only(from, to).unwrap_err().code, Code::Invalid, "{from} to {to}");
    }
}

#[test]
fn a_topic_is_spoken_of_from_three_questions_on() {
    let desk = Desk::new();
    let topic = desk.hotseat.plan_start().unwrap().topics.into_iter().find(|topic| topic.questions >= 4);
    let topic = topic.expect("a topic with four questions").topic;
    let of_topic = |count| PlanSettings { topics: vec![topic.clone()], ..plain(count) };
    let found = |desk: &Desk| {
        progress(desk).readiness.into_iter().find(|one| one.topic == topic).expect("it is in the bank")
    };
    holds(&desk, of_topic(2), Judgement::Said);
    assert_eq!((found(&desk).asked, found(&desk).readiness), (2, None));
    holds(&desk, of_topic(3), Judgement::Said);
    let ready = found(&desk).readiness.expect("enough is known");
    assert!(ready.low < ready.share && ready.share <= ready.high && ready.low > 0.1, "{ready:?}");
    assert!(ready.high - ready.low > 0.3, "three questions leave much open: {ready:?}");
    assert_eq!(progress(&desk).readiness[0].topic, {
        let first = progress(&desk).readiness.into_iter().find(|one| one.readiness.is_some());
        first.expect("one").topic
    });
}

#[test]
fn a_goal_gives_a_step_for_today_which_is_planned_anew_when_days_are_missed() {
    let desk = Desk::new();
    let goal =
        |interview: &str, minutes| Goal { interview: interview.into(), minutes, packs: vec!["node".into()] };
    let set = |goal| desk.hotseat.set_goal(Some(goal));
    let plan = set(goal("2026-12-02", 20)).unwrap();
    assert_eq!((plan.days.len(), plan.passed), (14, false));
    assert!(plan.days.iter().all(|day| day.cost <= Millis::seconds(20 * 60)));
    let step = today(&desk).step.expect("there is a goal");
    assert_eq!(step, plan.days[0]);
    assert!(!step.questions.is_empty() && step.questions.iter().all(|one| one.new));
    assert_eq!(desk.hotseat.schedule().unwrap(), plan, "the same day gives the same plan");

    let questions: Vec<QuestionId> = step.questions.iter().map(|one| one.question.clone()).collect();
    let count = u16::try_from(questions.len()).unwrap();
    holds(&desk, PlanSettings { questions: questions.clone(), ..plain(count) }, Judgement::Didnt);
    let done = today(&desk);
    assert_eq!((done.done, done.step.map(|step| step.questions.len())), (u32::from(count), Some(0)));

    for _ in 0..5 {
        desk.clock.pass_unseen(DAY);
    }
    let late = today(&desk);
    assert_eq!((late.days_left, late.day.as_str()), (Some(9), "2026-11-23"));
    let again: Vec<QuestionId> = late.step.unwrap().questions.into_iter().map(|one| one.question).collect();
    assert!(questions.iter().all(|question| again.contains(question)), "what was missed comes first");
    assert!(late.due >= u32::from(count), "{}", late.due);

    let desk = desk.dies_and_comes_back(DAY);
    assert_eq!(today(&desk).goal, Some(goal("2026-12-02", 20)), "the goal outlives the program");
    for _ in 0..20 {
        desk.clock.pass_unseen(DAY);
    }
    let after = desk.hotseat.schedule().unwrap();
    assert!(after.passed && after.days.is_empty() && today(&desk).step.is_none());
    assert_eq!(desk.hotseat.set_goal(None).unwrap().goal, None);
}

#[test]
fn a_goal_that_makes_no_sense_is_refused_and_the_old_one_stays() {
    let desk = Desk::new();
    let goal = |interview: &str, minutes, pack: &str| Goal {
        interview: interview.into(),
        minutes,
        packs: vec![pack.into()],
    };
    desk.hotseat.set_goal(Some(goal("2026-12-01", 15, "node"))).unwrap();
    let check = |asked: Goal, code: Code| {
        let error = desk.hotseat.set_goal(Some(asked.clone())).unwrap_err();
        assert_eq!(error.code, code, "{asked:?}: {error}");
    };
    check(goal("2026-11-17", 15, "node"), Code::Invalid);
    check(goal("2028-01-01", 15, "node"), Code::Invalid);
    check(goal("tomorrow", 15, "node"), Code::Invalid);
    check(goal("2026-12-01", 4, "node"), Code::Invalid);
    check(goal("2026-12-01", 601, "node"), Code::Invalid);
    check(goal("2026-12-01", 15, "none"), Code::NotFound);
    assert_eq!(today(&desk).goal, Some(goal("2026-12-01", 15, "node")));
}

#[test]
fn a_session_is_held_once_more_as_it_was() {
    let desk = Desk::new();
    let first = holds(&desk, plain(3), Judgement::Said).session;
    let again = desk.hotseat.repeat(first.clone()).unwrap().session;
    assert_ne!(first, again);
    let asked = |session: &str| {
        let export = desk.exported(session);
        export.plan.items.into_iter().map(|item| item.question.id).collect::<Vec<_>>()
    };
    assert_eq!(asked(&first), asked(&again));
    assert_eq!(desk.review(&first).settings, desk.review(&again).settings, "the seed with them");
    assert_eq!(desk.hotseat.repeat("nothing".into()).unwrap_err().code, Code::NotFound);
}

#[test]
fn a_template_fits_into_its_time() {
    let desk = Desk::new();
    for template in Template::ALL {
        let settings = desk.hotseat.apply_template(template, practice(5)).unwrap();
        let preview = desk.hotseat.preview_plan(settings.clone()).unwrap();
        assert_eq!((preview.count, settings.seed), (u32::from(settings.count), 11), "{template:?}");
        assert!(preview.budget <= template.length() && preview.count > 3, "{template:?}: {preview:?}");
    }
}

/// What is kept beside the logs says what the logs say: thrown away, it comes out the same.
#[test]
fn figures_are_made_again_from_the_logs() {
    let desk = Desk::new();
    holds(&desk, practice(2), Judgement::Partly);
    desk.begins(practice(1));
    desk.answers(OWN_WORDS);
    let before = (progress(&desk), today(&desk));
    let database = desk.path().join("hotseat.db");
    let connection = rusqlite::Connection::open(database).unwrap();
    let changed = connection.execute("DELETE FROM locked_answer", []).unwrap();
    assert_eq!(changed, 2);
    connection.execute("UPDATE session SET indexed = 0", []).unwrap();
    drop(connection);
    let desk = desk.dies_and_comes_back(Millis::ZERO);
    assert_eq!((progress(&desk), today(&desk)), before);
}

/// Only what has changed is read again; it comes to what reading everything comes to.
#[test]
fn figures_that_caught_up_are_those_that_are_read_anew() {
    let desk = Desk::new();
    let check = |what: &str| {
        let anew = hotseat_api::Hotseat::open(desk.path(), desk.clock.clone()).unwrap();
        assert_eq!(progress(&desk), anew.progress(Period::default()).unwrap(), "after {what}");
        assert_eq!(today(&desk), anew.today().unwrap(), "after {what}");
    };
    check("nothing");
    let first = holds(&desk, plain(2), Judgement::Didnt).session;
    check("an interview");
    desk.clock.pass_unseen(DAY);
    let second = holds(&desk, plain(2), Judgement::Said).session;
    check("another, on the next day");
    let point = desk.exported(&first).plan.items[0].question.key_points[0].id.clone();
    let explain = Action::Explain { item: 0, key_point: point, reason: Some(MissReason::Misheard) };
    desk.hotseat.amend(first.clone(), explain).unwrap();
    check("a word about an old answer");
    for sound_only in [false, true] {
        for (session, item) in [(&first, Some(1)), (&second, None)] {
            let what = hotseat_api::dto::Deletion { session: session.clone(), item, sound_only };
            desk.hotseat.delete_from_history(what.clone()).unwrap();
            check("a deletion");
            desk.hotseat.undelete(what.clone()).unwrap();
            check("taking it back");
        }
    }
    let what = hotseat_api::dto::Deletion { session: first, item: None, sound_only: false };
    desk.hotseat.delete_from_history(what.clone()).unwrap();
    desk.hotseat.purge(Some(what)).unwrap();
    check("a deletion for good");
    desk.hotseat.new_pack("My own".into(), None).unwrap();
    check("a new pack");
    desk.begins(plain(1));
    desk.answers(OWN_WORDS);
    check("an answer that is not locked");
}
