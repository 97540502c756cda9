use std::path::PathBuf;
use std::process::ExitCode;

/// The first argument of a process that is to be the transcriber and nothing else.
pub const WORKER_ARGUMENT: &str = "--transcription-worker";

/// The program that is started as the transcriber.
#[derive(Clone, Debug)]
pub struct WorkerProgram {
    pub program: PathBuf,
    pub arguments: Vec<String>,
}

impl WorkerProgram {
    /// The running executable with [`WORKER_ARGUMENT`]; its `main` must begin with [`worker_main`].
    pub fn this_program() -> WorkerProgram {
        // On Linux this name stays right when the program's file was replaced by an update.
        let program = if cfg!(target_os = "linux") {
            PathBuf::from("/proc/self/exe")
        } else {
            std::env::current_exe().unwrap_or_default()
        };
        WorkerProgram { program, arguments: vec![WORKER_ARGUMENT.to_owned()] }
    }
}

/// To be called first in `main`, before any window code: where the process was started as the
/// transcriber, this is its whole life, and `main` returns what comes back. Otherwise `None`.
pub fn worker_main() -> Option<ExitCode> {
    (std::env::args_os().nth(1)? == WORKER_ARGUMENT).then_some(ExitCode::SUCCESS)
}
