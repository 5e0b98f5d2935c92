// SPDX-License-Identifier: MIT
// What answers cost before anybody has them in Python: bench/python_objects.py runs this and sets Python's own times beside.
//
//   answers bound DOSSIER ACCOUNT POINT [TIMES]   one bound with its proofs and their sentences: processor ns each
//   answers days DOSSIER ACCOUNT FIRST LAST       the stock at the end of each day, asked again: processor ns in all
//   answers dates FILE                            each line of a file read as a date with its bounds: processor ns in all

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/io/date_columns.hpp>
#include <habeas/io/dossier_files.hpp>
#include <habeas/io/table_settings.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/time/edtf.hpp>
#include <habeas/wording/sentence_writer.hpp>

using namespace habeas;

namespace {

double processor_ns() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

dossier opened(const char* path) {
  std::vector<std::string> told;
  return open_dossier_files(path, {}, told, audience::everyone).for_audience(audience::everyone);
}

std::size_t letters(const std::optional<proof>& p, const sentence_writer& writer) {
  std::size_t all = 0;
  if (p)
    for (const auto& s : p->steps) all += writer.sentence(s).size();
  return all;
}

int time_bound(char** said, int times) {
  const ledger l(opened(said[2]), account_id(said[3]));
  const sentence_writer writer(l.of(), language::en);
  std::size_t seen = 0;
  const auto once = [&] {
    const auto at = l.point_at(std::string_view(said[4]));
    const auto b = ask(l, {question::what::held, at, at, {}});
    seen += letters(b.low_proof, writer) + letters(b.high_proof, writer);
  };
  once();
  const double before = processor_ns();
  for (int i = 0; i < times; ++i) once();
  std::printf("%.0f\n", (processor_ns() - before) / times);
  return seen == 0 ? 1 : 0;
}

int time_days(char** said) {
  const ledger l(opened(said[2]), account_id(said[3]));
  const auto first = parse_edtf(said[4]).bounds().earliest_start.value, last = parse_edtf(said[5]).bounds().latest_end.value;
  const auto once = [&] {
    std::vector<account_point> ends;
    for (auto d = first; d <= last; d = d.plus(1)) ends.push_back(account_point::end_of(d));
    return l.bounds(ends).size();
  };
  // As in Python, what is timed is the answer of a ledger that was asked before.
  const auto days = once();
  const double before = processor_ns();
  const auto again = once();
  std::printf("%.0f\n", processor_ns() - before);
  return days == again ? 0 : 1;
}

int time_dates(char** said) {
  std::ifstream file(said[2]);
  std::vector<std::string> texts;
  for (std::string line; std::getline(file, line);) texts.push_back(line);
  const double before = processor_ns();
  date_columns columns({}, {});
  for (const auto& t : texts) columns.add(std::string_view(t));
  std::printf("%.0f\n", processor_ns() - before);
  return columns.size() == texts.size() ? 0 : 1;
}

}  // namespace

int main(int count, char** said) {
  const std::string_view what = count > 1 ? said[1] : "";
  if (what == "bound" && count >= 5) return time_bound(said, count > 5 ? std::atoi(said[5]) : 1000);
  if (what == "days" && count == 6) return time_days(said);
  if (what == "dates" && count == 3) return time_dates(said);
  std::fputs("answers bound DOSSIER ACCOUNT POINT [TIMES] | days DOSSIER ACCOUNT FIRST LAST | dates FILE\n", stderr);
  return 2;
}
