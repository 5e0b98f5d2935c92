// SPDX-License-Identifier: MIT
// pledges: what was promised and exchanged, and what came of it.
#include <algorithm>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/model/shown_list.hpp>

#include "command/commands.hpp"
#include "command/output.hpp"
#include "command/print.hpp"
#include "command/report_parts.hpp"
#include "command/talk_options.hpp"
#include "io/answers/answer_values.hpp"
#include "io/answers/talk_parts.hpp"
#include "io/answers/negotiation_values.hpp"
#include <habeas/wording/value_words.hpp>

namespace habeas::command {
namespace {

constexpr keys_by_slug<delivery_status> status_words("delivery_");
constexpr keys_by_slug<due_state> due_words("due_");
constexpr keys_by_slug<release_stage> stage_words("stage_");

std::string bound_text(const bound& b, const sentence_writer& writer) { return range_text(b.low, b.high, writer.written_in()); }

/// A sentence about what one claim says, and before it what the claim is coded under.
std::string coded(const claim_id& name, const std::string& sentence, const sentence_writer& writer) {
  return writer.assuming(writer.coded_under({name}), sentence);
}

/// The words for one speaker of claims: each way once in which outlets carried them; otherwise the speaker's name.
std::string speaker_text(const actor_id& speaker, const std::vector<claim_id>& claims, const dossier& d, const sentence_writer& writer) {
  if (!speaker) return "-";
  std::vector<std::string> voices;
  for (const auto& name : claims)
    if (const auto* c = d.find(name); c && c->speaker == speaker) voices.push_back(writer.said_by(*c));
  std::sort(voices.begin(), voices.end());
  voices.erase(std::unique(voices.begin(), voices.end()), voices.end());
  if (!voices.empty()) return fmt::format("{}", fmt::join(voices, "; "));
  const auto* actor = d.find(speaker);
  return actor && !actor->name.empty() ? actor->name : speaker.text();
}

std::string delivery_text(const delivery& d, const dossier& all, const sentence_writer& writer) {
  const auto promise = d.promise.claim ? d.promise.claim.text() : writer.format("no_claim", {});
  const auto status = writer.format(status_words[d.status], {});
  if (!d.done) return "  " + writer.format("pledge_uncounted", {{"status", status}, {"claims", promise}}) + '\n';
  const auto& done = *d.done;
  const auto wanted = d.wanted ? fmt::format("{}", *d.wanted) : writer.format("any_number", {});
  auto grounds = claims_of(done.number);
  const auto counter = speaker_text(done.counter, grounds, all, writer);
  auto on = done.number.assumptions;
  on.insert(on.end(), done.under.begin(), done.under.end());
  on = habeas::detail::sorted_once(std::move(on));
  const auto said = writer.format("pledge_status", {{"status", status}, {"range", bound_text(done.number, writer)}, {"rung", writer.format(stage_words[done.as], {})},
                                                  {"who", counter}, {"n", wanted}, {"claims", promise},
                                                  {"at", writer.point(done.at)}, {"due", writer.format(due_words[d.due], {})}});
  std::string text = "  " + writer.assuming(on, said) + '\n';
  if (d.status == delivery_status::met_late || d.late_at_least) {
    // What stands before "days" last says how many they are.
    const auto last = d.late_at_most ? d.late_at_most : d.late_at_least;
    text += "    " + writer.format(d.status == delivery_status::met_late ? sentence_key("pledge_late_by") : "pledge_late_if",
                                   {{"range", range_text(d.late_at_least, d.late_at_most, writer.written_in())}, {"n", fmt::format("{}", last.value_or(2))}}) + '\n';
  }
  grounds.push_back(done.counts);
  text += "    " + writer.format("rests_on", {{"claims", listed(grounds)}}) + '\n';
  if (!on.empty()) text += "    " + writer.format("assumes", {{"assumptions", listed(on)}}) + '\n';
  if (const auto& aside = done.number.set_aside; !aside.empty()) text += "    " + writer.format("set_aside", {{"claims", listed(aside)}}) + '\n';
  return text;
}

std::string ladder_text(const std::vector<io::ladder_row>& ladder, const dossier& all, const sentence_writer& writer) {
  if (ladder.empty()) return {};
  const std::vector<release_stage> release_stages{release_stage::announced, release_stage::verified, release_stage::fully_free, release_stage::rearrested};
  std::vector<std::vector<std::string>> rows{{"  " + writer.format("ladder_speaker", {}), writer.format("ladder_pledged", {})}};
  for (const auto as : release_stages) rows[0].push_back(writer.format(stage_words[as], {}));
  const auto cell = [](const auto& things, auto text_of) {
    std::string text;
    for (const auto* one : things) text += (text.empty() ? "" : "; ") + text_of(*one);
    return text.empty() ? std::string("-") : text;
  };
  for (const auto& r : ladder) {
    std::vector<claim_id> claims;
    for (const auto* p : r.pledged) claims.push_back(p->claim);
    for (const auto& [as, counted] : r.counted)
      for (const auto* d : counted)
        for (auto& c : claims_of(d->number)) claims.push_back(std::move(c));
    std::vector<std::string> row{"  " + speaker_text(r.speaker, claims, all, writer)};
    row.push_back(cell(r.pledged, [&](const promise& p) { return number_in_words(*p.number, writer.written_in()); }));
    for (const auto as : release_stages) {
      const auto found = r.counted.find(as);
      row.push_back(found == r.counted.end() ? "-" : cell(found->second, [&](const delivered& d) { return bound_text(d.number, writer); }));
    }
    rows.push_back(std::move(row));
  }
  return table_text(rows);
}

std::string leg_text(const dossier& d, const exchange_leg& l, const std::vector<leg_number>& numbers, const sentence_writer& writer) {
  std::string text = "  " + heading(l.id.text(), l.title);
  const auto part = [&](sentence_key field, const std::string& value) {
    if (!value.empty()) text += "    " + writer.format("leg_part", {{"field", writer.format(field, {})}, {"value", value}}) + '\n';
  };
  part("leg_custodian", io::shown_of(d, l.custodian).text());
  part("leg_on_behalf", io::shown_of(d, l.on_behalf).text());
  part("leg_handed_to", io::shown_of(d, l.handed_to).text());
  part("leg_destination", io::shown_of(d, l.destination).text());
  part("leg_by_way_of", listed(io::shown_of(d, l.by_way_of)));
  if (l.free_on_arrival) part("leg_free_on_arrival", writer.format(*l.free_on_arrival ? sentence_key("yes") : "no", {}));
  const auto unit = io::unit_of(d, l);
  part("leg_unit", unit);
  for (const auto& n : numbers)
    if (n.leg == l.id)
      text += "    " + coded(n.claim, writer.format(unit.empty() ? sentence_key("leg_number") : "leg_number_of", {{"as", n.as ? writer.format(stage_words[*n.as], {}) : writer.format("ladder_pledged", {})}, {"n", number_in_words(n.number, writer.written_in())}, {"unit", unit}, {"who", writer.said_by(std::vector{n.claim})}}), writer) + '\n';
  return text;
}

/// What came of each leg in all.
std::string totals_text(deliveries& all, const exchange& x, const std::string& at, const sentence_writer& writer) {
  std::string text;
  for (const auto& t : totals_of(all, x, at)) {
    if (!t.done.number.low && !t.done.number.high) continue;
    auto claims = claims_of(t.done.number);
    claims.push_back(t.done.counts);
    const auto total = writer.format("leg_total", {{"leg", t.leg.text()}, {"as", writer.format(stage_words[t.done.as], {})}, {"range", bound_text(t.done.number, writer)},
                                                  {"who", t.done.account.text()}, {"claims", listed(claims)}});
    text += "  " + writer.assuming(t.done.number.assumptions, total) + '\n';
  }
  return text;
}

/// Each promised ratio, and beneath it what the totals of its legs make of it.
std::string ratios_text(deliveries& all, const exchange& x, const std::string& at, const sentence_writer& writer) {
  std::string text;
  const auto end = [&](const std::optional<leg_ratio::fraction>& f) {
    return f ? fmt::format("{}:{}", f->over, f->under) : writer.format("unbounded", {});
  };
  for (const auto& r : promised_ratios_of(all, x, at)) {
    const auto terms = r.terms.empty() ? std::string() : writer.format("ratio_terms", {{"text", r.terms}});
    const auto promised = writer.format(r.per == 1 ? sentence_key("ratio_promised") : "ratio_promised_per",
                                        {{"n", number_in_words(r.number, writer.written_in())}, {"m", fmt::format("{}", r.per)}, {"of", r.of.text()}, {"to", r.to.text()},
                                         {"terms", terms}, {"who", writer.said_by(std::vector{r.claim})}});
    text += "  " + coded(r.claim, promised, writer) + '\n';
    for (const auto& c : r.came_of_it) {
      const auto low = end(c.least), high = end(c.most);
      text += "    " + writer.format("ratio_came", {{"stage", writer.format(stage_words[c.as], {})}, {"range", low == high ? low : low + " .. " + high}, {"claims", listed(c.claims)}}) + '\n';
    }
  }
  return text;
}

std::string exchange_text(deliveries& all, const exchange& x, const std::string& at, const sentence_writer& writer) {
  std::string text = heading(x.id.text(), x.title);
  const auto numbers = numbers_of(all, x);
  for (const auto& l : x.legs)
    if (all.of().has_claim_about(l)) text += leg_text(all.of(), l, numbers, writer);
  return text + totals_text(all, x, at, writer) + ratios_text(all, x, at, writer);
}

std::string promise_text(const promise& p, const std::string& unit, const sentence_writer& writer) {
  const auto by = p.by ? p.by->text() : std::string();
  const auto promised = writer.format(by.empty() ? sentence_key("pledge_promise") : "pledge_promise_by", {{"n", number_in_words(*p.number, writer.written_in()) + (unit.empty() ? "" : " ") + unit}, {"who", writer.said_by(std::vector{p.claim})}, {"day", by}});
  std::string text = "  " + coded(p.claim, promised, writer) + '\n';
  auto condition = p.condition;
  if (p.once) condition += (condition.empty() ? "" : ", ") + p.once.text();
  if (!condition.empty()) text += "    " + writer.format("pledge_condition", {{"text", condition}}) + '\n';
  return text;
}

std::string pledges_text(deliveries& all, const talk_options& o, const sentence_writer& writer) {
  const auto wanted = io::asked_of(all, o.name);
  std::string text;
  for (const auto& e : all.pledges()) {
    const auto tell = [&] {
      if (!wanted.tells(e)) return;
      text += heading(e.name, e.thing ? e.thing->title : std::string());
      if (o.ladder) {
        const auto done = all.done(e, o.at);
        text += ladder_text(io::ladder_of(e, done), all.of(), writer);
        return;
      }
      for (const auto& p : e.promises) text += promise_text(p, e.thing ? e.thing->unit : std::string(), writer);
      if (o.at.empty()) return;
      for (const auto& d : all.at(e, o.at)) text += delivery_text(d, all.of(), writer);
    };
    if (!work_limits::allow(tell)) break;
  }
  const auto& exchanges = all.of().content().exchanges;
  if (!o.ladder)
    for (const auto i : io::shown_by_id(all.of(), exchanges))
      if (wanted.tells(exchanges[i])) text += exchange_text(all, exchanges[i], o.at, writer);
  return text.empty() ? writer.format("no_pledges", {}) + '\n' : text;
}

int pledges(const talk_options& o) {
  if (o.ladder && o.at.empty()) throw error(errc::invalid_value, "a point is missing", "--ladder", "--at P");
  const auto options = o.reading.ledger();
  deliveries all(o.reading.open(), options);
  const sentence_writer writer(all.of(), o.reading.written_in());
  if (o.reading.json) put(io::pledges_value(all, o.name, o.at, writer, options.about), all.of());
  else put(pledges_text(all, o, writer) + withheld_text(all.of(), o.reading.written_in()));
  return answered;
}

}  // namespace

std::string pledges_section(const dossier& d, const ledger_options& options, const sentence_writer& writer) {
  const auto& claims = d.content().claims;
  const bool promised = std::any_of(claims.begin(), claims.end(), [](const claim& c) { return std::holds_alternative<pledge_claim>(c.says); });
  if (!promised && d.pledges().size() == 0 && d.exchanges().size() == 0) return {};
  deliveries all(d, options);
  return all.pledges().empty() && d.exchanges().size() == 0 ? std::string() : pledges_text(all, {}, writer);
}

void add_pledges(line app) {
  const auto word = app.word("pledges", "Show pledges and exchanges: what was promised, and how much of it was delivered");
  const auto o = add_talk(word, pledges, "One pledge, or one exchange; otherwise all",
                          {"habeas pledges examples/dossiers/exchange_2025",
                           "habeas pledges examples/dossiers/exchange_2025 --at 2025-07-31 --ladder"});
  word.option("--at", o->at, "Point at which delivery is assessed: a day (its end), end:DAY, start:DAY, or the id of a bulletin or claim").type_name("P").not_empty();
  word.flag("--ladder", o->ladder, "Compare numbers pledged, announced, verified, fully free and re-arrested, one row per speaker; re-arrests are reported separately and are not subtracted");
}

}  // namespace habeas::command
