// SPDX-License-Identifier: MIT
// Reading dossiers: from the text of a file to a dossier that was checked, in processor time, on one core.
//
//   reading FILE...   prints for each the size, the claims, MB/s (the best of five) and the same of making JSON values alone

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <ctime>
#include <string>

#include <boost/json.hpp>

#include <habeas/io/dossier_json.hpp>
#include <habeas/io/files.hpp>

namespace {

/// Processor seconds of the fastest of five runs.
template <class Do>
double seconds(Do run) {
  double best = 1e9;
  for (int i = 0; i < 5; ++i) {
    const auto start = std::clock();
    run();
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

}  // namespace

int main(int count, char** names) {
  for (int i = 1; i < count; ++i) {
    const auto text = habeas::read_file(names[i]);
    const auto megabytes = static_cast<double>(text.size()) / 1e6;
    std::size_t claims = 0;
    const auto whole = seconds([&] { claims = habeas::parse_dossier(text, names[i]).content().claims.size(); });
    const auto values = seconds([&] { (void)boost::json::parse(boost::json::string_view(text.data(), text.size())); });
    std::printf("%8.2f MB %8zu claims %8.1f MB/s; values alone %8.1f MB/s  %s\n", megabytes, claims, megabytes / whole, megabytes / values, names[i]);
  }
}
