//! Reports of a session, or of all sessions of some days, for reading, printing and reckoning.

mod anki;
mod figures;
mod gather;
mod html;
mod markdown;
mod pdf;

pub use figures::{
    AnswerReport, PointReport, REPORT_FORMAT, REPORT_VERSION, Report, ScoreReport, SessionReport, Totals,
};

use crate::dto::{Exported, ReportFormat, ReportScope};
use crate::files::write_whole;
use crate::{ApiError, Code, Hotseat};
use std::path::Path;

impl Hotseat {
    /// Writes a report to a file: whole, or not at all.
    pub fn report(
        &self,
        scope: ReportScope,
        format: ReportFormat,
        path: String,
    ) -> Result<Exported, ApiError> {
        let bytes = self.report_bytes(&scope, format)?;
        write_whole(Path::new(&path), &bytes)?;
        Ok(Exported { path, bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX) })
    }

    /// A report as the bytes of its file. What may not be seen yet is not in it either.
    ///
    /// # Errors
    /// When there is no such session, or none in those days.
    pub fn report_bytes(&self, scope: &ReportScope, format: ReportFormat) -> Result<Vec<u8>, ApiError> {
        let report = self.gather(scope)?;
        match format {
            ReportFormat::Html => Ok(html::page(&report).into_bytes()),
            ReportFormat::Markdown => Ok(markdown::text(&report).into_bytes()),
            ReportFormat::Pdf => pdf::document(&report),
            ReportFormat::Json => {
                let mut text =
                    serde_json::to_string_pretty(&report).map_err(|error| unwritable("JSON", error))?;
                text.push('\n');
                Ok(text.into_bytes())
            }
            ReportFormat::Anki => Ok(anki::notes(&report).into_bytes()),
            ReportFormat::Csv => figures::csv(&report).map_err(|error| unwritable("CSV", error)),
        }
    }
}

fn unwritable(what: &str, error: impl ToString) -> ApiError {
    ApiError::new(Code::Damaged, format!("This report can't be written as {what}.")).with_detail(error)
}

/// An RFC 3339 time as people read it, to the minute; in UTC, as it is stored.
fn moment(rfc3339: &str) -> String {
    match rfc3339.get(..16) {
        Some(minute) => format!("{} UTC", minute.replace('T', " ")),
        None => rfc3339.to_owned(),
    }
}
