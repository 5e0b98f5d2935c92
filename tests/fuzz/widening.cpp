// SPDX-License-Identifier: MIT
// Any bytes as a widening policy: either faults, each with its offset, or a policy that reads back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <habeas/time/widening_text.hpp>

#include "core/problem_list.hpp"

namespace {

void must(bool good) {
  if (!good) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace habeas;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const auto policy = parse_widening(text);
    must(!policy.name.empty() && parse_widening(to_string(policy)) == policy);
    for (const auto& key : detail::widening_keys) must(key.of(policy) >= 0 && key.of(policy) <= max_widening);
  } catch (const error& e) {
    must(e.code() == errc::invalid_file && !e.problems().empty());
    // What was left out of many is counted, and is of no one place.
    for (const auto& p : e.problems())
      must(is_rest(p) || (p.column >= 1 && p.column <= size + 1 && !p.what.empty() && !p.wanted.empty()));
  }
  return 0;
}
