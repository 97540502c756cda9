use crate::{Rating, Review};
use hotseat_interview::QuestionId;
use std::collections::{HashMap, HashSet};

/// A key point whose last rating differs from the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub question: QuestionId,
    pub point: String,
    pub before: Rating,
    pub now: Rating,
}

/// What the latest reviews changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Said better than the time before.
    pub gained: Vec<Changed>,
    /// Said less well than the time before.
    pub lost: Vec<Changed>,
    /// Asked for the first time, and how many of those were said.
    pub first: u32,
    pub first_said: u32,
    /// As it was.
    pub same: u32,
}

/// What `latest` changed against the reviews before it, both in the order in which they were locked. A
/// point that comes twice in `latest` is judged by the last time.
pub fn changes(earlier: &[Review<'_>], latest: &[Review<'_>]) -> Changes {
    let key = |one: &Review<'_>| (one.question.clone(), one.point.to_owned());
    let now: HashMap<(QuestionId, String), Rating> =
        latest.iter().map(|one| (key(one), one.rating)).collect();
    let questions: HashSet<&QuestionId> = latest.iter().map(|one| one.question).collect();
    // Only what came again can have changed.
    let again = earlier.iter().filter(|one| questions.contains(one.question));
    let before: HashMap<(QuestionId, String), Rating> = again.map(|one| (key(one), one.rating)).collect();
    let mut changes = Changes::default();
    for (key, now) in now {
        match before.get(&key) {
            None => {
                changes.first += 1;
                changes.first_said += u32::from(now == Rating::Good);
            }
            Some(before) if *before == now => changes.same += 1,
            Some(&before) => {
                let (question, point) = key;
                let list = if now > before { &mut changes.gained } else { &mut changes.lost };
                list.push(Changed { question, point, before, now });
            }
        }
    }
    for list in [&mut changes.gained, &mut changes.lost] {
        list.sort_by(|one, other| (&one.question, &one.point).cmp(&(&other.question, &other.point)));
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rating::{Again, Good, Hard};
    use jiff::civil::date;
    use std::sync::LazyLock;

    static QUESTION: LazyLock<QuestionId> = LazyLock::new(|| "q".into());

    fn review(point: &str, rating: Rating) -> Review<'_> {
        Review { question: &QUESTION, point, day: date(2026, 1, 1), rating }
    }

    #[test]
    fn gained_lost_first_and_same() {
        let earlier = [review("a", Good), review("a", Again), review("b", Good), review("c", Hard)];
        let latest = [review("a", Good), review("b", Hard), review("c", Hard), review("d", Good)];
        let found = changes(&earlier, &latest);
        let names = |list: &[Changed]| -> Vec<(String, Rating, Rating)> {
            list.iter().map(|one| (one.point.clone(), one.before, one.now)).collect()
        };
        assert_eq!(names(&found.gained), [("a".to_owned(), Again, Good)]);
        assert_eq!(names(&found.lost), [("b".to_owned(), Good, Hard)]);
        assert_eq!((found.first, found.first_said, found.same), (1, 1, 1));
    }
}
