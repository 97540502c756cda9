//! What a comparison must not fall for. Each row is a key point, an answer and the verdict.

use hotseat_comparison::{Comparer, compare};
use hotseat_interview::{Answer, Comparison, MatchKind, Rule, Spoken, Verdict};

mod support;
use support::{question, typed};

use Verdict::{CannotTell, Contradicted, Covered, Missed, Partly};

fn check(say: &str, answer: &str, expected: Verdict) {
    check_titled("How does it work?", &[say], answer, &[expected]);
}

fn check_titled(title: &str, points: &[&str], answer: &str, expected: &[Verdict]) {
    let points: Vec<_> = points.iter().map(|say| (*say, &[] as &[&str])).collect();
    let found = typed(&question(title, &points, &[]), answer);
    let verdicts: Vec<_> = found.points.iter().map(|point| point.verdict).collect();
    assert_eq!(verdicts, expected, "{points:?}\nanswer: {answer:?}\n{:#?}", found.points);
}

const PARALLEL: &str = "Callbacks run in parallel on several threads.";
const SINGLE: &str = "Callbacks never run in parallel, there is a single thread.";

#[test]
fn other_forms_of_the_words() {
    check("The kernel watches the sockets.", "it's the kernel that is watching every socket", Covered);
    check("Values are serialised before sending.", "before it sends a value it serializes it", Covered);
    check(
        "`setImmediate` runs its callback after polling.",
        "set immediate runs the callback after polling",
        Covered,
    );
    check("`process.nextTick` goes before promises.", "process next tick goes before the promises", Covered);
    check("libuv brings a thread pool.", "there's a threadpool that lib u v brings", Covered);
    check("The pool has four threads.", "the pool has 4 threads", Covered);
    check("V8 compiles the source.", "the v eight engine compiles the source", Covered);
}

#[test]
fn speech_has_no_punctuation() {
    check(
        "The timer phase runs callbacks whose delay has passed.",
        "so um first you have the timers uh the timer phase that runs all the callbacks whose delay has passed and then \
         it goes on with i o and so on until nothing is left",
        Covered,
    );
}

#[test]
fn negation() {
    check(PARALLEL, "callbacks run in parallel on several threads", Covered);
    check(PARALLEL, "callbacks do not run in parallel on several threads", Contradicted);
    check(PARALLEL, "callbacks dont run in parallel on several threads", Contradicted);
    check(PARALLEL, "callbacks can't ever run in parallel on several threads", Contradicted);
    check(PARALLEL, "it is a myth that callbacks run in parallel on several threads", Contradicted);
    check("It blocks the thread.", "it works without blocking the thread", Contradicted);
    check(SINGLE, "callbacks do not run in parallel because there is a single thread", Covered);
    check("A token is signed, not encrypted.", "a token is encrypted and signed", Partly);
}

#[test]
fn a_negation_goes_on_where_its_clause_only_seems_to_end() {
    let say = "A pointer is a variable that holds the address of another one.";
    check(say, "a pointer is a variable that holds the address of another one", Covered);
    check(say, "a pointer is not a variable that holds the address of another one", Contradicted);
    check("The socket is closed after the last byte.", "it is closed not after the last byte", Contradicted);
}

#[test]
fn what_is_said_of_a_word_may_be_denied_far_from_the_others() {
    let say = "The prototype tells the compiler the name and the parameters.";
    check(say, "the prototype tells the compiler about the name, and the parameters", Covered);
    check(
        say,
        "the prototype is not what tells it there and then about those parameters and the name to a compiler",
        Partly,
    );
}

#[test]
fn a_phrasing_that_names_both_opposites_is_denied_by_neither() {
    check(
        "The pipe has an input and an output side.",
        "a pipe has its output side and that is all I remember",
        Covered,
    );
}

#[test]
fn who_says_a_trap_contradicts_what_corrects_it() {
    let point = "Callbacks run one after another on the one thread.";
    let traps = [("a new thread is created for each callback", point)];
    let question = question("How does Node.js run code?", &[(point, &[])], &traps);
    let verdict = |answer: &str| {
        let found = typed(&question, answer);
        (found.traps[0].said, found.points[0].verdict, found.points[0].rule)
    };
    assert_eq!(verdict("a new thread is created for each callback"), (true, Contradicted, Rule::Denied));
    assert_eq!(verdict("callbacks run one after another on one thread").1, Covered);
    assert_eq!(verdict("I like cats and dogs and horses"), (false, Missed, Rule::Hardly));
}

