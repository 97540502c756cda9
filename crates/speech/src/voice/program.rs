use crate::voice::{FASTEST, Manner, SLOWEST};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A program that speaks what is written to its input.
pub(crate) struct Program {
    path: PathBuf,
}

impl Program {
    pub fn find() -> Option<Program> {
        let folders = std::env::var_os("PATH")?;
        let candidates = std::env::split_paths(&folders).map(|folder| folder.join(Program::NAME));
        candidates.into_iter().find(|path| path.is_file()).map(|path| Program { path })
    }

    const NAME: &str = if cfg!(windows) { "espeak-ng.exe" } else { "espeak-ng" };

    pub fn name(&self) -> &'static str {
        "espeak-ng"
    }

    /// Speaks its input. The text never stands among the arguments: it may begin with a dash.
    pub fn speaking(&self, manner: &Manner) -> Command {
        let mut command = self.command();
        command.arg("--stdin").arg("-s").arg(manner.pace.clamp(SLOWEST, FASTEST).to_string());
        // The name of a voice may come from a settings file, and begin with a dash, too.
        if let Some(voice) = manner.voice.as_ref().filter(|voice| !voice.starts_with('-')) {
            command.arg("-v").arg(voice);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::null());
        command
    }

    pub fn listing(&self) -> Command {
        let mut command = self.command();
        command.arg("--voices").stdin(Stdio::null()).stdout(Stdio::piped());
        command
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        command.stderr(Stdio::null());
        command
    }
}
