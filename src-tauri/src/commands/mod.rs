//! The commands of the page, one file per area: take arguments, call the core, hand back. Ten lines at most each.

mod activity;
mod assessment;
mod assistance;
mod attachment;
mod backup;
mod case;
mod choice;
mod distribution;
mod draft;
mod erasing;
mod family;
mod flag;
mod group;
mod handover;
mod health;
mod history;
mod home;
mod household;
mod merging;
mod partner;
mod person;
mod places;
mod plan;
mod reference;
mod referral;
mod retention;
mod timeline;
mod vault;

use tauri_specta::{Builder, collect_commands};

/// All commands with their types; the page's `bindings.ts` is generated from it.
#[allow(clippy::too_many_lines)] // a list
pub(crate) fn bridge() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        // Numbers of this program stay far below 2^53: rupiah of a neighbourhood, counts, revisions.
        .dangerously_cast_bigints_to_number()
        .disable_serde_phases()
        .commands(collect_commands![
            vault::start,
            vault::choose_training,
            vault::create_vault,
            vault::recovery_key,
            vault::confirm_recovery,
            vault::finish_setup,
            vault::unlock,
            vault::unlock_with_recovery,
            vault::lock,
            vault::session,
            vault::officers,
            vault::add_officer,
            vault::set_officer_roles,
            vault::reset_passphrase,
            vault::change_passphrase,
            vault::remove_officer,
            vault::stop_removal,
            vault::set_appearance,
            vault::check_passphrase,
            vault::suggest_passphrase,
            vault::idle_choices,
            vault::set_idle_minutes,
            group::find_group,
            group::save_group,
            group::set_important_numbers,
            reference::regions,
            reference::pmks_types,
            reference::sources,
            choice::assistance_kinds,
            choice::funds,
            choice::choices,
            choice::add_choice,
            choice::change_choice,
            choice::hide_choice,
            choice::shift_choice,
            choice::remove_choice,
            choice::tags,
            choice::set_tags,
            choice::tag_counts,
            reference::partner_kinds,
            person::persons,
            person::person_lines,
            person::similar_persons,
            person::count_persons,
            person::person,
            person::person_row,
            person::add_person,
            person::change_person,
            person::set_person_here,
            person::withdraw_person,
            person::person_notice,
            person::set_person_notice,
            person::own_data,
            person::own_data_printed,
            retention::retention,
            retention::set_keep_years,
            retention::keep_person,
            flag::flags,
            flag::ask_flag,
            flag::answer_flag,
            attachment::attachments,
            attachment::shrink_picture,
            attachment::add_attachment,
            attachment::change_attachment,
            attachment::withdraw_attachment,
            attachment::attachment_picture,
            attachment::attachment_small,
            attachment::attachment_printed,
            erasing::erasure_preview,
            erasing::erase_person,
            person::check_nik,
            person::look_alike_persons,
            household::households,
            household::count_households,
            household::household,
            household::household_row,
            household::household_of,
            household::add_household,
            household::change_household,
            household::set_household_members,
            household::join_household,
            household::leave_household,
            household::withdraw_household,
            household::check_kk,
            case::cases,
            case::count_cases,
            case::case,
            case::open_case,
            case::open_secret_case,
            case::case_type_doubts,
            case::change_case,
            case::withdraw_case,
            case::hand_case_to,
            case::officer_work,
            case::hand_work,
            case::hand_minutes,
            case::move_case,
            case::close_case,
            case::reopen_case,
            case::add_follow_up,
            case::correct_follow_up,
            case::withdraw_follow_up,
            case::plan_visit,
            plan::plan_of_case,
            plan::add_goal,
            plan::change_goal,
            plan::withdraw_goal,
            plan::add_action,
            plan::change_action,
            plan::end_action,
            plan::reopen_action,
            plan::withdraw_action,
            case::case_marks,
            case::cases_of_person,
            case::cases_of_household,
            case::cases_by_stage,
            case::often_case_types,
            assessment::case_assessment,
            assessment::set_assessment,
            assessment::withdraw_assessment,
            assessment::still_needed,
            assessment::poverty_checks,
            assessment::record_poverty_check,
            assessment::withdraw_poverty_check,
            assessment::listings,
            assessment::record_listing,
            assessment::withdraw_listing,
            assistance::assistances,
            assistance::count_assistances,
            assistance::assistance_totals,
            assistance::assistance,
            assistance::record_assistance,
            assistance::change_assistance,
            assistance::withdraw_assistance,
            assistance::already_got,
            assistance::card_doubts,
            assistance::cases_for_assistance,
            assistance::assistance_of_person,
            assistance::assistance_of_household,
            assistance::assistance_of_case,
            activity::activities,
            activity::count_activities,
            activity::search_activities,
            activity::activity,
            activity::activities_of_case,
            activity::expected_attendance,
            activity::make_activity,
            activity::change_activity,
            activity::withdraw_activity,
            activity::tick_decision,
            activity::activity_printed,
            activity::businesses,
            activity::count_businesses,
            activity::business,
            activity::make_business,
            activity::change_business,
            activity::withdraw_business,
            activity::add_progress,
            activity::withdraw_progress,
            distribution::distributions,
            distribution::count_distributions,
            distribution::distribution,
            distribution::distribution_candidates,
            distribution::already_marks,
            distribution::make_distribution,
            distribution::change_distribution,
            distribution::withdraw_distribution,
            distribution::mark_recipient,
            distribution::mark_rest,
            distribution::close_distribution,
            distribution::distribution_printed,
            partner::partners,
            partner::count_partners,
            partner::partners_named,
            partner::partner,
            partner::add_partner,
            partner::change_partner,
            partner::withdraw_partner,
            referral::referrals,
            referral::count_referrals,
            referral::referral,
            referral::referrals_of_case,
            referral::make_referral,
            referral::change_referral,
            referral::answer_referral,
            referral::withdraw_referral,
            handover::prepare_handover,
            handover::office_cards_in,
            handover::read_office_card,
            handover::accept_office_card,
            handover::hand_over,
            handover::stop_handover,
            handover::handovers,
            home::home,
            home::waiting_tasks,
            home::week,
            home::incomplete,
            timeline::timeline,
            timeline::timeline_printed,
            home::due_visits,
            family::family_consequences,
            family::record_family_event,
            family::family_around,
            family::visit_cases,
            family::record_family_visit,
            merging::merge_candidates,
            merging::count_merge_candidates,
            merging::look_for_candidates,
            merging::judge_not_same,
            merging::merged_records,
            merging::preview_person_merge,
            merging::merge_persons,
            merging::preview_family_merge,
            merging::merge_families,
            history::check_journal,
            history::record_history,
            history::week_in_review,
            history::last_act,
            history::undo_preview,
            history::undo,
            history::recently_deleted,
            health::check_health,
            health::mend_health,
            health::stop_health,
            health::last_health,
            draft::keep_draft,
            draft::find_draft,
            draft::discard_draft,
            backup::last_backup,
            backup::back_up,
            backup::stop_backup,
            backup::older_key_backups,
            backup::drop_older_key_backups,
            backup::own_backups,
            backup::keeping,
            backup::backup_stick,
            backup::name_backup_stick,
            backup::forget_backup_stick,
            backup::backups_in,
            backup::before_restore,
            backup::restore,
            backup::restore_with_recovery,
            places::sticks,
            places::choose_folder,
        ])
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// `cargo xtask bindings` runs this with the file gone; the test command runs it as it is.
    #[test]
    fn the_generated_bridge_is_fresh() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/bindings.ts");
        let fresh = tempfile::NamedTempFile::new().unwrap();
        super::bridge().export(specta_typescript::Typescript::default(), fresh.path()).unwrap();
        let text = format!("// eslint-disable\n{}", std::fs::read_to_string(fresh.path()).unwrap());
        if !path.exists() {
            std::fs::write(&path, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap();
        assert!(kept == text, "ui/src/bindings.ts is stale: run `cargo xtask bindings`");
    }
}
