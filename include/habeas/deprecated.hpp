// SPDX-License-Identifier: MIT
// The names of 0.1 that have changed. A program that still uses them includes this header, is warned at each, and has
// until 0.2 to change them; docs/renamed.md lists them with the members that changed too.
#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include <habeas/habeas.hpp>

namespace habeas {

// Time and claims.
using point [[deprecated("renamed to uncertain_instant")]] = uncertain_instant;
using moment [[deprecated("renamed to time_ref")]] = time_ref;
using named_point [[deprecated("renamed to named_time")]] = named_time;
using named_point_id [[deprecated("renamed to named_time_id")]] = named_time_id;
using point_name [[deprecated("renamed to account_point")]] = account_point;
using standing [[deprecated("renamed to claim_status")]] = claim_status;
using remark [[deprecated("renamed to response")]] = response;
using remark_claim [[deprecated("renamed to response_claim")]] = response_claim;
using stated_as [[deprecated("renamed to quantifier")]] = quantifier;
using rung [[deprecated("renamed to release_stage")]] = release_stage;
using course [[deprecated("renamed to link_direction")]] = link_direction;
using month [[deprecated("renamed to calendar_month")]] = calendar_month;

// Proofs and contradictions.
using rule [[deprecated("renamed to row_rule")]] = row_rule;
using side [[deprecated("renamed to bound_side")]] = bound_side;
using told_contradiction [[deprecated("renamed to conflict_report")]] = conflict_report;
using told_contradictions [[deprecated("renamed to conflict_reports")]] = conflict_reports;
using remedies [[deprecated("renamed to repairs")]] = repairs;
using claim_remedy [[deprecated("renamed to claim_repair")]] = claim_repair;
using narrator [[deprecated("renamed to sentence_writer")]] = sentence_writer;
using check_result [[deprecated("renamed to verify::check_result")]] = verify::check_result;

// Negotiations and simulation.
using told_event [[deprecated("renamed to negotiation_event")]] = negotiation_event;
using negotiation_course [[deprecated("renamed to negotiation_state_sequence")]] = negotiation_state_sequence;
using step [[deprecated("renamed to custody_step_kind")]] = custody_step_kind;

// The solver.
using label [[deprecated("renamed to solve::premise")]] = solve::premise;
using label_set_id [[deprecated("renamed to solve::premise_set_id")]] = solve::premise_set_id;
using label_pool [[deprecated("renamed to solve::premise_pool")]] = solve::premise_pool;
using label_mask [[deprecated("renamed to solve::premise_mask")]] = solve::premise_mask;
using variable [[deprecated("renamed to solve::variable")]] = solve::variable;
using difference_row [[deprecated("renamed to solve::difference_row")]] = solve::difference_row;
using difference_system [[deprecated("renamed to solve::difference_system")]] = solve::difference_system;
using weighted_variable [[deprecated("renamed to solve::weighted_variable")]] = solve::weighted_variable;
using linear_program [[deprecated("renamed to solve::linear_program")]] = solve::linear_program;
using linear_answer [[deprecated("renamed to solve::linear_answer")]] = solve::linear_answer;
using linear_solver [[deprecated("renamed to solve::linear_solver")]] = solve::linear_solver;

// The graph.
using csr_graph [[deprecated("renamed to graph::csr_graph")]] = graph::csr_graph;
using graph_builder [[deprecated("renamed to graph::graph_builder")]] = graph::graph_builder;
using vertex_index [[deprecated("renamed to graph::vertex_index")]] = graph::vertex_index;
using arc_index [[deprecated("renamed to graph::arc_index")]] = graph::arc_index;
using vertex_set [[deprecated("renamed to graph::vertex_set")]] = graph::vertex_set;
using circle [[deprecated("renamed to graph::cycle")]] = graph::cycle;

// Functions.
[[deprecated("renamed to explain_contradictions")]] inline conflict_reports tell_contradictions(
    const dossier& d, std::size_t k, const sentence_writer& writer, ledger_options options = {},
    std::size_t effort = default_conflict_effort, std::stop_token stop = {}) {
  return explain_contradictions(d, k, writer, std::move(options), effort, std::move(stop));
}
[[deprecated("renamed to find_repairs")]] inline repairs what_dissolves(const excerpts& whole, const contradiction& c,
                                                                       const account_id& account, ledger_options options = {},
                                                                       std::stop_token stop = {}) {
  return find_repairs(whole, c, account, std::move(options), std::move(stop));
}
[[deprecated("renamed to find_minimal_adjustment")]] inline ledger_change find_least_change(
    const ledger& l, const std::vector<question>& questions = {}, vote_policy policy = vote_policy::one_vote,
    const ledger_options& options = {}, std::stop_token stop = {}) {
  return find_minimal_adjustment(l, questions, policy, options, std::move(stop));
}
[[deprecated("renamed to direction_of")]] constexpr link_direction course_of(relation r) noexcept { return direction_of(r); }
[[deprecated("renamed to dominators_between")]] inline std::vector<event_id> on_every_path(const event_graph& g, const event_id& from,
                                                                                          const event_id& to) {
  return dominators_between(g, from, to);
}
[[deprecated("renamed to verify::check")]] inline verify::check_result check(const proof& p, const dossier& view,
                                                                             const std::optional<about_policy>& about = {},
                                                                             const std::optional<widening_policy>& wider = {}) {
  return verify::check(p, view, about, wider);
}
[[deprecated("renamed to verify::check")]] inline verify::check_result check(const bound& b, const dossier& view,
                                                                             const std::optional<about_policy>& about = {},
                                                                             const std::optional<widening_policy>& wider = {}) {
  return verify::check(b, view, about, wider);
}
[[deprecated("renamed to verify::check")]] inline verify::check_result check(const contradiction& c, const dossier& view,
                                                                             const std::optional<about_policy>& about = {},
                                                                             const std::optional<widening_policy>& wider = {}) {
  return verify::check(c, view, about, wider);
}

}  // namespace habeas
