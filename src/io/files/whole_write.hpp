// SPDX-License-Identifier: MIT
// Writing a file or a folder whole or not at all, one step after the other.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/io/files.hpp>

namespace habeas::io {

/// Called after each step that changes something on the disk. A test stops the process there.
using step_watcher = std::function<void(const char* step)>;

void write_whole(const std::string& path, std::string_view text, const step_watcher& after);
void write_whole_folder(const std::string& folder, const std::vector<file_text>& files, const step_watcher& after);

}  // namespace habeas::io
