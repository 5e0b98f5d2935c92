// SPDX-License-Identifier: MIT
#include <habeas/graph/reach.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <habeas/core/error.hpp>
#include <habeas/graph/csr_graph.hpp>

namespace habeas::graph {

bool vertex_set::add(vertex_index v) noexcept {
  auto& word = words_[v / 64];
  const auto bit = std::uint64_t{1} << (v % 64);
  if ((word & bit) != 0) return false;
  word |= bit;
  ++count_;
  return true;
}

std::vector<vertex_index> vertex_set::list() const {
  std::vector<vertex_index> all;
  all.reserve(count_);
  for (std::size_t i = 0; i < words_.size(); ++i)
    for (auto word = words_[i]; word != 0; word &= word - 1)
      all.push_back(static_cast<vertex_index>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
  return all;
}

}  // namespace habeas::graph
