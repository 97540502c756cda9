//! The figures of a period.

use super::{Known, parse_day};
use crate::dto::{
    ChangedPoint, Period, ProgressView, ReadinessView, Remembered, SessionChanges, Standing, Step,
    TopicReadiness, Trend, TrendPlace, Unit, level_name,
};
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::{Judgement, Level, LockedAnswer};
use hotseat_schedule as schedule;
use hotseat_schedule::{Bucket, Changed, Place, Rating, SCHEDULER, Sample, changes, readiness, trend};
use hotseat_storage::StoredLocked;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

impl Hotseat {
    /// Everything that was measured over a period, and where the person stands today.
    pub fn progress(&self, period: Period) -> Result<ProgressView, ApiError> {
        let from = period.from.as_deref().map(parse_day).transpose()?;
        let to = period.to.as_deref().map(parse_day).transpose()?;
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            return Err(ApiError::new(Code::Invalid, format!("{from} is after {to}: turn them round.")));
        }
        let before = self.known()?;
        self.listen_to_new(&before)?;
        let (known, today) = (self.known()?, self.today_is());
        let within: Vec<(Date, &StoredLocked)> = known
            .locked
            .iter()
            .map(|(day, stored)| (*day, stored))
            .filter(|(day, _)| from.is_none_or(|from| *day >= from) && to.is_none_or(|to| *day <= to))
            .collect();
        let days = || within.iter().map(|(day, _)| *day);
        let (first, last) = (days().min(), days().max());
        let bucket = match (first, last) {
            (Some(first), Some(last)) => Bucket::for_period(first, last),
            _ => Bucket::Day,
        };
        let sessions: BTreeSet<_> = within.iter().map(|(_, stored)| &stored.session).collect();
        Ok(ProgressView {
            today: today.to_string(),
            from: first.map(|day| day.to_string()),
            to: last.map(|day| day.to_string()),
            step: match bucket {
                Bucket::Day => Step::Day,
                Bucket::Week => Step::Week,
                Bucket::Month => Step::Month,
            },
            sessions: count(sessions.len()),
            answers: count(within.len()),
            standing: standing(&known),
            readiness: topics(&known, today),
            topics: by_topic(&within, bucket),
            levels: by_level(&within, bucket),
            rows: by_row(&within, bucket),
            delivery: by_delivery(&within, bucket),
            changes: last_changes(&known),
            scheduler: SCHEDULER.to_owned(),
        })
    }
}

fn count(found: usize) -> u32 {
    u32::try_from(found).unwrap_or(u32::MAX)
}

/// The share of an answer's key points that was said, by weight; none where nothing counts.
fn said(answer: &LockedAnswer) -> Option<f64> {
    let counted = answer.points.iter().filter_map(|point| Some((point.weight.parts(), point.counted()?)));
    let (said, all) = counted.fold((0.0, 0.0), |(said, all), (weight, judgement)| {
        let part = match judgement {
            Judgement::Said => 1.0,
            Judgement::Partly => 0.5,
            Judgement::Didnt => 0.0,
        };
        (said + part * weight, all + weight)
    });
    (all > 0.0).then(|| said / all)
}

fn of_places(name: String, unit: Unit, highest: Option<f64>, samples: Vec<Sample>, bucket: Bucket) -> Trend {
    let n = count(samples.len());
    let place = |place: Place| TrendPlace {
        from: place.from.to_string(),
        to: bucket.last_day(place.from).to_string(),
        mean: place.mean,
        n: place.n,
    };
    Trend { name, unit, highest, n, places: trend(samples, bucket).into_iter().map(place).collect() }
}

fn by_topic(within: &[(Date, &StoredLocked)], bucket: Bucket) -> Vec<Trend> {
    let mut samples: BTreeMap<&str, Vec<Sample>> = BTreeMap::new();
    for (day, stored) in within {
        let Some(value) = said(&stored.answer) else { continue };
        let topics: BTreeSet<&String> = stored.answer.topics.iter().collect();
        for topic in topics {
            samples.entry(topic).or_default().push(Sample { day: *day, value });
        }
    }
    let of = |(name, samples): (&str, _)| of_places(name.to_owned(), Unit::Share, Some(1.0), samples, bucket);
    samples.into_iter().map(of).collect()
}

fn by_level(within: &[(Date, &StoredLocked)], bucket: Bucket) -> Vec<Trend> {
    let mut samples: BTreeMap<(bool, Option<Level>), Vec<Sample>> = BTreeMap::new();
    for (day, stored) in within {
        let Some(value) = said(&stored.answer) else { continue };
        let level = stored.answer.level;
        samples.entry((level.is_none(), level)).or_default().push(Sample { day: *day, value });
    }
    let of = |((_, level), samples)| {
        of_places(level_name(level).to_owned(), Unit::Share, Some(1.0), samples, bucket)
    };
    samples.into_iter().map(of).collect()
}

fn by_row(within: &[(Date, &StoredLocked)], bucket: Bucket) -> Vec<Trend> {
    let mut rows: BTreeMap<(&str, &str), (&str, u8, Vec<Sample>)> = BTreeMap::new();
    for (day, stored) in within {
        for row in &stored.answer.rows {
            let kept = rows.entry((&stored.answer.rubric, &row.row)).or_insert(("", 0, Vec::new()));
            kept.0 = &row.title;
            kept.1 = kept.1.max(row.levels.iter().copied().max().unwrap_or(0));
            kept.2.push(Sample { day: *day, value: row.level.into() });
        }
    }
    let of = |(title, of, samples): (&str, u8, _)| {
        of_places(title.to_owned(), Unit::Level, Some(of.into()), samples, bucket)
    };
    rows.into_values().map(of).collect()
}

