// SPDX-License-Identifier: MIT
#include "ledger/solver_of_related.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

namespace habeas {

std::shared_ptr<solve::judged_masks> solver_of_related::judged(const claim_program& p) const {
  const auto& program = p.program();
  std::vector<solve::variable> by_name(program.variable_count());
  std::iota(by_name.begin(), by_name.end(), solve::variable{0});
  std::sort(by_name.begin(), by_name.end(), [&](solve::variable a, solve::variable b) { return p.name_of(a) < p.name_of(b); });
  named_program made;
  std::vector<std::size_t> rank(by_name.size());
  for (const auto v : by_name) {
    if (!made.names.empty() && made.names.back() == p.name_of(v)) return nullptr;
    rank[v] = made.names.size();
    made.names.push_back(p.name_of(v));
  }
  for (solve::row_index r = 0; r < program.row_count(); ++r) {
    ranked_row row{{}, program.at_most(r), {}};
    for (const auto& w : program.sum_of(r)) row.sum.emplace_back(rank[w.of], w.times);
    std::sort(row.sum.begin(), row.sum.end());
    const auto on = program.premises_of(r);
    row.rests_on.assign(on.begin(), on.end());
    made.rows.push_back(std::move(row));
  }
  std::sort(made.rows.begin(), made.rows.end());
  made.rows.erase(std::unique(made.rows.begin(), made.rows.end()), made.rows.end());
  const std::lock_guard lock(mutex_);
  auto& kept = known_[std::move(made)];
  if (!kept) kept = std::make_shared<solve::judged_masks>();
  return kept;
}

}  // namespace habeas
