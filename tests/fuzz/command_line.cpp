// SPDX-License-Identifier: MIT
// Any bytes as the words of a command line, with a 0 between them: help, a reason why it is wrong, or an action that ends in
// an answer or in an error of ours. What would write a file is not run.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include <habeas/core/error.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/io/files.hpp>

#include "command/commands.hpp"
#include "command/limits.hpp"
#include "command/line.hpp"
#include "made/small.hpp"

namespace {

void must(bool good) {
  if (!good) std::abort();
}

/// A folder of our own with one dossier, `d.json`, where everything runs.
void enter_folder() {
  namespace fs = std::filesystem;
  static const auto folder = fs::temp_directory_path() / ("habeas_fuzz_" + std::to_string(::getpid()));
  fs::create_directories(folder);
  fs::current_path(folder);
  habeas::testing::small_dossier d;
  d.add_bulletin("paper", "2026-01-06");
  d.add_event("ceremony");
  d.add_event("talks");
  d.dated("when", "ceremony", "2026-01-1X");
  d.linked("after", "talks", habeas::relation::follows, "ceremony");
  d.held("before", habeas::quantity::exact(5), "2026-01-02");
  d.held("again", habeas::quantity::exact(6), "2026-01-02");
  d.held("later", habeas::quantity::about(4), "2026-01-09");
  habeas::write_file("d.json", habeas::write_dossier(d.content));
  std::atexit([] {
    std::error_code ignored;
    fs::current_path(fs::temp_directory_path(), ignored);
    fs::remove_all(folder, ignored);
  });
}

/// Words that are run: those that read no file but the one of ours, and write none.
bool is_harmless(const std::vector<std::string>& words) {
  if (words.size() < 2 || words[1] == "import" || words[1] == "simulate") return false;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const auto& w = words[i];
    // Time and memory would end the fuzzer itself; paths and standard input lead out of it.
    if (w.find("-limit") != std::string::npos || w.find('/') != std::string::npos || w == "-" || w.find("--with") == 0) return false;
  }
  return true;
}

void run(const habeas::command::action& chosen) {
  using habeas::errc;
  try {
    const int code = chosen();
    must(code >= 0 && code <= 5);
  } catch (const habeas::error& e) {
    must(e.what()[0] != '\0');
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const bool entered = (enter_folder(), true);
  must(entered);
  std::vector<std::string> words{"habeas"};
  for (std::size_t at = 0; at <= text.size() && words.size() < 40;) {
    const auto end = std::min(text.find('\0', at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  std::vector<const char*> given;
  for (const auto& w : words) given.push_back(w.c_str());
  const auto read = habeas::command::read_line(static_cast<int>(given.size()), given.data(), "habeas", "A command.", habeas::command::add_all_words);
  must(read.chosen || !read.out.empty() || !read.err.empty());
  must(!read.wrong || (!read.chosen && read.out.empty() && !read.err.empty()));
  if (!read.chosen || !is_harmless(words)) return 0;
  static std::FILE* const nowhere = std::freopen("/dev/null", "w", stdout);
  must(nowhere != nullptr);
  run(read.chosen);
  return 0;
}