/// Who said one point is likelier to have said the next: the same words count for more.
#[test]
fn what_was_found_of_the_other_points_counts() {
    let point = "Sockets are watched by the kernel through epoll or kqueue.";
    let other = "Callbacks run one after another on a single thread.";
    let score = |before: &str| {
        let question = question("How does it work?", &[(point, &[]), (other, &[])], &[]);
        typed(&question, &format!("{before}. The kernel watches them.")).points[0].score
    };
    let on_subject = score("callbacks run one after another on a single thread");
    let off_subject = score("my grandmother bakes bread on every second sunday");
    assert!(on_subject > off_subject, "{on_subject:?} after the other point, {off_subject:?} after none");
}

#[test]
fn a_denial_counts_beside_and_far_from_what_is_said() {
    let far = "a thread is cheap. It is a myth that callbacks run in parallel on several threads";
    check(PARALLEL, far, Contradicted);
    let beside = "it does not read the file, and it closes the socket and logs the time";
    check("It reads the file, closes the socket and logs the time.", beside, Partly);
}

#[test]
fn a_denial_beside_what_is_said_takes_nothing_from_it() {
    let say = "A value has either one mutable reference or any number of shared ones.";
    let aside = "you can have one mutable reference or as many shared references as you like, and a reference does \
                 not outlive the value";
    check(say, aside, Covered);
    check(say, "a value can not have one mutable reference or any number of shared ones", Contradicted);
    let call = "It makes a copy of the function code in every place where a function call is made.";
    check(call, "the compiler copies the code of the function into each place to avoid a call", Covered);
    check(
        call,
        "the compiler does not copy the code of the function into each place, it makes a call",
        Contradicted,
    );
}

#[test]
fn a_few_denied_words_contradict_nothing() {
    let say = "It supports real-time traffic by giving each flow a quality of service.";
    let answer = "it gives a quality of service to flows. The old protocol cannot support so many devices";
    check(say, answer, Covered);
    let found = typed(
        &question("Why?", &[("Support billions of end systems at once.", &[])], &[]),
        "the old one cannot support it",
    );
    assert_ne!(found.points[0].verdict, Contradicted, "{:?}", found.points[0]);
}

/// Who leaves out a "not" may well mean the same in other words.
#[test]
fn what_a_phrasing_denies_may_be_named() {
    let say = "Selective forwarding instead of flooding the network.";
    let named = "forwarding is selective, it floods the network only where a station is not known";
    check(say, named, Partly);
    check(
        "It avoids making copies of large structures.",
        "it eliminates the copies of large structures",
        Covered,
    );
    check(
        "It avoids making copies of large structures.",
        "it makes copies of large structures",
        Contradicted,
    );
}

#[test]
fn a_list_is_denied_to_its_end() {
    let say = "The header has a number, a window and options.";
    check(say, "the header has a number, a window and options", Covered);
    check(say, "the header has not a number, a window and options", Contradicted);
}

#[test]
fn double_negation() {
    check(PARALLEL, "it is not true that callbacks do not run in parallel on several threads", Covered);
    // Here a negation of the phrasing itself keeps the two from being even.
    check(
        "Callbacks run in parallel on several threads, never on one.",
        "it is not true that callbacks do not run in parallel on several threads",
        Covered,
    );
}

#[test]
fn not_only_denies_nothing() {
    check(
        "It compiles and optimises the code.",
        "it not only compiles the code but also optimizes it",
        Covered,
    );
}

#[test]
fn a_correction_counts() {
    check(
        "Immediates run in the poll phase.",
        "immediates run in the poll phase, no wait, in the check phase",
        Missed,
    );
    check(
        "Immediates run in the check phase.",
        "immediates run in the poll phase, no wait, they run in the check phase",
        Covered,
    );
}

#[test]
fn the_question_read_back() {
    check_titled(
        "What is the event loop in Node.js, and what is it for?",
        &[
            "The event loop waits for events and calls their callbacks.",
            "Node.js runs one event loop for each thread.",
        ],
        "What is the event loop in Node.js, and what is it for?",
        &[Missed, Missed],
    );
}

#[test]
fn words_of_the_question_alone_say_nothing() {
    check_titled(
        "What is the event loop?",
        &["The event loop waits."],
        "so the event loop is the loop of events",
        &[Missed],
    );
}

#[test]
fn words_that_fit_anywhere_say_little() {
    let answer = "you get a different way to look at good things and another way to use the whole place";
    check(
        "You get a different kernel thread for sockets.",
        &format!("billing went live last year: {answer}"),
        Missed,
    );
}

