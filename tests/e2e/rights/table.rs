//! Who may call what: PRODUCT.md's table "Roles", written out for every command of the page.
//!
//! `$words` stand for ids and forms of the world that `super` builds. A command stands here once for every kind of
//! record that makes a difference. Arguments that a granted call could spoil the world with fail after the right
//! was asked: an unknown record, an empty form, a reason that is missing.

/// Who gets further than the question for the right.
pub(super) enum Who {
    /// These roles. The others are refused, and so is everybody who is not signed in.
    Only(&'static [&'static str]),
    /// The same, but the other roles get this answer instead of a refusal: it tells nothing, and a page that
    /// everybody sees asks for it.
    Quiet(&'static [&'static str], &'static str),
    /// Everybody, signed in or not, for this reason.
    Always(&'static str),
    /// The same, but a person has to answer it: not called here.
    ByHand(&'static str),
}
use Who::{Always, ByHand, Only, Quiet};

/// In the order of PRODUCT.md's table.
pub(super) const ROLES: [&str; 5] = ["ketua", "pencatat", "pendamping", "bendahara", "pembaca"];

const EVERYBODY: &[&str] = &ROLES;
const HEAD: &[&str] = &["ketua"];
const HEAD_AND_RECORDER: &[&str] = &["ketua", "pencatat"];
const HEAD_AND_COMPANION: &[&str] = &["ketua", "pendamping"];
const COMPANION: &[&str] = &["pendamping"];
/// Residents and cases in full.
const WRITERS: &[&str] = &["ketua", "pencatat", "pendamping"];
const COUNT_CASES: &[&str] = &["ketua", "pencatat", "pendamping", "pembaca"];
const READ_AID: &[&str] = &["ketua", "pencatat", "pendamping", "bendahara"];

/// The head gave them their first passphrase, so they must choose their own; the head has to type the present one.
const TOLD_A_PASSPHRASE: &[&str] = &["pencatat", "pendamping", "bendahara", "pembaca"];
/// Who may make a backup.
const KEEPERS: &[&str] = &["ketua", "bendahara"];

const FIRST: &str = "the first screens need it";
const OPENS: &str = "it is how one gets in";
const SAME: &str = "it is the same for everybody and tells nothing of anybody";
const RESTORE: &str =
    "a backup is brought back where nobody can sign in yet; a place opens nothing by itself";

/// Command, its arguments, who may. What ends the session stands last.
pub(super) const TABLE: &[(&str, &str, Who)] = &[
    ("start", "{}", Always(FIRST)),
    (
        "create_vault",
        r#"{"first":{"name":"Nitik","more_roles":[],"passphrase":"x","text_size":100}}"#,
        Always(FIRST),
    ),
    ("unlock", r#"{"officer":$me,"passphrase":$passphrase}"#, Always(OPENS)),
    ("unlock_with_recovery", r#"{"officer":$me,"key":""}"#, Always(OPENS)),
    ("check_passphrase", r#"{"passphrase":"x","name":""}"#, Always(FIRST)),
    ("suggest_passphrase", "{}", Always(FIRST)),
    ("idle_choices", "{}", Always(SAME)),
    ("regions", "{}", Always(SAME)),
    ("pmks_types", "{}", Always(SAME)),
    ("sources", "{}", Always(SAME)),
    ("assistance_kinds", "{}", Always(SAME)),
    ("funds", "{}", Always(SAME)),
    ("partner_kinds", "{}", Always(SAME)),
    ("sticks", "{}", Always(RESTORE)),
    ("own_backups", "{}", Always(RESTORE)),
    ("keeping", "{}", Always("whoever locks must see whether the stick may be pulled out")),
    ("choose_folder", "{}", ByHand(RESTORE)),
    // Oneself. Names of officers stand on every case and on the unlock screen.
    ("session", "{}", Only(EVERYBODY)),
    ("officers", "{}", Only(EVERYBODY)),
    ("find_group", "{}", Only(EVERYBODY)),
    // Beranda leaves out what the roles do not open.
    ("home", "{}", Only(EVERYBODY)),
    ("set_appearance", r#"{"textSize":100,"theme":"light","pasaran":false}"#, Only(EVERYBODY)),
    ("change_passphrase", r#"{"current":"salah","passphrase":"x"}"#, Only(EVERYBODY)),
    ("reset_passphrase", r#"{"officer":$me,"passphrase":"x"}"#, Only(TOLD_A_PASSPHRASE)),
    ("keep_draft", r#"{"form":"uji","subject":"","payload":"{}"}"#, Only(EVERYBODY)),
    ("find_draft", r#"{"form":"uji","subject":""}"#, Only(EVERYBODY)),
    ("discard_draft", r#"{"form":"uji","subject":""}"#, Only(EVERYBODY)),
    // Officers, settings.
    ("recovery_key", "{}", Only(HEAD)),
    ("confirm_recovery", r#"{"places":[[1,"X"]]}"#, Only(HEAD)),
    ("finish_setup", "{}", Only(HEAD)),
    ("add_officer", r#"{"officer":{"name":"","roles":["ketua"],"passphrase":"x"}}"#, Only(HEAD)),
    ("set_officer_roles", r#"{"officer":$unknown,"roles":["ketua"]}"#, Only(HEAD)),
    ("reset_passphrase", r#"{"officer":$unknown,"passphrase":"x"}"#, Only(HEAD)),
    ("remove_officer", r#"{"officer":$unknown,"onProgress":"__CHANNEL__:99"}"#, Only(HEAD)),
    ("stop_removal", "{}", Only(HEAD)),
    ("officer_work", "{}", Only(HEAD)),
    ("hand_work", r#"{"form":{"from":[],"to":$unknown,"reason":""}}"#, Only(HEAD)),
    ("hand_minutes", "{}", Only(HEAD)),
    ("set_idle_minutes", r#"{"minutes":7}"#, Only(HEAD)),
    ("save_group", r#"{"form":$group_form}"#, Only(HEAD)),
    ("set_important_numbers", r#"{"rev":0,"numbers":[]}"#, Only(HEAD)),
    // Residents and families: everybody sees that they are there.
    ("persons", r#"{"filter":$person_filter,"offset":0,"limit":9}"#, Only(EVERYBODY)),
    ("person_lines", r#"{"filter":$person_filter,"offset":0,"limit":9}"#, Only(EVERYBODY)),
    ("similar_persons", r#"{"filter":$person_filter}"#, Only(EVERYBODY)),
    ("count_persons", r#"{"filter":$person_filter}"#, Only(EVERYBODY)),
    ("person_row", r#"{"id":$person}"#, Only(EVERYBODY)),
    ("person", r#"{"id":$person}"#, Only(WRITERS)),
    ("add_person", r#"{"form":$person_form,"placing":{"kind":"none"},"drafted":false}"#, Only(WRITERS)),
    ("change_person", r#"{"id":$person,"rev":0,"form":$person_form}"#, Only(WRITERS)),
    ("set_person_here", r#"{"id":$unknown}"#, Only(WRITERS)),
    (
        "family_consequences",
        r#"{"kind":"death","household":$household,"persons":[$person],"date":"2026-11-14"}"#,
        Only(WRITERS),
    ),
    (
        "record_family_event",
        r#"{"form":{"kind":"death","household":$household,"rev":0,"persons":[],"date":"","note":"","members":[],"new_family":{"kk":"","kk_unfinished":false,"rt":"","address":"","kampung":"","note":""},"new_members":[],"into":null,"end_programmes":false}}"#,
        Only(WRITERS),
    ),
    ("family_around", r#"{"household":$household}"#, Only(WRITERS)),
    ("visit_cases", r#"{"household":$household}"#, Only(WRITERS)),
    (
        "record_family_visit",
        r#"{"form":{"household":$household,"happened":"","officer":$me,"text":"","lines":[]}}"#,
        Only(WRITERS),
    ),
    (
        "due_visits",
        r#"{"days":7}"#,
        Quiet(WRITERS, r#"{"places":[],"total":0,"shown":0,"secret":[],"secret_of_others":0}"#),
    ),
    ("withdraw_person", r#"{"id":$unknown,"reason":""}"#, Only(WRITERS)),
    ("person_notice", r#"{"id":$person}"#, Only(WRITERS)),
    ("set_person_notice", r#"{"id":$unknown,"rev":0,"form":$notice_form}"#, Only(WRITERS)),
    ("own_data", r#"{"id":$person}"#, Only(WRITERS)),
    ("own_data_printed", r#"{"id":$unknown}"#, Only(WRITERS)),
    // What is asked has the reach of its record, and a secret case takes no question.
    ("flags", r#"{"on":{"kind":"person","id":$person}}"#, Quiet(WRITERS, "[]")),
    ("ask_flag", r#"{"on":{"kind":"person","id":$person},"question":"","of":null}"#, Only(WRITERS)),
    ("ask_flag", r#"{"on":{"kind":"case","id":$case},"question":"","of":null}"#, Only(WRITERS)),
    ("ask_flag", r#"{"on":{"kind":"case","id":$secret},"question":"","of":null}"#, Only(&[])),
    ("answer_flag", r#"{"id":$unknown,"rev":0,"answer":""}"#, Only(WRITERS)),
    // A picture has the reach of its record: on a secret case it is its companion's alone.
    (
        "attachments",
        r#"{"on":{"kind":"person","id":$person}}"#,
        Quiet(WRITERS, r#"{"rows":[],"may_change":false,"most_bytes":0}"#),
    ),
    ("shrink_picture", r#"{"file":""}"#, Only(WRITERS)),
    (
        "add_attachment",
        r#"{"on":{"kind":"person","id":$person},"form":$attachment_form,"picture":""}"#,
        Only(WRITERS),
    ),
    (
        "add_attachment",
        r#"{"on":{"kind":"case","id":$case},"form":$attachment_form,"picture":""}"#,
        Only(HEAD_AND_RECORDER),
    ),
    (
        "add_attachment",
        r#"{"on":{"kind":"case","id":$secret},"form":$attachment_form,"picture":""}"#,
        Only(COMPANION),
    ),
    ("change_attachment", r#"{"id":$attachment,"rev":0,"form":$attachment_form}"#, Only(WRITERS)),
    ("withdraw_attachment", r#"{"id":$attachment,"reason":""}"#, Only(WRITERS)),
    ("attachment_picture", r#"{"id":$attachment}"#, Only(WRITERS)),
    ("attachment_small", r#"{"id":$attachment}"#, Only(WRITERS)),
    ("attachment_printed", r#"{"id":$attachment}"#, Only(WRITERS)),
    ("attachment_picture", r#"{"id":$secret_picture}"#, Only(COMPANION)),
    ("attachment_small", r#"{"id":$secret_picture}"#, Only(COMPANION)),
    ("attachment_printed", r#"{"id":$secret_picture}"#, Only(COMPANION)),
    ("change_attachment", r#"{"id":$secret_picture,"rev":0,"form":$attachment_form}"#, Only(COMPANION)),
    ("withdraw_attachment", r#"{"id":$secret_picture,"reason":""}"#, Only(COMPANION)),
    ("retention", r#"{"limit":9}"#, Only(HEAD)),
    ("set_keep_years", r#"{"years":7}"#, Only(HEAD)),
    ("keep_person", r#"{"id":$unknown,"reason":""}"#, Only(HEAD)),
    ("erasure_preview", r#"{"id":$unknown}"#, Only(HEAD)),
    ("erase_person", r#"{"id":$unknown,"reason":"asked","backups":false}"#, Only(HEAD)),
    ("check_nik", r#"{"nik":"","birth":{"kind":"unknown"},"sex":""}"#, Only(WRITERS)),
    (
        "look_alike_persons",
        r#"{"name":"Kawung","nik":"","rt":"032","birth":{"kind":"unknown"},"except":null}"#,
        Only(WRITERS),
    ),
    ("households", r#"{"filter":$household_filter,"offset":0,"limit":9}"#, Only(EVERYBODY)),
    ("count_households", r#"{"filter":$household_filter}"#, Only(EVERYBODY)),
    ("household_row", r#"{"id":$household}"#, Only(EVERYBODY)),
    ("household", r#"{"id":$household}"#, Only(WRITERS)),
    ("household_of", r#"{"person":$person}"#, Only(WRITERS)),
    ("add_household", r#"{"form":$household_form,"members":[],"moving":false}"#, Only(WRITERS)),
    (
        "change_household",
        r#"{"id":$household,"rev":0,"form":$household_form,"members":[],"moving":false}"#,
        Only(WRITERS),
    ),
    ("set_household_members", r#"{"id":$household,"rev":0,"members":[],"moving":false}"#, Only(WRITERS)),
    (
        "join_household",
        r#"{"id":$unknown,"member":{"person":$unknown,"relation":4},"moving":false}"#,
        Only(WRITERS),
    ),
    ("leave_household", r#"{"person":$unknown}"#, Only(WRITERS)),
    ("withdraw_household", r#"{"id":$household,"reason":""}"#, Only(WRITERS)),
    ("check_kk", r#"{"kk":"","own":null}"#, Only(WRITERS)),
    // Cases: $case is the head's, $own and $secret are the companion's.
    ("cases", r#"{"filter":$case_filter,"offset":0,"limit":9}"#, Only(WRITERS)),
    ("count_cases", r#"{"filter":$case_filter}"#, Only(COUNT_CASES)),
    ("cases_by_stage", "{}", Only(COUNT_CASES)),
    ("often_case_types", "{}", Only(WRITERS)),
    ("cases_of_person", r#"{"person":$person}"#, Only(WRITERS)),
    ("cases_of_household", r#"{"household":$household}"#, Only(WRITERS)),
    ("case_type_doubts", r#"{"person":$person,"types":[1],"reportedOn":""}"#, Only(WRITERS)),
    ("case_marks", r#"{"persons":[$person]}"#, Quiet(WRITERS, "[]")),
    ("waiting_tasks", "{}", Quiet(WRITERS, "0")),
    ("week", r#"{"day":"","of":null}"#, Only(WRITERS)),
    ("case", r#"{"id":$case}"#, Only(WRITERS)),
    ("case", r#"{"id":$own}"#, Only(WRITERS)),
    ("case", r#"{"id":$secret}"#, Only(COMPANION)),
    ("case", r#"{"id":$unknown}"#, Only(WRITERS)),
    ("open_secret_case", r#"{"id":$secret,"reason":""}"#, Only(HEAD_AND_COMPANION)),
    ("open_case", r#"{"form":$case_form}"#, Only(WRITERS)),
    ("open_case", r#"{"form":$case_form_of_other}"#, Only(HEAD_AND_RECORDER)),
    ("change_case", r#"{"id":$case,"rev":0,"form":$case_form,"reason":""}"#, Only(HEAD_AND_RECORDER)),
    ("change_case", r#"{"id":$own,"rev":0,"form":$case_form,"reason":""}"#, Only(WRITERS)),
    ("change_case", r#"{"id":$secret,"rev":0,"form":$case_form,"reason":""}"#, Only(COMPANION)),
    ("withdraw_case", r#"{"id":$case,"reason":""}"#, Only(HEAD_AND_RECORDER)),
    ("withdraw_case", r#"{"id":$secret,"reason":""}"#, Only(COMPANION)),
    ("hand_case_to", r#"{"id":$case,"rev":0,"officer":$unknown,"reason":""}"#, Only(HEAD_AND_RECORDER)),
    ("hand_case_to", r#"{"id":$secret,"rev":0,"officer":$unknown,"reason":""}"#, Only(HEAD_AND_COMPANION)),
    ("move_case", r#"{"id":$case,"rev":0,"stage":"closed","reason":""}"#, Only(HEAD_AND_RECORDER)),
    ("move_case", r#"{"id":$secret,"rev":0,"stage":"closed","reason":""}"#, Only(COMPANION)),
    ("close_case", r#"{"id":$case,"rev":0,"form":$close_form}"#, Only(HEAD_AND_RECORDER)),
    ("close_case", r#"{"id":$secret,"rev":0,"form":$close_form}"#, Only(COMPANION)),
    ("reopen_case", r#"{"id":$case,"rev":0,"stage":null,"reason":""}"#, Only(HEAD_AND_RECORDER)),
    ("reopen_case", r#"{"id":$secret,"rev":0,"stage":null,"reason":""}"#, Only(COMPANION)),
    ("add_follow_up", r#"{"id":$case,"form":$empty_note}"#, Only(HEAD_AND_RECORDER)),
    ("add_follow_up", r#"{"id":$own,"form":$empty_note}"#, Only(WRITERS)),
    ("add_follow_up", r#"{"id":$secret,"form":$empty_note}"#, Only(COMPANION)),
    // The note is the head's.
    ("correct_follow_up", r#"{"id":$note,"rev":0,"form":$empty_note}"#, Only(HEAD)),
    ("withdraw_follow_up", r#"{"id":$note,"reason":""}"#, Only(HEAD_AND_RECORDER)),
    ("plan_visit", r#"{"id":$case,"nextVisit":"x","repeat":null}"#, Only(HEAD_AND_RECORDER)),
    ("plan_visit", r#"{"id":$secret,"nextVisit":"x","repeat":null}"#, Only(COMPANION)),
    // The plan: $goal and $action are in the head's case, $secret_goal and $secret_action in the companion's secret one.
    ("plan_of_case", r#"{"id":$case}"#, Only(WRITERS)),
    ("plan_of_case", r#"{"id":$secret}"#, Only(COMPANION)),
    ("add_goal", r#"{"id":$case,"text":""}"#, Only(HEAD_AND_RECORDER)),
    ("add_goal", r#"{"id":$own,"text":""}"#, Only(WRITERS)),
    ("add_goal", r#"{"id":$secret,"text":""}"#, Only(COMPANION)),
    ("change_goal", r#"{"id":$goal,"rev":0,"text":""}"#, Only(HEAD_AND_RECORDER)),
    ("change_goal", r#"{"id":$secret_goal,"rev":0,"text":""}"#, Only(COMPANION)),
    ("withdraw_goal", r#"{"id":$goal,"reason":""}"#, Only(HEAD_AND_RECORDER)),
    ("withdraw_goal", r#"{"id":$secret_goal,"reason":""}"#, Only(COMPANION)),
    ("add_action", r#"{"goal":$goal,"form":$action_form}"#, Only(HEAD_AND_RECORDER)),
    ("add_action", r#"{"goal":$secret_goal,"form":$action_form}"#, Only(COMPANION)),
    ("change_action", r#"{"id":$action,"rev":0,"form":$action_form}"#, Only(HEAD_AND_RECORDER)),
    ("change_action", r#"{"id":$secret_action,"rev":0,"form":$action_form}"#, Only(COMPANION)),
    ("end_action", r#"{"id":$action,"rev":0,"form":$end_form}"#, Only(HEAD_AND_RECORDER)),
    ("end_action", r#"{"id":$secret_action,"rev":0,"form":$end_form}"#, Only(COMPANION)),
    ("reopen_action", r#"{"id":$action,"rev":0}"#, Only(HEAD_AND_RECORDER)),
    ("reopen_action", r#"{"id":$secret_action,"rev":0}"#, Only(COMPANION)),
    ("withdraw_action", r#"{"id":$action,"reason":""}"#, Only(HEAD_AND_RECORDER)),
    ("withdraw_action", r#"{"id":$secret_action,"reason":""}"#, Only(COMPANION)),
    // Assessments have the level of their case; what is seen in a household is as the household.
    ("case_assessment", r#"{"id":$case}"#, Only(WRITERS)),
    ("case_assessment", r#"{"id":$secret}"#, Only(COMPANION)),
    ("set_assessment", r#"{"id":$case,"rev":7,"form":$assessment_form}"#, Only(HEAD_AND_RECORDER)),
    ("set_assessment", r#"{"id":$secret,"rev":7,"form":$assessment_form}"#, Only(COMPANION)),
    ("withdraw_assessment", r#"{"id":$case,"reason":""}"#, Only(HEAD_AND_RECORDER)),
    ("withdraw_assessment", r#"{"id":$secret,"reason":""}"#, Only(COMPANION)),
    ("still_needed", r#"{"id":$case}"#, Only(WRITERS)),
    ("still_needed", r#"{"id":$secret}"#, Only(COMPANION)),
    ("poverty_checks", r#"{"household":$household}"#, Only(WRITERS)),
    ("record_poverty_check", r#"{"household":$unknown,"form":$check_form}"#, Only(WRITERS)),
    ("withdraw_poverty_check", r#"{"id":$unknown,"reason":""}"#, Only(WRITERS)),
    ("listings", r#"{"household":$household}"#, Only(WRITERS)),
    ("record_listing", r#"{"household":$unknown,"form":$listing_form}"#, Only(WRITERS)),
    ("withdraw_listing", r#"{"id":$unknown,"reason":""}"#, Only(WRITERS)),
    // Assistance: $aid hangs on no case, $secret_aid on the companion's secret one. A companion gives in a case of
    // their own alone.
    ("assistances", r#"{"filter":$aid_filter,"offset":0,"limit":9}"#, Only(READ_AID)),
    ("count_assistances", r#"{"filter":$aid_filter}"#, Only(EVERYBODY)),
    ("assistance_totals", r#"{"filter":$aid_filter}"#, Only(READ_AID)),
    ("assistance", r#"{"id":$aid}"#, Only(READ_AID)),
    ("assistance", r#"{"id":$secret_aid}"#, Only(READ_AID)),
    ("record_assistance", r#"{"form":$aid_form}"#, Only(HEAD_AND_RECORDER)),
    ("record_assistance", r#"{"form":$own_aid_form}"#, Only(WRITERS)),
    ("change_assistance", r#"{"id":$aid,"rev":0,"form":$aid_form}"#, Only(HEAD_AND_RECORDER)),
    ("change_assistance", r#"{"id":$secret_aid,"rev":0,"form":$secret_aid_form}"#, Only(COMPANION)),
    // Nor do they take it out of their case.
    ("change_assistance", r#"{"id":$secret_aid,"rev":0,"form":$aid_form}"#, Only(&[])),
    ("withdraw_assistance", r#"{"id":$aid,"reason":""}"#, Only(HEAD_AND_RECORDER)),
    ("withdraw_assistance", r#"{"id":$secret_aid,"reason":""}"#, Only(COMPANION)),
    ("already_got", r#"{"recipient":{"kind":"person","id":$person}}"#, Only(READ_AID)),
    (
        "card_doubts",
        r#"{"recipient":{"kind":"person","id":$person},"kind":"PKH","except":null}"#,
        Only(READ_AID),
    ),
    ("cases_for_assistance", r#"{"recipient":{"kind":"person","id":$person}}"#, Only(WRITERS)),
    ("assistance_of_person", r#"{"person":$person}"#, Only(READ_AID)),
    ("assistance_of_household", r#"{"household":$household}"#, Only(READ_AID)),
    ("assistance_of_case", r#"{"id":$case}"#, Only(READ_AID)),
    ("assistance_of_case", r#"{"id":$secret}"#, Only(COMPANION)),
    // Partners are read by who reads cases and written by who writes them. $referral belongs to the head's case,
    // $secret_referral to the companion's secret one: for others there is none.
    ("partners", r#"{"filter":$partner_filter,"offset":0,"limit":9}"#, Only(WRITERS)),
    ("count_partners", r#"{"filter":$partner_filter}"#, Only(WRITERS)),
    ("partners_named", r#"{"name":"Puskesmas","except":null}"#, Only(WRITERS)),
    ("partner", r#"{"id":$partner}"#, Only(WRITERS)),
    ("add_partner", r#"{"form":$partner_form,"drafted":false}"#, Only(WRITERS)),
    ("change_partner", r#"{"id":$partner,"rev":0,"form":$partner_form}"#, Only(WRITERS)),
    ("withdraw_partner", r#"{"id":$partner,"reason":""}"#, Only(WRITERS)),
    ("referrals", r#"{"filter":$referral_filter,"offset":0,"limit":9}"#, Only(WRITERS)),
    ("count_referrals", r#"{"filter":$referral_filter}"#, Only(WRITERS)),
    ("referral", r#"{"id":$referral}"#, Only(WRITERS)),
    ("referral", r#"{"id":$secret_referral}"#, Only(COMPANION)),
    ("referrals_of_case", r#"{"id":$case}"#, Only(WRITERS)),
    ("make_referral", r#"{"id":$case,"form":$referral_form,"moveCase":true}"#, Only(HEAD_AND_RECORDER)),
    ("make_referral", r#"{"id":$own,"form":$referral_form,"moveCase":true}"#, Only(WRITERS)),
    ("make_referral", r#"{"id":$secret,"form":$referral_form,"moveCase":true}"#, Only(COMPANION)),
    ("change_referral", r#"{"id":$referral,"rev":0,"form":$referral_form}"#, Only(HEAD_AND_RECORDER)),
    ("change_referral", r#"{"id":$secret_referral,"rev":0,"form":$referral_form}"#, Only(COMPANION)),
    ("answer_referral", r#"{"id":$referral,"rev":0,"form":$answer_form}"#, Only(HEAD_AND_RECORDER)),
    ("answer_referral", r#"{"id":$secret_referral,"rev":0,"form":$answer_form}"#, Only(COMPANION)),
    ("withdraw_referral", r#"{"id":$referral,"reason":""}"#, Only(HEAD_AND_RECORDER)),
    ("withdraw_referral", r#"{"id":$secret_referral,"reason":""}"#, Only(COMPANION)),
    // The journal: a record's history is for whom the record is.
    ("check_journal", r#"{"onProgress":"__CHANNEL__:99"}"#, Quiet(HEAD, "null")),
    ("week_in_review", "{}", Only(HEAD)),
    ("check_health", r#"{"onProgress":"__CHANNEL__:99"}"#, Only(HEAD)),
    ("mend_health", r#"{"onProgress":"__CHANNEL__:99"}"#, Only(HEAD)),
    ("stop_health", "{}", Only(HEAD)),
    ("last_health", "{}", Only(HEAD)),
    ("record_history", r#"{"area":"person","id":$person}"#, Only(WRITERS)),
    ("record_history", r#"{"area":"household","id":$household}"#, Only(WRITERS)),
    ("record_history", r#"{"area":"case","id":$case}"#, Only(WRITERS)),
    ("record_history", r#"{"area":"case","id":$secret}"#, Only(COMPANION)),
    ("record_history", r#"{"area":"assistance","id":$aid}"#, Only(READ_AID)),
    ("record_history", r#"{"area":"assistance","id":$secret_aid}"#, Only(COMPANION)),
    ("record_history", r#"{"area":"partner","id":$partner}"#, Only(WRITERS)),
    ("record_history", r#"{"area":"referral","id":$referral}"#, Only(WRITERS)),
    ("record_history", r#"{"area":"referral","id":$secret_referral}"#, Only(COMPANION)),
    // Undo: as the operation that is taken back. $person_act made $person, $secret_act made $secret_aid.
    ("last_act", "{}", Only(EVERYBODY)),
    ("undo_preview", r#"{"act":$person_act}"#, Only(WRITERS)),
    ("undo_preview", r#"{"act":$secret_act}"#, Only(COMPANION)),
    // A family and gifts hang on $person, so it stays.
    ("undo", r#"{"act":$person_act}"#, Only(WRITERS)),
    ("recently_deleted", "{}", Only(WRITERS)),
    // Hand-over.
    ("prepare_handover", "{}", Only(HEAD)),
    ("office_cards_in", r#"{"place":"/etc"}"#, Only(HEAD)),
    ("read_office_card", r#"{"place":"/etc","name":"dinas.kartu"}"#, Only(HEAD)),
    ("accept_office_card", r#"{"place":"/etc","name":"dinas.kartu"}"#, Only(HEAD)),
    ("hand_over", r#"{"place":"/etc","struck":[],"onProgress":"__CHANNEL__:99"}"#, Only(HEAD)),
    ("stop_handover", "{}", Only(HEAD)),
    ("last_backup", "{}", Only(EVERYBODY)),
    ("back_up", r#"{"place":"/etc","onProgress":"__CHANNEL__:99"}"#, Only(KEEPERS)),
    ("stop_backup", "{}", Only(KEEPERS)),
    ("older_key_backups", "{}", Only(HEAD)),
    ("drop_older_key_backups", r#"{"onProgress":"__CHANNEL__:99"}"#, Only(HEAD)),
    ("backup_stick", "{}", Only(KEEPERS)),
    ("name_backup_stick", r#"{"place":"/etc"}"#, Only(HEAD)),
    ("forget_backup_stick", "{}", Only(HEAD)),
    ("backups_in", r#"{"place":"/etc"}"#, Always(RESTORE)),
    ("before_restore", r#"{"backup":"/etc"}"#, Always(RESTORE)),
    (
        "restore",
        r#"{"backup":"/etc","officer":$me,"passphrase":"x","onProgress":"__CHANNEL__:99"}"#,
        Always(RESTORE),
    ),
    (
        "restore_with_recovery",
        r#"{"backup":"/etc","officer":$me,"key":"","onProgress":"__CHANNEL__:99"}"#,
        Always(RESTORE),
    ),
    ("handovers", "{}", Only(HEAD)),
    // What ends the session.
    ("lock", "{}", Always("whoever walks away locks, at whatever page")),
    ("choose_training", r#"{"training":true}"#, Always(FIRST)),
];
