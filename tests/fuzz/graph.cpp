// SPDX-License-Identifier: MIT
// Any bytes as JSON-LD: read without a crash or refused as a file, and what was read comes back and is written in each format.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include <habeas/io/graph_document.hpp>

#include "core/utf8.hpp"

namespace {

std::optional<habeas::graph_document> read(std::string_view text) {
  try {
    return habeas::read_json_ld(text, "file");
  } catch (const habeas::error& e) {
    if (e.code() != habeas::errc::invalid_file || e.problems().empty()) std::abort();
    return std::nullopt;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto g = read(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!g) return 0;
  // What is written is read again, and written the same: one name for each speaker, so not the first time.
  const auto text = habeas::to_json_ld(*g);
  const auto again = read(text);
  if (!again || habeas::to_json_ld(*again) != text) std::abort();
  // What goes to other programs is XML that they can hold, and DOT.
  const auto graphml = habeas::to_graphml(*g);
  if (!habeas::is_utf8(graphml) || std::any_of(graphml.begin(), graphml.end(), [](char c) { return c >= 0 && c < 0x20 && c != '\n'; })) std::abort();
  if (habeas::to_dot(*g).empty()) std::abort();
  return 0;
}
