// SPDX-License-Identifier: MIT
// 6. Who may see: an internal claim changes what its readers learn, and nothing of what the public does.
// The claim added here is synthetic, made up for this example; nobody said it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/core/error.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/format.hpp>

namespace {

constexpr const char* synthetic = R"({
  "claims": [{
    "id": "SYNTHETIC-1", "kind": "held", "speaker": "analyst", "account": "foro_penal", "quantity": 700,
    "as_of": "2026-01-05", "said": "2026-01-06", "audience": "internal",
    "note": "Synthetic: made up for an example. Nobody said it."
  }]
})";

habeas::bound entries(const habeas::dossier& view) {
  const habeas::ledger ledger(view, habeas::account_id("foro_penal"));
  return ledger.entries(ledger.point_at("2025-12-29"), ledger.point_at("2026-01-19"));
}

}  // namespace

int main() {
  const auto before = habeas::open_dossier("dossiers/venezuela");
  const auto dossier = habeas::with_additions(before, synthetic);

  fmt::print("before the synthetic claim:  {}\n", entries(before));
  for (const auto reader : {habeas::audience::everyone, habeas::audience::internal}) {
    const auto view = dossier.for_audience(reader);
    const auto bound = entries(view);
    fmt::print("for the audience {:<10}  {}; {} withheld; rests on {}\n", habeas::to_slug(reader), bound,
               view.withheld(), fmt::join(claims_of(bound), ", "));
  }

  // For the public its id is one like any other that is not there, and a narrower view is never widened again.
  for (const auto* id : {"SYNTHETIC-1", "SYNTHETIC-9"}) try {
      (void)dossier.get(habeas::claim_id(id));
    } catch (const habeas::error& e) {
      fmt::print("{}\n", e.what());
    }
  const auto widened = dossier.for_audience(habeas::audience::everyone).for_audience(habeas::audience::internal);
  fmt::print("public, then internal: {}\n", widened.find(habeas::claim_id("SYNTHETIC-1")) ? "shown" : "not shown");
  fmt::print(
      "what is written for the public names it: {}\n",
      habeas::write_dossier(habeas::shown_content(dossier)).find("SYNTHETIC") == std::string::npos ? "no" : "yes");
}
