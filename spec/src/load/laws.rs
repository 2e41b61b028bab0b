//! Stage three: the laws that every specification keeps.
//!
//! Each law is one small function whose comment states what it guards; all of
//! them are checked, and resolution may rely on them. A law says nothing about
//! what another one reports.

mod about;
mod accepted;
mod aliases;
mod costs;
mod fields;
mod groups;
mod identifiers;
mod limits;
mod parts;
mod predicates;
mod rules;
mod sizes;
mod sources;
mod statements;

use super::context::Context;
use super::problems::Problems;

type Law = fn(&Context<'_>, &mut Problems);

/// Laws about a specification.
const LAWS: &[Law] = &[
    identifiers::names_have_their_form,
    identifiers::rule_ids_are_free,
    identifiers::profiles_have_names,
    identifiers::rust_types_differ,
    sources::sources_exist,
    sources::dates_are_dates,
    fields::types_are_used,
    limits::examples_are_values,
    limits::weights_are_in_order,
    parts::bodies_are_there_or_not,
    parts::parameters_stand_in_the_path,
    parts::responses_are_successes,
    parts::problems_stand_before_their_use,
    rules::rules_demand_one_thing,
    rules::conditions_stand_where_they_mean_something,
    statements::statements_have_one_form,
    statements::statements_are_about_fields,
    statements::statements_share_a_scope,
    statements::values_can_occur,
    predicates::predicates_exist,
    predicates::predicates_are_about_texts,
    predicates::refusals_list_fields,
    rules::limits_measure_texts,
    rules::measures_are_used,
    rules::placeholders_are_known,
    rules::profiles_exist,
    rules::repeated_texts_are_texts,
    rules::insertions_are_values,
    sizes::groups_are_small,
    sizes::scopes_are_small,
    groups::groups_have_members,
    groups::members_differ,
    groups::conditions_are_not_demanded,
    groups::parts_do_not_exclude_their_whole,
    aliases::aliases_are_no_fields,
    aliases::aliases_lead_to_fields,
    aliases::foreign_aliases_mean_nothing,
    aliases::aliases_have_reasons,
    aliases::help_is_for_foreign_names,
    about::things_have_ids,
    about::words_are_there,
    about::things_are_about_what_there_is,
    about::answers_say_something,
    about::conflicts_have_sides,
    about::ways_out_lead_somewhere,
    accepted::differences_are_about_what_there_is,
    costs::windows_are_times,
    costs::prices_are_amounts,
];

/// Laws about the fields of the body, and of everything else that has fields.
const PART_LAWS: &[Law] = &[
    identifiers::requested_names_have_their_form,
    identifiers::rust_fields_differ,
    identifiers::rust_variants_differ,
    fields::paths_can_be_read,
    fields::parents_stand_before_children,
    fields::containers_have_contents,
    fields::types_exist,
    fields::fields_are_explained,
    fields::elements_are_not_members,
    fields::defaults_stand_for_absence,
    limits::keys_fit_the_type,
    limits::ranges_hold_something,
    limits::patterns_are_portable,
    limits::choices_have_values,
    limits::value_aliases_lead_to_values,
    parts::answers_are_open,
    parts::parts_have_examples_of_values,
];

/// Reports every breach of a law. What is too large is not looked at further:
/// the other laws compare things with each other.
pub(super) fn check(context: &Context<'_>, problems: &mut Problems) {
    if !sizes::specifications_are_of_a_size(context, problems) {
        return;
    }
    for law in LAWS.iter().chain(PART_LAWS) {
        law(context, problems);
    }
    for part in context.parts() {
        for law in PART_LAWS {
            law(&part, problems);
        }
    }
}
