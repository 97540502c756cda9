use crate::dto::{ItemReview, Reveal, SessionView};
use crate::view::{clock_words, level_words, verdict_words};
use hotseat_interview::{Close, Judgement, Mode, Outcome, Plan, Question, Reading, Weight};
use std::fmt::Write as _;

/// The session as Markdown. What may not be seen yet is not in it either.
pub(crate) fn session_markdown(view: &SessionView, plan: &Plan) -> String {
    let mut out = String::new();
    let card = &view.card;
    let _ = writeln!(out, "# {}\n", card.title);
    let mode = match card.mode {
        Mode::Practice => "practice",
        Mode::Exam => "exam",
    };
    let _ = writeln!(
        out,
        "Held {} in {mode} mode: {} of {} questions answered, {} of {} used.",
        moment(&card.started),
        card.answered,
        card.questions,
        clock_words(view.whole.used),
        clock_words(view.whole.budget),
    );
    for note in &view.review_notes {
        let _ = writeln!(out, "\n> Note, {}: {}", moment(&note.made), quoted(&note.text));
    }
    for (index, (item, asked)) in view.items.iter().zip(&plan.items).enumerate() {
        let _ = writeln!(out, "\n## {}. {}\n", index + 1, asked.question.title);
        write_item(&mut out, item, &asked.question);
    }
    out
}

fn write_item(out: &mut String, item: &ItemReview, question: &Question) {
    if let Some(body) = &question.body {
        let _ = writeln!(out, "{}\n", body.trim());
    }
    let mut facts: Vec<String> =
        item.question.level.map(level_words).map(str::to_owned).into_iter().collect();
    facts.extend(item.question.topics.iter().cloned());
    if !facts.is_empty() {
        let _ = writeln!(out, "*{}*\n", facts.join(", "));
    }
    let standing = match item.outcome {
        Outcome::Answered => "",
        Outcome::Skipped => "Skipped.",
        Outcome::NotReached => "Not reached.",
        Outcome::Parked => "Put off.",
        Outcome::Open => "Being asked.",
        Outcome::Ahead => "Not asked yet.",
    };
    if !standing.is_empty() {
        let _ = writeln!(out, "{standing}\n");
    }
    let _ = writeln!(out, "Thought {}, answered {}.", spent(&item.think), spent(&item.answer));
    if item.peeked.is_some() {
        let _ = writeln!(out, "Everything was shown before the lock.");
    }
    if item.hinted {
        let _ = writeln!(out, "Key points lit up while it was answered.");
    }
    for (index, take) in item.takes.iter().enumerate() {
        let heading = if item.takes.len() > 1 {
            format!("Your answer, take {}", index + 1)
        } else {
            "Your answer".into()
        };
        let cut = if take.close == Some(Close::TimeUp) { " (taken at the limit)" } else { "" };
        let _ = writeln!(out, "\n### {heading}{cut}\n");
        let text = if take.text.trim().is_empty() { "Nothing was written." } else { &take.text };
        let _ = writeln!(out, "{}", fenced_off(text));
    }
    if !item.notes.trim().is_empty() {
        let _ = writeln!(out, "\n### Scratch notes\n\n{}", fenced_off(&item.notes));
    }
    match &item.reveal {
        Some(reveal) => write_reveal(out, reveal, question.model_answer.as_deref()),
        None if item.to_judge.is_some() => {
            let _ = writeln!(out, "\nNot judged yet: the key points and verdicts come with the lock.");
        }
        None => {}
    }
    for note in &item.review_notes {
        let _ = writeln!(out, "\n> Note, {}: {}", moment(&note.made), quoted(&note.text));
    }
}

fn write_reveal(out: &mut String, reveal: &Reveal, model_answer: Option<&str>) {
    if !reveal.points.is_empty() {
        let _ = writeln!(out, "\n### Key points\n\n| key point | weight | you | program | yours instead |");
        let _ = writeln!(out, "| --- | --- | --- | --- | --- |");
    }
    for point in &reveal.points {
        let weight = match point.weight {
            Weight::Core => "core",
            Weight::Supporting => "supporting",
            Weight::Bonus => "bonus",
        };
        let own = match point.judgement {
            Some(Judgement::Said) => "said it",
            Some(Judgement::Partly) => "partly",
            Some(Judgement::Didnt) => "didn't",
            None => "",
        };
        let program = point.verdict.map(verdict_words).unwrap_or("not compared");
        let overruled = point.overruled.map(verdict_words).unwrap_or_default();
        let _ = writeln!(out, "| {} | {weight} | {own} | {program} | {overruled} |", cell(&point.say));
    }
    for trap in reveal.traps.iter().filter(|trap| trap.said) {
        let _ = writeln!(out, "\nA misconception was heard: “{}”. {}", trap.hear, trap.why);
    }
    let scored: Vec<_> =
        reveal.rows.iter().filter_map(|row| row.level.map(|level| (&row.row, level))).collect();
    if !scored.is_empty() {
        let _ = writeln!(out, "\n### Your own score\n");
    }
    for (row, level) in scored {
        let label = row.levels.iter().find(|anchor| anchor.level == level).map_or("", |anchor| &anchor.label);
        let _ = writeln!(out, "- {}: {level} ({label})", row.title);
    }
    if let Some(engine) = &reveal.engine {
        let _ = writeln!(out, "\nVerdicts by {} {}; they are not a grade.", engine.name, engine.version);
    }
    if let Some(model) = model_answer {
        let _ = writeln!(out, "\n### A model answer\n\n{}", model.trim());
    }
}

/// An RFC 3339 time as people read it, to the minute; in UTC, as it is stored.
fn moment(rfc3339: &str) -> String {
    match rfc3339.get(..16) {
        Some(minute) => format!("{} UTC", minute.replace('T', " ")),
        None => rfc3339.to_owned(),
    }
}

fn spent(reading: &Reading) -> String {
    let over = if reading.overtime.0 > 0 {
        format!(" ({} over)", clock_words(reading.overtime))
    } else {
        String::new()
    };
    format!("{} of {}{over}", clock_words(reading.used), clock_words(reading.budget))
}

fn quoted(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join("\n> ")
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// Someone's own words as a block quote, so that a heading or a fence in them stays theirs.
fn fenced_off(text: &str) -> String {
    text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}
