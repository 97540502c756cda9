//! Arbitrary plans, and arbitrary walks through a session: sensible moves, so that a walk gets
//! deep, and nonsense between them, at arbitrary times.

use super::*;
use crate::build_plan;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;

prop_compose! {
    pub(super) fn plans()(
        clocks in vec((0u64..=60, 1u64..=180, 0usize..=4), 1..=6),
        exam in any::<bool>(),
        strict in any::<bool>(),
        takes in 1u8..=3,
        extra_time in prop_oneof![Just(100u16), Just(133), Just(150), 100u16..=400],
        session_limit in prop_oneof![2 => Just(None), 1 => (1_000u64..=400_000).prop_map(Some)],
        seed in any::<u32>(),
        speak in any::<bool>(),
    ) -> Plan {
        let bank: Vec<_> = clocks
            .iter()
            .enumerate()
            .map(|(index, &(think, answer, points))| {
                let mut question = question(&format!("q{index}"), points);
                question.think = Some(Millis::seconds(think));
                question.answer = Some(Millis::seconds(answer));
                question
            })
            .collect();
        let mode = if exam { Mode::Exam } else { Mode::Practice };
        let session_limit = session_limit.map(Millis);
        let settings =
            PlanSettings {
                count: 6,
                mode,
                strict,
                takes,
                extra_time,
                session_limit,
                seed,
                speak,
                ..practice()
            };
        build_plan(settings, rubric(), &bank).unwrap()
    }
}

/// What somebody does next; which event that is depends on where the session stands.
#[derive(Clone, Debug)]
enum Act {
    /// One of the things that make sense just now.
    Sensible(Index),
    Types {
        item: Index,
        doc: Doc,
        place: Index,
        cut: usize,
        inserted: String,
        ago: u64,
    },
    /// Anything, possible or not.
    Anything(Event),
}

/// When they do it.
#[derive(Clone, Copy, Debug)]
enum When {
    After(u64),
    /// At the next change of a clock, this many milliseconds from it.
    NextChange(i64),
    /// When a clock next makes something happen, this many milliseconds from it.
    NextLimit(i64),
    Backwards(u64),
}

#[derive(Clone, Debug)]
pub(super) struct Move {
    when: When,
    act: Act,
}

fn whens() -> impl Strategy<Value = When> {
    prop_oneof![
        3 => Just(When::After(0)),
        8 => (0u64..3_000).prop_map(When::After),
        6 => (0u64..60_000).prop_map(When::After),
        1 => (0u64..500_000).prop_map(When::After),
        3 => (-1i64..=1).prop_map(When::NextChange),
        3 => (-1i64..=1).prop_map(When::NextLimit),
        1 => (1u64..10_000).prop_map(When::Backwards),
    ]
}

/// Short texts, with characters of one and of two code units.
fn texts(most: usize) -> impl Strategy<Value = String> {
    vec(select(vec!['a', 'b', ' ', 'é', '😀']), 0..=most).prop_map(String::from_iter)
}

fn edits() -> impl Strategy<Value = Edit> {
    (0u32..8, texts(2), texts(4), 0u64..1_000_000).prop_map(|(offset, removed, inserted, typed_at)| Edit {
        offset,
        removed,
        inserted,
        typed_at: Millis(typed_at),
    })
}

