// SPDX-License-Identifier: MIT
#include "ledger/named_numbers.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/capped_sum.hpp"

namespace habeas {

namespace {

bool lies_in(const named_statement& one, const uncertain_instant& from, const uncertain_instant& to) {
  return from.earliest < one.change.last && one.change.first < to.latest;
}

}  // namespace

named_numbers::named_numbers(std::vector<named_statement> all, const chain& of) {
  for (auto& one : all)
    if (one.change.may_be_of(of.of, of.by)) all_.push_back(std::move(one));
  for (const auto& one : all_) {
    firsts_.push_back(one.change.first);
    lasts_.push_back(one.change.last);
    if (!one.number || *one.number != 1) plain_ = false;
  }
  std::sort(firsts_.begin(), firsts_.end());
  std::sort(lasts_.begin(), lasts_.end());
}

std::optional<std::int64_t> named_numbers::in(const uncertain_instant& from, const uncertain_instant& to) const {
  if (plain_) {
    const auto begun = std::lower_bound(firsts_.begin(), firsts_.end(), to.latest) - firsts_.begin();
    const auto ended = std::upper_bound(lasts_.begin(), lasts_.end(), from.earliest) - lasts_.begin();
    return std::max<std::int64_t>(0, begun - ended);
  }
  std::optional<std::int64_t> sum = 0;
  for (const auto& one : all_)
    if (lies_in(one, from, to)) sum = limited_sum(sum, one.number);
  return sum;
}

void named_numbers::add_claims(const uncertain_instant& from, const uncertain_instant& to, std::vector<std::size_t>& into) const {
  for (const auto& one : all_)
    if (lies_in(one, from, to)) into.insert(into.end(), one.claims.begin(), one.claims.end());
}

}  // namespace habeas
