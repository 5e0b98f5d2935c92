// SPDX-License-Identifier: MIT
// Any bytes as GraphML or JSON-LD: read without a crash or refused as a file, and what was read comes back from each format.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include <habeas/io/graph_document.hpp>

namespace {

template <class Read>
std::optional<habeas::graph_document> read_with(Read read, std::string_view text) {
  try {
    return read(text, "file");
  } catch (const habeas::error& e) {
    if (e.code() != habeas::errc::invalid_file || e.problems().empty()) std::abort();
    return std::nullopt;
  }
}

/// What is written is read again, and written the same: one name for each speaker in JSON-LD, so not the first time.
void require_stable(const habeas::graph_document& g) {
  const auto ld = habeas::to_json_ld(g);
  const auto from_ld = read_with(habeas::read_json_ld, ld);
  if (!from_ld || habeas::to_json_ld(*from_ld) != ld) std::abort();
  const auto ml = habeas::to_graphml(g);
  const auto from_ml = read_with(habeas::read_graphml, ml);
  if (!from_ml || habeas::to_graphml(*from_ml) != ml) std::abort();
  if (habeas::to_dot(g).empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto g = read_with(habeas::read_graphml, text)) {
    if (read_with(habeas::read_graphml, habeas::to_graphml(*g)) != g) std::abort();
    require_stable(*g);
  }
  if (const auto g = read_with(habeas::read_json_ld, text)) {
    if (read_with(habeas::read_json_ld, habeas::to_json_ld(*g)) != g) std::abort();
    require_stable(*g);
  }
  return 0;
}
