//! The clock of a live interview: who is told what, when, and what of it is on disk.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, practice, stage};
use hotseat_api::dto::{Action, HistoryFilter, InterviewView, PlanSettings, StageView};
use hotseat_api::{Clock, Code, Hotseat};
use hotseat_interview::{Event, GapKind, Millis, Zone};
use jiff::Timestamp;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::time::{Instant, timeout};

/// Both clocks as the test runtime has them: time passes as soon as everyone waits for it.
struct Awaited(Instant);

impl Clock for Awaited {
    fn monotonic(&self) -> Millis {
        Millis(u64::try_from(self.0.elapsed().as_millis()).unwrap())
    }

    fn since(&self, _: std::time::Instant) -> Millis {
        Millis::ZERO
    }

    fn wall(&self) -> Timestamp {
        Timestamp::from_millisecond(1_795_000_000_000 + i64::try_from(self.monotonic().0).unwrap()).unwrap()
    }
}

fn awaited() -> (TempDir, Arc<Hotseat>) {
    let folder = tempfile::tempdir().unwrap();
    let hotseat = Hotseat::open(folder.path(), Arc::new(Awaited(Instant::now()))).unwrap();
    (folder, Arc::new(hotseat))
}

fn short_clocks() -> PlanSettings {
    PlanSettings { think: Some(Millis(2500)), answer: Some(Millis(3000)), ..practice(1) }
}

async fn told(hotseat: &Hotseat, times: usize) -> Vec<InterviewView> {
    let mut views = Vec::new();
    for _ in 0..times {
        let tick = timeout(Duration::from_secs(60), hotseat.next_tick()).await;
        views.push(tick.expect("a clock runs, and tells").unwrap());
    }
    views
}

/// Nothing comes by itself, however long one waits.
async fn is_silent(hotseat: &Hotseat) -> bool {
    timeout(Duration::from_secs(60 * 60), hotseat.next_tick()).await.is_err()
}

