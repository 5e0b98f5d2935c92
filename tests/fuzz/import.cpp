// SPDX-License-Identifier: MIT
// Any bytes as a mapping and its table, with a 0 between them: either problems, each with its place, or a dossier
// that is written and read again as it is, and of whose rows each is accounted for.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <habeas/io/claims_csv.hpp>
#include <habeas/io/coded_events_csv.hpp>
#include <habeas/io/dossier_json.hpp>

namespace {

using namespace habeas;

void must(bool good) {
  if (!good) std::abort();
}

void look_at(const dossier_content& content) {
  must(validate(content).empty());
  const auto written = write_dossier(content);
  const auto again = read_dossier(written);
  must(again == content && write_dossier(again) == written);
}

void look_at(const events_import& made) {
  look_at(made.content);
  std::size_t rows = 0, events = 0;
  for (const auto& code : made.codes) {
    rows += code.lines.size();
    if (code.read.kind) events += code.lines.size();
    must(!code.lines.empty() && (code.read.kind.has_value() == (code.read.reading <= code_reading::narrower)));
  }
  must(rows == made.rows && events == made.events && made.content.events.size() >= events);
  must(!to_json(made).empty() && !to_text(made).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto end = text.find('\0');
  const auto mapping = text.substr(0, end);
  const std::string table(end == std::string_view::npos ? std::string_view() : text.substr(end + 1));
  const auto load = [&](std::string_view) { return table; };
  try {
    if (is_event_mapping(mapping)) look_at(import_events(mapping, "mapping.json", load));
    else look_at(import_claims(mapping, "mapping.json", load));
  } catch (const error& e) {
    must(e.code() == errc::invalid_file && !e.problems().empty());
    for (const auto& p : e.problems()) must(!p.file.empty() && p.line > 0 && !p.what.empty());  // a row may lack the very column
  }
  return 0;
}
