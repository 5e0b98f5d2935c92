// SPDX-License-Identifier: MIT
// The command line, read by CLI11: the one source that includes it.
#include "command/line.hpp"

#include <sstream>
#include <utility>

#include <CLI/CLI.hpp>

namespace habeas::command {

line_option line_option::required() const { return line_option(*option_->required()); }

line_option line_option::type_name(const char* name) const { return line_option(*option_->type_name(name)); }

line_option line_option::one_of(const std::vector<std::string>& words) const {
  return line_option(*option_->check(CLI::IsMember(words)));
}

line_option line_option::between(int low, int high) const {
  return line_option(*option_->check(CLI::Range(low, high)));
}

line_option line_option::not_empty() const {
  // Without a description of its own it leaves the help as it is.
  const auto fault = [](const std::string& text) { return std::string(text.empty() ? "a value is missing" : ""); };
  return line_option(*option_->check(CLI::Validator(fault, "")));
}

line_option line_option::one_each() const { return line_option(*option_->allow_extra_args(false)); }

line_option line_option::split_at(char mark) const { return line_option(*option_->delimiter(mark)); }

line_option line_option::needs(const line_option& other) const { return line_option(*option_->needs(other.option_)); }

line_option line_option::shows_default() const { return line_option(*option_->capture_default_str()); }

line line::word(const char* name, const char* help) const { return {*app_->add_subcommand(name, help), *chosen_}; }

void line::needs_a_word() const { app_->require_subcommand(1); }

void line::footer(const char* text) const { app_->footer(text); }

void line::version(const std::string& text) const { app_->set_version_flag("--version", text); }

line_option line::option(const char* name, std::string& value, const char* help) const {
  return line_option(*app_->add_option(name, value, help));
}

line_option line::option(const char* name, std::vector<std::string>& values, const char* help) const {
  return line_option(*app_->add_option(name, values, help));
}

line_option line::option(const char* name, std::int64_t& value, const char* help) const {
  return line_option(*app_->add_option(name, value, help));
}

line_option line::option(const char* name, std::uint64_t& value, const char* help) const {
  return line_option(*app_->add_option(name, value, help));
}

line_option line::option(const char* name, std::optional<std::uint64_t>& value, const char* help) const {
  return line_option(*app_->add_option(name, value, help));
}

line_option line::flag(const char* name, bool& value, const char* help) const {
  return line_option(*app_->add_flag(name, value, help));
}

void line::does(action what) const {
  // Only noted here: it is done when the whole line has been found right.
  app_->callback([what = std::move(what), chosen = chosen_] { *chosen = what; });
}

line_read read_line(int argc, const char* const* argv, const char* name, const char* help, void (*add_words)(line)) {
  line_read read;
  CLI::App app(help, name);
  add_words(line(app, read.chosen));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    // A call for help or for the version is thrown too, with the exit code 0.
    read.wrong = e.get_exit_code() != 0;
    read.chosen = nullptr;
    std::ostringstream out, err;
    app.exit(e, out, err);
    read.out = out.str();
    read.err = err.str();
  }
  return read;
}

}  // namespace habeas::command
