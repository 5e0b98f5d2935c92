// SPDX-License-Identifier: MIT
#include <habeas/model/validate.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <cstring>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/model/id_index.hpp>
#include <habeas/model/references.hpp>

#include "core/problem_list.hpp"
#include "core/value_place.hpp"
#include "model/cycles.hpp"
#include "model/find_problems.hpp"

namespace habeas {

namespace {

/// Collects the problems of one dossier, each with the JSON pointer of its place.
class validator {
 public:
  validator(const dossier_content& content, const id_index& index, const std::function<void(problem)>& tell)
      : content_(content), index_(index), tell_(tell) {
    for (const auto effect : built_in_effects)
      if (std::none_of(content.assumptions.begin(), content.assumptions.end(), [&](const assumption& a) { return a.effect == effect; }))
        unwritten_.push_back(built_in_assumption(effect).id);
  }

  void run();

 private:
  void report(const value_place& at, std::string what, std::string got, std::string wanted) {
    is_sound_ = false;
    if (tells_) tell_({{}, at.pointer(), 0, 0, std::move(what), std::move(got), std::move(wanted)});
  }

  template <class T>
  void thing(const T& t, std::size_t place, const value_place& at) {
    const auto word = word_for<T>;
    if (t.id.is_null()) {
      report(at / "id", fmt::format("{} without an id", word), "nothing", "a text that names it");
    } else if (index_.find(t.id) != place) {
      report(at / "id", fmt::format("{} id used twice", word), fmt::format("'{}'", t.id), "an id of its own");
    }
    if (t.id.text().size() > longest_id)
      report(at / "id", "too long an id", fmt::format("{} bytes", t.id.text().size()), fmt::format("at most {}", longest_id));
    for (const char c : t.id.text())
      if (static_cast<unsigned char>(c) < 0x20) {
        report(at / "id", "a control character in an id", fmt::format("byte {}", static_cast<int>(c)), "printable text");
        break;
      }
    visit_references(t, [&](const auto& name, const auto& field) { reference(name, at, field); });
    dates_of(t, at);
  }

  /// A field that names a thing.
  template <class Tag, class Field>
  void reference(const id<Tag>& name, const value_place& thing_at, const Field& field) {
    if (name.is_null()) {
      // A field that is empty names nothing; a place in a list that is empty was meant to name something. Such a place is
      // no field by a name that is written here.
      if constexpr (!std::is_array_v<Field>)
        if (std::isdigit(static_cast<unsigned char>(field.back())) != 0)
          report(thing_at.then(field), "an empty id", "''", "the id of something");
      return;
    }
    // One thing after another names the same speaker and the same account.
    auto& last = last_named_[id_slot<id<Tag>>];
    if (name.text() == last) return;
    if (index_.find(name)) {
      last = name.text();
      return;
    }
    using listed = typename std::decay_t<decltype(list_of(content_, name))>::value_type;
    if constexpr (std::is_same_v<listed, assumption>)
      if (std::find(unwritten_.begin(), unwritten_.end(), name) != unwritten_.end()) return;
    report(thing_at.then(field), fmt::format("no such {}", word_for<listed>), fmt::format("'{}'", name),
           fmt::format("the id of one of the dossier's {} {}s", list_of(content_, name).size(), word_for<listed>));
  }

  void date(const edtf& text, const value_place& at);

  template <class T>
  void dates_of(const T& t, const value_place& at) {
    if constexpr (std::is_same_v<T, claim>) {
      visit_dates(t, [&](const edtf& text, const char* field) {
        if (text.needs_hemisphere()) date(text, at.then(field));
      });
    } else if constexpr (std::is_same_v<T, document>) {
      if (t.published) date(*t.published, at / "published");
      if (t.accessed) date(*t.accessed, at / "accessed");
    } else if constexpr (std::is_same_v<T, bulletin>) {
      if (t.as_of) date(*t.as_of, at / "as_of");
    } else if constexpr (std::is_same_v<T, edition>) {
      if (t.as_of) date(*t.as_of, at / "as_of");
    } else if constexpr (std::is_same_v<T, named_time>) {
      if (t.date) date(*t.date, at / "date");
    }
  }

