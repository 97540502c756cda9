//! When a key point comes again, which day asks what, and how ready one is.
//!
//! Everything here is a function of what was locked and of the day it is asked about: no state, no
//! clock. So nothing can go stale: what is known of a point is its reviews, replayed.

mod changes;
mod day;
mod figures;
mod memory;
mod needs;
mod planner;
mod rating;
mod readiness;
mod trend;

pub use changes::{Changed, Changes, changes};
pub use day::day_of;
pub use figures::{Interval, wilson};
pub use memory::{AIM, PointState, RETENTION, SCHEDULER, replay};
pub use needs::{Practice, PracticePoint, due, weakest};
pub use planner::{Goal, LONGEST_PLAN, PlanDay, PlannedQuestion, Schedule, day_by_day};
pub use rating::{Rating, Review, rating};
pub use readiness::{LEAST_QUESTIONS, Readiness, Standing, readiness};
pub use trend::{Bucket, Place, Sample, trend};
