use hotseat_api::dto::SessionCard;
use hotseat_api::{ApiError, Code};

/// The session that is meant by `last`, an id, or the beginning of one. `sessions` are those that
/// there are, newest first.
///
/// # Errors
/// When there is none, or several ids begin so.
pub fn find<'a>(sessions: &'a [SessionCard], wanted: &str) -> Result<&'a SessionCard, ApiError> {
    if wanted == "last" {
        return sessions.first().ok_or_else(|| {
            ApiError::new(Code::NotFound, "There is no session yet: `hotseat-cli run` holds one.")
        });
    }
    let found: Vec<&SessionCard> =
        sessions.iter().filter(|card| !wanted.is_empty() && card.id.starts_with(wanted)).collect();
    match found[..] {
        [card] => Ok(card),
        [] => Err(ApiError::new(
            Code::NotFound,
            format!("There is no session {wanted:?}: `hotseat-cli session list` shows all."),
        )),
        [_, _, ..] => Err(ApiError::new(
            Code::Invalid,
            format!("{} sessions have ids that begin with {wanted:?}: give more of it.", found.len()),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hotseat_api::dto::{Millis, Tally};
    use hotseat_interview::Mode;

    fn card(id: &str) -> SessionCard {
        SessionCard {
            id: id.to_owned(),
            title: String::new(),
            started: String::new(),
            mode: Mode::Practice,
            finished: true,
            questions: 1,
            answered: 1,
            awaiting: 0,
            used: Millis::ZERO,
            own: Tally::default(),
            tags: Vec::new(),
        }
    }

    fn check(wanted: &str, expected: Result<&str, Code>) {
        let sessions = [card("0199-b2"), card("0199-a1"), card("0198-c3")];
        let found = find(&sessions, wanted).map(|card| card.id.as_str()).map_err(|error| error.code);
        assert_eq!(found, expected, "{wanted:?}");
    }

    #[test]
    fn a_session_is_found_by_what_begins_its_id() {
        check("last", Ok("0199-b2"));
        check("0198", Ok("0198-c3"));
        check("0199-a1", Ok("0199-a1"));
        check("0199", Err(Code::Invalid));
        check("x", Err(Code::NotFound));
        check("", Err(Code::NotFound));
        assert_eq!(find(&[], "last").map(|_| ()).map_err(|error| error.code), Err(Code::NotFound));
    }
}
