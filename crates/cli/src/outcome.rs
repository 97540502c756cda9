use crate::exit::Exit;
use hotseat_api::{ApiError, Code};
use serde::Serialize;
use std::io::{ErrorKind, Write};

/// What a command has to say, and how it ended.
#[derive(Debug)]
pub struct Outcome {
    /// For standard output.
    text: String,
    /// What went wrong; the rest may still have been done.
    errors: Vec<ApiError>,
    exit: Exit,
}

impl Outcome {
    pub fn text(text: String) -> Outcome {
        Outcome { text, errors: Vec::new(), exit: Exit::Done }
    }

    /// # Errors
    /// When the value can't be written as JSON.
    pub fn json(value: &impl Serialize) -> Result<Outcome, ApiError> {
        let mut text = serde_json::to_string_pretty(value).map_err(|error| {
            ApiError::new(Code::Damaged, "This can't be written as JSON.").with_detail(error)
        })?;
        text.push('\n');
        Ok(Outcome::text(text))
    }

    /// Of a command that has said everything already.
    pub fn ended(exit: Exit) -> Outcome {
        Outcome { exit, ..Outcome::text(String::new()) }
    }

    pub fn failed(error: ApiError) -> Outcome {
        Outcome::text(String::new()).with_errors(vec![error])
    }

    pub fn with_errors(mut self, errors: Vec<ApiError>) -> Outcome {
        self.exit = errors.iter().map(Exit::from).fold(self.exit, Exit::max);
        self.errors = errors;
        self
    }

    pub fn with_problems(mut self, found: bool) -> Outcome {
        if found {
            self.exit = self.exit.max(Exit::Problems);
        }
        self
    }

    /// Prints everything. A reader that went away (`| head`) is no error.
    pub fn print(self, json: bool) -> Exit {
        for error in &self.errors {
            tell(error, json);
        }
        let mut out = std::io::stdout().lock();
        match out.write_all(self.text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let _ = writeln!(std::io::stderr(), "hotseat-cli: the output can't be written: {error}.");
                Exit::Unusable
            }
            _ => self.exit,
        }
    }
}

/// Says on standard error what went wrong.
pub fn tell(error: &ApiError, json: bool) {
    let shown = match serde_json::to_string(error) {
        Ok(shown) if json => shown,
        _ => sentence(error),
    };
    // There is nowhere left to say that this can't be said.
    let _ = writeln!(std::io::stderr(), "{shown}");
}

fn sentence(error: &ApiError) -> String {
    match &error.detail {
        Some(detail) => format!("hotseat-cli: {} ({detail})", error.message),
        None => format!("hotseat-cli: {}", error.message),
    }
}
