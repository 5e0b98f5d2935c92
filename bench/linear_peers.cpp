// SPDX-License-Identifier: MIT
// Feasibility of a ledger's rows by our difference engine and by linear programs, on the same rows: HiGHS by way of
// habeas::lp and CLP, each where this build found it. Processor time; memory is the most that the process had by then.
//
//   linear_peers [most claims, 100000 if not given]

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "solve/bound_finder.hpp"
#include "solve/difference_solver.hpp"
#include <habeas/solve/linear_program.hpp>
#include <habeas/lp/highs.hpp>

#include "ledger_rows.hpp"
#include "peers/peers.hpp"

namespace {

double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
double mebibytes() {
  rusage u{};
  getrusage(RUSAGE_SELF, &u);
  return static_cast<double>(u.ru_maxrss) / 1024;
}

habeas::solve::linear_program same_rows(const habeas::solve::difference_system& s) {
  habeas::solve::linear_program p;
  p.add_variables(s.variable_count());
  for (const auto& r : s.rows()) p.add_row({{r.plus, 1}, {r.minus, -1}}, r.at_most);
  return p;
}

std::string told(bool there, double seconds, double ours) {
  if (!there) return "            -        -";
  char text[64];
  std::snprintf(text, sizeof text, " %12.1f %7.0fx", 1e3 * seconds, seconds / ours);
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  const auto most = argc > 1 ? static_cast<std::size_t>(std::strtoull(argv[1], nullptr, 10)) : std::size_t{100'000};
  constexpr double patience = 120;  // seconds; a solver that took longer is not asked again
  const auto highs = habeas::find_highs();
  bool ask_highs = highs != nullptr, ask_clp = true, good = true;
  std::printf("Milliseconds of processor time; 3,650 days. ours: build and solve; daily: every day's stock from both sides besides.\n");
  std::printf("%8s %8s %10s %10s %9s %12s %8s %12s %8s\n", "claims", "rows", "ours", "daily", "MiB", "HiGHS", "", "CLP", "");
  for (std::size_t claims = 1'000; claims <= most; claims *= 10) {
    constexpr std::size_t days = 3'650;
    const auto system = bench::make_ledger(claims, days, {bench::width::mixed, true});
    auto start = now();
    const habeas::solve::difference_solver solver(system);
    good = good && solver.feasible();
    const auto ours = now() - start;
    start = now();
    const habeas::solve::bound_finder finder(solver);
    std::vector<habeas::solve::variable_pair> pairs;
    for (std::size_t d = 0; d < days; ++d) pairs.push_back({bench::entries(d), bench::exits(d)});
    (void)finder.upper(pairs);
    (void)finder.lower(pairs);
    const auto daily = now() - start;
    const auto had = mebibytes();
    double by_highs = 0, by_clp = 0;
    const bool asked_highs = ask_highs;
    if (ask_highs) {
      const auto program = same_rows(system);
      const auto rows = program.rows_under({});
      start = now();
      good = good && highs->maximise(program, rows, {}).status == habeas::solve::linear_answer::how::optimal;
      by_highs = now() - start;
      ask_highs = by_highs < patience;
    }
    bool asked_clp = false;
#ifdef HABEAS_BENCH_CLP
    if (ask_clp) {
      asked_clp = true;
      std::vector<peers::difference> rows;
      for (const auto& r : system.rows()) rows.push_back({r.plus, r.minus, static_cast<double>(r.at_most)});
      const auto answer = peers::clp(system.variable_count(), rows);
      good = good && answer.found;
      by_clp = answer.seconds;
      ask_clp = by_clp < patience;
    }
#endif
    std::printf("%8zu %8zu %10.1f %10.1f %9.0f%s%s\n", claims, system.rows().size(), 1e3 * ours, 1e3 * daily, had,
                told(asked_highs, by_highs, ours).c_str(), told(asked_clp, by_clp, ours).c_str());
    std::fflush(stdout);
  }
  if (!good) std::printf("DIFFERENT ANSWERS\n");
  return good ? 0 : 1;
}
