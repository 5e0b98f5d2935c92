// SPDX-License-Identifier: MIT
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>

#include <sys/stat.h>

#include "io/files/file_error.hpp"
#include "io/files/links.hpp"
#include "io/files/open_file.hpp"
#include "io/files/whole_write.hpp"

namespace habeas {
namespace io {
namespace {

namespace fs = std::filesystem;

constexpr const char* a_place = "a place to write to";

[[noreturn]] void cannot_write(const std::string& path, int failure) { throw file_error(path, "cannot be written", failure, a_place); }

void write_all(const open_file& file, std::string_view text, const std::string& path) {
  while (!text.empty()) {
    const auto n = ::write(file.get(), text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) cannot_write(path, errno);
    text.remove_prefix(static_cast<std::size_t>(n));
  }
}

/// Makes the names in a folder last. Some file systems cannot, and need not.
void sync_folder(const fs::path& folder) {
  const open_file f(folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (f) ::fsync(f.get());
}

/// A name beside a path that nothing else has.
fs::path beside(const fs::path& path) {
  static std::atomic<unsigned> count{0};
  return path.parent_path() / fmt::format(".{}.{}.{}.part", path.filename().string().substr(0, 200), ::getpid(), count++);
}

/// What stands at a path for as long as it is not made the real thing.
class part {
 public:
  explicit part(fs::path at) : at_(std::move(at)) {}
  part(const part&) = delete;
  part& operator=(const part&) = delete;
  ~part() {
    std::error_code ignored;
    if (!at_.empty()) fs::remove_all(at_, ignored);
  }
  [[nodiscard]] const fs::path& at() const noexcept { return at_; }
  void keep() noexcept { at_.clear(); }

 private:
  fs::path at_;
};

/// A new file with its text, on the disk when this returns.
void write_new(const fs::path& at, std::string_view text, unsigned mode, const std::string& named, const step_watcher& after) {
  open_file file(at.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
  if (!file) cannot_write(named, errno);
  after("made");
  write_all(file, text, named);
  after("written");
  if (::fsync(file.get()) != 0 && errno != EINVAL && errno != EROFS) cannot_write(named, errno);
  if (!file.close()) cannot_write(named, errno);
  after("synced");
}

/// Puts a finished folder in the place of another, in one step, where the system can. The old one is then at `from`.
bool exchange(const fs::path& from, const fs::path& to) {
#if defined(RENAME_EXCHANGE)
  return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0;
#else
  (void)from, (void)to;
  return false;
#endif
}

/// The first entry of a folder that is none of the files to be written.
std::string stranger_in(const fs::path& folder, const std::vector<file_text>& files) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    const bool known = std::any_of(files.begin(), files.end(), [&](const file_text& f) { return f.name == name; });
    if (!known || entry.is_symlink() || !entry.is_regular_file()) return name;
  }
  return {};
}

}  // namespace

void write_whole(const std::string& path, std::string_view text, const step_watcher& after) {
  const auto to = followed(path);
  std::error_code failed;
  if (fs::is_symlink(to, failed)) throw file_error(path, "cannot be written", "a link that leads back to itself", a_place);
  struct stat old{};
  const bool there = ::stat(to.c_str(), &old) == 0;
  if (there && S_ISDIR(old.st_mode)) throw file_error(path, "cannot be written", "a directory", a_place);
  if (there && !S_ISREG(old.st_mode)) {
    const open_file device(to.c_str(), O_WRONLY | O_NOCTTY);
    if (!device) cannot_write(path, errno);
    return write_all(device, text, path);
  }
  // Renaming would replace a file that may not be written.
  if (there && ::access(to.c_str(), W_OK) != 0) cannot_write(path, errno);
  part made(beside(to));
  // Never more open than the file that it replaces.
  write_new(made.at(), text, there ? 0600 : 0666, path, after);
  if (there && ::chmod(made.at().c_str(), old.st_mode & 07777) != 0) cannot_write(path, errno);
  if (::rename(made.at().c_str(), to.c_str()) != 0) cannot_write(path, errno);
  made.keep();
  after("renamed");
  sync_folder(to.parent_path());
}

void write_whole_folder(const std::string& folder, const std::vector<file_text>& files, const step_watcher& after) {
  std::error_code failed;
  auto to = fs::weakly_canonical(followed(folder), failed);
  if (to.filename().empty()) to = to.parent_path();
  if (fs::equivalent(to, fs::current_path(failed), failed))
    throw file_error(folder, "the folder that the command runs in", "it would be replaced", "another folder");
  const bool there = fs::exists(to, failed);
  if (there && !fs::is_directory(to, failed)) throw file_error(folder, "not a folder", "a file", "a folder that is new or empty");
  if (there) {
    if (const auto other = stranger_in(to, files); !other.empty())
      throw file_error(folder, "a folder that holds something else", fmt::format("'{}'", other),
                       "a folder that is new, empty, or was written by this command");
  } else {
    fs::create_directories(to.parent_path(), failed);
  }
  part made(beside(to));
  // Closed to others until it has the old folder's mode, where there is one.
  if (::mkdir(made.at().c_str(), there ? 0700 : 0777) != 0) cannot_write(folder, errno);
  after("folder made");
  const auto keep_mode = [&](const fs::path& from, const fs::path& at) {
    struct stat old{};
    if (::stat(from.c_str(), &old) == 0 && ::chmod(at.c_str(), old.st_mode & 07777) != 0) cannot_write(folder, errno);
  };
  for (const auto& f : files) {
    const bool replaced = fs::exists(to / f.name, failed);
    write_new(made.at() / f.name, f.text, replaced ? 0600 : 0666, folder, after);
    if (replaced) keep_mode(to / f.name, made.at() / f.name);
  }
  if (there) keep_mode(to, made.at());
  sync_folder(made.at());
  // An empty folder gives way to a rename; a full one is exchanged.
  if (::rename(made.at().c_str(), to.c_str()) == 0) {
    made.keep();
  } else if (!exchange(made.at(), to)) {
    cannot_write(folder, errno);
  } else if (const auto other = stranger_in(made.at(), files); !other.empty()) {
    // It came while this was being written; what is not ours is put back.
    exchange(made.at(), to);
    throw file_error(folder, "a folder that holds something else", fmt::format("'{}'", other), "a folder that nothing else writes to");
  }
  after("renamed");
  sync_folder(to.parent_path());
}

}  // namespace io

void write_file(const std::string& path, std::string_view text) {
  io::write_whole(path, text, [](const char*) {});
}

void write_folder(const std::string& folder, const std::vector<file_text>& files) {
  io::write_whole_folder(folder, files, [](const char*) {});
}

}  // namespace habeas
