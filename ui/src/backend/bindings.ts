// Made from the Rust types by crates/api/tests/bindings.rs. Do not edit.

export type Millis = number;

export type PackId = string;

export type QuestionId = string;

export type Level = "junior" | "mid" | "senior";

export type Weight = "core" | "supporting" | "bonus";

export type KeyPoint = { 
/**
 * Unique within its question, and never changed.
 */
id: string, weight: Weight, 
/**
 * The idea in one full sentence.
 */
say: string, 
/**
 * Other ways in which people say it: examples, not patterns.
 */
accept: Array<string>, 
/**
 * A follow-up question for the person who left the idea out.
 */
probe: string | null, 
/**
 * False for a key point that was proposed by the import and that nobody has looked at yet.
 */
reviewed: boolean, };

export type Trap = { id: string, 
/**
 * The wrong statement, as people say it.
 */
hear: Array<string>, 
/**
 * The correction.
 */
why: string, };

export type Samples = { low: string | null, middle: string | null, high: string | null, };

export type Anchor = { level: number, label: string, 
/**
 * What is heard in an answer of this level.
 */
anchor: string, };

export type Row = { id: string, title: string, 
/**
 * What this row asks of the answer, in one line.
 */
question: string, 
/**
 * How much it counts beside the other rows; 1 is the usual.
 */
weight: number, 
/**
 * From the lowest level to the highest.
 */
levels: Array<Anchor>, };

export type Mode = "practice" | "exam";

export type ClockStyle = "down" | "up" | "hidden";

export type Manner = "warm" | "neutral" | "curt";

export type PlanSettings = { 
/**
 * Only these packs; empty means all.
 */
packs: Array<PackId>, 
/**
 * Only these questions; empty means all.
 */
questions: Array<QuestionId>, 
/**
 * Only questions with one of these topics; empty means all.
 */
topics: Array<string>, 
/**
 * Only these levels; empty means all, and questions without a level.
 */
levels: Array<Level>, 
/**
 * How many questions at most.
 */
count: number, 
/**
 * Time to think for every question; none lets each question's own time win, then 30 s.
 */
think: Millis | null, 
/**
 * Time to answer for every question; none lets each question's own time win, then 2 min.
 */
answer: Millis | null, mode: Mode, 
/**
 * The same seed gives the same questions in the same order.
 */
seed: number, 
/**
 * The answer is taken at its limit; without it, overtime is measured and never cut.
 */
strict: boolean, 
/**
 * How many tries a question may have.
 */
takes: number, 
/**
 * All clocks multiplied by this, in percent: an accommodation (100 to 400).
 */
extra_time: number, clock: ClockStyle, 
/**
 * A limit for the whole interview; none makes it the sum of its clocks. Not multiplied.
 */
session_limit: Millis | null, manner: Manner, 
/**
 * Answers are spoken, and recorded. It can be switched at each question.
 */
speak: boolean, 
/**
 * After an answer, at most two authored follow-ups are asked; in practice mode only.
 */
probes: boolean, 
/**
 * The id of the rubric to score with; none lets the packs say.
 */
rubric: string | null, };

export type Reading = { budget: Millis, used: Millis, left: Millis, 
/**
 * Time used beyond the budget; grace is its first 15 s.
 */
overtime: Millis, };

export type Zone = "early" | "green" | "amber" | "grace" | "over";

export type Outcome = "ahead" | "open" | "parked" | "answered" | "skipped" | "not_reached";

export type Close = "done" | "time_up" | "ended";

export type Doc = "answer" | "notes";

export type Judgement = "said" | "partly" | "didnt";

export type MissReason = "forgot" | "no_time" | "misread" | "misheard";

export type OwnScore = { 
/**
 * By key point.
 */
judgements: { [key in string]: Judgement }, 
/**
 * Rubric levels by row.
 */
rows: { [key in string]: number }, overall: number | null, };

export type Verdict = "covered" | "partly" | "missed" | "contradicted" | "cannot_tell";

export type Engine = { name: string, version: string, };

export type Rule = "empty" | "too_short" | "nothing_to_match" | "enough" | "some" | "hardly" | "denied" | "swapped" | "guessed" | "doubtful";

export type MatchKind = "same" | "stem" | "joined" | "heard_alike" | "spelt_alike" | "near_in_meaning" | "opposite";

export type WordMatch = { 
/**
 * Index into [`crate::Answer::words`].
 */
answer_word: number, phrasing_word: string, kind: MatchKind, };

export type Code = "invalid" | "not_found" | "not_now" | "out_of_step" | "busy" | "read_only" | "newer_version" | "disk_full" | "damaged" | "io";

export type ApiError = { code: Code, 
/**
 * What happened and what to do, in plain English.
 */
message: string, 
/**
 * What helps someone look into it: a path, a line, the error below.
 */
detail: string | null, };

export type PackKind = "bundled" | "imported" | "own";

export type PackCard = { id: PackId, title: string, summary: string, kind: PackKind, 
/**
 * How many there are to practise: those set aside are not counted.
 */
questions: number, 
/**
 * Where the files of a pack of one's own are.
 */
folder: string | null, };

export type TopicCount = { topic: string, questions: number, };

export type LevelCount = { level: Level, questions: number, };

export type Tally = { said: number, partly: number, didnt: number, };

export type SessionCard = { id: string, title: string, 
/**
 * RFC 3339.
 */
started: string, mode: Mode, finished: boolean, questions: number, answered: number, 
/**
 * Answers that are not judged yet.
 */
awaiting: number, 
/**
 * Time used on the clocks.
 */
used: Millis, own: Tally, 
/**
 * The person's own words to find it by, in alphabetical order.
 */
tags: Array<string>, };

export type Unfinished = { session: string, title: string, 
/**
 * The question it stands at, counted from 1.
 */
position: number, of: number, 
/**
 * Where it stands, in words: "answering, 1:12 used".
 */
standing: string, 
/**
 * When its last event was committed, RFC 3339.
 */
last_saved: string, };

export type Home = { packs: Array<PackCard>, unfinished: Unfinished | null, 
/**
 * The latest sessions, newest first, three at most.
 */
latest: Array<SessionCard>, };

export type QuestionState = "never_asked" | "asked" | "missed" | "partly" | "said" | "to_review" | "edited" | "set_aside";

export type LibraryFilter = { packs: Array<PackId>, topics: Array<string>, levels: Array<Level>, 
/**
 * Questions set aside only come where this names them.
 */
states: Array<QuestionState>, 
/**
 * Words that must all stand in the title or the topics, whatever their case.
 */
text: string, 
/**
 * Leave out this many of those that pass,
 */
from: number, 
/**
 * and give at most so many; none gives all.
 */
limit: number | null, };

export type QuestionRow = { id: QuestionId, pack: PackId, 
/**
 * As written, and as inline Markdown, rendered and sanitised.
 */
title: string, title_html: string, level: Level | null, topics: Array<string>, key_points: number, 
/**
 * Key points that were proposed by the import and not looked at.
 */
unreviewed: number, 
/**
 * In how many interviews it was asked.
 */
asked: number, 
/**
 * When it was last asked, RFC 3339.
 */
last_asked: string | null, 
/**
 * The worst judgement of a key point when they were last judged.
 */
last_judged: Judgement | null, edited: boolean, set_aside: boolean, };

