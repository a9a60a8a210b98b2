//! A picture from outside made small and plain: takes the bytes of a file, hands back a JPEG that says nothing but what
//! is to be seen on it.
//!
//! It believes no file name: what a file is, its first bytes say. How much memory a picture would take is asked before
//! any is spent on it. Place, time, camera and whatever else stands beside the picture are left behind, for the picture
//! is drawn anew. A crate of its own so that a build for tests has it optimised: twelve megapixels would take half a
//! minute otherwise.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod kind;

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::thumbnail;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};
use kind::Kind;

/// A file that is longer is not read: three times a photo of fifty megapixels.
pub const MOST_BYTES: usize = 25 << 20;
/// Longer side of what comes out, in pixels.
pub const LONGEST_SIDE: u32 = 1600;
/// Most bytes of the picture and its small one together: the figure that the group was promised.
pub const MOST_OUT: usize = 300 * 1024;

/// Longer side of the small one.
const SMALL_SIDE: u32 = 240;
/// Most bytes of it.
const MOST_SMALL: usize = 24 * 1024;
/// Most bytes of a picture while it is drawn: fifty megapixels of three bytes each.
const MOST_MEMORY: u64 = 160 << 20;
/// Longest side of what comes in: no camera makes it, a bomb does.
const LONGEST_IN: u32 = 20_000;
/// Tried one after the other until it is small enough: letters stay readable at the last one.
const QUALITIES: [u8; 5] = [82, 74, 66, 58, 50];

/// A picture as it may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    /// JPEG, at most [`LONGEST_SIDE`].
    pub picture: Vec<u8>,
    /// JPEG, for a list.
    pub small: Vec<u8>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is longer than [`MOST_BYTES`].
    #[error("the file is too long")]
    TooLarge,
    /// A PDF: nothing here reads one.
    #[error("a PDF")]
    Pdf,
    /// HEIC or AVIF, as some telephones write it.
    #[error("HEIC or AVIF")]
    Heic,
    /// Anything else that is no JPEG, PNG or WebP, whatever it is called.
    #[error("no picture")]
    NoPicture,
    /// It begins like a picture and can't be drawn to its end.
    #[error("the picture is damaged")]
    Damaged,
    /// It would take too much memory.
    #[error("too many pixels")]
    TooManyPixels,
}

/// Draws it anew: upright, small, without anything that stood beside it.
pub fn plain(bytes: &[u8]) -> Result<Plain, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    let format = match Kind::of(bytes) {
        Kind::Picture(format) => format,
        Kind::Pdf => return Err(Refusal::Pdf),
        Kind::Heic => return Err(Refusal::Heic),
        Kind::Other => return Err(Refusal::NoPicture),
    };
    let (drawn, orientation) = draw(bytes, format)?;
    let mut picture = drawn_at(&drawn, LONGEST_SIDE, orientation);
    drop(drawn);
    let small = encoded(&fitting(&picture, SMALL_SIDE), MOST_SMALL).ok_or(Refusal::Damaged)?;
    loop {
        let (width, height) = picture.dimensions();
        if let Some(written) = encoded(&picture, MOST_OUT.saturating_sub(small.len())) {
            return Ok(Plain { picture: written, small, width, height });
        }
        // Noise, or leaves of a whole tree: fewer pixels rather than coarser ones.
        let shorter = width.max(height) * 3 / 4;
        if shorter < SMALL_SIDE {
            return Err(Refusal::Damaged);
        }
        picture = fitting(&picture, shorter);
    }
}

/// Reads the size first and refuses what would be too much; then draws it.
fn draw(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, Orientation), Refusal> {
    if format == ImageFormat::Jpeg && !kind::jpeg_is_whole(bytes) {
        return Err(Refusal::Damaged);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_IN);
    limits.max_image_height = Some(LONGEST_IN);
    limits.max_alloc = Some(MOST_MEMORY * 2);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    let (width, height) = decoder.dimensions();
    if decoder.total_bytes() > MOST_MEMORY || width.max(height) > LONGEST_IN {
        return Err(Refusal::TooManyPixels);
    }
    // Without it, or with one that nobody understands, it stays as it lies.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder).map_err(refusal)?, orientation))
}

fn refusal(error: image::ImageError) -> Refusal {
    match error {
        image::ImageError::Limits(_) => Refusal::TooManyPixels,
        image::ImageError::Unsupported(_) => Refusal::NoPicture,
        _ => Refusal::Damaged,
    }
}

/// Small first, then on white, then upright: each step has less to do.
fn drawn_at(drawn: &DynamicImage, longest: u32, orientation: Orientation) -> RgbImage {
    let (width, height) = within(drawn.width(), drawn.height(), longest);
    let small = if (width, height) == (drawn.width(), drawn.height()) {
        drawn.clone()
    } else {
        drawn.thumbnail_exact(width, height)
    };
    let mut small = DynamicImage::ImageRgb8(on_white(small));
    small.apply_orientation(orientation);
    small.into_rgb8()
}

fn on_white(drawn: DynamicImage) -> RgbImage {
    if !drawn.color().has_alpha() {
        return drawn.into_rgb8();
    }
    let drawn = drawn.into_rgba8();
    RgbImage::from_fn(drawn.width(), drawn.height(), |x, y| {
        let [red, green, blue, alpha] = drawn.get_pixel(x, y).0;
        let alpha = u16::from(alpha);
        let over = |value: u8| {
            let mixed = (u16::from(value) * alpha + 255 * (255 - alpha)) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        image::Rgb([over(red), over(green), over(blue)])
    })
}

fn fitting(picture: &RgbImage, longest: u32) -> RgbImage {
    let (width, height) = within(picture.width(), picture.height(), longest);
    if (width, height) == picture.dimensions() { picture.clone() } else { thumbnail(picture, width, height) }
}

/// The same shape, its longer side at most `longest`, and no side without a pixel.
fn within(width: u32, height: u32, longest: u32) -> (u32, u32) {
    let longer = width.max(height);
    if longer <= longest {
        return (width, height);
    }
    let scaled = |side: u32| {
        let side = u64::from(side) * u64::from(longest) / u64::from(longer);
        u32::try_from(side).unwrap_or(longest).max(1)
    };
    (scaled(width), scaled(height))
}

/// None where it does not fit at any quality.
fn encoded(picture: &RgbImage, most: usize) -> Option<Vec<u8>> {
    QUALITIES.into_iter().find_map(|quality| {
        let mut written = Vec::new();
        JpegEncoder::new_with_quality(&mut written, quality).encode_image(picture).ok()?;
        (written.len() <= most).then_some(written)
    })
}

#[cfg(test)]
mod tests;
