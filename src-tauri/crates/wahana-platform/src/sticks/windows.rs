//! The Windows half: drive letters, and which of them are removable. Not run yet (see the Windows issue).
//!
//! Must never touch A: and B:, where a missing floppy makes the system wait.

use super::Stick;
use crate::space::{free_space, total_space};
use std::path::PathBuf;

#[link(name = "kernel32")]
unsafe extern "system" {
    fn GetDriveTypeW(root: *const u16) -> u32;
    fn GetVolumeInformationW(
        root: *const u16,
        name: *mut u16,
        name_length: u32,
        serial: *mut u32,
        longest_component: *mut u32,
        flags: *mut u32,
        file_system: *mut u16,
        file_system_length: u32,
    ) -> i32;
}

const DRIVE_REMOVABLE: u32 = 2;
const FILE_READ_ONLY_VOLUME: u32 = 0x0008_0000;
const NAME_LENGTH: usize = 261;

pub(super) fn find() -> Vec<Stick> {
    ('C'..='Z').filter_map(describe).collect()
}

fn describe(letter: char) -> Option<Stick> {
    let path = PathBuf::from(format!("{letter}:\\"));
    let wide: Vec<u16> = format!("{letter}:\\\0").encode_utf16().collect();
    // SAFETY: `wide` ends with a zero and outlives the call.
    if unsafe { GetDriveTypeW(wide.as_ptr()) } != DRIVE_REMOVABLE {
        return None;
    }
    let (mut name, mut kind) = ([0u16; NAME_LENGTH], [0u16; NAME_LENGTH]);
    let mut flags = 0u32;
    // SAFETY: both buffers are as long as said (261 fits u32), the root ends with a zero, the two figures
    // that are not wanted may be null.
    let known = unsafe {
        GetVolumeInformationW(
            wide.as_ptr(),
            name.as_mut_ptr(),
            NAME_LENGTH as u32,
            std::ptr::null_mut(),
            std::ptr::null_mut(),
            &mut flags,
            kind.as_mut_ptr(),
            NAME_LENGTH as u32,
        )
    };
    if known == 0 {
        return None;
    }
    Some(Stick {
        label: text(&name).unwrap_or_else(|| format!("{letter}:")),
        file_system: text(&kind).unwrap_or_default(),
        free_bytes: free_space(&path).unwrap_or(0),
        total_bytes: total_space(&path).unwrap_or(0),
        read_only: flags & FILE_READ_ONLY_VOLUME != 0,
        path,
    })
}

fn text(wide: &[u16]) -> Option<String> {
    let end = wide.iter().position(|unit| *unit == 0).unwrap_or(wide.len());
    let text = String::from_utf16_lossy(&wide[..end]);
    (!text.is_empty()).then_some(text)
}
