use hotseat_interview::{KeyPoint, Question};

/// What a question becomes when its source has changed from `base` to `theirs`, and the person has made
/// `mine` of it meanwhile: each part that the person changed stays theirs alone, the others follow the
/// source. Id and pack are those of `mine`.
///
/// Of the key points, each counts by itself: one that the person reviewed, reworded, added or took away
/// stays so, whatever the source says; the others follow the source.
pub fn merge(base: &Question, mine: &Question, theirs: &Question) -> Question {
    macro_rules! part {
        ($field:ident) => {
            if mine.$field == base.$field { theirs.$field.clone() } else { mine.$field.clone() }
        };
    }
    Question {
        id: mine.id.clone(),
        pack: mine.pack.clone(),
        title: part!(title),
        body: part!(body),
        level: part!(level),
        topics: part!(topics),
        think: part!(think),
        answer: part!(answer),
        follows: part!(follows),
        key_points: merge_points(&base.key_points, &mine.key_points, &theirs.key_points),
        traps: part!(traps),
        short: part!(short),
        model_answer: part!(model_answer),
        shown: part!(shown),
        samples: part!(samples),
        sources: part!(sources),
        checked: part!(checked),
        // Where it stands in the source is for the source to say.
        origin: theirs.origin.clone(),
    }
}

fn merge_points(base: &[KeyPoint], mine: &[KeyPoint], theirs: &[KeyPoint]) -> Vec<KeyPoint> {
    if mine == base {
        return theirs.to_vec();
    }
    let find = |points: &'_ [KeyPoint], id: &str| points.iter().find(|point| point.id == id).cloned();
    let mut merged: Vec<KeyPoint> = mine
        .iter()
        .filter_map(|point| match find(base, &point.id) {
            Some(before) if before == *point => find(theirs, &point.id),
            _ => Some(point.clone()),
        })
        .collect();
    for point in theirs {
        let known = find(base, &point.id).is_some() || find(&merged, &point.id).is_some();
        // It would only say again, unreviewed, what the person has there.
        let decided = mine.iter().any(|own| own.reviewed && own.say == point.say);
        if !known && !decided {
            merged.push(point.clone());
        }
    }
    merged
}

/// Which parts differ, in words for a person. Where a question stands in its file is no part of it.
pub fn differences(before: &Question, after: &Question) -> Vec<&'static str> {
    let parts = [
        ("title", before.title != after.title),
        ("text of the question", before.body != after.body),
        ("level", before.level != after.level),
        ("topics", before.topics != after.topics),
        ("times", (before.think, before.answer) != (after.think, after.answer)),
        ("what it follows", before.follows != after.follows),
        ("key points", before.key_points != after.key_points),
        ("traps", before.traps != after.traps),
        ("answer", (&before.short, &before.model_answer) != (&after.short, &after.model_answer)),
        ("what is shown", before.shown != after.shown),
        ("samples", before.samples != after.samples),
        ("sources", (&before.sources, &before.checked) != (&after.sources, &after.checked)),
    ];
    parts.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
}
