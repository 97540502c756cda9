use crate::fixtures::*;
use crate::trial;
use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    vec![trial("the_prepared_answers_are_understood", the_prepared_answers_are_understood)]
}

fn the_prepared_answers_are_understood() {
    let transcriber = transcriber();
    let (mut errors, mut words) = (0, 0);
    for said in answers() {
        let samples = said.samples();
        let began = std::time::Instant::now();
        let events = whole(&transcriber, settings(), &samples, &said.speech());
        let transcript = done(&events);
        let wrong = word_errors(&said.text, &transcript.text());
        println!(
            "{}: {wrong} of {} wrong, {:.1} s of sound in {:.2} s",
            said.id,
            plain(&said.text).len(),
            seconds(&samples),
            began.elapsed().as_secs_f32()
        );
        if std::env::var_os("V").is_some() {
            for w in &transcript.words {
                println!("   {:>6} {:>6} {:.2} {}", w.from.0, w.to.0, w.confidence, w.text);
            }
            for s in &said.sentences {
                println!("   {} {} {}", s.start_ms, s.end_ms, s.text);
            }
        }
        errors += wrong;
        words += plain(&said.text).len();
    }
    println!("{errors} of {words}");
    assert!(errors * 10 <= words, "{errors} of {words} words are wrong");
}