export type PackCount = { pack: PackId, questions: number, };

export type StateCount = { state: QuestionState, questions: number, };

export type Library = { 
/**
 * All packs, whatever the filter.
 */
packs: Array<PackCard>, pack_counts: Array<PackCount>, 
/**
 * Most questions first.
 */
topics: Array<TopicCount>, levels: Array<LevelCount>, states: Array<StateCount>, 
/**
 * How many questions pass the filter, and how many there are without one.
 */
matching: number, all: number, 
/**
 * Those that pass, in the bank's order, from `from` on, at most `limit`.
 */
questions: Array<QuestionRow>, };

export type QuestionView = { id: QuestionId, pack: PackId, title_html: string, body_html: string | null, level: Level | null, topics: Array<string>, think: Millis | null, answer: Millis | null, key_points: Array<KeyPoint>, traps: Array<Trap>, short_html: string | null, model_answer_html: string | null, shown_html: string | null, sources: Array<string>, 
/**
 * "from list.md, lines 12 to 30", or when it was checked.
 */
provenance: string | null, edited: boolean, set_aside: boolean, };

export type ImportColumns = { question: number, answer: number | null, level: number | null, topics: number | null, 
/**
 * Whether the first row names the columns.
 */
header: boolean, };

export type ImportChoices = { 
/**
 * Lines that are questions, counted from 1.
 */
questions: Array<number>, 
/**
 * Lines that are none.
 */
not_questions: Array<number>, 
/**
 * The columns of a table; none leaves them to be guessed.
 */
columns: ImportColumns | null, };

export type TakenAs = "question" | "sub_heading" | "left_out";

export type ImportLine = { 
/**
 * Counted from 1.
 */
line: number, text: string, taken_as: TakenAs, 
/**
 * In words, for a person.
 */
why: string, 
/**
 * The person decided it.
 */
chosen: boolean, };

export type ImportStatus = "new" | "changed" | "unchanged" | "back" | "left_out";

export type ImportRow = { 
/**
 * The id it has in the bank, or will have.
 */
id: QuestionId, 
/**
 * The number it has in the file: a label.
 */
number: string | null, title: string, 
/**
 * Lines of the question and its answer, counted from 1.
 */
first_line: number, last_line: number, has_answer: boolean, key_points: number, status: ImportStatus, 
/**
 * The person edited it in the bank. What they changed is kept; the rest follows the list.
 */
edited_here: boolean, 
/**
 * What the list changed, in words: "title", "answer", …; empty unless it is `changed`.
 */
changes: Array<string>, 
/**
 * The title it has in the bank, where that is another.
 */
title_before: string | null, };

export type GoneRow = { id: QuestionId, title: string, 
/**
 * It is set aside, not removed.
 */
kept: boolean, 
/**
 * "you edited it", "it was asked in 2 interviews"; empty if it is removed.
 */
why: string, };

export type DuplicateDecision = "keep_both" | "leave_out";

export type DuplicateSide = { id: QuestionId, 
/**
 * As written, and rendered.
 */
title: string, title_html: string, answer_html: string | null, 
/**
 * Where it is: the title of a pack, or the list that is being looked at.
 */
pack_title: string, };

export type DuplicateView = { 
/**
 * The one that was there before, or stands first.
 */
first: DuplicateSide, 
/**
 * The one that could be left out.
 */
second: DuplicateSide, 
/**
 * 0 to 1: how much of what the titles are about is the same.
 */
titles: number, 
/**
 * 0 to 1: how alike the answers are; none if one has no answer.
 */
answers: number | null, decision: DuplicateDecision | null, };

export type ImportNote = { 
/**
 * Counted from 1; 0 speaks of the whole file.
 */
line: number, 
/**
 * Names the kind of note: `chat-remnant`.
 */
code: string, message: string, 
/**
 * What stands there, shortened.
 */
text: string | null, };

export type ImportPreview = { path: string, file: string, 
/**
 * Names exactly what is shown here: only that is taken.
 */
hash: string, 
/**
 * The name it has in the bank, or one to begin with, to be changed by the person.
 */
title: string, 
/**
 * How the file marks its questions, in words.
 */
dialect: string, 
/**
 * 0 to 1: the share of signals that agree on the dialect.
 */
confidence: number, 
/**
 * The choices that were used: given, or remembered.
 */
choices: ImportChoices, 
/**
 * The names of a table's columns, or what stands first in each; empty for other files.
 */
columns: Array<string>, 
/**
 * How a table was read.
 */
columns_used: ImportColumns | null, 
/**
 * Everything that is a question or could have been one, in the order of the file.
 */
lines: Array<ImportLine>, questions: Array<ImportRow>, gone: Array<GoneRow>, duplicates: Array<DuplicateView>, notes: Array<ImportNote>, 
/**
 * The imported list that this is a newer state of, if this file is there already.
 */
replaces: PackId | null, };

export type Severity = "error" | "warning";

export type EditProblem = { 
/**
 * Counted from 1.
 */
line: number, 
/**
 * In characters, counted from 1.
 */
column: number, 
/**
 * How many characters it is about; 0 points between two.
 */
length: number, 
/**
 * With an error a text can't be saved.
 */
severity: Severity, 
/**
 * Names the kind of mistake: `missing-weight`.
 */
code: string, message: string, 
/**
 * What to do about it.
 */
help: string | null, };

export type EditCheck = { problems: Array<EditProblem>, 
/**
 * The question as it would be; none while nothing can be read.
 */
question: QuestionView | null, };

export type Draft = { text: string, 
/**
 * When it was kept, RFC 3339.
 */
kept_at: string, };

export type EditView = { 
/**
 * None for one that is being begun.
 */
id: QuestionId | null, pack: PackId, pack_title: string, 
/**
 * The text as saved; for a question that is being begun, something to start from.
 */
text: string, 
/**
 * Names this state of the text: handed back on saving.
 */
seen: string, 
/**
 * The file that it is written to; none if the bank keeps it.
 */
file: string | null, 
/**
 * What saving does, in a sentence.
 */
saving: string, draft: Draft | null, 
/**
 * The person changed it before; `revert_question` takes that back.
 */
edited: boolean, check: EditCheck, };

export type SaveQuestion = { 
/**
 * None for one that is being begun: its id stands in its heading.
 */
id: QuestionId | null, pack: PackId, text: string, 
/**
 * That of the [`EditView`] that was edited.
 */
seen: string, };

export type SaveOutcome = { "outcome": "saved", edit: EditView, } | { "outcome": "mistakes", check: EditCheck, } | { "outcome": "changed_meanwhile", theirs: EditView, };

export type BankSelection = { packs: Array<PackId>, questions: Array<QuestionId>, };

export type BankFormat = "native" | "folder" | "json" | "anki";

export type PlanStart = { 
/**
 * The defaults, with a fresh seed.
 */
settings: PlanSettings, packs: Array<PackCard>, topics: Array<TopicCount>, levels: Array<LevelCount>, 
/**
 * The rubrics that one can score with.
 */
rubrics: Array<RubricCard>, };