  void wants(bool there, const value_place& at, const char* what, const char* wanted) {
    if (!there) report(at, what, "nothing", wanted);
  }

  void one_subject(const subject& s, const value_place& at);

  void claim_rules(const claim& c, const value_place& at);

  void time_ref_rules(const std::optional<time_ref>& m, const value_place& at);

  void coded_rules(const coded_claim& says, const value_place& at);
  /// Its legs are legs of its exchange.
  void ratio_rules(const ratio_claim& says, const value_place& at);

  void negotiation_rules(const negotiation& n, const value_place& at);

  template <class Part>
  void parts_named_once(const std::vector<Part>& parts, const value_place& at, const char* word) {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto& name = parts[i].id;
      wants(!name.is_null(), at / i / "id", "a part without an id", "a text that names it");
      if (name && !seen.insert(name.text()).second)
        report(at / i / "id", fmt::format("{} id used twice", word), fmt::format("'{}'", name),
               "an id of its own");
    }
  }

  void look_once();
  void head();
  void tell_cycles(const cycles& noted) {
    noted.find([&](std::string pointer, std::string what, const std::string& back_to) {
      report(std::move(pointer), std::move(what), fmt::format("'{}'", back_to), "an end");
    });
  }
  template <class T>
  void rules(const T& t, const value_place& at);
  template <class T>
  void length(const std::vector<T>& list, const value_place& at) {
    if (list.size() > longest_list)
      report(at, "too long a list", fmt::format("{}", list.size()), fmt::format("at most {}", longest_list));
  }

  void rule_rules(const counting_rule& rule, const value_place& at);

  void facet_value(facet of, const std::string& value, const value_place& at);

  void edition_rules(const edition& e, const value_place& at);

  void assumption_rules(const assumption& a, const value_place& at);

