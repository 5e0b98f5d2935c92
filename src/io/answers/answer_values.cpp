// SPDX-License-Identifier: MIT
#include "io/answers/answer_values.hpp"

#include <algorithm>

#include <habeas/core/work_limits.hpp>
#include <habeas/time/edtf.hpp>
#include <habeas/time/widening_text.hpp>

#include "core/utf8.hpp"
#include "io/answers/timeline_text.hpp"

namespace habeas::io {
namespace {

json::value to_value(const term& t) {
  switch (t.kind) {
    case term::what::account: {
      json::object o{{"account", t.account.text()}, {"chain", to_string(t.chain)}, {"point", to_string(t.point)}};
      if (!t.stratum.is_null()) o["stratum"] = to_string(t.stratum);
      return o;
    }
    case term::what::event: return {{"event", t.event.text()}, {"chain", to_string(t.chain)}};
    case term::what::calendar: return {{"calendar", "1970-01-01"}};
  }
  return nullptr;
}

json::value to_value(const proof_step& s, const sentence_writer& writer) {
  json::object o{{"claims", id_list(s.claims)},
                 {"assumptions", id_list(s.assumptions)},
                 {"rule", to_slug(s.by)},
                 {"end", to_slug(s.end)},
                 {"plus", to_value(s.plus)},
                 {"minus", to_value(s.minus)},
                 {"amount", s.amount},
                 {"times", s.times},
                 {"sentence", writer.sentence(s)}};
  if (!s.sum.empty()) {
    // A row of more than two variables: its terms, each as often as it is taken.
    json::array terms;
    for (const auto& w : s.sum) terms.push_back({{"times", w.times}, {"variable", to_value(w.of)}});
    o["plus"] = o["minus"] = nullptr;
    o["terms"] = std::move(terms);
  }
  if (s.because) o["because"] = io::to_value(*s.because, writer);
  if (s.widened) o["widened"] = {{"days", s.widened->days}, {"policy", s.widened->policy}};
  return o;
}

json::value proof_or_null(const std::optional<proof>& p, const sentence_writer& writer) {
  return p ? io::to_value(*p, writer) : json::value(nullptr);
}

json::object to_value(const widening& w) {
  return {{"year", w.year}, {"season", w.season}, {"month", w.month}, {"day", w.day}};
}

void put_bounds(json::object& into, const date_bounds& b) {
  into["earliest_start"] = to_string(b.earliest_start);
  into["latest_start"] = to_string(b.latest_start);
  into["earliest_end"] = to_string(b.earliest_end);
  into["latest_end"] = to_string(b.latest_end);
}

/// Where claims are denied, the denials.
void put_denials(json::object& into, const std::vector<claim_id>& claims, const sentence_writer& writer) {
  auto names = writer.of().denials_of(claims);
  if (!names.empty()) into["denied_by"] = id_list(names);
}

json::value day_or_null(const std::optional<day>& d) { return d ? json::value(to_string(*d)) : json::value(nullptr); }

}  // namespace

json::value to_value(const proof& p, const sentence_writer& writer) {
  json::array steps;
  for (const auto& s : p.steps) steps.push_back(to_value(s, writer));
  json::object o{{"value", p.value}, {"divisor", p.divisor}, {"end", to_slug(p.end)}, {"steps", std::move(steps)}};
  // Steps that are no chain do not show by themselves what they are about.
  const bool chain = p.divisor == 1 && std::all_of(p.steps.begin(), p.steps.end(), [](const proof_step& s) { return s.times == 1 && s.sum.empty(); });
  if (!chain) o["about"] = {{"plus", to_value(p.plus)}, {"minus", to_value(p.minus)}};
  return o;
}

json::value to_value(const bound& b, const sentence_writer& writer) {
  json::array alternatives, contradictions;
  for (const auto& one : b.alternatives) {
    json::object o{{"without", id_list(one.without)},
                   {"origins", one.origins},
                   {"low", number_or_null(one.low)},
                   {"high", number_or_null(one.high)},
                   {"low_proof", proof_or_null(one.low_proof, writer)},
                   {"high_proof", proof_or_null(one.high_proof, writer)},
                   {"engine", to_slug(one.engine)}};
    if (!one.refused.empty()) o["refused"] = one.refused;
    alternatives.push_back(std::move(o));
  }
  for (const auto& c : b.contradictions) contradictions.push_back(to_value(c, writer));
  json::object o{{"low", number_or_null(b.low)},
          {"high", number_or_null(b.high)},
          {"low_proof", proof_or_null(b.low_proof, writer)},
          {"high_proof", proof_or_null(b.high_proof, writer)},
          {"assumptions", id_list(b.assumptions)},
          {"repairs", to_slug(b.repairs)},
          {"alternatives", std::move(alternatives)},
          {"alternatives_left", b.alternatives_left},
          {"fewest", b.fewest ? json::value{{"low", number_or_null(b.fewest->low)}, {"high", number_or_null(b.fewest->high)}} : json::value(nullptr)},
          {"disputed", id_list(b.disputed)},
          {"contradictions", std::move(contradictions)},
          {"set_aside", id_list(b.set_aside)},
          {"engine", to_slug(b.engine)}};
  // Left out where all are given, as nearly always.
  if (b.contradictions_left > 0) o["contradictions_left"] = b.contradictions_left;
  put_denials(o, claims_of(b), writer);
  return o;
}

json::value to_value(const contradiction& c, const sentence_writer& writer) {
  json::object o{{"claims", id_list(c.claims)},
                 {"assumptions", id_list(c.assumptions)},
                 {"sentence", writer.sentence(c)},
                 {"proof", c.proof.steps.empty() ? json::value(nullptr) : to_value(c.proof, writer)}};
  put_denials(o, c.claims, writer);
  return o;
}

json::value to_value(const finding& f, const sentence_writer& writer) {
  json::array subjects;
  for (const auto& s : f.subjects) subjects.push_back(json::string(s));
  return {{"rule", f.rule},
          {"severity", to_slug(f.severity)},
          {"subjects", std::move(subjects)},
          {"sentence", f.sentence},
          {"proof", proof_or_null(f.proof, writer)}};
}

json::value to_value(const unaccounted_flow& u, const sentence_writer& writer) {
  return {{"bound", to_value(u.moved, writer)},
          {"stated", number_or_null(u.stated)},
          {"unaccounted", u.unaccounted},
          {"claims", id_list(u.claims)}};
}

json::value to_value(const sensitivity_row& r) {
  json::object o{{"without", r.without},
                 {"is", r.is_assumption ? "assumption" : "claim"},
                 {"low", number_or_null(r.low)},
                 {"high", number_or_null(r.high)}};
  if (!r.refused.empty()) o["refused"] = r.refused;
  return o;
}

json::value to_value(const sensitivity_row& r, const std::string& at) {
  auto v = to_value(r);
  v.get_object()["at"] = at;
  return v;
}

json::array contradictions_value(const check_report& r, const sentence_writer& writer) {
  json::array list;
  for (const auto& c : r.contradictions) {
    auto v = to_value(c.found, writer);
    v.get_object()["account"] = c.account ? json::value(c.account.text()) : json::value(nullptr);
    if (!c.accounts.empty()) v.get_object()["accounts"] = id_list(c.accounts);
    list.push_back(std::move(v));
  }
  return list;
}

json::array findings_value(const check_report& r, const sentence_writer& writer) {
  json::array list;
  for (const auto& f : r.findings) list.push_back(to_value(f, writer));
  return list;
}

json::array findings_value(const std::vector<finding_group>& groups, const sentence_writer& writer) {
  json::array list;
  for (const auto& g : groups) {
    auto v = to_value(g.first, writer);
    if (!g.rows.empty()) {
      json::array rows;
      for (const auto& f : g.rows) rows.push_back(to_value(f, writer));
      v.as_object()["rows"] = std::move(rows);
    }
    list.push_back(std::move(v));
  }
  return list;
}

void put_contradictions_left(json::object& o, std::size_t left, bool settled) {
  o["contradictions_left"] = left;
  o["contradictions_settled"] = settled;
}

json::value to_value(const check_report& r, const sentence_writer& writer) {
  json::object o{{"contradictions", contradictions_value(r, writer)}, {"findings", findings_value(r, writer)}};
  put_contradictions_left(o, r.contradictions_left, r.contradictions_settled);
  if (!r.whole) o["whole"] = false;
  return o;
}

json::value to_value(const ledger_change& c, const ledger& l, const sentence_writer& writer) {
  json::array changes, bounds, hard;
  for (const auto& one : c.changes)
    changes.push_back({{"claim", one.claim.text()},
                       {"stated", {{"low", number_or_null(one.stated.low)}, {"high", number_or_null(one.stated.high)}}},
                       {"weight", one.weight},
                       {"low", one.low},
                       {"high", one.high}});
  for (const auto& r : c.ranges) {
    json::object o{{"what", to_slug(r.asked.kind)}};
    if (r.asked.kind == question::what::held) {
      o["at"] = to_string(r.asked.from);
    } else {
      o["from"] = to_string(r.asked.from);
      o["to"] = to_string(r.asked.to);
      o["kind"] = r.asked.of ? json::value(to_slug(*r.asked.of)) : json::value(nullptr);
      put_narrower(o, r.asked.by);
    }
    o["low"] = number_or_null(r.range.low);
    o["high"] = number_or_null(r.range.high);
    bounds.push_back(std::move(o));
  }
  for (const auto& one : c.hard) hard.push_back(to_value(one, writer));
  json::array kinds;
  for (const auto& k : c.used_in_part) kinds.push_back(json::string(k));
  return {{"account", l.account().text()},
          {"policy", to_slug(c.policy)},
          {"total", {{"low", c.low}, {"high", number_or_null(c.high)}, {"divisor", c.unit}}},
          {"exact", c.is_exact() && !c.rounded},
          {"rounded", c.rounded},
          {"ranges", to_slug(c.reach)},
          {"engine", to_slug(c.engine)},
          {"changes", std::move(changes)},
          {"bounds", std::move(bounds)},
          {"hard", std::move(hard)},
          {"hard_left", c.hard_left},
          {"hard_settled", c.hard_settled},
          {"used_in_part", std::move(kinds)},
          {"not_used", id_list(c.not_used)},
          {"assumptions", id_list(c.assumptions)},
          {"sentence", minimal_adjustment_sentence(c, l.account(), writer)}};
}

json::value to_value(const widening_policy& p) {
  return {{"name", p.name}, {"text", to_string(p)}, {"uncertain", to_value(p.uncertain)}, {"approximate", to_value(p.approximate)}};
}

/// The days of one end of an event; with the ways in which claims may be wrong, where they contradict one another.
json::object days_value(const event_days& e) {
  json::object o{{"earliest", day_or_null(e.earliest())}, {"latest", day_or_null(e.latest())}};
  if (e.days.repairs == repairs_told::none) return o;
  json::array alternatives;
  const auto as_day = [](const std::optional<std::int64_t>& d) { return day_or_null(d ? std::optional(day(*d)) : std::nullopt); };
  for (const auto& a : e.days.alternatives)
    alternatives.push_back({{"without", id_list(a.without)}, {"origins", a.origins}, {"earliest", as_day(a.low)}, {"latest", as_day(a.high)}});
  o["repairs"] = to_slug(e.days.repairs);
  o["alternatives"] = std::move(alternatives);
  o["alternatives_left"] = e.days.alternatives_left;
  o["disputed"] = id_list(e.days.disputed);
  return o;
}

namespace {

json::value event_value(const timeline& t, const event& e, const sentence_writer& writer) {
  const auto start = t.start(e.id), end = t.end(e.id);
  return {{"id", e.id.text()},
          {"title", e.title},
          {"start", days_value(start)},
          {"end", days_value(end)},
          {"proofs",
           {{"start", {{"earliest", proof_or_null(start.days.low_proof, writer)}, {"latest", proof_or_null(start.days.high_proof, writer)}}},
            {"end", {{"earliest", proof_or_null(end.days.low_proof, writer)}, {"latest", proof_or_null(end.days.high_proof, writer)}}}}}};
}

/// Calls tell(value) of every event that the view shows, as far as the limits of work allow.
template <class Tell>
void each_event(const timeline& t, const sentence_writer& writer, const Tell& tell) {
  const auto& all = t.of().content().events;
  for (const auto i : shown_by_id(t.of(), all))
    if (!work_limits::allow([&] { tell(event_value(t, all[i], writer)); })) break;
}

/// What is said of a timeline beside its events.
void put_conflicts(json::object& o, const timeline& t, const sentence_writer& writer) {
  json::array contradictions;
  for (const auto& c : t.contradictions()) contradictions.push_back(io::to_value(c, writer));
  o["contradictions"] = std::move(contradictions);
  o["set_aside"] = id_list(t.set_aside());
  o["unsettled"] = id_list(t.unsettled());
  put_contradictions_left(o, t.contradictions_left(), t.conflicts_settled());
  if (t.widened_by()) o["widening"] = io::to_value(*t.widened_by());
}

}  // namespace

json::value to_value(const timeline& t, const sentence_writer& writer) {
  json::array events;
  each_event(t, writer, [&](json::value one) { events.push_back(std::move(one)); });
  json::object o{{"events", std::move(events)}};
  put_conflicts(o, t, writer);
  return o;
}

std::vector<std::string> timeline_text(const timeline& t, const sentence_writer& writer, const std::function<void(json::object&)>& end) {
  std::vector<std::string> pieces{R"({"events":[)"};
  const char* between = "";
  each_event(t, writer, [&](const json::value& one) {
    pieces.push_back(between + json::serialize(one));
    between = ",";
  });
  json::object o;
  put_conflicts(o, t, writer);
  if (end) end(o);
  // The rest of the object stands behind its first member.
  auto rest = json::serialize(o);
  rest.replace(0, 1, "],");
  pieces.push_back(std::move(rest));
  return pieces;
}

void put_narrower(json::object& o, const narrower_kind& by) {
  if (by.ground) o["ground"] = to_slug(*by.ground);
  if (by.condition) o["condition"] = to_slug(*by.condition);
  if (by.destination) o["destination"] = by.destination.text();
  if (by.authority) o["authority"] = by.authority.text();
}

json::value date_value(std::string_view text, std::optional<hemisphere> where, const std::optional<widening_policy>& wider) {
  json::object o{{"text", as_utf8(text)}, {"valid", false}, {"level", nullptr},
                 {"earliest_start", nullptr}, {"latest_start", nullptr}, {"earliest_end", nullptr}, {"latest_end", nullptr},
                 {"error", nullptr}};
  if (wider) {
    o["widened"] = nullptr;
    o["widening"] = to_value(*wider);
  }
  const auto read = try_parse_edtf(text);
  if (!read) {
    const auto& why = read.failure();
    o["error"] = json::object{{"offset", why.offset}, {"found", as_utf8(why.found)}, {"expected", why.expected}};
    return o;
  }
  o["valid"] = true;
  o["level"] = read->level();
  if (read->needs_hemisphere() && !where) return o;
  try {
    put_bounds(o, read->bounds(where));
    if (wider) put_bounds(o["widened"].emplace_object(), widened(*read, *wider, where));
  } catch (const error& e) {
    // A range of seasons may run forwards in one hemisphere and backwards in the other, where it is no date.
    o["note"] = as_utf8(e.what());
  }
  return o;
}

}  // namespace habeas::io
