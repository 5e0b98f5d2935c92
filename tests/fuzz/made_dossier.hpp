// SPDX-License-Identifier: MIT
// A dossier made from bytes: whatever they are, what comes of them is nearly always valid, and small enough to be asked everything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <habeas/model/dossier.hpp>

#include "made/small.hpp"

namespace habeas::fuzz {

/// Bytes read as choices; where they end, every further choice is the first.
class choices {
 public:
  choices(const std::uint8_t* data, std::size_t size) : at_(data), end_(data + size) {}
  [[nodiscard]] bool any() const noexcept { return at_ != end_; }
  /// A number below n.
  std::size_t below(std::size_t n) { return at_ == end_ ? 0 : *at_++ % n; }
  bool is(std::size_t one_in) { return below(one_in) + 1 == one_in; }
  template <class T, std::size_t N>
  const T& of(const T (&list)[N]) {
    return list[below(N)];
  }

 private:
  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

/// Makes one dossier of up to 14 claims about two accounts, four events, three people and two groups, a pledge and two lists.
class dossier_maker {
 public:
  explicit dossier_maker(choices& c) : c_(&c) {}

  dossier_content make() {
    entities();
    for (std::size_t n = 0; n < 14 && c_->any(); ++n) add_claim(n);
    return std::move(made_.content);
  }

 private:
  static std::string numbered(const char* what, std::size_t n) { return what + std::to_string(n); }

  void entities() {
    auto& all = made_.content;
    all.clock = c_->is(2) ? -240 : 0;
    account second;
    second.id = account_id("second");
    second.counter = actor_id("speaker");
    all.accounts.push_back(second);
    made_.assume("doubt", c_->is(2));
    if (c_->is(3)) made_.assume("closed", c_->is(2), assumption_effect::no_other_exits);
    made_.add_bulletin("paper", c_->is(2) ? "2026-01-06" : "");
    for (std::size_t i = 0; i < 3; ++i) {
      person p;
      p.id = person_id(numbered("p", i));
      p.synthetic = true;
      all.people.push_back(p);
    }
    for (std::size_t i = 0; i < 2; ++i) {
      group g;
      g.id = group_id(numbered("g", i));
      if (c_->is(2)) g.size = number();
      if (c_->is(2)) g.members.push_back(person_id(numbered("p", c_->below(3))));
      if (c_->is(3)) g.counted_in = testing::the_account;
      all.groups.push_back(g);
    }
    static constexpr event_kind kinds[] = {event_kind::other, event_kind::detention, event_kind::release, event_kind::negotiation_stall};
    static constexpr mechanism ways[] = {mechanism::arrest, mechanism::release, mechanism::death, mechanism::transfer};
    for (std::size_t i = 0; i < 4; ++i) {
      made_.add_event(numbered("e", i));
      auto& e = all.events.back();
      e.kind = c_->of(kinds);
      if (c_->is(3)) e.people.push_back(person_id(numbered("p", c_->below(3))));
      else if (c_->is(3)) e.group = group_id(numbered("g", c_->below(2)));
      if ((!e.people.empty() || e.group) && c_->is(2)) e.change = custody_change{c_->of(ways), {}, {}, {}, {}};
    }
    if (c_->is(3)) {
      pledge promised;
      promised.id = pledge_id("promise");
      promised.population = testing::the_account;
      all.pledges.push_back(promised);
    }
    for (std::size_t i = c_->is(3) ? 0 : 2; i < 2; ++i) {
      edition list;
      list.id = edition_id(numbered("l", i));
      list.account = testing::the_account;
      list.as_of = parse_edtf(day_text());
      for (std::size_t who = 0; who < 3; ++who)
        if (c_->is(2)) list.people.push_back({person_id(numbered("p", who)), {}});
      all.editions.push_back(list);
    }
    if (c_->is(2)) {
      static constexpr negotiation_state states[] = {negotiation_state::under_way, negotiation_state::suspended, negotiation_state::resumed};
      negotiation talks;
      talks.id = negotiation_id("talks");
      for (std::size_t i = 0; i < 3; ++i) talks.moves.push_back({event_id(numbered("e", i)), c_->of(states)});
      talks.rounds.push_back(event_id("e3"));
      all.negotiations.push_back(talks);
    }
  }

