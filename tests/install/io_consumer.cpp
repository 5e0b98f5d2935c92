// SPDX-License-Identifier: MIT
// A program that links habeas::io and habeas::lp by name.
#include <cstdio>

#include <habeas/habeas.hpp>
#include <habeas/io/csv.hpp>
#include <habeas/lp/highs.hpp>

int main() {
  if (habeas::read_csv("id,held\nfp,777\n", "counts.csv").rows.size() != 1) return 1;
  // An error of the library is caught as what it is, from a shared library too.
  try {
    (void)habeas::parse_edtf("2019-02-29");
    return 1;
  } catch (const habeas::error& e) {
    if (e.code() != habeas::errc::invalid_date) return 1;
  }
  // Links without HiGHS; has it or not at run time.
  const auto solver = habeas::find_highs();
  std::printf("habeas %s; linear programs: %s\n", habeas::version, solver ? solver->name().c_str() : "none");
  return 0;
}
