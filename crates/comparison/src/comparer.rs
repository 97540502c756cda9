//! A question, made ready to meet answers.

use crate::calibration::{Around, Elsewhere, Measured};
use crate::contrast::Contrast;
use crate::matching::{MUCH, Search};
use crate::near::Near;
use crate::nearest;
use crate::passage::Passage;
use crate::phrasing::{Phrasing, Term, Weights};
use crate::point::{self, COVERED, Met, PARTLY};
use crate::sentence::{Meaning, Read, SentenceModel};
use crate::siblings::{Siblings, siblings};
use crate::subject;
use crate::trap;
use crate::vectors::Vector;
use crate::words::{Class, Token, tokens};
use crate::{NAME_WITH_SENTENCES, VERSION, engine};
use compact_str::CompactString;
use hotseat_interview::{
    Answer, Comparison, Engine, Evidence, PointVerdict, Question, Rule, TrapVerdict, Verdict,
};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A question that has been read once, for many answers or one that grows: words that are spoken,
/// letters that are typed.
///
/// Each comparison is of the whole answer as it stands, so that a growing answer ends with the same
/// verdicts as one that came at once: what was said last may take back what was said first.
pub struct Comparer {
    points: Vec<point::Idea>,
    traps: Vec<trap::Idea>,
    siblings: Vec<Siblings>,
    topic: Vector,
    contrast: Option<Contrast>,
    /// What the key points are about, each by its stem.
    subjects: Vec<CompactString>,
    /// The stems of the title's words.
    given: FxHashSet<CompactString>,
    sentences: Option<Sentences>,
}

/// What speaks beside the words.
struct Sentences {
    model: Arc<SentenceModel>,
    /// What the question means.
    topic: Meaning,
}

impl Comparer {
    pub fn new(question: &Question) -> Comparer {
        let read = |text: &str| (text.to_owned(), tokens(&Answer::typed(text)));
        let ideas = question.key_points.iter().map(|point| {
            let texts = std::iter::once(&point.say).chain(&point.accept);
            texts.map(|text| read(text)).collect::<Vec<_>>()
        });
        let ideas: Vec<Vec<(String, Vec<Token>)>> = ideas.collect();
        let texts = ideas.iter().map(|idea| idea.iter().map(|(_, tokens)| tokens.as_slice()).collect());
        let weights = Weights::new(&question.title, texts);
        let phrasings = |idea: Vec<(String, Vec<Token>)>| {
            idea.into_iter().map(|(text, tokens)| Phrasing::of(text, tokens, &weights)).collect()
        };
        let points = question.key_points.iter().zip(ideas);
        let points: Vec<point::Idea> = points
            .map(|(point, idea)| point::Idea { id: point.id.clone(), phrasings: phrasings(idea) })
            .collect();
        let sentences: Vec<&Phrasing> = points.iter().filter_map(|idea| idea.phrasings.first()).collect();
        let siblings = siblings(&sentences, &weights);
        let subjects =
            sentences.iter().filter_map(|sentence| sentence.subject().map(CompactString::from)).collect();
        Comparer {
            points,
            traps: question.traps.iter().map(|trap| trap::Idea::new(trap, &weights)).collect(),
            siblings,
            topic: weights.topic,
            contrast: weights.contrast,
            subjects,
            given: weights.title,
            sentences: None,
        }
    }

    /// As [`Comparer::new`], with a sentence model that speaks too.
    pub fn with_sentence_model(question: &Question, model: &Arc<SentenceModel>) -> Comparer {
        let mut comparer = Comparer::new(question);
        let phrasings = comparer.points.iter_mut().flat_map(|idea| &mut idea.phrasings);
        let phrasings: Vec<&mut Phrasing> = phrasings.collect();
        let texts: Vec<&str> = std::iter::once(question.title.as_str())
            .chain(phrasings.iter().map(|phrasing| phrasing.text.as_str()))
            .collect();
        let mut meanings = model.read_kept(&texts).into_iter();
        let topic = meanings.next();
        for (phrasing, meaning) in phrasings.into_iter().zip(meanings) {
            phrasing.meaning = Some(meaning);
        }
        comparer.sentences = topic.map(|topic| Sentences { model: Arc::clone(model), topic });
        comparer
    }