#[test]
fn a_list_of_keywords_is_no_sentence() {
    let say = "The kernel watches the sockets and wakes the loop when data arrives.";
    check(say, "the kernel watches the sockets and wakes the loop once data arrives", Covered);
    let found = |answer| typed(&question("Why?", &[(say, &[])], &[]), answer).points[0].score;
    let list = found("arrives sockets loop data kernel wakes watches");
    assert!(list < Some(0.4), "a shuffled list of its words scored {list:?}");
}

#[test]
fn another_questions_good_answer() {
    check_titled(
        "What does the garbage collector do?",
        &[
            "It frees objects that can't be reached from the roots.",
            "Most objects die young, so the young generation is collected often.",
        ],
        "The event loop waits for events and calls the callback that belongs to each. Callbacks run one at a time on a \
         single thread, and waiting is left to the operating system.",
        &[Missed, Missed],
    );
}

#[test]
fn points_that_share_most_words() {
    check_titled(
        "How do modules load?",
        &[
            "A CommonJS module is loaded synchronously when the require call runs.",
            "An ECMAScript module is loaded asynchronously before any of its code runs.",
        ],
        "a common js module is loaded synchronously at the moment when require runs",
        // Much of the second is there as well, but it has the opposite of one word.
        &[Covered, Partly],
    );
}

#[test]
fn padding_costs_nothing() {
    let right = "the kernel watches the sockets. ";
    let padding = "Well, as I said before, my last project was about billing. ".repeat(30);
    check("The kernel watches the sockets.", &format!("{padding}{right}{padding}"), Covered);
}

#[test]
fn words_strewn_over_a_long_answer_are_no_idea() {
    let filler = "my last project was about billing and we had a lot of fun with it. ".repeat(3);
    let answer =
        format!("the kernel is big. {filler} we once watched a film. {filler} sockets exist. {filler}");
    check("The kernel watches the sockets.", &answer, Partly);
}

#[test]
fn too_little_to_tell() {
    let rule = |answer: &str| {
        let found = typed(&question("Why?", &[("The kernel watches the sockets.", &[])], &[]), answer);
        (found.points[0].verdict, found.points[0].rule, found.points[0].score)
    };
    assert_eq!(rule(""), (CannotTell, Rule::Empty, None));
    assert_eq!(rule(" … !"), (CannotTell, Rule::Empty, None));
    let (verdict, why, score) = rule("I don't know");
    assert_eq!((verdict, why), (CannotTell, Rule::TooShort));
    assert!(score < Some(0.2), "what can't be told is hardly covered: {score:?}");
    assert_eq!(rule("the kernel watches sockets").0, Covered);
    assert_eq!(rule("promises resolve after timers").1, Rule::Hardly);
}

#[test]
fn a_point_without_words_cannot_be_judged() {
    let found =
        typed(&question("Why?", &[("It is what it is.", &["*", ""])], &[]), "the kernel watches the sockets");
    assert_eq!((found.points[0].verdict, found.points[0].rule), (CannotTell, Rule::NothingToMatch));
}

#[test]
fn the_best_accepted_phrasing_wins_and_is_named() {
    let accept: &[&str] = &["it never blocks", "waiting is left to the operating system"];
    let found = typed(
        &question("Why?", &[("The thread stays free for other requests.", accept)], &[]),
        "the waiting is left to the operating system",
    );
    assert_eq!(found.points[0].verdict, Covered);
    assert_eq!(found.points[0].evidence.phrasing.as_deref(), Some(accept[1]));
}

#[test]
fn evidence_names_the_words() {
    let text = "Well, the kernel is watching our sockets, of course";
    let point =
        &typed(&question("Why?", &[("The kernel watches all sockets closely.", &[])], &[]), text).points[0];
    let answer = Answer::typed(text);
    let pairs = point
        .evidence
        .matched
        .iter()
        .map(|pair| (answer.word(pair.answer_word as usize), pair.phrasing_word.as_str(), pair.kind));
    let pairs: Vec<_> = pairs.collect();
    assert_eq!(
        pairs,
        [
            ("kernel", "kernel", MatchKind::Same),
            ("watching", "watches", MatchKind::Stem),
            ("sockets", "sockets", MatchKind::Same),
        ]
    );
    assert_eq!(point.evidence.missing, ["closely"]);
    let spans: Vec<_> = point.evidence.spans.iter().map(|span| (span.from, span.to)).collect();
    assert_eq!(spans, [(2, 7)], "the words lie near each other");
}

