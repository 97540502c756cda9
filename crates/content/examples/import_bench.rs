//! Measures the import of a list, without proposals of key points, beside the Markdown parser alone
//! on the same text: `cargo run --release --example import_bench [FILE…]`. It prints milliseconds,
//! their ratio, and the most memory the import held at once as a multiple of the input. Without
//! files it makes lists of its own, of growing size: the ratios should not grow with them.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock; nothing in the library does")]

use hotseat_content::import_list;
use peak_alloc::PeakAlloc;
use pulldown_cmark::{Options, Parser};
use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The best of so many runs is the least disturbed.
const RUNS: u32 = 5;
const MEGABYTE: usize = 1024 * 1024;

fn main() -> Result<(), Box<dyn Error>> {
    println!(
        "{:<28} {:>9} {:>12} {:>10} {:>7} {:>7}",
        "list", "MB", "parser ms", "import ms", "ratio", "memory"
    );
    let files: Vec<String> = std::env::args().skip(1).collect();
    for file in &files {
        let text = std::fs::read_to_string(file)?;
        let times = (MEGABYTE / text.len().max(1)).max(1);
        measure(file.rsplit('/').next().unwrap_or(file), &text.repeat(times))?;
    }
    if files.is_empty() {
        for megabytes in [1, 10, 50] {
            measure("numbered headings", &list(megabytes, |number| format!("### {number}. What is it?")))?;
            measure("bold lines", &list(megabytes, |number| format!("**What is number {number}?**")))?;
        }
    }
    Ok(())
}

/// A list of its own: prose, code, bullets and a table under every question.
fn list(megabytes: usize, title: impl Fn(usize) -> String) -> String {
    const ANSWER: &str = "\n\nIt is a **structure** that keeps `values` in order, and answers two questions \
        quickly: what is first, and what comes after it ([more](https://example.org)).\n\n- The first holds a \
        value.\n- The second, in turn, points to *the next*.\n\n```js\nconst first = list.next(); // one\n\
        for (const value of list) use(value);\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nIt is never empty.\n\n";
    let mut text = String::from("# Questions\n\n");
    for number in 1.. {
        if text.len() >= megabytes * MEGABYTE {
            break;
        }
        text.push_str(&title(number));
        text.push_str(ANSWER);
    }
    text
}

fn measure(name: &str, text: &str) -> Result<(), Box<dyn Error>> {
    let parser = best(|| {
        black_box(Parser::new_ext(text, Options::ENABLE_TABLES).count());
    });
    let import = best(|| {
        black_box(import_list(name, text.as_bytes()).map(|list| list.questions.len()).unwrap_or_default());
    });
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let found = import_list(name, text.as_bytes())?;
    let peak = MEMORY.peak_usage().saturating_sub(before) as f64 / text.len() as f64;
    println!(
        "{:<28} {:>9.1} {:>12.1} {:>10.1} {:>7.2} {:>6.1}x {} questions",
        name,
        text.len() as f64 / MEGABYTE as f64,
        parser.as_secs_f64() * 1e3,
        import.as_secs_f64() * 1e3,
        import.as_secs_f64() / parser.as_secs_f64(),
        peak,
        found.questions.len(),
    );
    Ok(())
}

fn best(mut run: impl FnMut()) -> Duration {
    let timed = (0..RUNS).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    timed.min().unwrap_or_default()
}
