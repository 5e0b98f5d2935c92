// SPDX-License-Identifier: MIT
#include "solve/proof_sections.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <habeas/core/work_limits.hpp>

namespace habeas::solve {

namespace {

/// What lies between two variables that every path passes.
struct section {
  variable from, to;
  std::vector<variable> inside;  ///< with `from`, without `to`
};

class section_finder {
 public:
  section_finder(const difference_system& system, const detail::tight_rows& tight) : system_(&system), tight_(&tight) {}

  /// Sections from one variable to another, in order. Linear: along one path, each variable of it that nothing found before
  /// leads past is passed by all.
  [[nodiscard]] std::vector<section> find(variable source, variable target) const {
    const auto path = any_path(source, target);
    std::unordered_map<variable, std::size_t> place;
    for (std::size_t i = 0; i < path.size(); ++i) place.emplace(path[i], i);
    std::vector<section> found;
    std::unordered_set<variable> seen;
    std::size_t farthest = 0;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
      if (farthest == i) {
        if (!found.empty()) found.back().to = path[i];
        found.push_back({path[i], target, {}});
      }
      std::vector<variable> pending{path[i]};
      while (!pending.empty()) {
        const auto u = pending.back();
        pending.pop_back();
        found.back().inside.push_back(u);
        work_limits::count(tight_->leaving(u).size() + 1);
        for (const auto row : tight_->leaving(u)) {
          const auto v = system_->rows()[row].plus;
          if (const auto at = place.find(v); at != place.end()) farthest = std::max(farthest, at->second);
          else if (seen.insert(v).second) pending.push_back(v);
        }
      }
    }
    return found;
  }

  /// The rows of a section, by what they leave.
  [[nodiscard]] std::map<variable, std::vector<row_index>> rows_of(const section& s) const {
    const std::set<variable> here(s.inside.begin(), s.inside.end());
    std::map<variable, std::vector<row_index>> rows;
    rows[s.to];
    for (const auto u : s.inside) {
      auto& kept = rows[u];
      for (const auto row : tight_->leaving(u))
        if (const auto v = system_->rows()[row].plus; v == s.to || here.count(v) != 0) kept.push_back(row);
    }
    return rows;
  }
  /// Does every path through a section rest on this premise?
  [[nodiscard]] bool is_needed(const section& s, premise p) const {
    const auto rows = rows_of(s);
    std::set<variable> seen{s.from};
    std::vector<variable> pending{s.from};
    while (!pending.empty()) {
      const auto u = pending.back();
      pending.pop_back();
      work_limits::count(rows.at(u).size() + 1);
      for (const auto row : rows.at(u)) {
        const auto on = system_->premises_of(row);
        if (std::binary_search(on.begin(), on.end(), p)) continue;
        const auto v = system_->rows()[row].plus;
        if (v == s.to) return false;
        if (seen.insert(v).second) pending.push_back(v);
      }
    }
    return true;
  }

 private:
  [[nodiscard]] std::vector<variable> any_path(variable source, variable target) const {
    std::unordered_map<variable, variable> came_from{{source, source}};
    std::vector<variable> pending{source};
    for (std::size_t i = 0; i < pending.size() && came_from.count(target) == 0; ++i)
      for (const auto row : tight_->leaving(pending[i]))
        if (const auto v = system_->rows()[row].plus; came_from.emplace(v, pending[i]).second) pending.push_back(v);
    std::vector<variable> path;
    for (auto at = target; at != source; at = came_from.at(at)) path.push_back(at);
    path.push_back(source);
    std::reverse(path.begin(), path.end());
    return path;
  }

  const difference_system* system_;
  const detail::tight_rows* tight_;
};

section joined(const std::vector<section>& all, std::size_t first, std::size_t last) {
  section whole{all[first].from, all[last].to, {}};
  for (auto i = first; i <= last; ++i) whole.inside.insert(whole.inside.end(), all[i].inside.begin(), all[i].inside.end());
  return whole;
}

}  // namespace

std::optional<std::vector<row_index>> path_by_sections(const difference_system& system, const detail::tight_rows& tight,
                                                       variable source, variable target, std::size_t effort) {
  const section_finder finder(system, tight);
  const auto sections = finder.find(source, target);
  std::map<premise, std::vector<std::size_t>> where;  // ascending
  for (std::size_t i = 0; i < sections.size(); ++i)
    for (const auto& [u, rows] : finder.rows_of(sections[i]))
      for (const auto row : rows)
        for (const auto p : system.premises_of(row))
          if (auto& places = where[p]; places.empty() || places.back() != i) places.push_back(i);
  std::set<premise> common;  // all paths rest on them
  std::vector<std::size_t> reaches(sections.size());
  for (std::size_t i = 0; i < reaches.size(); ++i) reaches[i] = i;
  for (const auto& [p, places] : where) {
    if (places.size() < 2) continue;
    if (std::any_of(places.begin(), places.end(), [&, p = p](std::size_t i) { return finder.is_needed(sections[i], p); })) common.insert(p);
    else reaches[places.front()] = std::max(reaches[places.front()], places.back());
  }
  std::vector<row_index> path;
  for (std::size_t first = 0; first < sections.size();) {
    auto last = reaches[first];
    for (auto i = first; i <= last; ++i) last = std::max(last, reaches[i]);
    if (first == 0 && last + 1 == sections.size()) return std::nullopt;
    const auto one = joined(sections, first, last);
    const detail::tight_rows rows(finder.rows_of(one));
    detail::proof_search<true> search(system, rows, &common);
    std::vector<row_index> part;
    if (!search.run(one.from, one.to, effort, part)) return std::nullopt;
    effort -= std::min(effort, search.settled());
    path.insert(path.end(), part.begin(), part.end());
    first = last + 1;
  }
  return path;
}

}  // namespace habeas::solve