#[test]
fn terms_are_known_as_they_are_misheard() {
    check("libuv supplies the event loop.", "lib you vee supplies the event loop", Covered);
    check("Redis keeps the sessions in memory.", "the sessions are kept in memory by reddis", Covered);
    check("nginx stands before the servers.", "engine ex stands before the servers", Covered);
    check("Kubernetes restarts the container.", "cube are net ease restarts the container", Covered);
    check("HTTP is a text protocol.", "aitch tee tee pee is a text protocol", Covered);
    let kinds = |say: &str, answer: &str| {
        let found = typed(&question("Why?", &[(say, &[])], &[]), answer);
        found.points[0].evidence.matched.iter().map(|pair| pair.kind).collect::<Vec<_>>()
    };
    assert!(kinds("nginx stands before it.", "engine ex stands there").contains(&MatchKind::HeardAlike));
    assert!(kinds("It halts the process.", "the process is stopped").contains(&MatchKind::NearInMeaning));
}

#[test]
fn roles_that_are_swapped() {
    let say = "The producer is faster than the consumer.";
    check(say, "the producer is faster than the consumer", Covered);
    check(say, "the consumer is faster than the producer", Contradicted);
    check(say, "the producer is slower than the consumer", Contradicted);
    check(say, "the producer is not slower than the consumer", Covered);
}

#[test]
fn what_comes_first_and_what_is_made_of_what() {
    let say = "A lexer turns characters into tokens.";
    check(say, "the lexer turns the characters into tokens", Covered);
    check(say, "a lexer turns the tokens into characters", Contradicted);
    let say = "A compiler translates source code into machine code before the program runs.";
    check(say, "it translates source code into machine code before the program runs", Covered);
    check(say, "it translates machine code into source code before the program runs", Contradicted);
    let order = "The lexer runs before the parser.";
    check(order, "the parser runs before the lexer", Contradicted);
    check(order, "before the parser there runs the lexer", Covered);
}

#[test]
fn an_opposite_in_any_form_denies() {
    let say = "A tighter string moves faster and makes a higher tone.";
    check(say, "when the string is tight it moves fast and the tone is high", Covered);
    check(say, "a tighter string moves slowly and makes a higher tone", Contradicted);
    check(say, "a tighter string moves faster and makes a lower tone", Contradicted);
    check("It is clear to the reader.", "it's unclear to the reader", Contradicted);
}

#[test]
fn small_words_deny_each_other() {
    let say = "The number of open sockets goes down.";
    check(say, "the number of open sockets goes down", Covered);
    check(say, "the number of open sockets goes up", Contradicted);
    let more = "A tilted panel collects more light.";
    check(more, "a tilted panel collects less light", Contradicted);
    check(more, "a tilted panel collects more light", Covered);
    check(
        "A hot plate takes more power than a cold one.",
        "a cold plate takes less power than a hot one",
        Covered,
    );
}

#[test]
fn numbers_are_compared_as_numbers() {
    let say = "The connection is closed after 500 ms.";
    check(say, "the connection is closed after 500 milliseconds", Covered);
    check(say, "the connection is closed after half a second or five hundred milliseconds", Covered);
    check(say, "the connection is closed after 5 seconds", Contradicted);
    check("The pool has four threads.", "the pool has eight threads", Contradicted);
}

#[test]
fn a_guess_is_partly_said() {
    let say = "Immediates run in the check phase.";
    check(say, "maybe immediates run in the check phase", Partly);
    check(say, "I think immediates run in the check phase", Covered);
}

#[test]
fn what_was_hard_to_hear_is_not_missed() {
    let spoken = |confidence: f32| {
        let mut answer = Answer::typed("the colonel wash is the rockets and makes a loop");
        for word in &mut answer.words {
            let spoken =
                Spoken { from: Default::default(), to: Default::default(), confidence: Some(confidence) };
            word.spoken = Some(spoken);
        }
        let question = question("Why?", &[("Promises are settled once, by their executor.", &[])], &[]);
        let point = compare(&question, &answer).points.remove(0);
        (point.verdict, point.rule)
    };
    assert_eq!(spoken(0.9), (Missed, Rule::Hardly));
    assert_eq!(spoken(0.2), (CannotTell, Rule::Doubtful));
}

