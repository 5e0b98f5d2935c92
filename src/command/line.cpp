// SPDX-License-Identifier: MIT
// The command line, read by CLI11: the one source that includes it.
#include "command/line.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command/limits.hpp"
#include "core/near_names.hpp"
#include "core/visible.hpp"

namespace habeas::command {
namespace {

/// Those of the words that a slip of the keyboard may have meant, the nearest alone; in their order.
std::vector<std::string> near(std::string_view wanted, const std::vector<std::string>& words) {
  std::size_t least = 1 + wanted.size() / 4;
  std::vector<std::string> found;
  for (const auto& word : words) {
    const auto n = slips_between(wanted, word);
    if (n > least) continue;
    if (n < least) found.clear();
    least = n;
    found.push_back(word);
  }
  return found;
}

std::string question(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& w : words) text += (text.empty() ? "; did you mean " : " or ") + w;
  return text.empty() ? text : text + '?';
}

std::vector<std::string> words_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* word : app.get_subcommands({})) names.push_back(word->get_name());
  return names;
}

std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

/// What is wrong with the words of a line, where a slip in the name of a command or an option explains it; else nothing.
std::string slip_in(const CLI::App& app, const std::string& name, const std::vector<std::string>& line) {
  const CLI::App* word = &app;
  std::string called = name;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto& text = line[i];
    if (text == "--") break;
    if (text.rfind("--", 0) == 0) {
      const auto known = options_of(*word);
      const auto option = text.substr(0, text.find('='));
      const auto meant = near(option, known);
      if (std::find(known.begin(), known.end(), option) == known.end() && !meant.empty())
        return called + ": there is no option '" + option + "'" + question(meant) + "\nRun " + called + " --help for the options.\n";
    } else if (const auto known = words_of(*word); !known.empty() && text.rfind('-', 0) != 0) {
      if (std::find(known.begin(), known.end(), text) == known.end())
        return called + ": there is no command '" + text + "'" + question(near(text, known)) + "\nRun " + called + " --help for the commands.\n";
      word = word->get_subcommand(text);
      called += ' ' + text;
    }
  }
  return {};
}

}  // namespace

std::pair<std::string, std::optional<std::string>> split_once(const std::string& text, char mark) {
  const auto at = text.find(mark);
  return {text.substr(0, at), at == std::string::npos ? std::nullopt : std::optional(text.substr(at + 1))};
}

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

void line::examples(std::initializer_list<const char*> runs) const {
  std::string text = "Examples:";
  for (const auto* run : runs) text += std::string("\n  ") + run;
  app_->footer(text + "\n\nRun habeas help for points and exit codes.");
}

void line::version(const std::string& text) const { app_->set_version_flag("--version", text); }

line_option line::option(const char* name, std::string& value, const char* help) const {
  return line_option(*app_->add_option(name, value, help));
}

line_option line::option(const char* name, std::vector<std::string>& values, const char* help) const {
  return line_option(*app_->add_option(name, values, help));
}

namespace {

/// A whole number in digits alone, as far as its type holds it. CLI11 would wrap a greater one around, or cut it off.
template <class Number>
std::function<void(const std::string&)> whole_number(const char* name, std::function<void(Number)> take) {
  return [name, take = std::move(take)](const std::string& text) {
    Number n{};
    const auto* const last = text.data() + text.size();
    const auto [end, failed] = std::from_chars(text.data(), last, n);
    if (failed != std::errc{} || end != last)
      throw CLI::ValidationError(name, fmt::format("got '{}', wanted a whole number from {} to {}", text, std::numeric_limits<Number>::min(),
                                                   std::numeric_limits<Number>::max()));
    take(n);
  };
}

/// The option, with what the help shows as its default where that is asked for.
line_option shown(CLI::Option& option, const std::function<std::string()>& value) {
  option.default_function(value);
  return line_option(option);
}

}  // namespace

line_option line::option(const char* name, std::int64_t& value, const char* help) const {
  const auto take = whole_number<std::int64_t>(name, [&value](std::int64_t n) { value = n; });
  return shown(*app_->add_option_function<std::string>(name, take, help), [&value] { return fmt::format("{}", value); });
}