  std::string day_text() { return testing::january(1 + static_cast<std::int64_t>(c_->below(12))); }
  std::string date_text() {
    switch (c_->below(9)) {
      case 0: return "2026-01";
      case 1: return "2026-01-XX";
      case 2: return "2026-01-1X";
      case 3: return day_text() + "~";
      case 4: return "../" + day_text();
      case 5: return "2025-12/" + day_text();
      case 6: return day_text() + "T12:00-04:00";
      default: return day_text();
    }
  }
  quantity number() {
    const auto n = static_cast<std::int64_t>(c_->below(24));
    switch (c_->below(8)) {
      case 0: return quantity::at_least(n);
      case 1: return quantity::at_most(n);
      case 2: return quantity::between(n, n + static_cast<std::int64_t>(c_->below(6)));
      case 3: return quantity::about(n);
      case 4: return quantity::unquantified();
      case 5: return c_->is(3) ? quantity::exact(quantity::greatest - n) : quantity::exact(n);
      default: return quantity::exact(n);
    }
  }
  std::optional<time_ref> point(std::size_t claims_before) {
    using how = time_ref::how;
    switch (c_->below(8)) {
      case 0: return std::nullopt;
      case 1: return testing::time_ref_at(how::start_of, day_text());
      case 2: return testing::time_ref_at(how::bulletin, "paper");
      case 3: return testing::time_ref_at(how::event_start, numbered("e", c_->below(4)));
      case 4: return testing::time_ref_at(how::event_end, numbered("e", c_->below(4)));
      case 5:
        if (claims_before > 0) return testing::time_ref_at(how::claim, numbered("c", c_->below(claims_before)));
        [[fallthrough]];
      default: return testing::time_ref_at(how::end_of, day_text());
    }
  }

  void add_claim(std::size_t n) {
    const auto name = numbered("c", n);
    const auto one = c_->is(4) ? account_id("second") : testing::the_account;
    claim* made = nullptr;
    switch (c_->below(13)) {
      case 0:
      case 1:
      case 2:
        made = &made_.held(name, number(), date_text());
        std::get<held_claim>(made->says).account = one;
        break;
      case 3:
        made = &made_.held_during(name, number(), day_text() + "/2026-01-12", c_->is(2) ? reading::sometime : reading::throughout);
        break;
      case 4:
      case 5: {
        static constexpr direction ways[] = {direction::exits, direction::entries, direction::net, direction::ever_held};
        const auto way = c_->of(ways);
        auto from = point(n), to = point(n);
        std::optional<mechanism> kind;
        if ((way == direction::exits || way == direction::entries) && c_->is(2)) kind = way == direction::exits ? mechanism::release : mechanism::arrest;
        made = &made_.flow(name, way, number(), std::move(from), std::move(to), kind, c_->is(3) ? day_text() : std::string());
        std::get<flow_claim>(made->says).account = one;
        break;
      }
      case 6: made = &made_.dated(name, numbered("e", c_->below(4)), date_text(), c_->is(3) ? std::optional(reading::sometime) : std::nullopt); break;
      case 7: {
        static constexpr relation how[] = {relation::follows, relation::precedes, relation::during, relation::meets, relation::same_as, relation::part_of};
        const auto from = c_->below(4);
        made = &made_.linked(name, numbered("e", from), c_->of(how), numbered("e", (from + 1 + c_->below(3)) % 4));
        break;
      }
      case 8: {
        member_claim says;
        if (c_->is(4)) says.members_of = group_id("g1");
        else says.person = person_id(numbered("p", c_->below(3)));
        if (says.members_of || c_->is(2)) says.group = group_id("g0");
        else says.account = testing::the_account;
        says.outside = !says.members_of.is_null() || (!says.group.is_null() && c_->is(4));
        made = &made_.add(name, says);
        break;
      }
      case 9: {
        static constexpr identity_verdict verdicts[] = {identity_verdict::same, identity_verdict::different, identity_verdict::possibly_same};
        const auto first = c_->below(3);
        made = &made_.add(name, identity_claim{person_id(numbered("p", first)), person_id(numbered("p", (first + 1) % 3)), c_->of(verdicts)});
        break;
      }
      case 10: {
        static constexpr account_relation relations[] = {account_relation::same, account_relation::contains, account_relation::overlaps};
        related_claim says{testing::the_account, c_->of(relations), {account_id("second")}, {}, c_->is(2), false};
        if (says.relation == account_relation::overlaps) says.overlap = number();
        made = &made_.add(name, says);
        break;
      }
      case 11: {
        pledge_claim says;
        says.number = number();
        says.pledge = pledge_id("promise");
        if (c_->is(2)) says.by = parse_edtf(day_text());
        made = &made_.add(name, says);
        break;
      }
      default: made = &made_.add(name, occurred_claim{event_id(numbered("e", c_->below(4)))}); break;
    }
    if (c_->is(4)) made->said = parse_edtf(day_text());
    if (c_->is(5)) made->under.push_back(assumption_id("doubt"));
    if (c_->is(5) && !made->as_of) made->bulletin = bulletin_id("paper");
    if (c_->is(6) && n > 0) made->derived_from = claim_id(numbered("c", c_->below(n)));
  }

  choices* c_;
  testing::small_dossier made_;
};

/// The dossier that bytes make; nothing where their choices do not fit one another.
inline std::optional<dossier> dossier_from(choices& c) {
  try {
    return dossier(dossier_maker(c).make());
  } catch (const error& e) {
    if (e.code() != errc::invalid_file) throw;
    return std::nullopt;
  }
}

}  // namespace habeas::fuzz
