//! What the form of an assessment offers: details only where the criteria of the case's types ask for them.

use serde::Serialize;

use crate::reference::pmks;

/// Child and adult with a disability: the annex asks which (Permensos 08/2012; kinds of UU 8/2016, DOMAIN 6.4).
const DISABILITY: [u8; 2] = [5, 9];
/// "Tidak mampu melaksanakan kehidupan sehari-hari", and the old who are neglected: offices ask for daily help.
const DAILY_HELP: [u8; 3] = [5, 8, 9];
/// Children, the old and people with a disability whom nobody looks after, or a home does.
const CARER: [u8; 5] = [1, 2, 5, 8, 9];
/// A child and the law, and who was in prison.
const LEGAL: [u8; 2] = [3, 15];
/// Disasters of nature and of people: which one, and when.
const EVENT: [u8; 2] = [21, 22];

/// What is offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
#[allow(clippy::struct_excessive_bools)] // each is a part of the form
pub struct Asks {
    /// Violence, trafficking, a child and the law: volunteers do not investigate (DOMAIN 8.1). Only who was seen when and
    /// what is needed now is asked, and the page shows whom to call.
    pub minimum: bool,
    /// Which disability.
    pub disability: bool,
    /// Which aids they use or lack.
    pub aids: bool,
    /// Whether somebody has to help every day.
    pub daily_help: bool,
    /// Who looks after them, or which home.
    pub carer: bool,
    /// How they can be reached without danger: of violence it is part of the minimum.
    pub safe_contact: bool,
    /// Where it stands with police, court or prison.
    pub legal_status: bool,
    /// Which disaster.
    pub event: bool,
}

impl Asks {
    /// For a case with these types.
    pub fn of(types: impl Iterator<Item = u8> + Clone) -> Self {
        let any = |wanted: &[u8]| types.clone().any(|number| wanted.contains(&number));
        let minimum = types.clone().any(|number| pmks(number).is_some_and(|known| known.emergency_contact));
        let legal_status = any(&LEGAL);
        if minimum {
            return Self { minimum, safe_contact: true, legal_status, ..Self::default() };
        }
        Self {
            minimum,
            disability: any(&DISABILITY),
            aids: any(&DISABILITY),
            daily_help: any(&DAILY_HELP),
            carer: any(&CARER),
            safe_contact: false,
            legal_status,
            event: any(&EVENT),
        }
    }
}
