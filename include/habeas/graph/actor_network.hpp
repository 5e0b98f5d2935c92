// SPDX-License-Identifier: MIT
// Who had to do with whom: actors, tied by the events in which both are said to have had a role.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/graph/betweenness.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// Two actors, the first id the smaller, and what ties them.
struct actor_tie {
  actor_id first = {}, second = {};
  std::vector<event_id> events = {};  ///< by id; their number is the tie's weight
  std::vector<claim_id> claims = {};  ///< of the roles, by id
  friend bool operator==(const actor_tie&, const actor_tie&) = default;
};

/// Which roles and events a network is made of. Nothing set: all.
struct network_options {
  std::optional<std::set<actor_role>> roles = {};
  std::optional<std::set<event_kind>> kinds = {};
  std::function<bool(const event_id&)> keep = {};  ///< which events, such as those within some days
  std::size_t most = 10'000'000;                  ///< events and claims that all ties name
};

/// Actors that somebody claims had a role in an event, undirected and weighted by shared events.
class HABEAS_API actor_network {
 public:
  /// Reads the roles that count in the view. Quadratic in the actors of one event, else near-linear. Throws
  /// errc::limit_exceeded where the ties would name more than the options allow.
  explicit actor_network(const dossier& d, const network_options& options = {});
  /// A network of ties that are known already; an actor that stands in none may be named alone. Throws errc::invalid_value
  /// where somebody is tied to themselves or two are tied twice.
  actor_network(std::vector<actor_id> alone, std::vector<actor_tie> ties);

  /// By id.
  [[nodiscard]] const std::vector<actor_id>& actors() const noexcept { return actors_; }
  /// By the ids of their two actors.
  [[nodiscard]] const std::vector<actor_tie>& ties() const noexcept { return ties_; }
  /// With how many others each actor is tied, in the order of `actors`.
  [[nodiscard]] std::vector<std::size_t> degree() const {
    std::vector<std::size_t> n;
    for (graph::vertex_index v = 0; v < actors_.size(); ++v) n.push_back(arcs_.out_degree(v));
    return n;
  }
  /// How many shared events each actor has in all, in the order of `actors`.
  [[nodiscard]] std::vector<std::size_t> weight() const {
    std::vector<std::size_t> n(actors_.size(), 0);
    for (const auto& t : ties_)
      for (const auto* who : {&t.first, &t.second}) n[place_of(*who)] += t.events.size();
    return n;
  }
  /// In the order of `actors`; each tie is one step, whatever its weight. Throws errc::cancelled when asked to stop.
  [[nodiscard]] std::vector<double> betweenness(bool normalised = true, const std::stop_token& stop = {}) const {
    return graph::betweenness(arcs_, {false, normalised}, stop);
  }
  [[nodiscard]] const graph::csr_graph& arcs() const noexcept { return arcs_; }

 private:
  [[nodiscard]] graph::vertex_index place_of(const actor_id& name) const;
  void join();

  std::vector<actor_id> actors_;
  std::vector<actor_tie> ties_;
  graph::csr_graph arcs_;
};

}  // namespace habeas
