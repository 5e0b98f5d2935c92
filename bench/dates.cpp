// SPDX-License-Identifier: MIT
// Reading dates: parsing and all four bounds of each text, on one core. Texts are made here or come from a file, so that
// other libraries can be timed on the same ones (bench/dates.sh does).
//
//   dates make LEVEL COUNT     prints that many texts: levels 0 and 1 (1), or all three (2); always the same
//   dates time FILE [SECONDS]  prints how many texts of a file are dates, and nanoseconds for each
//   dates parse FILE [SECONDS] the same, of parsing alone

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <habeas/time/edtf.hpp>

namespace {

class maker {
 public:
  explicit maker(bool all_levels) : all_levels_(all_levels) {}

  std::string one() {
    const auto kind = below(all_levels_ ? 20 : 14);
    switch (kind) {
      case 0: return year();
      case 1: case 2: return month();
      case 3: case 4: case 5: case 6: return day();
      case 7: return day() + '/' + day();
      case 8: return day() + mark();
      case 9: return fmt::format("{}X", year().substr(0, 3));
      case 10: return month() + "-XX";
      case 11: return fmt::format("{}-{}", year(), 21 + below(4));
      case 12: return day() + "/..";
      case 13: return month() + mark() + '/' + month();
      case 14: return fmt::format("[{},{},{}]", day(), day(), month());
      case 15: return fmt::format("{{{}..{}}}", year(), year());
      case 16: return fmt::format("{}-XX-{:02}", year(), 1 + below(28));
      case 17: return fmt::format("{}-{}", year(), 33 + below(4));
      case 18: return fmt::format("{}-{}{:02}-{:02}", year(), mark(), 1 + below(12), 1 + below(28));
      default: return fmt::format("Y{}E{}S2", 1 + below(90), 3 + below(3));
    }
  }

 private:
  std::uint64_t below(std::uint64_t n) { return random_() % n; }
  std::string year() { return fmt::format("{}", 1900 + below(130)); }
  std::string month() { return fmt::format("{}-{:02}", year(), 1 + below(12)); }
  std::string day() { return fmt::format("{}-{:02}", month(), 1 + below(28)); }
  char mark() { return "?~%"[below(3)]; }

  std::mt19937_64 random_{20190204};
  bool all_levels_;
};

int time_file(const char* name, double seconds, bool with_bounds) {
  std::ifstream in(name);
  std::vector<std::string> texts;
  for (std::string line; std::getline(in, line);) texts.push_back(line);
  if (texts.empty()) {
    std::fprintf(stderr, "%s: no texts\n", name);
    return 1;
  }
  using clock = std::chrono::steady_clock;
  std::uint64_t dates = 0, days = 0, read = 0;
  const auto start = clock::now();
  std::chrono::duration<double> spent{};
  do {
    dates = 0;
    for (const auto& text : texts) {
      const auto d = habeas::try_parse_edtf(text);
      if (!d) continue;
      ++dates;
      if (!with_bounds) continue;
      const auto b = d->bounds(habeas::hemisphere::north);
      for (const auto* e : {&b.earliest_start, &b.latest_start, &b.earliest_end, &b.latest_end})
        if (e->is_day()) days += static_cast<std::uint64_t>(e->value.since_epoch());
    }
    read += texts.size();
    spent = clock::now() - start;
  } while (spent.count() < seconds);
  fmt::print("{} {} {} {:.1f}\n", with_bounds ? "habeas" : "parsing", texts.size(), dates, spent.count() * 1e9 / static_cast<double>(read));
  std::fprintf(stderr, "(sum of days: %llu)\n", static_cast<unsigned long long>(days));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view word = argc > 1 ? argv[1] : "";
  if (word == "make" && argc == 4) {
    maker m(std::atoi(argv[2]) > 1);
    for (int i = std::atoi(argv[3]); i > 0; --i) fmt::print("{}\n", m.one());
    return 0;
  }
  if ((word == "time" || word == "parse") && argc >= 3)
    return time_file(argv[2], argc > 3 ? std::atof(argv[3]) : 1.0, word == "time");
  std::fprintf(stderr, "dates make LEVEL COUNT | dates time FILE [SECONDS] | dates parse FILE [SECONDS]\n");
  return 2;
}
