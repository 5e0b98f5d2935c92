// SPDX-License-Identifier: MIT
// Any text as a number of people: refused with a reason, or a number that is written and read again, and whose ends are in order.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <habeas/core/error.hpp>
#include <habeas/core/quantity_text.hpp>

#include "core/utf8.hpp"

namespace {

void must(bool good) {
  if (!good) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace habeas;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const auto n = parse_quantity(text);
    must(parse_quantity(to_string(n)) == n);
    for (const auto& about : {about_policy{}, about_policy{7, 0}, about_policy{0, 999'999'999}}) {
      const auto [low, high] = n.interval(about);
      must(!low || *low >= 0);
      must(!low || !high || *low <= *high);
    }
  } catch (const error& e) {
    must(e.code() == errc::invalid_value && is_utf8(e.what()));
  }
  return 0;
}
