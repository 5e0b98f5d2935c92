// SPDX-License-Identifier: MIT
#include "folders.hpp"

#include <filesystem>
#include <stdexcept>

#include <unistd.h>

namespace folders {
namespace {

std::string in(const char* folder, const std::string& path) { return path.empty() ? folder : std::string(folder) + "/" + path; }

}  // namespace

std::string source(const std::string& path) { return in(HABEAS_SOURCE_DIR, path); }
std::string test_data(const std::string& path) { return in(HABEAS_SOURCE_DIR "/tests/data", path); }
std::string examples(const std::string& path) { return in(HABEAS_SOURCE_DIR "/examples", path); }
std::string shared(const std::string& path) { return in(HABEAS_SOURCE_DIR "/../shared", path); }

temporary::temporary() : path_((std::filesystem::temp_directory_path() / "habeas_test_XXXXXX").string()) {
  if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no temporary folder");
}
temporary::~temporary() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace folders
