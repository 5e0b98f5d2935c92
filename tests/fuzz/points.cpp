// SPDX-License-Identifier: MIT
// Any text as a point of an account, as people type it and as answers write it: found, or refused with a reason.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <habeas/io/term_text.hpp>
#include <habeas/ledger/ledger.hpp>

#include "core/utf8.hpp"
#include "made/small.hpp"

namespace {

using namespace habeas;

void must(bool good) {
  if (!good) std::abort();
}

const ledger& books() {
  static const auto made = [] {
    testing::small_dossier d;
    d.add_bulletin("paper", "2026-01-06");
    d.add_event("ceremony");
    d.held("before", quantity::exact(5), "2026-01-02");
    d.held("again", quantity::exact(6), "2026-01-02");
    d.held("end:2026-01-02", quantity::exact(4), "2026-01-09");
    d.flow("freed", direction::exits, quantity::exact(2), testing::time_ref_at(time_ref::how::claim, "before"),
           testing::time_ref_at(time_ref::how::event_start, "ceremony"));
    return d.make();
  }();
  static const ledger l(made, testing::the_account);
  return l;
}

template <class Read>
void try_to(Read read) {
  try {
    read();
  } catch (const error& e) {
    must(e.code() == errc::unknown_id || e.code() == errc::ambiguous || e.code() == errc::invalid_date || e.code() == errc::invalid_value ||
         e.code() == errc::invalid_file);
    must(is_utf8(e.what()));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try_to([&] {
    const auto at = books().point_at(text);
    must(books().is_not_after(at, at));
    (void)books().held(at);
    // What an answer writes is read as the same point.
    must(io::read_point(to_string(at), books().of()) == at);
  });
  try_to([&] {
    const auto at = io::read_point(text, books().of());
    must(io::read_point(to_string(at), books().of()) == at);
  });
  try_to([&] { (void)io::read_chain(text); });
  try_to([&] { (void)io::read_stratum(text, books().of()); });
  return 0;
}
