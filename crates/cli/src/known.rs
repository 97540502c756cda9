//! Names in filters. One that stands for nothing would otherwise only make the result smaller, as if
//! there were nothing to find.

use hotseat_api::dto::{HistoryFilter, LibraryFilter, QuestionState};
use hotseat_api::{ApiError, Code, Hotseat};

/// Refuses a pack that is not in the bank.
pub fn check_packs(hotseat: &Hotseat, asked: &[String]) -> Result<(), ApiError> {
    check("pack", "in the bank", asked, || {
        let library = hotseat.library(LibraryFilter { limit: Some(0), ..LibraryFilter::default() })?;
        Ok(library.packs.into_iter().map(|pack| pack.id.0).collect())
    })
}

/// Refuses a topic that no question has, one that was set aside included.
pub fn check_topics(hotseat: &Hotseat, asked: &[String]) -> Result<(), ApiError> {
    check("topic", "in the bank", asked, || {
        let asked_now = LibraryFilter { limit: Some(0), ..LibraryFilter::default() };
        let aside = LibraryFilter { states: vec![QuestionState::SetAside], ..asked_now.clone() };
        let mut topics: Vec<String> = Vec::new();
        for filter in [asked_now, aside] {
            for count in hotseat.library(filter)?.topics {
                if !topics.contains(&count.topic) {
                    topics.push(count.topic);
                }
            }
        }
        Ok(topics)
    })
}

/// Refuses a tag that no session has.
pub fn check_tags(hotseat: &Hotseat, asked: &[String]) -> Result<(), ApiError> {
    check("tag", "at any session", asked, || {
        let page = hotseat.history(HistoryFilter { limit: Some(0), ..HistoryFilter::default() })?;
        Ok(page.tags.into_iter().map(|count| count.tag).collect())
    })
}

/// What is known is looked up only where something is asked for.
fn check(
    what: &str,
    place: &str,
    asked: &[String],
    known: impl FnOnce() -> Result<Vec<String>, ApiError>,
) -> Result<(), ApiError> {
    if asked.is_empty() {
        return Ok(());
    }
    let known = known()?;
    let Some(unknown) = asked.iter().find(|name| !known.contains(name)) else { return Ok(()) };
    let there =
        if known.is_empty() { "there is none".to_owned() } else { format!("there are {}", known.join(", ")) };
    Err(ApiError::new(Code::NotFound, format!("There is no {what} {unknown:?} {place}; {there}.")))
}
