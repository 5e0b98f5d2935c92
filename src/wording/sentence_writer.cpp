// SPDX-License-Identifier: MIT
#include <habeas/wording/sentence_writer.hpp>
#include <habeas/wording/value_words.hpp>

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/wording/answer_text.hpp>
#include <habeas/wording/catalogue_text.hpp>
#include <habeas/wording/value_words.hpp>
#include "core/each_once.hpp"
#include "wording/begun_small.hpp"

namespace habeas {

std::string sentence_writer::point(const account_point& p) const {
  if (const auto* t = p.as<instant>(); t != nullptr && (*t == instant::earliest() || *t == instant::latest())) return to_string(p);
  if (const auto* t = p.as<instant>()) {
    const auto on = day(t->second == 0 ? t->day - 1 : t->day);  // a day boundary is told as the end of the day before
    if (t->second == 0) return format("point_end", {{"day", to_string(on)}});
    const auto time = fmt::format("{:02}:{:02}:{:02}", t->second / 3600, t->second / 60 % 60, t->second % 60);
    return format("point_at", {{"day", to_string(on)}, {"time", time}});
  }
  const auto date = cutoff_date(p);
  const auto day = date ? on_date(*date, language_) : std::string();
  if (const auto* c = p.as<account_point::cutoff>())
    return date ? format("point_claim_on", {{"day", day}, {"id", c->of.text()}}) : format("point_claim", {{"id", c->of.text()}});
  if (const auto* c = p.as<account_point::window_from>()) return format("point_from", {{"id", c->of.text()}});
  if (const auto* c = p.as<account_point::window_to>()) return format("point_to", {{"id", c->of.text()}});
  if (const auto* b = p.as<bulletin_id>())
    return date ? format("point_bulletin_on", {{"day", day}, {"id", b->text()}}) : format("point_bulletin", {{"id", b->text()}});
  if (const auto* e = p.as<account_point::event_start>()) return format("point_event_start", {{"id", e->of.text()}});
  if (const auto* e = p.as<account_point::event_end>()) return format("point_event_end", {{"id", e->of.text()}});
  if (const auto* n = p.as<named_time_id>()) return format("point_named", {{"id", n->text()}});
  return format("point_start", {});
}

std::string sentence_writer::point_in_passing(const account_point& p) const { return point(p) + (cutoff_date(p) ? "," : ""); }

std::optional<edtf> sentence_writer::cutoff_date(const account_point& p) const {
  const auto of_bulletin = [&](const bulletin_id& name) {
    const auto* b = dossier_->find(name);
    return b != nullptr ? b->as_of : std::nullopt;
  };
  if (const auto* b = p.as<bulletin_id>()) return of_bulletin(*b);
  const auto* of = p.as<account_point::cutoff>();
  const auto* c = of != nullptr ? dossier_->find(of->of) : nullptr;
  if (c == nullptr) return std::nullopt;
  if (c->as_of) return c->as_of;
  const auto& origin = dossier_->origin_of(*c);
  return origin.as_of && dossier_->find(origin.id) ? origin.as_of : of_bulletin(c->bulletin);
}

std::string sentence_writer::shown_name(const actor_id& name) const {
  const auto* actor = dossier_->find(name);
  if (actor == nullptr) return format("withheld_actor", {});
  return actor->name.empty() ? actor->id.text() : actor->name;
}

std::string sentence_writer::said_by(const claim& c) const {
  const auto who = shown_name(c.speaker);
  return c.via && c.via != c.speaker ? format("carried_by", {{"who", who}, {"outlet", shown_name(c.via)}}) : who;
}

std::string sentence_writer::said_by(const std::vector<claim_id>& claims) const {
  std::vector<std::pair<std::string, std::vector<claim_id>>> voices;
  for (const auto& name : claims) {
    const auto* c = dossier_->find(name);
    const auto who = c ? said_by(*c) : std::string();
    const auto same = std::find_if(voices.begin(), voices.end(), [&](const auto& v) { return v.first == who; });
    if (same == voices.end()) voices.push_back({who, {name}});
    else same->second.push_back(name);
  }
  std::string text;
  for (const auto& [who, names] : voices) {
    text += text.empty() ? "" : "; ";
    text += who.empty() ? ids(names) : format("said_in", {{"who", who}, {"claims", ids(names)}});
  }
  return text.empty() ? format("no_claim", {}) : text;
}

std::vector<std::string> sentence_writer::denials(const std::vector<claim_id>& claims) const {
  std::map<claim_id, std::vector<claim_id>> by;
  for (const auto& name : dossier_->denials_of(claims)) by[std::get<response_claim>(dossier_->get(name).says).about].push_back(name);
  std::vector<std::string> lines;
  for (const auto& [name, these] : by) lines.push_back(format("denied_by", {{"id", name.text()}, {"who", said_by(these)}}));
  return lines;
}

std::string sentence_writer::assuming(const std::vector<assumption_id>& on, const std::string& sentence) const {
  return on.empty() ? sentence : format("assuming", {{"assumptions", ids(on)}, {"what", sentence}});
}

std::vector<assumption_id> sentence_writer::coded_under(const std::vector<claim_id>& claims) const {
  std::vector<assumption_id> on;
  for (const auto& name : claims)
    if (const auto* c = dossier_->find(name)) on.insert(on.end(), c->under.begin(), c->under.end());
  return detail::sorted_once(std::move(on));
}

std::string sentence_writer::sentence(const proof_step& s) const {
  switch (s.by) {
    // They are assumptions, and say so themselves.
    case row_rule::no_other_exits:
    case row_rule::no_other_entries:
    case row_rule::same_cutoff: return body(s);
    // They begin with a word of their own, and not with a name.
    case row_rule::held_is_not_negative:
    case row_rule::part_is_not_negative:
    case row_rule::part_of_whole: return assuming(s.assumptions, s.assumptions.empty() ? body(s) : begun_small(body(s)));
    default: return assuming(s.assumptions, body(s));
  }
}

namespace {

/// That claims of identity make one person of two records, and two.
std::string one_person_and_two(const proof_step& s, const dossier& d, const sentence_writer& writer) {
  std::vector<person_id> people;
  for (const auto& name : s.claims) {
    const auto* c = d.find(name);
    const auto* says = c != nullptr ? std::get_if<identity_claim>(&c->says) : nullptr;
    if (says != nullptr && says->verdict == identity_verdict::different) people = {says->first, says->second};
  }
  return writer.format("same_and_different", {{"claims", writer.listed(s.claims)}, {"person", writer.listed(people)}});
}

/// Names of which a group is too small: one more than it can have.
std::string too_many_members(const proof_step& s, const group_id& of, const dossier& d, const sentence_writer& writer) {
  const auto* group = d.find(of);
  const auto most = group != nullptr && group->size ? group->size->interval().high.value_or(0) : 0;
  return writer.format("group_too_small", {{"claims", writer.listed(s.claims)}, {"id", of.text()}, {"n", fmt::format("{}", most + 1)}, {"m", fmt::format("{}", most)}});
}

/// Claims about people that cannot all hold, whatever is counted.
std::string people_that_cannot_be(const proof_step& s, const dossier& d, const sentence_writer& writer) {
  const auto* first = s.claims.empty() ? nullptr : d.find(s.claims.front());
  const auto* member = first != nullptr ? std::get_if<member_claim>(&first->says) : nullptr;
  return member != nullptr ? too_many_members(s, member->group, d, writer) : one_person_and_two(s, d, writer);
}

/// The accounts that claims relate, where the row names none or one alone.
std::string related_by(const std::vector<claim_id>& claims, const dossier& d) {
  std::vector<std::string> names;
  for (const auto& name : claims) {
    const auto* c = d.find(name);
    const auto* says = c != nullptr ? std::get_if<related_claim>(&c->says) : nullptr;
    if (says == nullptr) continue;
    names.push_back(says->account.text());
    for (const auto& other : says->others) names.push_back(other.text());
  }
  keep_each_once(names);
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

std::string sentence_writer::body(const proof_step& s) const {
  switch (s.by) {
    case row_rule::held:
    case row_rule::held_throughout: {
      const bool least = at_least(s, is_entries(s.plus));
      return format(least ? sentence_key("held_at_least") : "held_at_most",
                   {{"who", said_by(s.claims)}, {"n", number(s)}, {"at", point(s.plus.point)}});
    }
    case row_rule::held_sometime: {
      const bool least = at_least(s, is_entries(s.plus));
      const auto& early = least == is_entries(s.plus) ? s.minus : s.plus;
      const auto& late = least == is_entries(s.plus) ? s.plus : s.minus;
      return format(least ? sentence_key("held_between_at_least") : "held_between_at_most",
                   {{"who", said_by(s.claims)}, {"n", number(s)}, {"from", point_in_passing(early.point)}, {"to", point(late.point)}});
    }
    case row_rule::ever_held: return ever_held_sentence(s);
    case row_rule::entries: return flow(s, "entries_at_least", "entries_at_most");
    case row_rule::exits: return flow(s, "exits_at_least", "exits_at_most");
    case row_rule::named_people: {
      if (s.plus == term{}) return people_that_cannot_be(s, *dossier_, *this);
      const auto key = is_entries(s.plus) ? sentence_key("people_entered") : "people_left";
      return flow(s, key, key);
    }
    case row_rule::kind_within: {
      const bool natural = s.amount > 0 || (s.amount == 0 && s.end == bound_side::high);
      const auto& late = natural ? s.plus : s.minus;
      const auto& early = natural ? s.minus : s.plus;
      return format(is_entries(s.plus) ? sentence_key("kind_of_entries_within") : "kind_of_exits_within",
                   {{"kind", kind(s.plus.chain)}, {"whole", s.because ? kind(s.because->plus.chain) : format("any_kind", {})},
                    {"n", number(s)}, {"from", point(early.point)}, {"to", point(late.point)}});
    }
    case row_rule::kind_is_part: {
      const bool natural = s.amount > 0 || (s.amount == 0 && s.end == bound_side::low);
      const auto& late = natural ? s.plus : s.minus;
      const auto& early = natural ? s.minus : s.plus;
      if (s.because && s.because->plus.chain == s.plus.chain)
        return format(is_entries(s.plus) ? sentence_key("kinds_add_up_entries") : "kinds_add_up_exits",
                     {{"n", number(s)}, {"from", point(early.point)}, {"to", point(late.point)}});
      return format(is_entries(s.plus) ? sentence_key("entries_are_entries") : "exits_are_exits",
                   {{"kind", s.because ? kind(s.because->plus.chain) : format("any_kind", {})},
                    {"n", number(s)}, {"from", point_in_passing(early.point)}, {"to", point(late.point)}});
    }
    case row_rule::no_other_exits: return format("only_exits", {{"assumptions", ids(s.assumptions)}});
    case row_rule::no_other_entries: return format("only_entries", {{"assumptions", ids(s.assumptions)}});
    case row_rule::same_cutoff:
      return format("one_cutoff", {{"assumptions", ids(s.assumptions)}, {"from", point_in_passing(s.plus.point)}, {"to", point_in_passing(s.minus.point)}});
    case row_rule::order: return order(s);
    case row_rule::held_is_not_negative: return format("nobody_leaves_first", {{"at", point(s.plus.point)}});
    case row_rule::start_before_end: return format("starts_before_it_ends", {{"event", s.plus.event.text()}});
    case row_rule::dated:
    case row_rule::throughout:
    case row_rule::sometime: return day_sentence(s);
    case row_rule::lasted:
    case row_rule::linked: return days_sentence(s);
    case row_rule::mask: return mask_sentence(s);
    case row_rule::net: return net_sentence(s);
    case row_rule::part: return part_sentence(s);
    case row_rule::parts_make_whole:
      return format("parts_make_whole", {{"who", said_by(s.claims)}, {"axis", strata(s, true)}});
    case row_rule::part_is_not_negative: return format("part_not_negative", {{"stratum", strata(s, false)}, {"at", point(points(s).front())}});
    case row_rule::part_of_whole: {
      const auto at = points(s);
      if (at.size() == 1) return format("part_of_stock", {{"stratum", strata(s, false)}, {"at", point(at.front())}});
      return format("part_of_flow", {{"from", point_in_passing(at.front())}, {"to", point(at.back())}});
    }
    case row_rule::related: return format("accounts_related", {{"who", said_by(s.claims)}, {"accounts", s.sum.empty() ? related_by(s.claims, *dossier_) : owners(s)}});
  }
  return {};
}

std::string sentence_writer::sentence(const contradiction& c) const {
  std::vector<claim_id> published, of_analyst;
  for (const auto& name : c.claims) {
    const auto* said = dossier_->find(name);
    if (said == nullptr) continue;
    if (is_cut_off_when_published(*said)) published.push_back(name);
    const auto* speaker = said->speaker ? dossier_->find(said->speaker) : nullptr;
    if (speaker != nullptr && speaker->kind == actor_kind::analyst) of_analyst.push_back(name);
  }
  auto text = to_string(c, language_);
  // What no source said comes first: nobody is to be blamed for it.
  if (!of_analyst.empty()) text = format("with_analyst", {{"claims", ids(of_analyst)}, {"what", text}});
  text = assuming(c.assumptions, text);
  return published.empty() ? text : text + ' ' + format("published_cutoff", {{"claims", ids(published)}});
}

bool sentence_writer::is_cut_off_when_published(const claim& c) const {
  const auto* held = std::get_if<held_claim>(&c.says);
  const auto* flow = std::get_if<flow_claim>(&c.says);
  if ((held == nullptr || held->during) && (flow == nullptr || (flow->to && !c.as_of))) return false;
  const auto date = cutoff_date(account_point::cutoff_of(c.id));
  const auto* page = dossier_->find(c.document);
  return date && page != nullptr && page->published && !date->time() && date->text() == page->published->text();
}

std::string sentence_writer::number(const proof_step& s) { return fmt::format("{}", s.amount < 0 ? -s.amount : s.amount); }

std::string sentence_writer::kind(const std::optional<mechanism>& of, const narrower_kind& by) const {
  auto text = of ? std::string(to_slug(*of)) : format("any_kind", {});
  for (const auto& part : narrower_words(by, *dossier_, language_)) text += ", " + part;
  return text;
}

std::string sentence_writer::kind(const term_chain& chain) const {
  return kind(chain.of, chain.by);
}

std::string sentence_writer::flow(const proof_step& s, sentence_key least, sentence_key most) const {
  // From end less start: a lower end is 0 or more, an upper end read the other way round 0 or less.
  const bool natural = s.end == bound_side::low ? s.amount > 0 : s.amount >= 0;
  const auto& late = natural ? s.plus : s.minus;
  const auto& early = natural ? s.minus : s.plus;
  return format(at_least(s, natural) ? least : most,
               {{"who", said_by(s.claims)}, {"n", number(s)}, {"kind", kind(s.plus.chain)},
                {"from", point_in_passing(early.point)}, {"to", point(late.point)}});
}

std::string sentence_writer::ever_held_sentence(const proof_step& s) const {
  // Entries by its end, less exits by its start.
  const auto& end = is_entries(s.plus) ? s.plus : s.minus;
  const auto& start = is_entries(s.plus) ? s.minus : s.plus;
  return format(at_least(s, is_entries(s.plus)) ? sentence_key("ever_held_at_least") : "ever_held_at_most",
               {{"who", said_by(s.claims)}, {"n", number(s)}, {"from", point_in_passing(start.point)}, {"to", point(end.point)}});
}

std::string sentence_writer::strata(const proof_step& s, bool axes) {
  std::vector<std::string> names;
  const auto add = [&](const term& t) {
    const auto name = axes ? t.stratum.axis : to_string(t.stratum);
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  add(s.plus);
  add(s.minus);
  for (const auto& w : s.sum) add(w.of);
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string sentence_writer::owners(const proof_step& s) {
  std::vector<std::string> names;
  for (const auto& w : s.sum) names.push_back(w.of.account.text());
  keep_each_once(names);
  return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<account_point> sentence_writer::points(const proof_step& s) {
  const auto sign = s.end == bound_side::high ? 1 : -1;
  std::vector<account_point> early, late;
  for (const auto& w : s.sum) {
    const bool whole = w.of.stratum.is_null() && std::all_of(s.sum.begin(), s.sum.end(), [&](const weighted_term& other) {
      return lies_inside(other.of.chain.of, other.of.chain.by, w.of.chain.of, w.of.chain.by);
    });
    auto& list = (w.times * sign > 0) == (whole || s.sum.size() == 1) ? early : late;
    list.push_back(w.of.point);
  }
  const auto& first = early.empty() ? late : early;
  std::vector<account_point> found{first.empty() ? account_point() : first.front()};
  for (const auto& w : s.sum)
    if (w.of.point != first.front()) {
      found.push_back(w.of.point);
      break;
    }
  return found;
}

std::string sentence_writer::net_sentence(const proof_step& s) const {
  account_point one, other;  // held at one, less held at the other
  for (const auto& w : s.sum)
    if (is_entries(w.of)) (w.times > 0 ? one : other) = w.of.point;
  const bool low = s.end == bound_side::low;
  const bool natural = s.amount > 0 || (s.amount == 0 && low);
  if (!natural) std::swap(one, other);
  return format(low == natural ? sentence_key("net_at_least") : "net_at_most",
               {{"who", said_by(s.claims)}, {"n", number(s)}, {"at", point_in_passing(one)}, {"from", point(other)}});
}

std::string sentence_writer::part_sentence(const proof_step& s) const {
  if (s.sum.empty()) {
    const bool natural = s.end == bound_side::low ? s.amount > 0 : s.amount >= 0;
    const auto& late = natural ? s.plus : s.minus;
    const auto& early = natural ? s.minus : s.plus;
    return format(at_least(s, natural) ? sentence_key("part_moved_at_least") : "part_moved_at_most",
                 {{"who", said_by(s.claims)}, {"n", number(s)}, {"stratum", strata(s, false)},
                  {"from", point_in_passing(early.point)}, {"to", point(late.point)}});
  }
  const bool natural = s.sum.front().times > 0;
  return format(at_least(s, natural) ? sentence_key("part_held_at_least") : "part_held_at_most",
               {{"who", said_by(s.claims)}, {"n", number(s)}, {"stratum", strata(s, false)}, {"at", point(s.sum.front().of.point)}});
}

namespace {

/// The account whose counting rule puts a cut-off at the start or the end of its day, where the order rests on that.
account_id account_of_hour(const dossier& d, const proof_step& s, const account_point& early, const account_point& late) {
  if (!s.claims.empty() || s.because) return {};
  const auto *first = early.as<instant>(), *last = late.as<instant>();
  const auto* cutoff = first != nullptr ? late.as<account_point::cutoff>() : early.as<account_point::cutoff>();
  const auto* c = cutoff != nullptr && (first != nullptr || last != nullptr) ? d.find(cutoff->of) : nullptr;
  if (c == nullptr || !c->as_of || c->as_of->time()) return {};
  const auto days = cutoff_point(*c->as_of, d.content().clock, d.content().hemisphere);
  if (first != nullptr ? *first <= days.earliest : days.latest <= *last) return {};  // the day alone says it
  const auto* held = std::get_if<held_claim>(&c->says);
  const auto* flow = std::get_if<flow_claim>(&c->says);
  const auto* of = held != nullptr ? d.find(held->account) : flow != nullptr ? d.find(flow->account) : nullptr;
  return of != nullptr && of->rule.cutoff != cutoff_hour::not_stated ? of->id : account_id();
}

}  // namespace

std::string sentence_writer::order(const proof_step& s) const {
  const auto& early = s.end == bound_side::low ? s.minus : s.plus;
  const auto& late = s.end == bound_side::low ? s.plus : s.minus;
  if (const auto by = account_of_hour(*dossier_, s, early.point, late.point))
    return format("hour_by_rule", {{"account", by.text()}, {"from", point_in_passing(early.point)}, {"to", point(late.point)}});
  if (s.claims.empty()) return format("not_after", {{"from", point_in_passing(early.point)}, {"to", point(late.point)}});
  return format("not_after_by", {{"from", point_in_passing(early.point)}, {"to", point(late.point)}, {"claims", ids(s.claims)}});
}

std::string sentence_writer::day_sentence(const proof_step& s) const {
  const bool natural = s.plus.kind == term::what::event;
  const auto& event = natural ? s.plus : s.minus;
  const auto text = format(at_least(s, natural) ? sentence_key("day_at_least") : "day_at_most",
                          {{"who", said_by(s.claims)}, {"end", end_name(event)}, {"event", event.event.text()},
                           {"day", to_string(day(natural ? s.amount : -s.amount))}});
  if (!s.widened) return text;
  return text + ' ' + format("day_widened", {{"n", fmt::format("{}", s.widened->days)}, {"policy", s.widened->policy}});
}

std::string sentence_writer::days_sentence(const proof_step& s) const {
  const bool natural = s.end == bound_side::low ? s.amount > 0 : s.amount >= 0;
  const auto& late = natural ? s.plus : s.minus;
  const auto& early = natural ? s.minus : s.plus;
  if (s.amount == 0) {  // no number of days: the one end is not after the other
    const auto& first = s.end == bound_side::low ? s.minus : s.plus;
    const auto& second = s.end == bound_side::low ? s.plus : s.minus;
    return format("not_after_says", {{"from", event_point(first)}, {"to", event_point(second)}, {"who", said_by(s.claims)}});
  }
  return format(at_least(s, natural) ? sentence_key("days_at_least") : "days_at_most",
               {{"who", said_by(s.claims)}, {"n", number(s)}, {"from", event_point(early)}, {"to", event_point(late)}});
}

std::string sentence_writer::mask_sentence(const proof_step& s) const {
  const bool natural = s.plus.kind == term::what::event;
  const auto& event = natural ? s.plus : s.minus;
  return format("only_matching_days",
               {{"who", said_by(s.claims)}, {"end", end_name(event)}, {"event", event.event.text()},
                {"bound", format(at_least(s, natural) ? sentence_key("no_earlier") : "no_later", {})},
                {"day", to_string(day(natural ? s.amount : -s.amount))}});
}

}  // namespace habeas
