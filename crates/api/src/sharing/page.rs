//! The file itself: a page that holds everything, and is forbidden to fetch anything.

use super::bundle::SharedAnswers;
use crate::{ApiError, Code};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fmt::Write;

const SCRIPT: &str = include_str!("page/mentor.js");
const STYLE: &str = include_str!("page/mentor.css");

/// A sound inside the page.
pub(super) struct Sound {
    /// Of its element.
    pub id: String,
    pub base64: String,
}

/// The page. Its policy lets in nothing but the one script and the one style that it was made with,
/// and sounds that the script made of its own data: no network, no form, no frame.
pub(super) fn page(answers: &SharedAnswers, sounds: &[Sound]) -> Result<String, ApiError> {
    let data = serde_json::to_string(answers).map_err(|error| {
        ApiError::new(Code::Damaged, "These answers can't be written to a file.").with_detail(error)
    })?;
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; media-src blob:; base-uri 'none'; form-action 'none'",
        hash(SCRIPT),
        hash(STYLE)
    );
    let size = sounds.iter().map(|sound| sound.base64.len() + 100).sum::<usize>();
    let mut page = String::with_capacity(size + data.len() + SCRIPT.len() + STYLE.len() + 1024);
    // Writing to a String can't fail.
    let _ = writeln!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>Answers to score</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main id=\"page\">\n\
         <noscript>This page needs JavaScript, which runs in it alone: it opens no connection.</noscript>\n\
         </main>"
    );
    let _ = writeln!(page, "<script type=\"application/json\" id=\"answers\">{}</script>", inert(&data));
    for sound in sounds {
        let _ = writeln!(page, "<script type=\"text/plain\" id=\"{}\">{}</script>", sound.id, sound.base64);
    }
    let _ = write!(page, "<script>{SCRIPT}</script>\n</body>\n</html>\n");
    Ok(page)
}

/// JSON that no parser of HTML can take for markup.
fn inert(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_inside_the_page_can_not_end_its_elements() {
        let hostile = "</script><script>alert(1)</script><!-- & \u{2028}";
        let data = inert(&serde_json::to_string(hostile).unwrap());
        assert!(!data.contains(['<', '>', '&', '\u{2028}']), "{data}");
        assert_eq!(serde_json::from_str::<String>(&data).unwrap(), hostile);
        // As the page's own script and style are written into it.
        for text in [SCRIPT, STYLE] {
            let text = text.to_lowercase();
            assert!(!text.contains("</script") && !text.contains("</style") && !text.contains("<!--"));
        }
    }
}
