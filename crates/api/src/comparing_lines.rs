//! Questions and answers as JSON lines: for measuring the comparison on many of them.

use crate::{ApiError, Code, Engines};
use hotseat_interview::{
    Answer, Engine, Evidence, KeyPoint, PackId, PointVerdict, Question, QuestionId, Samples, Verdict, Weight,
};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, ErrorKind, Read, Write};

/// Far more than any answer takes; a longer line is refused, so that memory does not grow with it.
const MAX_LINE: u64 = 1024 * 1024;

#[derive(Deserialize)]
struct Asked {
    /// Handed back as it came.
    id: serde_json::Value,
    question: String,
    key_points: Vec<String>,
    answer: String,
}

#[derive(Serialize)]
struct Told {
    id: serde_json::Value,
    /// One for each key point, 0 to 1; 0 where nothing can be told.
    scores: Vec<f32>,
    verdicts: Vec<Verdict>,
    /// For each key point the runs of the answer that it rests on, in characters (Unicode scalar
    /// values): from inclusive, to exclusive.
    spans: Vec<Vec<[usize; 2]>>,
    engine: Engine,
}

/// Reads one JSON object a line and writes one for each, in the same order, as it goes. A line that
/// can't be used is told to `problem`, with its number, and the rest goes on.
///
/// # Errors
/// When the input can't be read or the output not be written.
pub fn compare_lines(
    mut input: impl BufRead,
    mut output: impl Write,
    engines: &Engines,
    mut problem: impl FnMut(ApiError),
) -> Result<(), ApiError> {
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        let read = input.by_ref().take(MAX_LINE).read_until(b'\n', &mut line);
        let read =
            read.map_err(|error| ApiError::new(Code::Io, format!("Line {number} can't be read: {error}.")))?;
        if read == 0 {
            break;
        }
        let whole = line.ends_with(b"\n") || (line.len() as u64) < MAX_LINE;
        if !whole {
            skip_line(&mut input, number)?;
            problem(refused(number, "is longer than 1 MiB: shorten it"));
        } else if !line.trim_ascii().is_empty() {
            match serde_json::from_slice::<Asked>(&line) {
                Ok(asked) => write_line(&mut output, &told(asked, engines))?,
                Err(error) => problem(refused(number, &format!("can't be used: {error}"))),
            }
        }
    }
    output.flush().map_err(unwritten)
}

fn refused(number: u64, why: &str) -> ApiError {
    ApiError::new(Code::Invalid, format!("Line {number} {why}."))
}

fn unwritten(error: std::io::Error) -> ApiError {
    let code = if error.kind() == ErrorKind::StorageFull { Code::DiskFull } else { Code::Io };
    ApiError::new(code, format!("The output can't be written: {error}."))
}

fn write_line(output: &mut impl Write, told: &Told) -> Result<(), ApiError> {
    let mut text = serde_json::to_vec(told).map_err(|error| {
        ApiError::new(Code::Damaged, "This comparison can't be written as JSON.").with_detail(error)
    })?;
    text.push(b'\n');
    output.write_all(&text).map_err(unwritten)
}

/// Reads on to the end of a line without keeping it.
fn skip_line(input: &mut impl BufRead, number: u64) -> Result<(), ApiError> {
    input
        .skip_until(b'\n')
        .map(drop)
        .map_err(|error| ApiError::new(Code::Io, format!("Line {number} can't be read: {error}.")))
}

fn told(asked: Asked, engines: &Engines) -> Told {
    let answer = Answer::typed(&asked.answer);
    let found = engines.compare(&question(&asked), &answer);
    let score = |point: &PointVerdict| point.score.unwrap_or_default();
    Told {
        id: asked.id,
        scores: found.points.iter().map(score).collect(),
        verdicts: found.points.iter().map(|point| point.verdict).collect(),
        spans: found.points.iter().map(|point| spans(&point.evidence, &answer)).collect(),
        engine: found.engine,
    }
}

fn spans(evidence: &Evidence, answer: &Answer) -> Vec<[usize; 2]> {
    let characters = |byte: u32| answer.text.get(..byte as usize).map_or(0, |text| text.chars().count());
    let place = |from: u32, to: u32| {
        let first = answer.words.get(from as usize)?;
        let last = answer.words.get((to as usize).checked_sub(1)?)?;
        Some([characters(first.from), characters(last.to)])
    };
    evidence.spans.iter().filter_map(|span| place(span.from, span.to)).collect()
}

fn question(asked: &Asked) -> Question {
    let point = |(at, say): (usize, &String)| KeyPoint {
        id: at.to_string(),
        weight: Weight::Core,
        say: say.clone(),
        accept: Vec::new(),
        probe: None,
        reviewed: true,
    };
    Question {
        id: QuestionId::from("line"),
        pack: PackId::from("lines"),
        title: asked.question.clone(),
        body: None,
        level: None,
        topics: Vec::new(),
        think: None,
        answer: None,
        follows: None,
        key_points: asked.key_points.iter().enumerate().map(point).collect(),
        traps: Vec::new(),
        short: None,
        model_answer: None,
        shown: None,
        samples: Samples::default(),
        sources: Vec::new(),
        checked: None,
        origin: None,
    }
}
