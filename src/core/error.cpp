// SPDX-License-Identifier: MIT
#include <habeas/core/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/slug.hpp>

#include "core/problem_list.hpp"
#include "core/visible.hpp"

namespace habeas {

std::string to_string(const problem& p) {
  std::string place = visible(p.file);
  if (p.line != 0) place += fmt::format("{}{}", place.empty() ? "line " : ":", p.line);
  if (p.line != 0 && p.column != 0) place += fmt::format(":{}", p.column);
  if (!p.pointer.empty()) place += fmt::format("{}{}", place.empty() ? "" : " at ", visible(p.pointer));
  std::string text = place.empty() ? visible(p.what) : fmt::format("{}: {}", place, visible(p.what));
  if (!p.got.empty()) text += fmt::format(", got {}", visible(p.got));
  if (!p.wanted.empty()) text += fmt::format(", wanted {}", visible(p.wanted));
  return text;
}

error::error(errc code, std::string_view what, std::string_view got, std::string_view wanted)
    : code_(code), what_(what), got_(got), wanted_(wanted) {
  compose();
}
error::error(const error&) = default;
error::error(error&&) noexcept = default;
error& error::operator=(const error&) = default;
error& error::operator=(error&&) noexcept = default;
error::~error() = default;

error error::invalid_date(std::string_view text, std::size_t offset, std::string found, std::string expected) {
  error e(errc::invalid_date, "not a date", std::move(found), std::move(expected));
  e.text_ = std::string(text.substr(0, 200));
  e.offset_ = offset;
  e.compose();
  return e;
}

error error::unknown_id(std::string_view kind, std::string_view id, std::vector<std::string> near) {
  // The sentence has the first few; whoever asks has all.
  constexpr std::size_t most_shown = 5;
  std::string wanted;
  for (std::size_t i = 0; i < std::min(near.size(), most_shown); ++i) wanted += (i == 0 ? "one of " : ", ") + near[i];
  if (near.size() > most_shown) wanted += ", ...";
  error e(errc::unknown_id, fmt::format("no such {}", kind), fmt::format("'{}'", id), wanted);
  e.near_ = std::move(near);
  return e;
}

error error::invalid_file(std::vector<problem> problems) {
  // What was told in full so far is cut here, if it is a flood; what was cut where it was found stays so.
  if (std::none_of(problems.begin(), problems.end(), is_rest)) {
    problem_list all;
    for (auto& p : problems) all.push_back(std::move(p));
    problems = std::move(all).told();
  }
  const auto rest = static_cast<std::size_t>(std::count_if(problems.begin(), problems.end(), is_rest));
  const auto n = problems.size() - rest;
  error e(errc::invalid_file, fmt::format("{} problem{}{}", n, n == 1 ? "" : "s", rest == 0 ? "" : ", and more like them"));
  e.problems_ = std::move(problems);
  e.compose();
  return e;
}

void error::compose() {
  message_ = visible_lines(what_);
  if (offset_) message_ += fmt::format(" at offset {} of '{}'", *offset_, visible(text_));
  if (!got_.empty()) message_ += fmt::format(": got {}", visible(got_));
  if (!wanted_.empty()) message_ += fmt::format("{} wanted {}", got_.empty() ? ":" : ",", visible(wanted_));
  for (const auto& p : problems_) message_ += "\n  " + to_string(p);
}

}  // namespace habeas
