// SPDX-License-Identifier: MIT
// Small dossiers for tests: by hand, and at random.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/model/dossier.hpp>

#include "random_source.hpp"

namespace habeas::testing {

inline actor an_actor(const char* name, audience seen_by = audience::everyone) {
  actor a;
  a.id = actor_id(name);
  a.seen_by = seen_by;
  return a;
}
inline person a_person(const char* name, audience seen_by = audience::everyone) {
  person p;
  p.id = person_id(name);
  p.seen_by = seen_by;
  return p;
}
inline event an_event(const char* name) {
  event e;
  e.id = event_id(name);
  return e;
}
inline account an_account(const char* name) {
  account a;
  a.id = account_id(name);
  return a;
}
inline claim a_claim(const char* name, statement says, const char* said = nullptr) {
  claim c;
  c.id = claim_id(name);
  c.speaker = actor_id("foro");
  c.says = std::move(says);
  if (said != nullptr) c.said = parse_edtf(said);
  return c;
}
inline held_claim stock(std::int64_t n) { return {account_id("list"), quantity::exact(n), {}, reading::sometime}; }
inline response_claim about(response kind, const char* other) { return {kind, claim_id(other), {}}; }

/// One speaker, "foro", with one account, "list".
inline dossier_content foro() {
  dossier_content c;
  c.clock = -240;
  c.actors.push_back(an_actor("foro"));
  c.accounts.push_back(an_account("list"));
  return c;
}
inline dossier_content foro(std::vector<claim> claims) {
  auto c = foro();
  c.claims = std::move(claims);
  return c;
}

inline instant end_of(const char* date) { return latest_end_instant(parse_edtf(date), -240); }

/// Sound lists of every kind of thing, with something in every field now and then.
class random_lists {
 public:
  explicit random_lists(std::mt19937& random) : random_(&random) {}

  std::size_t below(std::size_t n) { return (*random_)() % n; }
  bool chance() { return below(2) == 0; }
  template <class Enum>
  Enum any() { return slug_table<Enum>::rows[below(slug_table<Enum>::rows.size())].first; }
  template <class T>
  auto one(const std::vector<T>& list) { return list[below(list.size())].id; }
  template <class T>
  auto maybe(const std::vector<T>& list) { return chance() ? one(list) : decltype(T::id)(); }

