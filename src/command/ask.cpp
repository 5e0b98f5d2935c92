// SPDX-License-Identifier: MIT
// held, entries, exits, unaccounted, sensitivity, why: questions to the ledger.
#include <algorithm>
#include <initializer_list>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/print.hpp"
#include "command/progress.hpp"
#include "io/answers/answer_values.hpp"
#include "io/answers/ledger_values.hpp"
#include "wording/begun_small.hpp"
#include <habeas/ledger/latest_of_series.hpp>
#include <habeas/wording/value_words.hpp>

namespace habeas::command {
namespace {

namespace json = boost::json;

struct asked {
  reading_options reading;
  question_options question;
  std::string what;
  std::string every;
  bool series = false;
};

/// So many days are answered at once at most: a century.
constexpr std::int64_t most_days = 36'600;

/// The first or the last day on which a point lies by its own date.
day day_of(const ledger& l, const account_point& p, bool last) {
  // A boundary between two days is the end of the first of them.
  if (const auto* t = p.as<instant>(); t != nullptr && t->is_finite()) return day(t->second == 0 ? t->day - 1 : t->day);
  const auto text = l.day_text(p);
  const auto dots = text.find(" .. ");
  const auto date = try_parse_edtf(dots == std::string::npos ? text : last ? text.substr(dots + 4) : text.substr(0, dots));
  const auto b = date ? date->bounds() : date_bounds{};
  if (!date || !b.earliest_start.is_day()) throw error(errc::invalid_value, "--every day needs points of known days", "'" + text + "'", "end:DAY, start:DAY, or a point with a date");
  return b.earliest_start.value;
}

/// The end of each day from one point to another.
std::vector<account_point> each_day(const ledger& l, const account_point& from, const account_point& to) {
  const auto first = day_of(l, from, false).since_epoch(), last = day_of(l, to, true).since_epoch();
  if (last < first) throw error(errc::not_ordered, "--every day needs the earlier point first", fmt::format("from {} to {}", to_string(day(first)), to_string(day(last))), "the earlier point first");
  if (last - first >= most_days) throw error(errc::limit_exceeded, "too many days at once", fmt::format("{}", last - first + 1), fmt::format("at most {}", most_days));
  std::vector<account_point> days;
  for (auto d = first; d <= last; ++d) days.push_back(account_point::end_of(day(d)));
  return days;
}

json::object head(const ledger& l, const question& q) {
  json::object o{{"account", l.account().text()}};
  io::put_points(o, q);
  return o;
}

/// The same question with each counter's later number taken as its correction of the earlier; nothing where none of those that are
/// disputed here was corrected, or nothing is left to answer.
struct last_said {
  std::vector<claim_id> without;
  bound answer;
};
std::optional<last_said> as_last_said(const ledger& l, const question& q, const bound& b, const ledger_options& options) {
  if (b.disputed.empty()) return std::nullopt;
  last_said told;
  auto view = l.of();
  for (const auto& c : corrected_in_series(l))
    if (std::binary_search(b.disputed.begin(), b.disputed.end(), c)) {
      told.without.push_back(c);
      view = view.without(c.text());
    }
  if (told.without.empty()) return std::nullopt;
  try {
    told.answer = ask(ledger(view, l.account(), options), q, false);
  } catch (const error& e) {
    if (e.code() == errc::cancelled) throw;
    return std::nullopt;
  }
  return told;
}

/// "Held (foro_penal) at the cut-off of VEN-080: exactly 777."
std::string answer_sentence(const ledger& l, const question& q, const bound& b, const sentence_writer& writer) {
  const auto range = range_text(b.low, b.high, writer.written_in());
  const auto account = l.account().text();
  if (q.kind == question::what::held) return writer.format("answer_held", {{"account", account}, {"at", writer.point(q.from)}, {"range", range}});
  const auto kind = writer.kind(q.of, q.by);
  return writer.format(q.kind == question::what::entries ? sentence_key("answer_entries") : "answer_exits",
                     {{"account", account}, {"from", writer.point_in_passing(q.from)}, {"to", writer.point(q.to)}, {"kind", kind}, {"range", range}});
}

/// The same; what it assumes comes first.
std::string headline(const ledger& l, const question& q, const bound& b, const sentence_writer& writer) {
  const auto text = answer_sentence(l, q, b, writer);
  return b.assumptions.empty() ? text : writer.assuming(b.assumptions, begun_small(text));
}

/// From one point to another has nothing between where the second certainly comes first. Throws errc::not_ordered.
void refuse_backwards(const ledger& l, const account_point& from, const account_point& to) {
  if (from == to || !l.is_not_after(to, from) || l.is_not_after(from, to)) return;
  throw error(errc::not_ordered, "--from is after --to", "from " + to_string(from) + " to " + to_string(to), "the earlier point first");
}

int held_at_each_point(const asked& a, const ledger& l, const sentence_writer& writer) {
  const auto from = l.point_at(a.question.from), to = l.point_at(a.question.to);
  refuse_backwards(l, from, to);
  json::array points;
  std::string text;
  const bool daily = !a.every.empty();
  const auto at = daily ? each_day(l, from, to) : l.points_between(from, to);
  // Of so many days proofs are not asked for.
  std::vector<bound> days;
  if (daily) (void)work_limits::allow([&] { days = l.bounds(at, a.reading.json); });
  listed_ranges range(writer.written_in());
  for (std::size_t i = 0; i < (daily ? days.size() : at.size()); ++i) {
    const auto& p = at[i];
    const bool whole = work_limits::allow([&] {
      const auto b = daily ? days[i] : l.held(p);
      // Of very many days values are far larger than their text: only what is printed is made.
      if (a.reading.json) points.push_back({{"at", to_string(p)}, {"bound", io::to_value(b, writer)}});
      else text += fmt::format("{:<24}  {}\n", range(b), writer.point(p));
    });
    if (!whole) break;
  }
  if (a.reading.json) {
    put(json::object{{"account", l.account().text()}, {"from", to_string(from)}, {"to", to_string(to)}, {"points", std::move(points)}}, l.of());
  } else {
    put(text + range.notes() + withheld_text(l.of(), writer.written_in()));
  }
  return answered;
}

/// Entries or exits of each day between two points, without proofs.
int flow_of_each_day(const asked& a, const ledger& l, question::what kind, const sentence_writer& writer) {
  const auto q = a.question.read(l, kind);
  refuse_backwards(l, q.from, q.to);
  const auto days = each_day(l, q.from, q.to);
  std::vector<flow_stretch> stretches;
  for (std::size_t i = 1; i < days.size(); ++i) stretches.push_back({days[i - 1], days[i]});
  const chain of{kind == question::what::entries ? direction::entries : direction::exits, q.of, q.by};
  std::vector<bound> bounds;
  (void)work_limits::allow([&] { bounds = l.flows(of, stretches, a.reading.json); });
  listed_ranges range(writer.written_in());
  json::array told;
  std::string text;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (a.reading.json) told.push_back({{"from", to_string(stretches[i].from)}, {"to", to_string(stretches[i].to)}, {"bound", io::to_value(bounds[i], writer)}});
    else text += fmt::format("{:<24}  {}\n", range(bounds[i]), to_string(day_of(l, stretches[i].to, true)));
  }
  if (a.reading.json) {
    auto o = head(l, q);
    o["days"] = std::move(told);
    put(std::move(o), l.of());
  } else {
    put(text + range.notes() + withheld_text(l.of(), writer.written_in()));
  }
  return answered;
}

int simple(const asked& a, question::what kind) {
  const auto d = a.reading.open();
  const ledger l(d, account_named(d, a.question.account), a.reading.ledger());
  const sentence_writer writer(l.of(), a.reading.written_in());
  if (kind == question::what::held && a.question.at.empty() && !a.question.from.empty() && !a.question.to.empty())
    return held_at_each_point(a, l, writer);
  if (!a.every.empty() && kind == question::what::held)
    throw error(errc::invalid_value, "--every day asks from one point to another", "no --from and --to", "--from P --to P");
  if (!a.every.empty()) return flow_of_each_day(a, l, kind, writer);
  const auto q = a.question.read(l, kind);
  const auto b = ask(l, q);
  const auto last = as_last_said(l, q, b, a.reading.ledger());
  if (a.reading.json) {
    auto o = head(l, q);
    o["bound"] = io::to_value(b, writer);
    if (last)
      o["as_last_said"] = json::object{{"low", io::number_or_null(last->answer.low)}, {"high", io::number_or_null(last->answer.high)}, {"without", io::id_list(last->without)}};
    put(std::move(o), l.of());
  } else {
    std::string beside;
    if (last)
      beside = "  " + writer.format("as_last_said", {{"range", range_text(last->answer.low, last->answer.high, writer.written_in())}, {"claims", writer.listed(last->without)}}) + '\n';
    put(headline(l, q, b, writer) + '\n' + grounds(b, writer) + beside + withheld_text(l.of(), writer.written_in()));
  }
  return answered;
}

template <question::what Kind>
void add_simple(line app, const char* name, const char* help, std::initializer_list<const char*> examples) {
  auto a = std::make_shared<asked>();
  const auto word = app.word(name, help);
  a->reading.add_to(word);
  a->question.add_to(word, Kind == question::what::held, Kind != question::what::held);
  word.option("--every", a->every, Kind == question::what::held ? "With --from and --to: answer at the end of every day between the two, without proofs"
                                                                : "Answer for every day between the two points, without proofs")
      .type_name("day")
      .one_of({"day"});
  word.examples(examples);
  word.does([a] { return simple(*a, Kind); });
}

int unaccounted_steps(const asked& a, const ledger& l, const sentence_writer& writer) {
  const auto steps = unaccounted_series(l, {}, progress_for(a.reading), a.reading.json);
  if (a.reading.json) {
    put(io::unaccounted_value(l.account(), steps, writer), l.of());
    return answered;
  }
  std::vector<std::vector<std::string>> table;
  for (const auto& s : steps)
    table.push_back({"  " + l.day_text(s.from), writer.format("series_step", {{"to", l.day_text(s.to)}}),
                     writer.format("n_entries", {{"n", fmt::format("{}", s.entries.unaccounted)}}),
                     writer.format("n_exits", {{"n", fmt::format("{}", s.exits.unaccounted)}})});
  put(writer.format("series_unaccounted", {{"account", l.account().text()}}) + '\n' + table_text(table) + "  " + writer.format("unaccounted_means", {}) +
      '\n' + withheld_text(l.of(), writer.written_in()));
  return answered;
}

int unaccounted(const asked& a) {
  const auto d = a.reading.open();
  const ledger l(d, account_named(d, a.question.account), a.reading.ledger());
  const sentence_writer writer(l.of(), a.reading.written_in());
  if (a.series) return unaccounted_steps(a, l, writer);
  const auto q = a.question.read(l, question::what::entries);
  // A kind is of one way or of the other; one of neither is refused with those that there are.
  const auto asked_of = [&](direction way) { return chain{way, q.of, q.by}; };
  const auto counts = [&](direction way) {
    const auto kinds = l.chains_of_kinds(way);
    return !is_kind(asked_of(way)) || std::find(kinds.begin(), kinds.end(), asked_of(way)) != kinds.end();
  };
  std::optional<unaccounted_flow> in, out;
  if (counts(direction::entries)) in = l.unaccounted(asked_of(direction::entries), q.from, q.to);
  if (!in || counts(direction::exits)) out = l.unaccounted(asked_of(direction::exits), q.from, q.to);
  if (a.reading.json) {
    auto o = head(l, q);
    if (!is_kind(asked_of(direction::exits))) o.erase("kind");
    o["entries"] = in ? io::to_value(*in, writer) : io::json::value(nullptr);
    o["exits"] = out ? io::to_value(*out, writer) : io::json::value(nullptr);
    put(std::move(o), l.of());
    return answered;
  }
  const auto line = [&](const std::optional<unaccounted_flow>& asked, sentence_key key) {
    if (!asked) return std::string();
    const auto& u = *asked;
    const auto stated = u.stated ? fmt::format("{}", *u.stated) : writer.format("any_number", {});
    const auto text = writer.format(key, {{"n", fmt::format("{}", u.unaccounted)}, {"range", range_text(u.moved.low, u.moved.high, writer.written_in())},
                                        {"stated", stated}, {"claims", u.claims.empty() ? writer.format("no_claim", {}) : writer.listed(u.claims)}});
    return "  " + writer.assuming(u.moved.assumptions, text) + '\n' + grounds(u.moved, writer);
  };
  const auto kind = is_kind(asked_of(direction::exits)) ? fmt::format(" ({})", writer.kind(q.of, q.by)) : std::string();
  put(writer.format("unaccounted_head", {{"account", l.account().text() + kind}, {"from", writer.point_in_passing(q.from)}, {"to", writer.point(q.to)}}) + '\n' +
      line(in, "unaccounted_entries") + line(out, "unaccounted_exits") +
      "  " + writer.format("unaccounted_means", {}) + '\n' + withheld_text(l.of(), writer.written_in()));
  return answered;
}

question::what kind_asked(const asked& a) { return *find_slug<question::what>(a.what); }

json::array values_of(const std::vector<sensitivity_row>& rows) {
  json::array list;
  for (const auto& r : rows) list.push_back(io::to_value(r));
  return list;
}
std::vector<std::string> cells_of(const sensitivity_row& r, const sentence_writer& writer) {
  return {"  " + writer.format("without_it", {{"id", r.without}}), r.refused.empty() ? range_text(r.low, r.high, writer.written_in()) : r.refused};
}

/// Without each claim: how many entries or exits nobody states.
int unaccounted_sensitivities(const asked& a, const ledger& l, const sentence_writer& writer, direction way) {
  const auto q = a.question.read(l, way == direction::entries ? question::what::entries : question::what::exits);
  const auto whole = l.unaccounted(way, q.from, q.to);
  const auto rows = unaccounted_sensitivity(l, way, q.from, q.to, a.reading.ledger(), {}, progress_for(a.reading));
  if (a.reading.json) {
    auto o = head(l, q);
    o["unaccounted"] = whole.unaccounted;
    o["bound"] = io::to_value(whole.moved, writer);
    o["rows"] = values_of(rows);
    put(std::move(o), l.of());
    return answered;
  }
  std::vector<std::vector<std::string>> table;
  for (const auto& r : rows) table.push_back(cells_of(r, writer));
  put(writer.format("unaccounted_head", {{"account", l.account().text()}, {"from", writer.point_in_passing(q.from)}, {"to", writer.point(q.to)}}) + '\n' + "  " +
      writer.format(way == direction::entries ? sentence_key("n_entries") : "n_exits", {{"n", fmt::format("{}", whole.unaccounted)}}) + '\n' + table_text(table) +
      withheld_text(l.of(), writer.written_in()));
  return answered;
}

/// Without each claim: the stocks between two points that are others.
int series_sensitivities(const asked& a, const ledger& l, const sentence_writer& writer) {
  const auto from = l.point_at(a.question.from), to = l.point_at(a.question.to);
  refuse_backwards(l, from, to);
  std::vector<question> asked;
  for (const auto& p : l.points_between(from, to)) asked.push_back({question::what::held, p, p, {}});
  const auto rows = series_sensitivity(l, asked, a.reading.ledger(), {}, progress_for(a.reading));
  if (a.reading.json) {
    json::array points, list;
    for (const auto& q : asked) points.push_back({{"at", to_string(q.from)}, {"bound", io::to_value(ask(l, q), writer)}});
    for (const auto& r : rows) list.push_back(io::to_value(r.row, to_string(asked[r.question].from)));
    put(json::object{{"account", l.account().text()}, {"from", to_string(from)}, {"to", to_string(to)}, {"points", std::move(points)}, {"rows", std::move(list)}}, l.of());
    return answered;
  }
  std::vector<std::vector<std::string>> table;
  for (const auto& q : asked) {
    const auto b = ask(l, q, false);
    table.push_back({range_text(b.low, b.high, writer.written_in()), writer.point(q.from)});
  }
  for (const auto& r : rows) {
    table.push_back(cells_of(r.row, writer));
    table.back().push_back(writer.point(asked[r.question].from));
  }
  put(table_text(table) + withheld_text(l.of(), writer.written_in()));
  return answered;
}

int sensitivities(const asked& a) {
  const auto d = a.reading.open();
  const ledger l(d, account_named(d, a.question.account), a.reading.ledger());
  const sentence_writer writer(l.of(), a.reading.written_in());
  if (a.what == "unaccounted-entries") return unaccounted_sensitivities(a, l, writer, direction::entries);
  if (a.what == "unaccounted-exits") return unaccounted_sensitivities(a, l, writer, direction::exits);
  if (a.what == "held" && a.question.at.empty() && !a.question.from.empty() && !a.question.to.empty()) return series_sensitivities(a, l, writer);
  const auto q = a.question.read(l, kind_asked(a));
  const auto b = ask(l, q);
  const auto rows = sensitivity(l, q, a.reading.ledger(), {}, progress_for(a.reading));
  if (a.reading.json) {
    auto o = head(l, q);
    o["bound"] = io::to_value(b, writer);
    o["rows"] = values_of(rows);
    put(std::move(o), l.of());
    return answered;
  }
  std::vector<std::vector<std::string>> table;
  for (const auto& r : rows) table.push_back(cells_of(r, writer));
  put(headline(l, q, b, writer) + '\n' + table_text(table) + withheld_text(l.of(), writer.written_in()));
  return answered;
}

int why(const asked& a) {
  const auto d = a.reading.open();
  const ledger l(d, account_named(d, a.question.account), a.reading.ledger());
  const sentence_writer writer(l.of(), a.reading.written_in());
  const auto q = a.question.read(l, kind_asked(a));
  const auto b = ask(l, q);
  if (a.reading.json) {
    auto o = head(l, q);
    o["bound"] = io::to_value(b, writer);
    json::array sources;
    for (const auto& c : claims_of(b)) sources.push_back({{"claim", c.text()}, {"source", source_text(l.of(), c, writer)}});
    o["sources"] = std::move(sources);
    put(std::move(o), l.of());
    return answered;
  }
  std::string text = headline(l, q, b, writer) + '\n';
  const auto tell = [&](const std::optional<proof>& p, sentence_key key) {
    if (!p) return;
    text += writer.format(key, {{"n", fmt::format("{}", p->value)}}) + '\n' + proof_lines(*p, writer, "  ");
    for (const auto& c : claims_of(*p)) text += "    " + source_text(l.of(), c, writer) + '\n';
    for (const auto& s : assumptions_of(*p)) text += "    " + heading(s.text(), statement_in_words(l.of().get(s), writer.written_in()));
  };
  tell(b.low_proof, "why_low");
  tell(b.high_proof, "why_high");
  for (const auto& line : writer.denials(claims_of(b))) text += visible(line) + '\n';
  for (const auto& line : alternatives_in_words(b, writer.written_in())) text += visible(line) + '\n';
  if (!b.set_aside.empty()) text += set_aside_text(b, writer.written_in()) + '\n';
  put(text + withheld_text(l.of(), writer.written_in()));
  return answered;
}

void add_asking(line app, const char* name, const char* help, int (*run)(const asked&),
                const std::vector<std::string>& questions, const char* of_questions, std::initializer_list<const char*> examples) {
  auto a = std::make_shared<asked>();
  const auto word = app.word(name, help);
  a->reading.add_to(word);
  word.option("QUESTION", a->what, of_questions).required().one_of(questions);
  a->question.add_to(word, true, true);
  word.examples(examples);
  word.does([a, run] { return run(*a); });
}

}  // namespace