/// Any event at all, of items and key points that may not exist.
pub(super) fn events() -> impl Strategy<Value = Event> {
    let item = || 0u32..7;
    let id = || (0..5).prop_map(|index| format!("k{index}"));
    let verdict = select(vec![
        Verdict::Covered,
        Verdict::Partly,
        Verdict::Missed,
        Verdict::Contradicted,
        Verdict::CannotTell,
    ]);
    let judgement = select(vec![Judgement::Said, Judgement::Partly, Judgement::Didnt]);
    let doc = select(vec![Doc::Answer, Doc::Notes]);
    prop_oneof![
        Just(Event::Begun),
        Just(Event::Tick),
        Just(Event::AnswerBegun),
        (item(), doc, edits()).prop_map(|(item, doc, edit)| Event::Edited { item, doc, edit }),
        Just(Event::Paused),
        Just(Event::Unpaused),
        Just(Event::AnswerDone),
        item().prop_map(|item| Event::Retaken { item }),
        Just(Event::Skipped),
        Just(Event::Parked),
        Just(Event::EndedEarly),
        (item(), id(), judgement).prop_map(|(item, key_point, judgement)| Event::Judged {
            item,
            key_point,
            judgement
        }),
        (item(), select(vec!["clarity", "depth", "none"]), 0u8..5)
            .prop_map(|(item, row, level)| scores(item, row, level)),
        item().prop_map(|item| Event::Locked { item }),
        Just(Event::MovedOn),
        (item(), id(), proptest::option::of(verdict))
            .prop_map(|(item, key_point, verdict)| Event::Overruled { item, key_point, verdict }),
        (proptest::option::of(item()), texts(6)).prop_map(|(item, text)| Event::Noted {
            item,
            text,
            place: None
        }),
        (item(), 0u8..5).prop_map(|(item, level)| scores_whole(item, level)),
        item().prop_map(|item| Event::Peeked { item }),
        any::<bool>().prop_map(|on| Event::HintsSwitched { on }),
        (item(), id()).prop_map(|(item, key_point)| Event::Explained {
            item,
            key_point,
            reason: Some(MissReason::Misheard)
        }),
        item().prop_map(|item| Event::Rescored { item, score: OwnScore::default() }),
        any::<bool>().prop_map(|on| Event::SpeechSwitched { on }),
        (item(), 0u32..6).prop_map(|(item, id)| listens(item, id)),
        item().prop_map(|item| Event::NotListening { item, why: String::new() }),
        Just(Event::Microphone { change: MicrophoneChange::Silent }),
        (0u32..6, 0u64..100_000).prop_map(|(id, length)| recorded(id, length)),
        (item(), 0u32..6).prop_map(|(item, id)| Event::RecordingAdded {
            item,
            recording: format!("r{id}"),
            length: Millis(5),
            file: String::new(),
        }),
        (item(), id()).prop_map(|(item, key_point)| probes(item, &key_point)),
        (select(vec![GapKind::Closed, GapKind::Asleep]), 0u64..100_000_000)
            .prop_map(|(kind, wall)| Event::Gap { kind, wall: Millis(wall) }),
    ]
}

fn listens(item: u32, id: u32) -> Event {
    Event::Listening { item, recording: format!("r{id}"), device: String::new() }
}

fn recorded(id: u32, length: u64) -> Event {
    let end = RecordingEnd::Stopped;
    Event::Recorded { recording: format!("r{id}"), length: Millis(length), end }
}

fn probes(item: u32, key_point: &str) -> Event {
    Event::ProbeAsked { item, key_point: key_point.to_owned(), ask: String::new(), reason: String::new() }
}

fn acts() -> impl Strategy<Value = Act> {
    let types = (any::<Index>(), any::<bool>(), any::<Index>(), 0usize..3, texts(5), 0u64..3_000).prop_map(
        |(item, notes, place, cut, inserted, ago)| Act::Types {
            item,
            doc: if notes { Doc::Notes } else { Doc::Answer },
            place,
            cut,
            inserted,
            ago,
        },
    );
    prop_oneof![
        10 => any::<Index>().prop_map(Act::Sensible),
        4 => types,
        4 => events().prop_map(Act::Anything),
    ]
}

pub(super) fn moves() -> impl Strategy<Value = Vec<Move>> {
    vec((whens(), acts()).prop_map(|(when, act)| Move { when, act }), 0..70)
}

fn off_by(at: Millis, off: i64) -> Millis {
    Millis(at.0.saturating_add_signed(off))
}

