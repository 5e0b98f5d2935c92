// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <habeas/core/id.hpp>
#include <habeas/core/report.hpp>
#include <habeas/core/text_formatter.hpp>

namespace {

struct place_name {
  std::string_view text;
};

}  // namespace

template <>
struct fmt::formatter<place_name> : habeas::text_formatter {
  auto format(const place_name& value, fmt::format_context& context) const { return put(value.text, context); }
};

namespace test_text_formatter {

TEST_CASE("width, fill and alignment are those of a string") {
  CHECK(fmt::format("{}", place_name{"Isles"}) == "Isles");
  CHECK(fmt::format("[{:8}]", place_name{"Isles"}) == "[Isles   ]");
  CHECK(fmt::format("[{:*>8}]", place_name{"Isles"}) == "[***Isles]");
  CHECK(fmt::format("[{:^{}}]", place_name{"Isles"}, 9) == "[  Isles  ]");
  CHECK(fmt::format("[{:.3}]", place_name{"Isles"}) == "[Isl]");
}

TEST_CASE("ids and words of enumerations print in the same way") {
  CHECK(fmt::format("{:>5}|{:<9}|", habeas::id<struct some_tag>("ana"), habeas::severity::note) == "  ana|note     |");
}

}  // namespace test_text_formatter
