// SPDX-License-Identifier: MIT
// Any bytes as a table of claims, under settings that the first byte chooses: either problems, each of the table, or a
// dossier that is read again as it is written, as JSON and as a table.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/io/dossier_files.hpp>
#include <habeas/io/dossier_json.hpp>

namespace {

using namespace habeas;

void must(bool good) {
  if (!good) std::abort();
}

table_settings settings_of(std::uint8_t choice) {
  table_settings s;
  s.dates = (choice & 1) != 0 ? date_order::dmy : date_order::edtf;
  s.thousands = (choice & 2) != 0 ? thousands_mark::comma : thousands_mark::none;
  s.others = (choice & 4) != 0 ? other_columns::keep : other_columns::refuse;
  s.encoding = (choice & 8) != 0 ? table_encoding::windows_1252 : table_encoding::utf_8;
  if ((choice & 16) != 0) s.columns = {{"speaker", "w"}, {"kind", "held"}, {"since", "previous"}};
  if ((choice & 32) != 0) s.columns.insert({{"during", "2030-01"}, {"counted_by", "v"}});
  return s;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || size > 100'000) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::vector<std::string> told;
  dossier_content content;
  try {
    content = content_of_text(text, "t.csv", settings_of(data[0]), told);
  } catch (const error& e) {
    must(e.code() == errc::invalid_file && !e.problems().empty());
    // What was left out of many is counted, and is of no one place.
    for (const auto& p : e.problems()) must(!p.what.empty() && (p.file == "t.csv" || p.what.rfind("... and ", 0) == 0));
    return 0;
  }
  must(validate(content).empty());
  const auto written = write_dossier(content);
  must(write_dossier(read_dossier(written)) == written);
  std::vector<std::string> lost, lost_again;
  const auto table = claims_table(content, lost);
  const auto again = content_of_text(table, "t.csv", {}, told);
  must(claims_table(again, lost_again) == table);
  must(!dossier_folder(content).empty());
  return 0;
}
