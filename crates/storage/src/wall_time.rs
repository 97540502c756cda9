use jiff::Timestamp;
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

/// A moment on the wall clock, for display only: no length of time is ever computed from it.
///
/// Written as RFC 3339 in UTC with milliseconds (`2026-11-21T07:45:00.250Z`), always the same
/// length, so that the order of the texts is the order of the moments.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
#[schemars(with = "String")]
pub struct WallTime(Timestamp);

impl From<Timestamp> for WallTime {
    /// Cut to whole milliseconds, so that what is stored is what is read back.
    fn from(moment: Timestamp) -> WallTime {
        let whole = Timestamp::from_millisecond(moment.as_millisecond());
        WallTime(whole.unwrap_or(moment))
    }
}

impl From<WallTime> for Timestamp {
    fn from(wall: WallTime) -> Timestamp {
        wall.0
    }
}

impl fmt::Display for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.0)
    }
}

impl FromStr for WallTime {
    type Err = jiff::Error;

    /// Any RFC 3339 time stamp, with any offset.
    fn from_str(text: &str) -> Result<WallTime, jiff::Error> {
        text.parse::<Timestamp>().map(WallTime::from)
    }
}

impl TryFrom<String> for WallTime {
    type Error = jiff::Error;

    fn try_from(text: String) -> Result<WallTime, jiff::Error> {
        text.parse()
    }
}

impl From<WallTime> for String {
    fn from(wall: WallTime) -> String {
        wall.to_string()
    }
}

impl ToSql for WallTime {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for WallTime {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<WallTime> {
        value.as_str()?.parse().map_err(FromSqlError::other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(given: &str, written: &str) {
        assert_eq!(given.parse::<WallTime>().unwrap().to_string(), written, "{given}");
    }

    #[test]
    fn every_offset_is_written_as_utc_with_milliseconds() {
        check("2026-11-21T07:45:00Z", "2026-11-21T07:45:00.000Z");
        check("2026-11-21T07:45:00.123987+02:00", "2026-11-21T05:45:00.123Z");
        assert!("yesterday".parse::<WallTime>().is_err());
    }

    proptest! {
        /// Texts sort as the moments do, and nothing is lost by writing and reading.
        #[test]
        fn text_order_is_time_order(a in 0i64..4_102_444_800_000, b in 0i64..4_102_444_800_000) {
            let [a, b] = [a, b].map(|ms| WallTime::from(Timestamp::from_millisecond(ms).unwrap()));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
            prop_assert_eq!(a.to_string().parse::<WallTime>().unwrap(), a);
        }
    }
}
