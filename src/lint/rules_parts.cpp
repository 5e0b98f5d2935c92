// SPDX-License-Identifier: MIT
#include "lint/rules_parts.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

#include <habeas/lint/finding.hpp>
#include "core/capped_sum.hpp"

namespace habeas {

namespace {

/// parts_do_not_sum, part_over_whole.
void parts_against_whole(finding_list& into, const claim& c, const breakdown& b) {
  const auto* whole = number_of(c);
  if (whole == nullptr) return;
  const auto total = whole->interval(into.about());
  std::int64_t low = 0, high = 0;
  bool open = false;
  for (const auto& part : b.parts) {
    const auto n = part.number.interval(into.about());
    low = capped_sum(low, n.low.value_or(0));
    if (n.high) high = capped_sum(high, *n.high);
    else open = true;
    if (n.low && total.high && *n.low > *total.high)
      into.add("part_over_whole", {c.id.text()},
               {{"claims", c.id.text()}, {"part", part.name}, {"sum", to_string(part.number)}, {"n", to_string(*whole)}});
  }
  if (b.composition != composition::partition) return;
  const bool over = total.high && low > *total.high;
  const bool under = total.low && !open && high < *total.low;
  if (over || under)
    into.add("parts_do_not_sum", {c.id.text()},
             {{"claims", c.id.text()}, {"axis", b.axis}, {"sum", fmt::format("{}", low)}, {"n", to_string(*whole)}});
}

}  // namespace

namespace detail {

void repeats_differently(finding_list& into, const claim& c) {
  const auto* origin = into.of().find(c.derived_from);
  if (origin == nullptr || kind_of(*origin) != kind_of(c)) return;
  const auto tell = [&](const std::string& what, const std::string& here, const std::string& there) {
    into.add("repeats_differently", {c.id.text(), origin->id.text()},
             {{"claims", c.id.text()}, {"id", origin->id.text()}, {"part", what}, {"n", here}, {"m", there}});
  };
  const auto* mine = number_of(c);
  const auto* theirs = number_of(*origin);
  if (mine && theirs && mine->stated() && theirs->stated() && *mine != *theirs)
    tell(into.writer().format("the_whole", {}), to_string(*mine), to_string(*theirs));
  for (const auto& b : c.breakdowns)
    for (const auto& o : origin->breakdowns) {
      if (b.axis != o.axis) continue;
      for (const auto& p : b.parts)
        for (const auto& q : o.parts)
          if (p.name == q.name && p.number != q.number) tell(p.name, to_string(p.number), to_string(q.number));
    }
}

void find_parts(finding_list& into) {
  const auto& claims = into.claims();
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!into.of().counts(i)) continue;
    for (const auto& b : claims[i].breakdowns) parts_against_whole(into, claims[i], b);
    if (claims[i].derived_from) repeats_differently(into, claims[i]);
  }
}

}  // namespace detail

}  // namespace habeas
