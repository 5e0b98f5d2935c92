// SPDX-License-Identifier: MIT
// What keeps lists from being a dossier: names used twice, names of nothing, circles, impossible values.
#pragma once

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <functional>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/model/id_index.hpp>
#include <habeas/model/references.hpp>

namespace habeas {

/// The longest id, in bytes.
inline constexpr std::size_t longest_id = 200;
/// The most things that one list may hold.
inline constexpr std::size_t longest_list = 20'000'000;

namespace detail {

/// Collects the problems of one dossier, each with the JSON pointer of its place.
class validator {
 public:
  explicit validator(const dossier_content& content) : content_(content), index_(content) {}

  std::vector<problem> run() {
    visit_lists(content_, [&](const auto& list, const char* name) {
      if (list.size() > longest_list)
        report(fmt::format("/{}", name), "too long a list", fmt::format("{}", list.size()),
               fmt::format("at most {}", longest_list));
      for (std::size_t i = 0; i < list.size(); ++i) thing(list[i], i, fmt::format("/{}/{}", name, i));
    });
    if (content_.recorded) date(*content_.recorded, "/recorded");
    for (std::size_t i = 0; i < content_.claims.size(); ++i) claim_rules(content_.claims[i], fmt::format("/claims/{}", i));
    for (std::size_t i = 0; i < content_.assumptions.size(); ++i)
      assumption_rules(content_.assumptions[i], fmt::format("/assumptions/{}", i));
    circles();
    return std::move(problems_);
  }

 private:
  void report(std::string pointer, std::string what, std::string got, std::string wanted) {
    problems_.push_back({{}, std::move(pointer), 0, 0, std::move(what), std::move(got), std::move(wanted)});
  }

  template <class T>
  void thing(const T& t, std::size_t place, const std::string& at) {
    const auto word = word_for<T>;
    if (t.id.is_null()) {
      report(at + "/id", fmt::format("{} without an id", word), "nothing", "a text that names it");
    } else if (index_.find(t.id) != place) {
      report(at + "/id", fmt::format("{} id used twice", word), fmt::format("'{}'", t.id), "an id of its own");
    }
    if (t.id.text().size() > longest_id)
      report(at + "/id", "too long an id", fmt::format("{} bytes", t.id.text().size()), fmt::format("at most {}", longest_id));
    for (const char c : t.id.text())
      if (static_cast<unsigned char>(c) < 0x20) {
        report(at + "/id", "a control character in an id", fmt::format("byte {}", static_cast<int>(c)), "printable text");
        break;
      }
    visit_references(t, [&](const auto& name, const std::string& field) { reference(name, at + field); });
    dates_of(t, at);
  }

  template <class Tag>
  void reference(const id<Tag>& name, const std::string& at) {
    if (name.is_null() || index_.find(name)) return;
    using listed = typename std::decay_t<decltype(list_of(content_, name))>::value_type;
    report(at, fmt::format("no such {}", word_for<listed>), fmt::format("'{}'", name),
           fmt::format("the id of one of the dossier's {} {}s", list_of(content_, name).size(), word_for<listed>));
  }

  void date(const edtf& text, const std::string& at) {
    if (text.needs_hemisphere() && !content_.hemisphere)
      report(at, "a season without a hemisphere", fmt::format("'{}'", text.text()),
             "\"hemisphere\": \"north\" or \"south\" in the dossier");
  }

  template <class T>
  void dates_of(const T& t, const std::string& at) {
    if constexpr (std::is_same_v<T, claim>) {
      visit_dates(t, [&](const edtf& text, const char* field) { date(text, at + field); });
    } else if constexpr (std::is_same_v<T, document>) {
      if (t.published) date(*t.published, at + "/published");
      if (t.accessed) date(*t.accessed, at + "/accessed");
    } else if constexpr (std::is_same_v<T, bulletin>) {
      if (t.as_of) date(*t.as_of, at + "/as_of");
    } else if constexpr (std::is_same_v<T, named_point>) {
      if (t.date) date(*t.date, at + "/date");
    }
  }

  void wants(bool there, const std::string& at, const char* what, const char* wanted) {
    if (!there) report(at, what, "nothing", wanted);
  }

