// SPDX-License-Identifier: MIT
#include <cstdio>
#include <string>

#include <habeas/habeas.hpp>
#ifdef CONSUMER_IO
#include <habeas/io/csv.hpp>
#endif
#ifdef CONSUMER_LP
#include <habeas/lp/highs.hpp>
#endif

int main() {
  const auto stated = habeas::quantity::at_least(80);
  std::printf("habeas %s: %s\n", habeas::version, habeas::to_string(stated).c_str());
#ifdef CONSUMER_IO
  if (habeas::read_csv("id,held\nfp,777\n", "counts.csv").rows.size() != 1) return 1;
#endif
#ifdef CONSUMER_LP
  // Links without HiGHS; has it or not at run time.
  const auto solver = habeas::find_highs();
  std::printf("linear programs: %s\n", solver ? solver->name().c_str() : "none");
#endif
  return stated.interval().low == 80 ? 0 : 1;
}
