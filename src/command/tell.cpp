// SPDX-License-Identifier: MIT
// check, timeline, report: what the whole dossier says.
#include <cstdint>
#include <memory>
#include <optional>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/print.hpp"
#include "io/answers/answer_values.hpp"
#include "io/answers/ledger_values.hpp"

namespace habeas::command {
namespace {

namespace json = boost::json;

std::string findings_text(const check_report& r, const narrator& speak) {
  std::string text;
  for (const auto& f : r.findings) text += fmt::format("{} ({}): {}\n", to_slug(f.severity), f.rule, f.sentence);
  return text + speak.speak("check_count", {{"n", fmt::format("{}", r.contradictions.size())}, {"m", fmt::format("{}", r.findings.size())}}) + '\n';
}

std::string check_text(const check_report& r, const narrator& speak) {
  std::string text;
  for (const auto& c : r.contradictions)
    text += contradiction_text(c.found, speak, c.account ? c.account.text() : speak.speak("the_timeline", {})) + '\n';
  return text + findings_text(r, speak);
}

struct check_options {
  reading_options reading;
  std::optional<std::uint64_t> first;
};

/// The first k contradictions, those that share claims too, with a sentence to quote and what would dissolve each.
int check_first(const reading_options& o, std::size_t k) {
  const auto d = o.open();
  const narrator speak(d, o.spoken());
  auto report = check_dossier(d, o.spoken(), o.ledger());
  const int code = report.has_errors() ? found_errors : answered;
  const auto told = tell_contradictions(d, k, speak, o.ledger());
  report.contradictions.clear();
  if (o.json) {
    put(json::object{{"contradictions", io::to_value(told, speak)},
                     {"findings", io::findings_value(report, speak)},
                     {"more", told.more ? json::value(*told.more) : json::value(nullptr)}},
        d);
    return code;
  }
  std::string text;
  for (const auto& c : told.list) text += told_text(c, speak) + '\n';
  if (told.more != false) text += speak.speak(told.more ? sentence_key("contradictions_more") : "contradictions_unsure", {}) + "\n\n";
  for (const auto& c : told.list) report.contradictions.push_back(c.where);
  put(text + findings_text(report, speak) + withheld_text(d, o.spoken()));
  return code;
}

int check(const check_options& asked) {
  const auto& o = asked.reading;
  if (asked.first) return check_first(o, *asked.first);
  const auto d = o.open();
  const narrator speak(d, o.spoken());
  const auto report = check_dossier(d, o.spoken(), o.ledger());
  if (o.json) put(io::to_value(report, speak), d);
  else put(check_text(report, speak) + withheld_text(d, o.spoken()));
  return report.has_errors() ? found_errors : answered;
}

std::string ends_text(const event_days& e, const narrator& speak) {
  const auto text = [&](const std::optional<day>& d) { return d ? to_string(*d) : speak.speak("unknown_day", {}); };
  if (e.earliest() && e.latest() && *e.earliest() == *e.latest()) return text(e.earliest());
  return text(e.earliest()) + " .. " + text(e.latest());
}

std::string timeline_text(const timeline& t, const narrator& speak, bool proofs) {
  std::string text;
  const auto& events = t.of().content().events;
  for (const auto i : io::shown_by_id(t.of(), events)) {
    const auto start = t.start(events[i].id), end = t.end(events[i].id);
    text += fmt::format("{}{}{}\n", events[i].id, events[i].title.empty() ? "" : ": ", events[i].title);
    for (const auto* side : {&start, &end}) {
      const auto name = speak.speak(side == &start ? sentence_key("the_start") : "the_end", {});
      text += fmt::format("  {}: {}\n", name, ends_text(*side, speak));
      if (!proofs) continue;
      for (const auto* p : {&side->days.low_proof, &side->days.high_proof})
        if (*p)
          for (const auto& s : (*p)->steps) text += fmt::format("      {}\n", speak.sentence(s));
    }
  }
  // A report tells them with the others.
  if (!proofs) return text;
  for (const auto& c : t.contradictions()) text += contradiction_text(c, speak, speak.speak("the_timeline", {}));
  if (!t.unsettled().empty())
    text += speak.speak("masks_not_settled", {{"claims", speak.listed(t.unsettled())}, {"n", fmt::format("{}", timeline::most_rounds)}}) + '\n';
  return text;
}

struct timeline_options {
  reading_options reading;
  widening_option wider;
};

int tell_timeline(const timeline_options& asked) {
  const auto& o = asked.reading;
  const timeline t(o.open(), {}, {}, asked.wider.read());
  const narrator speak(t.of(), o.spoken());
  if (o.json) put(io::to_value(t, speak), t.of());
  else {
    const auto text = timeline_text(t, speak, true);
    const auto head = t.widened_by() ? widening_text(*t.widened_by(), o.spoken()) + '\n' : std::string();
    put(head + (text.empty() ? speak.speak("no_events", {}) + '\n' : text) + withheld_text(t.of(), o.spoken()));
  }
  return answered;
}

/// The stocks of one account in order, with what moved unseen between each two.
struct account_story {
  json::object value;
  std::string text;
};

account_story tell_account(const ledger& l, const narrator& speak) {
  account_story story;
  const auto& about = l.of().get(l.account());
  story.text = fmt::format("{}{}{}\n", about.id, about.population.empty() ? "" : ": ", about.population);
  json::array points, gaps;
  std::vector<std::vector<std::string>> table;
  std::optional<point_name> before;
  for (const auto& p : l.stock_points()) {
    const auto b = l.held(p);
    points.push_back({{"at", to_string(p)}, {"bound", io::to_value(b, speak)}});
    std::string moved;
    if (before && l.is_not_after(*before, p)) {
      const auto in = l.unaccounted(direction::entries, *before, p), out = l.unaccounted(direction::exits, *before, p);
      gaps.push_back({{"from", to_string(*before)}, {"to", to_string(p)}, {"entries", io::to_value(in, speak)}, {"exits", io::to_value(out, speak)}});
      if (in.unaccounted > 0) moved += speak.speak("gap_entries", {{"n", fmt::format("{}", in.unaccounted)}});
      if (out.unaccounted > 0) moved += (moved.empty() ? "" : "; ") + speak.speak("gap_exits", {{"n", fmt::format("{}", out.unaccounted)}});
    }
    table.push_back({"  " + l.day_text(p), range_text(b.low, b.high, speak.spoken()), moved});
    before = p;
  }
  story.text += table_text(table);
  json::array contradictions;
  for (const auto& c : l.contradictions()) {
    contradictions.push_back(io::to_value(c, speak));
    story.text += "  ! " + speak.sentence(c) + '\n';
  }
  story.value = {{"account", l.account().text()}, {"points", std::move(points)}, {"gaps", std::move(gaps)},
                 {"contradictions", std::move(contradictions)}, {"set_aside", io::id_list(l.set_aside())}};
  return story;
}

int report(const reading_options& o) {
  const auto d = o.open();
  const narrator speak(d, o.spoken());
  const auto found = check_dossier(d, o.spoken(), o.ledger());
  const timeline events(d);
  json::array accounts;
  std::string text = (d.content().title.empty() ? d.content().id : d.content().title) + '\n';
  std::size_t counting = 0, shown = 0;
  for (std::size_t i = 0; i < d.content().claims.size(); ++i) {
    counting += d.counts(i) ? 1 : 0;
    shown += d.shows(d.content().claims, i) ? 1 : 0;
  }
  text += speak.speak("report_claims", {{"n", fmt::format("{}", shown)}, {"m", fmt::format("{}", counting)}}) + "\n\n";
  // What does not count stays readable, with the reason.
  const auto& claims = d.content().claims;
  json::array not_counting;
  std::string silent;
  for (const auto i : io::shown_by_id(d, claims)) {
    if (d.counts(i)) continue;
    not_counting.push_back({{"id", claims[i].id.text()}, {"standing", to_slug(d.standing_of(i))}});
    silent += fmt::format("{}{} ({})", silent.empty() ? "" : ", ", claims[i].id, to_slug(d.standing_of(i)));
  }
  if (!silent.empty()) text += speak.speak("not_counting", {{"claims", silent}}) + "\n\n";
  const auto& suppositions = d.content().assumptions;
  for (const auto i : io::shown_by_id(d, suppositions))
    text += fmt::format("{} {}: {}\n", d.assumes(suppositions[i].id) ? "[on] " : "[off]", suppositions[i].id, suppositions[i].statement);
  text += '\n';
  const auto& list = d.content().accounts;
  for (const auto i : io::shown_by_id(d, list)) {
    const ledger l(d, list[i].id, o.ledger());
    if (l.points().empty()) continue;
    auto story = tell_account(l, speak);
    text += story.text + '\n';
    accounts.push_back(std::move(story.value));
  }
  if (o.json) {
    json::array assumptions;
    for (const auto i : io::shown_by_id(d, suppositions))
      assumptions.push_back({{"id", suppositions[i].id.text()}, {"statement", suppositions[i].statement}, {"on", d.assumes(suppositions[i].id)}});
    json::object answer{{"dossier", d.content().id}, {"title", d.content().title}, {"claims", shown}, {"counting", counting}, {"not_counting", std::move(not_counting)},
                        {"assumptions", std::move(assumptions)}, {"accounts", std::move(accounts)},
                        {"timeline", io::to_value(events, speak)},
                        {"contradictions", io::contradictions_value(found, speak)},
                        {"findings", io::findings_value(found, speak)}};
    put(std::move(answer), d);
  } else {
    const auto days = timeline_text(events, speak, false);
    put(text + days + (days.empty() ? "" : "\n") + check_text(found, speak) + withheld_text(d, o.spoken()));
  }
  return found.has_errors() ? found_errors : answered;
}

}  // namespace

void add_check(line app) {
  auto o = std::make_shared<check_options>();
  const auto word = app.word("check", "List contradictions and data-quality findings");
  o->reading.add_to(word);
  word.option("--contradictions", o->first, "List the first K contradictions, also those that share claims, each with a sentence to quote and the changes that would resolve it")
      .type_name("K")
      .between(1, 1000);
  word.examples({"habeas check examples/dossiers/venezuela",
                 "habeas check examples/dossiers/venezuela --as-known 2026-01-24 --json",
                 "habeas check examples/dossiers/venezuela --contradictions 1 --language es"});
  word.does([o] { return check(*o); });
}
void add_timeline(line app) {
  auto o = std::make_shared<timeline_options>();
  const auto word = app.word("timeline", "Show when each event started and ended, with proofs");
  o->reading.add_to(word);
  o->wider.add_to(word);
  word.examples({"habeas timeline examples/dossiers/article",
                 "habeas timeline examples/dossiers/article --widen one_unit"});
  word.does([o] { return tell_timeline(*o); });
}
void add_report(line app) {
  auto o = std::make_shared<reading_options>();
  const auto word = app.word("report", "Report everything: claims, assumptions, counts over time, events, contradictions and findings");
  o->add_to(word);
  word.examples({"habeas report examples/dossiers/article",
                 "habeas report examples/dossiers/venezuela --as-known 2026-01-24"});
  word.does([o] { return report(*o); });
}

}  // namespace habeas::command
