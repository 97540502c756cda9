use crate::voice::VoiceError;
use crate::voice::program::Program;
use serde::{Deserialize, Serialize};
use std::io::Read;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long the list may take.
const PATIENCE: Duration = Duration::from_secs(3);
/// Bytes of a list that are read.
const MOST: u64 = 1 << 20;

/// One of the voices that a program has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// For [`crate::voice::Manner::voice`].
    pub id: String,
    pub name: String,
    /// As in "en-gb".
    pub language: String,
}

pub(crate) fn list(program: &Program) -> Result<Vec<Voice>, VoiceError> {
    let started = |source| VoiceError::NotStarted { program: program.name(), source };
    let mut child = program.listing().spawn().map_err(started)?;
    let (read, text) = mpsc::channel();
    if let Some(out) = child.stdout.take() {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            // What can't be read is not listed.
            let _ = out.take(MOST).read_to_end(&mut bytes);
            let _ = read.send(String::from_utf8_lossy(&bytes).into_owned());
        });
    }
    let text = text.recv_timeout(PATIENCE);
    // It has said what it had to say, or never will.
    let _ = child.kill();
    let _ = child.wait();
    let late = |_| VoiceError::NoList { program: program.name(), seconds: PATIENCE.as_secs() };
    text.map_err(late).map(|text| parse(&text))
}

/// A table with a line of headings: priority, language, age and gender, name, file, other languages.
fn parse(table: &str) -> Vec<Voice> {
    let mut voices: Vec<_> = table.lines().skip(1).filter_map(voice).collect();
    voices.sort_by(|a, b| (&a.language, &a.name).cmp(&(&b.language, &b.name)));
    voices.dedup_by(|a, b| a.id == b.id);
    voices
}

fn voice(line: &str) -> Option<Voice> {
    let mut columns = line.split_whitespace().skip(1);
    let (language, _, name, file) = (columns.next()?, columns.next()?, columns.next()?, columns.next()?);
    // Those of MBROLA are listed whether or not their sounds are installed.
    let usable = !file.starts_with("mb/");
    usable.then(|| Voice { id: file.to_owned(), name: name.replace('_', " "), language: language.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_voices_is_read() {
        let table = "Pty Language       Age/Gender VoiceName          File                 Other Languages\n\
                      2  en-gb           --/M      English_(Great_Britain) gmw/en        (en 2)\n\
                      5  af              --/M      Afrikaans          gmw/af\n\
                      5  en-us           --/M      us-mbrola-2        mb/mb-us2            (en 7)\n\
                      broken line\n\n";
        let voices = parse(table);
        let voices: Vec<_> =
            voices.iter().map(|it| (it.id.as_str(), it.name.as_str(), it.language.as_str())).collect();
        assert_eq!(voices, [("gmw/af", "Afrikaans", "af"), ("gmw/en", "English (Great Britain)", "en-gb")]);
        assert_eq!(parse(""), []);
    }
}
