// SPDX-License-Identifier: MIT
// Any bytes as things that a program adds one by one, each a list and a JSON object with a 0 between them: either problems at
// the line that added each, or a dossier that is written and read again as it is. Settings of tables are tried on the way.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/io/builder_json.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/io/table_settings.hpp>

#include "core/problem_list.hpp"
#include "core/utf8.hpp"

namespace {

using namespace habeas;

void must(bool good) {
  if (!good) std::abort();
}

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\0', at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parts = parts_of({reinterpret_cast<const char*>(data), size});
  try {
    const std::vector<std::string> said(parts.begin(), parts.end());
    const auto settings = parse_table_settings(said);
    must(settings.columns.size() <= said.size());
  } catch (const error& e) {
    must(e.code() == errc::invalid_value && is_utf8(e.what()));
  }
  dossier_builder b("d");
  try {
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) must(!add_json(b, parts[i], parts[i + 1]).empty() || i > 0);
  } catch (const error& e) {
    must(e.code() == errc::invalid_value && is_utf8(e.what()));  // a list that there is not
    return 0;
  }
  try {
    const auto d = b.build();
    const auto written = write_dossier(d.content());
    must(write_dossier(read_dossier(written)) == written);
  } catch (const error& e) {
    must(e.code() == errc::invalid_file && !e.problems().empty() && is_utf8(e.what()));
    for (const auto& p : e.problems()) must(!p.what.empty() && (is_rest(p) || p.line > 0));
  }
  return 0;
}
