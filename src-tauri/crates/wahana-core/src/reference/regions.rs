//! The kelurahan of Kota Yogyakarta, and the invented one of training mode.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// A kelurahan with its kemantren.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Kelurahan {
    /// Kemendagri code, `34.71.13.1002`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name of its kemantren.
    pub kemantren: String,
}

#[derive(Deserialize)]
struct Table {
    kemantren: Vec<Kemantren>,
}

#[derive(Deserialize)]
struct Kemantren {
    name: String,
    kelurahan: Vec<Code>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
    name: String,
}

static CITY: LazyLock<Vec<Kelurahan>> = LazyLock::new(|| {
    let table: Table =
        serde_json::from_str(include_str!("tables/regions.json")).unwrap_or(Table { kemantren: Vec::new() });
    let of_one = |one: Kemantren| {
        let kemantren = one.name;
        one.kelurahan.into_iter().map(move |Code { code, name }| Kelurahan {
            code,
            name,
            kemantren: kemantren.clone(),
        })
    };
    table.kemantren.into_iter().flat_map(of_one).collect()
});

/// All kelurahan that a group can be in, in the order of their codes; in training the invented one comes first.
pub fn regions(training: bool) -> Vec<Kelurahan> {
    let invented = Kelurahan {
        code: "99.99.01.1001".to_owned(),
        name: "Contoharjo".to_owned(),
        kemantren: "Contoh".to_owned(),
    };
    training.then_some(invented).into_iter().chain(CITY.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_city_has_45_and_training_one_more() {
        assert_eq!(regions(false).len(), 45);
        assert_eq!(regions(true).len(), 46);
        assert!(regions(false).iter().all(|one| one.code.starts_with("34.71.")));
    }
}
