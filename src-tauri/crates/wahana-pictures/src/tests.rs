//! Small, upright and plain, and a word for all that is no picture.

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// Left half red, right half blue, as a JPEG.
fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(picture).unwrap();
    bytes
}

fn png(picture: &RgbaImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (width, height) = picture.dimensions();
    PngEncoder::new(&mut bytes).write_image(picture, width, height, ExtendedColorType::Rgba8).unwrap();
    bytes
}

/// A JPEG with EXIF that says how it was held, and where.
fn held(picture: &RgbImage, orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"JALAN CONTOH 7.7956 110.3695");
    let written = jpeg(picture);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&written[..2], &[0xFF, 0xE1], &length, &exif, &written[2..]].concat()
}

/// Something that no JPEG makes small.
fn noise(width: u32, height: u32) -> RgbImage {
    let mut state = 7_u32;
    RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [a, b, c, _] = state.to_be_bytes();
        Rgb([a, b, c])
    })
}

fn seen(bytes: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(bytes, ImageFormat::Jpeg).unwrap().into_rgb8()
}

#[test]
fn a_large_photo_comes_out_small_and_in_its_shape() {
    let made = plain(&jpeg(&two_halves(4000, 3000))).unwrap();
    assert_eq!((made.width, made.height), (1600, 1200));
    assert_eq!(seen(&made.picture).dimensions(), (1600, 1200));
    assert_eq!(seen(&made.small).dimensions(), (240, 180));
    assert!(seen(&made.picture).get_pixel(10, 10).0[0] > 150);
}

#[test]
fn a_small_one_is_not_blown_up() {
    let made = plain(&jpeg(&two_halves(320, 200))).unwrap();
    assert_eq!((made.width, made.height), (320, 200));
}

#[test]
fn nothing_comes_out_longer_than_it_may_be() {
    let made = plain(&jpeg(&noise(3000, 2000))).unwrap();
    assert!(made.picture.len() + made.small.len() <= MOST_OUT, "{}", made.picture.len());
    assert!(made.width < 1600, "it took fewer pixels");
}

#[test]
fn it_is_turned_upright_and_says_no_more_where_it_was_taken() {
    let bytes = held(&two_halves(400, 300), 6);
    assert!(bytes.windows(6).any(|part| part == b"JALAN "));
    let made = plain(&bytes).unwrap();
    assert_eq!((made.width, made.height), (300, 400));
    let upright = seen(&made.picture);
    // Turned to the right, what was left lies above.
    assert!(upright.get_pixel(150, 20).0[0] > 150 && upright.get_pixel(150, 380).0[2] > 150);
    for said in [&b"JALAN"[..], b"Exif", b"7.7956"] {
        assert!(!made.picture.windows(said.len()).any(|part| part == said));
        assert!(!made.small.windows(said.len()).any(|part| part == said));
    }
}

#[test]
fn what_can_be_seen_through_lies_on_white() {
    let made = plain(&png(&RgbaImage::from_pixel(50, 50, Rgba([0, 0, 0, 0])))).unwrap();
    assert!(seen(&made.picture).get_pixel(20, 20).0.iter().all(|value| *value > 250));
}

#[test]
fn a_webp_is_taken_too() {
    let mut bytes = Vec::new();
    two_halves(90, 60)
        .write_with_encoder(image::codecs::webp::WebPEncoder::new_lossless(&mut bytes))
        .unwrap();
    assert_eq!(plain(&bytes).unwrap().width, 90);
}

#[test]
fn what_was_made_plain_once_stays_nearly_what_it_is() {
    let once = plain(&jpeg(&two_halves(4000, 3000))).unwrap();
    let twice = plain(&once.picture).unwrap();
    assert_eq!((once.width, once.height), (twice.width, twice.height));
    let (a, b) = (seen(&once.picture), seen(&twice.picture));
    let most = a.as_raw().iter().zip(b.as_raw()).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
    assert!(most <= 8, "{most}");
}

#[test]
fn what_is_no_picture_is_told_by_what_it_is() {
    let refused = |bytes: &[u8]| plain(bytes).unwrap_err();
    assert_eq!(refused(b""), Refusal::Empty);
    assert_eq!(refused(b"MZ\x90\0 a program called foto.jpg"), Refusal::NoPicture);
    assert_eq!(refused(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Refusal::NoPicture);
    assert_eq!(refused(b"GIF89a\x01\0\x01\0"), Refusal::NoPicture);
    assert_eq!(refused(b"%PDF-1.7\n"), Refusal::Pdf);
    assert_eq!(refused(b"\0\0\0\x18ftypheic\0\0\0\0"), Refusal::Heic);
    assert_eq!(refused(&vec![0xFF; MOST_BYTES + 1]), Refusal::TooLarge);
}

#[test]
fn a_picture_that_was_cut_off_is_not_taken_with_a_grey_rest() {
    let whole = jpeg(&noise(600, 400));
    assert!(plain(&whole).is_ok());
    for part in [10, 50, 90, 99] {
        assert_eq!(plain(&whole[..whole.len() * part / 100]).unwrap_err(), Refusal::Damaged, "{part} %");
    }
    let whole = png(&RgbaImage::from_fn(300, 300, |x, y| Rgba([low(x * y % 251), low(x), low(y), 255])));
    assert_eq!(plain(&whole[..whole.len() / 2]).unwrap_err(), Refusal::Damaged);
    assert_eq!(plain(b"\xFF\xD8\xFF").unwrap_err(), Refusal::Damaged);
}

#[test]
fn a_bomb_is_refused_before_memory_is_spent_on_it() {
    let mut bomb = png(&RgbaImage::from_pixel(8, 8, Rgba([9, 9, 9, 255])));
    // The size that the header says, with its sum made right.
    for (width, height) in [(19_000_u32, 19_000_u32), (100_000, 100_000), (20_001, 1)] {
        bomb[16..20].copy_from_slice(&width.to_be_bytes());
        bomb[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&sum.to_be_bytes());
        assert_eq!(plain(&bomb).unwrap_err(), Refusal::TooManyPixels, "{width} x {height}");
    }
}

#[test]
fn no_bytes_at_all_bring_it_down() {
    let whole = held(&two_halves(120, 90), 3);
    let mut state = 11_u32;
    for _ in 0..300 {
        let mut broken = whole.clone();
        for _ in 0..8 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let place = state as usize % broken.len();
            broken[place] = state.to_be_bytes()[1];
        }
        let _ = plain(&broken);
    }
}

/// The lowest byte.
fn low(number: u32) -> u8 {
    number.to_le_bytes()[0]
}

/// The sum of a PNG's part.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 },
        )
    })
}
