// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <utility>

#include <poll.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif
#ifdef SYS_openat2
#include <linux/openat2.h>
#endif

#include <habeas/io/files.hpp>

#include "io/files/file_error.hpp"
#include "io/files/links.hpp"
#include "io/files/open_file.hpp"

namespace habeas {
namespace {

namespace fs = std::filesystem;

/// What stands behind a descriptor, where it is not a regular file.
const char* kind_of(const struct stat& found) {
  if (S_ISDIR(found.st_mode)) return "a directory";
  if (S_ISFIFO(found.st_mode)) return "a pipe";
  if (S_ISSOCK(found.st_mode)) return "a socket";
  return "a device";
}

/// Waits until somebody writes to a pipe with a name: opened without waiting, it would read as empty before that. One without
/// a name has its writer from the start, or has had it.
void wait_for_writer(int pipe) {
#ifdef __linux__
  struct statfs on{};
  constexpr auto of_pipes_without_names = 0x50495045;  // PIPEFS_MAGIC
  if (::fstatfs(pipe, &on) == 0 && on.f_type == of_pipes_without_names) return;
#endif
  pollfd written{pipe, POLLIN, 0};
  while (::poll(&written, 1, -1) < 0 && errno == EINTR) {
  }
}

/// The file, where it is of a kind that may be read.
io::open_file checked(io::open_file file, const std::string& path, file_kinds kinds) {
  struct stat found{};
  if (::fstat(file.get(), &found) != 0) throw io::file_error(path, "cannot be read", errno, "a file that can be read");
  if (S_ISREG(found.st_mode)) return file;
  if (kinds == file_kinds::regular || S_ISDIR(found.st_mode) || S_ISSOCK(found.st_mode))
    throw io::file_error(path, "not a file", kind_of(found), "a file that can be read");
  if (S_ISFIFO(found.st_mode)) wait_for_writer(file.get());
  ::fcntl(file.get(), F_SETFL, ::fcntl(file.get(), F_GETFL) & ~O_NONBLOCK);
  return file;
}

/// Opened without waiting: a pipe that nobody writes to would hold the caller before it could be refused.
io::open_file open_checked(const std::string& path, file_kinds kinds) {
  io::open_file file(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY);
  if (!file) throw io::file_error(path, "cannot be opened", errno, "a file that can be read");
  return checked(std::move(file), path, kinds);
}

/// Opens what was found in a folder. Where the system can, it refuses what somebody has put in its place since.
io::open_file open_beneath(const fs::path& root, const fs::path& inside, const std::string& path) {
#ifdef SYS_openat2
  const io::open_file folder(root.c_str(), O_RDONLY | O_DIRECTORY);
  open_how how{};
  how.flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
  io::open_file file = io::open_file::owning(static_cast<int>(::syscall(SYS_openat2, folder.get(), inside.c_str(), &how, sizeof how)));
  if (file) return checked(std::move(file), path, file_kinds::regular);
  if (errno != ENOSYS && errno != EPERM) throw io::file_error(path, "cannot be opened", errno, "a file that can be read");
#else
  (void)root, (void)inside;
#endif
  return open_checked(path, file_kinds::regular);
}

std::string read_all(int file, const std::string& path, std::size_t limit) {
  std::string text;
  constexpr std::size_t chunk = std::size_t{1} << 16;
  for (std::size_t size = 0;;) {
    // One byte past the limit tells a file that ends there from one that goes on.
    text.resize(size + std::min(chunk, limit - size + 1));
    const auto n = ::read(file, text.data() + size, text.size() - size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw io::file_error(path, "cannot be read", errno, "a file that can be read");
    size += static_cast<std::size_t>(n);
    if (size > limit)
      throw io::file_error(path, "too long to be read", fmt::format("more than {} bytes", limit), fmt::format("at most {} bytes", limit));
    if (n == 0) {
      text.resize(size);
      return text;
    }
  }
}

}  // namespace

std::string read_file(const std::string& path, file_kinds kinds, std::size_t limit) {
  return read_all(open_checked(path, kinds).get(), path, limit);
}

std::string read_standard_input(std::size_t limit) { return read_all(STDIN_FILENO, "standard input", limit); }

std::string read_file_beneath(const std::string& folder, std::string_view name, const std::string& named_in,
                              const std::string& pointer, std::size_t limit) {
  const auto refuse = [&](const char* what, const std::string& got) {
    throw error::invalid_file({problem{named_in.empty() ? folder : named_in, pointer, 0, 0, what, got,
                                       named_in.empty() ? "a file in that folder, or beneath it" : "a file beside it, or beneath its folder"}});
  };
  const fs::path asked{std::string(name)};
  if (name.find('\0') != std::string_view::npos || asked.empty()) refuse("not the name of a file", fmt::format("'{}'", name));
  if (!asked.is_relative() || std::find(asked.begin(), asked.end(), "..") != asked.end())
    refuse("a file outside the folder", fmt::format("'{}'", name));
  std::error_code failed;
  const auto root = fs::canonical(folder.empty() ? fs::path(".") : fs::path(folder), failed);
  if (failed) throw io::file_error(folder, "cannot be opened", failed.value(), "a folder that can be read");
  const auto found = fs::canonical(root / asked, failed);
  if (failed) throw io::file_error((fs::path(folder) / asked).string(), "cannot be opened", failed.value(), "a file that can be read");
  const auto [in_root, in_found] = std::mismatch(root.begin(), root.end(), found.begin(), found.end());
  if (in_root != root.end()) refuse("a link that leads out of the folder", fmt::format("'{}'", name));
  return read_all(open_beneath(root, fs::path(found).lexically_relative(root), found.string()).get(), found.string(), limit);
}

table_loader table_beside(const std::string& mapping_path) {
  return [mapping_path](std::string_view name) {
    return read_file_beneath(fs::path(mapping_path).parent_path().string(), name, mapping_path, "/table");
  };
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code failed;
  if (fs::equivalent(a, b, failed)) return true;
  const auto first = fs::weakly_canonical(io::followed(a), failed), second = fs::weakly_canonical(io::followed(b), failed);
  return !first.empty() && first == second;
}

}  // namespace habeas
