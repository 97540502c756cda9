use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::table::{one_line, table};
use crate::words::count;
use clap::Args;
use hotseat_api::dto::{Period, ProgressView, TopicReadiness, Trend, Unit};
use hotseat_api::{ApiError, Code};
use std::fmt::Write as _;

/// How ready you are in each topic, and how it went over a period
///
/// Readiness is the share of a topic's key points that you would say today, by weight, with its 95 %
/// interval; under three questions there is too little to say. Figures are means, each with how many
/// values it is of.
///
/// Days are written as 2026-11-21. A day ends at four in the morning.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli progress
  hotseat-cli progress --from 2026-11-01 --csv > november.csv
  hotseat-cli progress --json"))]
pub struct Progress {
    /// The first day of the period [default: the day of the first judged answer]
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The last day of the period [default: today]
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// Print the figures of the period as CSV
    #[arg(long, conflicts_with = "json")]
    csv: bool,
}

pub fn progress(context: &Context, asked: Progress) -> Result<Outcome, ApiError> {
    let view = context.open()?.progress(Period { from: asked.from, to: asked.to })?;
    if context.json {
        return Outcome::json(&view);
    }
    Ok(Outcome::text(if asked.csv { comma_separated(&view)? } else { shown(&view) }))
}

fn kinds(view: &ProgressView) -> [(&'static str, &[Trend]); 4] {
    [("topic", &view.topics), ("level", &view.levels), ("row", &view.rows), ("delivery", &view.delivery)]
}

/// A line for each figure.
fn comma_separated(view: &ProgressView) -> Result<String, ApiError> {
    let failed = |error: csv::Error| ApiError::new(Code::Io, "The CSV can't be written.").with_detail(error);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["kind", "name", "unit", "from", "to", "mean", "n"]).map_err(failed)?;
    for (kind, trends) in kinds(view) {
        for trend in trends {
            for place in &trend.places {
                let (mean, n) = (place.mean.to_string(), place.n.to_string());
                let record = [kind, &trend.name, unit(trend.unit), &place.from, &place.to, &mean, &n];
                writer.write_record(record).map_err(failed)?;
            }
        }
    }
    // Writing to memory has no way to fail.
    Ok(String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default())
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Share => "share",
        Unit::Level => "level",
        Unit::WordsPerMinute => "words_per_minute",
        Unit::PerMinute => "per_minute",
        Unit::Seconds => "seconds",
        Unit::ShareOfTime => "share_of_time",
    }
}

fn shown(view: &ProgressView) -> String {
    let mut out = String::new();
    let (Some(from), Some(to)) = (&view.from, &view.to) else {
        return "No answers were judged and locked in this period.\n".to_owned();
    };
    let _ = writeln!(
        out,
        "{}, {} judged and locked, {from} to {to}",
        count(view.sessions as usize, "session"),
        count(view.answers as usize, "answer")
    );
    let standing = view.standing;
    let _ = writeln!(
        out,
        "Key points: {} said on three days, {} on two, {} on one, {} asked and not said since, {} never asked",
        standing.three, standing.two, standing.one, standing.none, standing.never_asked
    );
    out.push_str("\nReady today\n");
    let known: Vec<&TopicReadiness> = view.readiness.iter().filter(|topic| topic.asked > 0).collect();
    out.push_str(&table("  ", &known.into_iter().map(topic_row).collect::<Vec<_>>()));
    for (kind, trends) in kinds(view) {
        if !trends.is_empty() {
            let _ = writeln!(out, "\nBy {}: first, last, n", if kind == "row" { "rubric row" } else { kind });
            out.push_str(&table("  ", &trends.iter().map(trend_row).collect::<Vec<_>>()));
        }
    }
    if let Some(changes) = &view.changes {
        let _ = writeln!(
            out,
            "\nThe last session: {} better, {} less well, {} as before, {} for the first time ({} said)",
            changes.gained.len(),
            changes.lost.len(),
            changes.same,
            changes.first,
            changes.first_said
        );
        for (sign, points) in [("+", &changes.gained), ("-", &changes.lost)] {
            for point in points {
                let _ = writeln!(out, "  {sign} {}", one_line(&point.say));
            }
        }
    }
    let _ = writeln!(out, "\nScheduled by {}.", view.scheduler);
    out
}

fn topic_row(topic: &TopicReadiness) -> Vec<String> {
    let ready = topic.readiness.as_ref().map_or_else(
        || "too little to say".to_owned(),
        |found| {
            format!("{:.0} % ({:.0} to {:.0})", found.share * 100.0, found.low * 100.0, found.high * 100.0)
        },
    );
    vec![
        topic.topic.clone(),
        ready,
        format!("{} of {} asked", topic.asked, topic.questions),
        if topic.due > 0 { format!("{} due", topic.due) } else { String::new() },
    ]
}

fn trend_row(trend: &Trend) -> Vec<String> {
    let value = |mean: Option<f64>| match (mean, trend.unit) {
        (None, _) => "-".to_owned(),
        (Some(mean), Unit::Share | Unit::ShareOfTime) => format!("{:.0} %", mean * 100.0),
        (Some(mean), Unit::WordsPerMinute) => format!("{mean:.0} words/min"),
        (Some(mean), Unit::PerMinute) => format!("{mean:.1}/min"),
        (Some(mean), Unit::Seconds) => format!("{mean:.1} s"),
        (Some(mean), Unit::Level) => format!("{mean:.1}"),
    };
    let mean = |place: Option<&hotseat_api::dto::TrendPlace>| value(place.map(|place| place.mean));
    vec![
        trend.name.clone(),
        mean(trend.places.first()),
        mean(trend.places.last()),
        format!("n = {}", trend.n),
    ]
}