  const dossier_content& content_;
  const id_index& index_;
  std::vector<assumption_id> unwritten_;  ///< built-in assumptions, which a dossier has though its lists say nothing of them
  const std::function<void(problem)>& tell_;
  bool is_sound_ = true;  ///< nothing wrong was found so far
  bool tells_ = false;    ///< is what is wrong told, or is it enough to know that something is?
  std::array<std::string, list_count> last_named_;  ///< of each list, the thing that was named last
};

void validator::run() {
  // Of nearly every dossier there is nothing to tell: then each thing is looked at once, while it is at hand.
  look_once();
  if (is_sound_) return;
  tells_ = true;
  visit_lists(content_, [&](const auto& list, const char* name) {
    const value_place whole("");
    const auto at = whole / name;
    length(list, at);
    for (std::size_t i = 0; i < list.size(); ++i) thing(list[i], i, at / i);
  });
  head();
  const auto rules_of_all = [&](const auto& list, const value_place& at) {
    for (std::size_t i = 0; i < list.size(); ++i) rules(list[i], at / i);
  };
  cycles noted(content_, index_);
  for (std::size_t i = 0; i < content_.claims.size(); ++i) noted.note(content_.claims[i], i);
  rules_of_all(content_.claims, "/claims");
  rules_of_all(content_.accounts, "/accounts");
  rules_of_all(content_.editions, "/editions");
  rules_of_all(content_.assumptions, "/assumptions");
  rules_of_all(content_.negotiations, "/negotiations");
  rules_of_all(content_.agreements, "/agreements");
  rules_of_all(content_.exchanges, "/exchanges");
  tell_cycles(noted);
}

void validator::look_once() {
  cycles noted(content_, index_);
  visit_lists(content_, [&](const auto& list, const char* name) {
    const value_place whole("");
    const auto at = whole / name;
    length(list, at);
    for (std::size_t i = 0; i < list.size() && is_sound_; ++i) {
      thing(list[i], i, at / i);
      rules(list[i], at / i);
      if constexpr (std::is_same_v<std::decay_t<decltype(list[i])>, claim>) noted.note(list[i], i);
    }
  });
  head();
  if (is_sound_) tell_cycles(noted);
}

void validator::head() {
  if (content_.recorded) date(*content_.recorded, "/recorded");
  if (content_.clock < -14 * 60 || content_.clock > 14 * 60)
    report("/clock", "not a time zone offset", fmt::format("{} minutes", content_.clock), "at most 14 hours east or west of UTC");
}

template <class T>
void validator::rules(const T& t, const value_place& at) {
  if constexpr (std::is_same_v<T, claim>) claim_rules(t, at);
  else if constexpr (std::is_same_v<T, account>) rule_rules(t.rule, at / "rule");
  else if constexpr (std::is_same_v<T, edition>) edition_rules(t, at);
  else if constexpr (std::is_same_v<T, assumption>) assumption_rules(t, at);
  else if constexpr (std::is_same_v<T, negotiation>) negotiation_rules(t, at);
  else if constexpr (std::is_same_v<T, agreement>) parts_named_once(t.provisions, at / "provisions", "provision");
  else if constexpr (std::is_same_v<T, exchange>) parts_named_once(t.legs, at / "legs", "leg");
}

void validator::date(const edtf& text, const value_place& at) {
  if (text.needs_hemisphere() && !content_.hemisphere)
    report(at, "a season without a hemisphere", fmt::format("'{}'", text.text()),
           "\"hemisphere\": \"north\" or \"south\" in the dossier");
  if (!text.needs_hemisphere() || !content_.hemisphere) return;
  try {
    (void)text.bounds(content_.hemisphere);
  } catch (const error& e) {
    report(at, "a range of seasons that runs backwards in the dossier's hemisphere", e.got(), e.wanted());
  }
}

void validator::one_subject(const subject& s, const value_place& at) {
  const int set = (s.person ? 1 : 0) + (s.group ? 1 : 0) + (s.place ? 1 : 0) + (s.actor ? 1 : 0);
  if (set != 1)
    report(at, "a claim about one thing", fmt::format("{} things", set), "one of person, group, place, actor");
}

void validator::claim_rules(const claim& c, const value_place& at) {
  if (c.speaker.is_null()) wants(false, at / "speaker", "a claim without a speaker", "the id of who said it");
  struct {
    validator& v;
    const claim& c;
    const value_place& at;
    void operator()(const held_claim& says) const {
      if (says.account.is_null()) v.wants(false, at / "account", "a stock without an account", "the id of whose count it is");
    }
    void operator()(const flow_claim& says) const {
      if (says.account.is_null()) v.wants(false, at / "account", "a flow without an account", "the id of whose count it is");
      if (says.from) v.time_ref_rules(says.from, at / "from");
      if (says.to) v.time_ref_rules(says.to, at / "to");
      if ((says.way == direction::net || says.way == direction::ever_held) && (says.of || !narrower_of(says).is_empty())) {
        const auto* what = says.way == direction::net ? "a net change of one kind" : "people held at some time, of one kind";
        const auto limits = narrower_of(says);
        v.report(says.of ? at / "of" : at, what, fmt::format("'{}'", says.of && limits.is_empty() ? std::string(to_slug(*says.of)) : kind_text({}, limits)), "no kind");
      }
    }
    void operator()(const pledge_claim&) const {}
    void operator()(const occurred_claim& says) const { v.wants(!says.event.is_null(), at / "event", "no event", "its id"); }
    void operator()(const dated_claim& says) const {
      v.wants(!says.event.is_null(), at / "event", "a date without an event", "the id of an event");
      v.wants(says.date || says.lasted, at / "date", "a dated claim without a date", "a date, or how long it lasted");
    }
    void operator()(const linked_claim& says) const {
      v.wants(!says.from.is_null(), at / "from", "a link without an event it starts from", "the id of an event");
      v.wants(!says.to.is_null(), at / "to", "a link without an event it leads to", "the id of an event");
      if (says.relation == relation::within)
        v.wants(says.days.has_value(), at / "days", "'within' without a number of days", "a number of days");
      if (says.days && (*says.days < 0 || *says.days > 4'000'000))
        v.report(at / "days", "an impossible number of days", fmt::format("{}", *says.days), "0 to 4000000");
    }
    void operator()(const role_claim& says) const {
      v.wants(!says.actor.is_null(), at / "actor", "a role without an actor", "the id of an actor");
      const int in = (says.event ? 1 : 0) + (says.negotiation ? 1 : 0) + (says.agreement ? 1 : 0) + (says.fund ? 1 : 0);
      v.wants(in != 0, at / "event", "a role without a negotiation, agreement, fund or event", "the id of an event, negotiation, agreement or fund");
      if (in > 1)
        v.report(at, "a role in more than one thing", fmt::format("{} things", in), "one of event, negotiation, agreement, fund");
    }
    void operator()(const attribute_claim& says) const {
      v.one_subject(says.of, at / "of");
      v.wants(!says.property.empty(), at / "property", "no property", "its name");
    }
    void operator()(const custody_claim& says) const {
      v.one_subject(says.of, at / "of");
      v.facet_value(says.facet, says.value, at / "value");
    }
    void operator()(const implemented_claim& says) const {
      v.wants(says.agreement || says.of, at / "agreement", "a provision that is not in any agreement",
              "the id of an event, or of an agreement in 'of'");
      if (says.agreement && says.of)
        v.report(at / "of", "a provision in two agreements", fmt::format("'{}' and '{}'", says.agreement, says.of),
                 "an event in 'agreement', or an agreement in 'of'");
      if (says.level < 0 || says.level > 3)
        v.report(at / "level", "not a level of implementation", fmt::format("{}", says.level), "0, 1, 2 or 3");
    }
    void operator()(const coded_claim& says) const { v.coded_rules(says, at); }
    void operator()(const counts_claim& says) const {
      v.wants(!says.pledge.is_null(), at / "pledge", "towards no pledge", "the id of a pledge");
      v.wants(!says.account.is_null(), at / "account", "a count without an account", "the id of whose count it is");
      v.time_ref_rules(says.from, at / "from");
    }
    void operator()(const ratio_claim& says) const { v.ratio_rules(says, at); }
    void operator()(const labelled_claim& says) const {
      if (says.population.is_null()) v.one_subject(says.of, at / "of");
      v.wants(!says.label.empty(), at / "label", "no label", "the word that the speaker uses");
    }
    void operator()(const member_claim& says) const {
      v.wants(!says.person.is_null() || !says.members_of.is_null(), at / "person", "a membership without a person", "the id of a person");
      if (!says.person.is_null() && !says.members_of.is_null())
        v.report(at / "members_of", "a membership of a person and of a group", fmt::format("'{}'", says.members_of), "one of person, members_of");
      v.wants(says.members_of.is_null() || says.outside, at / "outside", "members of a group in another", "true: that none of them is of it");
      v.wants(!says.outside || !says.group.is_null(), at / "group", "outside no group", "the id of the group");
      if (says.group.is_null() == says.account.is_null())
        v.report(at, "a member of one thing", says.group.is_null() ? "of none" : "of two", "a group or an account");
    }
    void operator()(const identity_claim& says) const {
      v.wants(!says.first.is_null() && !says.second.is_null(), at, "an identity of fewer than two people", "two people");
    }
    void operator()(const related_claim& says) const {
      v.wants(!says.account.is_null(), at / "account", "no account", "its id");
      v.wants(!says.others.empty(), at / "others", "a relation without a second account", "the ids of other accounts");
    }
    void operator()(const response_claim& says) const {
      if (says.kind == response::absent) return;
      v.wants(!says.about.is_null(), at / "about", "a response without a claim", "the id of a claim");
      const auto place = v.index_.find(says.about);
      if (!place) return;
      const claim& target = v.content_.claims[*place];
      const bool own = c.speaker == target.speaker || c.speaker == target.via;
      if ((says.kind == response::retracted || says.kind == response::corrected) && !own)
        v.report(at / "speaker", fmt::format("'{}' may not be made by this speaker", kind_of(c)), fmt::format("'{}'", c.speaker),
                 fmt::format("'{}', who made the claim, or kind 'denied'", target.speaker));
      if (says.kind == response::corrected && says.number && !number_of(target))
        v.report(at / "quantity", "a number for a claim that has none", to_string(*says.number), "no number");
    }
  } rules{*this, c, at};
  std::visit(rules, c.says);
  for (std::size_t i = 0; i < c.breakdowns.size(); ++i) {
    std::unordered_set<std::string_view> names;
    for (const auto& part : c.breakdowns[i].parts)
      if (!names.insert(part.name).second)
        report(at / "breakdown" / i / "parts", "a part that is listed twice", fmt::format("'{}'", part.name),
               "each part once");
  }
  if (c.grade) {
    if (c.grade->source < 'A' || c.grade->source > 'F' || c.grade->information < '1' || c.grade->information > '6')
      report(at / "grading", "not an Admiralty grading",
             fmt::format("'{}{}'", c.grade->source, c.grade->information), "A to F and 1 to 6, as in 'B2'");
  }
}

void validator::time_ref_rules(const std::optional<time_ref>& m, const value_place& at) {
  if (!m) return;
  const bool dated = m->kind == time_ref::how::start_of || m->kind == time_ref::how::end_of || m->kind == time_ref::how::as_of;
  wants(!dated || m->date, at, "a day boundary without a day", "a date");
  wants(dated || !m->name.empty(), at, "a point without an id or a date", "the id of what has it");
}

void validator::ratio_rules(const ratio_claim& says, const value_place& at) {
  wants(!says.exchange.is_null(), at / "exchange", "a ratio of no exchange", "the id of an exchange");
  if (says.per && *says.per < 1) report(at / "per", "a ratio to none", fmt::format("{}", *says.per), "1 or more");
  const auto place = index_.find(says.exchange);
  if (!place) return;
  const auto& legs = content_.exchanges[*place].legs;
  std::string known;
  for (const auto& l : legs) known += (known.empty() ? "" : ", ") + l.id.text();
  const auto one = [&](const leg_id& name, const char* field) {
    if (std::none_of(legs.begin(), legs.end(), [&](const exchange_leg& l) { return l.id == name; }))
      report(at.then(field), "no leg of that exchange", fmt::format("'{}'", name), known.empty() ? "an exchange with legs" : "one of " + known);
  };
  one(says.of, "/of");
  one(says.to, "/to");
  if (says.of == says.to) report(at / "to", "a ratio of a leg to itself", fmt::format("'{}'", says.to), "another leg");
}

void validator::coded_rules(const coded_claim& says, const value_place& at) {
  wants(!says.of.is_null(), at / "of", "a code without an agreement", "the id of an agreement");
  const bool of_provision = says.aspect == coded_aspect::strength;
  if (of_provision) wants(!says.provision.empty(), at / "provision", "a strength without a provision", "its id");
  if (!of_provision && !says.provision.empty())
    report(at / "provision", fmt::format("a provision's {}", says.aspect), fmt::format("'{}'", says.provision),
           "a status and a stage are of the agreement");
  const auto& v = says.value;
  const bool known = says.aspect == coded_aspect::status  ? find_slug<agreement_status>(v).has_value()
                     : says.aspect == coded_aspect::stage ? find_slug<agreement_stage>(v).has_value()
                                                          : v.size() == 1 && v[0] >= '0' && v[0] <= '3';
  if (!known)
    report(at / "value", fmt::format("not a {}", says.aspect), fmt::format("'{}'", v),
           says.aspect == coded_aspect::status  ? "one of " + slug_list<agreement_status>()
           : says.aspect == coded_aspect::stage ? "one of " + slug_list<agreement_stage>()
                                                : std::string("\"0\", \"1\", \"2\" or \"3\""));
}

void validator::negotiation_rules(const negotiation& n, const value_place& at) {
  std::unordered_set<std::string_view> seen;
  const auto moves = at / "moves";
  for (std::size_t i = 0; i < n.moves.size(); ++i) {
    const auto place = moves / i;
    wants(!n.moves[i].event.is_null(), place / "event", "a move without an event", "the id of an event");
    if (n.moves[i].to == negotiation_state::not_stated)
      report(place / "to", "a move without a new state", "'not_stated'", "a state that a negotiation can enter");
    if (n.moves[i].event && !seen.insert(n.moves[i].event.text()).second)
      report(place / "event", "an event that moves twice", fmt::format("'{}'", n.moves[i].event), "each event once");
  }
  for (std::size_t i = 0; i < n.rounds.size(); ++i)
    if (n.rounds[i] && !seen.insert(n.rounds[i].text()).second)
      report(at / "rounds" / i, "an event that is listed twice", fmt::format("'{}'", n.rounds[i]),
             "each event once, as a move or as a round");
}

void validator::rule_rules(const counting_rule& rule, const value_place& at) {
  if (rule.minimum_days < 0)
    report(at / "minimum_days", "a negative number of days", fmt::format("{}", rule.minimum_days), "0 or more");
  for (std::size_t i = 0; i < rule.clauses.size(); ++i)
    facet_value(rule.clauses[i].of, rule.clauses[i].value, at / "clauses" / i / "value");
}

void validator::facet_value(facet of, const std::string& value, const value_place& at) {
  if (!is_facet_value(of, value)) {
    const auto words = facet_values(of);
    report(at, fmt::format("not a value of {}", of), fmt::format("'{}'", value),
           words.empty() ? "the id of an actor" : "one of " + words);
  }
}

void validator::edition_rules(const edition& e, const value_place& at) {
  wants(!e.account.is_null(), at / "account", "a list without an account", "the id of the account that it lists");
  const auto people = at / "people";
  for (std::size_t i = 0; i < e.people.size(); ++i) {
    const auto line = people / i;
    wants(!e.people[i].person.is_null(), line / "person", "a line without a person", "the id of a person");
    std::set<std::string_view> names;
    for (const auto& v : e.people[i].says) {
      if (!names.insert(v.name).second)
        report(line / "says", "a property said twice of one line", fmt::format("'{}'", v.name), "each property once");
      if (const auto of = find_slug<facet>(v.name)) facet_value(*of, v.value, line / "says" / v.name);
    }
  }
}

void validator::assumption_rules(const assumption& a, const value_place& at) {
  const auto& of_accounts = effects_of_accounts;
  const bool of_account = std::find(std::begin(of_accounts), std::end(of_accounts), a.effect) != std::end(of_accounts);
  if (of_account) wants(!a.account.is_null(), at / "account", "no account", "the account that it is about");
  const bool lists_kinds = a.effect == assumption_effect::no_other_exits || a.effect == assumption_effect::no_other_entries;
  wants(lists_kinds || a.kinds.empty(), at / "kinds", "kinds of an assumption that lists none", "no kinds, or the effect no_other_exits or no_other_entries");
  const bool built_in = is_built_in(a.effect);
  if (built_in && a.id.text() != to_slug(a.effect))
    report(at / "id", "a built-in effect under another name", fmt::format("'{}'", a.id),
           fmt::format("'{}'", to_slug(a.effect)));
  if (!built_in && (a.id == shared_cutoff || a.id == dates_as_written || a.id == counts_at_day_end || a.id == nobody_twice))
    report(at / "effect", "a built-in assumption without its effect", fmt::format("'{}'", to_slug(a.effect)),
           fmt::format("'{}'", a.id));
  if (built_in && a.seen_by != audience::everyone)
    report(at / "audience", "a built-in assumption that is withheld", fmt::format("'{}'", a.seen_by), "'public'");
  wants(built_in || !a.statement.empty(), at / "statement", "an assumption without a statement", "what is supposed");
}

}  // namespace

void find_problems(const dossier_content& content, const std::function<void(problem)>& tell) { find_problems(content, id_index(content), tell); }

void find_problems(const dossier_content& content, const id_index& index, const std::function<void(problem)>& tell) {
  validator(content, index, tell).run();
}

std::vector<problem> validate(const dossier_content& content) {
  problem_list found;
  find_problems(content, [&](problem p) { found.push_back(std::move(p)); });
  return std::move(found).told();
}

}  // namespace habeas
