//! When a record was written down, as its id tells it.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The moment in which the id of version 7 was made, to the millisecond; none of an id of another version.
pub(crate) fn written_at(id: Uuid) -> Option<DateTime<Utc>> {
    let (seconds, nanos) = id.get_timestamp()?.to_unix();
    DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanos)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_tells_when_it_was_made_and_one_that_was_not_made_then_nothing() {
        let id = "019ac3f0-5800-7000-8000-000000000000".parse().unwrap();
        assert_eq!(written_at(id).unwrap().timestamp_millis(), 0x019a_c3f0_5800);
        assert_eq!(written_at(Uuid::nil()), None);
    }
}
