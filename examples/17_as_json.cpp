// SPDX-License-Identifier: MIT
// 17. As JSON: things taken as objects of a file, and answers given as JSON text to programs in other languages.
// Whom it speaks of is invented.
#include <fmt/format.h>

#include <habeas/io/answers.hpp>
#include <habeas/io/builder_json.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/io/ledger_answers.hpp>
#include <habeas/io/list_answers.hpp>
#include <habeas/io/negotiation_answers.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/ledger/unaccounted_series.hpp>
#include <habeas/lists/edition_diff.hpp>
#include <habeas/timeline/timeline.hpp>

int main() {
  habeas::dossier_builder b("lake");
  add_json(b, "actors", R"({"id": "watch", "name": "The Watch"})");
  add_json(b, "accounts", R"({"id": "watch", "counter": "watch"})");
  add_json(b, "negotiations", R"({"id": "lake_talks", "channels": [{"kind": "mediated", "name": "by way of the Isles"}]})");
  add_json(b, "claims", R"({"id": "A", "kind": "held", "speaker": "watch", "account": "watch", "quantity": 100, "as_of": "2030-01-05"})");
  add_json(b, "claims", R"({"id": "B", "kind": "held", "speaker": "watch", "account": "watch", "quantity": {"at_most": 95}, "as_of": "2030-01-12"})");
  const auto dossier = b.build();

  const habeas::ledger ledger(dossier, habeas::account_id("watch"));
  const habeas::sentence_writer writer(dossier, habeas::language::en);
  fmt::print("{}\n", to_json(ledger.held("2030-01-12"), writer));
  fmt::print("{}\n", unaccounted_json(ledger.account(), unaccounted_series(ledger), writer));
  fmt::print("{}\n", negotiations_json(habeas::timeline(dossier), "lake_talks"));

  const auto list = habeas::open_dossier("dossiers/list");
  fmt::print("{}\n", to_json(compare_editions(list, habeas::edition_id("edition_1"), habeas::edition_id("edition_2"))));
}
