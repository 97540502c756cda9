use std::io::{IsTerminal, Write};

/// A line on standard error that says how far something is; nothing where that is no terminal.
pub struct Progress {
    terminal: bool,
    shown: bool,
}

impl Progress {
    pub fn on_a_terminal() -> Progress {
        Progress { terminal: std::io::stderr().is_terminal(), shown: false }
    }

    pub fn show(&mut self, done: u64, of: u64, more: &str) {
        if self.terminal {
            self.write(&format!("\r{:3} %{more}\x1b[K", (done * 100).checked_div(of).unwrap_or(0)));
            self.shown = true;
        }
    }

    /// A line that stays, terminal or not.
    pub fn say(&mut self, line: &str) {
        self.clear();
        self.write(&format!("{line}\n"));
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            self.write("\r\x1b[K");
        }
    }

    fn write(&mut self, text: &str) {
        let mut out = std::io::stderr().lock();
        // There is nowhere left to say that this can't be said.
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}