export type PlanPreview = { 
/**
 * Questions in the bank that match.
 */
matching: number, 
/**
 * Questions that will be asked.
 */
count: number, 
/**
 * The time of the whole interview, extra time included.
 */
budget: Millis, 
/**
 * The topics of the questions that will be asked, in no telling order.
 */
topics: Array<string>, 
/**
 * What the chosen lists and levels have to choose from, the most frequent first.
 */
offered_topics: Array<TopicCount>, 
/**
 * The levels of the chosen lists and topics, from junior to senior.
 */
offered_levels: Array<LevelCount>, };

export type AskedView = { item: number, title_html: string, body_html: string | null, level: Level | null, topics: Array<string>, };

export type PointToJudge = { id: string, weight: Weight, say: string, judgement: Judgement | null, };

export type RowToScore = { row: Row, level: number | null, };

export type ProbeView = { ask: string, text: string, spoken: Array<SpokenView>, };

export type AnswerView = { text: string, spoken: Array<SpokenView>, notes: string, think: Reading, answer: Reading, take: number, takes: number, 
/**
 * Taken at the limit, in strict mode.
 */
cut: boolean, };

export type StageView = { "kind": "waiting" } | { "kind": "thinking", question: AskedView, clock: Reading, notes: string, may_park: boolean, } | { "kind": "opening", question: AskedView, clock: Reading, notes: string, may_park: boolean, } | { "kind": "answering", question: AskedView, 
/**
 * The follow-up that is asked, under what is left of the answer's clock.
 */
probe: string | null, clock: Reading, zone: Zone, text: string, 
/**
 * Whether the answer is spoken.
 */
speaking: boolean, 
/**
 * Whether key points light up.
 */
hints: boolean, notes: string, 
/**
 * Which try this is, counted from 1, and how many there may be.
 */
take: number, takes: number, may_park: boolean, } | { "kind": "judging", question: AskedView, answer: AnswerView, probes: Array<ProbeView>, points: Array<PointToJudge>, rows: Array<RowToScore>, 
/**
 * The person's level for the whole answer, and those there are.
 */
overall: number | null, overall_levels: Array<number>, 
/**
 * Key points first, then rows, then the whole, then the lock: an exam holds to it.
 */
in_order: boolean, 
/**
 * Everything was shown before the lock.
 */
peeked: boolean, may_retake: boolean, may_lock: boolean, last: boolean, } | { "kind": "revealed", review: ItemReview, last: boolean, } | { "kind": "finished" };

export type InterviewView = { session: string, title: string, mode: Mode, clock_style: ClockStyle, strict: boolean, 
/**
 * What the interviewer says at this moment; may be empty.
 */
line: string, 
/**
 * Questions dealt with, the present one included; at most `of`.
 */
position: number, of: number, paused: boolean, 
/**
 * Whether a clock runs: readings then go on from where they are, in real time.
 */
running: boolean, 
/**
 * The time of the whole interview.
 */
whole: Reading, 
/**
 * The time of the last committed event.
 */
at: Millis, stage: StageView, };

export type Action = { "do": "begin_answer" } | { "do": "pause" } | { "do": "unpause" } | { "do": "done" } | { "do": "retake", item: number, } | { "do": "skip" } | { "do": "park" } | { "do": "end_early" } | { "do": "judge", item: number, key_point: string, judgement: Judgement, } | { "do": "score", item: number, row: string, level: number, } | { "do": "lock", item: number, } | { "do": "move_on" } | { "do": "overrule", item: number, key_point: string, verdict: Verdict | null, } | { "do": "note", item: number | null, text: string, place: Millis | null, } | { "do": "speak", on: boolean, } | { "do": "score_whole", item: number, level: number, } | { "do": "peek", item: number, } | { "do": "hints", on: boolean, } | { "do": "explain", item: number, key_point: string, reason: MissReason | null, } | { "do": "rescore", item: number, score: OwnScore, };

export type TypedEdit = { 
/**
 * In UTF-16 code units.
 */
offset: number, removed: string, inserted: string, 
/**
 * How long before sending it was typed.
 */
ago: Millis, };

export type EditBatch = { session: string, item: number, doc: Doc, edits: Array<TypedEdit>, };

export type TextReplacement = { session: string, item: number, doc: Doc, text: string, };

export type Saved = { at: Millis, };

export type TextRange = { from: number, to: number, };

export type TakeView = { text: string, used: Millis, close: Close | null, 
/**
 * From the start of the answer clock to the first character.
 */
latency: Millis | null, probes: Array<ProbeView>, spoken: Array<SpokenView>, };

export type RevealedPoint = { id: string, weight: Weight, say: string, judgement: Judgement | null, 
/**
 * The program's verdict; none where nothing was compared.
 */
verdict: Verdict | null, rule: Rule | null, 
/**
 * Why, in a sentence.
 */
because: string, 
/**
 * When the first of those words was spoken, in the recordings of the take played one after the
 * other.
 */
heard: Millis | null, 
/**
 * The words it rests on, in the text of the reveal.
 */
evidence: Array<TextRange>, phrasing: string | null, matched: Array<WordMatch>, missing: Array<string>, 
/**
 * The person's own verdict beside the program's.
 */
overruled: Verdict | null, 
/**
 * Why the person missed it, in their own judgement.
 */
reason: MissReason | null, 
/**
 * It was covered only after a follow-up asked for it.
 */
after_probe: boolean, };

export type RevealedTrap = { id: string, hear: string, why: string, said: boolean, evidence: Array<TextRange>, };

export type SpokenWord = { text: string, 
/**
 * In its recording.
 */
from: Millis, to: Millis, 
/**
 * The recogniser was not sure of it.
 */
doubtful: boolean, };

export type TranscriptVersion = { id: bigint, 
/**
 * RFC 3339.
 */
made: string, 
/**
 * What made it: the recogniser and its model, or the person.
 */
by: string, text: string, 
/**
 * Which of its words, split at white space and counted from 0, the version that counts does not
 * have in their place.
 */
differs: Array<number>, };

export type TranscriptFormat = "txt" | "srt" | "vtt";

export type SpokenView = { recording: string, 
/**
 * Its first sample, on the session's timeline.
 */
begun: Millis, length: Millis | null, 
/**
 * Where it was recorded, or the file it came from.
 */
origin: string, 
/**
 * Its sound was deleted; its words are here.
 */
removed: boolean, words: Array<SpokenWord>, 
/**
 * The version of the transcript that counts; none while there is none.
 */
transcript: bigint | null, 
/**
 * Every version, the newest first.
 */
versions: Array<TranscriptVersion>, };

export type TimeSpan = { from: Millis, to: Millis, };

