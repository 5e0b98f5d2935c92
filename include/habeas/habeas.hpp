// SPDX-License-Identifier: MIT
// All of the library but what reads and writes (io, lp). Left out too are time/boost_date_time.hpp and
// graph/boost_graph.hpp, which bring Boost.DateTime and Boost.Graph with them.
#pragma once

// Says in one line what an older compiler would say in hundreds.
#if defined(_MSVC_LANG) ? _MSVC_LANG < 202002L : __cplusplus < 202002L
#error "habeas needs C++20: compile with -std=c++20"
#endif

#include <habeas/core/error.hpp>
#include <habeas/core/id.hpp>
#include <habeas/core/quantity.hpp>
#include <habeas/core/quantity_text.hpp>
#include <habeas/core/report.hpp>
#include <habeas/core/slug.hpp>
#include <habeas/core/text_formatter.hpp>
#include <habeas/core/version.hpp>
#include <habeas/core/watched_steps.hpp>
#include <habeas/core/work_limits.hpp>

#include <habeas/time/allen.hpp>
#include <habeas/time/date_bounds.hpp>
#include <habeas/time/date_relations.hpp>
#include <habeas/time/day.hpp>
#include <habeas/time/edtf.hpp>
#include <habeas/time/edtf_content.hpp>
#include <habeas/time/partial_date.hpp>
#include <habeas/time/uncertain_instant.hpp>
#include <habeas/time/shifted.hpp>
#include <habeas/time/time_argument.hpp>
#include <habeas/time/trilean.hpp>
#include <habeas/time/widening.hpp>
#include <habeas/time/widening_text.hpp>

#include <habeas/solve/difference_system.hpp>
#include <habeas/solve/premise_set.hpp>
#include <habeas/solve/linear_program.hpp>
#include <habeas/solve/whole_range.hpp>

#include <habeas/model/account.hpp>
#include <habeas/model/account_point.hpp>
#include <habeas/model/agreement.hpp>
#include <habeas/model/assuming.hpp>
#include <habeas/model/audience.hpp>
#include <habeas/model/change_of_event.hpp>
#include <habeas/model/claim.hpp>
#include <habeas/model/content.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/custody.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/model/dossier_builder.hpp>
#include <habeas/model/edition.hpp>
#include <habeas/model/entities.hpp>
#include <habeas/model/event.hpp>
#include <habeas/model/excerpt.hpp>
#include <habeas/model/id_index.hpp>
#include <habeas/model/id_of_name.hpp>
#include <habeas/model/ids.hpp>
#include <habeas/model/label.hpp>
#include <habeas/model/narrower_kind.hpp>
#include <habeas/model/named.hpp>
#include <habeas/model/negotiation.hpp>
#include <habeas/model/nouns.hpp>
#include <habeas/model/people.hpp>
#include <habeas/model/pledge.hpp>
#include <habeas/model/references.hpp>
#include <habeas/model/claim_status.hpp>
#include <habeas/model/statement.hpp>
#include <habeas/model/validate.hpp>
#include <habeas/model/visibility.hpp>

#include <habeas/graph/actor_network.hpp>
#include <habeas/graph/betweenness.hpp>
#include <habeas/graph/components.hpp>
#include <habeas/graph/csr_graph.hpp>
#include <habeas/graph/dominators.hpp>
#include <habeas/graph/event_graph.hpp>
#include <habeas/graph/event_queries.hpp>
#include <habeas/graph/link_direction.hpp>
#include <habeas/graph/reach.hpp>
#include <habeas/graph/simple_paths.hpp>
#include <habeas/graph/transitive_reduction.hpp>

#include <habeas/proof/bound_ends.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/proof/vote_policy.hpp>

#include <habeas/wording/answer_text.hpp>
#include <habeas/wording/catalogue.hpp>
#include <habeas/wording/catalogue_text.hpp>
#include <habeas/wording/sentence_key.hpp>
#include <habeas/wording/sentence_writer.hpp>
#include <habeas/wording/value_words.hpp>

#include <habeas/timeline/event_panel.hpp>
#include <habeas/timeline/event_window.hpp>
#include <habeas/timeline/path_sentences.hpp>
#include <habeas/timeline/temporal_paths.hpp>
#include <habeas/timeline/timeline.hpp>

#include <habeas/ledger/bound_ends.hpp>
#include <habeas/ledger/chain.hpp>
#include <habeas/ledger/knowledge_series.hpp>
#include <habeas/ledger/latest_of_series.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/ledger/minimal_adjustment.hpp>
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/ledger/unaccounted_series.hpp>

#include <habeas/verify/check_result.hpp>
#include <habeas/verify/proof_checker.hpp>

#include <habeas/conflict/conflict_enumeration.hpp>
#include <habeas/conflict/conflict_report.hpp>
#include <habeas/conflict/conflict_text.hpp>
#include <habeas/conflict/placed_contradiction.hpp>
#include <habeas/conflict/repairs.hpp>

#include <habeas/process/negotiation_state.hpp>
#include <habeas/process/pledge_delivery.hpp>

#include <habeas/lists/edition_diff.hpp>
#include <habeas/lists/tally.hpp>

#include <habeas/lint/dossier_check.hpp>
#include <habeas/lint/finding_groups.hpp>
#include <habeas/lint/draft_check.hpp>
#include <habeas/lint/finding.hpp>

#include <habeas/coding/coded_items.hpp>
#include <habeas/coding/coder_agreement.hpp>
#include <habeas/coding/labels.hpp>

#include <habeas/simulate/history.hpp>
#include <habeas/simulate/settings.hpp>
#include <habeas/simulate/simulate.hpp>
#include <habeas/simulate/truth.hpp>

#include <habeas/format.hpp>
