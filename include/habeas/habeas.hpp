// SPDX-License-Identifier: MIT
// All of the library that needs no more than Boost's headers and fmt: core to simulate. Left out is time/bridge.hpp,
// which brings Boost.DateTime with it.
#pragma once

#include <habeas/core/catalogue.hpp>
#include <habeas/core/error.hpp>
#include <habeas/core/id.hpp>
#include <habeas/core/quantity.hpp>
#include <habeas/core/report.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/core/text.hpp>
#include <habeas/core/version.hpp>

#include <habeas/time/allen.hpp>
#include <habeas/time/date_bounds.hpp>
#include <habeas/time/date_words.hpp>
#include <habeas/time/day.hpp>
#include <habeas/time/edtf.hpp>
#include <habeas/time/edtf_content.hpp>
#include <habeas/time/edtf_follow.hpp>
#include <habeas/time/edtf_parse.hpp>
#include <habeas/time/matching_days.hpp>
#include <habeas/time/partial_date.hpp>
#include <habeas/time/point.hpp>
#include <habeas/time/trilean.hpp>
#include <habeas/time/widening.hpp>

#include <habeas/solve/bound_finder.hpp>
#include <habeas/solve/canonical_proof.hpp>
#include <habeas/solve/closure.hpp>
#include <habeas/solve/conflict.hpp>
#include <habeas/solve/difference_graph.hpp>
#include <habeas/solve/difference_solver.hpp>
#include <habeas/solve/difference_system.hpp>
#include <habeas/solve/exact_linear.hpp>
#include <habeas/solve/flow_problem.hpp>
#include <habeas/solve/growing_bounds.hpp>
#include <habeas/solve/incremental.hpp>
#include <habeas/solve/label_set.hpp>
#include <habeas/solve/least_change.hpp>
#include <habeas/solve/linear_certificate.hpp>
#include <habeas/solve/linear_program.hpp>
#include <habeas/solve/network_simplex.hpp>
#include <habeas/solve/rigid_parts.hpp>
#include <habeas/solve/shortest_path.hpp>
#include <habeas/solve/spanning_tree.hpp>

#include <habeas/model/account.hpp>
#include <habeas/model/audience.hpp>
#include <habeas/model/claim.hpp>
#include <habeas/model/coded_levels.hpp>
#include <habeas/model/content.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/custody.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/model/edition.hpp>
#include <habeas/model/entities.hpp>
#include <habeas/model/event.hpp>
#include <habeas/model/id_index.hpp>
#include <habeas/model/ids.hpp>
#include <habeas/model/label.hpp>
#include <habeas/model/people.hpp>
#include <habeas/model/references.hpp>
#include <habeas/model/standing.hpp>
#include <habeas/model/statement.hpp>
#include <habeas/model/validate.hpp>
#include <habeas/model/visibility.hpp>

#include <habeas/infer/check.hpp>
#include <habeas/infer/check_claims.hpp>
#include <habeas/infer/check_people.hpp>
#include <habeas/infer/claim_system.hpp>
#include <habeas/infer/edition_diff.hpp>
#include <habeas/infer/findings.hpp>
#include <habeas/infer/ledger.hpp>
#include <habeas/infer/ledger_change.hpp>
#include <habeas/infer/ledger_solution.hpp>
#include <habeas/infer/ledger_system.hpp>
#include <habeas/infer/narrator.hpp>
#include <habeas/infer/people_rows.hpp>
#include <habeas/infer/point_table.hpp>
#include <habeas/infer/proof.hpp>
#include <habeas/infer/sensitivity.hpp>
#include <habeas/infer/settle.hpp>
#include <habeas/infer/stated.hpp>
#include <habeas/infer/tally.hpp>
#include <habeas/infer/timeline.hpp>
#include <habeas/infer/votes.hpp>

#include <habeas/simulate/bulletins.hpp>
#include <habeas/simulate/dice.hpp>
#include <habeas/simulate/history.hpp>
#include <habeas/simulate/register.hpp>
#include <habeas/simulate/settings.hpp>
#include <habeas/simulate/simulate.hpp>
#include <habeas/simulate/truth.hpp>

#include <habeas/stats/coder_agreement.hpp>
