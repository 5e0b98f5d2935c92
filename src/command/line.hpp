// SPDX-License-Identifier: MIT
// The command line: its words, what each of them takes, and how it is read.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// CLI11 reads the line. It is long to compile, so line.cpp alone sees it.
namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace habeas::command {

/// What stands before a mark and after it; nothing after where there is no mark.
[[nodiscard]] std::pair<std::string, std::optional<std::string>> split_once(const std::string& text, char mark);

/// What a word does once the line is read; the exit code.
using action = std::function<int()>;

/// An option of a word, or a value that stands without a name. Each call adds a rule and gives the option back.
class line_option {
 public:
  explicit line_option(CLI::Option& option) : option_(&option) {}

  line_option required() const;
  /// The name of the value in the help, such as DAY.
  line_option type_name(const char* name) const;
  line_option one_of(const std::vector<std::string>& words) const;
  /// A whole number from low to high.
  line_option between(int low, int high) const;
  /// An empty value is refused: a script may have forgotten to set a variable.
  line_option not_empty() const;
  /// Of texts: one value each time that the option is given.
  line_option one_each() const;
  /// Of texts: one value may hold several.
  line_option split_at(char mark) const;
  line_option needs(const line_option& other) const;
  /// The help shows the default value.
  line_option shows_default() const;

 private:
  CLI::Option* option_;
};

/// A command line, or one word of it. The action of a word keeps alive what the word's options write to.
class line {
 public:
  line(CLI::App& app, action& chosen) : app_(&app), chosen_(&chosen) {}

  line word(const char* name, const char* help) const;
  /// One of its words has to be used.
  void needs_a_word() const;
  /// What ends the help of the whole command. Words that have no examples end theirs with it too.
  void footer(const char* text) const;
  /// Runs that the help of this word ends with. A test runs each of them.
  void examples(std::initializer_list<const char*> runs) const;
  void version(const std::string& text) const;

  line_option option(const char* name, std::string& value, const char* help) const;
  line_option option(const char* name, std::vector<std::string>& values, const char* help) const;
  line_option option(const char* name, std::int64_t& value, const char* help) const;
  line_option option(const char* name, std::uint64_t& value, const char* help) const;
  line_option option(const char* name, std::optional<std::uint64_t>& value, const char* help) const;
  line_option flag(const char* name, bool& value, const char* help) const;

  /// What is done where this word is used, and within which limits: every such word takes --time-limit, --memory-limit and
  /// --work-limit.
  void does(action what) const;

 private:
  CLI::App* app_;
  action* chosen_;
};

/// What came of a line: an action, or what to print instead of one.
struct line_read {
  action chosen;         ///< none where help was asked for, or the line is wrong
  std::string out, err;  ///< for standard output and standard error
  bool wrong = false;
};

[[nodiscard]] line_read read_line(int argc, const char* const* argv, const char* name, const char* help,
                                  void (*add_words)(line));

}  // namespace habeas::command
