// SPDX-License-Identifier: MIT
#include <habeas/model/shown_list.hpp>

#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/model/dossier_builder.hpp>
#include <habeas/model/nouns.hpp>

namespace test_shown_list {

using namespace habeas;

static_assert(std::forward_iterator<shown_list<int>::iterator>);

TEST_CASE("a list shows what the view shows, and outlives it") {
  const auto seen = [](audience reader) {
    dossier_builder b;
    b.actor("open");
    b.actor("secret", actor_kind::other, {.seen_by = audience::internal});
    b.actor("last");
    return b.build().for_audience(reader).actors();
  };
  const auto shown = seen(audience::everyone);
  std::vector<std::string> names;
  for (const auto& a : shown) names.push_back(a.id.text());
  CHECK(names == std::vector<std::string>{"open", "last"});
  CHECK(shown[1].id == actor_id("last"));
  CHECK(shown.front().id == actor_id("open"));
  CHECK(seen(audience::internal).size() == 3);
  CHECK(shown_list<actor>().empty());
  CHECK(shown_list<actor>().begin() == shown_list<actor>().end());
}

}  // namespace test_shown_list
