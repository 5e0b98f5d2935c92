// SPDX-License-Identifier: MIT
#include "verify/hull_check.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/core/work_limits.hpp>
#include "core/each_once.hpp"

namespace habeas::verify::detail {

namespace {

using names = std::vector<claim_id>;
constexpr std::size_t without_limit = std::numeric_limits<std::size_t>::max();

bool is_in(const names& some, const claim_id& c) { return std::binary_search(some.begin(), some.end(), c); }

std::size_t how_many_in(const names& some, const names& claims) {
  return static_cast<std::size_t>(std::count_if(claims.begin(), claims.end(), [&](const claim_id& c) { return is_in(some, c); }));
}

names sorted_once(names all) {
  keep_each_once(all);
  return all;
}

/// Sets that share claims, over however many, together.
std::vector<std::vector<names>> joined_by_claims(const std::vector<names>& sets) {
  std::vector<std::size_t> leads(sets.size());
  std::iota(leads.begin(), leads.end(), std::size_t{0});
  const auto root = [&](std::size_t s) {
    while (leads[s] != s) s = leads[s] = leads[leads[s]];
    return s;
  };
  std::map<claim_id, std::size_t> first_with;
  for (std::size_t s = 0; s < sets.size(); ++s)
    for (const auto& c : sets[s])
      if (const auto [at, fresh] = first_with.try_emplace(c, s); !fresh) leads[root(s)] = root(at->second);
  std::map<std::size_t, std::vector<names>> by_root;
  for (std::size_t s = 0; s < sets.size(); ++s) by_root[root(s)].push_back(sets[s]);
  std::vector<std::vector<names>> parts;
  for (auto& [lead, part] : by_root) parts.push_back(std::move(part));
  return parts;
}

/// The smallest sets that meet each of some, worked out one set after another; nothing where they grow too many.
std::optional<std::size_t> count_of_part(const std::vector<names>& sets) {
  constexpr std::size_t most = 4096;
  std::set<names> ways{names{}};
  for (const auto& one : sets) {
    std::set<names> met;
    for (const auto& w : ways) {
      if (how_many_in(w, one) != 0) {
        met.insert(w);
        continue;
      }
      for (const auto& c : one) {
        auto more = w;
        more.insert(std::upper_bound(more.begin(), more.end(), c), c);
        met.insert(std::move(more));
      }
      if (met.size() > most) return std::nullopt;
    }
    ways.clear();
    for (const auto& w : met) {
      work_limits::count(met.size());
      const bool least = std::none_of(met.begin(), met.end(), [&](const names& other) { return other.size() < w.size() && std::includes(w.begin(), w.end(), other.begin(), other.end()); });
      if (least) ways.insert(w);
    }
  }
  return ways.size();
}

/// What a bound says of its alternatives.
class hull_checker {
 public:
  hull_checker(check_result& into, const bound& b) : into_(&into), bound_(&b) {
    for (const auto& c : b.contradictions) sets_.push_back(sorted_once(c.claims));
    keep_each_once(sets_);
  }

  void run() {
    const auto& b = *bound_;
    if (b.repairs == repairs_told::none) {
      if (!b.alternatives.empty() || b.alternatives_left != 0) refuse("alternatives of an answer that nothing contradicts");
      return;
    }
    if (b.repairs == repairs_told::outer) return;
    if (b.alternatives.empty()) return refuse("no alternative is listed");
    all_listed_ = b.contradictions_left == 0;
    // Up to so many are always given whole: one that says that others are missing hides them.
    if (!all_listed_ && sets_.size() + std::min(b.contradictions_left, bound::most_contradictions) <= bound::most_contradictions)
      refuse("contradictions that an answer has room for are not listed");
    alternatives();
    how_many();
    ends();
    disputed();
    if (!all_listed_)
      leave(fmt::format("{} contradictions are not given with it, so whether the alternatives are the smallest ways out of these too, and all there are, was not checked", b.contradictions_left));
  }

