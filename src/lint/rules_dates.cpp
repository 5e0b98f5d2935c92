// SPDX-License-Identifier: MIT
#include "lint/rules_dates.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <habeas/lint/finding.hpp>
#include <habeas/model/references.hpp>
#include <habeas/timeline/timeline.hpp>
#include "model/format_changes.hpp"
#include "proof/claim_windows.hpp"

namespace habeas {

namespace {

/// ends_before_start: an interval whose end is certainly before its start.
void interval_backwards(finding_list& into, const claim& c) {
  visit_dates(c, [&](const edtf& date, const char*) {
    if (date.is_interval() && date.bounds(into.of().content().hemisphere).ends_before_start())
      into.add("ends_before_start", {c.id.text()}, {{"date", date.text()}, {"claims", c.id.text()}});
  });
}

/// window_backwards: a flow that starts certainly after it ends. two_ends: its cut-off and the end of its window
/// are different days.
void window_rules(finding_list& into, const claim& c) {
  const auto* flow = std::get_if<flow_claim>(&c.says);
  if (flow == nullptr) return;
  const auto from = reported_start(into.of(), c), to = reported_end(into.of(), c);
  if (from && to && to->when.latest < from->when.earliest)
    into.add("window_backwards", {c.id.text()}, {{"claims", c.id.text()}, {"from", from->words}, {"to", to->words}});
  if (!c.as_of || !flow->to || !flow->to->date) return;
  const auto cutoff = reported_cutoff(into.of(), c), window = reported_time_ref(into.of(), *flow->to);
  if (cutoff && window && window->when.latest < cutoff->when.earliest)
    into.add("two_ends", {c.id.text()}, {{"claims", c.id.text()}, {"date", c.as_of->text()}, {"to", flow->to->date->text()}});
}

/// said_before: a count, an event or a state told before its day. A pledge may be.
void said_before_it_happened(finding_list& into, const claim& c, std::size_t place) {
  const auto said = into.of().said_at(place);
  if (!said) return;
  const auto tell = [&](const uncertain_instant& p, const std::string& date) {
    if (!p.earliest.is_finite() || p.earliest < *said || (p.is_exact() && p.earliest == *said)) return;
    into.add("said_before", {c.id.text()}, {{"claims", c.id.text()}, {"said", to_string(*said)}, {"date", date}});
  };
  const auto clock = into.of().content().clock;
  const auto where = into.of().content().hemisphere;
  if (c.as_of) tell(cutoff_point(*c.as_of, clock, where), c.as_of->text());
  else if (const auto* flow = std::get_if<flow_claim>(&c.says); flow && flow->to && flow->to->kind == time_ref::how::end_of)
    tell(window_end(*flow->to->date, clock, where), flow->to->date->text());
  if (const auto* held = std::get_if<held_claim>(&c.says); held && held->during && held->reading == reading::throughout)
    tell(window_end(*held->during, clock, where), held->during->text());
  if (const auto* dated = std::get_if<dated_claim>(&c.says); dated && dated->date)
    tell(cutoff_point(*dated->date, clock, where), dated->date->text());
  if (const auto* custody = std::get_if<custody_claim>(&c.says); custody && custody->date)
    tell(cutoff_point(*custody->date, clock, where), custody->date->text());
}

/// The years between two stretches of time, 0 where they meet; the day is the nearest.
std::int64_t years_between(const date_bounds& date, const date_bounds& said) {
  const auto days = [](const date_edge& late, const date_edge& early) {
    return late.is_day() && early.is_day() ? late.value.since_epoch() - early.value.since_epoch() : 0;
  };
  const auto gap = std::max(days(said.earliest_start, date.latest_end), days(date.earliest_start, said.latest_end));
  return gap <= 0 ? 0 : gap / 365;
}

/// year_not_meant: a year such as 0025, or a date centuries away from when it was said. Of what is counted and of what is to come
/// one century is far; events of the past may be further away.
void years_nobody_meant(finding_list& into) {
  constexpr std::int64_t first_year = 1000, far = 100, far_past = 200;
  const auto& d = into.of();
  const auto where = d.content().hemisphere;
  const auto usable = [&](const edtf& date) { return !date.needs_hemisphere() || where; };
  const auto is_early = [&](const edtf& date) {
    const auto b = date.bounds(where);
    return b.latest_end.is_day() && b.latest_end.value.civil().year < first_year;
  };
  for (std::size_t i = 0; i < into.claims().size(); ++i) {
    const auto& c = into.claims()[i];
    if (!d.counts(i)) continue;
    const auto* page = d.find(c.document);
    const auto& said = c.said ? c.said : page != nullptr ? page->published : c.said;
    const bool said_is_known = said && usable(*said) && !is_early(*said);
    visit_dates(c, [&](const edtf& date, const char* field) {
      if (!usable(date)) return;
      const bool of_telling = std::string_view(field) == "/said" || std::string_view(field) == "/recorded";
      const bool of_event = std::holds_alternative<dated_claim>(c.says) || std::holds_alternative<linked_claim>(c.says);
      bool is_far = is_early(date);
      if (said_is_known && !of_telling && !is_far) {
        const auto b = date.bounds(where), told = said->bounds(where);
        const bool is_past = b.latest_end.is_day() && told.earliest_start.is_day() && b.latest_end.value < told.earliest_start.value;
        is_far = years_between(b, told) >= (of_event && is_past ? far_past : far);
      }
      if (!is_far) return;
      const text_args words{{"claims", c.id.text()}, {"date", date.text()}, {"said", said_is_known ? said->text() : std::string()}};
      const bool compared = said_is_known && !of_telling;
      into.add("year_not_meant", {c.id.text()}, words, {}, compared ? sentence_key("year_not_meant") : "year_not_meant_unsaid");
    });
  }
  const auto alone = [&](const auto& list, auto date_of) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::optional<edtf>& date = list[i].*date_of;
      if (!d.shows(list, i) || !date || !usable(*date) || !is_early(*date)) continue;
      into.add("year_not_meant", {list[i].id.text()}, {{"claims", list[i].id.text()}, {"date", date->text()}}, {}, sentence_key("year_not_meant_unsaid"));
    }
  };
  alone(d.content().bulletins, &bulletin::as_of);
  alone(d.content().documents, &document::published);
}

