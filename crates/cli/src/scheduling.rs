use crate::Context;
use crate::args::teaches;
use crate::known::check_packs;
use crate::outcome::Outcome;
use crate::table::{one_line, table};
use crate::words::{clock, count};
use clap::Args;
use hotseat_api::dto::{Goal, PackId, PlanDayView, PracticeView, ScheduleView};
use hotseat_api::{ApiError, Code};
use std::fmt::Write as _;

/// What is due, and the plan to an interview, day by day
///
/// Alone it shows the plan as it stands today: days that were missed are planned anew. With
/// --interview and --minutes it sets the goal, in the place of the one before.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli schedule --interview 2026-12-15 --minutes 20 --pack node
  hotseat-cli schedule
  hotseat-cli schedule --clear"))]
pub struct Schedule {
    /// The day of the interview, as 2026-12-15
    #[arg(long, value_name = "DAY")]
    interview: Option<String>,
    /// Minutes that each day has room for, 5 to 600 [default: as before, or 20]
    #[arg(long, value_name = "MINUTES")]
    minutes: Option<u16>,
    /// Practise this pack; may be given several times [default: as before, or all]
    #[arg(long = "pack", value_name = "ID")]
    packs: Vec<String>,
    /// Give the goal up
    #[arg(long, conflicts_with_all = ["interview", "minutes", "packs"])]
    clear: bool,
}

const USUAL_MINUTES: u16 = 20;

pub fn schedule(context: &Context, asked: Schedule) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    check_packs(&hotseat, &asked.packs)?;
    let before = hotseat.schedule()?;
    let changes = asked.interview.is_some() || asked.minutes.is_some() || !asked.packs.is_empty();
    let view = if asked.clear {
        hotseat.set_goal(None)?
    } else if changes {
        hotseat.set_goal(Some(wanted(asked, before.goal)?))?
    } else {
        before
    };
    if context.json {
        return Outcome::json(&view);
    }
    let today = hotseat.today()?;
    let due = match (today.due, today.next_due) {
        (0, None) => "No key point is due.\n".to_owned(),
        (0, Some(day)) => format!("No key point is due before {day}.\n"),
        (due, _) => format!("{} due today.\n", count(due as usize, "key point")),
    };
    Ok(Outcome::text(due + &shown(&view)))
}

fn wanted(asked: Schedule, before: Option<Goal>) -> Result<Goal, ApiError> {
    let packs: Vec<PackId> = asked.packs.into_iter().map(PackId).collect();
    match (asked.interview, before) {
        (None, None) => {
            Err(ApiError::new(Code::Invalid, "Say on which day the interview is: --interview 2026-12-15."))
        }
        (None, Some(before)) => Ok(Goal {
            minutes: asked.minutes.unwrap_or(before.minutes),
            packs: if packs.is_empty() { before.packs } else { packs },
            ..before
        }),
        (Some(interview), before) => {
            let (minutes, kept) =
                before.map_or((USUAL_MINUTES, Vec::new()), |before| (before.minutes, before.packs));
            Ok(Goal {
                interview,
                minutes: asked.minutes.unwrap_or(minutes),
                packs: if packs.is_empty() { kept } else { packs },
            })
        }
    }
}

fn shown(view: &ScheduleView) -> String {
    let Some(goal) = &view.goal else { return "There is no plan: set one with --interview.\n".to_owned() };
    if view.passed {
        return format!("The interview of {} is over: set the next one, or --clear.\n", goal.interview);
    }
    let mut out = format!("Interview on {}, {} minutes a day\n", goal.interview, goal.minutes);
    let day = |day: &PlanDayView| {
        let new = day.questions.iter().filter(|question| question.new).count();
        vec![
            day.day.clone(),
            count(day.questions.len(), "question"),
            if new > 0 { format!("{new} new") } else { String::new() },
            if day.questions.is_empty() { String::new() } else { clock(day.cost) },
        ]
    };
    out.push_str(&table("  ", &view.days.iter().map(day).collect::<Vec<_>>()));
    if let Some(today) = view.days.first().filter(|today| !today.questions.is_empty()) {
        out.push_str("Today\n");
        out.push_str(&table("  ", &today.questions.iter().map(practice_row).collect::<Vec<_>>()));
    }
    let _ = writeln!(
        out,
        "{} of {} will have been said on three separate days, if every answer goes well.",
        view.reached,
        count(view.points as usize, "key point")
    );
    if !view.left_over.is_empty() {
        let _ = writeln!(
            out,
            "{} will not come up: the minutes are too few.",
            count(view.left_over.len(), "question")
        );
    }
    out
}

fn practice_row(one: &PracticeView) -> Vec<String> {
    let why = if one.new { "new".to_owned() } else { format!("{} due", one.due) };
    vec![one.question.to_string(), why, one_line(&one.title)]
}
