//! Interviews of the usual lengths.

use crate::plan::drawn;
use crate::{MAX_COUNT, Millis};
use crate::{Mode, PlanSettings, Question};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kind of interview that people are invited to.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// A first talk of a quarter of an hour: short answers, judged one by one.
    Screening,
    /// Three quarters of an hour, as it would be held: everything is judged at the end.
    Technical,
    /// An hour on site: strict clocks, everything is judged at the end.
    Onsite,
}

impl Template {
    pub const ALL: [Template; 3] = [Template::Screening, Template::Technical, Template::Onsite];

    /// How long it takes.
    pub fn length(self) -> Millis {
        let minutes = match self {
            Template::Screening => 15,
            Template::Technical => 45,
            Template::Onsite => 60,
        };
        Millis::seconds(minutes * 60)
    }

    /// `settings` with the clocks of this kind, and as many questions of `bank` as its time has room
    /// for. What the settings choose from (packs, topics, levels, seed) stays.
    pub fn applied(self, settings: PlanSettings, bank: &[Question]) -> PlanSettings {
        let clocks = match self {
            Template::Screening => PlanSettings {
                think: Some(Millis::seconds(15)),
                answer: Some(Millis::seconds(90)),
                mode: Mode::Practice,
                strict: false,
                session_limit: None,
                ..settings
            },
            Template::Technical => PlanSettings {
                think: None,
                answer: None,
                mode: Mode::Exam,
                strict: false,
                session_limit: Some(self.length()),
                ..settings
            },
            Template::Onsite => PlanSettings {
                think: None,
                answer: None,
                mode: Mode::Exam,
                strict: true,
                session_limit: Some(self.length()),
                ..settings
            },
        };
        PlanSettings { count: room_for(&clocks, bank, self.length()), ..clocks }
    }
}

/// How many of the questions that the settings would draw fit into `time`, but one at least.
fn room_for(settings: &PlanSettings, bank: &[Question], time: Millis) -> u16 {
    let mut left = time;
    let mut room = 0;
    for question in drawn(&PlanSettings { count: MAX_COUNT, ..settings.clone() }, bank) {
        let (think, answer) = settings.clocks_of(question);
        if think + answer > left {
            break;
        }
        left = left - (think + answer);
        room += 1;
    }
    room.max(1)
}
