// SPDX-License-Identifier: MIT
#include "core/problem_list.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/utf8.hpp"

namespace habeas {

namespace {

constexpr std::string_view rest_start = "... and ";

/// What stood there is told to this length, in bytes.
constexpr std::size_t longest_got = 300;

/// 99995 as 99,995.
std::string grouped(std::size_t n) {
  auto text = std::to_string(n);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

}  // namespace

bool is_rest(const problem& p) noexcept { return p.got.empty() && p.wanted.empty() && p.what.compare(0, rest_start.size(), rest_start) == 0; }

std::string_view problem_list::kind_of(const problem& p) noexcept {
  return std::string_view(p.what).substr(0, p.what.find(" at offset "));
}

void problem_list::push_back(problem p) {
  const auto kind = kind_of(p);
  auto found = kinds_.find(kind);
  // Kinds that are themselves without end, made of what somebody wrote, are one.
  if (found == kinds_.end()) found = kinds_.emplace(kinds_.size() < most_kept ? std::string(kind) : std::string(), tally{}).first;
  auto& t = found->second;
  // A kind that is new is heard even late in a flood of others.
  if (t.kept < most_alike && (kept_.size() < most_kept || (t.kept == 0 && kept_.size() < 2 * most_kept))) {
    if (p.got.size() > longest_got) p.got = std::string(utf8_prefix(p.got, longest_got)) + "...";
    ++t.kept;
    kept_.push_back(std::move(p));
    return;
  }
  ++t.left_out;
  ++left_out_;
  if (places_.size() < most_places) places_.push_back(std::move(p.pointer));
}

void problem_list::add_left_out_of(const problem_list& other) {
  for (const auto& [kind, t] : other.kinds_) {
    kinds_[kind].left_out += t.left_out;
    left_out_ += t.left_out;
  }
  for (const auto& place : other.places_)
    if (places_.size() < most_places) places_.push_back(place);
}

std::vector<problem> problem_list::told() && {
  std::vector<problem> all;
  std::map<std::string, std::size_t, std::less<>> told;  // of each kind
  std::map<std::string, std::size_t, std::less<>> last;  // of each kind that is cut, where the last that is told stands
  for (auto& p : kept_) {
    const std::string kind(kind_of(p));
    const auto found = kinds_.find(kind);
    const bool cut = found != kinds_.end() && found->second.left_out != 0;
    if (cut && told[kind] == told_of_flood) continue;
    ++told[kind];
    if (cut) last[kind] = all.size();
    all.push_back(std::move(p));
  }
  std::vector<problem> out;
  std::size_t unplaced = left_out_;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string kind(kind_of(all[i]));
    const auto found = last.find(kind);
    out.push_back(std::move(all[i]));
    if (found == last.end() || found->second != i) continue;
    const auto& t = kinds_.find(kind)->second;
    unplaced -= t.left_out;
    const auto& at = out.back();
    out.push_back({at.file, at.pointer, at.line, at.column,
                   std::string(rest_start) + grouped(t.kept - told[kind] + t.left_out) + " more like this", {}, {}});
  }
  if (unplaced != 0) out.push_back({{}, {}, 0, 0, std::string(rest_start) + grouped(unplaced) + " more problems", {}, {}});
  kept_.clear();
  return out;
}

}  // namespace habeas
