// SPDX-License-Identifier: MIT
#include <habeas/conflict/conflict_text.hpp>

#include <algorithm>
#include <cstring>
#include <string>
#include <variant>

#include <habeas/conflict/repairs.hpp>
#include <habeas/wording/value_words.hpp>

namespace habeas {

namespace {

/// What claims say, in plain words.
class quote_writer {
 public:
  quote_writer(const dossier& d, const sentence_writer& writer) : dossier_(&d), writer_(&writer) {}

  [[nodiscard]] std::string of(const contradiction& c) const;

 private:
  [[nodiscard]] std::string say_(sentence_key key, text_args args) const { return writer_->format(key, args); }

  [[nodiscard]] std::string assumed(const assumption_id& name) const;
  [[nodiscard]] bool is_of_analyst(const claim_id& name) const {
    const auto* said = dossier_->find(name);
    const auto* speaker = said != nullptr && said->speaker ? dossier_->find(said->speaker) : nullptr;
    return speaker != nullptr && speaker->kind == actor_kind::analyst;
  }

  [[nodiscard]] std::string statement(const claim_id& name, const contradiction& c) const;

  [[nodiscard]] std::string sentence(const claim& c, sentence_key key, text_args args) const;

  /// The day of a number, by its own date, by that of what it repeats, or by its bulletin.
  [[nodiscard]] std::string cutoff(const claim& c) const;
  [[nodiscard]] std::string cutoff_day(const claim& c) const;

