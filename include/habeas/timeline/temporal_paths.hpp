// SPDX-License-Identifier: MIT
// Paths in time: does a chain of links lead from one event to another in an order that their dates allow?
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/graph/event_queries.hpp>
#include <habeas/timeline/timeline.hpp>

namespace habeas {

/// What uncertain dates and hedges leave of a path.
enum class path_verdict { certain, possible, impossible, no_path };

template <>
struct slug_table<path_verdict> {
  static constexpr auto rows = make_slugs<path_verdict>({
      {path_verdict::certain, "certain"},        // whatever the dates are, and no link is hedged
      {path_verdict::possible, "possible"},      // with some dates that the claims allow
      {path_verdict::impossible, "impossible"},  // links lead there, and no dates allow it
      {path_verdict::no_path, "no_path"},        // no links lead there
  });
};

/// After which end of an event the next one may start.
enum class pace { start, end };

template <>
struct slug_table<pace> {
  static constexpr auto rows = make_slugs<pace>({{pace::start, "start"}, {pace::end, "end"}});
};

namespace detail {
class day_search;
}

/// One step of a path: from an event to the next, with every claim that links them.
struct path_hop {
  event_id from = {}, to = {};
  std::vector<claim_id> links = {};
  bool hedged = false;  ///< every one of the links is
  bound days = {};      ///< from the end of `from` that counts to the start of `to`
};

/// A path with its verdict and what it rests on.
struct time_path {
  std::vector<event_id> events = {};
  std::vector<path_hop> hops = {};
  path_verdict verdict = path_verdict::possible;
  std::vector<proof> against = {};  ///< of an impossible one: bounds that the order of the path cannot meet together
  /// Of one that only single days refuse: the claims whose masks and sets leave out every choice of days; it has no proof.
  std::vector<claim_id> days_against = {};
};

struct path_answer {
  event_id from = {}, to = {};
  habeas::pace pace = habeas::pace::start;
  path_verdict verdict = path_verdict::no_path;
  std::vector<time_path> paths = {};  ///< the shortest first, then by ids; one beyond the limit where the verdict rests on it
  bool more = false;                  ///< there may be others
  std::vector<claim_id> set_aside = {};
};

struct path_options {
  habeas::pace pace = habeas::pace::start;
  graph::path_limits limits{20, 200'000'000};
  std::size_t tries = 10'000;  ///< beginnings of paths that are tried before the search gives up
  std::size_t steps = 200'000;  ///< of all paths shown together; what is beyond counts as further paths
  std::size_t looks = 50'000'000;  ///< at how many days may lie between two events, before the search gives up
};

/// Judges paths of an event graph by its timeline.
///
/// A path is in time when no event on it starts before the one before it has started (or ended). It is *certain* when all
/// dates that the timeline allows make it so and each step has a link without hedge; *possible* when some do; *impossible*
/// when none does. The dates of all its events are weighed together, as the claims tie them to one another.
class HABEAS_API event_paths {
 public:
  /// Makes the timeline of the graph's view. Throws errc::cancelled when asked to stop.
  explicit event_paths(event_graph g, const std::stop_token& stop = {})
      : graph_(std::move(g)), days_(std::make_shared<const timeline>(graph_.of(), stop)) {}

  [[nodiscard]] const event_graph& graph() const noexcept { return graph_; }
  [[nodiscard]] const timeline& days() const noexcept { return *days_; }

  /// The paths from one event to another, and the best verdict of any. The verdict is exact, whatever the limits.
  ///
  /// Throws errc::unknown_id with near names, errc::invalid_value for a path from an event to itself, errc::limit_exceeded where
  /// the search had to give up, errc::cancelled when asked to stop.
  [[nodiscard]] path_answer between(const event_id& from, const event_id& to, const path_options& options = {},
                                    const std::stop_token& stop = {}) const;

 private:
  using path = std::vector<graph::vertex_index>;
  using node = std::pair<graph::vertex_index, bool>;  ///< an event, and whether its end is meant
  static constexpr std::int64_t no_limit = std::int64_t{1} << 60;

  /// One question, with the distances looked up for it.
  struct search {
    const event_paths* of = {};
    path_options options = {};
    std::stop_token stop = {};
    std::map<std::pair<node, node>, std::int64_t> known = {};
    std::map<std::pair<graph::vertex_index, graph::vertex_index>, bound> told = {};  ///< the days of hops, with their proofs
    std::size_t looks = 0, most_known = {};
    std::shared_ptr<const detail::day_search> single_days = {};  ///< made when first asked for

    search(const event_paths& paths, const path_options& o, std::stop_token s)
        : of(&paths), options(o), stop(std::move(s)), most_known(paths.most_known(o)) {}

    [[nodiscard]] bool by_end() const { return options.pace == pace::end; }
    /// The most days of plus - minus.
    [[nodiscard]] std::int64_t most(node plus, node minus);
    /// The first and last day of an end of an event, where the calendar bounds it: what is plain from these alone needs no more.
    [[nodiscard]] std::pair<std::optional<day>, std::optional<day>> range(node of_event) const;
    [[nodiscard]] bool hop_certain(graph::vertex_index from, graph::vertex_index to);
    [[nodiscard]] bool hop_possible(graph::vertex_index from, graph::vertex_index to);
    [[noreturn]] static void give_up(const char* what, std::size_t n);

    /// The shortest path each step of which is certain.
    [[nodiscard]] path certain_path(graph::vertex_index from, graph::vertex_index to);

    /// Some path that some dates allow, by trying beginnings that they allow.
    [[nodiscard]] path possible_path(graph::vertex_index from, graph::vertex_index to);
  };

  /// Bounds, as pairs plus and minus, whose most days the order of the path cannot meet together; nothing where it can.
  /// Each bound of two ends is a shortest path already, so only the ends on the path need be looked at.
  [[nodiscard]] std::optional<std::vector<std::pair<node, node>>> refusal(const path& p, search& s) const;

  /// The claims whose masks and sets leave out every choice of days for a path that the bounds of its ends allow; else empty.
  [[nodiscard]] std::vector<claim_id> refused_by_days(const path& p, search& s) const;

  /// How many distances may be worked out: each is a search among the timeline's rows at worst.
  [[nodiscard]] std::size_t most_known(const path_options& o) const;

  [[nodiscard]] bound days_of(node plus, node minus) const {
    return days_->between(graph_.event_at(plus.first).id, plus.second, graph_.event_at(minus.first).id, minus.second);
  }

  [[nodiscard]] time_path describe(const path& p, search& s) const;

  event_graph graph_;
  std::shared_ptr<const timeline> days_;
};

}  // namespace habeas
