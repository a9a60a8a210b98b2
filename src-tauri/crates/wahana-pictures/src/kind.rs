//! What a file is, by its first bytes.

use image::ImageFormat;

pub(crate) enum Kind {
    /// One of the three that are drawn here.
    Picture(ImageFormat),
    Pdf,
    Heic,
    Other,
}

impl Kind {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let at = |from: usize, word: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(word));
        if at(0, b"\xFF\xD8\xFF") {
            Self::Picture(ImageFormat::Jpeg)
        } else if at(0, b"\x89PNG\r\n\x1A\n") {
            Self::Picture(ImageFormat::Png)
        } else if at(0, b"RIFF") && at(8, b"WEBP") {
            Self::Picture(ImageFormat::WebP)
        } else if at(0, b"%PDF-") {
            Self::Pdf
        } else if at(4, b"ftyp") && [&b"hei"[..], b"hev", b"mif", b"msf", b"avi"].iter().any(|one| at(8, one))
        {
            Self::Heic
        } else {
            Self::Other
        }
    }
}

/// Whether a JPEG goes on to its own end. One that was cut off would be drawn with a grey rest and no word about it.
/// Its parts are stepped over by their lengths: a preview within has an end too.
pub(crate) fn jpeg_is_whole(bytes: &[u8]) -> bool {
    let mut at = 2;
    loop {
        let (Some(0xFF), Some(&marker)) = (bytes.get(at), bytes.get(at + 1)) else { return false };
        match marker {
            0xFF => at += 1,
            0xD9 => return true,
            0x01 | 0xD0..=0xD8 => at += 2,
            _ => {
                let Some(&[high, low]) = bytes.get(at + 2..at + 4) else { return false };
                at += 2 + usize::from(u16::from_be_bytes([high, low]));
                if marker == 0xDA {
                    at = after_scan(bytes, at);
                }
            }
        }
    }
}

/// Where the next marker stands behind the lines of a picture: not the mark of a byte that happens to be 255, nor that
/// of a restart.
fn after_scan(bytes: &[u8], mut at: usize) -> usize {
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == 0xFF)) {
        at += found;
        match bytes.get(at + 1) {
            Some(0x00 | 0xD0..=0xD7) => at += 2,
            _ => return at,
        }
    }
    bytes.len()
}