  void one_subject(const subject& s, const std::string& at) {
    const int set = (s.person ? 1 : 0) + (s.group ? 1 : 0) + (s.place ? 1 : 0) + (s.actor ? 1 : 0);
    if (set != 1)
      report(at, "a claim about one thing", fmt::format("{} things", set), "one of person, group, place, actor");
  }

  void claim_rules(const claim& c, const std::string& at) {
    wants(!c.speaker.is_null(), at + "/speaker", "a claim without a speaker", "the id of who said it");
    struct {
      validator& v;
      const claim& c;
      const std::string& at;
      void operator()(const held_claim& says) const {
        v.wants(!says.account.is_null(), at + "/account", "a stock without an account", "the id of whose count it is");
      }
      void operator()(const flow_claim& says) const {
        v.wants(!says.account.is_null(), at + "/account", "a flow without an account", "the id of whose count it is");
        v.moment_rules(says.from, at + "/from");
        v.moment_rules(says.to, at + "/to");
        if (says.way == direction::net && says.of)
          v.report(at + "/of", "a net change of one kind", fmt::format("'{}'", *says.of), "no kind");
      }
      void operator()(const pledge_claim&) const {}
      void operator()(const occurred_claim& says) const { v.wants(!says.event.is_null(), at + "/event", "no event", "its id"); }
      void operator()(const dated_claim& says) const {
        v.wants(!says.event.is_null(), at + "/event", "a date of no event", "the id of an event");
        v.wants(says.date || says.lasted, at + "/date", "a dated claim without a date", "a date, or how long it lasted");
      }
      void operator()(const linked_claim& says) const {
        v.wants(!says.from.is_null(), at + "/from", "a link from nowhere", "the id of an event");
        v.wants(!says.to.is_null(), at + "/to", "a link to nowhere", "the id of an event");
        if (says.relation == relation::within)
          v.wants(says.days.has_value(), at + "/days", "'within' without a number of days", "a number of days");
        if (says.days && (*says.days < 0 || *says.days > 4'000'000))
          v.report(at + "/days", "an impossible number of days", fmt::format("{}", *says.days), "0 to 4000000");
      }
      void operator()(const role_claim& says) const {
        v.wants(!says.actor.is_null(), at + "/actor", "a role of nobody", "the id of an actor");
        v.wants(!says.event.is_null(), at + "/event", "a role in nothing", "the id of an event");
      }
      void operator()(const attribute_claim& says) const {
        v.one_subject(says.of, at + "/of");
        v.wants(!says.property.empty(), at + "/property", "no property", "its name");
      }
      void operator()(const custody_claim& says) const {
        v.one_subject(says.of, at + "/of");
        if (!is_facet_value(says.facet, says.value))
          v.report(at + "/value", fmt::format("not a value of {}", to_slug(says.facet)), fmt::format("'{}'", says.value),
                   facet_values(says.facet));
      }
      void operator()(const implemented_claim& says) const {
        if (says.level < 0 || says.level > 3)
          v.report(at + "/level", "not a level of implementation", fmt::format("{}", says.level), "0, 1, 2 or 3");
      }
      void operator()(const labelled_claim& says) const {
        if (says.population.is_null()) v.one_subject(says.of, at + "/of");
        v.wants(!says.label.empty(), at + "/label", "no label", "the word that the speaker uses");
      }
      void operator()(const identity_claim& says) const {
        v.wants(!says.first.is_null() && !says.second.is_null(), at, "an identity of fewer than two", "two people");
      }
      void operator()(const related_claim& says) const {
        v.wants(!says.account.is_null(), at + "/account", "no account", "its id");
        v.wants(!says.others.empty(), at + "/others", "an account related to none", "the ids of other accounts");
      }
      void operator()(const remark_claim& says) const {
        if (says.kind == remark::absent) return;
        v.wants(!says.about.is_null(), at + "/about", "a remark about no claim", "the id of a claim");
        const auto place = v.index_.find(says.about);
        if (!place) return;
        const claim& target = v.content_.claims[*place];
        const bool own = c.speaker == target.speaker || c.speaker == target.via;
        if ((says.kind == remark::retracted || says.kind == remark::corrected) && !own)
          v.report(at + "/speaker", fmt::format("'{}' is not theirs to say", kind_of(c)), fmt::format("'{}'", c.speaker),
                   fmt::format("'{}', who made the claim, or kind 'denied'", target.speaker));
        if (says.kind == remark::corrected && says.number && !number_of(target))
          v.report(at + "/quantity", "a number for a claim that has none", to_string(*says.number), "no number");
      }
    } rules{*this, c, at};
    std::visit(rules, c.says);
    if (c.grade) {
      if (c.grade->source < 'A' || c.grade->source > 'F' || c.grade->information < '1' || c.grade->information > '6')
        report(at + "/grading", "not an Admiralty grading",
               fmt::format("'{}{}'", c.grade->source, c.grade->information), "A to F and 1 to 6, as in 'B2'");
    }
  }

