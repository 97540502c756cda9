//! What a comparison must not fall for in statements with numbers, initials, two sides or two minds.

use hotseat_interview::{Question, Verdict};

mod support;
use support::{question, typed};

use Verdict::{Contradicted, Covered, Missed, Partly};

fn check(say: &str, answer: &str, expected: Verdict) {
    let found = typed(&question("How does it work?", &[(say, &[])], &[]), answer);
    assert_eq!(found.points[0].verdict, expected, "{say:?}\nanswer: {answer:?}\n{:#?}", found.points);
}

fn all(question: &Question, answer: &str) -> Vec<Verdict> {
    typed(question, answer).points.iter().map(|point| point.verdict).collect()
}

#[test]
fn a_number_that_stands_after_its_word_is_one_too() {
    check("Queries go over UDP to port 53.", "queries go over udp to port 53", Covered);
    check("Queries go over UDP to port 53.", "queries go over udp to port 80", Contradicted);
    let load = "The table is resized when the load factor passes about 0.75.";
    check(load, "the table is resized when the load factor passes zero point seven five", Covered);
    check(load, "the table is resized when the load factor gets above 0.075", Contradicted);
    check("It holds 1,500 sockets.", "it holds 1500 sockets", Covered);
    // One end of a range, and other numbers beside the right one.
    check("A header has 20 to 60 bytes.", "a header has 20 bytes", Covered);
    check("The pool has four threads.", "the pool has four threads, or eight threads if you say so", Covered);
}

#[test]
fn initials_stand_for_their_words() {
    let why = question("What do they use?", &[("Breadth-first search uses a queue.", &[])], &[]);
    assert_eq!(all(&why, "BFS uses a queue"), [Covered]);
    let record = question("What is kept?", &[("The TTL of a record says how long it is cached.", &[])], &[]);
    assert_eq!(all(&record, "the time to live of a record says how long it's cached"), [Covered]);
}

#[test]
fn what_is_said_of_each_of_two_things() {
    let say = "Breadth-first search uses a queue, while depth-first search uses a stack or recursion.";
    check(say, "breadth-first search has a queue and depth-first search a stack or recursion", Covered);
    check(say, "depth-first search uses a stack or recursion, and breadth-first uses a queue", Covered);
    check(
        say,
        "depth-first search uses a queue, while breadth-first search uses a stack or recursion",
        Contradicted,
    );
}

#[test]
fn who_says_both_has_not_said_it() {
    let say = "The pool runs callbacks on four threads.";
    check(say, "the pool runs callbacks on four threads. It calls them in turn.", Covered);
    check(
        say,
        "the pool runs callbacks on four threads. The pool doesn't run callbacks on four threads.",
        Partly,
    );
}

#[test]
fn keywords_are_no_answer_in_any_order() {
    let points: [(&str, &[&str]); 3] = [
        ("A list is a dynamic array of references to objects.", &[]),
        ("Append takes amortised constant time because the buffer grows.", &[]),
        ("Inserting at the front takes linear time.", &[]),
    ];
    let list = question("How does a list work?", &points, &[]);
    let words = "list dynamic array references append amortised constant time front linear time";
    assert!(!all(&list, words).contains(&Covered), "{:?}", all(&list, words));
    let few = "dynamic array references, append amortised constant, front linear";
    assert_eq!(all(&list, few)[..2], [Missed; 2], "{few}");
    let said = "It's a dynamic array of references, append is amortised constant as the buffer grows, and \
        inserting at the front is linear.";
    assert_eq!(all(&list, said), [Covered; 3]);
    let cache =
        question("Why?", &[("A cache keeps both the pages and the index entries of busy tables.", &[])], &[]);
    assert_ne!(all(&cache, "cache keeps both pages index entries busy tables"), [Covered]);
    // A phrasing that is a list itself is said by one.
    check(
        "Atomicity, consistency, isolation, durability.",
        "atomicity consistency isolation durability",
        Covered,
    );
}

