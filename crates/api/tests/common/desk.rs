use super::{Hands, asked, judges, stage};
use hotseat_api::dto::{
    Action, EditBatch, InterviewView, PlanSettings, Saved, SessionView, StageView, TypedEdit,
};
use hotseat_api::{ApiError, Code, HearingParts, Hotseat, SessionExport};
use hotseat_interview::{Doc, Judgement, Millis};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// Someone at an opened data folder.
pub struct Desk {
    pub hotseat: Hotseat,
    pub clock: Arc<Hands>,
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Desk {
        let clock = Arc::<Hands>::default();
        let folder = tempfile::tempdir().unwrap();
        Desk { hotseat: Hotseat::open(folder.path(), clock.clone()).unwrap(), clock, folder }
    }

    /// One that hears with these.
    pub fn hearing(parts: HearingParts) -> Desk {
        let clock = Arc::<Hands>::default();
        let folder = tempfile::tempdir().unwrap();
        Desk { hotseat: Hotseat::open_with(folder.path(), clock.clone(), parts).unwrap(), clock, folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The program ends without letting go of anything, and is started again `away` later.
    pub fn dies_and_comes_back(self, away: Millis) -> Desk {
        let Desk { hotseat, clock, folder } = self;
        drop(hotseat);
        clock.restart();
        clock.pass_unseen(away);
        Desk { hotseat: Hotseat::open(folder.path(), clock.clone()).unwrap(), clock, folder }
    }

    pub fn begins(&self, settings: PlanSettings) -> InterviewView {
        self.hotseat.begin(settings).unwrap()
    }

    /// The live interview.
    pub fn now(&self) -> InterviewView {
        self.hotseat.current().unwrap().expect("an interview is live")
    }

    pub fn item(&self) -> u32 {
        asked(&self.now()).item
    }

    pub fn acts(&self, action: Action) -> InterviewView {
        let before = self.now();
        let acted = self.hotseat.act(before.session.clone(), None, action.clone());
        acted.unwrap_or_else(|error| panic!("{action:?} while {}: {error}", stage(&before)))
    }

    /// Expects `action` to be refused, and nothing to change by it.
    pub fn refuses(&self, action: Action, code: Code) {
        let before = self.now();
        let error =
            self.hotseat.act(before.session.clone(), None, action.clone()).expect_err("it is refused");
        assert_eq!(error.code, code, "{action:?} while {}: {error}", stage(&before));
        assert_eq!(self.now(), before, "{action:?} was refused, and changed something");
    }

    /// Seconds pass, each with its tick.
    pub fn spends(&self, seconds: u64) {
        for _ in 0..seconds {
            self.clock.pass(Millis::seconds(1));
            self.hotseat.tick().unwrap();
        }
    }

    /// Sends edits of the present question, each `(offset, removed, inserted, ago)`.
    pub fn edits(&self, doc: Doc, edits: &[(u32, &str, &str, u64)]) -> Result<Saved, ApiError> {
        let InterviewView { session, .. } = self.now();
        self.hotseat.edit(batch(&session, self.item(), doc, edits))
    }

    /// Types at the end of the answer.
    pub fn types(&self, text: &str) {
        let (answer, _) = texts(&self.now());
        self.edits(Doc::Answer, &[(length(&answer), "", text, 0)]).unwrap();
    }

    /// Types at the end of the scratch notes.
    pub fn notes(&self, text: &str) {
        let (_, notes) = texts(&self.now());
        self.edits(Doc::Notes, &[(length(&notes), "", text, 0)]).unwrap();
    }

    /// Thinks, answers with `text` and is done, which takes four seconds.
    pub fn answers(&self, text: &str) -> InterviewView {
        self.spends(1);
        self.acts(Action::BeginAnswer);
        self.spends(2);
        self.types(text);
        self.spends(1);
        self.acts(Action::Done)
    }

    /// Says "said it" to every key point, and locks.
    pub fn judges_all_and_locks(&self) -> InterviewView {
        let StageView::Judging { question, points, rows, .. } = self.now().stage else {
            panic!("there is nothing to judge while {}", stage(&self.now()))
        };
        for point in points {
            self.acts(judges(question.item, &point.id, Judgement::Said));
        }
        // The order that an exam holds to.
        for row in rows {
            self.acts(Action::Score { item: question.item, row: row.row.id, level: 3 });
        }
        self.acts(Action::ScoreWhole { item: question.item, level: 3 });
        self.acts(Action::Lock { item: question.item })
    }

    pub fn review(&self, session: &str) -> SessionView {
        self.hotseat.session(session.to_owned()).unwrap()
    }

    pub fn exported(&self, session: &str) -> SessionExport {
        self.hotseat.session_export(session).unwrap()
    }
}

pub fn batch(session: &str, item: u32, doc: Doc, edits: &[(u32, &str, &str, u64)]) -> EditBatch {
    let edits = edits.iter().map(|&(offset, removed, inserted, ago)| TypedEdit {
        offset,
        removed: removed.to_owned(),
        inserted: inserted.to_owned(),
        ago: Millis(ago),
    });
    EditBatch { session: session.to_owned(), item, doc, edits: edits.collect() }
}

/// Answer and notes of the present question.
pub fn texts(view: &InterviewView) -> (String, String) {
    match &view.stage {
        StageView::Thinking { notes, .. } | StageView::Opening { notes, .. } => {
            (String::new(), notes.clone())
        }
        StageView::Answering { text, notes, .. } => (text.clone(), notes.clone()),
        StageView::Judging { answer, .. } => (answer.text.clone(), answer.notes.clone()),
        StageView::Revealed { review, .. } => {
            let text = review.takes.last().map(|take| take.text.clone());
            (text.unwrap_or_default(), review.notes.clone())
        }
        StageView::Waiting | StageView::Finished => panic!("there are no texts while {}", stage(view)),
    }
}

/// In UTF-16 code units, as editors count.
pub fn length(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap()
}
