// SPDX-License-Identifier: MIT
#include <cstddef>
#include <ctime>

#include <coin/Clp_C_Interface.h>

#include "peers.hpp"

namespace peers {

answer clp(const std::vector<std::int64_t>& supplies, const std::vector<arc>& arcs) {
  const auto n = supplies.size(), m = arcs.size();
  std::vector<CoinBigIndex> first(m + 1);
  std::vector<int> row;
  std::vector<double> value, low(m, 0.0), high(m), cost(m), level(n);
  for (std::size_t i = 0; i < m; ++i) {
    first[i] = static_cast<CoinBigIndex>(row.size());
    if (arcs[i].from != arcs[i].to) {
      row.push_back(static_cast<int>(arcs[i].from));
      value.push_back(1);
      row.push_back(static_cast<int>(arcs[i].to));
      value.push_back(-1);
    }
    high[i] = arcs[i].capacity < 0 ? 1e30 : static_cast<double>(arcs[i].capacity);
    cost[i] = static_cast<double>(arcs[i].cost);
  }
  first[m] = static_cast<CoinBigIndex>(row.size());
  for (std::size_t i = 0; i < n; ++i) level[i] = static_cast<double>(supplies[i]);
  const auto begin = std::clock();
  auto* model = Clp_newModel();
  Clp_setLogLevel(model, 0);
  Clp_loadProblem(model, static_cast<int>(m), static_cast<int>(n), first.data(), row.data(), value.data(), low.data(), high.data(),
                  cost.data(), level.data(), level.data());
  Clp_initialSolve(model);
  const answer a{Clp_status(model) == 0, Clp_objectiveValue(model), static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC};
  Clp_deleteModel(model);
  return a;
}

answer clp(std::size_t variables, const std::vector<difference>& rows) {
  // By columns: each row has two entries.
  std::vector<CoinBigIndex> first(variables + 1);
  for (const auto& r : rows) {
    ++first[r.plus + 1];
    ++first[r.minus + 1];
  }
  for (std::size_t v = 0; v < variables; ++v) first[v + 1] += first[v];
  std::vector<int> row(2 * rows.size());
  std::vector<double> value(2 * rows.size()), most(rows.size());
  auto next = first;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    most[r] = rows[r].at_most;
    const auto put = [&](std::size_t v, double times) {
      const auto place = static_cast<std::size_t>(next[v]++);
      row[place] = static_cast<int>(r);
      value[place] = times;
    };
    put(rows[r].plus, 1);
    put(rows[r].minus, -1);
  }
  const std::vector<double> low(variables, -1e30), high(variables, 1e30), cost(variables, 0.0), least(rows.size(), -1e30);
  const auto begin = std::clock();
  auto* model = Clp_newModel();
  Clp_setLogLevel(model, 0);
  Clp_loadProblem(model, static_cast<int>(variables), static_cast<int>(rows.size()), first.data(), row.data(), value.data(), low.data(),
                  high.data(), cost.data(), least.data(), most.data());
  Clp_initialSolve(model);
  const answer a{Clp_status(model) == 0, Clp_objectiveValue(model), static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC};
  Clp_deleteModel(model);
  return a;
}

}  // namespace peers
