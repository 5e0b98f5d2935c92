// SPDX-License-Identifier: MIT
// Any bytes as a table that was not made for us: refused as a table, or a first mapping of it, which is one by its form.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <habeas/core/error.hpp>
#include <habeas/io/claims_csv.hpp>

#include "core/utf8.hpp"

namespace {

using namespace habeas;

void must(bool good) {
  if (!good) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view table(reinterpret_cast<const char*>(data), size);
  std::string mapping;
  try {
    mapping = suggest_mapping(table, "table.csv");
  } catch (const error& e) {
    must(e.code() == errc::invalid_file && !e.problems().empty());
    return 0;
  }
  must(is_utf8(mapping));
  try {
    // What was guessed may be wrong of the rows; it is a mapping all the same.
    (void)import_claims(mapping, "mapping.json", [&](std::string_view) { return std::string(table); });
  } catch (const error& e) {
    must(e.code() == errc::invalid_file && !e.problems().empty());
  }
  return 0;
}