impl Move {
    fn resolve(&self, session: &Session) -> (Event, Millis) {
        let at = session.at();
        let at = match self.when {
            When::After(wait) => at + Millis(wait),
            When::NextChange(off) => off_by(at + session.until_next_change().unwrap_or_default(), off),
            When::NextLimit(off) => {
                let item = session.current().filter(|_| session.is_running());
                off_by(at + item.and_then(|item| session.until_limit(item)).unwrap_or_default(), off)
            }
            When::Backwards(by) => at - Millis(by),
        };
        let event = match &self.act {
            Act::Anything(event) => event.clone(),
            Act::Sensible(index) => index.get(&sensible(session)).clone(),
            Act::Types { item, doc, place, cut, inserted, ago } => {
                // Mostly where the session stands, or just stood.
                let items = session.items();
                let near = session.current().unwrap_or(0) as usize;
                let item = *item.get(&[near, near, near, near.saturating_sub(1), items.len() - 1]);
                let text = match doc {
                    Doc::Notes => &items[item].notes,
                    Doc::Answer => items[item].open_text(),
                };
                let edit = fitting(text, *place, *cut, inserted, at - Millis(*ago));
                Event::Edited { item: item as u32, doc: *doc, edit }
            }
        };
        (event, at)
    }
}

/// An edit that fits `text`: cuts up to `cut` characters at any place, and inserts.
fn fitting(text: &str, place: Index, cut: usize, inserted: &str, typed_at: Millis) -> Edit {
    let chars: Vec<char> = text.chars().collect();
    let from = place.index(chars.len() + 1);
    Edit {
        offset: chars[..from].iter().map(|c| c.len_utf16() as u32).sum(),
        removed: chars[from..].iter().take(cut).collect(),
        inserted: inserted.to_owned(),
        typed_at,
    }
}

fn sensible(session: &Session) -> Vec<Event> {
    match session.stage() {
        Stage::Waiting => vec![Event::Begun],
        Stage::Thinking { .. } => {
            let going_on = [Event::Tick, Event::AnswerBegun, Event::AnswerBegun];
            [&going_on[..], &[Event::Paused, Event::Unpaused, Event::Skipped, Event::Parked]].concat()
        }
        Stage::Opening { item } => {
            let count: usize =
                session.items().iter().flat_map(|state| &state.takes).map(|t| t.recordings.len()).sum();
            let on = listens(item, u32::try_from(count).unwrap());
            let deaf = Event::NotListening { item, why: String::new() };
            vec![on.clone(), on, deaf, Event::Parked, Event::SpeechSwitched { on: false }]
        }
        Stage::Probing { .. } => {
            vec![Event::Tick, Event::AnswerDone, Event::AnswerDone, Event::Paused, Event::Unpaused]
        }
        Stage::Answering { .. } => {
            let going_on = [Event::Tick, Event::AnswerDone, Event::AnswerDone, Event::AnswerDone];
            let ways_out = [Event::Skipped, Event::Parked, Event::Parked, Event::EndedEarly];
            [&going_on[..], &[Event::Paused, Event::Unpaused], &ways_out].concat()
        }
        Stage::Judging { item } => {
            let state = &session.items()[item as usize];
            let points = &session.plan().items[item as usize].question.key_points;
            let open = points.iter().filter(|point| !state.judgements.contains_key(&point.id));
            let next = open.map(|point| judges(item, &point.id)).next();
            let rows = &session.plan().rubric.rows;
            let row = rows.iter().find(|row| !state.rows.contains_key(&row.id));
            let on = match (next, row, state.overall) {
                (Some(judged), _, _) => judged,
                (None, Some(row), _) => scores(item, &row.id, 2),
                (None, None, None) => scores_whole(item, 2),
                (None, None, Some(_)) => Event::Locked { item },
            };
            let others = [
                Event::Locked { item },
                scores(item, "clarity", 2),
                Event::Retaken { item },
                Event::MovedOn,
                probes(item, "k0"),
                Event::Peeked { item },
            ];
            [&[on.clone(), on.clone(), on.clone(), on][..], &others].concat()
        }
        Stage::Revealed { item } => {
            let overrules =
                Event::Overruled { item, key_point: "k0".to_owned(), verdict: Some(Verdict::Covered) };
            let rescores = Event::Rescored { item, score: OwnScore::default() };
            vec![Event::MovedOn, Event::MovedOn, Event::MovedOn, overrules, rescores]
        }
        Stage::Finished => {
            vec![Event::Noted { item: None, text: "after".to_owned(), place: None }, Event::Tick]
        }
    }
}

