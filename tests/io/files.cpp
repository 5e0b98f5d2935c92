// SPDX-License-Identifier: MIT
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include <habeas/core/error.hpp>
#include <habeas/io/files.hpp>

#include "io/files/whole_write.hpp"

namespace test_files {

using namespace habeas;
namespace fs = std::filesystem;

/// A folder that is gone when the test is.
struct folder {
  folder() {
    auto made = (fs::temp_directory_path() / "habeas_files_XXXXXX").string();
    REQUIRE(::mkdtemp(made.data()) != nullptr);
    at = made;
  }
  ~folder() { fs::remove_all(at); }
  [[nodiscard]] std::string operator/(const char* name) const { return (at / name).string(); }
  fs::path at;
};

void put(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }
std::string get(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The message of the error that a call throws; nothing where it throws none.
template <class Call>
std::string refusal(Call call) {
  try {
    call();
  } catch (const error& e) {
    CHECK(e.code() == errc::invalid_file);
    return e.what();
  }
  return {};
}
bool says(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

/// What a child process ends with that does this.
template <class Do>
int in_child(Do act) {
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    int code = 0;
    try {
      act();
    } catch (const error&) {
      code = 9;
    } catch (...) {
      code = 10;
    }
    ::_exit(code);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

TEST_CASE("a file is read whole, up to its limit and no further") {
  const folder f;
  put(f / "a", std::string("a\0b", 3));
  CHECK(read_file(f / "a") == std::string("a\0b", 3));
  put(f / "empty", "");
  CHECK(read_file(f / "empty").empty());
  const std::string long_text(200'000, 'x');
  put(f / "long", long_text);
  CHECK(read_file(f / "long") == long_text);
  CHECK(read_file(f / "long", file_kinds::regular, 200'000) == long_text);
  CHECK(says(refusal([&] { (void)read_file(f / "long", file_kinds::regular, 199'999); }), "at most 199999 bytes"));
  CHECK(says(refusal([&] { (void)read_file(f / "none"); }), "cannot be opened"));
  CHECK(says(refusal([&] { (void)read_file(f.at.string()); }), "a directory"));
}

TEST_CASE("devices and pipes are read only where they were asked for, and without waiting to refuse them") {
  const folder f;
  REQUIRE(::mkfifo((f / "pipe").c_str(), 0600) == 0);
  CHECK(says(refusal([&] { (void)read_file(f / "pipe"); }), "a pipe"));
  CHECK(says(refusal([] { (void)read_file("/dev/zero"); }), "a device"));
  CHECK(read_file("/dev/null", file_kinds::any).empty());
  // An endless device ends at the limit.
  CHECK(says(refusal([] { (void)read_file("/dev/zero", file_kinds::any, 1'000'000); }), "more than 1000000 bytes"));
}

TEST_CASE("what a file names is read beside it or beneath it, and nowhere else") {
  const folder f;
  fs::create_directories(f.at / "in" / "deep");
  put(f / "out.csv", "secret");
  put(f / "in/t.csv", "table");
  put(f / "in/deep/t.csv", "deep table");
  const auto in = f / "in";
  CHECK(read_file_beneath(in, "t.csv") == "table");
  CHECK(read_file_beneath(in, "deep/t.csv") == "deep table");
  CHECK(read_file_beneath(in, "./deep/./t.csv") == "deep table");
  for (const auto* outside : {"../out.csv", "deep/../../out.csv", "deep/../t.csv", "/etc/passwd", "..", ""})
    CHECK_MESSAGE(!refusal([&] { (void)read_file_beneath(in, outside, "mapping.json", "/table"); }).empty(), outside);
  CHECK(!refusal([&] { (void)read_file_beneath(in, (f / "out.csv")); }).empty());
  CHECK(!refusal([&] { (void)read_file_beneath(in, std::string("t.csv\0x", 7)); }).empty());
  // Links: those that stay are followed, those that lead out are not, folders on the way included.
  fs::create_symlink("deep/t.csv", f.at / "in" / "stays.csv");
  fs::create_symlink("../out.csv", f.at / "in" / "leaves.csv");
  fs::create_directory_symlink("..", f.at / "in" / "up");
  fs::create_directory_symlink(f.at, f.at / "in" / "deep" / "far");
  fs::create_symlink("/etc/passwd", f.at / "in" / "passwd.csv");
  CHECK(read_file_beneath(in, "stays.csv") == "deep table");
  for (const auto* outside : {"leaves.csv", "up/out.csv", "deep/far/out.csv", "passwd.csv"})
    CHECK_MESSAGE(says(refusal([&] { (void)read_file_beneath(in, outside); }), "leads out"), outside);
  // A folder with a name that begins like another's is another.
  fs::create_directories(f.at / "in2");
  put(f / "in2/t.csv", "other");
  fs::create_symlink("../in2/t.csv", f.at / "in" / "like.csv");
  CHECK(says(refusal([&] { (void)read_file_beneath(in, "like.csv"); }), "leads out"));
  REQUIRE(::mkfifo((f / "in/pipe").c_str(), 0600) == 0);
  CHECK(says(refusal([&] { (void)read_file_beneath(in, "pipe"); }), "a pipe"));
  CHECK(says(refusal([&] { (void)read_file_beneath(in, "none.csv"); }), "none.csv"));
  // A folder that is itself reached by a link is that folder.
  fs::create_directory_symlink(f.at / "in", f.at / "linked");
  CHECK(read_file_beneath(f / "linked", "t.csv") == "table");
  const auto load = table_beside(f / "in/mapping.json");
  CHECK(load("t.csv") == "table");
  CHECK(says(refusal([&] { (void)load("../out.csv"); }), "mapping.json"));
}

TEST_CASE("a file that is written keeps its permissions, and a link stays a link") {
  const folder f;
  write_file(f / "a", "one");
  CHECK(get(f / "a") == "one");
  ::chmod((f / "a").c_str(), 0640);
  write_file(f / "a", "two");
  CHECK(get(f / "a") == "two");
  struct stat found{};
  REQUIRE(::stat((f / "a").c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0640);
  fs::create_symlink("a", f.at / "link");
  write_file(f / "link", "three");
  CHECK(fs::is_symlink(f.at / "link"));
  CHECK(get(f / "a") == "three");
  write_file("/dev/null", "nothing");
  CHECK(!fs::is_regular_file("/dev/null"));
  CHECK(says(refusal([&] { write_file(f.at.string(), "x"); }), "a directory"));
  CHECK(!refusal([&] { write_file(f / "no/such/place", "x"); }).empty());
  // Nothing is left beside.
  CHECK(std::distance(fs::directory_iterator(f.at), fs::directory_iterator{}) == 2);
}

TEST_CASE("whatever step a writer is killed at, its file is the old one or the new one, whole") {
  const std::string old_text(5'000, 'o'), new_text(300'000, 'n');
  bool old_seen = false, new_seen = false, done = false;
  for (int steps = 1; !done; ++steps) {
    const folder f;
    put(f / "a", old_text);
    const auto status = in_child([&] {
      int left = steps;
      io::write_whole(f / "a", new_text, [&](const char*) {
        if (--left == 0) ::raise(SIGKILL);
      });
    });
    done = status == 0;
    CHECK((done || status == -SIGKILL));
    const auto text = get(f / "a");
    CHECK((text == old_text || text == new_text));
    old_seen = old_seen || text == old_text;
    new_seen = new_seen || (!done && text == new_text);
  }
  CHECK(old_seen);
  CHECK(new_seen);
}

TEST_CASE("a folder that is killed at any step holds all of the old files or all of the new ones") {
  const std::vector<file_text> before{{"a", "old a"}, {"b", "old b"}}, after{{"a", "new a"}, {"b", "new b"}};
  for (const bool there : {false, true}) {
    bool done = false;
    for (int steps = 1; !done; ++steps) {
      const folder f;
      const auto at = f / "made";
      if (there) write_folder(at, before);
      const auto status = in_child([&] {
        int left = steps;
        io::write_whole_folder(at, after, [&](const char*) {
          if (--left == 0) ::raise(SIGKILL);
        });
      });
      done = status == 0;
      CHECK((done || status == -SIGKILL));
      const auto a = get(at + "/a"), b = get(at + "/b");
      const bool all_old = there ? a == "old a" && b == "old b" : !fs::exists(at);
      CHECK((all_old || (a == "new a" && b == "new b")));
    }
  }
}

TEST_CASE("a full disk leaves the old file, says so, and leaves nothing beside it") {
  const folder f;
  put(f / "a", "old");
  const auto status = in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1'000, 1'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    write_file(f / "a", std::string(5'000, 'n'));
  });
  CHECK(status == 9);
  CHECK(get(f / "a") == "old");
  CHECK(std::distance(fs::directory_iterator(f.at), fs::directory_iterator{}) == 1);
}

TEST_CASE("a folder is written where it is new, empty, or holds these files only") {
  const folder f;
  write_folder(f / "new/deep", {{"a", "1"}, {"b", "2"}});
  CHECK(get(f / "new/deep/b") == "2");
  fs::create_directories(f.at / "empty");
  write_folder(f / "empty/", {{"a", "1"}, {"b", "2"}});
  CHECK(get(f / "empty/a") == "1");
  write_folder(f / "empty", {{"a", "3"}, {"b", "4"}});
  CHECK(get(f / "empty/a") == "3");
  put(f / "empty/notes.txt", "mine");
  CHECK(says(refusal([&] { write_folder(f / "empty", {{"a", "5"}, {"b", "6"}}); }), "'notes.txt'"));
  CHECK(get(f / "empty/a") == "3");
  put(f / "file", "x");
  CHECK(says(refusal([&] { write_folder(f / "file", {{"a", "5"}}); }), "not a folder"));
  CHECK(std::distance(fs::directory_iterator(f.at), fs::directory_iterator{}) == 3);
}

TEST_CASE("two paths to one file are one, written or not") {
  const folder f;
  put(f / "a", "x");
  fs::create_symlink("a", f.at / "link");
  CHECK(is_same_file(f / "a", f / "link"));
  CHECK(is_same_file(f / "a", f / "./a"));
  CHECK(is_same_file(f / "none", f / "./none"));
  CHECK_FALSE(is_same_file(f / "a", f / "b"));
  // A link to a file that is not there yet.
  fs::create_symlink("later", f.at / "dangling");
  CHECK(is_same_file(f / "later", f / "dangling"));
}

TEST_CASE("what is written beside a private file is as private") {
  const folder f;
  put(f / "a", "old");
  ::chmod((f / "a").c_str(), 0600);
  io::write_whole(f / "a", "new", [&](const char*) {
    for (const auto& entry : fs::directory_iterator(f.at)) {
      struct stat found{};
      REQUIRE(::stat(entry.path().c_str(), &found) == 0);
      CHECK((found.st_mode & 0077) == 0);
    }
  });
  CHECK(get(f / "a") == "new");
}

TEST_CASE("a folder that is written again is as private as it was, and new files are as the umask says") {
  const auto mode_of = [](const std::string& path) {
    struct stat found{};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_mode & 0777;
  };
  const folder f;
  const auto before = ::umask(0077);
  fs::create_directories(f.at / "empty");
  write_folder(f / "empty", {{"a", "1"}});
  CHECK(mode_of(f / "empty/a") == 0600);
  ::umask(0022);
  ::chmod((f / "empty/a").c_str(), 0640);
  io::write_whole_folder(f / "empty", {{"a", "2"}, {"b", "2"}}, [&](const char* step) {
    if (std::string(step) == "renamed") return;
    for (const auto& entry : fs::directory_iterator(f.at)) CHECK((mode_of(entry.path().string()) & 0077) == 0);
  });
  ::umask(before);
  CHECK(mode_of(f / "empty") == 0700);
  CHECK(mode_of(f / "empty/a") == 0640);
  CHECK(mode_of(f / "empty/b") == 0644);
}

TEST_CASE("links: to nothing, to themselves, and those of folders") {
  const folder f;
  fs::create_symlink("later", f.at / "dangling");
  write_file(f / "dangling", "x");
  CHECK(fs::is_symlink(f.at / "dangling"));
  CHECK(get(f / "later") == "x");
  fs::create_symlink("loop", f.at / "loop");
  CHECK(says(refusal([&] { write_file(f / "loop", "x"); }), "leads back to itself"));
  CHECK(fs::is_symlink(f.at / "loop"));
  fs::create_directory_symlink("real", f.at / "linked");
  write_folder(f / "linked", {{"a", "1"}});
  CHECK(fs::is_symlink(f.at / "linked"));
  CHECK(get(f / "real/a") == "1");
  fs::remove(f.at / "real" / "a");
  fs::create_symlink("../later", f.at / "real" / "a");
  CHECK(says(refusal([&] { write_folder(f / "real", {{"a", "2"}}); }), "'a'"));
  CHECK(get(f / "later") == "x");
}

TEST_CASE("a file that somebody puts into a folder while it is written stays there") {
  const folder f;
  write_folder(f / "made", {{"a", "1"}});
  const auto message = refusal([&] {
    io::write_whole_folder(f / "made", {{"a", "2"}}, [&](const char* step) {
      if (std::string(step) == "synced") put(f / "made/mine.txt", "mine");
    });
  });
  CHECK(says(message, "'mine.txt'"));
  CHECK(get(f / "made/mine.txt") == "mine");
  CHECK(get(f / "made/a") == "1");
  CHECK(std::distance(fs::directory_iterator(f.at), fs::directory_iterator{}) == 1);
}

}  // namespace test_files
