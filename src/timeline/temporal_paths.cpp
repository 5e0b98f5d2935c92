// SPDX-License-Identifier: MIT
#include <habeas/timeline/temporal_paths.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/graph/event_queries.hpp>
#include <habeas/timeline/timeline.hpp>

#include "core/cancel.hpp"
#include "timeline/day_search.hpp"

namespace habeas {

path_answer event_paths::between(const event_id& from, const event_id& to, const path_options& options,
                                 const std::stop_token& stop) const {
  const auto a = graph_.vertex_of(from), b = graph_.vertex_of(to);
  if (a == b)
    throw error(errc::invalid_value, "a path leads from one event to another", "'" + from.text() + "' twice", "two events");
  path_answer answer{from, to, options.pace, path_verdict::no_path, {}, false, days_->set_aside()};
  auto found = simple_paths(graph_.arcs(), a, b, options.limits, graph_.allow(), stop);
  answer.more = found.more;
  if (found.paths.empty() && !found.more) return answer;
  search s(*this, options, stop);
  answer.verdict = path_verdict::impossible;
  std::size_t steps = 0;
  for (const auto& p : found.paths) {
    throw_if_stopped(stop);
    steps += p.size();
    if (steps > options.steps) {
      answer.more = true;
      break;
    }
    answer.paths.push_back(describe(p, s));
    answer.verdict = std::min(answer.verdict, answer.paths.back().verdict);
  }
  if (!answer.more || answer.verdict == path_verdict::certain) return answer;
  // Beyond the limit: is one of the others better?
  auto better = s.certain_path(a, b);
  if (better.empty() && answer.verdict == path_verdict::impossible) better = s.possible_path(a, b);
  if (better.empty()) return answer;
  if (better.size() > options.steps) search::give_up("events stand on the path that decides", better.size());
  answer.paths.push_back(describe(better, s));
  answer.verdict = answer.paths.back().verdict;
  return answer;
}

std::int64_t event_paths::search::most(node plus, node minus) {
  if (++looks > options.looks) give_up("days between events were looked at", looks);
  const auto [at, fresh] = known.try_emplace({plus, minus}, 0);
  if (fresh) {
    throw_if_stopped(stop);
    if (known.size() > most_known) give_up("days between events were worked out", known.size());
    const auto& g = of->graph_;
    at->second = of->days_->most_between(g.event_at(plus.first).id, plus.second, g.event_at(minus.first).id, minus.second)
                     .value_or(no_limit);
  }
  return at->second;
}

std::pair<std::optional<day>, std::optional<day>> event_paths::search::range(node of_event) const {
  const auto days = of->days_->days(of->graph_.event_at(of_event.first).id);
  return of_event.second ? std::pair(days.earliest_end, days.latest_end) : std::pair(days.earliest_start, days.latest_start);
}

bool event_paths::search::hop_certain(graph::vertex_index from, graph::vertex_index to) {
  const auto before = range({from, by_end()}), after = range({to, false});
  if (before.second && after.first && *before.second <= *after.first) return true;
  return most({from, by_end()}, {to, false}) <= 0;
}

bool event_paths::search::hop_possible(graph::vertex_index from, graph::vertex_index to) {
  const auto before = range({from, by_end()}), after = range({to, false});
  if (before.first && after.second && *after.second < *before.first) return false;
  return most({to, false}, {from, by_end()}) >= 0;
}

void event_paths::search::give_up(const char* what, std::size_t n) {
  throw error(errc::limit_exceeded, "the search for paths reached its limit", std::to_string(n) + ' ' + what,
              "an answer before that; fewer links, or tighter dates, may give one");
}

event_paths::path event_paths::search::certain_path(graph::vertex_index from, graph::vertex_index to) {
  const auto open = of->graph_.unhedged();
  const auto allow = open.allow();
  const auto& g = of->graph_.arcs();
  std::vector<graph::vertex_index> came_from(g.vertex_count(), graph::no_vertex), queue{from};
  came_from[from] = from;
  for (std::size_t i = 0; i < queue.size() && came_from[to] == graph::no_vertex; ++i) {
    throw_if_stopped(stop);
    for (auto arc = g.first_out(queue[i]); arc < g.first_out(queue[i] + 1); ++arc) {
      const auto w = g.target(arc);
      if (!allow(arc) || came_from[w] != graph::no_vertex || !hop_certain(queue[i], w)) continue;
      came_from[w] = queue[i];
      queue.push_back(w);
    }
  }
  path found;
  if (came_from[to] == graph::no_vertex) return found;
  for (auto at = to; at != from; at = came_from[at]) found.push_back(at);
  found.push_back(from);
  std::reverse(found.begin(), found.end());
  return found;
}

event_paths::path event_paths::search::possible_path(graph::vertex_index from, graph::vertex_index to) {
  const auto& g = of->graph_.arcs();
  const auto allow = of->graph_.allow();
  // Of parallel arcs the first stands for all.
  std::vector<char> open(g.arc_count(), 0);
  std::vector<graph::vertex_index> led_from(g.vertex_count(), graph::no_vertex);
  for (graph::vertex_index v = 0; v < g.vertex_count(); ++v)
    for (auto arc = g.first_out(v); arc < g.first_out(v + 1); ++arc) {
      if (!allow(arc) || led_from[g.target(arc)] == v) continue;
      led_from[g.target(arc)] = v;
      open[arc] = 1;
    }
  // Only what lies between the two matters; and of that, only steps that some dates allow.
  const auto ahead = reached_from(g, from, allow), behind = leading_to(g, to, allow);
  for (graph::vertex_index v = 0; v < g.vertex_count(); ++v)
    for (auto arc = g.first_out(v); arc < g.first_out(v + 1); ++arc) {
      const auto w = g.target(arc);
      const bool between = (v == from || ahead.contains(v)) && (w == to || behind.contains(w));
      if (open[arc] != 0 && (!between || !hop_possible(v, w))) open[arc] = 0;
    }
  const auto useful = leading_to(g, to, [&](graph::arc_index arc) { return open[arc] != 0; });
  path at{from};
  std::vector<char> on_path(g.vertex_count(), 0);
  on_path[from] = 1;
  std::vector<graph::arc_index> next{g.first_out(from)};
  std::size_t tries = 0;
  const auto back = [&] {
    on_path[at.back()] = 0;
    at.pop_back();
    next.pop_back();
  };
  while (!at.empty()) {
    if (at.back() == to) return at;
    const auto v = at.back();
    if (next.back() == g.first_out(v + 1)) {
      back();
      continue;
    }
    const auto arc = next.back()++;
    const auto w = g.target(arc);
    if (++looks > options.looks) give_up("links were looked at", looks);
    if (open[arc] == 0 || on_path[w] != 0 || (w != to && !useful.contains(w))) continue;
    if (++tries > options.tries) give_up("beginnings of paths were tried", tries);
    throw_if_stopped(stop);
    at.push_back(w);
    on_path[w] = 1;
    next.push_back(g.first_out(w));
    if (of->refusal(at, *this) || !of->refused_by_days(at, *this).empty()) back();
  }
  return {};
}

std::optional<std::vector<std::pair<event_paths::node, event_paths::node>>> event_paths::refusal(const path& p,
                                                                                                 search& s) const {
  const bool by_end = s.by_end();
  const auto before = [&](std::size_t i) { return node{p[i], by_end}; };
  const auto start = [&](std::size_t i) { return node{p[i], false}; };
  // Plainly: what comes later on the path is certainly earlier.
  for (std::size_t gap = 1; gap < p.size(); ++gap)
    for (std::size_t i = 0; i + gap < p.size(); ++i)
      if (s.most(start(i + gap), before(i)) < 0) return std::vector{std::pair(start(i + gap), before(i))};
  // Taken together: a circle of rows, found by relaxing them as often as there are ends.
  std::vector<node> ends;
  for (std::size_t i = 0; i < p.size(); ++i) {
    ends.push_back(start(i));
    if (by_end && i + 1 < p.size()) ends.push_back(before(i));
  }
  const auto place = [&](node e) { return static_cast<std::size_t>(std::find(ends.begin(), ends.end(), e) - ends.begin()); };
  struct row {
    std::size_t plus, minus;
    std::int64_t most;
    bool claimed;
  };
  std::vector<row> rows;
  for (std::size_t i = 0; i < ends.size(); ++i)
    for (std::size_t j = 0; j < ends.size(); ++j)
      if (const auto most = i != j ? s.most(ends[i], ends[j]) : no_limit; most < no_limit) rows.push_back({i, j, most, true});
  for (std::size_t i = 0; i + 1 < p.size(); ++i) rows.push_back({place(before(i)), place(start(i + 1)), 0, false});
  std::vector<std::int64_t> value(ends.size(), 0);
  std::vector<std::size_t> by(ends.size(), rows.size());
  std::size_t moved = ends.size();
  for (std::size_t pass = 0; pass <= ends.size() && moved != rows.size(); ++pass) {
    s.looks += rows.size() / 8;  // a row is quicker than a look
    if (s.looks > s.options.looks) search::give_up("days between events were looked at", s.looks);
    throw_if_stopped(s.stop);
    moved = rows.size();
    for (std::size_t r = 0; r < rows.size(); ++r)
      if (value[rows[r].minus] + rows[r].most < value[rows[r].plus]) {
        value[rows[r].plus] = value[rows[r].minus] + rows[r].most;
        by[rows[r].plus] = r;
        moved = r;
      }
  }
  if (moved == rows.size()) return std::nullopt;
  auto at = rows[moved].plus;
  for (std::size_t i = 0; i < ends.size(); ++i) at = rows[by[at]].minus;  // surely on a circle now
  std::vector<std::pair<node, node>> cycle;
  const auto first = at;
  do {
    const auto& r = rows[by[at]];
    if (r.claimed) cycle.emplace_back(ends[r.plus], ends[r.minus]);
    at = r.minus;
  } while (at != first);
  std::sort(cycle.begin(), cycle.end());
  return cycle;
}

std::vector<claim_id> event_paths::refused_by_days(const path& p, search& s) const {
  if (!s.single_days) s.single_days = std::make_shared<const detail::day_search>(*days_);
  if (!s.single_days->has_gaps()) return {};
  std::vector<event_id> events;
  for (const auto v : p) events.push_back(graph_.event_at(v).id);
  auto names = s.single_days->claims_with_gaps(events);
  if (names.empty()) return {};
  std::vector<detail::day_search::order> orders;
  for (std::size_t i = 0; i + 1 < events.size(); ++i) orders.push_back({events[i], s.by_end(), events[i + 1], false});
  return s.single_days->allows(orders, s.stop) == false ? std::move(names) : std::vector<claim_id>{};
}

std::size_t event_paths::most_known(const path_options& o) const {
  const auto& content = graph_.of().content();
  return std::clamp<std::size_t>(o.looks * 100 / (content.events.size() + content.claims.size() + 1), 2'000, 1'000'000);
}

time_path event_paths::describe(const path& p, search& s) const {
  time_path t;
  bool certain = true;
  for (const auto v : p) t.events.push_back(graph_.event_at(v).id);
  for (std::size_t i = 0; i + 1 < p.size(); ++i) {
    auto told = s.told.find({p[i], p[i + 1]});
    if (told == s.told.end()) {
      throw_if_stopped(s.stop);
      told = s.told.emplace(std::pair(p[i], p[i + 1]), days_of({p[i + 1], false}, {p[i], s.by_end()})).first;
    }
    path_hop hop{t.events[i], t.events[i + 1], graph_.links_between(p[i], p[i + 1]), true, told->second};
    for (const auto& name : hop.links) hop.hedged = hop.hedged && !std::get<linked_claim>(graph_.link(name).says).hedge.empty();
    certain = certain && !hop.hedged && hop.days.low && *hop.days.low >= 0;
    t.hops.push_back(std::move(hop));
  }
  if (certain) {
    t.verdict = path_verdict::certain;
  } else if (const auto refused = refusal(p, s)) {
    t.verdict = path_verdict::impossible;
    for (const auto& [plus, minus] : *refused) t.against.push_back(*days_of(plus, minus).high_proof);
  } else if (auto names = refused_by_days(p, s); !names.empty()) {
    t.verdict = path_verdict::impossible;
    t.days_against = std::move(names);
  }
  return t;
}

}  // namespace habeas