export type SpokenFacts = { speech: Array<TimeSpan>, 
/**
 * The pauses between them, the longest first.
 */
pauses: Array<TimeSpan>, 
/**
 * From the beginning to the first word.
 */
first_word: Millis | null, 
/**
 * From the last word to the end.
 */
silence_after: Millis, 
/**
 * How many words the transcript has; none while there is none.
 */
words: number | null, 
/**
 * Words per minute of speech, pauses left out; none for too little speech to tell.
 */
pace: number | null, 
/**
 * Sounds and words that only fill: at least so many, since recognisers leave many out. None for
 * a language whose fillers are not known here.
 */
fillers: number | null, 
/**
 * Words that take back half of what is said.
 */
hedges: number | null, 
/**
 * Words said twice in a row, at least.
 */
repeats: number | null, 
/**
 * Millionths by which the microphone's clock ran fast against the machine's; negative: slow. None
 * under ten seconds, and for recordings made elsewhere.
 */
drift_ppm: number | null, };

export type PeakView = { low: number, high: number, };

export type MicrophoneInfo = { 
/**
 * The same after a restart, and after it was unplugged.
 */
id: string, name: string, is_default: boolean, 
/**
 * It gives back what a loudspeaker plays.
 */
is_monitor: boolean, };

export type MicrophoneState = "hears" | "silent" | "clipping" | "lost" | "fell_back" | "came_back" | "gaps" | "disk_waits" | "disk_answers" | "disk_low" | "failed";

export type HearingSettings = { 
/**
 * Id of a microphone; none is the system's own choice.
 */
microphone: string | null, 
/**
 * Name of an installed speech model; none leaves recordings without a transcript.
 */
model: string | null, 
/**
 * The language that is spoken, as Whisper names it (`en`). Never guessed, never translated.
 */
language: string, 
/**
 * Tell the recogniser the terms of the pack.
 */
prime: boolean, 
/**
 * Use a graphics card where there is one.
 */
gpu: boolean, };

export type VoiceSettings = { 
/**
 * Id of a voice; none is the system's own choice.
 */
voice: string | null, 
/**
 * Words per minute.
 */
pace: number, };

export type VoiceView = { id: string, name: string, 
/**
 * As in `en-gb`.
 */
language: string, };

export type ModelView = { name: string, purpose: ModelPurpose, path: string, bytes: number, 
/**
 * Its files are there, with the sizes they should have.
 */
present: boolean, };

export type ModelOffer = { name: string, purpose: ModelPurpose, english_only: boolean, 
/**
 * `fastest`, `fast`, `medium` or `slow`: by the work for each second of speech; empty for a model
 * that hears nothing.
 */
speed: string, bytes: number, 
/**
 * Of its weights.
 */
sha256: string, 
/**
 * The only place it is ever fetched from; of a model of several files, the weights.
 */
address: string, installed: boolean, };

export type ModelsView = { installed: Array<ModelView>, offers: Array<ModelOffer>, 
/**
 * What is wrong with models whose record can't be read.
 */
damaged: Array<string>, };

export type Heard = { "kind": "level", rms: number, peak: number, } | { "kind": "microphone", state: MicrophoneState, message: string, } | { "kind": "microphones", microphones: Array<MicrophoneInfo>, } | { "kind": "interview", view: InterviewView, } | { "kind": "words", recording: string, text: string, } | { "kind": "transcribing", recording: string, done: Millis, known: Millis, left: Millis | null, } | { "kind": "download", name: string, have: number, of: number, installed: boolean, message: string | null, } | { "kind": "said", text: string, } | { "kind": "compared", session: string, item: number, } | { "kind": "comparing", message: string, } | { "kind": "transcribed", session: string, recording: string, } | { "kind": "not_transcribed", session: string, recording: string, message: string, };

export type Template = "screening" | "technical" | "onsite";

export type Goal = { 
/**
 * The day of the interview.
 */
interview: string, 
/**
 * Minutes that each day has room for.
 */
minutes: number, 
/**
 * The packs that are practised; empty means all.
 */
packs: Array<PackId>, };

export type PracticeView = { question: QuestionId, title: string, topics: Array<string>, 
/**
 * How long it is planned to take: its clocks, and a minute to judge it.
 */
cost: Millis, 
/**
 * How many of its key points are due by then.
 */
due: number, 
/**
 * It was never asked before.
 */
new: boolean, };

export type PlanDayView = { day: string, 
/**
 * The sum of its questions.
 */
cost: Millis, questions: Array<PracticeView>, };

export type ScheduleView = { today: string, goal: Goal | null, 
/**
 * The interview was before today: the plan has ended.
 */
passed: boolean, 
/**
 * From today to the day before the interview; empty without a goal.
 */
days: Array<PlanDayView>, 
/**
 * Questions that no day has room for, the greatest need first.
 */
left_over: Array<PracticeView>, 
/**
 * Key points in the packs of the goal, and how many will have been said on three separate days if
 * every answer goes well.
 */
points: number, reached: number, };

export type Today = { day: string, 
/**
 * Key points that are due, in the packs of the goal.
 */
due: number, 
/**
 * Without any that is due: the next day with one.
 */
next_due: string | null, 
/**
 * Answers judged and locked today.
 */
done: number, goal: Goal | null, 
/**
 * Days from today to the interview.
 */
days_left: number | null, 
/**
 * Today's step of the plan to the interview; none without a goal, or after it.
 */
step: PlanDayView | null, 
/**
 * What is weakest, as much as fits into the minutes of a day; 15 where there is no goal.
 */
weak: Array<QuestionId>, };

export type Period = { from: string | null, to: string | null, };

export type Step = "day" | "week" | "month";

export type TrendPlace = { 
/**
 * Its first and last day.
 */
from: string, to: string, mean: number, 
/**
 * How many values that is the mean of.
 */
n: number, };

export type Unit = "share" | "level" | "words_per_minute" | "per_minute" | "seconds" | "share_of_time";

export type Trend = { 
/**
 * What it is of: a topic, a level, a row.
 */
name: string, unit: Unit, 
/**
 * The highest value that there can be, where there is one.
 */
highest: number | null, 
/**
 * How many values there are in all.
 */
n: number, 
/**
 * In order; only places with values.
 */
places: Array<TrendPlace>, };

export type TopicReadiness = { topic: string, 
/**
 * Questions of it in the bank, and how many of those were asked and rated.
 */
questions: number, asked: number, 
/**
 * Key points that are due.
 */
due: number, 
/**
 * None where fewer than three questions were asked: too little to say.
 */
readiness: ReadinessView | null, };

export type ReadinessView = { share: number, low: number, high: number, };

export type Remembered = "again" | "hard" | "good";

export type ChangedPoint = { question: QuestionId, title: string, 
/**
 * The idea, as it is asked now; its id where the bank has it no more.
 */
say: string, before: Remembered, now: Remembered, };

export type SessionChanges = { session: string, day: string, gained: Array<ChangedPoint>, lost: Array<ChangedPoint>, 
/**
 * Key points asked for the first time, and how many of those were said.
 */
first: number, first_said: number, same: number, };

export type Standing = { 
/**
 * Said on three separate days since the last miss, on two, on one.
 */
three: number, two: number, one: number, 
/**
 * Asked, and not said since.
 */
none: number, never_asked: number, };

