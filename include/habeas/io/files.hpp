// SPDX-License-Identifier: MIT
// Files: reading what was named and nothing else, and writing so that nothing is lost.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>

namespace habeas {

/// What may stand behind a path that is read. A device or a pipe is read only where a person named it.
enum class file_kinds { regular, any };

/// The longest file that is read, in bytes, unless a call says otherwise: 1 GiB.
inline constexpr std::size_t longest_file = std::size_t{1} << 30;

/// The whole text of a file. Reading stops once it is longer than `limit`.
/// @throws error invalid_file for a directory, for a device, pipe or socket unless `kinds` allows it, for what cannot
/// be opened or read, and past the limit
[[nodiscard]] HABEAS_API std::string read_file(const std::string& path, file_kinds kinds = file_kinds::regular,
                                               std::size_t limit = longest_file);

/// The whole text of standard input. Throws as `read_file`.
[[nodiscard]] HABEAS_API std::string read_standard_input(std::size_t limit = longest_file);

/// The whole text of a regular file in a folder or beneath it. Links are followed first: what they lead to must lie
/// there as well. `named_in` is the file that the message blames, such as a mapping, and `pointer` the place in it.
/// @throws error invalid_file for an absolute path, one that leaves the folder, and as `read_file`
[[nodiscard]] HABEAS_API std::string read_file_beneath(const std::string& folder, std::string_view name,
                                                       const std::string& named_in = {}, const std::string& pointer = {},
                                                       std::size_t limit = longest_file);

/// Reads the table that a mapping names.
using table_loader = std::function<std::string(std::string_view name)>;

/// Reads tables in the folder of a mapping, or beneath it, and no others.
[[nodiscard]] HABEAS_API table_loader table_beside(const std::string& mapping_path);

/// Writes a file whole or not at all: beside its place, synced, then renamed. Whatever stops the process on the way, the
/// old file is whole under its name, or the new one is. A link is followed; a device or pipe is written as it is.
/// @throws error invalid_file where it cannot be written; then nothing has changed
HABEAS_API void write_file(const std::string& path, std::string_view text);

/// A file of a folder that is written as one.
struct file_text {
  std::string name = {};
  std::string text = {};
};

/// Writes all files of a folder, or none: beside its place, synced, then renamed. The folder may be new, empty, or
/// hold files of these names only, which are replaced together.
/// @throws error invalid_file where it holds something else or cannot be written; then nothing has changed
HABEAS_API void write_folder(const std::string& folder, const std::vector<file_text>& files);

/// Do two paths lead to one file, or would they once written?
[[nodiscard]] HABEAS_API bool is_same_file(const std::string& a, const std::string& b);

}  // namespace habeas
