// SPDX-License-Identifier: MIT
// Any bytes as a dossier: either problems, each with its place, or lists that are written and read again as they
// are, make a dossier, and can be looked at in every way.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/io/dossier_json.hpp>

#include "core/utf8.hpp"

namespace {

using namespace habeas;

void must(bool good) {
  if (!good) std::abort();
}

void look_at(const dossier& view, const dossier& wider) {
  must(view.withheld() >= wider.withheld());
  const auto& claims = view.content().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    must(!view.shows(claims, i) || wider.find(claims[i].id) != nullptr);
    must(view.shows(claims, i) == (view.status_of(i) != claim_status::withheld));
    if (view.shows(claims, i)) (void)view.origin_of(claims[i]);
  }
  const auto shown = shown_content(view);
  must(validate(shown).empty());
  must(shown.claims.size() + view.withheld() == wider.content().claims.size() + wider.withheld());
  const auto text = write_dossier(shown);
  must(write_dossier(read_dossier(text)) == text);
}

void look_around(const dossier_content& content) {
  const dossier whole(content);
  const auto team = whole.for_audience(audience::internal);
  must(team.withheld() == 0);
  const auto partners = whole.for_audience(audience::partner);
  look_at(team, team);
  look_at(partners, team);
  look_at(whole, partners);
  must(partners.for_audience(audience::internal).withheld() == partners.withheld());
  const auto& order = whole.canonical_order();
  must(order.size() == content.claims.size());
  std::vector<std::size_t> seen = order;
  std::sort(seen.begin(), seen.end());
  for (std::size_t i = 0; i < seen.size(); ++i) must(seen[i] == i);
  for (std::size_t i = 0; i < order.size() && i < 8; ++i) {
    const auto& c = content.claims[order[i]];
    if (const auto said = whole.said_at(order[i])) {
      const auto then = team.as_known_on(*said);
      must(then.status_of(order[i]) != claim_status::not_yet_said);
      look_at(then.for_audience(audience::partner), then);
      (void)team.as_recorded_on(*said);
    }
    must(team.without(c.id.text()).status_of(c.id) != claim_status::counts);
    (void)team.with(c.id.text());
  }
  for (const auto& a : whole.content().assumptions) {
    must(team.with(a.id.text()).assumes(a.id) && !team.without(a.id.text()).assumes(a.id));
    if (a.effect == assumption_effect::none) break;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  dossier_content content;
  try {
    content = read_dossier(text);
  } catch (const error& e) {
    // What goes into a message may go to a terminal or into JSON.
    must(e.code() == errc::invalid_file && !e.problems().empty() && is_utf8(e.what()));
    for (const auto& p : e.problems()) must(p.line > 0 && p.column > 0 && !p.what.empty());
    return 0;
  }
  const auto written = write_dossier(content);
  const auto again = read_dossier(written);
  must(again == content && write_dossier(again) == written);
  look_around(content);
  return 0;
}
