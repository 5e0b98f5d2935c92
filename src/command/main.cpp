// SPDX-License-Identifier: MIT
// The command `habeas`. Answers go to standard output, messages to standard error.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <string>

#include <unistd.h>

#include "command/commands.hpp"
#include "command/limits.hpp"
#include "command/options.hpp"
#include "core/visible.hpp"

namespace habeas::command {
namespace {

/// The exit code of an error. What was asked for is missing or not the only one: 4.
int code_of(const error& e) {
  switch (e.code()) {
    case errc::invalid_file: return unreadable;
    case errc::unknown_id:
    case errc::ambiguous: return not_there;
    case errc::limit_exceeded:
    case errc::cancelled: return stopped;
    default: return used_wrongly;
  }
}

/// Arguments and files may hold any bytes; a message is text.
void message(const std::string& text) { std::fputs(visible_lines(text).c_str(), stderr); }

int run(int argc, char** argv) {
  const auto read = read_line(argc, argv, "habeas", "Compute provable bounds and find contradictions in attributed claims about prisoners, releases and negotiations.", add_all_words);
  if (read.chosen) return read.chosen();
  std::cout << read.out << std::flush;
  message(read.err);
  return read.wrong ? used_wrongly : answered;
}

/// Ctrl-C ends with a message and 130, as shells expect. Files are written whole or not at all, so nothing is half done.
extern "C" void interrupted(int) {
  constexpr char text[] = "\nhabeas: interrupted\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text, sizeof text - 1);
  std::_Exit(130);
}

}  // namespace
}  // namespace habeas::command

int main(int argc, char** argv) {
  using namespace habeas::command;
  std::signal(SIGINT, interrupted);
  // Whoever reads no further, as `head` does, has had what they wanted: the command ends as others do, without a word.
  std::signal(SIGPIPE, SIG_DFL);
  try {
    const int code = run(argc, argv);
    // A write may have failed earlier; the last one does not report that.
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0 || !std::cout) {
      std::fputs("habeas: the answer could not be written\n", stderr);
      return unreadable;
    }
    return code;
  } catch (const habeas::error& e) {
    message(std::string("habeas: ") + e.what() + '\n');
    return code_of(e);
  } catch (const std::bad_alloc&) {
    end_run(habeas::stop_cause::memory);
  } catch (const std::exception& e) {
    message(std::string("habeas: ") + e.what() + '\n');
    return unreadable;
  }
}