export type ProgressView = { today: string, 
/**
 * The days that the figures are of: those asked for, within those that have any.
 */
from: string | null, to: string | null, step: Step, sessions: number, answers: number, standing: Standing, 
/**
 * The topics of the bank, those with the least ready first.
 */
readiness: Array<TopicReadiness>, topics: Array<Trend>, levels: Array<Trend>, rows: Array<Trend>, delivery: Array<Trend>, changes: SessionChanges | null, 
/**
 * What schedules, with its version.
 */
scheduler: string, };

export type Reveal = { 
/**
 * The answer as it was compared: what was typed, then what was spoken, then follow-ups.
 */
text: string, 
/**
 * The engine that gave the verdicts; none where nothing was compared.
 */
engine: Engine | null, points: Array<RevealedPoint>, traps: Array<RevealedTrap>, rows: Array<RowToScore>, short_html: string | null, model_answer_html: string | null, shown_html: string | null, samples: Samples, sources: Array<string>, };

export type ReviewNote = { text: string, 
/**
 * RFC 3339.
 */
made: string, 
/**
 * What it speaks of, on the session's timeline.
 */
place: Millis | null, };

export type ItemReview = { question: AskedView, outcome: Outcome, think: Reading, answer: Reading, takes: Array<TakeView>, 
/**
 * Scratch notes made while thinking and answering.
 */
notes: string, times_parked: number, 
/**
 * When the person locked the judgement, on the session's timeline.
 */
locked: Millis | null, 
/**
 * When everything was shown before the lock, on the session's timeline.
 */
peeked: Millis | null, 
/**
 * Key points lit up while it was answered.
 */
hinted: boolean, 
/**
 * The person's level for the whole answer, and those there are.
 */
overall: number | null, overall_levels: Array<number>, 
/**
 * There while the person may still judge it.
 */
to_judge: Array<PointToJudge> | null, rows_to_score: Array<RowToScore>, 
/**
 * There once everything may be seen.
 */
reveal: Reveal | null, review_notes: Array<ReviewNote>, };

export type SessionView = { card: SessionCard, settings: PlanSettings, rubric_title: string, whole: Reading, paused_for: Millis, 
/**
 * Wall time during which the program was closed or the machine asleep.
 */
gaps: Millis, items: Array<ItemReview>, review_notes: Array<ReviewNote>, 
/**
 * The answers, counted from 0, that are deleted and can still be taken back.
 */
deleted: Array<number>, };

export type ExportFormat = "markdown" | "json";

export type Exported = { path: string, bytes: number, };

export type Rubric = { id: string, title: string, 
/**
 * Counted up whenever an anchor changes; a session keeps the version it was scored with.
 */
version: number, rows: Array<Row>, };

export type RubricCard = { id: string, title: string, version: number, rows: number, 
/**
 * The person's own; the others came with a pack.
 */
own: boolean, };

export type RubricVersion = { 
/**
 * RFC 3339.
 */
made: string, rubric: Rubric, };

export type RubricView = { rubric: Rubric, 
/**
 * The person's own; another is copied when it is saved.
 */
own: boolean, 
/**
 * The versions of an own one, the newest first.
 */
versions: Array<RubricVersion>, };

export type RubricProblem = { 
/**
 * The row it is in, counted from 0; none for the whole.
 */
row: number | null, 
/**
 * With an error it can't be saved.
 */
severity: Severity, code: string, message: string, help: string | null, };

export type RubricCheck = { problems: Array<RubricProblem>, 
/**
 * The rubric as its file would be.
 */
yaml: string, };

export type DueAnswer = { session: string, item: number, title_html: string, 
/**
 * When it was locked, RFC 3339.
 */
locked: string, };

export type RescoresDue = { count: number, 
/**
 * Days that go by before an answer is offered.
 */
after_days: number, 
/**
 * The longest waiting of them.
 */
answers: Array<DueAnswer>, };

export type RescoreView = { session: string, question: AskedView, take: TakeView, points: Array<PointToJudge>, rows: Array<RowToScore>, overall_levels: Array<number>, };

export type DriftPoint = { id: string, say: string, judgements: Array<Judgement | null>, };

export type DriftRow = { id: string | null, title: string, 
/**
 * The levels there are, from the lowest.
 */
scale: Array<number>, levels: Array<number | null>, };

export type DriftView = { title_html: string, 
/**
 * RFC 3339, the lock first.
 */
times: Array<string>, points: Array<DriftPoint>, rows: Array<DriftRow>, };

export type Against = "verdicts" | "rescores" | "mentors";

export type IntervalView = { value: number, low: number, high: number, };

export type AgreementView = { pairs: number, same: number, 
/**
 * One step apart on the scale.
 */
near: number, further: number, 
/**
 * The share that was the same, with Wilson's interval.
 */
share: IntervalView | null, 
/**
 * Cohen's kappa with quadratic weights; none below twenty pairs, or where it is not defined.
 */
kappa: number | null, };

export type TopicBias = { topic: string, answers: number, 
/**
 * None below five answers.
 */
bias: IntervalView | null, };

export type TrendStep = { 
/**
 * When the first and the last of them was locked, RFC 3339.
 */
from: string, to: string, answers: number, bias: IntervalView | null, };

export type CalibrationPart = { against: Against, 
/**
 * Answers that have both.
 */
answers: number, 
/**
 * None below five answers; percentile bootstrap over answers.
 */
bias: IntervalView | null, 
/**
 * The standard deviation of the answers' biases.
 */
spread: number | null, 
/**
 * Of single judgements; none against mentors, who score rows.
 */
agreement: AgreementView | null, topics: Array<TopicBias>, trend: Array<TrendStep>, };

export type RowAgreement = { rubric: string, row: string, title: string, agreement: AgreementView, };

export type CalibrationView = { 
/**
 * Answers that were locked without having been shown before.
 */
answers: number, 
/**
 * As many are needed before anything is said.
 */
needed: number, 
/**
 * Empty while there are too few.
 */
parts: Array<CalibrationPart>, mentor_rows: Array<RowAgreement>, };

export type ShareWord = { text: string, 
/**
 * The blank space after it.
 */
after: string, };

export type SharePart = { 
/**
 * Names it within its answer.
 */
part: string, 
/**
 * The follow-up that it answers.
 */
ask: string | null, words: Array<ShareWord>, 
/**
 * Of its sound, where there is some to share.
 */
sound: Millis | null, 
/**
 * A recording that nobody has written down: nothing can be redacted in it.
 */
unwritten: boolean, };

export type ShareItem = { item: number, title_html: string, locked: boolean, parts: Array<SharePart>, };

export type ShareStart = { session: string, title: string, rubric_title: string, items: Array<ShareItem>, };

export type RedactedWords = { item: number, part: string, from: number, to: number, };

export type ShareChoice = { session: string, 
/**
 * The person's name, as the mentor reads it; may be empty.
 */
by: string, items: Array<number>, sound: boolean, words: boolean, 
/**
 * The person's own scores; the mentor sees them after scoring. Of locked answers only.
 */
own_scores: boolean, 
/**
 * Key points and model answers. Of locked answers only.
 */
model: boolean, redact: Array<RedactedWords>, 
/**
 * Words or phrases that are taken out wherever they were said or typed.
 */
redact_phrases: Array<string>, };

