use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::table::table;
use crate::words;
use clap::Args;
use hotseat_api::ApiError;
use hotseat_api::dto::{Against, AgreementView, CalibrationPart, IntervalView};
use std::fmt::Write as _;

/// How your own scores compare with the program's verdicts, with your later scores, and with mentors
///
/// Said only from 20 locked answers on. A bias is a share of the whole scale: above 0 you scored
/// higher. Intervals are of 95 %, by bootstrap over answers; agreement is Cohen's kappa with quadratic
/// weights.
#[derive(Args)]
#[command(after_long_help = teaches!("Example:\n  hotseat-cli calibration --json"))]
pub struct Calibration;

pub fn calibration(context: &Context) -> Result<Outcome, ApiError> {
    let view = context.open()?.calibration()?;
    if context.json {
        return Outcome::json(&view);
    }
    if view.parts.is_empty() {
        return Ok(Outcome::text(format!(
            "{} of the {} locked answers that this needs are there.\n",
            view.answers, view.needed
        )));
    }
    let mut out = String::new();
    for part in &view.parts {
        out.push_str(&part_shown(part));
    }
    if !view.mentor_rows.is_empty() {
        out.push_str("\nRows, you and mentors\n");
        let rows: Vec<Vec<String>> =
            view.mentor_rows.iter().map(|row| vec![row.title.clone(), agreement(&row.agreement)]).collect();
        out.push_str(&table("  ", &rows));
    }
    Ok(Outcome::text(out))
}

fn part_shown(part: &CalibrationPart) -> String {
    let name = match part.against {
        Against::Verdicts => "Your judgements and the program's verdicts",
        Against::Rescores => "Your first and your latest scores",
        Against::Mentors => "Your rows and mentors'",
    };
    let mut out = format!("{name}: {}\n", words::count(part.answers as usize, "answer"));
    let Some(bias) = part.bias else {
        out.push_str("  too few to tell\n");
        return out;
    };
    let _ = writeln!(out, "  bias {}", interval(bias));
    if let Some(spread) = part.spread {
        let _ = writeln!(out, "  spread {spread:.2}");
    }
    if let Some(found) = &part.agreement {
        let _ = writeln!(out, "  {}", agreement(found));
    }
    let steps = part.trend.iter().map(|step| {
        let moments = format!("{} to {}", words::moment(&step.from), words::moment(&step.to));
        vec![
            moments,
            words::count(step.answers as usize, "answer"),
            step.bias.map_or(String::new(), interval),
        ]
    });
    out.push_str(&table("  ", &steps.collect::<Vec<_>>()));
    let topics = part.topics.iter().filter_map(|topic| {
        Some(vec![topic.topic.clone(), words::count(topic.answers as usize, "answer"), interval(topic.bias?)])
    });
    out.push_str(&table("  ", &topics.collect::<Vec<_>>()));
    out
}

fn interval(found: IntervalView) -> String {
    format!("{:+.2} ({:+.2} to {:+.2})", found.value, found.low, found.high)
}

fn agreement(found: &AgreementView) -> String {
    let counts = format!(
        "{}: {} the same, {} one step apart, {} further",
        words::count(found.pairs as usize, "pair"),
        found.same,
        found.near,
        found.further
    );
    found.kappa.map_or(counts.clone(), |kappa| format!("{counts}; kappa {kappa:.2}"))
}