  const dossier* dossier_;
  const sentence_writer* writer_;
};

std::string quote_writer::of(const contradiction& c) const {
  // What an analyst assumes or says comes before what speakers are said to say.
  std::string text;
  for (const auto& name : c.assumptions) text += assumed(name) + ' ';
  for (const bool analyst : {true, false})
    for (const auto& name : c.claims)
      if (is_of_analyst(name) == analyst) text += statement(name, c) + ' ';
  const auto value = c.proof.divisor == 1 ? -c.proof.value : (-c.proof.value + c.proof.divisor - 1) / c.proof.divisor;
  const bool days = !c.proof.steps.empty() && c.proof.steps.front().by != row_rule::related && c.proof.steps.front().plus.kind != term::what::account;
  const auto n = fmt::format("{}", value);
  // Who is one with whom is told at once, and misses by nothing that can be counted.
  const bool of_people = c.proof.steps.size() == 1 && c.proof.steps.front().by == row_rule::named_people && c.proof.steps.front().plus == term{};
  if (of_people) return writer_->sentence(c.proof.steps.front());
  if (c.claims.size() == 1) return text + say_("quote_one_cannot", {{"n", n}});
  return text + say_(days ? sentence_key("quote_cannot_days") : "quote_cannot", {{"n", n}});
}

std::string quote_writer::assumed(const assumption_id& name) const {
  const auto* a = dossier_->find(name);
  if (a == nullptr || a->statement.empty()) return say_("assumed_bare", {{"id", name.text()}});
  const auto* analyst = a->speaker ? dossier_->find(a->speaker) : nullptr;
  if (analyst == nullptr) return say_("assumed", {{"id", name.text()}, {"statement", statement_in_words(*a, writer_->written_in())}});
  return say_("assumed_by", {{"who", analyst->name.empty() ? analyst->id.text() : analyst->name}, {"id", name.text()}, {"statement", statement_in_words(*a, writer_->written_in())}});
}

std::string quote_writer::statement(const claim_id& name, const contradiction& c) const {
  const auto* said = dossier_->find(name);
  if (said == nullptr) return name.text() + '.';
  // A correction says what it corrects, with another number.
  const auto* counted = said;
  const quantity* number = number_of(*said);
  while (const auto* made = std::get_if<response_claim>(&counted->says)) {
    const auto* target = made->kind == response::corrected ? dossier_->find(made->about) : nullptr;
    if (target == nullptr) break;
    counted = target;
  }
  const auto l = writer_->written_in();
  if (const auto* held = std::get_if<held_claim>(&counted->says); held && number) {
    if (held->during)
      return sentence(*said, held->reading == reading::throughout ? sentence_key("quote_held_throughout") : "quote_held_sometime",
                      {{"n", number_in_words(*number, l)}, {"at", date_in_words(*held->during, l)}});
    return sentence(*said, "quote_held", {{"n", number_in_words(*number, l)}, {"at", cutoff(*counted)}});
  }
  if (const auto* flow = std::get_if<flow_claim>(&counted->says); flow && number) {
    const auto to = flow->to && !counted->as_of ? time_ref_in_words(*flow->to, *writer_) : cutoff(*counted);
    auto kind = flow->of ? ' ' + kind_in_words(*flow->of, l) : std::string();
    for (const auto& part : narrower_words(narrower_of(*flow), *dossier_, l)) kind += (kind.empty() ? " " : ", ") + part;
    const sentence_key key = flow->way == direction::entries ? (flow->from ? sentence_key("quote_entries") : "quote_entries_by")
                             : flow->way == direction::exits ? (flow->from ? sentence_key("quote_exits") : "quote_exits_by")
                             : flow->way == direction::ever_held ? (flow->from ? sentence_key("quote_ever_held") : "quote_ever_held_by")
                             : flow->falls                   ? sentence_key("quote_fell")
                                                             : "quote_rose";
    const auto named = flow->from ? named_in(*flow->from) : std::nullopt;
    const auto from = named ? writer_->point_in_passing(*named) : flow->from ? time_ref_in_words(*flow->from, *writer_) : std::string();
    return sentence(*said, key, {{"n", number_in_words(*number, l)}, {"kind", kind}, {"from", from}, {"to", to}});
  }
  // What it says in the proof, as often as it is used there.
  std::string text;
  for (const auto& s : c.proof.steps)
    if (std::find(s.claims.begin(), s.claims.end(), name) != s.claims.end()) text += (text.empty() ? "" : " ") + writer_->sentence(s);
  return text.empty() ? name.text() + '.' : text;
}

std::string quote_writer::sentence(const claim& c, sentence_key key, text_args args) const {
  // "Foro Penal, as carried by democrata.es, said": what is put in between ends with a comma too.
  const auto who = writer_->said_by(c) + (c.via && c.via != c.speaker ? "," : "");
  const auto what = say_(key, args);
  if (c.said) return say_("quote_said_on", {{"who", who}, {"said", on_date(*c.said, writer_->written_in())}, {"what", what}, {"id", c.id.text()}});
  return say_("quote_said", {{"who", who}, {"what", what}, {"id", c.id.text()}});
}

std::string quote_writer::cutoff(const claim& c) const {
  const auto when = cutoff_day(c);
  return writer_->is_cut_off_when_published(c) ? say_("cutoff_published", {{"day", when}}) : when;
}

std::string quote_writer::cutoff_day(const claim& c) const {
  if (c.as_of) return on_date(*c.as_of, writer_->written_in());
  if (const auto& origin = dossier_->origin_of(c); origin.id != c.id) return cutoff_day(origin);
  if (const auto* b = dossier_->find(c.bulletin); b && b->as_of) return on_date(*b->as_of, writer_->written_in());
  return writer_->point(account_point::cutoff_of(c.id));
}

}  // namespace

std::string in_words(const changed_number& n, const sentence_writer& writer) {
  const auto l = writer.written_in();
  return writer.format("remedy_number", {{"n", number_in_words(n.to, l)}, {"m", number_in_words(n.from, l)}, {"by", fmt::format("{:+}", n.by)}});
}

std::string in_words(const moved_date& m, const sentence_writer& writer) {
  const auto days = fmt::format("{}", m.days < 0 ? -m.days : m.days);
  const bool one = m.days == 1 || m.days == -1;
  const sentence_key key = m.days < 0 ? (one ? sentence_key("remedy_day_earlier") : "remedy_days_earlier")
                                      : (one ? sentence_key("remedy_day_later") : "remedy_days_later");
  static constexpr keys_by_slug<date_role> dates("remedy_");
  return writer.format(key, {{"date", writer.format(dates[m.what], {})}, {"n", days}, {"to", on_date(m.to, writer.written_in())}});
}

std::string quote(const contradiction& c, const dossier& d, const sentence_writer& writer) {
  return quote_writer(d, writer).of(c);
}

}  // namespace habeas