#[test]
fn what_would_have_covered_a_point_is_true() {
    let question = question("Why?", &[("The kernel watches the sockets and wakes the loop.", &[])], &[]);
    let comparer = Comparer::new(&question);
    let answer = Answer::typed("well the kernel does it");
    assert_ne!(comparer.compare(&answer).points[0].verdict, Covered);
    let words = comparer.would_be_covered_with(&answer, "0");
    assert!(!words.is_empty() && words.len() < 4, "{words:?}");
    let longer = Answer::typed(&format!("well the kernel {} does it", words.join(" ")));
    assert_eq!(comparer.compare(&longer).points[0].verdict, Covered, "with {words:?}");
    assert!(comparer.would_be_covered_with(&longer, "0").is_empty(), "it is covered already");
}

fn said(traps: &[(&str, &str)], point: &str, answer: &str) -> Vec<bool> {
    let found: Comparison = typed(&question("What is Node.js?", &[(point, &[])], traps), answer);
    found.traps.iter().map(|trap| trap.said).collect()
}

/// Of each pair the first is the misconception and must be heard; the second is right, says nearly
/// the same words, and must not.
#[test]
fn a_trap_is_told_from_the_right_statement() {
    let cases = [
        (
            "a new thread is created for each callback",
            "Callbacks run one after another on the one thread.",
            "I think a new thread is created for each callback",
            "callbacks run one after another on one thread, a new thread is not created for each callback",
        ),
        (
            "V8 provides the event loop and the file access",
            "V8 executes JavaScript; the event loop and file access come from libuv.",
            "and V8 provides the event loop and the file access",
            "V8 executes JavaScript, but the event loop and the file access come from libuv",
        ),
        (
            "Node is a JavaScript framework like Express",
            "Frameworks such as Express are packages that run on Node.js.",
            "node is a javascript framework like express",
            "Express is a framework for JavaScript that runs on Node, which is a runtime",
        ),
        (
            "when write returns false the chunk is lost",
            "The chunk is kept in memory all the same.",
            "if write returns false the chunk is lost",
            "when write returns false the chunk is not lost, it waits in memory",
        ),
    ];
    for (hear, why, wrong, right) in cases {
        let point = why;
        assert_eq!(said(&[(hear, why)], point, wrong), [true], "{hear:?} in {wrong:?}");
        assert_eq!(said(&[(hear, why)], point, right), [false], "{hear:?} in {right:?}");
    }
}

#[test]
fn a_trap_needs_its_order_and_its_words_close_together() {
    let why = "It is the other way round.";
    let swapped = [("the client waits for the server", why)];
    assert_eq!(said(&swapped, "Servers listen.", "here the client waits for the server"), [true]);
    assert_eq!(said(&swapped, "Servers listen.", "here the server waits for the client"), [false]);
    let strewn = [("promises run on another thread", why)];
    let answer = "promises order the work that I have, and heavy code does run elsewhere, on another thread";
    assert_eq!(said(&strewn, "Promises order work.", answer), [false]);
}

/// What makes a trap wrong may be a single word, or what it denies.
#[test]
fn a_trap_needs_what_makes_it_wrong() {
    let why = "It is the other way round.";
    let only = [("JavaScript can only run in the browser", why)];
    assert_eq!(said(&only, "Servers listen.", "well, JavaScript only runs in a browser"), [true]);
    assert_eq!(
        said(&only, "Servers listen.", "it lets JavaScript run in the browser and on a server"),
        [false]
    );
    let denying = [("await on the top level is never possible in a script", why)];
    assert_eq!(
        said(&denying, "Servers listen.", "await on the top level is never possible in scripts"),
        [true]
    );
    assert_eq!(said(&denying, "Servers listen.", "never mind, await stands on the top level"), [false]);
}

#[test]
fn right_statements_explain_a_trap_together() {
    let trap = [(
        "an encrypted file cannot have changed",
        "Encryption hides a file. That nothing has changed is shown by a signature.",
    )];
    let point = "Servers listen.";
    assert_eq!(said(&trap, point, "an encrypted file cannot have changed"), [true]);
    assert_eq!(
        said(&trap, point, "encryption hides a file. That nothing has changed is shown by a signature"),
        [false]
    );
}

#[test]
fn a_trap_that_is_denied_or_taken_back_is_not_said() {
    let trap = [("promises run on another thread", "They run on the same thread.")];
    let point = "Promises only order work.";
    assert_eq!(said(&trap, point, "promises run on another thread"), [true]);
    assert_eq!(said(&trap, point, "it's wrong to think that promises run on another thread"), [false]);
    assert_eq!(
        said(&trap, point, "promises run on another thread, no wait, they run on the same one"),
        [false]
    );
}