/// One event of a walk.
pub(super) struct Step<'a> {
    pub before: &'a Session,
    pub event: &'a Event,
    pub at: Millis,
    pub result: &'a Result<Option<Effect>, Refusal>,
    pub after: &'a Session,
}

/// Takes every move, shows each to `look`, and answers with the last session and its log.
pub(super) fn walk(
    plan: Plan,
    moves: &[Move],
    mut look: impl FnMut(&Step) -> Result<(), TestCaseError>,
) -> Result<(Session, Vec<Recorded>), TestCaseError> {
    let mut session = Session::new(Arc::new(plan));
    let mut log = Vec::new();
    for step in moves {
        let (event, at) = step.resolve(&session);
        let before = session.clone();
        let result = session.apply(&event, at);
        look(&Step { before: &before, event: &event, at, result: &result, after: &session })?;
        if result.is_ok() {
            log.push(Recorded { at, event });
        }
    }
    Ok((session, log))
}

/// The laws are worth only as much as the walks they are tried on: these get everywhere.
#[test]
fn walks_reach_every_stage_outcome_event_and_refusal() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let name = |what: String| what.split([' ', '(', '{']).next().unwrap_or_default().to_owned();
    for _ in 0..256 {
        let (plan, moves) = (plans(), moves()).new_tree(&mut runner).unwrap().current();
        walk(plan, &moves, |step| {
            seen.insert(format!("in {}", name(format!("{:?}", step.after.stage()))));
            match step.result {
                Ok(_) => seen.insert(format!("did {}", name(format!("{:?}", step.event)))),
                Err(refusal) => seen.insert(format!("refused: {}", name(format!("{refusal:?}")))),
            };
            for item in step.after.items() {
                seen.insert(format!("item {:?}", item.outcome));
                seen.extend(item.takes.iter().map(|take| format!("take closed by {:?}", take.close)));
            }
            if matches!(step.event, Event::Edited { doc: Doc::Answer, item, .. }
                if step.result.is_ok() && step.after.stage() != (Stage::Answering { item: *item }))
            {
                seen.insert("late edit".to_owned());
            }
            Ok(())
        })
        .unwrap();
    }
    let expected = "
        in Waiting, in Thinking, in Opening, in Answering, in Probing, in Judging, in Revealed, in Finished,
        item Ahead, item Open, item Parked, item Answered, item Skipped, item NotReached,
        take closed by None, take closed by Some(Done), take closed by Some(TimeUp),
        take closed by Some(Ended), late edit,
        did Begun, did Tick, did AnswerBegun, did Edited, did Paused, did Unpaused, did AnswerDone,
        did Retaken, did Skipped, did Parked, did EndedEarly, did Judged, did RowScored, did Locked,
        did MovedOn, did Overruled, did Noted, did Gap, did SpeechSwitched, did Listening,
        did NotListening, did Microphone, did Recorded, did RecordingAdded, did ProbeAsked, did OverallScored,
        did Peeked, did HintsSwitched, did Explained, did Rescored,
        refused: TimeBackwards, refused: NotNow, refused: NoSuchItem, refused: NoSuchKeyPoint,
        refused: NoSuchLevel, refused: AlreadyLocked, refused: JudgeFirst, refused: ScoreFirst,
        refused: ScoreWholeFirst, refused: NoTakesLeft,
        refused: NothingElseToAsk, refused: Edit, refused: NoSuchRecording, refused: RecordingTwice";
    let missing: Vec<&str> =
        expected.split(',').map(str::trim).filter(|what| !seen.contains(*what)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "the walks never got there");
}
