// SPDX-License-Identifier: MIT
// Any bytes as the files of a folder: after each 0 a byte that says which, then its text. Either problems, each of a file of
// the folder, or a dossier that is written as a folder and read again as it is.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include <habeas/io/dossier_files.hpp>
#include <habeas/io/dossier_json.hpp>

#include "core/problem_list.hpp"
#include "core/utf8.hpp"

namespace {

using namespace habeas;
namespace fs = std::filesystem;

constexpr const char* names[] = {"claims.csv",   "actors.csv", "accounts.csv",    "people.csv",     "events.csv",     "groups.csv",       "documents.csv",
                                 "bulletins.csv", "places.csv", "assumptions.csv", "editions.csv",   "pledges.csv",    "negotiations.csv", "agreements.csv",
                                 "exchanges.csv", "links.csv",  "points.csv",      "funds.csv",      "datapackage.json", "other.csv",      "dossier.json"};

void must(bool good) {
  if (!good) std::abort();
}

/// A folder of our own, empty at first.
const fs::path& folder() {
  static const auto made = [] {
    auto path = fs::temp_directory_path() / ("habeas_fuzz_folder_" + std::to_string(::getpid()));
    fs::create_directories(path);
    std::atexit([] {
      std::error_code ignored;
      fs::remove_all(folder(), ignored);
    });
    return path;
  }();
  return made;
}

void put(const std::string& name, std::string_view text) {
  std::ofstream(folder() / name, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
}

void clear() {
  for (const auto& entry : fs::directory_iterator(folder())) fs::remove(entry.path());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 100'000) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  clear();
  for (std::size_t at = 0; at < size;) {
    const auto end = std::min(text.find('\0', at + 1), size);
    put(names[static_cast<std::uint8_t>(text[at]) % std::size(names)], text.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  std::vector<std::string> told;
  dossier_content content;
  try {
    content = read_dossier_files(folder().string(), {}, told);
  } catch (const error& e) {
    must(e.code() == errc::invalid_file && !e.problems().empty() && is_utf8(e.what()));
    for (const auto& p : e.problems()) must(!p.what.empty() && (is_rest(p) || p.file.rfind(folder().string(), 0) == 0));
    return 0;
  }
  must(validate(content).empty());
  const auto written = write_dossier(content);
  clear();
  for (const auto& file : dossier_folder(content)) put(file.name, file.text);
  must(write_dossier(read_dossier_files(folder().string(), {}, told)) == written);
  return 0;
}
