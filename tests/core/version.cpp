// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include <habeas/core/version.hpp>

namespace test_version {

TEST_CASE("the version is three numbers, as CMake and pip can order them") {
  const std::string_view text = habeas::version;
  CHECK(text == HABEAS_VERSION);
  CHECK(std::count(text.begin(), text.end(), '.') == 2);
  CHECK(text.find_first_not_of("0123456789.") == std::string_view::npos);
  CHECK(text.find("..") == std::string_view::npos);
  CHECK(text.front() != '.');
  CHECK(text.back() != '.');
}

TEST_CASE("dossier files are written in version 2") { CHECK(habeas::dossier_version == 2); }

}  // namespace test_version
