// SPDX-License-Identifier: MIT
#include "solve/pair_bounds.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <habeas/core/work_limits.hpp>

namespace habeas::solve {

bool pair_bounds::is_prepared() const {
  if (finder_) return true;
  if (++asked_ <= searched_plainly) return false;
  work_limits::count(solver_->graph().arc_count());
  prepare();
  return true;
}

void pair_bounds::prepare() const {
  finder_ = std::make_unique<bound_finder>(*solver_);
  session_ = std::make_unique<bound_finder::session>(*finder_);
}

const bound_finder& pair_bounds::finder() const {
  const std::lock_guard lock(mutex_);
  if (!finder_) prepare();
  return *finder_;
}

std::int64_t pair_bounds::find(variable plus, variable minus) const {
  const auto bound = session_->upper({plus, minus});
  reached_ += session_->reached();
  work_limits::count(session_->reached() + 1);
  return bound;
}

bool pair_bounds::is_within(variable from, std::int64_t most) const {
  if (!last_->distance.empty()) return last_->distance[from] <= most;
  const bool within = session_->is_within({last_->target, from}, most);
  reached_ += session_->reached();
  last_->reached += session_->reached();
  if (cost_of_reached * last_->reached > solver_->graph().variable_count()) last_->distance = solver_->upper_to(last_->target);
  work_limits::count(session_->reached() + 1);
  return within;
}

std::optional<std::int64_t> pair_bounds::upper(variable plus, variable minus) const {
  {
    const std::lock_guard lock(mutex_);
    if (solver_->feasible() && is_prepared()) {
      const auto bound = find(plus, minus);
      return bound == unbounded ? std::nullopt : std::optional(bound);
    }
  }
  return solver_->upper(plus, minus);
}

std::vector<row_index> pair_bounds::proof(variable plus, variable minus, std::size_t effort) const {
  {
    const std::lock_guard lock(mutex_);
    if (solver_->feasible() && plus != minus && is_prepared()) {
      if (!last_ || last_->target != plus) {
        last_.reset();
        last_.emplace(rows_to{plus, detail::tight_rows(solver_->graph(), plus, [this](variable v, std::int64_t most) { return is_within(v, most); })});
      }
      last_->rows.begin_at(minus, find(plus, minus));
      return best_path(solver_->system(), last_->rows, minus, plus, effort);
    }
  }
  return solver_->proof(plus, minus, effort);
}

}  // namespace habeas::solve
