// SPDX-License-Identifier: MIT
// A made-up history, the bulletins that imperfect counters publish about it, and the truth beside them.
#pragma once

#include <stop_token>

#include <habeas/core/export.hpp>
#include <habeas/model/content.hpp>
#include <habeas/simulate/settings.hpp>
#include <habeas/simulate/truth.hpp>

namespace habeas {

/// A dossier in which everything is invented, and what is true in it.
struct simulation {
  dossier_content content = {};
  simulated_truth truth = {};
};

/// Makes up a history and what is published about it: the same for the same settings on every machine. Without
/// faults all claims that count are true. Throws errc::invalid_value as `require_valid` does, errc::cancelled on request.
[[nodiscard]] HABEAS_API simulation simulate(const simulation_settings& s, std::stop_token stop = {});

}  // namespace habeas