/// two_times: a bulletin with different times of day. bulletin_days: a claim of another day than its bulletin's.
void bulletin_rules(finding_list& into) {
  const auto& d = into.of();
  const auto& claims = into.claims();
  std::map<bulletin_id, std::map<instant, std::vector<claim_id>>> times;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!d.counts(i) || !claims[i].bulletin || !claims[i].as_of) continue;
    if (claims[i].as_of->time()) times[claims[i].bulletin][*d.end_of(*claims[i].as_of)].push_back(claims[i].id);
    const auto* b = d.find(claims[i].bulletin);
    const auto own = detail::dated_point(d, claims[i].as_of), shared = b ? detail::dated_point(d, b->as_of) : std::nullopt;
    // Two days that follow one another share midnight, and are two days all the same.
    const auto before = [](const uncertain_instant& p, const uncertain_instant& q) {
      return p.latest < q.earliest || (p.latest == q.earliest && !p.is_exact() && !q.is_exact());
    };
    if (own && shared && (before(*own, *shared) || before(*shared, *own)))
      into.add("bulletin_days", {claims[i].id.text(), b->id.text()},
               {{"claims", claims[i].id.text()}, {"date", claims[i].as_of->text()}, {"id", b->id.text()}, {"to", b->as_of->text()}});
  }
  for (const auto& [id, at] : times) {
    if (at.size() < 2) continue;
    std::vector<claim_id> names;
    for (const auto& [t, these] : at) names.insert(names.end(), these.begin(), these.end());
    into.add("two_times", finding_list::texts(names), {{"id", id.text()}, {"claims", into.listed(names)}});
  }
}

}  // namespace

namespace detail {

void masks_not_settled(finding_list& into, const timeline& events) {
  const auto& names = events.unsettled();
  if (names.empty()) return;
  into.add("masks_not_settled", finding_list::texts(names), {{"claims", into.listed(names)}, {"n", fmt::format("{}", timeline::most_rounds)}});
}

void read_by_new_rules(finding_list& into) {
  const auto& content = into.of().content();
  if (content.format >= dossier_version) return;
  const auto changed = changes_of_format(content);
  std::vector<claim_id> all;
  std::string what;
  const auto add = [&](const std::vector<claim_id>& names, sentence_key words) {
    if (names.empty()) return;
    all.insert(all.end(), names.begin(), names.end());
    what += (what.empty() ? "" : "; ") + into.writer().format(words, {{"claims", into.listed(names)}});
  };
  add(changed.windows, "new_rules_windows");
  add(changed.lengths, "new_rules_lengths");
  add(changed.sets, "new_rules_sets");
  add(changed.open_sides, "new_rules_open");
  if (all.empty()) return;
  into.add("read_by_new_rules", finding_list::texts(all),
           {{"n", fmt::format("{}", content.format)}, {"m", fmt::format("{}", dossier_version)}, {"others", what}});
}

void find_dates(finding_list& into) {
  read_by_new_rules(into);
  const auto& claims = into.claims();
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!into.of().counts(i)) continue;
    interval_backwards(into, claims[i]);
    window_rules(into, claims[i]);
    said_before_it_happened(into, claims[i], i);
  }
  bulletin_rules(into);
  years_nobody_meant(into);
}

}  // namespace detail

}  // namespace habeas