    /// The engine that this comparer is.
    pub fn engine(&self) -> Engine {
        if self.sentences.is_some() {
            Engine { name: NAME_WITH_SENTENCES.to_owned(), version: VERSION.to_owned() }
        } else {
            engine()
        }
    }

    /// As [`crate::compare`], for the question of this comparer.
    pub fn compare(&self, answer: &Answer) -> Comparison {
        let passage = Passage::of(answer);
        let near = Near::of(self.terms(), &passage);
        let read = self.read(answer, &passage);
        let search = self.search(&passage, &near, read.as_ref());
        let met = self.met(&search);
        let around = self.around(&met);
        let points = self.points.iter().zip(&met).zip(&around);
        let mut points: Vec<PointVerdict> =
            points.map(|((idea, met), around)| point::verdict(idea, met, *around, &passage)).collect();
        let right: Vec<&Met> = met.iter().flatten().collect();
        let traps: Vec<TrapVerdict> =
            self.traps.iter().map(|idea| trap::verdict(idea, &right, &search)).collect();
        for (idea, trap) in self.traps.iter().zip(&traps).filter(|(_, trap)| trap.said) {
            self.contradict(&mut points, idea, trap);
        }
        Comparison { engine: self.engine(), points, traps }
    }

    /// Who says a trap contradicts the key points that its correction speaks of, unless they are
    /// covered by other words than the trap's.
    fn contradict(&self, points: &mut [PointVerdict], idea: &trap::Idea, said: &TrapVerdict) {
        let passage = Passage::of(&Answer::typed(idea.correction()));
        let near = Near::of(self.terms(), &passage);
        let search = self.search(&passage, &near, None);
        let met = self.met(&search);
        let around = self.around(&met);
        let trap = said.evidence.spans.first().zip(said.evidence.spans.last());
        let of_trap = |word: u32| trap.is_some_and(|(first, last)| first.from <= word && word < last.to);
        for ((point, met), around) in points.iter_mut().zip(&met).zip(&around) {
            let elsewhere = point.evidence.matched.iter().any(|matched| !of_trap(matched.answer_word));
            let corrected = point::best(met).is_some_and(|best| best.measured(*around).score() >= COVERED);
            if corrected && !(point.verdict == Verdict::Covered && elsewhere) {
                point.verdict = Verdict::Contradicted;
                point.rule = Rule::Denied;
                point.score = Some(point.score.unwrap_or_default().min(PARTLY));
                point.evidence = said.evidence.clone();
            }
        }
    }

    /// What each key point's score is made of, for fitting it; none where the point has no word that
    /// means anything.
    pub fn measure(&self, answer: &Answer) -> Vec<Option<Measured>> {
        let passage = Passage::of(answer);
        let near = Near::of(self.terms(), &passage);
        let read = self.read(answer, &passage);
        let search = self.search(&passage, &near, read.as_ref());
        let met = self.met(&search);
        let around = self.around(&met);
        let measured = |(met, around): (&Vec<Met>, &Around)| Some(point::best(met)?.measured(*around));
        met.iter().zip(&around).map(measured).collect()
    }

    /// What surrounds the phrasings of each key point.
    fn around(&self, met: &[Vec<Met>]) -> Vec<Around> {
        let best: Vec<Option<&Met>> = met.iter().map(|met| point::best(met)).collect();
        let elsewhere = |at: usize| {
            let this = best[at].filter(|_| met.len() > 1)?;
            let rest = (0..met.len()).filter(|other| *other != at);
            let (mut sum, mut phrasings, mut count) = (0.0, 0, 0);
            for (Met { phrasing, found }, all) in rest.filter_map(|other| Some((best[other]?, &met[other]))) {
                sum += found.score * found.outside(phrasing, &this.found);
                phrasings += all.len();
                count += 1;
            }
            let mean = sum / (met.len() - 1) as f32;
            Some(Elsewhere { mean, phrasings: phrasings as f32 / count.max(1) as f32 })
        };
        let around = met.iter().enumerate().map(|(at, met)| {
            let sentence = met.iter().filter_map(|met| met.found.near).reduce(f32::max);
            Around { phrasings: met.len(), elsewhere: elsewhere(at), sentence }
        });
        around.collect()
    }

