// SPDX-License-Identifier: MIT
// Where the files lie that tests read. Told to one source only: tests that carried a path of this clone themselves
// could neither be compiled many at once nor be known to a compiler cache elsewhere.
#pragma once

#include <string>

namespace folders {

std::string source(const std::string& path = {});
std::string test_data(const std::string& path = {});
std::string examples(const std::string& path = {});
std::string shared(const std::string& path = {});  ///< beside the project; not everywhere

/// A folder of its own under that of temporary files, gone with it.
class temporary {
 public:
  temporary();
  ~temporary();
  temporary(const temporary&) = delete;
  temporary& operator=(const temporary&) = delete;
  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

}  // namespace folders
