// SPDX-License-Identifier: MIT
// How many claims nobody knows when they were said.

#include <habeas/model/dossier.hpp>

#include <doctest/doctest.h>

#include "made/small.hpp"

namespace test_unsaid {

using namespace habeas;

TEST_CASE("claims unsaid: those that a view as known at a time leaves out, or would") {
  testing::small_dossier d;
  d.held("said", quantity::exact(1), "2026-01-01").said = parse_edtf("2026-01-02");
  d.held("later", quantity::exact(2), "2026-02-01").said = parse_edtf("2026-02-02");
  d.held("never", quantity::exact(3), "2026-03-01");
  const auto made = d.make();
  CHECK(made.unsaid() == 1);
  const auto then = made.as_known_on(instant::end_of(parse_edtf("2026-01-15").bounds().latest_end.value));
  CHECK(then.unsaid() == 1);
  CHECK(made.without("never").unsaid() == 0);  // it counts in no view
  document page;
  page.id = document_id("page");
  page.published = parse_edtf("2026-03-02");
  d.content.documents.push_back(page);
  d.content.claims.back().document = page.id;
  CHECK(d.make().unsaid() == 0);
}

}  // namespace test_unsaid