    fn search<'a>(&'a self, passage: &'a Passage, near: &'a Near, read: Option<&'a Read>) -> Search<'a> {
        let about = self.contrast.as_ref().map(|contrast| contrast.about(&passage.tokens));
        Search {
            passage,
            near,
            topic: &self.topic,
            about,
            stretches: nearest::read(passage, &self.topic),
            read,
        }
    }

    fn read(&self, answer: &Answer, passage: &Passage) -> Option<Read> {
        let Sentences { model, topic } = self.sentences.as_ref()?;
        Some(Read::of(answer, passage, model, Arc::clone(topic)))
    }

    fn met<'a>(&'a self, search: &Search) -> Vec<Vec<Met<'a>>> {
        let mut met: Vec<Vec<Met>> = Vec::with_capacity(self.points.len());
        for idea in &self.points {
            let mut here: Vec<Met> =
                idea.phrasings.iter().map(|phrasing| Met::new(phrasing, search)).collect();
            // Of the sentence alone: accepted phrasings often begin with something else than what they are about.
            if let Some(first) = here.first_mut().filter(|first| first.found.words >= MUCH) {
                first.found.swapped |=
                    subject::is_of_something_else(first.phrasing, &self.subjects, &self.given, search);
            }
            met.push(here);
        }
        for Siblings { places, .. } in self.siblings.iter().filter(|pair| pair.swapped(search)) {
            for place in places {
                met[*place].iter_mut().for_each(|met| met.found.swapped = true);
            }
        }
        met
    }

    /// Words that, said right after what was found of a key point, would have made it covered: the
    /// first missing ones of the phrasing that was nearest, as few as it takes, with the small words
    /// between them. Each is tried, none is guessed. Nothing where the point is covered or no words of that phrasing would do, as
    /// where the answer denies it.
    pub fn would_be_covered_with(&self, answer: &Answer, key_point: &str) -> Vec<String> {
        let verdict_of =
            |found: Comparison| found.points.into_iter().find(|point| point.key_point == key_point);
        let Some(point) = verdict_of(self.compare(answer)) else { return Vec::new() };
        if point.verdict == Verdict::Covered {
            return Vec::new();
        }
        let Evidence { spans, phrasing, missing, .. } = point.evidence;
        let Some(phrasing) = phrasing else { return Vec::new() };
        let phrasing = tokens(&Answer::typed(&phrasing));
        let last = spans.last().map_or(answer.words.len(), |span| span.to as usize);
        let covered = |count: &usize| {
            let wanted = |token: &&Token| {
                token.class == Class::Stop
                    || missing[..*count].iter().any(|missing| *missing == token.surface)
            };
            let more: Vec<&str> =
                phrasing.iter().filter(wanted).map(|token| token.surface.as_str()).collect();
            let longer = with_words(answer, last, &more.join(" "));
            verdict_of(self.compare(&longer)).is_some_and(|point| point.verdict == Verdict::Covered)
        };
        let enough = (1..=missing.len()).find(covered).unwrap_or_default();
        missing.into_iter().take(enough).collect()
    }

    fn terms(&self) -> impl Iterator<Item = &Term> {
        let points = self.points.iter().flat_map(|idea| &idea.phrasings);
        let traps = self.traps.iter().flat_map(trap::Idea::phrasings);
        let siblings = self.siblings.iter().map(|pair| &pair.both);
        points.chain(traps).chain(siblings).flat_map(|phrasing| &phrasing.terms)
    }
}

/// The answer with `more` said after its first `count` words.
fn with_words(answer: &Answer, count: usize, more: &str) -> Answer {
    let end = count.checked_sub(1).and_then(|last| answer.words.get(last)).map_or(0, |word| word.to as usize);
    let (before, after) = answer.text.split_at_checked(end).unwrap_or((&answer.text, ""));
    Answer::typed(&format!("{before} {more} {after}"))
}
