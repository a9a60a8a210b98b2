//! A training vault in which everything is as long, as much and as odd as it may be, made past the screens.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde_json::{Value, json};
use wahana_tests::walk::{self, HEAD, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

/// An officer whose name has no end.
pub(super) const LONG_OFFICER: &str = "Mbak Ceplok Sari Wulandari Kusumaningtyas Adiningrum";
/// A resident with a name in many words.
pub(super) const LONG: &str = "Raden Ayu Sekar Kawung Kusumaningtyas Adiningrum Prawirodirjo";
/// A resident with a name in one word that nobody can break.
pub(super) const ONE_WORD: &str = "Kusumaningtyasadiningrumprawirodirdjonegoro";
/// A resident with the shortest name.
pub(super) const SHORT: &str = "Giman";
/// A resident whose record has everything.
pub(in super::super) const FULL: &str = "R.Ay. \"Menur\" O'Nitik, S.Pd.";

/// Five times six names for the rest of the list.
const FIRST: [&str; 6] = ["Blimbing", "Dangan", "Jagad", "Menur", "Sekar", "Wahyu"];
const SECOND: [&str; 5] = ["Ceplok", "Jali", "Parang", "Semen Liris", "Tumurun"];

const ADDRESS: &str = "Jalan Ki Ageng Contoh Gang Truntum Barat Daya Nomor 1234 B, sebelah utara Balai RW 99";
/// A distribution whose name has no end.
const LIST: &str =
    "Paket beras, minyak, dan gula untuk keluarga lansia dan penyandang disabilitas RW 99 bulan Ramadan";
/// A meeting whose name has no end.
pub(super) const MEETING: &str =
    "Rapat pengurus dan anggota untuk persiapan lebaran, penyaluran paket, dan kerja bakti RW 99";
const STORY: &str = "Tinggal sendiri sejak suaminya meninggal dua tahun lalu; anaknya di luar kota dan jarang \
     pulang. Atap dapur bocor, kamar mandi bersama tetangga. Makan sehari sekali, dibantu Bu RT. Sudah tidak \
     kuat berjalan jauh, jadi obat diambilkan kader. Tetangga bergantian menengok pagi dan sore.";

/// A copy of the filled vault, which is made once.
pub(in super::super) fn folder() -> DataFolder {
    static FILLED: LazyLock<DataFolder> = LazyLock::new(filled);
    FILLED.copy()
}

/// Starts Wahana on such a copy and opens it as the head.
pub(super) fn open() -> (DataFolder, Window) {
    let folder = folder();
    let window = Window::open(Size::USUAL, &folder);
    window.see("Selamat datang di Wahana");
    window.button("Coba dulu").click();
    unlock(&window);
    window.see("Perlu perhatian");
    (folder, window)
}

fn filled() -> DataFolder {
    let folder = DataFolder::empty();
    let window = Window::open(Size::USUAL, &folder);
    window.see("Selamat datang di Wahana");
    fill(&window);
    window.close();
    folder
}

/// Opens it as the head, who is one of many.
pub(super) fn unlock(window: &Window) {
    window.see("Siapa yang memakai?");
    window.field(HEAD).click();
    walk::unlock(window, PASSPHRASE);
}

fn fill(window: &Window) {
    let (head, companion) = group(window);
    let people = residents(window);
    seen(window, &people[0], &[&companion, &head]);
    let cases = cases(window, &people, &head, &companion);
    visits(window, &cases[0], &head);
    planned(window, &cases[0], &head);
    gifts(window, &people, &cases[0]);
    network(window, &cases);
    questions(window, &people[0], &cases[0]);
    flood(window, &people);
    pictures(window, &people[0], &cases[0]);
}

/// More than are shown at once, with words as long as they get.
fn pictures(window: &Window, person: &Value, case: &Value) {
    let words =
        "Rumah tampak depan dari jalan kampung di sebelah timur mushola, sesudah atapnya diperbaiki bersama";
    let form = json!({"kind": "house", "description": words, "taken_on": walk::days_ago(12)});
    for on in [json!({"kind": "person", "id": person}), json!({"kind": "case", "id": case})] {
        for _ in 0..5 {
            done(window, "add_attachment", &json!({"on": on, "form": form, "picture": walk::POINT}));
        }
    }
}

/// A list of an emergency with households of every kind: known, not known, with everything and with a name alone.
fn flood(window: &Window, people: &[Value]) {
    let name = "Banjir Kali Contoh dan tanah longsor sisi timur 99";
    let form = json!({"name": name, "pmks": 21, "day": walk::days_ago(4), "note": STORY});
    let id = done(window, "make_emergency", &json!({ "form": form }))["id"].clone();
    let line = |name: &str, all: bool, known: Value| {
        let form = json!({"name": name, "address": if all { ADDRESS } else { "" }, "rt": if all { "32" } else { "" },
            "souls": if all { json!(12) } else { Value::Null }, "phone": if all { "0812 9999 0001 (Bu RT)" } else { "" },
            "need": if all { "Selimut, kasur, susu bayi, popok, obat gula, terpal untuk atap dapur" } else { "" },
            "known": known});
        done(window, "add_emergency_line", &json!({"id": id, "form": form}));
    };
    line(LONG, true, json!({"kind": "person", "id": people[0]}));
    line(ONE_WORD, true, Value::Null);
    line(SHORT, false, Value::Null);
    for place in 0..12 {
        line(&format!("{} {}", FIRST[place % 6], SECOND[place % 5]), place % 2 == 0, Value::Null);
    }
}

/// One that the head waits for, and one for them too.
fn questions(window: &Window, person: &Value, case: &Value) {
    let question = "Apakah nomor KK dan alamatnya masih cocok dengan kartu yang disimpan di rumah Bu RT?";
    for on in [json!({"kind": "person", "id": person}), json!({"kind": "case", "id": case})] {
        done(window, "ask_flag", &json!({"on": on, "question": question, "of": null}));
    }
}

/// The group with all that it can have, and six officers; gives the head and a companion.
fn group(window: &Window) -> (Value, Value) {
    done(window, "choose_training", &json!({"training": true}));
    let first =
        json!({"name": HEAD, "more_roles": ["bendahara"], "passphrase": PASSPHRASE, "text_size": 100});
    let head = done(window, "create_vault", &json!({ "first": first }))["officer"]["id"].clone();
    let key = done(window, "recovery_key", &json!({}));
    done(window, "confirm_recovery", &json!({"places": [[1, key[0]], [8, key[7]]]}));
    let rts: Vec<String> = (31..=44).map(|rt| rt.to_string()).collect();
    let form = json!({"name": "Sekar Kawung Kusuma Mulya Sejahtera", "kelurahan_code": "99.99.01.1001", "rw": "99",
        "rts": rts, "address": ADDRESS, "decree": "149/400/KPTS/SRS/2026",
        "office": "Dinas Sosial Ketenagakerjaan dan Transmigrasi Kota Contoh"});
    done(window, "save_group", &json!({ "form": form }));
    done(window, "finish_setup", &json!({}));
    let mut companion = Value::Null;
    for (name, roles) in [
        (LONG_OFFICER, json!(["pencatat", "pendamping", "bendahara"])),
        ("Pak Gringsing", json!(["pencatat"])),
        ("Bu Parang", json!(["bendahara"])),
        ("Nitik", json!(["pembaca"])),
    ] {
        let officer = json!({"name": name, "roles": roles, "passphrase": PASSPHRASE});
        let added = done(window, "add_officer", &json!({ "officer": officer }));
        companion = if name == LONG_OFFICER { added["id"].clone() } else { companion };
    }
    (head, companion)
}

/// A family of the four below, and as many others as make a list long; gives the ids of the four.
fn residents(window: &Window) -> Vec<Value> {
    let of_note: Vec<Value> = [LONG, ONE_WORD, SHORT, FULL]
        .iter()
        .enumerate()
        .map(|(place, name)| {
            let form = json!({"name": name, "nickname": if place == 3 { "Mbah Menur Sepuh" } else { "" },
                "sex": if place == 2 { "L" } else { "P" },
                "birth_place": if place == 3 { "Kabupaten Gunungkidul" } else { "" },
                "birth": if place == 3 { json!({"kind": "day", "date": "1945-09-03"}) }
                    else { json!({"kind": "age", "years": 70, "on": walk::days_ago(27)}) },
                "nik": if place == 3 { "9999014309450001" } else if place == 2 { "99990112" } else { "" },
                "nik_unfinished": place == 2, "nik_shared": false, "papers": if place == 3 { "nik_only" } else { "" },
                "marital_status": i64::from(place == 3) * 4,
                "occupation": if place == 3 { "Pensiunan guru sekolah dasar, sekarang berjualan jajanan pasar" } else { "" },
                "phone": if place == 3 { "0812-9999-0001" } else { "" }, "dwelling": if place == 1 { "unsettled" } else { "rt" },
                "rt": if place == 1 { "" } else { "32" }, "address": if place == 1 { "" } else { ADDRESS },
                "kampung": if place == 3 { "Kampung Contoh Kulon" } else { "" },
                "note": if place == 3 { STORY } else { "" }});
            person(window, &form, &json!({"kind": "none"}))
        })
        .collect();
    let form = json!({"kk": "9999013001200001", "kk_unfinished": false, "rt": "32", "address": ADDRESS,
        "kampung": "Kampung Contoh Kulon", "note": "Rumah milik adik, boleh ditempati sampai 2028."});
    let members: Vec<Value> = of_note
        .iter()
        .zip([3, 7, 1, 9])
        .map(|(person, relation)| json!({"person": person, "relation": relation}))
        .collect();
    done(window, "add_household", &json!({"form": form, "members": members, "moving": false}));
    let others = FIRST.iter().flat_map(|first| SECOND.map(|second| format!("{first} {second}")));
    for (place, name) in others.enumerate() {
        let form = json!({"name": name, "nickname": "", "sex": if place % 2 == 0 { "P" } else { "L" },
            "birth_place": "", "birth": {"kind": "year", "year": 1940 + place * 2}, "nik": "", "nik_unfinished": false,
            "nik_shared": false, "papers": "", "marital_status": 0, "occupation": "", "phone": "", "dwelling": "rt",
            "rt": (31 + place % 14).to_string(), "address": format!("Jalan Contoh {place}"), "kampung": "", "note": ""});
        person(window, &form, &json!({"kind": "head", "kk": ""}));
    }
    of_note
}

/// Visits to a family in which nobody has a case yet, the latest by the first of these officers.
fn seen(window: &Window, member: &Value, officers: &[&Value]) {
    let family = done(window, "household_of", &json!({"person": member}))["id"].clone();
    for (place, officer) in (0..).zip(officers) {
        let form = json!({"household": family, "happened": walk::days_ago(20 + place).to_string(), "officer": officer,
            "outcome": "nobody_home", "text": STORY, "lines": []});
        done(window, "record_family_visit", &json!({ "form": form }));
    }
}

fn person(window: &Window, form: &Value, placing: &Value) -> Value {
    done(window, "add_person", &json!({"form": form, "placing": placing, "drafted": false}))["id"].clone()
}

/// The day on which all cases were reported.
fn reported() -> NaiveDate {
    walk::days_ago(58)
}

/// The number of the first, second … case.
pub(super) fn case_number(place: u32) -> String {
    walk::case_number_of(place, reported())
}

/// One with everything, a family's, an urgent one, a secret one of somebody else, a group's, and more to fill a list.
fn cases(window: &Window, people: &[Value], head: &Value, companion: &Value) -> Vec<Value> {
    let row =
        |person: &Value| json!({"recipient": {"kind": "person", "id": person}, "shares": 2, "amount": null});
    let list = json!({"name": LIST, "day": walk::days_ago(3), "place": ADDRESS, "per": "person", "kind": "WK_SEMBAKO",
        "form": "goods", "amount": null,
        "items": [{"name": "Beras pandan wangi organik dari lumbung warga", "quantity": "12,5", "unit": "karung",
            "value": 1_250_000}],
        "funds": [{"fund": "STIMULAN", "amount": 1_250_000}], "note": STORY,
        "rows": people.iter().take(4).map(row).collect::<Vec<_>>()});
    done(window, "make_distribution", &json!({ "form": list }));
    let came = |person: &Value| json!({"who": {"kind": "person", "id": person}, "presence": "here"});
    let meeting = json!({"kind": "board", "title": MEETING, "day": walk::days_ago(1), "time": "bakda Isya",
        "place": ADDRESS, "leader": "Bu Truntum", "writer": "Bu Parang", "agenda": STORY, "minutes": STORY,
        "attendance": people.iter().take(9).map(came).collect::<Vec<_>>(),
        "decisions": [{"id": null, "what": STORY.chars().take(120).collect::<String>(), "doer": "Bu Parang",
            "until": walk::days_ahead(3)}], "cases": []});
    done(window, "make_activity", &json!({ "form": meeting }));
    let business = json!({"name": "Katering Sekar Kawung untuk pengajian, rapat, dan hajatan warga RW 99 dan sekitarnya",
        "work": "Nasi kotak, kue basah, dan jajan pasar", "since": "2024-01-05", "place": ADDRESS, "stopped_on": "", "stopped_why": "",
        "note": STORY, "cases": [],
        "members": people.iter().take(5).map(|person| json!({"person": person, "task": "Memasak"})).collect::<Vec<_>>()});
    let business = done(window, "make_business", &json!({ "form": business }))["id"].clone();
    let went = json!({"day": walk::days_ago(9), "what": STORY.chars().take(120).collect::<String>(), "turnover": 12_500_000});
    done(window, "add_progress", &json!({"business": business, "form": went}));
    let family = done(window, "household_of", &json!({"person": people[3]}))["id"].clone();
    let person = |id: &Value| json!({"kind": "person", "id": id});
    let all = json!([{"number": 8, "criteria": [1, 2], "note": "Tidak ada yang menanak."}, {"number": 24, "criteria": [1], "note": STORY},
        {"number": 9, "criteria": [1], "note": ""}]);
    let one = |number: u32| json!([{"number": number, "criteria": [1], "note": ""}]);
    let wanted = [
        (person(&people[3]), all, "soon", head),
        (json!({"kind": "household", "id": family}), one(25), "normal", head),
        (person(&people[0]), one(8), "emergency", companion),
        (person(&people[1]), one(17), "normal", companion),
        (person(&people[2]), one(17), "normal", head),
        (person(&people[2]), one(24), "soon", companion),
    ];
    let mut made = Vec::new();
    for (subject, types, urgency, responsible) in wanted {
        let form = json!({"subject": subject, "types": types, "source": "pkk",
            "reporter": "Ibu Ketua Dasawisma Melati Sekar Truntum RT 032", "reported_on": reported(), "urgency": urgency,
            "secret": false, "story": STORY, "responsible": responsible});
        made.push(done(window, "open_case", &json!({ "form": form }))["id"].clone());
    }
    made
}

/// Two goals with actions of every kind: overdue, due, without a day, done, dropped.
fn planned(window: &Window, case: &Value, head: &Value) {
    let form = |what: &str, officer: &Value, due: &str| {
        json!({"what": what, "officer": officer, "doer": "Ibu Ketua Dasawisma Melati Sekar Truntum RT 032",
            "due": due, "fund": "KOTAK"})
    };
    for goal in [
        "Makan tiga kali sehari, dan ada yang menanak setiap pagi selama ibunya belum dapat berdiri",
        "Punya KTP",
    ] {
        let goal = done(window, "add_goal", &json!({"id": case, "text": goal}));
        let add = |form: Value| done(window, "add_action", &json!({"goal": goal, "form": form}));
        let late = walk::days_ago(9).to_string();
        let soon = walk::days_ahead(1).to_string();
        add(form(
            "Antar ke Puskesmas untuk periksa gula darah, tekanan darah, dan mengambil obat sebulan",
            head,
            &late,
        ));
        add(form("Atur giliran yang memasak", &Value::Null, &soon));
        let dropped = add(form("Minta seng ke kelurahan", head, ""));
        let end = json!({"how": "dropped", "on": walk::today(), "outcome": STORY});
        done(window, "end_action", &json!({"id": dropped, "rev": 1, "form": end}));
    }
}

/// The way of a case, with a visit due today.
fn visits(window: &Window, case: &Value, head: &Value) {
    let today = walk::today().to_string();
    for (kind, days_ago, next) in [("visit", 54, ""), ("note", 50, ""), ("visit", 47, &*today)] {
        let form = json!({"kind": kind, "happened": walk::days_ago(days_ago), "text": STORY, "outcome": "",
            "officer": head, "next_visit": next});
        done(window, "add_follow_up", &json!({"id": case, "form": form}));
    }
    for (stage, reason) in [("plan", "sudah dikenal sejak lama, tidak perlu asesmen"), ("service", "")] {
        let rev = done(window, "case", &json!({"id": case}))["rev"].clone();
        let moved = json!({"id": case, "rev": rev, "stage": stage, "on": walk::today().to_string(), "reason": reason});
        done(window, "move_case", &moved);
    }
}

/// The dearest gift, goods of many kinds, and what others gave.
fn gifts(window: &Window, people: &[Value], case: &Value) {
    let gift = |recipient: &Value,
                case: &Value,
                kind: &str,
                form: &str,
                amount: Value,
                items: Value,
                funds: Value| {
        let form = json!({"recipient": {"kind": "person", "id": recipient}, "case_id": case, "kind": kind,
            "date": walk::days_ago(8), "since": "", "until": "", "form": form, "amount": amount, "items": items,
            "funds": funds, "note": STORY});
        done(window, "record_assistance", &json!({ "form": form }));
    };
    let funds = json!([{"fund": "STIMULAN", "amount": 999_999_999}, {"fund": "KOTAK", "amount": 1}]);
    gift(&people[3], case, "WK_DARURAT", "money", json!(1_000_000_000), json!([]), funds);
    let items = json!([{"name": "Beras pandan wangi organik dari lumbung warga", "quantity": "12,5", "unit": "karung", "value": 1_250_000},
        {"name": "Minyak", "quantity": "2", "unit": "liter", "value": null}]);
    gift(
        &people[0],
        &Value::Null,
        "WK_SEMBAKO",
        "goods",
        Value::Null,
        items,
        json!([{"fund": "DONATUR", "amount": 1_250_000}]),
    );
    gift(&people[2], &Value::Null, "WK_LAYANAN", "service", Value::Null, json!([]), json!([]));
    let family = done(window, "household_of", &json!({"person": people[3]}))["id"].clone();
    for (kind, form) in [("PKH", "money"), ("PBIJK", "service")] {
        let form = json!({"recipient": {"kind": "household", "id": family}, "case_id": null, "kind": kind, "date": walk::days_ago(160),
            "since": "2025-01-01", "until": "", "form": form, "amount": null, "items": [], "funds": [], "note": ""});
        let _ = window.command("record_assistance", &json!({ "form": form }));
    }
}

/// Partners whose names have no end, and what was referred to them: late, waiting, answered.
fn network(window: &Window, cases: &[Value]) {
    let partner = |name: &str, kind: &str, offers: &str, phone: &str| {
        let form = json!({"name": name, "kind": kind, "offers": offers, "phone": phone, "address": ADDRESS,
            "contact": LONG_OFFICER, "note": STORY, "active": true});
        done(window, "add_partner", &json!({"form": form, "drafted": false}))["id"].clone()
    };
    let health = partner(
        "Puskesmas Pembantu Kemantren Contoh Kulon Progo Wetan Bagian Rehabilitasi",
        "FASKES",
        "Periksa gratis, obat rutin, kursi roda, kacamata baca, dan kunjungan rumah bagi lansia",
        "0274 999 001 pesawat 123",
    );
    partner("TKSK", "TKSK", "", "");
    partner(ONE_WORD, "DU", STORY, "0812-9999-0001");
    for (case, days_ago, by, shares) in [
        (
            &cases[0],
            20,
            walk::days_ago(6),
            json!(["name", "rt", "address", "phone", "born", "nik", "types", "story"]),
        ),
        (&cases[1], 8, walk::days_ahead(3), json!(["name"])),
        (&cases[2], 30, walk::days_ago(16), json!([])),
    ] {
        let form = json!({"partner": health, "sent_on": walk::days_ago(days_ago), "answer_by": by, "request": STORY,
            "done": STORY, "enclosures": "Salinan KTP dan Kartu Keluarga", "shares": shares});
        let row = done(window, "make_referral", &json!({"id": case, "form": form, "moveCase": false}));
        if days_ago == 30 {
            let answer = json!({"state": "no_answer", "outcome_on": walk::days_ago(1), "outcome": STORY, "news_by": "",
                "next_stage": null});
            done(window, "answer_referral", &json!({"id": row["id"], "rev": 1, "form": answer}));
        }
    }
}

fn done(window: &Window, command: &str, arguments: &Value) -> Value {
    window.command(command, arguments).unwrap_or_else(|codes| panic!("{command} {arguments}: {codes:?}"))
}