void add_held(line app) {
  add_simple<question::what::held>(app, "held", "How many people were held at a point, or at each point between two",
                               {"habeas held examples/dossiers/venezuela --account foro_penal --at 2026-01-19",
                                "habeas held examples/dossiers/venezuela --account foro_penal --from 2026-01-19 --to 2026-02-02",
                                "habeas held examples/dossiers/venezuela --account foro_penal --from 2026-01-19 --to 2026-02-02 --every day"});
}
void add_entries(line app) {
  add_simple<question::what::entries>(app, "entries", "How many people entered a count between two points",
                                  {"habeas entries examples/dossiers/venezuela --account foro_penal --from 2025-12-29 --to 2026-01-19",
                                   "habeas entries examples/dossiers/venezuela --account foro_penal --from 2025-12-29 --to 2026-01-19 --without VEN-070",
                                   "habeas entries examples/dossiers/venezuela --account foro_penal --from 2025-12-29 --to 2026-01-19 --every day"});
}
void add_exits(line app) {
  add_simple<question::what::exits>(app, "exits", "How many people left a count between two points",
                                {"habeas exits examples/dossiers/venezuela --account foro_penal --from end:2026-01-07 --to 2026-02-02 --kind release"});
}
void add_unaccounted(line app) {
  auto a = std::make_shared<asked>();
  const auto word = app.word("unaccounted", "Count the entries and exits that no claim of the account states");
  a->reading.add_to(word);
  a->question.add_to(word, false, true);
  word.flag("--series", a->series, "Answer from each stock to the next, instead of --from and --to");
  word.examples({"habeas unaccounted examples/dossiers/venezuela --account foro_penal --from 2025-12-29 --to 2026-02-02",
                 "habeas unaccounted examples/dossiers/venezuela --account foro_penal --series"});
  word.does([a] { return unaccounted(*a); });
}
void add_sensitivity(line app) {
  add_asking(app, "sensitivity", "Show how an answer changes without each claim and assumption that it rests on", sensitivities,
             {"held", "entries", "exits", "unaccounted-entries", "unaccounted-exits"},
             "held (with --from and --to: each stock between), entries, exits, unaccounted-entries or unaccounted-exits",
             {"habeas sensitivity examples/dossiers/venezuela entries --account foro_penal --from 2025-12-29 --to 2026-01-19"});
}
void add_why(line app) {
  add_asking(app, "why", "Prove an answer in sentences, with its sources", why, {"held", "entries", "exits"},
             "held, entries or exits",
             {"habeas why examples/dossiers/venezuela entries --account foro_penal --from 2025-12-29 --to 2026-01-19",
              "habeas why examples/dossiers/venezuela held --account foro_penal --at 2026-01-19 --language es"});
}

}  // namespace habeas::command
