//! A training vault with one officer for each role and a record of every kind that makes a difference.

use serde_json::{Value, json};
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::Window;

use super::table::ROLES;

/// Who set the vault up: the head.
const HEAD: &str = ROLES[0];

/// The vault behind a window, and what the words of the table stand for.
pub(super) struct World<'w> {
    window: &'w Window,
    /// Officer ids in the order of [`ROLES`].
    officers: Vec<Value>,
    words: Vec<(&'static str, Value)>,
}

impl<'w> World<'w> {
    /// Builds it through the commands of the page.
    pub(super) fn build(window: &'w Window) -> Self {
        let mut world =
            Self { window, officers: Vec::new(), words: [plain_words(), filters(), group_words()].concat() };
        world.done("choose_training", "{\"training\":true}");
        let first =
            json!({"name": "Bu Truntum", "more_roles": [], "passphrase": PASSPHRASE, "text_size": 100});
        world
            .officers
            .push(made(window, "create_vault", &json!({ "first": first }))["officer"]["id"].clone());
        let key = world.done("recovery_key", "{}");
        let places = json!([[1, key[0]], [8, key[7]]]);
        made(window, "confirm_recovery", &json!({ "places": places }));
        let group = json!({"name": "Sekar Kawung", "kelurahan_code": "99.99.01.1001", "rw": "99", "rts": ["31", "32"],
            "address": "", "decree": "", "office": ""});
        made(window, "save_group", &json!({ "form": group }));
        world.done("finish_setup", "{}");
        for (role, name) in
            ROLES.iter().zip(["", "Pak Gringsing", "Mbak Ceplok", "Bu Parang", "Bu Nitik"]).skip(1)
        {
            let officer = json!({"name": name, "roles": [role], "passphrase": PASSPHRASE});
            let added = made(window, "add_officer", &json!({ "officer": officer }));
            world.officers.push(added["id"].clone());
        }
        world.add_records();
        world
    }

