//! The city's lines: RWs, and the sums of their kelurahan, kemantren and the city.

use super::RecapRow;
use super::shown::{TypeCounts, type_counts};

/// The latest recap that one RW handed in.
#[derive(Debug, Clone)]
pub struct AreaRecap {
    /// Name of the kemantren.
    pub kemantren: String,
    /// Name of the kelurahan.
    pub kelurahan: String,
    /// Code of the kelurahan with dots.
    pub kelurahan_code: String,
    /// RW, three digits.
    pub rw: String,
    /// Its counts.
    pub rows: Vec<RecapRow>,
}

/// What a line sums up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// One RW.
    Rw,
    /// One kelurahan.
    Kelurahan,
    /// A kemantren: SUBTOTAL.
    Kemantren,
    /// Everything: TOTAL.
    City,
}

/// A line of the city's recap; names that do not apply are empty.
#[derive(Debug, Clone)]
pub struct Area {
    /// What it sums up.
    pub level: Level,
    /// Name of the kemantren.
    pub kemantren: String,
    /// Name of the kelurahan.
    pub kelurahan: String,
    /// Code of the kelurahan, of the kemantren, or empty for the city.
    pub code: String,
    /// RW, three digits.
    pub rw: String,
    /// One entry a type.
    pub types: Vec<TypeCounts>,
}

/// What stands in the column of the RW: its number, or that a line sums the RWs listed above it.
pub fn rw_cell(area: &Area, with_rw: bool) -> &str {
    if with_rw && area.level == Level::Kelurahan { "jumlah" } else { &area.rw }
}

/// All lines in the order of the codes: the RWs where `with_rw`, their kelurahan, a SUBTOTAL after each kemantren
/// and the TOTAL last. Every sum is one of masked counts, whether the RWs are listed or not.
pub fn areas(recaps: &[AreaRecap], with_rw: bool) -> Vec<Area> {
    let mut sorted: Vec<Area> = recaps.iter().map(line).collect();
    sorted.sort_by(|one, two| (&one.code, &one.rw).cmp(&(&two.code, &two.rw)));
    let mut lines = Vec::new();
    for kemantren in sorted.chunk_by(|one, two| kemantren_code(&one.code) == kemantren_code(&two.code)) {
        for kelurahan in kemantren.chunk_by(|one, two| one.code == two.code) {
            if with_rw {
                lines.extend_from_slice(kelurahan);
            }
            lines.extend(sum(kelurahan, Level::Kelurahan));
        }
        lines.extend(sum(kemantren, Level::Kemantren));
    }
    lines.extend(sum(&sorted, Level::City));
    lines
}

fn line(recap: &AreaRecap) -> Area {
    Area {
        level: Level::Rw,
        kemantren: recap.kemantren.clone(),
        kelurahan: recap.kelurahan.clone(),
        code: recap.kelurahan_code.clone(),
        rw: recap.rw.clone(),
        types: type_counts(&recap.rows),
    }
}

/// The code without its last part: `34.71.13` of `34.71.13.1002`.
fn kemantren_code(code: &str) -> &str {
    code.rsplit_once('.').map_or(code, |(front, _)| front)
}

fn sum(lines: &[Area], level: Level) -> Option<Area> {
    let (first, rest) = lines.split_first()?;
    let mut total = Area { level, rw: String::new(), ..first.clone() };
    if level != Level::Kelurahan {
        total.kelurahan.clear();
        kemantren_code(&first.code).clone_into(&mut total.code);
    }
    if level == Level::City {
        total.kemantren.clear();
        total.code.clear();
    }
    for line in rest {
        for one in &line.types {
            match total.types.iter_mut().find(|known| known.pmks == one.pmks) {
                Some(known) => known.add(one),
                None => total.types.push(one.clone()),
            }
        }
    }
    total.types.sort_by_key(|one| one.pmks);
    Some(total)
}
