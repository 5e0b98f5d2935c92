// SPDX-License-Identifier: MIT
// The event graph of a dossier: events, and between them links that are claims themselves.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/graph/link_direction.hpp>
#include <habeas/graph/csr_graph.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// Which links a view of the graph follows. Nothing set: every link that counts in the dossier's view.
struct link_filter {
  std::optional<std::set<habeas::relation>> relations = {};
  bool directed = false;  ///< only links that state a direction
  bool unhedged = false;  ///< only links that their speaker does not hedge
  friend bool operator==(const link_filter&, const link_filter&) = default;
};

/// Events as vertices, links as arcs. Copies are cheap; views share the arcs and differ in which of them they follow.
///
/// A link is an arc along its direction, and one each way where it states no direction. Vertices are numbered by the ids of
/// events, arcs of one vertex by the ids of claims: the order of a file decides nothing. Everything asked by id sees only
/// what the dossier's view shows.
class HABEAS_API event_graph {
 public:
  /// Reads the events and links of the whole dossier, once; the view decides what is followed. Near-linear.
  explicit event_graph(dossier d) : dossier_(std::move(d)), whole_(std::make_shared<const storage>(dossier_.content())) { look(); }

  // Observers.
  [[nodiscard]] const dossier& of() const noexcept { return dossier_; }
  [[nodiscard]] const link_filter& filter() const noexcept { return filter_; }
  /// The events that the view shows, by id.
  [[nodiscard]] std::vector<event_id> events() const {
    std::vector<event_id> list;
    for (graph::vertex_index v = 0; v < whole_->event_at.size(); ++v)
      if (shows(v)) list.push_back(event_at(v).id);
    return list;
  }
  /// The claims whose links the view follows, by id.
  [[nodiscard]] std::vector<claim_id> links() const {
    std::vector<claim_id> list;
    for (const auto place : whole_->links)
      if (follows(place)) list.push_back(claim_at(place).id);
    return list;
  }
  /// The claim of a link that the view follows. Throws errc::unknown_id.
  [[nodiscard]] const claim& link(const claim_id& name) const {
    const auto place = dossier_.find_place(name);
    if (!place || !std::holds_alternative<linked_claim>(claim_at(*place).says) || !follows(*place))
      throw error::unknown_id("link in this view of the graph", name.text());
    return claim_at(*place);
  }

  // For algorithms: the arcs of the whole dossier, and which of them the view follows.
  [[nodiscard]] const graph::csr_graph& arcs() const noexcept { return whole_->arcs; }
  /// A filter for the algorithms of this room; it must not outlive the graph that gave it.
  struct followed {
    const char* open = {};
    bool operator()(graph::arc_index arc) const noexcept { return open[arc] != 0; }
  };
  [[nodiscard]] followed allow() const noexcept { return {open_->data()}; }
  [[nodiscard]] const claim& claim_of(graph::arc_index arc) const { return claim_at(whole_->claim_of[arc]); }
  [[nodiscard]] const event& event_at(graph::vertex_index v) const { return dossier_.content().events[whole_->event_at[v]]; }
  [[nodiscard]] bool shows(graph::vertex_index v) const { return dossier_.shows(dossier_.content().events, whole_->event_at[v]); }
  /// The vertex of an event that the view shows. Throws errc::unknown_id with near names.
  [[nodiscard]] graph::vertex_index vertex_of(const event_id& name) const {
    (void)dossier_.get(name);
    return whole_->vertex_of[*dossier_.find_place(name)];
  }
  /// The claims that link one event to the next along the direction, by id.
  [[nodiscard]] std::vector<claim_id> links_between(graph::vertex_index from, graph::vertex_index to) const;

  // Views: the same arcs, seen otherwise. Linear in the claims, or less.
  [[nodiscard]] event_graph as_known_on(instant t) const { return seen_as(dossier_.as_known_on(t)); }
  [[nodiscard]] event_graph as_recorded_on(instant t) const { return seen_as(dossier_.as_recorded_on(t)); }
  [[nodiscard]] event_graph for_audience(audience reader) const { return seen_as(dossier_.for_audience(reader)); }
  [[nodiscard]] event_graph with(std::string_view name) const { return seen_as(dossier_.with(name)); }
  [[nodiscard]] event_graph without(std::string_view name) const { return seen_as(dossier_.without(name)); }
  /// Only links of these relations.
  [[nodiscard]] event_graph only(std::set<habeas::relation> relations) const;
  /// Only links that state a direction: the others impose no order and make no cycle.
  [[nodiscard]] event_graph directed() const {
    auto f = filter_;
    f.directed = true;
    return {*this, std::move(f)};
  }
  /// Only links that their speaker does not hedge.
  [[nodiscard]] event_graph unhedged() const {
    auto f = filter_;
    f.unhedged = true;
    return {*this, std::move(f)};
  }
  /// The graph under another view of the same dossier; of another dossier, its graph under the same filter.
  [[nodiscard]] event_graph seen_as(dossier view) const;

 private:
  struct storage {
    graph::csr_graph arcs = {};
    std::vector<std::size_t> event_at = {};    ///< by vertex, the place of its event
    std::vector<graph::vertex_index> vertex_of = {};  ///< by the place of an event
    std::vector<std::size_t> links = {};       ///< places of the claims that link, by id
    std::vector<std::size_t> claim_of = {};    ///< by arc, the place of its claim

    explicit storage(const dossier_content& content);
  };

  event_graph(const event_graph& whole, link_filter f)
      : dossier_(whole.dossier_), whole_(whole.whole_), filter_(std::move(f)) {
    look();
  }

  [[nodiscard]] const claim& claim_at(std::size_t place) const { return dossier_.content().claims[place]; }
  [[nodiscard]] bool follows(std::size_t place) const;
  void look() {
    std::vector<char> open(whole_->claim_of.size());
    for (std::size_t a = 0; a < open.size(); ++a) open[a] = follows(whole_->claim_of[a]) ? 1 : 0;
    open_ = std::make_shared<const std::vector<char>>(std::move(open));
  }

  dossier dossier_;
  std::shared_ptr<const storage> whole_;
  std::shared_ptr<const std::vector<char>> open_;
  link_filter filter_;
};

}  // namespace habeas
