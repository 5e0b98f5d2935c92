// SPDX-License-Identifier: MIT
// check, timeline, report: what the whole dossier says.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/print.hpp"
#include "command/progress.hpp"
#include "command/report_parts.hpp"
#include "io/answers/answer_values.hpp"
#include "io/answers/ledger_values.hpp"
#include "io/answers/timeline_text.hpp"
#include <habeas/ledger/unaccounted_series.hpp>
#include <habeas/lint/finding_groups.hpp>
#include <habeas/wording/value_words.hpp>

namespace habeas::command {
namespace {

namespace json = boost::json;

constexpr keys_by_slug<severity> severity_words("severity_");

std::string findings_text(const check_report& r, const std::vector<finding_group>& groups, const sentence_writer& writer) {
  std::string text;
  for (const auto& g : groups) {
    text += fmt::format("{} ({}): {}\n", writer.format(severity_words[g.first.severity], {}), g.first.rule, g.first.sentence);
    for (const auto& f : g.rows) text += fmt::format("    {}\n", f.sentence);
  }
  const auto n = fmt::format("{}", r.contradictions.size()), m = fmt::format("{}", groups.size());
  const auto all = fmt::format("{}", r.contradictions.size() + r.contradictions_left);
  if (!r.contradictions_settled) return text + writer.format("check_count_least", {{"n", n}, {"all", all}, {"m", m}}) + '\n';
  if (r.contradictions_left > 0) return text + writer.format("check_count_of", {{"n", n}, {"all", all}, {"m", m}}) + '\n';
  return text + writer.format("check_count", {{"n", n}, {"m", m}}) + '\n';
}

std::string check_text(const check_report& r, const std::vector<finding_group>& groups, const sentence_writer& writer) {
  std::string text;
  for (const auto& c : r.contradictions)
    text += contradiction_text(c.found, writer, c.account ? accounts_text(c) : writer.format("the_timeline", {})) + '\n';
  return text + findings_text(r, groups, writer);
}

/// Findings of one rule about one account together; each alone where all are asked for.
std::vector<finding_group> groups_of(std::vector<finding> findings, const dossier& d, bool all) {
  if (!all) return group_findings(std::move(findings), d);
  std::vector<finding_group> alone;
  for (auto& f : findings) alone.push_back({std::move(f), {}});
  return alone;
}

json::object check_value(json::array contradictions, const check_report& r, const std::vector<finding_group>& groups, std::optional<bool> more, const sentence_writer& writer) {
  json::object o{{"contradictions", std::move(contradictions)}, {"findings", io::findings_value(groups, writer)}, {"more", more ? json::value(*more) : json::value(nullptr)}};
  io::put_contradictions_left(o, r.contradictions_left, r.contradictions_settled);
  return o;
}

struct check_options {
  reading_options reading;
  bool all = false;
  std::optional<std::uint64_t> first;
};

/// The first k contradictions, those that share claims too, with a sentence to quote and what would dissolve each.
int check_first(const reading_options& o, std::size_t k, bool all) {
  const auto d = o.open();
  const sentence_writer writer(d, o.written_in());
  auto report = check_dossier(d, o.written_in(), o.ledger());
  const int code = report.has_errors() ? found_errors : answered;
  const auto told = explain_contradictions(d, k, writer, o.ledger());
  // The work allowed did not suffice to tell whether there are others.
  if (!told.more) note_own_limit();
  const auto known = report.contradictions.size() + report.contradictions_left;
  report.contradictions.clear();
  for (const auto& c : told.list) report.contradictions.push_back(c.where);
  report.contradictions_left = std::max<std::size_t>(known - std::min(known, told.list.size()), told.more == true ? 1 : 0);
  const auto groups = groups_of(std::move(report.findings), d, all);
  if (o.json) {
    put(check_value(io::to_value(told, writer), report, groups, told.more, writer), d);
    return code;
  }
  std::string text;
  for (const auto& c : told.list) text += report_text(c, writer) + '\n';
  if (told.more != false) text += writer.format(told.more ? sentence_key("contradictions_more") : "contradictions_unsure", {}) + "\n\n";
  put(text + findings_text(report, groups, writer) + withheld_text(d, o.written_in()));
  return code;
}

int check(const check_options& asked) {
  const auto& o = asked.reading;
  if (asked.first) return check_first(o, *asked.first, asked.all);
  const auto d = o.open();
  const sentence_writer writer(d, o.written_in());
  auto report = check_dossier(d, o.written_in(), o.ledger());
  const int code = report.has_errors() ? found_errors : answered;
  // Their proofs may be most of what there is: they are moved, not copied.
  const auto groups = groups_of(std::move(report.findings), d, asked.all);
  if (o.json) put(check_value(io::contradictions_value(report, writer), report, groups, report.more(), writer), d);
  else put(check_text(report, groups, writer) + withheld_text(d, o.written_in()));
  return code;
}

std::string days_text(const std::optional<std::int64_t>& low, const std::optional<std::int64_t>& high, const sentence_writer& writer) {
  const auto text = [&](const std::optional<std::int64_t>& d) { return d ? to_string(day(*d)) : writer.format("unknown_day", {}); };
  if (low && high && *low == *high) return text(low);
  return text(low) + " .. " + text(high);
}
std::string ends_text(const event_days& e, const sentence_writer& writer) { return days_text(e.days.low, e.days.high, writer); }

std::string timeline_text(const timeline& t, const sentence_writer& writer, bool proofs) {
  std::string text;
  const auto& events = t.of().content().events;
  for (const auto i : io::shown_by_id(t.of(), events)) {
    const auto tell = [&] {
      const auto start = t.start(events[i].id), end = t.end(events[i].id);
      text += heading(events[i].id.text(), events[i].title);
      for (const auto* side : {&start, &end}) {
        const auto name = writer.format(side == &start ? sentence_key("the_start") : "the_end", {});
        text += fmt::format("  {}: {}\n", name, ends_text(*side, writer));
        for (const auto& line : alternatives_in_words(side->days, writer.written_in(), [&](const auto& low, const auto& high) { return days_text(low, high, writer); }))
          text += "    " + visible(line) + '\n';
        if (!proofs) continue;
        for (const auto* p : {&side->days.low_proof, &side->days.high_proof})
          if (*p)
            for (const auto& s : (*p)->steps) text += fmt::format("      {}\n", writer.sentence(s));
      }
    };
    if (!work_limits::allow(tell)) break;
  }
  // A report tells them with the others.
  if (!proofs) return text;
  for (const auto& c : t.contradictions()) text += contradiction_text(c, writer, writer.format("the_timeline", {}));
  text += left_out_text(t.contradictions_left(), t.conflicts_settled(), writer, "");
  if (!t.unsettled().empty())
    text += writer.format("masks_not_settled", {{"claims", writer.listed(t.unsettled())}, {"n", fmt::format("{}", timeline::most_rounds)}}) + '\n';
  return text;
}

struct timeline_options {
  reading_options reading;
  widening_option wider;
};

int print_timeline(const timeline_options& asked) {
  const auto& o = asked.reading;
  const auto made = [&] {
    const timeline_line line(o);
    return timeline(o.open(), {}, line.told(), asked.wider.read(), o.repairs_wanted());
  };
  const timeline t = made();
  const sentence_writer writer(t.of(), o.written_in());
  if (o.json) {
    const auto pieces = io::timeline_text(t, writer, [&](json::object& end) { end_answer(end, t.of()); });
    for (const auto& one : pieces) put_lines(one);
    put_document("\n");
  } else {
    const auto text = timeline_text(t, writer, true);
    const auto head = t.widened_by() ? widening_text(*t.widened_by(), o.written_in()) + '\n' : std::string();
    put(head + (text.empty() ? writer.format("no_events", {}) + '\n' : text) + withheld_text(t.of(), o.written_in()));
  }
  return answered;
}

/// The stocks of one account in order, with what moved unseen between each two.
struct account_story {
  json::object value;
  std::string text;
};

/// What a report says at one stock: how many, and what moved since the one before where the two are in order.
struct story_point {
  account_point at;
  bound held;
  std::optional<unaccounted_step> since;
};

/// With proofs point by point; else all at once, which costs far less.
std::vector<story_point> points_of_story(const ledger& l, bool proofs) {
  std::vector<story_point> told;
  const auto points = l.stock_points();
  if (!proofs) {
    (void)work_limits::allow([&] {
      auto held = l.bounds(points, false);
      auto steps = unaccounted_series(l, {}, {}, false);
      auto step = steps.begin();
      for (std::size_t i = 0; i < points.size(); ++i) {
        told.push_back({points[i], std::move(held[i]), {}});
        if (i > 0 && step != steps.end() && step->from == points[i - 1] && step->to == points[i]) told.back().since = std::move(*step++);
      }
    });
    return told;
  }
  const auto tell = [&](std::size_t i) {
    story_point one{points[i], l.held(points[i]), {}};
    if (i > 0 && l.is_not_after(points[i - 1], points[i]))
      one.since = unaccounted_step{points[i - 1], points[i], l.unaccounted(direction::entries, points[i - 1], points[i]),
                                   l.unaccounted(direction::exits, points[i - 1], points[i])};
    told.push_back(std::move(one));
  };
  for (std::size_t i = 0; i < points.size(); ++i)
    if (!work_limits::allow([&] { tell(i); })) break;
  return told;
}

account_story print_account(const ledger& l, const sentence_writer& writer, bool proofs) {
  account_story story;
  const auto& about = l.of().get(l.account());
  story.text = heading(about.id.text(), about.population);
  json::array points, gaps;
  std::vector<std::vector<std::string>> table;
  listed_ranges range(writer.written_in());
  for (const auto& p : points_of_story(l, proofs)) {
    std::string moved;
    if (p.since) {
      const auto& in = p.since->entries;
      const auto& out = p.since->exits;
      if (proofs)
        gaps.push_back({{"from", to_string(p.since->from)}, {"to", to_string(p.at)}, {"entries", io::to_value(in, writer)}, {"exits", io::to_value(out, writer)}});
      if (in.unaccounted > 0) moved += writer.format("gap_entries", {{"n", fmt::format("{}", in.unaccounted)}});
      if (out.unaccounted > 0) moved += (moved.empty() ? "" : "; ") + writer.format("gap_exits", {{"n", fmt::format("{}", out.unaccounted)}});
    }
    if (proofs) points.push_back({{"at", to_string(p.at)}, {"bound", io::to_value(p.held, writer)}});
    table.push_back({"  " + l.day_text(p.at), range(p.held), moved});
  }
  story.text += table_text(table) + range.notes();
  json::array contradictions;
  for (const auto& c : l.contradictions()) {
    contradictions.push_back(io::to_value(c, writer));
    story.text += "  ! " + writer.sentence(c) + '\n';
  }
  story.text += left_out_text(l.contradictions_left(), l.conflicts_settled(), writer, "  ");
  story.value = {{"account", l.account().text()}, {"points", std::move(points)}, {"gaps", std::move(gaps)},
                 {"contradictions", std::move(contradictions)}, {"set_aside", io::id_list(l.set_aside())}};
  io::put_contradictions_left(story.value, l.contradictions_left(), l.conflicts_settled());
  return story;
}

int report(const reading_options& o) {
  const auto d = o.open();
  const sentence_writer writer(d, o.written_in());
  json::array accounts;
  std::string text = visible(d.content().title.empty() ? d.content().id : d.content().title) + '\n';
  std::size_t counting = 0, shown = 0;
  for (std::size_t i = 0; i < d.content().claims.size(); ++i) {
    counting += d.counts(i) ? 1 : 0;
    shown += d.shows(d.content().claims, i) ? 1 : 0;
  }
  text += writer.format("report_claims", {{"n", fmt::format("{}", shown)}, {"m", fmt::format("{}", counting)}}) + "\n\n";
  // What does not count stays readable, with the reason.
  const auto& claims = d.content().claims;
  json::array not_counting;
  std::string silent;
  for (const auto i : io::shown_by_id(d, claims)) {
    if (d.counts(i)) continue;
    not_counting.push_back({{"id", claims[i].id.text()}, {"standing", to_slug(d.status_of(i))}});
    silent += fmt::format("{}{} ({})", silent.empty() ? "" : ", ", claims[i].id, to_slug(d.status_of(i)));
  }
  if (!silent.empty()) text += writer.format("not_counting", {{"claims", silent}}) + "\n\n";
  const auto& suppositions = d.content().assumptions;
  for (const auto i : io::shown_by_id(d, suppositions))
    text += fmt::format("{} {}", d.assumes(suppositions[i].id) ? "[on] " : "[off]", heading(suppositions[i].id.text(), statement_in_words(suppositions[i], o.written_in())));
  text += '\n';
  const auto& list = d.content().accounts;
  for (const auto i : io::shown_by_id(d, list)) {
    const bool whole = work_limits::allow([&] {
      const ledger l(d, list[i].id, o.ledger());
      if (l.points().empty()) return;
      auto story = print_account(l, writer, o.json);
      text += story.text + '\n';
      accounts.push_back(std::move(story.value));
    });
    if (!whole) break;
  }
  // Which parts a limit leaves out depends on what costs most; each is there as far as it came.
  std::optional<timeline> events;
  (void)work_limits::allow([&] { events.emplace(d); });
  check_report found;
  const bool checked = work_limits::allow([&] { found = check_dossier(d, o.written_in(), o.ledger()); });
  const int code = found.has_errors() ? found_errors : answered;
  if (o.json) {
    json::array assumptions;
    for (const auto i : io::shown_by_id(d, suppositions))
      assumptions.push_back({{"id", suppositions[i].id.text()}, {"statement", suppositions[i].statement}, {"on", d.assumes(suppositions[i].id)}});
    json::object answer{{"dossier", d.content().id}, {"title", d.content().title}, {"claims", shown}, {"counting", counting}, {"not_counting", std::move(not_counting)},
                        {"assumptions", std::move(assumptions)}, {"accounts", std::move(accounts)},
                        {"timeline", events ? io::to_value(*events, writer) : json::value(json::array())},
                        {"contradictions", io::contradictions_value(found, writer)},
                        {"findings", io::findings_value(found, writer)}};
    io::put_contradictions_left(answer, found.contradictions_left, found.contradictions_settled && checked && found.whole);
    put(std::move(answer), d);
  } else {
    const auto section = [&](sentence_key head, const auto& told) {
      std::string lines;
      if (!work_limits::allow([&] { lines = told(); }) || lines.empty()) return;
      text += writer.format(head, {}) + '\n' + lines + '\n';
    };
    if (events) section("report_talks", [&] { return talks_section(*events, writer); });
    if (events) section("report_agreements", [&] { return agreements_section(*events, writer); });
    section("report_pledges", [&] { return pledges_section(d, o.ledger(), writer); });
    section("report_people", [&] { return people_section(d, writer); });
    const auto days = events ? timeline_text(*events, writer, false) : std::string();
    // Nothing is said of a check that was not begun: none found would look like none there.
    put(text + days + (days.empty() ? "" : "\n") + (checked ? check_text(found, group_findings(std::move(found.findings), d), writer) : "") + withheld_text(d, o.written_in()));
  }
  return code;
}

}  // namespace

void add_check(line app) {
  auto o = std::make_shared<check_options>();
  const auto word = app.word("check", "List contradictions and data-quality findings");
  o->reading.add_to(word);
  word.flag("--all", o->all, "List every finding by itself, and not those of one rule about one account together");
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
  word.does([o] { return print_timeline(*o); });
}
void add_report(line app) {
  auto o = std::make_shared<reading_options>();
  const auto word = app.word("report", "Report everything: claims, assumptions, counts over time, negotiations, agreements, pledges, people, events, contradictions and findings");
  o->add_to(word);
  word.examples({"habeas report examples/dossiers/article",
                 "habeas report examples/dossiers/venezuela --as-known 2026-01-24"});
  word.does([o] { return report(*o); });
}

}  // namespace habeas::command