#[test]
fn another_clauses_denial_is_not_the_points() {
    let say = "A reference never outlives the value it points to.";
    check(
        say,
        "a value can't have two owners, and a reference never outlives the value it points to",
        Covered,
    );
    let turned = "a value can't have one mutable reference or shared ones, and a reference may outlive the value \
        it points to";
    let why = question("Why?", &[(say, &[])], &[]);
    assert!(!all(&why, turned).contains(&Covered), "{:?}", all(&why, turned));
}

#[test]
fn a_doubt_after_it_makes_a_guess() {
    check(
        "Immediates run in the check phase.",
        "immediates run in the check phase, I'm not really sure",
        Partly,
    );
}

#[test]
fn attributes_that_change_their_things_are_swapped() {
    let say = "A slow consumer makes a fast producer hold back.";
    check(say, "a slow consumer makes the fast producer hold back", Covered);
    check(say, "the consumer is faster than the producer and makes it hold back", Contradicted);
    check(say, "the producer is faster than the consumer, so it makes the producer hold back", Covered);
}

#[test]
fn what_another_thing_lacks_denies_nothing_of_this_one() {
    let fields = [("Sequence number", &[] as &[&str]), ("The TCP header has a variable length.", &[])];
    let difference = question("What is the difference between the UDP and TCP headers?", &fields, &[]);
    let said = "The UDP header has no sequence number. The UDP header doesn't have a variable length, the TCP \
        header has a variable length.";
    assert_eq!(all(&difference, said), [Covered; 2]);
    assert_eq!(all(&difference, "The TCP header does not have a variable length")[1], Contradicted);
}

#[test]
fn one_word_that_a_point_denies_turns_it_round_where_it_is_said() {
    let say = "A 304 response carries no body because the copy in the cache is still valid.";
    check(say, "a 304 response carries no body because the cached copy is valid", Covered);
    check(say, "a 304 response always carries the body so that the copy in the cache is valid", Partly);
}

#[test]
fn what_one_sentence_denies_is_not_gathered_from_two() {
    let why = question("Why?", &[("Marking visited nodes stops the search.", &[])], &[]);
    let said = "There are visited nodes. Marking visited nodes doesn't stop the search.";
    assert!(!all(&why, said).contains(&Covered), "{:?}", all(&why, said));
}

#[test]
fn a_reply_denies_nothing() {
    let say = "Real traffic comes in bursts.";
    check(say, "No, because real traffic comes in bursts", Covered);
    check(say, "no because real traffic comes in bursts", Covered);
    check(say, "The assumption does not hold in real traffic since it comes in bursts", Covered);
    check(say, "No real traffic comes in bursts", Contradicted);
}

#[test]
fn a_dash_begins_something_else() {
    let say = "It provides multicasting to groups.";
    check(say, "- removed the parts that weren't needed - provides multicasting to groups", Covered);
    check(say, "- parts that weren't needed -Provides multicasting to groups", Covered);
}

#[test]
fn what_something_is_kept_from_is_denied() {
    let say = "Because of the function the index can't be used.";
    check(say, "the function keeps the index from being used", Covered);
    check("The index is used with a function.", "a function keeps the index from being used", Contradicted);
}

#[test]
fn a_word_that_was_torn_is_known_in_any_form() {
    check(
        "A while loop always executes its statements.",
        "a while loop always execu tes the state ments",
        Covered,
    );
}

#[test]
fn fillers_and_restarts_change_nothing() {
    let say = "A leaf is a node without children.";
    check(say, "a leaf is a node with no you know children", Covered);
    let say = "A constructor has no return type.";
    check(say, "a constructor does not does not um have a return return type", Covered);
    check(
        "The pool runs callbacks in parallel.",
        "the pool don't i mean don't run callbacks in parallel",
        Contradicted,
    );
}

#[test]
fn the_other_side_of_a_comparison_tells_who_is_meant() {
    let say = "Reading the disk is far slower than memory.";
    check(say, "reading from the disk is slower than memory", Covered);
    check(say, "what you get from the disk is quicker than memory when you are reading", Contradicted);
}

