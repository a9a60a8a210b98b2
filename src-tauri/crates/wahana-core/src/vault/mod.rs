//! Brankas: the encrypted vault, its officers with their roles, and the recovery key.
//!
//! It knows keys, passphrases and rights. It must never know what a person or a case is.

mod backup;
mod condition;
mod erased;
mod files;
mod folder;
mod head_file;
mod idle;
mod keep_years;
mod keys;
mod moment;
mod office;
mod officers;
mod open;
mod passphrase;
mod recovery;
mod restore;
mod roles;
mod rotate;
mod sealed;
mod setup;
mod store;
mod tries;

pub(crate) use backup::keep_before_mending;
pub use backup::{
    Ahead, Amounts, AwayBackup, Backup, BackupInfo, BackupPhase, BackupProgress, BackupStick, FoundBackup,
    LastBackup, Watch as BackupWatch, backup, backup_stick, data_ahead, drop_older_key_backups,
    forget_backup_stick, is_backup_stick, keep_before_restore, keep_up, keep_up_on_stick, last_backup,
    list_backups, name_backup_stick, older_key_backups, own_backups, renew_own_backups,
};
pub(crate) use condition::{Condition, keep_check, last_check};
pub(crate) use erased::{Marks, applied, mark, scrub_is_due, scrub_later, waiting};
pub(crate) use files::{
    FileState, SealedFile, clear_loose, file_state, has_loose, is_loose, open_file, seal_file, write_file,
};
pub use folder::Folder;
pub use idle::{IDLE_MINUTES, idle_minutes, set_idle_minutes};
pub use keep_years::{KEEP_YEARS, keep_years, set_keep_years};
pub use keys::{Face, Faces};
pub use moment::Moment;
pub use office::{create_office, unlock_office};
pub use officers::{
    NewOfficer, Officer, OfficerRow, Theme, add_officer, change_passphrase, list_officers, refresh_faces,
    reset_passphrase, set_appearance, set_roles,
};
pub(crate) use officers::{is_active, officer_name};
pub use open::{SignedIn, Vault, unlock, unlock_with_recovery};
pub use passphrase::{check_passphrase, suggest_passphrase};
pub use recovery::RecoveryKey;
pub use restore::{Opener, Present, RestoreStep, Restored, WouldLose, present, restore, would_lose};
pub use roles::{ALL_ROLES, Right, Role};
pub use rotate::remove_officer;
pub use sealed::Sealed;
pub use setup::{
    FirstOfficer, SetupStep, confirm_recovery, create, finish_officers, new_recovery, setup_step,
};
pub(crate) use setup::{keep_secret, kept_secret, line};
pub(crate) use store::OFFICER;

#[cfg(test)]
mod tests;
