// SPDX-License-Identifier: MIT
// Betweenness: how much of what passes between others passes through one.
#pragma once

#include <stop_token>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/graph/csr_graph.hpp>

namespace habeas::graph {

/// How betweenness is counted.
struct betweenness_options {
  bool directed = false;    ///< false: each tie stands as an arc each way, and a pair counts once
  bool normalised = true;   ///< as a share of the pairs that do not hold the vertex
};

/// For every vertex, the sum over pairs of others of the share of their shortest paths that pass through it.
///
/// Exact up to rounding; every arc is one step long, whatever its weight. Brandes' algorithm: vertices times arcs.
/// Throws errc::cancelled when asked to stop.
/// @source U. Brandes, A faster algorithm for betweenness centrality, J. Math. Sociology 25 (2001), doi:10.1080/0022250X.2001.9990249
[[nodiscard]] HABEAS_API std::vector<double> betweenness(const csr_graph& g, betweenness_options options = {},
                                                         const std::stop_token& stop = {});

}  // namespace habeas::graph
