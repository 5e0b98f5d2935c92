// SPDX-License-Identifier: MIT
// What one call reads and what it writes are different files.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace habeas::command {

/// Files of one call, each with the words for it: "--out", "the mapping". An empty path is none.
using named_files = std::vector<std::pair<std::string, std::string>>;

/// Refuses where a file to be written is one of those that are read, or another that is written.
void refuse_to_write_over(const named_files& written, const named_files& read);

/// The files of a dossier as it was named: itself, what standard input comes from, or what lies in its folder.
[[nodiscard]] named_files files_of(const std::string& dossier, const std::string& what);

}  // namespace habeas::command
