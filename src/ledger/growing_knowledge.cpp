// SPDX-License-Identifier: MIT
#include "ledger/growing_knowledge.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/model/change_of_event.hpp>
#include "ledger/counting_claims.hpp"
#include "ledger/plain_custody.hpp"
#include "proof/claim_windows.hpp"

namespace habeas::detail {

namespace {

/// Since when each bulletin is known, and whether that was bit by bit.
class bulletin_days {
 public:
  /// False where another claim of it was said at another time.
  bool note(const bulletin_id& name, const std::optional<instant>& since) {
    return !name || since_.try_emplace(name, since).first->second == since;
  }
  /// What starts or ends where a number of this bulletin was taken.
  void refer(const bulletin_id& name, const std::optional<instant>& since) {
    if (name) referred_.emplace_back(name, since);
  }
  /// Was each known to whoever referred to one of its numbers?
  [[nodiscard]] bool known_before_use() const {
    return std::all_of(referred_.begin(), referred_.end(), [&](const auto& use) {
      const auto& since = since_.at(use.first);
      return !use.second || (since && *since <= *use.second);
    });
  }

 private:
  std::map<bulletin_id, std::optional<instant>> since_;
  std::vector<std::pair<bulletin_id, std::optional<instant>>> referred_;
};

/// Does a number stand for all who entered, left or were held, at points that nothing moves?
bool is_whole_number(const claim& c) {
  if (!c.breakdowns.empty()) return false;
  if (const auto* held = std::get_if<held_claim>(&c.says)) return !held->during;
  const auto* flow = std::get_if<flow_claim>(&c.says);
  if (flow == nullptr || (flow->way != direction::entries && flow->way != direction::exits)) return false;
  if (flow->of || flow->ground || flow->condition || flow->destination || flow->authority) return false;
  const auto of_event = [](const std::optional<time_ref>& m) {
    return m && (m->kind == time_ref::how::event_start || m->kind == time_ref::how::event_end);
  };
  return !of_event(flow->from) && !of_event(flow->to);
}

/// What people are part of, as far as more of it only adds: each event with one day, and people who are counted at no
/// day of their own.
class days_of_events {
 public:
  /// False where the claim may move what was known of an event, or of who came and left.
  bool note(const claim& c) {
    if (c.bulletin) return false;
    if (is_plain_membership(c)) return true;
    const auto* dated = std::get_if<dated_claim>(&c.says);
    return dated != nullptr && is_one_day(*dated) && dated_.insert(dated->event).second;
  }

 private:
  std::set<event_id> dated_;
};

/// May a claim that is no number have a say in what counts, or in what follows?
bool has_a_say(const claim& c) {
  return c.bulletin || std::holds_alternative<response_claim>(c.says) || std::holds_alternative<dated_claim>(c.says) ||
         std::holds_alternative<linked_claim>(c.says) || std::holds_alternative<related_claim>(c.says) ||
         std::holds_alternative<member_claim>(c.says) || std::holds_alternative<identity_claim>(c.says) ||
         std::holds_alternative<custody_claim>(c.says) || std::holds_alternative<occurred_claim>(c.says);
}

bool same_proof(const std::optional<proof>& a, const std::optional<proof>& b);

bool same_proof(const proof& a, const proof& b) {
  const auto same_step = [](const proof_step& x, const proof_step& y) {
    if (x.by != y.by || x.end != y.end || x.amount != y.amount || x.times != y.times || x.claims != y.claims || x.assumptions != y.assumptions ||
        x.plus != y.plus || x.minus != y.minus || x.sum != y.sum || x.widened != y.widened)
      return false;
    return x.because == y.because || (x.because && y.because && same_proof(*x.because, *y.because));
  };
  return a.end == b.end && a.value == b.value && a.divisor == b.divisor && a.plus == b.plus && a.minus == b.minus &&
         std::equal(a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(), same_step);
}

bool same_proof(const std::optional<proof>& a, const std::optional<proof>& b) {
  return a.has_value() == b.has_value() && (!a || same_proof(*a, *b));
}

}  // namespace

std::optional<known_claims> growing_knowledge(const dossier& view, const account_id& account) {
  const auto& all = view.content();
  known_claims known;
  known.keeps_proofs = std::none_of(all.events.begin(), all.events.end(), [](const event& e) { return change_of(e).has_value(); });
  if (!known.keeps_proofs && !changes_stand_alone(view, account)) return std::nullopt;
  for (const auto& a : all.assumptions)
    if (a.effect == assumption_effect::no_other_exits || a.effect == assumption_effect::no_other_entries) return std::nullopt;
  bulletin_days days;
  days_of_events events;
  bool repeats = false, in_bulletins = false;
  for (std::size_t i = 0; i < all.claims.size(); ++i) {
    const auto& c = all.claims[i];
    if (!view.shows(all.claims, i)) continue;
    if (c.supersedes) return std::nullopt;
    if (number_of(c) != nullptr && account_of(c) != nullptr) {
      if (!is_whole_number(c)) return std::nullopt;
    } else if (has_a_say(c) && (known.keeps_proofs || !events.note(c))) {
      return std::nullopt;
    }
    repeats = repeats || c.derived_from;
    in_bulletins = in_bulletins || c.bulletin;
    const auto since = view.said_at(i);
    if (!days.note(c.bulletin, since)) return std::nullopt;
    const auto* flow = std::get_if<flow_claim>(&c.says);
    if (flow == nullptr) continue;
    for (const auto* m : {&flow->from, &flow->to}) {
      if (!*m) continue;
      if ((*m)->kind == time_ref::how::bulletin && !days.note(bulletin_id((*m)->name), since)) return std::nullopt;
      if ((*m)->kind == time_ref::how::claim)
        if (const auto* other = view.find(claim_id((*m)->name))) days.refer(other->bulletin, since);
    }
  }
  // What is repeated is taken where its origin was: in that one's bulletin.
  if ((repeats && in_bulletins) || !days.known_before_use()) return std::nullopt;
  for (const auto place : counting_for(view, account))
    if (const auto since = view.said_at(place)) known.in_order.push_back({place, *since});
  std::stable_sort(known.in_order.begin(), known.in_order.end(), [](const known_claim& a, const known_claim& b) { return a.since < b.since; });
  return known;
}

bool same_answer(const bound& a, const bound& b) {
  const auto is_plain = [](const bound& one) {
    return one.set_aside.empty() && one.alternatives.empty() && one.disputed.empty() && one.contradictions.empty() && !one.fewest;
  };
  return is_plain(a) && is_plain(b) && a.low == b.low && a.high == b.high && a.assumptions == b.assumptions && a.engine == b.engine &&
         a.repairs == b.repairs && same_proof(a.low_proof, b.low_proof) && same_proof(a.high_proof, b.high_proof);
}

bool rests_on_nothing(const bound& b) {
  const auto is_bare = [](const std::optional<std::int64_t>& end, const std::optional<proof>& why) {
    return !end || (why && claims_of(*why).empty() && assumptions_of(*why).empty());
  };
  return is_bare(b.low, b.low_proof) && is_bare(b.high, b.high_proof);
}

}  // namespace habeas::detail