line_option line::option(const char* name, std::uint64_t& value, const char* help) const {
  const auto take = whole_number<std::uint64_t>(name, [&value](std::uint64_t n) { value = n; });
  return shown(*app_->add_option_function<std::string>(name, take, help), [&value] { return fmt::format("{}", value); });
}

line_option line::option(const char* name, std::optional<std::uint64_t>& value, const char* help) const {
  const auto take = whole_number<std::uint64_t>(name, [&value](std::uint64_t n) { value = n; });
  return line_option(*app_->add_option_function<std::string>(name, take, help));
}

line_option line::flag(const char* name, bool& value, const char* help) const {
  return line_option(*app_->add_flag(name, value, help));
}

void line::does(action what) const {
  const auto limits = std::make_shared<run_limits>();
  option("--time-limit", limits->seconds, "Stop after this many seconds, and answer with what was found by then (exit code 5)").type_name("SECONDS");
  option("--memory-limit", limits->mebibytes, "The same for memory").type_name("MIB");
  option("--work-limit", limits->steps, "The same for steps of search, which are equally many on every machine").type_name("STEPS");
  // Only noted here: it is done when the whole line has been found right.
  app_->callback([what = std::move(what), limits, app = app_, chosen = chosen_] {
    const auto* const json = app->get_option_no_throw("--json");
    limits->json = json != nullptr && json->count() > 0;
    const auto* const written_in = app->get_option_no_throw("--language");
    if (written_in != nullptr && written_in->count() > 0)
      limits->written_in = find_slug<language>(written_in->as<std::string>()).value_or(language::en);
    *chosen = [what, limits] { return run_within(*limits, what); };
  });
}

namespace {

/// What a message quotes of the line stays in the message's line. An option's value may stand in its word after `=`.
void show_words(line_read& read, int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view whole = argv[i];
    for (const auto word : {whole, whole.substr(std::min(whole.find('=') + 1, whole.size()))}) {
      const auto shown = visible(word);
      if (shown == word) continue;
      for (auto* text : {&read.out, &read.err})
        for (auto at = text->find(word); at != std::string::npos; at = text->find(word, at + shown.size())) text->replace(at, word.size(), shown);
    }
  }
}

}  // namespace

namespace {

/// What is wrong with a line, under the name of the command that it calls, with an example of right use.
std::string wrong_use(const CLI::App& app, const std::string& name, const std::vector<std::string>& line, const CLI::ParseError& fault) {
  const CLI::App* word = &app;
  std::string called = name;
  for (const auto& text : line) {
    const auto known = words_of(*word);
    if (std::find(known.begin(), known.end(), text) == known.end()) continue;
    word = word->get_subcommand(text);
    called += ' ' + text;
  }
  auto message = called + ": " + fault.what() + '\n';
  // The first example of the command's own help.
  const auto& footer = word->get_footer();
  if (const auto first = footer.find("\n  "); first != std::string::npos)
    message += "For example: " + footer.substr(first + 3, footer.find('\n', first + 3) - first - 3) + '\n';
  return message + "Run " + called + " --help for more information.\n";
}

/// "habeas help held" asks what "habeas held --help" does; what points and exit codes are stands in the help of all.
void read_help(std::vector<std::string>& words) {
  if (words.empty() || words.front() != "help") return;
  words.erase(words.begin());
  if (words.size() == 1 && (words.front() == "points" || words.front() == "codes")) words.clear();
  words.emplace_back("--help");
}

}  // namespace

line_read read_line(int argc, const char* const* argv, const char* name, const char* help, void (*add_words)(line)) {
  line_read read;
  CLI::App app(help, name);
  add_words(line(app, read.chosen));
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  read_help(words);
  read.err = words.empty() ? app.help() : slip_in(app, name, words);
  if (!read.err.empty()) {
    read.wrong = true;
    show_words(read, argc, argv);
    return read;
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 takes them last first
  } catch (const CLI::ParseError& e) {
    // A call for help or for the version is thrown too, with the exit code 0.
    read.wrong = e.get_exit_code() != 0;
    read.chosen = nullptr;
    std::ostringstream out, err;
    app.exit(e, out, err);
    read.out = out.str();
    read.err = read.wrong ? wrong_use(app, name, words, e) : err.str();
  }
  show_words(read, argc, argv);
  return read;
}

}  // namespace habeas::command
