use crate::capture::{Choice, Microphone, MicrophoneId};

/// The microphone to be used now: the chosen one, else the default one, else any; a monitor of a
/// loudspeaker only by choice or as the default. `dead` has just failed and comes last.
pub(crate) fn choose<'a>(
    choice: &Choice,
    there: &'a [Microphone],
    dead: Option<&MicrophoneId>,
) -> Option<&'a Microphone> {
    let chosen = |it: &&Microphone| matches!(choice, Choice::This(id) if *id == it.id);
    let usable = |it: &&Microphone| it.is_default || !it.is_monitor || chosen(it);
    there.iter().filter(usable).min_by_key(|it| (dead == Some(&it.id), !chosen(it), !it.is_default))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there(names: &[&str]) -> Vec<Microphone> {
        let microphone = |name: &&str| Microphone {
            id: MicrophoneId(name.trim_end_matches('*').to_owned()),
            name: (*name).to_owned(),
            host: "simulated".to_owned(),
            is_default: name.ends_with('*'),
            is_monitor: name.starts_with("monitor"),
        };
        names.iter().map(microphone).collect()
    }

    fn check(choice: &str, names: &[&str], dead: Option<&str>, expected: Option<&str>) {
        let choice = match choice {
            "" => Choice::Default,
            id => Choice::This(MicrophoneId(id.to_owned())),
        };
        let dead = dead.map(|id| MicrophoneId(id.to_owned()));
        let there = there(names);
        let chosen = choose(&choice, &there, dead.as_ref()).map(|it| it.id.0.as_str());
        assert_eq!(chosen, expected, "{choice:?} of {names:?}, dead: {dead:?}");
    }

    #[test]
    fn the_right_one_is_chosen() {
        check("", &["headset", "built-in*"], None, Some("built-in"));
        check("headset", &["headset", "built-in*"], None, Some("headset"));
        check("headset", &["built-in*"], None, Some("built-in"));
        check("headset", &["webcam"], None, Some("webcam"));
        check("headset", &["headset", "built-in*"], Some("headset"), Some("built-in"));
        check("headset", &["headset"], Some("headset"), Some("headset"));
        check("", &["monitor", "webcam"], None, Some("webcam"));
        check("", &["monitor"], None, None);
        check("", &["monitor*"], None, Some("monitor"));
        check("monitor", &["monitor", "built-in*"], None, Some("monitor"));
        check("", &[], None, None);
    }
}