#[test]
fn two_key_points_whose_things_are_exchanged() {
    let points: [(&str, &[&str]); 2] = [
        ("A mutex lets a single owner into the critical section.", &[]),
        ("A semaphore counts permits, and any thread may release one.", &[]),
    ];
    let question = question("What sets a mutex apart from a semaphore?", &points, &[]);
    let right = "a mutex lets its owner into the critical section alone, while a semaphore counts permits that any \
                 thread may release";
    assert_eq!(all(&question, right), [Covered, Covered]);
    let turned = "a semaphore lets a single owner into the critical section, while a mutex counts permits that any \
                  thread may release";
    assert_eq!(all(&question, turned), [Contradicted, Contradicted]);
}

#[test]
fn who_says_what_a_thing_is_has_named_it_only() {
    let say = "The load factor decides when the table is resized.";
    check(say, "The load factor is how many requests a server can take.", Missed);
    check(say, "The load factor is what decides when the table is resized.", Covered);
}

#[test]
fn how_many_times_and_one_of_a_unit_are_numbers() {
    let twice = "The handler may see the same message twice.";
    check(twice, "the handler may see the same message two times", Covered);
    check(twice, "the handler sees the same message only once", Contradicted);
    let second = "A container starts in about a second.";
    check(second, "a container starts in about a second", Covered);
    check(second, "a container starts in about a minute", Contradicted);
}

#[test]
fn without_pauses_a_negation_reaches_less_far() {
    let say = "Errors in a callback end the process.";
    let speech = "you should not ship without any handler at all errors in a callback end the process and that is \
                  what happens at night then";
    check(say, speech, Covered);
}

#[test]
fn a_verb_that_denies_needs_its_place() {
    let say = "Push adds an element and pop removes it.";
    check(say, "the push function avoid the pop function push adds an element pop removes it", Covered);
}

#[test]
fn two_things_exchanged_in_the_words_of_a_point() {
    let say = "Oxidation is the loss of electrons, and reduction is the gain of electrons.";
    check(say, "oxidation is the loss of electrons and reduction is the gain of electrons", Covered);
    check(say, "reduction is the gain of electrons, and oxidation is the loss of electrons", Covered);
    check(say, "oxidation is the gain of electrons, and reduction is the loss of electrons", Contradicted);
    let wire =
        "The resistance of a wire increases with its length and decreases with its cross-sectional area.";
    check(
        wire,
        "The resistance of a wire decreases with its cross-sectional area and increases with its length.",
        Covered,
    );
    check(
        wire,
        "The resistance of a wire increases with its cross-sectional area and decreases with its length.",
        Contradicted,
    );
    // The passive turns a statement round and says the same; so does the opposite of what is between.
    let active = "The kernel copies each packet into the buffer of the socket.";
    check(active, "each packet is copied by the kernel into the buffer of the socket", Covered);
    let turns = "If the secondary coil has more turns than the primary, the output voltage is higher.";
    check(
        turns,
        "if the primary coil has more turns than the secondary, the output voltage is higher",
        Contradicted,
    );
}

#[test]
fn what_is_said_of_another_subject() {
    let say = [
        ("Consistency means that every read returns the most recent write or an error.", &[] as &[&str]),
        ("An available system answers every request, though the data may be stale.", &[]),
    ];
    let cap = question("What is the CAP theorem?", &say, &[]);
    let right = "Consistency means that every read returns the most recent write or an error, and an available \
        system answers every request, though the data may be stale.";
    assert_eq!(all(&cap, right), [Covered; 2]);
    let wrong = "Availability means that every read returns the most recent write or an error, and a consistent \
        system answers every request, though the data may be stale.";
    assert_eq!(all(&cap, wrong), [Contradicted; 2]);
    // Who says it of the other one first, and then of the right one, has said it.
    let corrected = "Availability means that every read returns the most recent write, no wait, consistency means \
        that every read returns the most recent write or an error.";
    assert_eq!(all(&cap, corrected)[0], Covered);
    // Nor is it another subject that a clause leaves out.
    assert_eq!(all(&cap, "it means that every read returns the most recent write or an error")[0], Covered);
}

