//! The supporting network of the village, and what is referred to it.

use chrono::Days;
use wahana_core::database::Write;
use wahana_core::partner::{self, PartnerForm};
use wahana_core::referral::{self, AnswerForm, ReferralForm, ReferralState, Share};
use wahana_core::{Result, Uuid};

use super::{Making, Settled};

/// Name, kind, what they offer.
const PARTNERS: [(&str, &str, &str); 8] = [
    ("Puskesmas Contoh", "FASKES", "Periksa gratis, obat rutin, kunjungan lansia"),
    ("RSUD Contoh", "FASKES", "Rawat inap dengan BPJS"),
    ("TKSK Kemantren Contoh", "TKSK", "Usulan DTSEN dan KSJPS"),
    ("Tagana Contoh", "TAGANA", "Dapur umum, tenda, evakuasi"),
    ("Karang Taruna RW 99", "KARTAR", "Tenaga muda, antar jemput"),
    ("LKS Sekar Contoh", "LKS", "Rumah singgah, kursi roda"),
    ("UPTD PPA Contoh", "LINDUNG", "Pendampingan perempuan dan anak"),
    ("Toko Besi Kawung", "DU", "Bahan bangunan untuk rumah tidak layak huni"),
];

/// Writes down the directory.
pub(super) fn found(ctx: &Write) -> Result<Vec<Uuid>> {
    let one = |&(name, kind, offers): &(&str, &str, &str)| {
        let form = PartnerForm {
            name: name.to_owned(),
            kind: kind.to_owned(),
            offers: offers.to_owned(),
            phone: "0274 999 001".to_owned(),
            active: true,
            ..PartnerForm::default()
        };
        partner::add(ctx, &form, false).map(|row| row.id)
    };
    PARTNERS.iter().map(one).collect()
}

/// Refers a case that was reported so many days ago; two of three were answered.
pub(super) fn refer(
    ctx: &Write,
    making: &mut Making,
    case_id: Uuid,
    (reported, last): (u32, u32),
    settled: &mut Settled,
) -> Result<()> {
    let partners = making.partners.clone();
    let ago = last + making.below(reported.saturating_sub(last).clamp(1, 90));
    let sent = making.today - Days::new(u64::from(ago));
    let form = ReferralForm {
        partner: Some(making.pick(&partners)),
        sent_on: sent.to_string(),
        answer_by: (sent + Days::new(14)).to_string(),
        request: making
            .pick(&["Periksa dan obat rutin.", "Pendampingan keluarga.", "Usulan bantuan."])
            .to_owned(),
        done: String::new(),
        enclosures: String::new(),
        shares: vec![Share::Name],
    };
    let row = referral::make(ctx, case_id, &form, making.chance(70))?;
    settled.referrals += 1;
    if making.chance(66) {
        let rev = referral::find(ctx, row.id)?.rev;
        let answer = AnswerForm {
            state: making.pick(&[ReferralState::Accepted, ReferralState::Done, ReferralState::Refused]),
            news_by: String::new(),
            outcome_on: making.days_ago(last + (ago - last) / 2).to_string(),
            outcome: "Sudah ditangani mitra.".to_owned(),
            next_stage: None,
        };
        referral::answer(ctx, row.id, rev, &answer)?;
    }
    Ok(())
}
