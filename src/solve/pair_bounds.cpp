// SPDX-License-Identifier: MIT
#include "solve/pair_bounds.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include <habeas/core/work_limits.hpp>
#include "solve/canonical_proof.hpp"

namespace habeas::solve {

bool pair_bounds::is_prepared() const {
  if (finder_) return true;
  if (++asked_ <= searched_plainly) return false;
  work_limits::count(solver_->graph().arc_count());
  finder_ = std::make_unique<bound_finder>(*solver_);
  session_ = std::make_unique<bound_finder::session>(*finder_);
  return true;
}

std::int64_t pair_bounds::find(variable plus, variable minus) const {
  const auto bound = session_->upper({plus, minus});
  reached_ += session_->reached();
  work_limits::count(session_->reached() + 1);
  return bound;
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
      std::unordered_map<variable, std::int64_t> to;
      const auto distance = [&](variable v) {
        const auto [at, fresh] = to.try_emplace(v, 0);
        if (fresh) at->second = find(plus, v);
        return at->second;
      };
      const detail::tight_rows tight(solver_->graph(), minus, plus, distance);
      return best_path(solver_->system(), tight, minus, plus, effort);
    }
  }
  return solver_->proof(plus, minus, effort);
}

}  // namespace habeas::solve
