// SPDX-License-Identifier: MIT
#include "folders.hpp"

namespace folders {
namespace {

std::string in(const char* folder, const std::string& path) { return path.empty() ? folder : std::string(folder) + "/" + path; }

}  // namespace

std::string source(const std::string& path) { return in(HABEAS_SOURCE_DIR, path); }
std::string test_data(const std::string& path) { return in(HABEAS_SOURCE_DIR "/tests/data", path); }
std::string examples(const std::string& path) { return in(HABEAS_SOURCE_DIR "/examples", path); }
std::string shared(const std::string& path) { return in(HABEAS_SOURCE_DIR "/../shared", path); }

}  // namespace folders