#[test]
fn another_thing_of_the_question_in_its_place() {
    let say = "Local variables live on the stack and are freed when the function returns.";
    let memory = question("What are the heap and the stack?", &[(say, &[])], &[]);
    let right = "local variables live on the stack and are freed when the function returns";
    assert_eq!(all(&memory, right), [Covered]);
    let wrong = "local variables live on the heap and are freed when the function returns";
    assert_eq!(all(&memory, wrong), [Contradicted]);
    assert_eq!(all(&memory, &format!("{wrong}, no wait, {right}")), [Covered]);
}

#[test]
fn a_comparison_turned_round_says_the_same() {
    let say = "The train is faster than the car.";
    check(say, "the car is slower than the train", Covered);
    check(say, "the car is faster than the train", Contradicted);
    check(say, "the train is slower than the car", Contradicted);
    let sound = "Sound travels faster in water than in air.";
    check(sound, "sound travels more slowly in air than in water", Covered);
    check(sound, "sound travels more slowly in water than in air", Contradicted);
    let rate = "A fixed rate gives the borrower more certainty than a variable rate.";
    check(rate, "a variable rate gives the borrower less certainty than a fixed rate", Covered);
}

#[test]
fn pieces_of_a_statement_in_another_order_say_the_same() {
    let say =
        "If the try block throws an exception, control jumps from the try block to the matching catch block.";
    let fronted =
        "from the try block to the matching catch block control jumps if the try block throws an exception";
    check(say, fronted, Covered);
    let order = "The administrator restores the full backup before restoring the incremental backups.";
    let fronted = "before restoring the incremental backups the administrator restores the full backup";
    check(order, fronted, Covered);
    let cache = "The processor looks in the cache before it looks in main memory.";
    check(cache, "the processor looks in main memory after it has looked in the cache", Covered);
    check(cache, "the processor looks in main memory before it looks in the cache", Contradicted);
}

#[test]
fn what_a_thing_lacks_or_fails_to_do_is_denied() {
    check("UDP has flow control.", "udp lacks flow control", Contradicted);
    check("The server answers the request.", "the server fails to answer the request", Contradicted);
    check("UDP has no flow control.", "udp lacks flow control", Covered);
}

#[test]
fn what_is_denied_in_as_many_words_is_not_covered() {
    let say = "Copper is a conductor, so current flows through it, and plastic is an insulator.";
    check(say, "copper is a conductor so current flows through it and plastic is an insulator", Covered);
    check(say, "copper is not a conductor so current flows through it and plastic is an insulator", Partly);
    check(
        say,
        "copper isn't glass, it's a conductor, so current flows, and plastic is an insulator",
        Covered,
    );
    let say = "Node moves nothing away by itself, so the computation runs on the main thread.";
    check(say, "node moves nothing away by itself so the computation runs on the main thread", Covered);
    check(say, "node moves nothing away by itself so the computation never runs on the main thread", Partly);
    let say = "The service opens a connection with flow control and reports lost frames.";
    check(
        say,
        "the other one has no flow control, but this service opens a connection with flow control and reports lost frames",
        Covered,
    );
    let say = "There is no data loss, duplication or sequencing error.";
    check(say, "there is no loss of data, no duplication, no sequencing error", Covered);
    let say = "It is checked without asking a database.";
    check(say, "it is checked without asking a database", Covered);
    check(say, "it is not checked without asking a database", Partly);
    let say = "It is event-driven and never sits blocked, so it suits network services.";
    check(say, "it isn't event-driven and never sits blocked, so it suits network services", Partly);
    check(
        "An IPv6 address is longer than an IPv4 address.",
        "an IPv6 address is not longer than an IPv4 address",
        Contradicted,
    );
}

#[test]
fn who_denies_nothing_has_not_said_two_denials() {
    let say = "The resource has not changed since it was fetched, so the response has no body.";
    check(say, "it hasn't changed since it was fetched, so there is no body in the response", Covered);
    check(say, "the resource has changed since it was fetched, so the response has a new body", Partly);
}
