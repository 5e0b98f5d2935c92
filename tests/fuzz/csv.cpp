// SPDX-License-Identifier: MIT
// Any bytes as a table: read without a crash, and what is sound reads back the same once written.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <habeas/io/csv.hpp>

namespace {

void write(std::string& out, const habeas::csv_row& row) {
  std::vector<std::string> cells;
  for (const auto& cell : row.cells) cells.push_back(cell.text);
  habeas::append_csv_row(out, cells);
}

bool same(const habeas::csv_row& a, const habeas::csv_row& b) {
  if (a.cells.size() != b.cells.size()) return false;
  for (std::size_t i = 0; i < a.cells.size(); ++i)
    if (a.cells[i].text != b.cells[i].text) return false;
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  habeas::csv_limits small;
  small.cell_bytes = 64;
  small.columns = 8;
  small.rows = 16;
  small.problems = 10;
  const auto limited = habeas::try_read_csv(text, "small", small);
  if (limited.problems.size() > small.problems) std::abort();
  for (const auto between : {habeas::csv_separator::semicolon, habeas::csv_separator::tab}) {
    const auto other = habeas::try_read_csv(text, "small", small, between);
    if (other.problems.size() > small.problems || other.table.rows.size() > small.rows) std::abort();
  }
  const auto reading = habeas::try_read_csv(text, "table");
  if (!reading.problems.empty()) return 0;
  std::string again;
  write(again, reading.table.header);
  for (const auto& row : reading.table.rows) write(again, row);
  const auto second = habeas::try_read_csv(again, "table");
  if (!second.problems.empty() || !same(second.table.header, reading.table.header)) std::abort();
  if (second.table.rows.size() != reading.table.rows.size()) std::abort();
  for (std::size_t i = 0; i < second.table.rows.size(); ++i)
    if (!same(second.table.rows[i], reading.table.rows[i])) std::abort();
  return 0;
}
