// SPDX-License-Identifier: MIT
// Any bytes as a draft beside a dossier, as a table and as JSON: either problems with their places, or a dossier that holds it.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <habeas/io/dossier_json.hpp>
#include <habeas/io/draft_csv.hpp>

#include "core/utf8.hpp"
#include "made/small.hpp"

namespace {

using namespace habeas;

void must(bool good) {
  if (!good) std::abort();
}

const dossier& base() {
  static const auto made = [] {
    testing::small_dossier d;
    d.add_bulletin("paper");
    d.held("before", quantity::exact(5), "2026-01-02");
    return d.make();
  }();
  return made;
}

template <class Join>
void try_to(Join join) {
  try {
    const dossier both = join();
    must(both.find(claim_id("before")) != nullptr && validate(both.content()).empty());
  } catch (const error& e) {
    must(e.code() == errc::invalid_file && !e.problems().empty() && is_utf8(e.what()));
    for (const auto& p : e.problems()) must(!p.what.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try_to([&] { return with_draft(base(), text, "draft.csv"); });
  try_to([&] { return with_additions(base(), text, "draft.json"); });
  return 0;
}
