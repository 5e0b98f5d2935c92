// SPDX-License-Identifier: MIT
#include "core/near_names.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include "core/each_once.hpp"

namespace habeas {

namespace {

constexpr std::size_t longest_compared = 200;
// One more than a message shows: it tells that there are more.
constexpr std::size_t most_offered = 6;
// So much of a name may be meant by itself: "lantern" of "the_lantern".
constexpr std::size_t shortest_part = 3;

std::string lowered(std::string_view text) {
  std::string out(text);
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

std::size_t slips_between(std::string_view a, std::string_view b) {
  a = a.substr(0, longest_compared);
  b = b.substr(0, longest_compared);
  // Three rows of the table are enough: the one being made and, for swaps, the two before it.
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  std::iota(now.begin(), now.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before, last);
    std::swap(last, now);
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
    }
  }
  return now[b.size()];
}

std::vector<std::string> near_names(const std::vector<std::string_view>& names, std::string_view wanted, std::size_t spare) {
  std::vector<std::pair<std::size_t, std::string_view>> close;
  const auto part = lowered(wanted);
  for (const auto name : names) {
    const auto n = slips_between(name, wanted);
    const bool holds_it = part.size() >= shortest_part && lowered(name.substr(0, longest_compared)).find(part) != std::string::npos;
    if (n <= spare + wanted.size() / 4 || holds_it) close.emplace_back(n, name);
  }
  keep_each_once(close);
  if (close.size() > most_offered) close.resize(most_offered);
  std::vector<std::string> near;
  for (const auto& [n, name] : close) near.emplace_back(name);
  return near;
}

}  // namespace habeas
