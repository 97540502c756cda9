//! The sentence model beside the words. Measured with a real one, where there is one:
//! `HOTSEAT_SENTENCE_MODEL=FOLDER cargo test -p hotseat-comparison --test sentences`

use hotseat_comparison::{Comparer, SentenceModel, engine};
use hotseat_interview::{Answer, Question};
use std::sync::Arc;

mod support;

fn question() -> Question {
    let accept: &[&str] = &["waiting is left to the operating system"];
    let points: &[(&str, &[&str])] =
        &[("The kernel watches the sockets.", accept), ("It is what it is.", &[])];
    support::question("Why is it fast?", points, &[])
}

#[test]
fn a_stored_comparison_says_which_engine_spoke() {
    let comparer = Comparer::new(&question());
    assert_eq!(comparer.engine(), engine());
    assert_eq!(support::typed(&question(), "the kernel watches").engine, engine());
}

#[test]
fn a_real_model_speaks_beside_the_words() {
    let Some(folder) = std::env::var_os("HOTSEAT_SENTENCE_MODEL") else {
        println!("HOTSEAT_SENTENCE_MODEL names no folder: nothing was tested");
        return;
    };
    let model = Arc::new(SentenceModel::load(folder.as_ref()).expect("it loads"));
    let comparer = Comparer::with_sentence_model(&question(), &model);
    assert_ne!(comparer.engine(), engine());
    let score = |text: &str| comparer.compare(&Answer::typed(text)).points[0].score.unwrap_or_default();
    let (right, wrong) = (
        score("the operating system is told to look after the connections"),
        score("my bicycle has been in the cellar since the autumn"),
    );
    assert!(right > wrong, "{right} for the idea in other words, {wrong} for another one");
    let texts = ["", "…", "word", &"a very long sentence without an end ".repeat(40)];
    for text in texts {
        let answer = Answer::typed(text);
        assert_eq!(comparer.compare(&answer), comparer.compare(&answer), "the same twice: {text:?}");
    }
}