export type Shared = { path: string, bytes: number, 
/**
 * How much of that is sound.
 */
sound_bytes: number, 
/**
 * Words that were blanked, and the time that was silenced.
 */
blanked: number, silenced: Millis, };

export type Merged = { session: string, session_title: string, name: string, 
/**
 * Answers that the mentor scored.
 */
scored: number, comments: number, 
/**
 * This very file was read before; nothing has changed.
 */
already: boolean, };

export type MentorRow = { row: string | null, title: string, own: number | null, mentor: number | null, };

export type MentorRemark = { 
/**
 * The recording it speaks of, and when in it.
 */
recording: string | null, at: Millis | null, 
/**
 * Plain text.
 */
text: string, };

export type MentorItemView = { item: number, title_html: string, 
/**
 * While the person's own judgement is not locked, the mentor's is kept back.
 */
locked: boolean, rows: Array<MentorRow>, remarks: Array<MentorRemark>, };

export type MentorView = { id: string, 
/**
 * As the mentor wrote it.
 */
name: string, 
/**
 * RFC 3339.
 */
made: string, items: Array<MentorItemView>, };

export type MentorsView = { mentors: Array<MentorView>, 
/**
 * By row of this session's rubric, over all sessions that were scored with it.
 */
agreement: Array<RowAgreement>, };

export type GapKind = "closed" | "asleep";

export type RecordingEnd = "stopped" | "disk_full" | "no_microphone" | "recovered" | "failed";

export type Stretch = { from: Millis, length: Millis, begun: Millis, };

export type Clip = { recording: string, from: Millis, length: Millis, origin: string, 
/**
 * Its sound was deleted; its words are here.
 */
removed: boolean, 
/**
 * The follow-up that it answers; none for the answer itself.
 */
probe: string | null, 
/**
 * With times in the recording.
 */
words: Array<SpokenWord>, 
/**
 * The version of the transcript that counts; none while there is none.
 */
transcript: bigint | null, };

export type ActivityKind = "talk" | "pause" | "unknown";

export type Activity = { kind: ActivityKind, from: Millis, to: Millis, };

export type Change = { "kind": "listening", device: string, } | { "kind": "not_listening", why: string, } | { "kind": "lost", device: string, } | { "kind": "fell_back", device: string, } | { "kind": "came_back", device: string, } | { "kind": "silent" } | { "kind": "clipping" } | { "kind": "missing", length: Millis, } | { "kind": "ended", end: RecordingEnd, } | { "kind": "added", file: string, } | { "kind": "speaks", on: boolean, } | { "kind": "paused", length: Millis, } | { "kind": "parked" } | { "kind": "away", gap: GapKind, wall: Millis, } | { "kind": "probe", ask: string, };

export type ChangeMark = { at: Millis, 
/**
 * On the session's timeline.
 */
session: Millis, change: Change, };

export type ReplayEdit = { at: Millis, 
/**
 * In UTF-16 code units.
 */
offset: number, 
/**
 * How many units were taken out.
 */
removed: number, inserted: string, };

export type TypedWord = { 
/**
 * Where it stands in the answer as it was given.
 */
range: TextRange, 
/**
 * From its first letter to its last.
 */
time: TimeSpan, };

export type ScratchMark = { 
/**
 * Written while thinking: `at` is then a place in the time to think.
 */
thinking: boolean, at: Millis, text: string, };

export type Near = { said: string, 
/**
 * None where these words have no time of their own.
 */
time: TimeSpan | null, };

export type MetWord = { said: string, phrasing: string, kind: MatchKind, };

export type PointMark = { id: string, 
/**
 * The verdict that counts: the person's own, or else the program's. None where nothing counts.
 */
counts: Verdict | null, 
/**
 * Something to look at again.
 */
miss: boolean, 
/**
 * When the words were said that it rests on.
 */
spans: Array<TimeSpan>, 
/**
 * Of a miss: the words that came nearest to it, and so the place at which the answer turned away.
 * None where the answer did not touch it.
 */
near: Near | null, };

export type TrapMark = { id: string, spans: Array<TimeSpan>, };

export type NoteMark = { text: string, 
/**
 * RFC 3339.
 */
made: string, 
/**
 * None for a note on the whole answer.
 */
at: Millis | null, };

export type CommentMark = { 
/**
 * The mentor, as they wrote it.
 */
name: string, 
/**
 * Plain text.
 */
text: string, 
/**
 * None for a comment on the whole answer.
 */
at: Millis | null, };

export type TimelineView = { session: string, session_title: string, 
/**
 * How many questions the session has.
 */
of: number, question: QuestionId, 
/**
 * Which of the takes of `review`, counted from 0.
 */
take: number, 
/**
 * What may be seen of it, verdicts included.
 */
review: ItemReview, length: Millis, 
/**
 * Time to think that was used before it.
 */
think: Millis, 
/**
 * Where the axis lies on the session's timeline, in order; nothing lies between two of them.
 */
stretches: Array<Stretch>, clips: Array<Clip>, 
/**
 * Who spoke or wrote when: in order, without gaps, from 0 to `length`.
 */
activity: Array<Activity>, changes: Array<ChangeMark>, 
/**
 * What was typed of the answer before any follow-up, in the order in which it was typed.
 */
edits: Array<ReplayEdit>, 
/**
 * The words of the typed answer, each with when it was typed.
 */
typed: Array<TypedWord>, 
/**
 * Scratch notes as they were written, a line of thought each.
 */
scratch: Array<ScratchMark>, 
/**
 * One for each key point, once everything may be seen; empty before, and for any take but the last.
 */
points: Array<PointMark>, 
/**
 * Misconceptions that were said; empty before everything may be seen.
 */
traps: Array<TrapMark>, 
/**
 * Notes made in review.
 */
notes: Array<NoteMark>, 
/**
 * Every comparison of it, the newest first, which is the one that is shown; empty before everything
 * may be seen.
 */
comparisons: Array<ComparisonVersion>, 
/**
 * The engine that would compare it now.
 */
engine_now: Engine, 
/**
 * What mentors said of it; kept back until the person's own judgement is locked.
 */
comments: Array<CommentMark>, };

export type PointExplanation = { key_point: string, 
/**
 * Which words met which.
 */
met: Array<MetWord>, 
/**
 * Words that, said right after what was found, would have made it covered; each was tried.
 */
words: Array<string>, 
/**
 * The same in a sentence; empty where there is nothing to say.
 */
sentence: string, };

export type AttemptPoint = { id: string, say: string, judgement: Judgement | null, 
/**
 * The verdict that counts; none where the program could not tell, or misheard.
 */
counts: Verdict | null, 
/**
 * It is the person's own.
 */
own: boolean, reason: MissReason | null, };

export type Attempt = { session: string, session_title: string, item: number, 
/**
 * RFC 3339: when the question was first seen.
 */
asked: string, mode: Mode, outcome: Outcome, 
/**
 * Everything about it may be seen. Before that there are no points.
 */
revealed: boolean, spoken: boolean, 
/**
 * On the answer clock.
 */
used: Millis, 
/**
 * The person's level for the whole answer.
 */
overall: number | null, 
/**
 * The words of the last try.
 */
text: string, points: Array<AttemptPoint>, 
/**
 * Points that count for more than in the last answer before it that could be compared.
 */
gained: Array<string>, 
/**
 * Points that count for less.
 */
lost: Array<string>, };