#[tokio::test(start_paused = true)]
async fn a_running_clock_tells_each_second_and_each_limit() {
    let (_folder, hotseat) = awaited();
    hotseat.begin(short_clocks()).unwrap();
    let views = told(&hotseat, 6).await;
    let seen: Vec<_> = views.iter().map(|view| (view.at.0, stage(view))).collect();
    // The answer turns green at half and amber at three quarters of its three seconds.
    let expected = [
        (1000, "thinking"),
        (2000, "thinking"),
        (2500, "answering"),
        (3500, "answering"),
        (4000, "answering"),
        (4750, "answering"),
    ];
    assert_eq!(seen, expected);
    let zones: Vec<_> = views
        .iter()
        .filter_map(|view| match view.stage {
            StageView::Answering { zone, .. } => Some(zone),
            _ => None,
        })
        .collect();
    assert_eq!(zones, [Zone::Early, Zone::Early, Zone::Green, Zone::Amber]);
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_stands_tells_nothing_until_it_goes_on() {
    let (_folder, hotseat) = awaited();
    assert!(is_silent(&hotseat).await, "before anything is held");
    let session = hotseat.begin(short_clocks()).unwrap().session;
    told(&hotseat, 1).await;
    let before = hotseat.act(session.clone(), None, Action::Pause).unwrap();
    assert!(is_silent(&hotseat).await, "while it is paused");

    let waiting = tokio::spawn({
        let hotseat = Arc::clone(&hotseat);
        async move { hotseat.next_tick().await }
    });
    tokio::task::yield_now().await;
    hotseat.act(session.clone(), None, Action::Unpause).unwrap();
    let after = timeout(Duration::from_secs(60), waiting).await.expect("the one who waits is woken");
    let after = after.unwrap().unwrap();
    assert_eq!(after.whole.used, before.whole.used + Millis::seconds(1));

    hotseat.act(session.clone(), None, Action::BeginAnswer).unwrap();
    hotseat.act(session, None, Action::Done).unwrap();
    assert!(is_silent(&hotseat).await, "while it is judged");
    hotseat.leave().unwrap();
    assert!(is_silent(&hotseat).await, "when it is let go of");
}

#[tokio::test(start_paused = true)]
async fn a_strict_limit_ends_the_answer_by_itself() {
    let (_folder, hotseat) = awaited();
    hotseat.begin(PlanSettings { strict: true, ..short_clocks() }).unwrap();
    let views = told(&hotseat, 7).await;
    let last = &views[6];
    assert_eq!((last.at, stage(last), last.running), (Millis(5500), "judging", false));
    let StageView::Judging { answer, .. } = &last.stage else { panic!("{:?}", last.stage) };
    assert!(answer.cut);
    assert!(is_silent(&hotseat).await);
}

#[tokio::test(start_paused = true)]
async fn a_strict_session_limit_ends_the_interview_by_itself() {
    let (_folder, hotseat) = awaited();
    let settings = PlanSettings { strict: true, session_limit: Some(Millis(1500)), ..practice(3) };
    hotseat.begin(settings).unwrap();
    let views = told(&hotseat, 2).await;
    assert_eq!((views[1].at, stage(&views[1])), (Millis(1500), "finished"));
    assert_eq!(hotseat.current().unwrap(), None);
    assert!(hotseat.history(HistoryFilter::default()).unwrap().sessions[0].finished);
}

/// Where nothing can be written, the program must not turn in circles trying.
#[tokio::test(start_paused = true)]
async fn a_tick_that_fails_is_tried_again_a_second_later() {
    let (folder, hotseat) = awaited();
    let session = hotseat.begin(short_clocks()).unwrap().session;
    told(&hotseat, 1).await;
    let database = rusqlite::Connection::open(folder.path().join("hotseat.db")).unwrap();
    let forbid = "CREATE TRIGGER no BEFORE INSERT ON session_event BEGIN SELECT raise(ABORT, 'no'); END";
    database.execute_batch(forbid).unwrap();
    let start = Instant::now();
    for failure in 1..=4 {
        let error = hotseat.next_tick().await.unwrap_err();
        assert_eq!(error.code, Code::Io, "{error}");
        assert_eq!(start.elapsed(), Duration::from_secs(failure), "failure {failure}");
    }
    database.execute_batch("DROP TRIGGER no").unwrap();
    let view = hotseat.next_tick().await.unwrap();
    // The clock has not stood still meanwhile.
    assert_eq!((view.at, stage(&view)), (Millis(6000), "answering"));
    let export = hotseat.session_export(&session).unwrap();
    assert_eq!(export.log.iter().filter(|logged| logged.recorded.event == Event::Tick).count(), 2);
}

#[test]
fn a_tick_is_on_disk_before_it_is_told() {
    let desk = Desk::new();
    let session = desk.begins(practice(1)).session;
    assert_eq!(desk.exported(&session).log.len(), 1);
    desk.clock.pass(Millis(1000));
    let view = desk.hotseat.tick().unwrap().expect("a clock runs");
    let export = desk.exported(&session);
    let last = &export.log[1].recorded;
    assert_eq!((last.at, &last.event), (view.at, &Event::Tick));
    assert_eq!(desk.review(&session).card.used, Millis(1000), "lists know it as well");

    desk.acts(Action::Pause);
    desk.clock.pass(Millis(1000));
    assert_eq!(desk.hotseat.tick().unwrap(), None, "nothing runs");
    assert_eq!(desk.exported(&session).log.len(), 3, "and nothing is written");
}

/// The limit came in the moment of the keystroke, and no tick has told of it yet.
#[test]
fn what_was_meant_for_one_question_is_not_done_to_the_next() {
    let settings = PlanSettings { strict: true, answer: Some(Millis(3000)), ..common::exam(2) };
    let desk = Desk::new();
    let session = desk.begins(settings).session;
    desk.acts(Action::BeginAnswer);
    desk.spends(2);
    desk.clock.pass(Millis(1000));
    let act = |item, action| desk.hotseat.act(session.clone(), item, action);
    assert_eq!(act(Some(0), Action::Skip).unwrap_err().code, Code::NotNow);
    let view = desk.hotseat.tick().unwrap().expect("the next question's clock runs");
    assert_eq!((stage(&view), common::asked(&view).item), ("thinking", 1), "it is asked, and not skipped");
    assert_eq!(stage(&act(Some(1), Action::Skip).unwrap()), "judging");
}

#[test]
fn sleep_does_not_count_and_is_recorded_even_if_it_can_be_written_only_later() {
    let desk = Desk::new();
    let session = desk.begins(practice(1)).session;
    desk.acts(Action::BeginAnswer);
    desk.spends(2);
    desk.clock.pass_unseen(Millis::seconds(600));
    let refused = desk.edits(hotseat_interview::Doc::Answer, &[(5, "", "nothing stands here", 0)]);
    assert_eq!(refused.unwrap_err().code, Code::OutOfStep);
    desk.spends(3);
    let review = desk.review(&session);
    assert_eq!((review.whole.used, review.gaps), (Millis::seconds(5), Millis::seconds(600)));
    let gaps: Vec<_> = desk.exported(&session).log.into_iter().map(|logged| logged.recorded.event).collect();
    let asleep = Event::Gap { kind: GapKind::Asleep, wall: Millis::seconds(600) };
    assert_eq!(gaps.iter().filter(|event| **event == asleep).count(), 1, "{gaps:?}");
}
