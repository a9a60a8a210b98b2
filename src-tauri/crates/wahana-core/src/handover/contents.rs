//! Puts a package together: everything that goes, with the number committed before a byte is written.

use std::collections::BTreeSet;

use chrono::{Local, Utc};
use uuid::Uuid;
use wahana_handover::content::{
    Contents, Counts, Journal, PackageMeta, Previous, RwIdentity, Table, Totals, WithdrawalRow,
};
use wahana_handover::keys::{Card, SigningKey};

use super::record::{self, HandoverRow};
use super::select::{Subject, SubjectKind};
use super::{HANDOVER, select, store};
use crate::database::Write;
use crate::group::{self, Group};
use crate::vault::{self, Right};
use crate::{FaultCode, Result, assistance, case, household, journal, person};

/// A package that is ready to be sealed.
pub struct Package {
    /// Its row in the list of hand-overs.
    pub row: HandoverRow,
    /// What goes into it.
    pub contents: Contents,
    /// The group's signing key.
    pub signing: SigningKey,
    /// age recipients of the office.
    pub recipients: Vec<String>,
    /// Name of the file on the stick.
    pub file_name: String,
}

/// Commits number and id and gathers the contents, without whom was struck out. `place` names the
/// stick or folder.
pub fn begin(ctx: &Write, struck: &[Uuid], place: &str, training: bool) -> Result<Package> {
    ctx.require(Right::Handover)?;
    let office = store::card(ctx.connection())?.ok_or(FaultCode::NoOfficeCard)?;
    let group = group::find(ctx)?.ok_or(FaultCode::NotFound)?;
    let signing = signing_key(ctx)?;
    let struck: BTreeSet<Uuid> = struck.iter().copied().collect();
    let id = Uuid::now_v7();
    let meta = meta(ctx, id, &group, &signing, training)?;
    let contents = gather(ctx, meta, &struck, &group.rw)?;
    let file_name = wahana_handover::stick::file_name(&contents.meta, ctx.today());
    let row = HandoverRow::started(ctx, &contents.meta, &office.name, place, &file_name);
    ctx.create(&HANDOVER, id, |connection| {
        store::insert(connection, &row, ctx.officer().id, contents.meta.journal.to_seq)?;
        store::insert_struck(connection, id, &struck)?;
        store::insert_records(connection, id, &records(&contents))
    })?;
    Ok(Package { row, contents, signing, recipients: office.recipients, file_name })
}

fn meta(ctx: &Write, id: Uuid, group: &Group, signing: &SigningKey, training: bool) -> Result<PackageMeta> {
    let head = journal::head(ctx.connection())?;
    let last = record::last_written(ctx)?;
    let today = Local::now().date_naive();
    Ok(PackageMeta {
        version: wahana_handover::FORMAT_VERSION.to_owned(),
        training,
        rw: RwIdentity {
            kelurahan_code: group.kelurahan_code.clone(),
            kelurahan: group.kelurahan.clone(),
            kemantren: group.kemantren.clone(),
            rw: group.rw.clone(),
            group: group.name.clone(),
        },
        id,
        number: store::next_number(ctx.connection())?,
        previous: last.map(|last| Previous { id: last.id, sha256: last.sha256 }),
        line: vault::line(ctx)?,
        // Until receipts exist nothing is known to have arrived: every package holds everything.
        journal: Journal { from_seq: 1, to_seq: head.seq, head: hex(&head.hash) },
        complete: true,
        created_at: Utc::now(),
        counts: Counts::default(),
        totals: Totals::default(),
        card: Card::of_rw(&format!("WKSBM {}", group.name), signing, today, training),
    })
}