export type AttemptsView = { question: QuestionId, title_html: string, 
/**
 * The oldest first.
 */
attempts: Array<Attempt>, };

export type ModelPurpose = "transcribing" | "comparing";

export type ComparingView = { 
/**
 * The engine that speaks.
 */
engine: Engine, 
/**
 * The sentence model that was chosen, whether or not it can be used.
 */
model: string | null, 
/**
 * Why the chosen model does not speak, and what to do.
 */
trouble: string | null, };

export type VerdictChange = { key_point: string, say: string, before: Verdict, now: Verdict, 
/**
 * The person's own verdict, which stays.
 */
overruled: Verdict | null, };

export type TrapChange = { trap: string, why: string, 
/**
 * It is heard now, and was not before.
 */
heard: boolean, };

export type PointWas = { key_point: string, verdict: Verdict, };

export type ComparisonVersion = { engine: Engine, 
/**
 * RFC 3339.
 */
made: string, 
/**
 * What it said of each key point, in the question's order.
 */
verdicts: Array<PointWas>, points: Array<VerdictChange>, traps: Array<TrapChange>, };

export type ReplaySession = { id: string, answers: number, by_others: number, };

export type ReplayStart = { 
/**
 * The engine that would speak.
 */
engine: Engine, 
/**
 * The newest first.
 */
sessions: Array<ReplaySession>, 
/**
 * Compared answers of all of them.
 */
answers: number, 
/**
 * Those whose newest comparison is by another engine, or by another version of it.
 */
by_others: number, };

export type AnswerChange = { session: string, session_title: string, 
/**
 * Counted from 0.
 */
item: number, 
/**
 * The question's title.
 */
question: string, before: Engine, now: Engine, points: Array<VerdictChange>, traps: Array<TrapChange>, };

export type Replayed = { 
/**
 * How many were compared.
 */
answers: number, 
/**
 * Those of which something is said otherwise now.
 */
changed: Array<AnswerChange>, 
/**
 * Why sessions were left out.
 */
left_out: Array<string>, };

export type SessionState = "unfinished" | "awaiting" | "done";

export type HistoryFilter = { 
/**
 * Words of the title, each of which must be in it.
 */
text: string, 
/**
 * One of these.
 */
tags: Array<string>, mode: Mode | null, state: SessionState | null, 
/**
 * The first day and the last, `YYYY-MM-DD` in UTC, both inclusive.
 */
from: string | null, until: string | null, 
/**
 * How many are left out at the beginning.
 */
skip: number, 
/**
 * How many are listed at most; none lists all.
 */
limit: number | null, };

export type TagCount = { tag: string, count: number, };

export type HistoryPage = { sessions: Array<SessionCard>, 
/**
 * How many pass the filter.
 */
matching: number, 
/**
 * How many there are.
 */
all: number, 
/**
 * Every tag in use.
 */
tags: Array<TagCount>, };

export type HitKind = "answer" | "spoken" | "scratch" | "note";

export type SnippetPart = { text: string, found: boolean, };

export type SearchHit = { session: string, session_title: string, 
/**
 * When the session was held, RFC 3339.
 */
held: string, 
/**
 * The question, counted from 0; none for a note on the whole session.
 */
item: number | null, 
/**
 * Its title, rendered.
 */
question_html: string | null, kind: HitKind, snippet: Array<SnippetPart>, 
/**
 * The recording that holds the words.
 */
recording: string | null, 
/**
 * The try that it is of, counted from 0; none for notes.
 */
take: number | null, 
/**
 * When they were said, in their recording; else the place on the session's timeline of the text that
 * holds them.
 */
at: Millis | null, 
/**
 * Where the first of them stands in a typed answer, in UTF-16 code units.
 */
place: number | null, };

export type QuestionHit = { question: QuestionId, snippet: Array<SnippetPart>, session: string, session_title: string, 
/**
 * RFC 3339.
 */
held: string, item: number, 
/**
 * In how many sessions it was asked.
 */
times: number, };

export type SearchPage = { hits: Array<SearchHit>, 
/**
 * On the first page only.
 */
questions: Array<QuestionHit>, 
/**
 * Asks for the next page; none when this is the last.
 */
next: number | null, };

export type BackupView = { path: string, 
/**
 * RFC 3339.
 */
made: string, sessions: number, recordings: number, 
/**
 * Recordings whose files were not there any more when it was made just now.
 */
missing: number, 
/**
 * Of all that is in it, unpacked.
 */
bytes: number, };

export type Restored = { 
/**
 * The data folder to start the program with.
 */
folder: string, backup: BackupView, };

export type Deletion = { session: string, 
/**
 * One question, counted from 0; none for the whole session.
 */
item: number | null, 
/**
 * The words and all else stay.
 */
sound_only: boolean, };

export type WhatGoes = { what: Deletion, title: string, 
/**
 * Answers whose words go.
 */
answers: number, 
/**
 * Sound files, how long they are together, and their bytes.
 */
files: number, sound: Millis, bytes: number, transcripts: number, };

export type DeletedThing = { what: Deletion, title: string, 
/**
 * When it was deleted, and when it goes for good; RFC 3339.
 */
deleted: string, goes: string, };

export type KeepRules = { 
/**
 * The sound of recordings; their words stay.
 */
sound_days: number | null, 
/**
 * Whole sessions.
 */
session_days: number | null, };

export type SessionUse = { id: string, title: string, 
/**
 * RFC 3339.
 */
held: string, files: number, sound: Millis, bytes: number, };

export type DiskUse = { 
/**
 * Questions, sessions and words: the database.
 */
database: number, 
/**
 * Recordings: their bytes, how many, and how long.
 */
sound: number, sound_files: number, sound_length: Millis, 
/**
 * Installed models, for speech and for sentences.
 */
models: number, 
/**
 * The sessions with the most sound, the largest first.
 */
largest: Array<SessionUse>, rules: KeepRules, 
/**
 * What can still be taken back, the last deleted first.
 */
deleted: Array<DeletedThing>, };

export type ReportScope = { 
/**
 * One session; the rest is not looked at then.
 */
session: string | null, 
/**
 * The first day and the last, `YYYY-MM-DD` in UTC, both inclusive; none is from the first session
 * on, or up to the last.
 */
from: string | null, until: string | null, 
/**
 * Only sessions with one of these tags.
 */
tags: Array<string>, };

export type ReportFormat = "html" | "markdown" | "pdf" | "json" | "anki" | "csv";

