//! `rekap`: the city's recap from every RW's newest package, without a name and with small secret counts masked.

use std::collections::HashMap;
use std::path::Path;

use chrono::Local;
use wahana_papers::recap::{
    Area, AreaRecap, COLUMNS_OF_LINES, Level, RecapHeading, RecapRow, Shown, TypeCounts, Whom, areas,
    level_word, lines_of, recap_of_city, rw_cell,
};
use wahana_papers::text::csv_cell;

use crate::deliver::deliver;
use crate::office::Office;
use crate::receive::packages::{self, Package};
use crate::table::{number, table, text};
use crate::talk::Talk;
use crate::{Error, Result, senders, words};

pub(super) fn run(
    office: &Office,
    with_rw: bool,
    csv: Option<&Path>,
    xlsx: Option<&Path>,
    talk: &mut Talk<'_>,
) -> Result<bool> {
    let newest = newest(packages::taken(&office.connection)?);
    let recaps = recaps(office, &newest)?;
    if recaps.is_empty() {
        return Err(Error::NothingReceived);
    }
    let reference = reference(&newest);
    let heading = RecapHeading {
        place: "Kota Yogyakarta".to_owned(),
        made_by: office.name.clone(),
        date: words::day(Local::now().date_naive()),
        training: office.training,
    };
    let lines = areas(&recaps, with_rw);
    if office.training {
        talk.say(words::TRAINING)?;
    }
    talk.say(&format!("{reference}\n"))?;
    talk.say(&type_table(lines.last().map_or(&[], |total| &total.types)))?;
    talk.say("")?;
    talk.say(&area_table(&lines))?;
    if let Some(path) = csv {
        deliver(path, &csv_of(&lines)?)?;
        talk.say(&words::written(&path.display().to_string()))?;
    }
    if let Some(path) = xlsx {
        deliver(path, &recap_of_city(&heading, &recaps, with_rw, &reference)?)?;
        talk.say(&words::written(&path.display().to_string()))?;
    }
    Ok(true)
}

/// Every RW's newest package; numbers count up, a restore at the RW may repeat one and then the later counts.
fn newest(taken: Vec<Package>) -> Vec<Package> {
    let mut newest: HashMap<i64, Package> = HashMap::new();
    for package in taken {
        // In the order of number and time: the last one stays.
        newest.insert(package.rw_id, package);
    }
    newest.into_values().collect()
}

fn recaps(office: &Office, newest: &[Package]) -> Result<Vec<AreaRecap>> {
    let known = senders::all(&office.connection)?;
    let mut recaps = Vec::new();
    for sender in known {
        let Some(package) = newest.iter().find(|package| package.rw_id == sender.id) else { continue };
        let rows = packages::recap(&office.connection, &package.sha256)?;
        recaps.push(AreaRecap {
            kemantren: sender.kemantren,
            kelurahan: sender.kelurahan,
            kelurahan_code: sender.kelurahan_code,
            rw: sender.rw,
            rows: rows
                .into_iter()
                .map(|row| RecapRow {
                    pmks: row.pmks,
                    name: row.nama,
                    whom: Whom::from_letter(&row.jenis_kelamin),
                    secret: row.rahasia,
                    served: row.sudah_dilayani,
                    unserved: row.belum_dilayani,
                })
                .collect(),
        });
    }
    Ok(recaps)
}

fn reference(newest: &[Package]) -> String {
    let day = |time: Option<chrono::DateTime<chrono::Utc>>| {
        time.map(|time| words::day(time.with_timezone(&Local).date_naive())).unwrap_or_default()
    };
    let made = || newest.iter().map(|package| package.made_at);
    words::reference(newest.len(), &day(made().min()), &day(made().max()))
}

fn type_table(types: &[TypeCounts]) -> String {
    let row = |one: &TypeCounts| {
        let name = if one.secret { format!("{} *", one.name) } else { one.name.clone() };
        let counts =
            [one.of(Whom::Men), one.of(Whom::Women), one.of(Whom::Others), one.total(), one.served()];
        let [men, women, others, total, served] = counts.map(|shown| shown.to_string());
        [one.pmks.to_string(), name, men, women, others, total, served, one.unserved().to_string()]
    };
    let columns = [
        number("No."),
        text("Jenis PPKS (* dirahasiakan)"),
        number("L"),
        number("P"),
        number("-"),
        number("Jumlah"),
        number("Sudah"),
        number("Belum"),
    ];
    table(&columns, &types.iter().map(row).collect::<Vec<_>>())
}

/// Areas with the sums of the types that are not secret.
fn area_table(lines: &[Area]) -> String {
    let sum = |area: &Area, each: fn(&TypeCounts) -> Shown| {
        let open = area.types.iter().filter(|one| !one.secret);
        open.map(each).sum::<Shown>().to_string()
    };
    let with_rw = lines.iter().any(|area| area.level == Level::Rw);
    let row = |area: &Area| {
        let rw = rw_cell(area, with_rw).to_owned();
        let kemantren = match area.level {
            Level::City | Level::Kemantren => {
                format!("{} {}", level_word(area.level), area.kemantren).trim().to_owned()
            }
            Level::Kelurahan | Level::Rw => area.kemantren.clone(),
        };
        let (served, unserved) = (sum(area, TypeCounts::served), sum(area, TypeCounts::unserved));
        [kemantren, area.kelurahan.clone(), rw, sum(area, TypeCounts::total), served, unserved]
    };
    let columns = [
        text("Kemantren"),
        text("Kelurahan"),
        text("RW"),
        number("Jumlah jenis terbuka"),
        number("Sudah"),
        number("Belum"),
    ];
    table(&columns, &lines.iter().map(row).collect::<Vec<_>>())
}

fn csv_of(lines: &[Area]) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let failed = |error: csv::Error| Error::Io(error.into());
    writer.write_record(COLUMNS_OF_LINES).map_err(failed)?;
    for cells in lines.iter().flat_map(lines_of) {
        writer.write_record(cells.iter().map(|cell| csv_cell(cell))).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| Error::Io(error.into_error()))
}
