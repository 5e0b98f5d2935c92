// SPDX-License-Identifier: MIT
// negotiation, agreement: what was talked about and agreed, and how far it was carried out.
#include "command/commands.hpp"
#include "command/output.hpp"
#include "command/print.hpp"
#include "command/report_parts.hpp"
#include "command/talk_options.hpp"
#include "io/answers/answer_values.hpp"
#include "io/answers/talk_parts.hpp"
#include "io/answers/negotiation_values.hpp"

namespace habeas::command {
namespace {

constexpr keys_by_slug<negotiation_state> state_words("talks_state_");
constexpr keys_by_slug<provision_kind> provision_words("provision_");

std::string days_text(const event_days& span, const sentence_writer& writer) {
  const auto text = [&](const std::optional<day>& d) { return d ? to_string(*d) : writer.format("unknown_day", {}); };
  const auto first = text(span.earliest()), last = text(span.latest());
  return first == last ? first : first + " .. " + last;
}

std::string roles_text(const std::vector<attributed_role>& roles, const sentence_writer& writer, const std::string& indent) {
  std::string text;
  for (const auto& r : roles)
    text += indent + writer.format("talks_role", {{"actor", r.actor.text()}, {"role", std::string(to_slug(r.role))}, {"who", writer.said_by(r.claims)}}) + '\n';
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

std::string states_text(const io::state_stretch& stretch, const sentence_writer& writer) {
  const auto from = to_string(stretch.from), to = to_string(stretch.to);
  std::string possible, reasons;
  for (const auto& s : stretch.states) {
    const auto word = writer.format(state_words[s.state], {});
    if (s.possible) possible += (possible.empty() ? "" : writer.format("or", {})) + word;
    if (s.claims.empty()) continue;
    // Talks of which nothing was stated are in no state that could be denied of them.
    const auto cannot = s.state == negotiation_state::not_stated ? sentence_key("talks_stated") : "talks_cannot";
    reasons += "    " + writer.format(s.possible ? sentence_key("talks_can") : cannot, {{"state", word}, {"claims", listed(s.claims)}, {"events", listed(s.by)}}) + '\n';
  }
  return "  " + writer.format("talks_states", {{"day", from == to ? from : from + " .. " + to}, {"states", possible}}) + '\n' + reasons;
}

std::string talk_text(const timeline& t, const habeas::negotiation& n, const std::optional<io::day_range>& days, const sentence_writer& writer) {
  const auto& d = t.of();
  const negotiation_state_sequence sequence(t, n.id);
  std::string text = heading(n.id.text(), n.title) + roles_text(roles_in(d, n), writer, "  ");
  const auto told = [&](const negotiation_event& e, sentence_key key, const std::string& state) {
    text += "  " + writer.format(key, {{"event", e.event.text()}, {"state", state}, {"days", days_text(e.start, writer)}, {"claims", listed(e.claims)}}) + '\n';
  };
  for (const auto& m : sequence.moves()) told(m, "talks_move", writer.format(state_words[m.to], {}));
  for (const auto& r : sequence.rounds()) told(r, "talks_round", {});
  std::vector<agreement_id> agreed;
  const auto& agreements = d.content().agreements;
  for (const auto i : io::shown_by_id(d, agreements))
    if (agreements[i].negotiation == n.id) agreed.push_back(agreements[i].id);
  if (!agreed.empty()) text += "  " + writer.format("talks_agreed", {{"id", listed(agreed)}}) + '\n';
  if (days)
    for (const auto& s : io::stretches_of(sequence, *days)) text += states_text(s, writer);
  return text;
}

int negotiation(const talk_options& o) {
  const timeline t(o.reading.open());
  const auto& d = t.of();
  const sentence_writer writer(d, o.reading.written_in());
  const auto days = days_asked(o);
  if (o.reading.json) {
    put(io::negotiations_value(t, o.name, days), d);
    return answered;
  }
  if (!o.name.empty()) (void)d.get(negotiation_id(o.name));
  std::string text;
  const auto& all = d.content().negotiations;
  for (const auto i : io::shown_by_id(d, all))
    if ((o.name.empty() || all[i].id.text() == o.name) && !work_limits::allow([&] { text += talk_text(t, all[i], days, writer); })) break;
  put((text.empty() ? writer.format("no_talks", {}) + '\n' : text) + withheld_text(d, o.reading.written_in()));
  return answered;
}

std::string codes_text(const std::vector<io::told_code>& codes, const char* what, const sentence_writer& writer, const std::string& indent) {
  std::string text;
  for (const auto& code : codes) {
    const auto& c = *code.said;
    const auto value = std::visit([](const auto& v) { return fmt::format("{}", v); }, code.value);
    const auto coder = c.coder.empty() ? writer.said_by(std::vector{c.id}) : writer.format("said_in", {{"who", c.coder}, {"claims", c.id.text()}});
    const auto row = writer.format("agreed_code", {{"what", what}, {"value", value}, {"who", coder}, {"book", c.codebook.empty() ? "-" : c.codebook}});
    text += indent + writer.assuming(writer.coded_under({c.id}), row) + '\n';
  }
  return text;
}

std::string provision_text(const dossier& d, const habeas::agreement& a, const provision& p, const sentence_writer& writer) {
  // An id made of the kind says no more than the kind does.
  const auto kind = writer.format(provision_words[p.kind], {});
  const bool named_by_kind = p.id.text() == to_slug(p.kind);
  std::string text = "  " + (named_by_kind ? kind : fmt::format("{} ({})", visible(p.id.text()), kind));
  if (!p.text.empty()) text += ": " + visible(p.text);
  if (const auto claims = io::shown_of(d, p.said_by); !claims.empty()) text += " (" + listed(claims) + ")";
  text += '\n';
  if (const auto* f = p.fund ? d.find(p.fund) : nullptr) text += "    " + heading(f->id.text(), f->title) + roles_text(roles_in(d, *f), writer, "      ");
  if (const auto pledge = io::shown_of(d, p.pledge)) text += "    pledge: " + pledge.text() + '\n';
  if (const auto exchange = io::shown_of(d, p.exchange)) text += "    exchange: " + exchange.text() + '\n';
  return text + codes_text(io::codes_of(d, a, coded_aspect::strength, p.id.text()), "strength", writer, "    ") +
         codes_text(io::implementation_of(d, a, p.id.text()), "implementation", writer, "    ");
}

std::string agreement_text(const timeline& t, const habeas::agreement& a, const sentence_writer& writer) {
  const auto& d = t.of();
  std::string text = heading(a.id.text(), a.title);
  if (const auto talks = io::shown_of(d, a.negotiation)) text += "  " + writer.format("agreed_in", {{"id", talks.text()}}) + '\n';
  if (const auto signing = io::shown_of(d, a.signing))
    text += "  " + writer.format("agreed_signing", {{"event", signing.text()}, {"days", days_text(t.start(signing), writer)}}) + '\n';
  text += roles_text(roles_in(d, a), writer, "  ") + codes_text(io::codes_of(d, a, coded_aspect::status), "status", writer, "  ") +
          codes_text(io::codes_of(d, a, coded_aspect::stage), "stage", writer, "  ");
  for (const auto& p : a.provisions)
    if (d.has_claim_about(p)) text += provision_text(d, a, p, writer);
  return text;
}

int agreement(const talk_options& o) {
  const timeline t(o.reading.open());
  const auto& d = t.of();
  const sentence_writer writer(d, o.reading.written_in());
  if (o.reading.json) {
    put(io::agreements_value(t, o.name), d);
    return answered;
  }
  if (!o.name.empty()) (void)d.get(agreement_id(o.name));
  std::string text;
  const auto& all = d.content().agreements;
  for (const auto i : io::shown_by_id(d, all))
    if ((o.name.empty() || all[i].id.text() == o.name) && !work_limits::allow([&] { text += agreement_text(t, all[i], writer); })) break;
  put((text.empty() ? writer.format("no_agreements", {}) + '\n' : text) + withheld_text(d, o.reading.written_in()));
  return answered;
}

}  // namespace

std::string talks_section(const timeline& t, const sentence_writer& writer) {
  std::string text;
  const auto& all = t.of().content().negotiations;
  for (const auto i : io::shown_by_id(t.of(), all))
    if (!work_limits::allow([&] { text += talk_text(t, all[i], {}, writer); })) break;
  return text;
}

std::string agreements_section(const timeline& t, const sentence_writer& writer) {
  std::string text;
  const auto& all = t.of().content().agreements;
  for (const auto i : io::shown_by_id(t.of(), all))
    if (!work_limits::allow([&] { text += agreement_text(t, all[i], writer); })) break;
  return text;
}

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
