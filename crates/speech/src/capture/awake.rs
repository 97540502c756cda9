use std::sync::mpsc::{self, Sender};
use std::thread;

/// Keeps the machine from falling asleep for as long as it lives, where the system can be asked to.
/// Whether it could be is nobody's business: without it, the machine's own settings hold.
pub(crate) struct Awake {
    // Its end is the sign.
    _held: Sender<()>,
}

impl Awake {
    pub fn keep() -> Awake {
        let (held, end) = mpsc::channel::<()>();
        // On threads of their own: a message bus may not answer for a long time, and each of the two
        // ways may be missing without the other.
        let (sleep_held, sleep_end) = mpsc::channel::<()>();
        thread::spawn(move || {
            let mut wish = wish();
            // Not everyone may forbid sleep; everyone may say that they are not idle.
            let kept = wish.idle(true).sleep(true).create().or_else(|_| wish.sleep(false).create());
            let _ = sleep_end.recv();
            drop(kept);
        });
        thread::spawn(move || {
            let kept = wish().display(true).create();
            let _ = end.recv();
            drop(sleep_held);
            drop(kept);
        });
        Awake { _held: held }
    }
}

fn wish() -> keepawake::Builder {
    let mut wish = keepawake::Builder::default();
    wish.reason("An answer is being recorded").app_name("Hotseat").app_reverse_domain("app.hotseat.Hotseat");
    wish
}
