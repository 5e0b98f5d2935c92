// SPDX-License-Identifier: MIT
// negotiation, agreement: what was talked about and agreed, and how far it was carried out.
#include "command/commands.hpp"
#include "command/output.hpp"
#include "command/print.hpp"
#include "command/talk_options.hpp"
#include "io/answers/answer_values.hpp"
#include "io/answers/talk_parts.hpp"
#include "io/answers/talk_values.hpp"

namespace habeas::command {
namespace {

std::string days_text(const event_days& span, const narrator& speak) {
  const auto text = [&](const std::optional<day>& d) { return d ? to_string(*d) : speak.speak("unknown_day", {}); };
  const auto first = text(span.earliest()), last = text(span.latest());
  return first == last ? first : first + " .. " + last;
}

std::string roles_text(const std::vector<told_role>& roles, const narrator& speak, const std::string& indent) {
  std::string text;
  for (const auto& r : roles)
    text += indent + speak.speak("talks_role", {{"actor", r.actor.text()}, {"role", std::string(to_slug(r.role))}, {"who", speak.said_by(r.claims)}}) + '\n';
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

std::string states_text(const io::state_stretch& stretch, const narrator& speak) {
  const auto from = to_string(stretch.from), to = to_string(stretch.to);
  std::string possible, reasons;
  for (const auto& s : stretch.states) {
    const std::string word(to_slug(s.state));
    if (s.possible) possible += (possible.empty() ? "" : speak.speak("talks_or", {})) + word;
    if (s.claims.empty()) continue;
    reasons += "    " + speak.speak(s.possible ? sentence_key("talks_can") : "talks_cannot", {{"state", word}, {"claims", listed(s.claims)}, {"events", listed(s.by)}}) + '\n';
  }
  return "  " + speak.speak("talks_states", {{"day", from == to ? from : from + " .. " + to}, {"states", possible}}) + '\n' + reasons;
}

std::string talk_text(const timeline& t, const habeas::negotiation& n, const std::optional<io::day_range>& days, const narrator& speak) {
  const auto& d = t.of();
  const negotiation_course course(t, n.id);
  std::string text = heading(n.id.text(), n.title) + roles_text(roles_in(d, n), speak, "  ");
  const auto told = [&](const told_event& e, sentence_key key, const std::string& state) {
    text += "  " + speak.speak(key, {{"event", e.event.text()}, {"state", state}, {"days", days_text(e.start, speak)}, {"claims", listed(e.claims)}}) + '\n';
  };
  for (const auto& m : course.moves()) told(m, "talks_move", std::string(to_slug(m.to)));
  for (const auto& r : course.rounds()) told(r, "talks_round", {});
  std::vector<agreement_id> agreed;
  const auto& agreements = d.content().agreements;
  for (const auto i : io::shown_by_id(d, agreements))
    if (agreements[i].negotiation == n.id) agreed.push_back(agreements[i].id);
  if (!agreed.empty()) text += "  " + speak.speak("talks_agreed", {{"id", listed(agreed)}}) + '\n';
  if (days)
    for (const auto& s : io::stretches_of(course, *days)) text += states_text(s, speak);
  return text;
}

int negotiation(const talk_options& o) {
  const timeline t(o.reading.open());
  const auto& d = t.of();
  const narrator speak(d, o.reading.spoken());
  const auto days = days_asked(o);
  if (o.reading.json) {
    put(io::talks_value(t, o.name, days), d);
    return answered;
  }
  if (!o.name.empty()) (void)d.get(negotiation_id(o.name));
  std::string text;
  const auto& all = d.content().negotiations;
  for (const auto i : io::shown_by_id(d, all))
    if (o.name.empty() || all[i].id.text() == o.name) text += talk_text(t, all[i], days, speak);
  put((text.empty() ? speak.speak("no_talks", {}) + '\n' : text) + withheld_text(d, o.reading.spoken()));
  return answered;
}

std::string codes_text(const std::vector<io::told_code>& codes, const char* what, const narrator& speak, const std::string& indent) {
  std::string text;
  for (const auto& code : codes) {
    const auto& c = *code.said;
    const auto value = std::visit([](const auto& v) { return fmt::format("{}", v); }, code.value);
    const auto coder = c.coder.empty() ? speak.said_by(std::vector{c.id}) : speak.speak("said_in", {{"who", c.coder}, {"claims", c.id.text()}});
    const auto row = speak.speak("agreed_code", {{"what", what}, {"value", value}, {"who", coder}, {"book", c.codebook.empty() ? "-" : c.codebook}});
    text += indent + speak.assuming(speak.coded_under({c.id}), row) + '\n';
  }
  return text;
}

std::string provision_text(const dossier& d, const habeas::agreement& a, const provision& p, const narrator& speak) {
  std::string text = fmt::format("  {} ({})", p.id, to_slug(p.kind));
  if (!p.text.empty()) text += ": " + p.text;
  if (const auto claims = io::shown_of(d, p.said_by); !claims.empty()) text += " (" + listed(claims) + ")";
  text += '\n';
  if (const auto* f = p.fund ? d.find(p.fund) : nullptr) text += "    " + heading(f->id.text(), f->title) + roles_text(roles_in(d, *f), speak, "      ");
  if (const auto pledge = io::shown_of(d, p.pledge)) text += "    pledge: " + pledge.text() + '\n';
  if (const auto exchange = io::shown_of(d, p.exchange)) text += "    exchange: " + exchange.text() + '\n';
  return text + codes_text(io::codes_of(d, a, coded_aspect::strength, p.id.text()), "strength", speak, "    ") +
         codes_text(io::implementation_of(d, a, p.id.text()), "implementation", speak, "    ");
}

std::string agreement_text(const timeline& t, const habeas::agreement& a, const narrator& speak) {
  const auto& d = t.of();
  std::string text = heading(a.id.text(), a.title);
  if (const auto talks = io::shown_of(d, a.negotiation)) text += "  " + speak.speak("agreed_in", {{"id", talks.text()}}) + '\n';
  if (const auto signing = io::shown_of(d, a.signing))
    text += "  " + speak.speak("agreed_signing", {{"event", signing.text()}, {"days", days_text(t.start(signing), speak)}}) + '\n';
  text += roles_text(roles_in(d, a), speak, "  ") + codes_text(io::codes_of(d, a, coded_aspect::status), "status", speak, "  ") +
          codes_text(io::codes_of(d, a, coded_aspect::stage), "stage", speak, "  ");
  for (const auto& p : a.provisions)
    if (d.tells_of(p)) text += provision_text(d, a, p, speak);
  return text;
}

int agreement(const talk_options& o) {
  const timeline t(o.reading.open());
  const auto& d = t.of();
  const narrator speak(d, o.reading.spoken());
  if (o.reading.json) {
    put(io::agreements_value(t, o.name), d);
    return answered;
  }
  if (!o.name.empty()) (void)d.get(agreement_id(o.name));
  std::string text;
  const auto& all = d.content().agreements;
  for (const auto i : io::shown_by_id(d, all))
    if (o.name.empty() || all[i].id.text() == o.name) text += agreement_text(t, all[i], speak);
  put((text.empty() ? speak.speak("no_agreements", {}) + '\n' : text) + withheld_text(d, o.reading.spoken()));
  return answered;
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
}  // namespace habeas::command