  void moment_rules(const std::optional<moment>& m, const std::string& at) {
    if (!m) return;
    const bool dated = m->kind == moment::how::start_of || m->kind == moment::how::end_of || m->kind == moment::how::as_of;
    wants(!dated || m->date, at, "a day boundary without a day", "a date");
  }

  void assumption_rules(const assumption& a, const std::string& at) {
    const bool of_account = a.effect == assumption_effect::no_other_exits || a.effect == assumption_effect::no_other_entries;
    if (of_account) wants(!a.account.is_null(), at + "/account", "no account", "the account that it is about");
    const bool built_in = a.effect == assumption_effect::shared_cutoff || a.effect == assumption_effect::dates_as_written;
    if (built_in && a.id.text() != to_slug(a.effect))
      report(at + "/id", "a built-in effect under another name", fmt::format("'{}'", a.id),
             fmt::format("'{}'", to_slug(a.effect)));
    if (!built_in && (a.id == shared_cutoff || a.id == dates_as_written))
      report(at + "/effect", "a built-in assumption without its effect", fmt::format("'{}'", to_slug(a.effect)),
             fmt::format("'{}'", a.id));
    wants(built_in || !a.statement.empty(), at + "/statement", "an assumption that says nothing", "what is supposed");
  }

  /// Superseding, retracting, repeating and naming another claim's point: none may come back to itself.
  void circles() {
    follow("supersedes", "/supersedes", [](const claim& c) { return c.supersedes; });
    follow("derived_from", "/derived_from", [](const claim& c) { return c.derived_from; });
    follow("about", "/about", [](const claim& c) {
      const auto* said = std::get_if<remark_claim>(&c.says);
      return said ? said->about : claim_id();
    });
    const auto point_of = [](const std::optional<moment>& m) {
      return m && m->kind == moment::how::claim ? claim_id(m->name) : claim_id();
    };
    follow("to", "/to", [&](const claim& c) {
      const auto* flow = std::get_if<flow_claim>(&c.says);
      return flow ? point_of(flow->to) : claim_id();
    });
  }

  template <class Next>
  void follow(const char* word, const char* field, Next next) {
    enum : char { fresh, on_path, done };
    std::vector<char> state(content_.claims.size(), fresh);
    for (std::size_t start = 0; start < content_.claims.size(); ++start) {
      std::vector<std::size_t> path;
      std::size_t at = start;
      while (state[at] == fresh) {
        state[at] = on_path;
        path.push_back(at);
        const auto to = next(content_.claims[at]);
        const auto place = to ? index_.find(to) : std::nullopt;
        if (!place) break;
        at = *place;
      }
      const bool circle = !path.empty() && state[at] == on_path && next(content_.claims[path.back()]) == content_.claims[at].id;
      if (circle)
        report(fmt::format("/claims/{}{}", path.back(), field), fmt::format("claims that go round in a circle by '{}'", word),
               fmt::format("'{}'", content_.claims[at].id), "an end");
      for (const auto seen : path) state[seen] = done;
    }
  }

  const dossier_content& content_;
  id_index index_;
  std::vector<problem> problems_;
};

}  // namespace detail

/// Every problem that keeps the lists from being a dossier; none: they are one. Linear in their size.
[[nodiscard]] inline std::vector<problem> validate(const dossier_content& content) {
  return detail::validator(content).run();
}

}  // namespace habeas
