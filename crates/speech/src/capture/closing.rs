use crate::capture::handle::{Reply, answer};
use crate::capture::rolling::Rolling;
use crate::capture::worker::now;
use crate::capture::{CaptureError, Recorded, Report};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long whoever ends a recording waits for the disk. After that it is written all the same, and
/// reported when it is.
const PATIENCE: Duration = Duration::from_secs(5);

/// Recordings that have ended, and wait for the disk to have all of them: one, or some where the disk
/// does not answer.
#[derive(Default)]
pub(crate) struct Closings {
    closings: Vec<Closing>,
    /// Who waits for all of them.
    waiting: Vec<(Reply<()>, Instant)>,
}

struct Closing {
    rolling: Rolling,
    reply: Option<Reply<Recorded>>,
    since: Instant,
}

impl Closings {
    /// Takes a recording that was closed; without a `reply`, it is reported.
    pub fn add(&mut self, rolling: Rolling, reply: Option<Reply<Recorded>>) {
        self.closings.push(Closing { rolling, reply, since: now() });
    }

    /// Answers when there are no more of them, or after a while.
    pub fn wait(&mut self, reply: Reply<()>) {
        self.waiting.push((reply, now()));
    }

    pub fn is_empty(&self) -> bool {
        self.closings.is_empty() && self.waiting.is_empty()
    }

    pub fn rollings(&self) -> impl Iterator<Item = &Rolling> {
        self.closings.iter().map(|closing| &closing.rolling)
    }

    /// Answers for those that are on the disk now, and for those that take too long. Returns whether one
    /// has failed.
    pub fn settle(&mut self, tell: &mut dyn FnMut(Report)) -> bool {
        let mut failed = false;
        let over = |closing: &mut Closing| closing.rolling.is_over();
        for Closing { rolling, reply, .. } in self.closings.extract_if(.., over) {
            let ended = rolling.end();
            failed |= ended.is_err();
            match (ended, reply) {
                (ended, Some(reply)) => answer(&reply, ended.map_err(|(error, _)| error)),
                (ended, None) => tell(report(ended)),
            }
        }
        let late = |since: Instant| now().saturating_duration_since(since) >= PATIENCE;
        for closing in &mut self.closings {
            if late(closing.since)
                && let Some(reply) = closing.reply.take()
            {
                answer(&reply, Err(CaptureError::DiskNotAnswering));
            }
        }
        let done = self.closings.is_empty();
        for (reply, _) in self.waiting.extract_if(.., |(_, since)| done || late(*since)) {
            answer(&reply, Ok(()));
        }
        failed
    }
}

fn report(ended: Result<Recorded, (CaptureError, PathBuf)>) -> Report {
    match ended {
        Ok(recorded) => Report::Closed(recorded),
        Err((error, path)) => Report::Failed { error, path },
    }
}