 private:
  void refuse(std::string reason) { into_->reasons.push_back(std::move(reason)); }
  void leave(std::string what) { into_->unchecked.push_back(std::move(what)); }

  /// Each meets every contradiction, and would not without any of its claims.
  void alternatives() {
    std::set<names> listed;
    for (const auto& a : bound_->alternatives) {
      work_limits::count(sets_.size());
      const auto words = fmt::format("the alternative without {}", fmt::join(a.without, ", "));
      if (!listed.insert(a.without).second) refuse(words + " is listed twice");
      if (!a.refused.empty() && (a.low || a.high)) refuse(words + " is refused and has a number");
      const auto without = sorted_once(a.without);
      std::set<claim_id> needed;
      bool meets_all = true;
      for (const auto& s : sets_) {
        const auto n = how_many_in(without, s);
        meets_all = meets_all && n != 0;
        if (n == 1) needed.insert(*std::find_if(s.begin(), s.end(), [&](const claim_id& c) { return is_in(without, c); }));
      }
      // A claim may be needed for a contradiction that is not given.
      if (without != a.without || !meets_all || (all_listed_ && needed.size() != without.size())) refuse(words + " is no smallest way out of the contradictions");
    }
  }

  void how_many() {
    const auto& b = *bound_;
    if (b.repairs != repairs_told::all || !all_listed_) return;
    const auto told = b.alternatives_left > without_limit - b.alternatives.size() ? without_limit : b.alternatives.size() + b.alternatives_left;
    const auto ways = count_ways_out(sets_);
    if (!ways) return leave("its contradictions leave too many ways out to go through, so whether these are all was not checked");
    if (*ways != told) refuse(fmt::format("{} alternatives are told and there are {} ways out of the contradictions", told, *ways));
  }

  void ends() {
    const auto& b = *bound_;
    const auto reached = [&](auto end, auto looser) {
      std::optional<std::int64_t> hull = b.alternatives.front().*end;
      for (const auto& a : b.alternatives) hull = !hull || !(a.*end) ? std::nullopt : std::optional(looser(*hull, *(a.*end)));
      return hull;
    };
    const auto low = reached(&bound_alternative::low, [](std::int64_t x, std::int64_t y) { return std::min(x, y); });
    const auto high = reached(&bound_alternative::high, [](std::int64_t x, std::int64_t y) { return std::max(x, y); });
    // Alternatives that are not listed may be looser.
    const bool whole = b.alternatives_left == 0;
    if (whole ? b.low != low : b.low && (!low || *b.low > *low)) refuse("the low end is not the least of the alternatives");
    if (whole ? b.high != high : b.high && (!high || *b.high < *high)) refuse("the high end is not the greatest of the alternatives");
  }

  void disputed() {
    const auto& b = *bound_;
    names expected;
    if (b.repairs == repairs_told::all)
      for (const auto& s : sets_) expected.insert(expected.end(), s.begin(), s.end());
    if (b.repairs != repairs_told::all || !all_listed_)
      for (const auto& a : b.alternatives) expected.insert(expected.end(), a.without.begin(), a.without.end());
    expected = sorted_once(std::move(expected));
    if (b.alternatives_left == 0 && all_listed_ ? b.disputed != expected : !std::includes(b.disputed.begin(), b.disputed.end(), expected.begin(), expected.end()))
      refuse("it lists other claims as disputed");
  }

  check_result* into_;
  const bound* bound_;
  std::vector<names> sets_;  ///< the claims of each contradiction given, each once
  bool all_listed_ = true;
};

}  // namespace

std::optional<std::size_t> count_ways_out(const std::vector<std::vector<claim_id>>& of) {
  std::size_t ways = 1;
  for (const auto& part : joined_by_claims(of)) {
    const auto n = count_of_part(part);
    if (!n) return std::nullopt;
    ways = *n != 0 && ways > without_limit / *n ? without_limit : ways * *n;
  }
  return ways;
}

void check_hull(check_result& into, const bound& b) { hull_checker(into, b).run(); }

}  // namespace habeas::verify::detail