  dossier_content content() {
    dossier_content c;
    c.id = text();
    c.title = text();
    c.language = text();
    c.clock = static_cast<std::int32_t>(below(29 * 60)) - 14 * 60;
    if (c.clock > 14 * 60) c.clock = 0;
    if (chance()) c.hemisphere = chance() ? hemisphere::north : hemisphere::south;
    if (chance()) c.recorded = date();
    c.note = text();
    c.extra = own_fields();
    fill(c.actors, [&](actor& a) {
      a.name = text();
      a.kind = any<actor_kind>();
    });
    fill(c.places, [&](place& p) {
      p.name = text();
      if (!c.places.empty() && chance()) p.within = one(c.places);
    });
    fill(c.documents, [&](document& d) {
      d.title = text();
      d.publisher = maybe(c.actors);
      d.address = text();
      d.archived = text();
      d.hash = text();
      d.language = text();
      if (chance()) d.published = date();
      if (chance()) d.accessed = date();
    });
    fill(c.bulletins, [&](bulletin& b) {
      b.speaker = maybe(c.actors);
      if (chance()) b.as_of = date();
      if (chance()) b.documents.push_back(one(c.documents));
    });
    fill(c.accounts, [&](account& a) {
      a.counter = maybe(c.actors);
      a.population = text();
      a.rule.unit = any<counting_unit>();
      a.rule.minimum_days = static_cast<std::int64_t>(below(3));
      a.rule.leaves = any<leaving_rule>();
      a.rule.cutoff = any<cutoff_hour>();
      a.rule.window = text();
      if (chance()) a.rule.clauses.push_back({facet::regime, std::string(to_slug(any<regime>())), chance()});
      if (chance()) a.rule.clauses.push_back({facet::holder, one(c.actors).text(), chance()});
    });
    fill(c.assumptions, [&](assumption& a) {
      a.speaker = maybe(c.actors);
      a.statement = "it is so";
      a.on = chance();
      if (chance()) a.effect = chance() ? assumption_effect::no_other_exits : assumption_effect::no_other_entries;
      a.account = a.effect == assumption_effect::none ? maybe(c.accounts) : one(c.accounts);
    });
    fill(c.points, [&](named_time& p) {
      if (chance()) p.date = date();
    });
    fill(c.people, [&](person& p) {
      p.name = text();
      p.synthetic = chance();
    });
    fill(c.groups, [&](group& g) {
      g.name = text();
      if (chance()) g.size = number();
      if (chance()) g.members.push_back(one(c.people));
      g.counted_in = maybe(c.accounts);
    });
    fill(c.editions, [&](edition& e) {
      e.account = one(c.accounts);
      e.document = maybe(c.documents);
      e.bulletin = maybe(c.bulletins);
      if (chance()) e.as_of = date();
      e.people.push_back({one(c.people), {{"sex", "female"}, {"a/b ~", text()}}});
      if (chance()) e.people.push_back({one(c.people), {{"holder", one(c.actors).text()}, {"regime", "prison"}}});
    });
    fill(c.events, [&](event& e) {
      e.kind = any<event_kind>();
      e.title = text();
      e.where = maybe(c.places);
      e.group = maybe(c.groups);
      if (chance()) e.people.push_back(one(c.people));
      if (chance()) {
        e.change.emplace();
        if (chance()) e.change->how = any<mechanism>();
        if (chance()) e.change->ground = any<legal_ground>();
        if (chance()) e.change->conditions.push_back({any<condition_kind>(), any<condition_answer>()});
        e.change->destination = maybe(c.places);
        if (!c.events.empty() && chance()) e.change->follows = one(c.events);
      }
    });
    fill(c.negotiations, [&](negotiation& n) {
      n.title = text();
      if (chance()) n.channels.push_back({any<channel_kind>(), text(), maybe(c.places)});
      if (chance()) n.rounds.push_back(c.events[0].id);
      if (chance()) n.moves.push_back({c.events[1].id, chance() ? negotiation_state::suspended : negotiation_state::resumed});
    });
    fill(c.funds, [&](fund& f) {
      f.title = text();
      f.kind = any<fund_kind>();
      f.purpose = text();
    });
    fill(c.pledges, [&](pledge& p) {
      p.title = text();
      p.from = maybe(c.actors);
      p.to = maybe(c.actors);
      p.population = maybe(c.accounts);
      p.unit = text();
    });
    fill(c.exchanges, [&](exchange& x) {
      x.title = text();
      x.negotiation = maybe(c.negotiations);
      x.event = maybe(c.events);
      for (std::size_t i = 0, n = 2 + below(2); i < n; ++i) {
        exchange_leg leg;
        leg.id = leg_id(fmt::format("leg {}", i));
        leg.title = text();
        leg.pledge = maybe(c.pledges);
        leg.custodian = maybe(c.actors);
        leg.on_behalf = maybe(c.actors);
        if (chance()) leg.by_way_of.push_back(one(c.places));
        leg.handed_to = maybe(c.actors);
        leg.destination = maybe(c.places);
        if (chance()) leg.free_on_arrival = chance();
        leg.unit = text();
        if (chance()) leg.said_by.push_back(claim_id("claim 0"));
        x.legs.push_back(std::move(leg));
      }
    });
    fill(c.agreements, [&](agreement& a) {
      a.title = text();
      a.negotiation = maybe(c.negotiations);
      a.signing = maybe(c.events);
      for (std::size_t i = 0, n = below(3); i < n; ++i) {
        provision p;
        p.id = provision_id(fmt::format("provision {}", i));
        p.kind = any<provision_kind>();
        p.text = text();
        p.pledge = maybe(c.pledges);
        p.exchange = maybe(c.exchanges);
        p.fund = maybe(c.funds);
        if (chance()) p.said_by.push_back(claim_id("claim 1"));
        a.provisions.push_back(std::move(p));
      }
    });
    for (const auto& row : slug_table<claim_kind>::rows)
      for (int i = 0; i < 2; ++i) c.claims.push_back(make_claim(c, row.first));
    return c;
  }

