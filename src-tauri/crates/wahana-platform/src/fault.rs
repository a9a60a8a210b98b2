//! What a failed operation says about the device: the same few causes under every system's own numbers.
//!
//! Only names the cause; must never decide what to do about it.

use std::io::{Error, ErrorKind};
use std::path::Path;

/// Why a device did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceFault {
    /// No room left, or a quota reached.
    Full,
    /// Its file system takes no file of that size, whatever room there is (FAT32: 4 GiB).
    FileLimit,
    /// Mounted or switched read-only.
    ReadOnly,
    /// Pulled out, broken, or its folder is gone.
    Gone,
    /// The system forbids it.
    Forbidden,
    /// Anything else.
    Other,
}

/// The cause behind an error of the file system.
pub fn device_fault(error: &Error) -> DeviceFault {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => DeviceFault::Full,
        ErrorKind::FileTooLarge => DeviceFault::FileLimit,
        ErrorKind::ReadOnlyFilesystem => DeviceFault::ReadOnly,
        ErrorKind::NotFound | ErrorKind::NotConnected | ErrorKind::StaleNetworkFileHandle => {
            DeviceFault::Gone
        }
        ErrorKind::PermissionDenied => DeviceFault::Forbidden,
        _ if error.raw_os_error().is_some_and(is_gone) => DeviceFault::Gone,
        _ => DeviceFault::Other,
    }
}

/// The same for an error at `place`, where the device behind it can be asked. A file system whose stick was pulled
/// out calls itself read-only as soon as it has noticed: there is no switch to be moved then.
pub fn device_fault_at(place: &Path, error: &Error) -> DeviceFault {
    match device_fault(error) {
        DeviceFault::ReadOnly if crate::sticks::is_pulled_out(place) => DeviceFault::Gone,
        other => other,
    }
}

/// `EIO`, `ENXIO`, `ENODEV`, `ESHUTDOWN` and `EUCLEAN` (a file system that found itself broken).
#[cfg(unix)]
fn is_gone(code: i32) -> bool {
    use rustix::io::Errno;
    [Errno::IO, Errno::NXIO, Errno::NODEV, Errno::SHUTDOWN, Errno::UCLEAN]
        .iter()
        .any(|errno| errno.raw_os_error() == code)
}

/// Not ready, device gone, no such device, volume changed, input or output fault, not connected.
#[cfg(windows)]
fn is_gone(code: i32) -> bool {
    [21, 55, 433, 1006, 1117, 1167].contains(&code)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use rustix::io::Errno;

    fn fault(errno: Errno) -> DeviceFault {
        device_fault(&Error::from_raw_os_error(errno.raw_os_error()))
    }

    #[test]
    fn each_cause_is_told_from_its_number() {
        assert_eq!(fault(Errno::NOSPC), DeviceFault::Full);
        assert_eq!(fault(Errno::DQUOT), DeviceFault::Full);
        assert_eq!(fault(Errno::FBIG), DeviceFault::FileLimit);
        assert_eq!(fault(Errno::ROFS), DeviceFault::ReadOnly);
        assert_eq!(fault(Errno::IO), DeviceFault::Gone);
        assert_eq!(fault(Errno::NOENT), DeviceFault::Gone);
        assert_eq!(fault(Errno::NODEV), DeviceFault::Gone);
        assert_eq!(fault(Errno::ACCESS), DeviceFault::Forbidden);
        assert_eq!(fault(Errno::PERM), DeviceFault::Forbidden);
        assert_eq!(fault(Errno::INVAL), DeviceFault::Other);
    }
}