fn by_delivery(within: &[(Date, &StoredLocked)], bucket: Bucket) -> Vec<Trend> {
    type Figure = fn(&StoredLocked) -> Option<f64>;
    let seconds = 1000.0;
    let figures: [(&str, Unit, Figure); 5] = [
        ("Time used", Unit::ShareOfTime, |one| {
            let (used, budget) = (one.answer.used.0, one.answer.budget.0);
            (budget > 0).then(|| used as f64 / budget as f64)
        }),
        ("First character typed after", Unit::Seconds, |one| Some(one.answer.latency?.0 as f64)),
        ("Pace", Unit::WordsPerMinute, |one| one.delivered.as_ref()?.pace),
        ("Fillers, at least", Unit::PerMinute, |one| one.delivered.as_ref()?.fillers),
        ("Longest pause", Unit::Seconds, |one| Some(one.delivered.as_ref()?.longest_pause?.0 as f64)),
    ];
    let of = |(name, unit, figure): (&str, Unit, Figure)| {
        let scale = if unit == Unit::Seconds { seconds } else { 1.0 };
        let found = within.iter().filter_map(|(day, stored)| Some((*day, figure(stored)?)));
        let samples: Vec<Sample> = found.map(|(day, value)| Sample { day, value: value / scale }).collect();
        of_places(name.to_owned(), unit, None, samples, bucket)
    };
    figures.into_iter().map(of).filter(|trend| trend.n > 0).collect()
}

fn standing(known: &Known) -> Standing {
    let mut standing = Standing::default();
    for point in known.practice(&[]).iter().flat_map(|one| &one.points) {
        *match point.state.map(|state| state.successes) {
            None => &mut standing.never_asked,
            Some(0) => &mut standing.none,
            Some(1) => &mut standing.one,
            Some(2) => &mut standing.two,
            Some(_) => &mut standing.three,
        } += 1;
    }
    standing
}

/// The topics of the bank; first those that can be spoken of, the least ready of them first.
fn topics(known: &Known, today: Date) -> Vec<TopicReadiness> {
    let mut topics: BTreeMap<&str, Vec<schedule::Standing<'_>>> = BTreeMap::new();
    for question in known.bank.iter().filter(|question| !question.key_points.is_empty()) {
        let rated = known.states.get(&question.id);
        let state = |id: &String| rated.and_then(|rated| rated.get(id));
        let points = || question.key_points.iter().map(|point| (point.weight, state(&point.id)));
        for topic in question.topics.iter().collect::<BTreeSet<_>>() {
            topics.entry(topic).or_default().push(schedule::Standing { points: points().collect() });
        }
    }
    let of = |(topic, questions): (&str, Vec<schedule::Standing<'_>>)| {
        let states = || questions.iter().flat_map(|one| &one.points).filter_map(|(_, state)| *state);
        let asked = questions.iter().filter(|one| one.points.iter().any(|(_, state)| state.is_some()));
        TopicReadiness {
            topic: topic.to_owned(),
            questions: count(questions.len()),
            asked: count(asked.count()),
            due: count(states().filter(|state| state.is_due(today)).count()),
            readiness: readiness(&questions, today).map(|found| ReadinessView {
                share: found.share,
                low: found.interval.low,
                high: found.interval.high,
            }),
        }
    };
    let mut topics: Vec<TopicReadiness> = topics.into_iter().map(of).collect();
    // Stable: the others stay in the order of their names, those that were asked first.
    topics.sort_by(|one, other| {
        let share = |topic: &TopicReadiness| topic.readiness.as_ref().map_or(2.0, |found| found.share);
        share(one).total_cmp(&share(other)).then(other.asked.min(1).cmp(&one.asked.min(1)))
    });
    topics
}

/// What the session that was locked last changed.
fn last_changes(known: &Known) -> Option<SessionChanges> {
    let (day, last) = known.locked.last()?;
    let reviews = |latest: bool| {
        let of = known.locked.iter().filter(|(_, stored)| (stored.session == last.session) == latest);
        of.flat_map(super::known::reviews_of).collect::<Vec<_>>()
    };
    let found = changes(&reviews(false), &reviews(true));
    let view = |changed: Changed| {
        let question = known.question(&changed.question);
        let point = question.and_then(|question| question.key_point(&changed.point));
        ChangedPoint {
            title: question.map_or_else(|| changed.question.0.clone(), |question| question.title.clone()),
            say: point.map_or_else(|| changed.point.clone(), |point| point.say.clone()),
            question: changed.question,
            before: changed.before.into(),
            now: changed.now.into(),
        }
    };
    Some(SessionChanges {
        session: last.session.0.clone(),
        day: day.to_string(),
        gained: found.gained.into_iter().map(view).collect(),
        lost: found.lost.into_iter().map(view).collect(),
        first: found.first,
        first_said: found.first_said,
        same: found.same,
    })
}

impl From<Rating> for Remembered {
    fn from(rating: Rating) -> Remembered {
        match rating {
            Rating::Again => Remembered::Again,
            Rating::Hard => Remembered::Hard,
            Rating::Good => Remembered::Good,
        }
    }
}