 private:
  std::string text() {
    static const char* const some[] = {"", "a", "Añón", "\"quoted\" \\ / \n\t\x01", "~0 ~1", "日本語 \xF0\x9F\x95\x8A",
                                       "a text that is long enough not to stand on one line with much else beside it, we hope"};
    return some[below(std::size(some))];
  }
  edtf date() {
    static const char* const some[] = {"2026-01-19", "2025-12~", "2026", "2025-12-29/2026-01-19", "../2026-02", "[2026-01-18..2026-01-23]",
                                       "2026-01-19T18:00:00-04:00", "XXXX-10-18", "Y17E7", "2001-33"};
    return parse_edtf(some[below(std::size(some))]);
  }
  quantity number() {
    const auto n = static_cast<std::int64_t>(1 + below(1000));
    const auto how = any<quantifier>();
    return how == quantifier::between ? quantity::between(n, n + 5) : quantity::of(how, n);
  }
  audience mark() { return below(4) != 0 ? audience::everyone : chance() ? audience::partner : audience::internal; }
  extra_fields own_fields() {
    extra_fields extra;
    if (below(4) == 0) extra.emplace_back("x_number", "1.5E-7");
    if (below(4) == 0) extra.emplace_back("x_/~ list", R"([true,null,{"x_deep":"é"},18446744073709551615])");
    return extra;
  }
  template <class T, class Fill>
  void fill(std::vector<T>& list, Fill fill_one) {
    for (std::size_t i = 0, n = 2 + below(2); i < n; ++i) {
      T t{};
      fill_one(t);
      t.id = decltype(t.id)(fmt::format("{} {}", word_for<T>, i));
      t.note = text();
      t.seen_by = mark();
      t.extra = own_fields();
      list.push_back(std::move(t));
    }
  }
  time_ref when(const dossier_content& c) {
    time_ref m;
    m.kind = any<time_ref::how>();
    switch (m.kind) {
      case time_ref::how::bulletin: m.name = one(c.bulletins).text(); break;
      case time_ref::how::claim:
        if (c.claims.empty()) m = {time_ref::how::as_of, date(), {}};
        else m.name = one(c.claims).text();
        break;
      case time_ref::how::point: m.name = one(c.points).text(); break;
      case time_ref::how::event_start:
      case time_ref::how::event_end: m.name = one(c.events).text(); break;
      default: m.date = date();
    }
    return m;
  }
  subject someone(const dossier_content& c) {
    switch (below(4)) {
      case 0: return {one(c.people), {}, {}, {}};
      case 1: return {{}, one(c.groups), {}, {}};
      case 2: return {{}, {}, one(c.places), {}};
      default: return {{}, {}, {}, one(c.actors)};
    }
  }
  claim make_claim(const dossier_content& c, claim_kind kind) {
    claim made;
    made.id = claim_id(fmt::format("claim {}", c.claims.size()));
    made.speaker = one(c.actors);
    made.says = empty_statement(kind);
    struct {
      random_lists& r;
      const dossier_content& c;
      claim& made;
      void operator()(held_claim& s) const {
        s.account = r.one(c.accounts);
        s.number = r.number();
        if (r.chance()) s.during = r.date();
        s.reading = r.any<reading>();
      }
      void operator()(flow_claim& s) const {
        s.account = r.one(c.accounts);
        s.number = r.number();
        if (s.way != direction::net && s.way != direction::ever_held && r.chance()) s.of = r.any<mechanism>();
        if (r.chance()) s.from = r.when(c);
        if (r.chance()) s.to = r.when(c);
        s.from_under = r.maybe(c.assumptions);
        s.falls = r.chance();
      }
      void operator()(pledge_claim& s) const {
        s.number = r.number();
        s.account = r.maybe(c.accounts);
        s.population = r.text();
        s.to = r.maybe(c.actors);
        if (r.chance()) s.by = r.date();
        s.condition = r.text();
        s.pledge = r.maybe(c.pledges);
        s.once = r.maybe(c.events);
      }
      void operator()(occurred_claim& s) const { s.event = r.one(c.events); }
      void operator()(dated_claim& s) const {
        s.event = r.one(c.events);
        s.date = r.date();
        if (r.chance()) s.reading = r.any<reading>();
        if (r.chance()) s.lasted = duration{r.number(), r.any<time_unit>()};
      }
      void operator()(linked_claim& s) const {
        s = {r.one(c.events), r.any<relation>(), r.one(c.events), static_cast<std::int64_t>(r.below(99)), r.text()};
      }
      void operator()(role_claim& s) const {
        s.actor = r.one(c.actors);
        s.role = r.any<actor_role>();
        switch (r.below(4)) {
          case 0: s.event = r.one(c.events); break;
          case 1: s.negotiation = r.one(c.negotiations); break;
          case 2: s.agreement = r.one(c.agreements); break;
          default: s.fund = r.one(c.funds);
        }
      }
      void operator()(attribute_claim& s) const {
        s.of = r.someone(c);
        s.property = "age";
        s.value = r.text();
        s.reading = r.any<reading>();
      }
      void operator()(custody_claim& s) const {
        s.of = r.someone(c);
        s.facet = r.chance() ? facet::holder : facet::whereabouts;
        s.value = s.facet == facet::holder ? r.one(c.actors).text() : "known";
        s.known_to = r.text();
        s.reading = r.any<reading>();
      }
      void operator()(implemented_claim& s) const {
        if (r.chance()) {
          s.agreement = r.one(c.events);
          s.provision = r.text();
        } else {
          const auto& a = c.agreements[r.below(c.agreements.size())];
          s.of = a.id;
          s.provision = a.provisions.empty() ? r.text() : a.provisions.front().id.text();
        }
        s.level = static_cast<std::int64_t>(r.below(4));
      }
      void operator()(labelled_claim& s) const {
        if (r.chance()) s.population = r.one(c.accounts);
        else s.of = r.someone(c);
        s.label = "hostage";
        s.criterion = r.text();
        if (r.chance()) s.since = r.date();
        if (r.chance()) s.until = r.date();
        s.applies = r.chance();
      }
      void operator()(identity_claim& s) const { s = {r.one(c.people), r.one(c.people), r.any<identity_verdict>()}; }
      void operator()(member_claim& s) const {
        s.person = r.one(c.people);
        if (r.chance()) s.group = r.one(c.groups);
        else s.account = r.one(c.accounts);
      }
      void operator()(related_claim& s) const {
        s.account = r.one(c.accounts);
        s.relation = r.any<account_relation>();
        s.others.push_back(r.one(c.accounts));
        if (r.chance()) s.overlap = r.number();
        s.flows = r.chance();
      }
      void operator()(coded_claim& s) const {
        const auto& a = c.agreements[r.below(c.agreements.size())];
        s.of = a.id;
        s.aspect = r.any<coded_aspect>();
        if (s.aspect == coded_aspect::status) s.value = to_slug(r.any<agreement_status>());
        if (s.aspect == coded_aspect::stage) s.value = to_slug(r.any<agreement_stage>());
        if (s.aspect != coded_aspect::strength) return;
        s.provision = a.provisions.empty() ? "a provision" : a.provisions.front().id.text();
        s.value = fmt::format("{}", r.below(4));
      }
      void operator()(counts_claim& s) const {
        s.pledge = r.one(c.pledges);
        s.account = r.one(c.accounts);
        if (r.chance()) s.of = r.any<mechanism>();
        s.as = r.any<release_stage>();
        s.from = r.when(c);
      }
      void operator()(ratio_claim& s) const {
        const auto& x = c.exchanges[r.below(c.exchanges.size())];
        s.exchange = x.id;
        s.of = x.legs[0].id;
        s.to = x.legs[1].id;
        s.number = r.number();
        if (r.chance()) s.per = 1 + static_cast<std::int64_t>(r.below(5));
        s.terms = r.text();
      }
      void operator()(response_claim& s) const {
        if (s.kind == response::absent) return;
        const auto& target = c.claims[r.below(c.claims.size())];
        s.about = target.id;
        made.speaker = target.speaker;
        if (s.kind == response::corrected && number_of(target)) s.number = r.number();
      }
    } filled{*this, c, made};
    std::visit(filled, made.says);
    made.via = maybe(c.actors);
    made.document = maybe(c.documents);
    made.locator = text();
    made.bulletin = maybe(c.bulletins);
    if (chance()) made.as_of = date();
    if (chance()) made.said = date();
    if (chance()) made.recorded = date();
    made.language = text();
    made.quote = text();
    made.translation = text();
    made.text = text();
    if (chance()) made.breakdowns.push_back({"sex", any<composition>(), {{"male", number()}, {"a/b", number()}}});
    if (chance()) made.grade = grading{static_cast<char>('A' + below(6)), static_cast<char>('1' + below(6))};
    made.coder = text();
    made.codebook = text();
    if (!c.claims.empty()) {
      if (below(6) == 0) made.derived_from = one(c.claims);
      if (below(6) == 0) made.supersedes = one(c.claims);
    }
    if (chance()) made.under.push_back(one(c.assumptions));
    made.tentative = below(4) == 0;
    made.note = text();
    made.seen_by = mark();
    made.extra = own_fields();
    return made;
  }

  std::mt19937* random_;
};

}  // namespace habeas::testing
