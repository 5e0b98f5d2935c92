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

namespace habeas {

std::vector<path_reason> reasons_of(const time_path& p, pace by, const dossier& d, const narrator& speak) {
  std::vector<path_reason> reasons;
  const auto n = [](std::int64_t v) { return fmt::format("{}", v); };
  const auto ends = [&](const std::string& from, bool from_end, const std::string& to) {
    return std::pair(speak.point((from_end ? "event_end:" : "event_start:") + from), speak.point("event_start:" + to));
  };
  for (const auto& hop : p.hops) {
    for (const auto& name : hop.links) {
      const auto& c = d.get(name);
      const auto& says = std::get<linked_claim>(c.says);
      const auto link = speak.speak(says.hedge.empty() ? "path_link" : "path_link_hedged",
                                    {{"who", speak.said_by(std::vector{name})}, {"from", says.from.text()}, {"to", says.to.text()},
                                     {"relation", std::string(to_slug(says.relation))}, {"words", says.hedge}});
      reasons.push_back({speak.assuming(c.under, link), nullptr});
    }
    if (p.verdict == path_verdict::impossible) continue;
    const auto [from, to] = ends(hop.from.text(), by == pace::end, hop.to.text());
    const bool proved = hop.days.low && *hop.days.low >= 0;
    reasons.push_back({speak.speak(proved ? "path_order_proved" : "path_order_open", {{"from", from}, {"to", to}}),
                       proved && hop.days.low_proof ? &*hop.days.low_proof : nullptr});
  }
  std::int64_t total = 0;
  for (const auto& refused : p.against) {
    const auto [from, to] = ends(refused.minus.owner, refused.minus.chain == "end", refused.plus.owner);
    total += refused.value;
    if (p.against.size() == 1) reasons.push_back({speak.speak("path_order_refused", {{"from", from}, {"to", to}, {"n", n(-refused.value)}}), &refused});
  }
  if (p.against.size() > 1) {
    reasons.push_back({speak.speak("path_order_jointly", {{"n", n(-total)}}), nullptr});
    for (const auto& refused : p.against) {
      std::string steps;
      for (const auto& s : refused.steps) steps += (steps.empty() ? "" : " ") + speak.sentence(s);
      reasons.push_back({steps, &refused});
    }
  }
  return reasons;
}

}  // namespace habeas