fn gather(ctx: &Write, meta: PackageMeta, struck: &BTreeSet<Uuid>, rw: &str) -> Result<Contents> {
    let mut named = case::named_for_office(ctx)?;
    let (mut given, mut funds) = assistance::named_for_office(ctx)?;
    let going: BTreeSet<Subject> = select::subjects(ctx, &named.cases, &given)?
        .into_keys()
        .filter(|subject| !struck.contains(&subject.id()))
        .collect();
    named.cases.retain(|case| going.contains(&Subject::of_case(case)));
    let kept: BTreeSet<Uuid> = named.cases.iter().map(|case| case.id).collect();
    named.types.retain(|row| kept.contains(&row.case_id));
    named.follow_ups.retain(|row| kept.contains(&row.case_id));
    given.retain(|row| Subject::of_gift(row).is_some_and(|subject| going.contains(&subject)));
    for row in &mut given {
        row.case_id = row.case_id.filter(|case| kept.contains(case));
    }
    let kept: BTreeSet<Uuid> = given.iter().map(|row| row.id).collect();
    funds.retain(|row| kept.contains(&row.assistance_id));
    let of_kind = |kind| {
        going.iter().filter(move |subject| subject.kind() == kind).map(|subject| subject.id()).collect()
    };
    let people: BTreeSet<Uuid> = of_kind(SubjectKind::Person);
    let families: BTreeSet<Uuid> = of_kind(SubjectKind::Household);
    let (households, members) = household::families_for_office(ctx, &people, &families, struck, rw)?;
    let mut contents = Contents {
        residents: person::residents_for_office(ctx, &people, rw)?,
        households,
        members,
        cases: named.cases,
        case_types: named.types,
        follow_ups: named.follow_ups,
        assistance: given,
        assistance_funds: funds,
        recap: case::recap_for_office(ctx)?,
        ..Contents::empty(meta)
    };
    contents.withdrawals = withdrawals(ctx, &contents, struck)?;
    Ok(contents)
}

/// What went in any earlier package and does not go any more: the office erases its copy. Until receipts exist nothing
/// is known to have arrived, a withdrawal as little as anything else: each goes in every package.
fn withdrawals(ctx: &Write, contents: &Contents, struck: &BTreeSet<Uuid>) -> Result<Vec<WithdrawalRow>> {
    let going: BTreeSet<(String, Uuid)> =
        records(contents).into_iter().map(|(table, id, _)| (table.to_owned(), id)).collect();
    let mut rows = Vec::new();
    for (table, id, rev) in store::records_out(ctx.connection())? {
        if !going.contains(&(table.clone(), id)) {
            let reason = if struck.contains(&id) {
                "dicoret"
            } else if is_merged(ctx, &table, id)? {
                "digabung"
            } else if table == "cases" && case::is_secret(ctx, id)? {
                "dirahasiakan"
            } else {
                "dihapus"
            };
            rows.push(WithdrawalRow {
                id,
                rev,
                tabel: table,
                alasan: reason.to_owned(),
                tanggal: ctx.today(),
                row_hash: String::new(),
            });
        }
    }
    Ok(rows)
}

/// Whether it turned out to be another record, which goes in its place if anything goes.
fn is_merged(ctx: &Write, table: &str, id: Uuid) -> Result<bool> {
    Ok(match table {
        "residents" => person::merged::now_is(ctx, id)?.is_some(),
        "households" => household::merged::now_is(ctx, id)?.is_some(),
        _ => false,
    })
}

/// Table, id and revision of every record in the package.
fn records(contents: &Contents) -> Vec<(&'static str, Uuid, i64)> {
    fn of<T: Table>(
        rows: &[T],
        each: impl Fn(&T) -> (Uuid, i64),
    ) -> impl Iterator<Item = (&'static str, Uuid, i64)> {
        rows.iter()
            .map(|row| {
                let (id, rev) = each(row);
                (T::NAME, id, rev)
            })
            .collect::<Vec<_>>()
            .into_iter()
    }
    of(&contents.residents, |row| (row.id, row.rev))
        .chain(of(&contents.households, |row| (row.id, row.rev)))
        .chain(of(&contents.members, |row| (row.id, row.rev)))
        .chain(of(&contents.cases, |row| (row.id, row.rev)))
        .chain(of(&contents.case_types, |row| (row.id, row.rev)))
        .chain(of(&contents.follow_ups, |row| (row.id, row.rev)))
        .chain(of(&contents.assistance, |row| (row.id, row.rev)))
        .chain(of(&contents.assistance_funds, |row| (row.id, row.rev)))
        .collect()
}

/// The group's signing key: made at the first package, kept in the encrypted vault and nowhere else.
fn signing_key(ctx: &Write) -> Result<SigningKey> {
    if let Some(text) = vault::kept_secret(ctx, SIGNING_KEY)? {
        return Ok(SigningKey::from_secret_text(&text)?);
    }
    let key = SigningKey::generate()?;
    vault::keep_secret(ctx, SIGNING_KEY, key.secret_text())?;
    Ok(key)
}

const SIGNING_KEY: &str = "signing_key";

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