    fn add_records(&mut self) {
        let (head, companion) = (self.officers[0].clone(), self.officers[2].clone());
        let mut form = self.filled("person_form", &json!({"name": "Sekar Kawung", "rt": "32"}));
        let placing = json!({"kind": "none"});
        let add = |form: &Value| json!({"form": form, "placing": placing, "drafted": false});
        self.made("person", "add_person", &add(&form));
        let act = self.done("last_act", "{}")["act"].clone();
        self.words.push(("person_act", act));
        form["name"] = json!("Truntum Sari");
        self.made("other", "add_person", &add(&form));
        let (person, other) = (self.word("person"), self.word("other"));
        let form = self.filled("household_form", &json!({"rt": "32"}));
        let members = json!([{"person": person, "relation": 1}]);
        self.made("household", "add_household", &json!({"form": form, "members": members, "moving": false}));
        for (word, whom, pmks, responsible) in [
            ("case", &person, 24, &head),
            ("own", &person, 24, &companion),
            ("secret", &other, 17, &companion),
        ] {
            let types = json!([{"number": pmks, "criteria": [1], "note": ""}]);
            let subject = json!({"kind": "person", "id": whom});
            let named =
                json!({"subject": subject, "types": types, "source": "rt", "responsible": responsible});
            let form = self.filled("case_form_of_other", &named);
            self.made(word, "open_case", &json!({ "form": form }));
        }
        let own = self.filled("aid_form", &json!({"case_id": self.word("own")}));
        let secret = self.filled("aid_form", &json!({"case_id": self.word("secret")}));
        self.words.extend([("own_aid_form", own), ("secret_aid_form", secret)]);
        let note = self.filled("empty_note", &json!({"text": "Dijenguk tetangga.", "officer": head}));
        let id = made(self.window, "add_follow_up", &json!({"id": self.word("case"), "form": note}));
        self.words.push(("note", id));
        self.plan_in("case", ["goal", "action"], &head);
        let goods = json!([{"name": "Beras", "quantity": "10", "unit": "kg", "value": 150_000}]);
        let mut form = self.filled(
            "aid_form",
            &json!({"recipient": {"kind": "person", "id": person}, "items": goods,
                "funds": [{"fund": "DONATUR", "amount": 150_000}]}),
        );
        self.made("aid", "record_assistance", &json!({ "form": form }));
        self.picture_on("attachment", "person", &person);
        let list = self.filled(
            "distribution_form",
            &json!({"name": "Beras lansia", "day": walk::days_ago(8),
                "items": [{"name": "Beras", "quantity": "5", "unit": "kg", "value": null}],
                "rows": [{"recipient": {"kind": "person", "id": person}, "shares": 1, "amount": null}]}),
        );
        self.made("distribution", "make_distribution", &json!({ "form": list }));
        let page = self.done("distribution", r#"{"id":$distribution}"#);
        self.words.push(("list_row", page["recipients"][0]["id"].clone()));
        let flood = self.filled("emergency_form", &json!({"name": "Banjir Kali Contoh"}));
        self.made("emergency", "make_emergency", &json!({ "form": flood }));
        let meeting = self.filled(
            "activity_form",
            &json!({"title": "Rapat pengurus", "day": walk::days_ago(8),
                "attendance": [{"who": {"kind": "person", "id": person}, "presence": "here"}]}),
        );
        self.made("activity", "make_activity", &json!({ "form": meeting }));
        let business = self.filled("business_form", &json!({"name": "Katering"}));
        self.made("business", "make_business", &json!({ "form": business }));
        let partner = self.filled("partner_form", &json!({"name": "Puskesmas Contoh", "kind": "FASKES"}));
        self.made("partner", "add_partner", &json!({"form": partner, "drafted": false}));
        let referral = self.filled(
            "referral_form",
            &json!({"partner": self.word("partner"), "sent_on": walk::days_ago(6),
                "answer_by": walk::days_ago(2), "request": "Periksa mata.", "shares": ["name"]}),
        );
        let refer = |case: Value| json!({"id": case, "form": referral, "moveCase": false});
        self.made("referral", "make_referral", &refer(self.word("case")));
        self.sign_in("pendamping");
        self.plan_in("secret", ["secret_goal", "secret_action"], &companion);
        self.picture_on("secret_picture", "case", &self.word("secret"));
        self.made("secret_referral", "make_referral", &refer(self.word("secret")));
        form["recipient"]["id"] = other;
        form["case_id"] = self.word("secret");
        self.made("secret_aid", "record_assistance", &json!({ "form": form }));
        let act = self.done("last_act", "{}")["act"].clone();
        self.words.push(("secret_act", act));
    }

    /// A picture of one point.
    fn picture_on(&mut self, word: &'static str, kind: &str, id: &Value) {
        let form = self.filled("attachment_form", &json!({"taken_on": walk::days_ago(2)}));
        let on = json!({"kind": kind, "id": id});
        self.made(word, "add_attachment", &json!({"on": on, "form": form, "picture": walk::POINT}));
    }

    /// A goal and an action under it.
    fn plan_in(&mut self, case: &str, words: [&'static str; 2], officer: &Value) {
        let text = "Makan cukup";
        let goal = made(self.window, "add_goal", &json!({"id": self.word(case), "text": text}));
        let form = self.filled("action_form", &json!({"what": "Daftar dapur umum", "officer": officer}));
        let action = made(self.window, "add_action", &json!({"goal": goal, "form": form}));
        self.words.extend(words.into_iter().zip([goal, action]));
    }

    /// Signs in as who has this role.
    pub(super) fn sign_in(&mut self, role: &str) {
        let at = ROLES.iter().position(|one| *one == role).expect("a role");
        let me = self.officers[at].clone();
        made(self.window, "unlock", &json!({"officer": me, "passphrase": PASSPHRASE}));
        self.words.retain(|(word, _)| !["me", "case_form"].contains(word));
        let form = self.filled("case_form_of_other", &json!({ "responsible": me }));
        self.words.extend([("me", me), ("case_form", form)]);
    }

    /// Calls a command of the table.
    pub(super) fn call(&self, command: &str, arguments: &str) -> Result<Value, Vec<String>> {
        let mut words: Vec<_> = self.words.iter().collect();
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let filled = words.iter().fold(arguments.to_owned(), |text, (word, value)| {
            text.replace(&format!("${word}"), &value.to_string())
        });
        let arguments = serde_json::from_str(&filled);
        let arguments = arguments.unwrap_or_else(|error| panic!("{command} {filled}: {error}"));
        self.window.command(command, &arguments)
    }

    /// All that the head can see of the world.
    pub(super) fn seen_by_head(&mut self) -> Vec<Value> {
        self.sign_in(HEAD);
        let seen = [
            ("persons", r#"{"filter":$person_filter,"offset":0,"limit":99}"#),
            ("person", r#"{"id":$person}"#),
            ("household", r#"{"id":$household}"#),
            ("count_households", r#"{"filter":$household_filter}"#),
            ("cases", r#"{"filter":$case_filter,"offset":0,"limit":99}"#),
            ("case", r#"{"id":$case}"#),
            ("case", r#"{"id":$own}"#),
            ("open_secret_case", r#"{"id":$secret,"reason":"diperiksa"}"#),
            ("assistances", r#"{"filter":$aid_filter,"offset":0,"limit":99}"#),
            ("assistance", r#"{"id":$aid}"#),
            ("distributions", r#"{"query":"","offset":0,"limit":99}"#),
            ("distribution", r#"{"id":$distribution}"#),
            ("emergency", r#"{"id":$emergency}"#),
            ("activity", r#"{"id":$activity}"#),
            ("business", r#"{"id":$business}"#),
            ("partner", r#"{"id":$partner}"#),
            ("referrals", r#"{"filter":$referral_filter,"offset":0,"limit":99}"#),
            ("officers", "{}"),
            ("session", "{}"),
            ("find_group", "{}"),
            ("handovers", "{}"),
        ];
        seen.iter().map(|(command, arguments)| self.done(command, arguments)).collect()
    }

    fn done(&self, command: &str, arguments: &str) -> Value {
        self.call(command, arguments).unwrap_or_else(|codes| panic!("{command} {arguments}: {codes:?}"))
    }

    /// Makes a record and keeps its id under a word.
    fn made(&mut self, word: &'static str, command: &str, arguments: &Value) {
        let id = made(self.window, command, arguments)["id"].clone();
        self.words.push((word, id));
    }

    fn word(&self, word: &str) -> Value {
        self.words.iter().find(|(one, _)| *one == word).expect("a known word").1.clone()
    }

    /// The empty form with some fields filled in.
    fn filled(&self, form: &str, fields: &Value) -> Value {
        let mut filled = self.word(form);
        for (field, value) in fields.as_object().expect("fields") {
            filled[field] = value.clone();
        }
        filled
    }
}

fn made(window: &Window, command: &str, arguments: &Value) -> Value {
    window.command(command, arguments).unwrap_or_else(|codes| panic!("{command} {arguments}: {codes:?}"))
}

/// Empty forms of what the group does together and of emergencies.
fn group_words() -> Vec<(&'static str, Value)> {
    vec![
        ("emergency_form", json!({"name": "", "pmks": 21, "day": walk::days_ago(3), "note": ""})),
        (
            "emergency_line",
            json!({"name": "", "address": "", "rt": "", "souls": null, "need": "", "phone": "", "known": null}),
        ),
        (
            "emergency_cases",
            json!({"lines": [], "criteria": [], "urgency": "emergency", "source": "rt",
            "reported_on": walk::days_ago(3), "responsible": "00000000-0000-4000-8000-000000000000"}),
        ),
        (
            "activity_form",
            json!({"kind": "board", "title": "", "day": "", "time": "", "place": "", "leader": "", "writer": "",
            "agenda": "", "minutes": "", "attendance": [], "decisions": [], "cases": []}),
        ),
        (
            "business_form",
            json!({"name": "", "work": "", "since": "", "place": "", "stopped_on": "", "stopped_why": "",
            "note": "", "members": [], "cases": []}),
        ),
    ]
}

/// Filters that keep everything.
fn filters() -> Vec<(&'static str, Value)> {
    vec![
        ("person_filter", json!({"query": "", "rt": "", "gone_too": true})),
        ("household_filter", json!({"query": "", "rt": ""})),
        (
            "case_filter",
            json!({"stage": null, "pmks": null, "rt": "", "responsible": null, "overdue": false,
            "closed_too": true, "query": ""}),
        ),
        (
            "aid_filter",
            json!({"from": "", "to": "", "kind": "", "fund": "", "given_by": null, "rt": "",
            "person": null, "household": null}),
        ),
        (
            "candidate_filter",
            json!({"per": "person", "rt": "", "age_from": null, "age_to": null, "sex": "", "pmks": null, "kind": "",
            "without": false, "emergency": null, "tag": ""}),
        ),
        ("partner_filter", json!({"query": "", "kind": "", "inactive_too": true})),
        ("referral_filter", json!({"waiting": false, "overdue": false, "partner": null})),
    ]
}

/// What needs no record: empty forms.
fn plain_words() -> Vec<(&'static str, Value)> {
    let unknown = json!("00000000-0000-4000-8000-000000000000");
    vec![
        ("passphrase", json!(PASSPHRASE)),
        ("unknown", unknown.clone()),
        ("me", unknown.clone()),
        ("choice_form", json!({"name": "", "sensitive": false, "others": false, "form": "money"})),
        (
            "person_form",
            json!({"name": "", "nickname": "", "sex": "", "birth_place": "", "birth": {"kind": "unknown"},
            "nik": "", "nik_unfinished": false, "nik_shared": false, "papers": "", "marital_status": 0,
            "occupation": "", "phone": "", "dwelling": "rt", "rt": "", "address": "", "kampung": "", "note": ""}),
        ),
        ("attachment_form", json!({"kind": "house", "description": "", "taken_on": ""})),
        (
            "notice_form",
            json!({"ground": "", "told_on": "", "told_by": null, "way": "", "guardian": "",
            "guardian_relation": "", "ended_on": ""}),
        ),
        (
            "household_form",
            json!({"kk": "", "kk_unfinished": false, "rt": "", "address": "", "kampung": "",
            "note": ""}),
        ),
        // Nobody carries it: whoever is signed in does not.
        (
            "case_form_of_other",
            json!({"subject": null, "types": [], "source": "", "reporter": "",
            "reported_on": walk::days_ago(8), "urgency": "normal", "secret": false, "story": "", "responsible": unknown}),
        ),
        ("case_form", json!({})),
        ("action_form", json!({"what": "", "officer": null, "doer": "", "due": "", "fund": ""})),
        ("end_form", json!({"how": "dropped", "on": "", "outcome": ""})),
        ("close_form", json!({"close_reason": "", "closed_on": "", "close_note": ""})),
        (
            "empty_note",
            json!({"kind": "note", "happened": walk::days_ago(7), "text": "", "outcome": "", "officer": unknown,
            "next_visit": ""}),
        ),
        (
            "assessment_form",
            json!({"visited_on": "", "visited_by": null, "needs": "", "strengths": "", "conditions": "",
            "disabilities": [], "aids": "", "carer": "", "safe_contact": "", "legal_status": "", "daily_help": "",
            "event": "", "event_on": ""}),
        ),
        ("check_form", json!({"done_on": "", "observer": null, "answers": [], "note": ""})),
        (
            "listing_form",
            json!({"register": "dtsen", "standing": "unknown", "seen_on": "", "how": "", "said_by": "",
            "desil": 0, "card_number": "", "category": "", "card_year": "", "note": ""}),
        ),
        (
            "aid_form",
            json!({"recipient": null, "case_id": null, "kind": "WK_SEMBAKO", "date": walk::days_ago(8),
            "since": "", "until": "", "form": "goods", "amount": null, "items": [], "funds": [], "note": ""}),
        ),
        (
            "distribution_form",
            json!({"name": "", "day": "", "place": "", "per": "person", "kind": "WK_SEMBAKO", "form": "goods",
            "amount": null, "items": [], "funds": [], "note": "", "rows": []}),
        ),
        (
            "mark_form",
            json!({"came": "signed", "on": "", "proxy_name": "", "proxy_relation": "", "note": ""}),
        ),
        (
            "partner_form",
            json!({"name": "", "kind": "", "offers": "", "phone": "", "address": "", "contact": "", "note": "",
            "active": true}),
        ),
        (
            "referral_form",
            json!({"partner": null, "sent_on": "", "answer_by": "", "request": "", "done": "",
            "enclosures": "", "shares": []}),
        ),
        (
            "answer_form",
            json!({"state": "accepted", "outcome_on": "", "outcome": "", "news_by": "", "next_stage": null}),
        ),
        (
            "group_form",
            json!({"name": "", "kelurahan_code": "", "rw": "", "rts": [], "address": "", "decree": "",
            "office": ""}),
        ),
    ]
}
