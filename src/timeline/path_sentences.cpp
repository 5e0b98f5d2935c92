// SPDX-License-Identifier: MIT
#include <habeas/timeline/path_sentences.hpp>

#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/timeline/temporal_paths.hpp>
#include <habeas/wording/sentence_writer.hpp>

#include "core/join.hpp"

namespace habeas {

std::vector<path_reason> reasons_of(const time_path& p, pace by, const dossier& d, const sentence_writer& writer) {
  std::vector<path_reason> reasons;
  const auto n = [](std::int64_t v) { return fmt::format("{}", v); };
  const auto ends = [&](const event_id& from, bool from_end, const event_id& to) {
    return std::pair(writer.point(from_end ? account_point::end_of(from) : account_point::start_of(from)), writer.point(account_point::start_of(to)));
  };
  for (const auto& hop : p.hops) {
    for (const auto& name : hop.links) {
      const auto& c = d.get(name);
      const auto& says = std::get<linked_claim>(c.says);
      const auto link = writer.format(says.hedge.empty() ? sentence_key("path_link") : "path_link_hedged",
                                    {{"who", writer.said_by(std::vector{name})}, {"from", says.from.text()}, {"to", says.to.text()},
                                     {"relation", std::string(to_slug(says.relation))}, {"words", says.hedge}});
      reasons.push_back({writer.assuming(c.under, link), nullptr});
    }
    if (p.verdict == path_verdict::impossible) continue;
    const auto [from, to] = ends(hop.from, by == pace::end, hop.to);
    const bool proved = hop.days.low && *hop.days.low >= 0;
    reasons.push_back({writer.format(proved ? sentence_key("path_order_proved") : "path_order_open", {{"from", from}, {"to", to}}),
                       proved && hop.days.low_proof ? &*hop.days.low_proof : nullptr});
  }
  std::int64_t total = 0;
  for (const auto& refused : p.against) {
    const auto [from, to] = ends(refused.minus.event, refused.minus.chain.is == term_chain::what::end, refused.plus.event);
    total += refused.value;
    if (p.against.size() == 1) reasons.push_back({writer.format("path_order_refused", {{"from", from}, {"to", to}, {"n", n(-refused.value)}}), &refused});
  }
  if (!p.days_against.empty()) reasons.push_back({writer.format("path_days_refused", {{"claims", writer.said_by(p.days_against)}}), nullptr});
  if (p.against.size() > 1) {
    reasons.push_back({writer.format("path_order_jointly", {{"n", n(-total)}}), nullptr});
    for (const auto& refused : p.against) {
      reasons.push_back({joined(refused.steps, " ", [&](const proof_step& s) { return writer.sentence(s); }), &refused});
    }
  }
  return reasons;
}

}  // namespace habeas