export type UseCases = {
  home: { args: Record<string, never>; reply: Home };
  library: { args: { filter: LibraryFilter }; reply: Library };
  question: { args: { id: QuestionId }; reply: QuestionView };
  preview_import: { args: { path: string; choices: ImportChoices | null }; reply: ImportPreview };
  decide_import_duplicate: { args: { path: string; first: QuestionId; second: QuestionId; decision: DuplicateDecision | null }; reply: ImportPreview };
  take_import: { args: { path: string; hash: string; title: string }; reply: PackCard };
  bank_duplicates: { args: Record<string, never>; reply: Array<DuplicateView> };
  decide_bank_duplicate: { args: { first: QuestionId; second: QuestionId; decision: DuplicateDecision | null }; reply: Array<DuplicateView> };
  edit_question: { args: { id: QuestionId }; reply: EditView };
  begin_question: { args: { pack: PackId }; reply: EditView };
  check_question: { args: { id: QuestionId | null; pack: PackId; text: string }; reply: EditCheck };
  keep_draft: { args: { id: QuestionId | null; pack: PackId; text: string | null }; reply: Draft | null };
  save_question: { args: { save: SaveQuestion }; reply: SaveOutcome };
  revert_question: { args: { id: QuestionId }; reply: EditView };
  restore_question: { args: { id: QuestionId }; reply: QuestionView };
  put_key_point: { args: { question: QuestionId; point: KeyPoint }; reply: QuestionView };
  remove_key_point: { args: { question: QuestionId; key_point: string }; reply: QuestionView };
  new_pack: { args: { title: string; folder: string | null }; reply: PackCard };
  add_pack: { args: { folder: string }; reply: PackCard };
  rename_pack: { args: { id: PackId; title: string }; reply: PackCard };
  remove_pack: { args: { id: PackId }; reply: Home };
  export_bank: { args: { selection: BankSelection; format: BankFormat; path: string }; reply: Exported };
  practise: { args: { id: QuestionId }; reply: InterviewView };
  plan_start: { args: Record<string, never>; reply: PlanStart };
  preview_plan: { args: { settings: PlanSettings }; reply: PlanPreview };
  begin: { args: { settings: PlanSettings }; reply: InterviewView };
  current: { args: Record<string, never>; reply: InterviewView | null };
  resume: { args: { session: string }; reply: InterviewView };
  leave: { args: Record<string, never>; reply: Home };
  act: { args: { session: string; item: number | null; action: Action }; reply: InterviewView };
  edit: { args: { batch: EditBatch }; reply: Saved };
  ideas_so_far: { args: { session: string; spoken: string }; reply: Array<boolean> };
  replace_text: { args: { replacement: TextReplacement }; reply: Saved };
  today: { args: Record<string, never>; reply: Today };
  schedule: { args: Record<string, never>; reply: ScheduleView };
  set_goal: { args: { goal: Goal | null }; reply: ScheduleView };
  progress: { args: { period: Period }; reply: ProgressView };
  apply_template: { args: { template: Template; settings: PlanSettings }; reply: PlanSettings };
  repeat: { args: { session: string }; reply: InterviewView };
  history: { args: { filter: HistoryFilter }; reply: HistoryPage };
  search: { args: { query: string; after: number | null }; reply: SearchPage };
  rename_session: { args: { id: string; title: string }; reply: SessionCard };
  tag_session: { args: { id: string; tags: Array<string> }; reply: SessionCard };
  what_goes: { args: { what: Deletion }; reply: WhatGoes };
  delete_from_history: { args: { what: Deletion }; reply: DeletedThing };
  undelete: { args: { what: Deletion }; reply: null };
  purge: { args: { what: Deletion | null }; reply: DiskUse };
  disk_use: { args: Record<string, never>; reply: DiskUse };
  set_keep_rules: { args: { rules: KeepRules }; reply: DiskUse };
  back_up: { args: { path: string }; reply: BackupView };
  check_backup: { args: { path: string }; reply: BackupView };
  restore_backup: { args: { path: string; folder: string }; reply: Restored };
  report: { args: { scope: ReportScope; format: ReportFormat; path: string }; reply: Exported };
  session: { args: { id: string }; reply: SessionView };
  amend: { args: { id: string; action: Action }; reply: SessionView };
  timeline: { args: { session: string; item: number; take: number | null }; reply: TimelineView };
  explain_point: { args: { session: string; item: number; key_point: string }; reply: PointExplanation };
  attempts: { args: { question: QuestionId }; reply: AttemptsView };
  set_comparing: { args: { model: string | null }; reply: null };
  comparing: { args: Record<string, never>; reply: ComparingView };
  compare_again_start: { args: Record<string, never>; reply: ReplayStart };
  compare_again: { args: { sessions: Array<string>; item: number | null }; reply: Replayed };
  microphones: { args: Record<string, never>; reply: Array<MicrophoneInfo> };
  set_hearing: { args: { settings: HearingSettings }; reply: null };
  monitor: { args: { on: boolean }; reply: MicrophoneInfo | null };
  speech_models: { args: Record<string, never>; reply: ModelsView };
  add_model: { args: { path: string; copy: boolean }; reply: ModelView };
  verify_model: { args: { name: string }; reply: ModelView };
  remove_model: { args: { name: string }; reply: number };
  download_model: { args: { name: string }; reply: null };
  stop_download: { args: { name: string }; reply: null };
  voices: { args: Record<string, never>; reply: Array<VoiceView> };
  say: { args: { text: string; settings: VoiceSettings }; reply: boolean };
  hush: { args: Record<string, never>; reply: null };
  transcribe: { args: { recording: string }; reply: null };
  stop_transcribing: { args: { recording: string }; reply: null };
  edit_transcript: { args: { recording: string; text: string }; reply: null };
  choose_transcript: { args: { recording: string; version: bigint }; reply: null };
  waveform: { args: { recording: string; width: number }; reply: Array<PeakView> };
  speech_facts: { args: { recording: string }; reply: SpokenFacts };
  add_recording: { args: { session: string; item: number; path: string }; reply: null };
  export_clip: { args: { recording: string; from: Millis; to: Millis; path: string }; reply: Exported };
  export_transcript: { args: { recording: string; format: TranscriptFormat; path: string }; reply: Exported };
  export: { args: { id: string; format: ExportFormat; path: string }; reply: Exported };
  rubrics: { args: Record<string, never>; reply: Array<RubricCard> };
  rubric: { args: { id: string }; reply: RubricView };
  check_rubric: { args: { rubric: Rubric }; reply: RubricCheck };
  save_rubric: { args: { rubric: Rubric }; reply: RubricView };
  remove_rubric: { args: { id: string }; reply: Array<RubricCard> };
  import_rubric: { args: { path: string }; reply: RubricView };
  export_rubric: { args: { id: string; path: string }; reply: Exported };
  rescores_due: { args: Record<string, never>; reply: RescoresDue };
  begin_rescore: { args: { session: string; item: number }; reply: RescoreView };
  rescore: { args: { session: string; item: number; score: OwnScore }; reply: DriftView };
  drift: { args: { session: string; item: number }; reply: DriftView | null };
  calibration: { args: Record<string, never>; reply: CalibrationView };
  share_start: { args: { session: string }; reply: ShareStart };
  share: { args: { choice: ShareChoice; path: string }; reply: Shared };
  merge_response: { args: { path: string }; reply: Merged };
  mentors: { args: { session: string }; reply: MentorsView };
};
