// SPDX-License-Identifier: MIT
// negotiation, agreement, pledges: what was talked about, agreed and promised, and what came of it.
#include <initializer_list>
#include <memory>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/print.hpp"
#include "io/answers/answer_values.hpp"
#include "io/answers/talk_values.hpp"

namespace habeas::command {
namespace {

namespace json = boost::json;

struct talk_options {
  reading_options reading;
  std::string name, on, from, to, at;
  bool ladder = false;
};

std::string text_of(const json::value& v) { return v.is_string() ? std::string(v.get_string()) : std::string(); }
std::string listed(const json::value& ids) {
  std::string text;
  for (const auto& i : ids.get_array()) text += (text.empty() ? "" : ", ") + text_of(i);
  return text;
}
std::vector<claim_id> claims_in(const json::value& ids) {
  std::vector<claim_id> list;
  for (const auto& i : ids.get_array()) list.emplace_back(text_of(i));
  return list;
}
/// Who said a claim, and the outlet that carried it.
std::string said_by(const std::string& name, const narrator& speak) { return speak.said_by(std::vector{claim_id(name)}); }
/// A sentence about what one claim says, and before it what the claim is coded under.
std::string coded(const std::string& name, const std::string& sentence, const narrator& speak) {
  return speak.assuming(speak.coded_under({claim_id(name)}), sentence);
}
/// "named: title", or the name alone.
std::string heading(const json::object& o, const char* name) {
  const auto title = text_of(o.at("title"));
  return text_of(o.at(name)) + (title.empty() ? "" : ": " + title) + '\n';
}
std::string days_text(const json::value& span, const narrator& speak) {
  const auto day = [&](const char* end) {
    const auto text = text_of(span.at(end));
    return text.empty() ? speak.speak("unknown_day", {}) : text;
  };
  const auto first = day("earliest"), last = day("latest");
  return first == last ? first : first + " .. " + last;
}
std::string roles_text(const json::value& roles, const narrator& speak, const std::string& indent) {
  std::string text;
  for (const auto& r : roles.get_array())
    text += indent + speak.speak("talks_role", {{"actor", text_of(r.at("actor"))}, {"role", text_of(r.at("role"))}, {"who", speak.said_by(claims_in(r.at("claims")))}}) + '\n';
  return text;
}

day day_asked(const std::string& text) {
  const auto b = parse_edtf(text).bounds();
  if (!b.earliest_start.is_day() || !b.latest_end.is_day() || b.earliest_start.value != b.latest_end.value)
    throw error(errc::invalid_value, "not one day", "'" + text + "'", "a day such as 2025-07-18");
  return b.latest_end.value;
}
std::optional<io::day_range> days_asked(const talk_options& o) {
  if (!o.on.empty() && (!o.from.empty() || !o.to.empty()))
    throw error(errc::invalid_value, "one day and a period of days together", "--on with --from or --to", "--on DAY, or --from DAY and --to DAY");
  if (!o.on.empty()) return io::day_range(day_asked(o.on), day_asked(o.on));
  if (o.from.empty() != o.to.empty()) throw error(errc::invalid_value, "one end of the period is missing", "only one of the two", "--from DAY and --to DAY");
  if (o.from.empty()) return std::nullopt;
  return io::day_range(day_asked(o.from), day_asked(o.to));
}

std::string states_text(const json::value& stretch, const narrator& speak) {
  const auto from = text_of(stretch.at("from")), to = text_of(stretch.at("to"));
  std::string possible, reasons;
  for (const auto& s : stretch.at("states").get_array()) {
    const auto word = text_of(s.at("state"));
    const bool can = s.at("possible").get_bool();
    if (can) possible += (possible.empty() ? "" : speak.speak("talks_or", {})) + word;
    const auto claims = listed(s.at("claims"));
    if (claims.empty()) continue;
    reasons += "    " + speak.speak(can ? "talks_can" : "talks_cannot", {{"state", word}, {"claims", claims}, {"events", listed(s.at("by"))}}) + '\n';
  }
  return "  " + speak.speak("talks_states", {{"day", from == to ? from : from + " .. " + to}, {"states", possible}}) + '\n' + reasons;
}

std::string talks_text(const json::object& answer, const narrator& speak) {
  std::string text;
  for (const auto& v : answer.at("negotiations").get_array()) {
    const auto& n = v.get_object();
    text += heading(n, "id") + roles_text(n.at("roles"), speak, "  ");
    const auto told = [&](const json::value& e, const char* key, const std::string& state) {
      text += "  " + speak.speak(key, {{"event", text_of(e.at("event"))}, {"state", state}, {"days", days_text(e.at("start"), speak)}, {"claims", listed(e.at("claims"))}}) + '\n';
    };
    for (const auto& m : n.at("moves").get_array()) told(m, "talks_move", text_of(m.at("to")));
    for (const auto& r : n.at("rounds").get_array()) told(r, "talks_round", {});
    if (const auto agreed = listed(n.at("agreements")); !agreed.empty()) text += "  " + speak.speak("talks_agreed", {{"id", agreed}}) + '\n';
    for (const auto& s : n.at("days").get_array()) text += states_text(s, speak);
  }
  return text.empty() ? speak.speak("no_talks", {}) + '\n' : text;
}

int negotiation(const talk_options& o) {
  const timeline t(o.reading.open());
  const narrator speak(t.of(), o.reading.spoken());
  auto answer = io::talks_value(t, o.name, days_asked(o));
  if (o.reading.json) put(std::move(answer), t.of());
  else put(talks_text(answer, speak) + withheld_text(t.of(), o.reading.spoken()));
  return answered;
}

std::string codes_text(const json::value& codes, const char* what, const narrator& speak, const std::string& indent) {
  std::string text;
  for (const auto& c : codes.get_array()) {
    const auto coder = text_of(c.at("coder")), book = text_of(c.at("codebook"));
    const auto value = c.at("value").is_int64() ? fmt::format("{}", c.at("value").get_int64()) : text_of(c.at("value"));
    const auto name = text_of(c.at("claim"));
    const auto row = speak.speak("agreed_code", {{"what", what}, {"value", value}, {"who", coder.empty() ? said_by(name, speak) : speak.speak("said_in", {{"who", coder}, {"claims", name}})},
                                                 {"book", book.empty() ? "-" : book}});
    text += indent + coded(name, row, speak) + '\n';
  }
  return text;
}

std::string agreements_text(const json::object& answer, const narrator& speak) {
  std::string text;
  for (const auto& v : answer.at("agreements").get_array()) {
    const auto& a = v.get_object();
    text += heading(a, "id");
    if (const auto talks = text_of(a.at("negotiation")); !talks.empty()) text += "  " + speak.speak("agreed_in", {{"id", talks}}) + '\n';
    if (a.at("signing").is_object())
      text += "  " + speak.speak("agreed_signing", {{"event", text_of(a.at("signing").at("event"))}, {"days", days_text(a.at("signing").at("start"), speak)}}) + '\n';
    text += roles_text(a.at("roles"), speak, "  ") + codes_text(a.at("status"), "status", speak, "  ") + codes_text(a.at("stage"), "stage", speak, "  ");
    for (const auto& p : a.at("provisions").get_array()) {
      text += "  " + text_of(p.at("id")) + " (" + text_of(p.at("kind")) + ")";
      if (const auto words = text_of(p.at("text")); !words.empty()) text += ": " + words;
      if (const auto claims = listed(p.at("said_by")); !claims.empty()) text += " (" + claims + ")";
      text += '\n';
      if (p.at("fund").is_object()) text += "    " + heading(p.at("fund").get_object(), "id") + roles_text(p.at("fund").at("roles"), speak, "      ");
      for (const char* part : {"pledge", "exchange"})
        if (const auto name = text_of(p.at(part)); !name.empty()) text += "    " + std::string(part) + ": " + name + '\n';
      text += codes_text(p.at("strength"), "strength", speak, "    ") + codes_text(p.at("implemented"), "implementation", speak, "    ");
    }
  }
  return text.empty() ? speak.speak("no_agreements", {}) + '\n' : text;
}

int agreement(const talk_options& o) {
  const timeline t(o.reading.open());
  const narrator speak(t.of(), o.reading.spoken());
  auto answer = io::agreements_value(t, o.name);
  if (o.reading.json) put(std::move(answer), t.of());
  else put(agreements_text(answer, speak) + withheld_text(t.of(), o.reading.spoken()));
  return answered;
}

std::string quantity_text(const json::value& q) {
  if (q.is_int64()) return fmt::format("{}", q.get_int64());
  if (q.is_string()) return text_of(q);
  std::string text;
  for (const auto& [how, n] : q.get_object()) text = std::string(how) + ' ' + json::serialize(n);
  return text;
}
std::optional<std::int64_t> number_of_end(const json::value& v) { return v.is_int64() ? std::optional(v.get_int64()) : std::nullopt; }
std::string bound_text(const json::value& b, const narrator& speak) {
  return range_text(number_of_end(b.at("low")), number_of_end(b.at("high")), speak.spoken());
}
/// The claims of both proofs of a bound.
std::vector<claim_id> claims_of_bound(const json::value& b) {
  std::vector<claim_id> all;
  const auto gather = [&](const auto& self, const json::value& proof) -> void {
    if (!proof.is_object()) return;
    for (const auto& s : proof.at("steps").get_array()) {
      for (const auto& c : s.at("claims").get_array()) all.emplace_back(text_of(c));
      if (const auto* because = s.get_object().if_contains("because")) self(self, *because);
    }
  };
  gather(gather, b.at("low_proof"));
  gather(gather, b.at("high_proof"));
  return habeas::detail::sorted_once(std::move(all));
}

/// What the claims of one speaker are told as: each way once in which outlets carried them; else the speaker's name.
std::string speaker_text(const std::string& speaker, const std::vector<claim_id>& claims, const dossier& d, const narrator& speak) {
  if (speaker.empty()) return "-";
  std::vector<std::string> voices;
  for (const auto& name : claims)
    if (const auto* c = d.find(name); c && c->speaker.text() == speaker) voices.push_back(speak.said_by(*c));
  std::string text;
  for (const auto& one : habeas::detail::sorted_once(std::move(voices))) text += (text.empty() ? "" : "; ") + one;
  if (!text.empty()) return text;
  const auto* actor = d.find(actor_id(speaker));
  return actor && !actor->name.empty() ? actor->name : speaker;
}

std::string delivery_text(const json::value& d, const dossier& all, const narrator& speak) {
  const auto promise = text_of(d.at("promise"));
  const auto wanted = d.at("wanted").is_int64() ? fmt::format("{}", d.at("wanted").get_int64()) : speak.speak("any_number", {});
  if (!d.at("delivered").is_object())
    return "  " + speak.speak("pledge_uncounted", {{"status", text_of(d.at("status"))}, {"claims", promise.empty() ? speak.speak("no_claim", {}) : promise}}) + '\n';
  const auto& done = d.at("delivered");
  const auto claims = claims_of_bound(done.at("bound"));
  const auto counter = speaker_text(text_of(done.at("counter")), claims, all, speak);
  const auto under = listed(done.at("under"));
  auto on = listed(done.at("bound").at("assumptions"));
  if (!under.empty()) on += (on.empty() ? "" : ", ") + under;
  const auto status = speak.speak("pledge_status", {{"status", text_of(d.at("status"))}, {"range", bound_text(done.at("bound"), speak)}, {"rung", text_of(done.at("as"))},
                                                 {"who", counter}, {"n", wanted}, {"claims", promise.empty() ? speak.speak("no_claim", {}) : promise},
                                                    {"at", speak.point(text_of(done.at("at")))}, {"due", text_of(d.at("due"))}});
  std::string text = "  " + (on.empty() ? status : speak.speak("assuming", {{"assumptions", on}, {"what", status}})) + '\n';
  const auto counted = speak.listed(claims);
  text += "    " + speak.speak("rests_on", {{"claims", (counted.empty() ? "" : counted + ", ") + text_of(done.at("counts"))}}) + '\n';
  if (!on.empty()) text += "    " + speak.speak("assumes", {{"assumptions", on}}) + '\n';
  if (const auto aside = listed(done.at("bound").at("set_aside")); !aside.empty()) text += "    " + speak.speak("set_aside", {{"claims", aside}}) + '\n';
  return text;
}

std::string ladder_text(const json::value& ladder, const dossier& all, const narrator& speak) {
  std::vector<std::vector<std::string>> rows{{"  " + speak.speak("ladder_speaker", {}), "pledged", "announced", "verified", "fully_free", "rearrested"}};
  for (const auto& r : ladder.get_array()) {
    std::vector<std::string> row{""};
    std::vector<claim_id> claims;
    std::string pledged;
    for (const auto& p : r.at("pledged").get_array()) {
      pledged += (pledged.empty() ? "" : "; ") + quantity_text(p.at("quantity"));
      claims.emplace_back(text_of(p.at("claim")));
    }
    row.push_back(pledged.empty() ? "-" : pledged);
    for (std::size_t k = 2; k < rows[0].size(); ++k) {
      std::string cell;
      for (const auto& d : r.at(rows[0][k]).get_array()) {
        cell += (cell.empty() ? "" : "; ") + bound_text(d.at("bound"), speak);
        const auto used = claims_of_bound(d.at("bound"));
        claims.insert(claims.end(), used.begin(), used.end());
      }
      row.push_back(cell.empty() ? "-" : cell);
    }
    row[0] = "  " + speaker_text(text_of(r.at("speaker")), claims, all, speak);
    rows.push_back(std::move(row));
  }
  return rows.size() == 1 ? std::string() : table_text(rows);
}

std::string exchange_text(const json::object& x, const narrator& speak) {
  std::string text = heading(x, "id");
  for (const auto& l : x.at("legs").get_array()) {
    text += "  " + heading(l.get_object(), "id");
    const auto part = [&](const char* field, const std::string& value) {
      if (!value.empty()) text += "    " + speak.speak("leg_part", {{"field", speak.speak(std::string("leg_") + field, {})}, {"value", value}}) + '\n';
    };
    for (const char* field : {"custodian", "on_behalf", "handed_to", "destination"}) part(field, text_of(l.at(field)));
    part("by_way_of", listed(l.at("by_way_of")));
    if (l.at("free_on_arrival").is_bool()) part("free_on_arrival", speak.speak(l.at("free_on_arrival").get_bool() ? "yes" : "no", {}));
    for (const auto& n : x.at("numbers").get_array())
      if (n.at("leg") == l.at("id"))
        text += "    " + coded(text_of(n.at("claim")), speak.speak("leg_number", {{"as", text_of(n.at("as"))}, {"n", quantity_text(n.at("quantity"))}, {"who", said_by(text_of(n.at("claim")), speak)}}), speak) + '\n';
  }
  for (const auto& r : x.at("ratios").get_array()) {
    const auto end = [&](const char* side) {
      const auto* f = r.at(side).if_array();
      return f ? fmt::format("{}:{}", (*f)[0].get_int64(), (*f)[1].get_int64()) : speak.speak("unbounded", {});
    };
    const auto low = end("low"), high = end("high");
    text += "  " + speak.speak("leg_ratio", {{"of", text_of(r.at("of"))}, {"to", text_of(r.at("to"))}, {"range", low == high ? low : low + " .. " + high},
                                             {"claims", text_of(r.at("of_claim")) + ", " + text_of(r.at("to_claim"))}}) + '\n';
  }
  return text;
}

std::string pledges_text(const json::object& answer, const dossier& all, const narrator& speak, bool ladder) {
  std::string text;
  for (const auto& v : answer.at("pledges").get_array()) {
    const auto& p = v.get_object();
    text += heading(p, "pledge");
    if (ladder) {
      text += ladder_text(p.at("ladder"), all, speak);
      continue;
    }
    for (const auto& one : p.at("promises").get_array()) {
      const auto by = text_of(one.at("by"));
      const auto name = text_of(one.at("claim"));
      const auto promised = speak.speak(by.empty() ? "pledge_promise" : "pledge_promise_by", {{"n", quantity_text(one.at("quantity"))}, {"who", said_by(name, speak)}, {"day", by}});
      text += "  " + coded(name, promised, speak) + '\n';
      auto condition = text_of(one.at("condition"));
      if (const auto once = text_of(one.at("once")); !once.empty()) condition += (condition.empty() ? "" : ", ") + once;
      if (!condition.empty()) text += "    " + speak.speak("pledge_condition", {{"text", condition}}) + '\n';
    }
    for (const auto& d : p.at("deliveries").get_array()) text += delivery_text(d, all, speak);
  }
  if (!ladder)
    for (const auto& x : answer.at("exchanges").get_array()) text += exchange_text(x.get_object(), speak);
  return text.empty() ? speak.speak("no_pledges", {}) + '\n' : text;
}

int pledges(const talk_options& o) {
  if (o.ladder && o.at.empty()) throw error(errc::invalid_value, "a point is missing", "--ladder", "--at P");
  deliveries all(o.reading.open(), o.reading.ledger());
  const narrator speak(all.of(), o.reading.spoken());
  auto answer = io::pledges_value(all, o.name, o.at, speak, o.reading.ledger().about);
  if (o.reading.json) put(std::move(answer), all.of());
  else put(pledges_text(answer, all.of(), speak, o.ladder) + withheld_text(all.of(), o.reading.spoken()));
  return answered;
}

/// What the three words share.
std::shared_ptr<talk_options> add_talk(line word, int (*run)(const talk_options&), const char* what, std::initializer_list<const char*> examples) {
  auto o = std::make_shared<talk_options>();
  o->reading.add_to(word);
  word.option("NAME", o->name, what).type_name("ID").not_empty();
  word.examples(examples);
  word.does([o, run] { return run(*o); });
  return o;
}

}  // namespace

void add_negotiation(line app) {
  const auto word = app.word("negotiation", "Show negotiations: participants and their roles, rounds and other events, and possible states");
  const auto o = add_talk(word, negotiation, "One negotiation; otherwise all",
                          {"habeas negotiation examples/dossiers/article --without lately_is_60_days --on 2023-10-20"});
  word.option("--on", o->on, "Show the possible states at the end of this day").type_name("DAY").not_empty();
  word.option("--from", o->from, "With --to: show the possible states on each day of this period").type_name("DAY").not_empty();
  word.option("--to", o->to, "Last day of the period").type_name("DAY").not_empty();
}
void add_agreement(line app) {
  add_talk(app.word("agreement", "Show agreements: signatories, provisions, and how far coders find them implemented"), agreement,
       "One agreement; otherwise all", {"habeas agreement examples/dossiers/article"});
}
void add_pledges(line app) {
  const auto word = app.word("pledges", "Show pledges and exchanges: what was promised, and how much of it was delivered");
  const auto o = add_talk(word, pledges, "One pledge; otherwise all",
                          {"habeas pledges examples/dossiers/exchange_2025",
                           "habeas pledges examples/dossiers/exchange_2025 --at 2025-07-31 --ladder"});
  word.option("--at", o->at, "Point at which delivery is assessed: a day (its end), end:DAY, start:DAY, or the id of a bulletin or claim").type_name("P").not_empty();
  word.flag("--ladder", o->ladder, "Compare numbers pledged, announced, verified, fully free and re-arrested, one row per speaker; re-arrests are reported separately and are not subtracted");
}

}  // namespace habeas::command
