// SPDX-License-Identifier: MIT
#include "model/format_changes.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_format_changes {

using namespace habeas;
using testing::small_dossier;
using testing::time_ref_at;

TEST_CASE("whole months and years at the ends of windows become the days that they mean") {
  small_dossier d;
  auto& june = d.flow("june", direction::exits, quantity::exact(5), time_ref_at(time_ref::how::start_of, "2026-06"), time_ref_at(time_ref::how::end_of, "2026"));
  CHECK(make_windows_explicit(june, {}));
  CHECK(std::get<flow_claim>(june.says).from->date->text() == "2026-06-01");
  CHECK(std::get<flow_claim>(june.says).to->date->text() == "2026-12-31");
  CHECK_FALSE(make_windows_explicit(june, {}));
  // What is marked, an instant of a month, or a season without a hemisphere stays as it is written.
  for (const auto* text : {"2026-06~", "2026-XX", "2026-06-03", "2026-21", "[2026-06,2026-07]"}) {
    auto& one = d.flow(text, direction::exits, quantity::exact(5), time_ref_at(time_ref::how::start_of, text), {});
    CAPTURE(text);
    CHECK_FALSE(make_windows_explicit(one, {}));
  }
  auto& spring = d.flow("spring", direction::exits, quantity::exact(5), time_ref_at(time_ref::how::start_of, "2026-21"), {});
  CHECK(make_windows_explicit(spring, hemisphere::north));
  CHECK(std::get<flow_claim>(spring.says).from->date->text() == "2026-03-01");
  auto& since = d.flow("since", direction::exits, quantity::exact(5), time_ref_at(time_ref::how::as_of, "2026-06"), {});
  CHECK_FALSE(make_windows_explicit(since, {}));
}

TEST_CASE("what reads otherwise since version 1, by what changed") {
  small_dossier d;
  d.add_event("e");
  d.flow("window", direction::exits, quantity::exact(5), time_ref_at(time_ref::how::start_of, "2026-06"), {});
  d.flow("day", direction::exits, quantity::exact(5), time_ref_at(time_ref::how::start_of, "2026-06-02"), {});
  d.lasted("length", "e", quantity::exact(3), time_unit::days);
  d.lasted("about", "e", quantity::about(3), time_unit::days);
  d.dated("set", "e", "{2026-06-02,2026-06-09}");
  d.dated("plain", "e", "2026-06-02");
  d.held_during("open", quantity::exact(3), "2026-06-02/..", reading::throughout);
  d.held_during("closed", quantity::exact(3), "2026-06-02/2026-06-05", reading::throughout);
  const auto changed = changes_of_format(d.content);
  CHECK(changed.windows == std::vector{claim_id("window")});
  CHECK(changed.lengths == std::vector{claim_id("length")});
  CHECK(changed.sets == std::vector{claim_id("set")});
  CHECK(changed.open_sides == std::vector{claim_id("open")});
}

}  // namespace test_format_changes
