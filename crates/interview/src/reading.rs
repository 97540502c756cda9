use crate::Millis;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The first part of the overtime, in which nobody would interrupt yet (the Toastmasters idiom).
pub const GRACE: Millis = Millis::seconds(15);

/// What a clock shows. Always `used + left == budget + overtime`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Reading {
    pub budget: Millis,
    pub used: Millis,
    pub left: Millis,
    /// Time used beyond the budget; grace is its first 15 s.
    pub overtime: Millis,
}

/// The light that goes with a reading: green at half, amber at three quarters, red at the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    Early,
    Green,
    Amber,
    /// Red: at the limit, and for [`GRACE`] after it.
    Grace,
    Over,
}

impl Reading {
    pub fn new(budget: Millis, used: Millis) -> Reading {
        Reading { budget, used, left: budget - used, overtime: used - budget }
    }

    pub fn zone(&self) -> Zone {
        let [green, amber, grace, over] = zone_starts(self.budget);
        match self.used {
            used if used >= over => Zone::Over,
            used if used >= grace => Zone::Grace,
            used if used >= amber => Zone::Amber,
            used if used >= green => Zone::Green,
            _ => Zone::Early,
        }
    }

    /// How much more use brings the next zone; none in the last one.
    pub fn until_next_zone(&self) -> Option<Millis> {
        zone_starts(self.budget).into_iter().find(|&start| start > self.used).map(|start| start - self.used)
    }
}

fn zone_starts(budget: Millis) -> [Millis; 4] {
    [budget.percent(50), budget.percent(75), budget, budget + GRACE]
}
