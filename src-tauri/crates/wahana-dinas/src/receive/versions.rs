//! What counts of the versions of one record that arrived in any order (SECURITY, "Merge at the Dinas").
//!
//! A function of the set of all versions and withdrawals seen, so the order of arrival never matters: a version
//! lives where it stands after the last withdrawal; of the living ones those with the highest revision stay, the
//! newest of them counts, and others with another hash are findings.

/// Place of a version or withdrawal: its revision, then number and time of the package. The RW may strike a
/// person out and let them go by name again without a new revision, so the package decides between the two.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) rev: i64,
    pub(crate) number: i64,
    pub(crate) made_at: String,
}

/// A row as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Version {
    pub(crate) place: Place,
    pub(crate) hash: String,
    /// The row as JSON.
    pub(crate) row: String,
}

/// All that is kept of one record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// The last withdrawal.
    pub(crate) gone: Option<Place>,
    /// The version that counts, then the findings.
    pub(crate) versions: Vec<Version>,
}

impl Known {
    /// A package carries this version.
    pub(crate) fn see(&mut self, version: Version) {
        match self.versions.iter_mut().find(|known| known.hash == version.hash) {
            Some(known) if known.place >= version.place => {}
            Some(known) => known.place = version.place,
            None => self.versions.push(version),
        }
        self.settle();
    }

    /// A package withdraws the record.
    pub(crate) fn withdraw(&mut self, place: Place) {
        self.gone = self.gone.take().max(Some(place));
        self.settle();
    }

    fn settle(&mut self) {
        if let Some(gone) = &self.gone {
            self.versions.retain(|version| version.place > *gone);
        }
        let newest = self.versions.iter().map(|version| version.place.rev).max();
        self.versions.retain(|version| Some(version.place.rev) == newest);
        self.versions.sort_by(|one, two| (&two.place, &two.hash).cmp(&(&one.place, &one.hash)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place(rev: i64, number: i64) -> Place {
        Place { rev, number, made_at: "2026-11-24T03:15:00Z".to_owned() }
    }

    fn version(rev: i64, number: i64, hash: &str) -> Version {
        Version { place: place(rev, number), hash: hash.to_owned(), row: format!("{rev} {hash}") }
    }

    fn hashes(known: &Known) -> Vec<&str> {
        known.versions.iter().map(|version| version.hash.as_str()).collect()
    }

    #[test]
    fn a_higher_revision_is_taken_and_a_lower_one_is_not() {
        let mut known = Known::default();
        known.see(version(3, 2, "b"));
        known.see(version(2, 1, "a"));
        assert_eq!(hashes(&known), ["b"]);
        known.see(version(4, 3, "c"));
        assert_eq!(hashes(&known), ["c"]);
    }

    #[test]
    fn the_same_revision_with_another_hash_is_kept_as_a_finding_until_a_higher_one_settles_it() {
        let mut known = Known::default();
        known.see(version(3, 1, "a"));
        known.see(version(3, 2, "b"));
        assert_eq!(hashes(&known), ["b", "a"]);
        known.see(version(4, 3, "c"));
        assert_eq!(hashes(&known), ["c"]);
    }

    #[test]
    fn a_withdrawal_erases_also_what_arrives_late_and_a_later_package_may_bring_it_back() {
        let mut known = Known::default();
        known.withdraw(place(3, 2));
        known.see(version(3, 1, "a"));
        assert!(known.versions.is_empty());
        known.see(version(3, 3, "a"));
        assert_eq!(hashes(&known), ["a"]);
    }

    #[derive(Debug, Clone)]
    enum Event {
        See(Version),
        Withdraw(Place),
    }

    fn events() -> impl Strategy<Value = Vec<Event>> {
        let one = (1_i64..4, 1_i64..6, 0_usize..3, proptest::bool::weighted(0.2)).prop_map(
            |(rev, number, hash, gone)| {
                // A hash belongs to one revision: the revision is part of what is hashed.
                let hash = format!("{rev}{}", ["a", "b", "c"][hash]);
                if gone {
                    Event::Withdraw(place(rev, number))
                } else {
                    Event::See(version(rev, number, &hash))
                }
            },
        );
        proptest::collection::vec(one, 0..12)
    }

    fn after(events: &[Event]) -> Known {
        events.iter().cloned().fold(Known::default(), |mut known, event| {
            match event {
                Event::See(version) => known.see(version),
                Event::Withdraw(place) => known.withdraw(place),
            }
            known
        })
    }

    proptest! {
        #[test]
        fn the_order_of_arrival_and_repetition_do_not_matter(
            (in_order, shuffled) in events().prop_flat_map(|events| {
                let twice = [events.clone(), events.clone()].concat();
                (Just(events), Just(twice).prop_shuffle())
            })
        ) {
            prop_assert_eq!(after(&in_order), after(&shuffled));
        }
    }
}
