use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// A day lasts until four in the morning: who practises past midnight still practises that evening.
const NIGHT: SignedDuration = SignedDuration::from_hours(4);

/// The day that a moment belongs to for a person who lives by the clocks of `zone`.
pub fn day_of(moment: Timestamp, zone: &TimeZone) -> Date {
    let civil = zone.to_datetime(moment);
    civil.checked_sub(NIGHT).unwrap_or(civil).date()
}

/// Whole days from one day to a later one; none are counted backwards.
pub(crate) fn days_between(from: Date, to: Date) -> u32 {
    u32::try_from((to - from).get_days()).unwrap_or(0)
}

/// The day `days` later; the last one that a calendar has, beyond that.
pub(crate) fn later(day: Date, days: u32) -> Date {
    let hours = i64::from(days).saturating_mul(24);
    day.checked_add(SignedDuration::from_hours(hours)).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(moment: &str, zone: &str, expected: Date) {
        let zone = TimeZone::get(zone).unwrap();
        assert_eq!(day_of(moment.parse().unwrap(), &zone), expected, "{moment}");
    }

    #[test]
    fn a_day_ends_at_four_in_the_morning_of_the_place() {
        check("2026-11-21T12:00:00Z", "UTC", date(2026, 11, 21));
        check("2026-11-21T03:59:59Z", "UTC", date(2026, 11, 20));
        check("2026-11-21T04:00:00Z", "UTC", date(2026, 11, 21));
        check("2026-11-21T20:00:00Z", "Asia/Tokyo", date(2026, 11, 22));
        check("2026-11-21T08:00:00Z", "America/New_York", date(2026, 11, 20));
    }

    #[test]
    fn days_are_counted_over_changes_of_the_clocks_and_never_backwards() {
        assert_eq!(days_between(date(2026, 3, 28), date(2026, 3, 30)), 2);
        assert_eq!(days_between(date(2026, 3, 30), date(2026, 3, 28)), 0);
        assert_eq!(later(date(2026, 12, 30), 3), date(2027, 1, 2));
        assert_eq!(later(Date::MAX, 1), Date::MAX);
    }
}
