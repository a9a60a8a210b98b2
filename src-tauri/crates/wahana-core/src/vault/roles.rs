//! Roles and the rights that they hold: the table of PRODUCT.md ("Roles"), in one place.

use serde::{Deserialize, Serialize};

/// A role of an officer; an officer has one or more and the rights add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Head.
    Ketua,
    /// Recorder.
    Pencatat,
    /// Companion of single cases.
    Pendamping,
    /// Treasurer.
    Bendahara,
    /// Reader.
    Pembaca,
}

/// All roles, in the order of the table.
pub const ALL_ROLES: [Role; 5] =
    [Role::Ketua, Role::Pencatat, Role::Pendamping, Role::Bendahara, Role::Pembaca];

/// What an operation asks for before it does anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    /// See that residents exist: name and RT.
    PersonName,
    /// And their address.
    PersonAddress,
    /// And all the rest of a resident or family.
    PersonRead,
    /// Add and change residents and families.
    PersonWrite,
    /// See how many cases there are.
    CaseCount,
    /// See cases of level 1 and 2.
    CaseRead,
    /// Open and change cases of level 1 and 2 that are one's own.
    CaseWriteOwn,
    /// Open and change every case of level 1 and 2.
    CaseWriteAll,
    /// See and change one's own cases of level 3.
    SecretOwn,
    /// See that there are cases of level 3, without names; open one with a reason.
    SecretWithReason,
    /// See how much assistance was given.
    AssistanceCount,
    /// See assistance.
    AssistanceRead,
    /// Record assistance for one's own cases.
    AssistanceWriteOwn,
    /// Record all assistance.
    AssistanceWriteAll,
    /// Make a package for the Dinas.
    Handover,
    /// Make a backup.
    Backup,
    /// Officers, settings, restore.
    Administer,
}

impl Role {
    /// The rights of one role.
    pub fn rights(self) -> &'static [Right] {
        use Right::{
            Administer, AssistanceCount, AssistanceRead, AssistanceWriteAll, AssistanceWriteOwn, Backup,
            CaseCount, CaseRead, CaseWriteAll, CaseWriteOwn, Handover, PersonAddress, PersonName, PersonRead,
            PersonWrite, SecretOwn, SecretWithReason,
        };
        match self {
            Self::Ketua => &[
                PersonName,
                PersonAddress,
                PersonRead,
                PersonWrite,
                CaseCount,
                CaseRead,
                CaseWriteOwn,
                CaseWriteAll,
                SecretOwn,
                SecretWithReason,
                AssistanceCount,
                AssistanceRead,
                AssistanceWriteOwn,
                AssistanceWriteAll,
                Handover,
                Backup,
                Administer,
            ],
            Self::Pencatat => &[
                PersonName,
                PersonAddress,
                PersonRead,
                PersonWrite,
                CaseCount,
                CaseRead,
                CaseWriteOwn,
                CaseWriteAll,
                SecretOwn,
                AssistanceCount,
                AssistanceRead,
                AssistanceWriteOwn,
                AssistanceWriteAll,
            ],
            Self::Pendamping => &[
                PersonName,
                PersonAddress,
                PersonRead,
                PersonWrite,
                CaseCount,
                CaseRead,
                CaseWriteOwn,
                SecretOwn,
                AssistanceCount,
                AssistanceRead,
                AssistanceWriteOwn,
            ],
            Self::Bendahara => &[PersonName, PersonAddress, AssistanceCount, AssistanceRead, Backup],
            Self::Pembaca => &[PersonName, CaseCount, AssistanceCount],
        }
    }

    /// As stored.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Ketua => "ketua",
            Self::Pencatat => "pencatat",
            Self::Pendamping => "pendamping",
            Self::Bendahara => "bendahara",
            Self::Pembaca => "pembaca",
        }
    }

    /// From the stored list; unknown words of a newer version are left out and give no right.
    pub(crate) fn parse_list(stored: &str) -> Vec<Self> {
        ALL_ROLES.into_iter().filter(|role| stored.split(',').any(|word| word == role.as_str())).collect()
    }

    /// As stored.
    pub(crate) fn list(roles: &[Self]) -> String {
        roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(",")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_treasurer_sees_no_case_and_a_reader_no_address() {
        assert!(!Role::Bendahara.rights().contains(&Right::CaseCount));
        assert!(!Role::Bendahara.rights().contains(&Right::PersonRead));
        assert!(!Role::Pembaca.rights().contains(&Right::PersonAddress));
        assert!(!Role::Pencatat.rights().contains(&Right::SecretWithReason));
    }

    #[test]
    fn roles_survive_the_disk() {
        for role in ALL_ROLES {
            assert_eq!(Role::parse_list(role.as_str()), [role]);
        }
        assert_eq!(Role::parse_list("bendahara,ketua,raja"), [Role::Ketua, Role::Bendahara]);
        assert_eq!(Role::parse_list(&Role::list(&ALL_ROLES)), ALL_ROLES);
    }
}
