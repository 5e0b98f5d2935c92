// SPDX-License-Identifier: MIT
#include <habeas/verify/proof_checker.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "verify/claim_rows.hpp"
#include "verify/hull_check.hpp"
#include <habeas/model/dossier.hpp>
#include <habeas/proof/proof.hpp>
#include "verify/people_rows.hpp"
#include "verify/sum_rows.hpp"

namespace habeas::verify {

namespace {

/// Goes through a proof and all that it rests on, each nested proof once.
class proof_checker : private detail::sum_checker {
 public:
  proof_checker(const dossier& view, const std::optional<about_policy>& about, const std::optional<widening_policy>& wider)
      : detail::sum_checker(view, about, wider ? &*wider : nullptr) {}

  check_result run(const proof& p);

 private:
  using amounts = std::optional<std::int64_t>;
  static constexpr std::int64_t greatest = std::int64_t{1} << 62;

  // The proof as a whole.

  void shape(const proof& p);
  void chain(const proof& p);
  /// Steps taken several times need not follow one another; what they leave over must be what was asked.
  void balance(const proof& p);
  static amounts added(amounts a, amounts b);
  static amounts multiplied(std::int64_t a, std::int64_t times);
  /// Rounded outwards, so that the bound stays one.
  static std::int64_t divided(std::int64_t sum, std::int64_t divisor, bound_side end);

  // One step.

  void step(const proof_step& s);

  /// All that the step names is in the view: accounts and events shown, claims that count, assumptions that are on.
  bool things_are_there(const proof_step& s);

  static bool is_chain(const term& t) {
    return t.chain == term_chain::stock() ? !t.stratum.is_null() : detail::claim_rows::is_chain(t.chain);
  }
  static bool is_event_end(const term_chain& c) {
    return c.is_whole() && (c.is == term_chain::what::start || c.is == term_chain::what::end);
  }
  void of_claim(const proof_step& s);

  void not_negative(const proof_step& s);

  void start_before_end(const proof_step& s);

  void kind_is_part(const proof_step& s);

  void kind_within(const proof_step& s);

  void no_other(const proof_step& s);

  void mask(const proof_step& s);

  struct task {
    const proof* what;
    std::string within;
  };
  std::vector<task> waiting_;
  std::set<const proof*> seen_;
  std::string within_;
};

check_result proof_checker::run(const proof& p) {
  waiting_.push_back({&p, {}});
  while (!waiting_.empty()) {
    const auto [next, within] = waiting_.back();
    waiting_.pop_back();
    within_ = within;
    shape(*next);
    for (std::size_t i = 0; i < next->steps.size(); ++i) {
      at_ = fmt::format("{}step {} ({})", within, i + 1, next->steps[i].by);
      step(next->steps[i]);
    }
  }
  return std::move(result_);
}

void proof_checker::shape(const proof& p) {
  at_ = within_ + "the proof";
  if (p.divisor < 1) return refuse("its divisor is below 1");
  bool plain = p.divisor == 1;
  amounts sum = 0;
  for (const auto& s : p.steps) {
    if (s.times < 1) return refuse("a step is taken less than once");
    if (s.end != p.end) return refuse("a step is of the other side");
    plain = plain && s.times == 1 && s.sum.empty();
    sum = added(sum, multiplied(s.amount, s.times));
  }
  if (plain)
    chain(p);
  else
    balance(p);
  if (!sum) return refuse("its numbers are too large to add up");
  const auto value = divided(*sum, p.divisor, p.end);
  if (value != p.value) refuse(fmt::format("its steps add up to {}, not to {}", value, p.value));
}

void proof_checker::chain(const proof& p) {
  const term* at = &p.plus;
  for (const auto& s : p.steps) {
    if (s.plus != *at) return refuse("its steps do not follow one another");
    at = &s.minus;
  }
  if (*at != p.minus) refuse("its steps do not lead to what it is about");
}

void proof_checker::balance(const proof& p) {
  std::map<term, std::int64_t> left;
  const auto move = [&](const term& t, std::int64_t n) {
    const auto moved = added(left[t], n);
    if (!moved) return false;
    left[t] = *moved;
    return true;
  };
  bool fits = move(p.plus, -p.divisor) && move(p.minus, p.divisor);
  for (const auto& s : p.steps) {
    if (s.sum.empty()) fits = fits && move(s.plus, s.times) && move(s.minus, -s.times);
    for (const auto& w : s.sum) {
      const auto times = multiplied(w.times, s.times);
      fits = fits && times && move(w.of, *times);
    }
  }
  fits = fits && std::all_of(left.begin(), left.end(), [](const auto& l) { return l.second == 0; });
  if (!fits) refuse("its steps do not lead to what it is about");
}

proof_checker::amounts proof_checker::added(amounts a, amounts b) {
  if (!a || !b || *a > greatest || *a < -greatest || *b > greatest || *b < -greatest) return std::nullopt;
  return *a + *b;
}

proof_checker::amounts proof_checker::multiplied(std::int64_t a, std::int64_t times) {
  if (a > greatest / times || a < -(greatest / times)) return std::nullopt;
  return a * times;
}

std::int64_t proof_checker::divided(std::int64_t sum, std::int64_t divisor, bound_side end) {
  const auto whole = sum / divisor, rest = sum % divisor;
  if (rest == 0) return whole;
  return end == bound_side::low ? whole - (rest < 0 ? 1 : 0) : whole + (rest > 0 ? 1 : 0);
}

void proof_checker::step(const proof_step& s) {
  if (s.amount > greatest || s.amount < -greatest) return refuse("an impossible number");
  if (!things_are_there(s)) return;
  const bool rises = s.by == row_rule::order || s.by == row_rule::part_of_whole || s.by == row_rule::related;
  const bool nested = s.by == row_rule::kind_is_part || s.by == row_rule::kind_within || s.by == row_rule::mask || (rises && s.because);
  if (s.because && !nested) return refuse("it needs no proof of its own");
  const bool dates = s.by == row_rule::dated || s.by == row_rule::throughout || s.by == row_rule::sometime;
  if (s.widened && !dates) return refuse("it has no date to widen");
  if (nested) {
    if (!s.because) return refuse("the proof that it rests on is missing");
    if (seen_.insert(s.because.get()).second) waiting_.push_back({s.because.get(), at_ + " rests on: "});
  }
  switch (s.by) {
    case row_rule::held:
    case row_rule::held_sometime:
    case row_rule::held_throughout:
    case row_rule::entries:
    case row_rule::exits:
    case row_rule::ever_held:
    case row_rule::dated:
    case row_rule::throughout:
    case row_rule::sometime:
    case row_rule::lasted:
    case row_rule::linked: return of_claim(s);
    case row_rule::order: return s.because ? order_of_events(s) : order(s);
    case row_rule::same_cutoff: return same_cutoff(s);
    case row_rule::named_people:
      if (const auto why = detail::people_checker(*view_, s).run(); !why.empty()) refuse(why);
      return;
    case row_rule::kind_is_part: return kind_is_part(s);
    case row_rule::kind_within: return kind_within(s);
    case row_rule::no_other_exits:
    case row_rule::no_other_entries: return no_other(s);
    case row_rule::held_is_not_negative: return not_negative(s);
    case row_rule::start_before_end: return start_before_end(s);
    case row_rule::mask: return mask(s);
    case row_rule::net:
    case row_rule::part: return of_claim_in_sum(s);
    case row_rule::part_of_whole: return part_of_whole(s);
    case row_rule::part_is_not_negative: return part_is_not_negative(s);
    case row_rule::parts_make_whole: return parts_make_whole(s);
    case row_rule::related: return related(s);
  }
  refuse("no rule of that name");
}

bool proof_checker::things_are_there(const proof_step& s) {
  std::vector<const term*> terms{&s.plus, &s.minus};
  for (const auto& w : s.sum) terms.push_back(&w.of);
  if (!s.sum.empty() && (s.plus != term{} || s.minus != term{})) return refuse("it is both a difference and a sum"), false;
  for (const auto* t : terms) {
    const bool there = t->kind == term::what::account ? view_->find(t->account) && is_chain(*t)
                       : t->kind == term::what::event ? view_->find(t->event) && !t->point && is_event_end(t->chain)
                                                      : *t == term{};
    if (!there) return refuse(fmt::format("'{}' with '{}' is nothing in this view", t->kind == term::what::event ? t->event.text() : t->account.text(), to_string(t->chain))), false;
  }
  for (const auto& c : s.claims) {
    if (!view_->find(c)) return refuse(fmt::format("{} is no claim in this view", c)), false;
    if (view_->status_of(c) != claim_status::counts)
      return refuse(fmt::format("{} does not count here: {}", c, view_->status_of(c))), false;
  }
  for (const auto& a : s.assumptions) {
    if (!view_->find(a)) return refuse(fmt::format("{} is no assumption in this view", a)), false;
    if (!view_->assumes(a)) return refuse(fmt::format("the assumption {} is off", a)), false;
  }
  return true;
}

void proof_checker::of_claim(const proof_step& s) {
  if (s.claims.size() != 1) return refuse("it needs one claim");
  const auto& name = s.claims.front();
  bool same_thing = false;
  std::optional<std::vector<assumption_id>> under;
  rows_.visit(name, [&](const detail::plain_row& r, row_rule by, const std::vector<assumption_id>& needs, std::int64_t off) {
    if (by != s.by || !about(s, r)) return;
    same_thing = true;
    const auto widening = off != 0 ? std::optional(date_widening{off, wider_->name}) : std::nullopt;
    if (says(s, r) && s.widened == widening) under = needs;
  });
  if (s.by == row_rule::held_throughout) {
    if (const auto found = rows_.throughout(name, s.plus, s.minus)) {
      same_thing = true;
      for (const auto& r : found->rows)
        if (says(s, r)) under = found->under;
    }
  }
  if (!same_thing) return refuse(fmt::format("{} says nothing of this", name));
  if (!under) return refuse(fmt::format("{} says another number", name));
  cites(s, {name}, *under);
}

void proof_checker::not_negative(const proof_step& s) {
  const auto& t = s.plus;
  if (t.kind != term::what::account) return refuse("it is about no account");
  const auto at = [&](const term_chain& chain) { return term::of(t.account, chain, t.point); };
  if (!says(s, {at(term_chain::all_exits()), at(term_chain::all_entries()), 0})) return refuse("it is not that exits are no more than entries");
  cites(s, {}, {});
}

void proof_checker::start_before_end(const proof_step& s) {
  const auto& t = s.plus;
  if (t.kind != term::what::event) return refuse("it is about no event");
  if (!says(s, {term::start_of(t.event), term::end_of(t.event), 0})) return refuse("it is not that an event starts before it ends");
  cites(s, {}, {});
}

void proof_checker::kind_is_part(const proof_step& s) {
  const proof& why = *s.because;
  const auto& wider = s.plus.chain;
  const auto& kind = why.plus.chain;
  const auto whole = [&](term t) {
    t.chain = wider;
    return t;
  };
  // The same chain: a sum of kinds of which nobody is in two, proved by itself.
  const bool of_kind = why.end == bound_side::low && why.plus.kind == term::what::account && why.minus.chain == kind &&
                       detail::claim_rows::is_chain(wider) && (kind == wider || detail::claim_rows::lies_in(kind, wider));
  if (!of_kind) return refuse("what it rests on is not how many there were at least of a kind");
  if (!says(s, {whole(why.minus), whole(why.plus), -why.value}))
    return refuse("what it rests on is about other points or another number");
  // Only where some of the kind moved is it certain that the points are in this order.
  if (why.value < 1) return refuse("none of a kind says nothing of the whole");
  cites(s, claims_of(why), assumptions_of(why));
}

void proof_checker::kind_within(const proof_step& s) {
  const proof& why = *s.because;
  const auto& kind = s.plus.chain;
  const auto& wider = why.plus.chain;
  const auto inside = [&](term t) {
    t.chain = kind;
    return t;
  };
  const bool of_whole = why.end == bound_side::high && why.plus.kind == term::what::account && why.minus.chain == wider &&
                        detail::claim_rows::is_chain(kind) && detail::claim_rows::lies_in(kind, wider);
  if (!of_whole) return refuse("what it rests on is not how many there were at most of what the kind lies in");
  if (!says(s, {inside(why.plus), inside(why.minus), why.value})) return refuse("what it rests on is about other points or another number");
  // Below 0 the points are the other way round.
  if (why.value < 0) return refuse("fewer than none of the whole says nothing of a kind");
  cites(s, claims_of(why), assumptions_of(why));
}

void proof_checker::no_other(const proof_step& s) {
  const auto effect =
      s.by == row_rule::no_other_exits ? assumption_effect::no_other_exits : assumption_effect::no_other_entries;
  const auto total = s.by == row_rule::no_other_exits ? term_chain::all_exits() : term_chain::all_entries();
  if (s.assumptions.size() != 1) return refuse("it needs one assumption");
  if (!s.sum.empty()) return no_other_in_sum(s, effect, total);
  if (!s.plus.stratum.is_null() || !s.minus.stratum.is_null()) return refuse("it is about no stratum");
  const auto& assumed = view_->get(s.assumptions.front());
  if (assumed.effect != effect || assumed.account != s.plus.account || s.plus.kind != term::what::account)
    return refuse(fmt::format("{} does not say this of the account", assumed.id));
  const auto kinds = rows_.closed(assumed);
  if (kinds.size() != 1) return refuse("more than one kind is counted");
  const auto& of_kind = *kinds.begin();
  const bool swapped = s.plus.chain == of_kind && s.minus.chain == total;
  const bool straight = s.plus.chain == total && s.minus.chain == of_kind;
  if (s.amount != 0 || !(swapped || straight) || s.plus.point != s.minus.point || s.plus.account != s.minus.account)
    return refuse("it is not that the kind is all there are");
  cites(s, {}, {assumed.id});
}

void proof_checker::mask(const proof_step& s) {
  const proof& why = *s.because;
  const auto low = why.end == bound_side::low;
  const auto amount = s.end == why.end ? s.amount : -s.amount;
  const bool same =
      why.plus.kind == term::what::event && why.minus.kind == term::what::calendar &&
      (s.end == why.end ? s.plus == why.plus && s.minus == why.minus : s.plus == why.minus && s.minus == why.plus);
  if (!same) return refuse("what it rests on is about something else");
  if (low ? amount <= why.value : amount >= why.value) return refuse("it moves no day inwards");
  auto claims = claims_of(why);
  auto assumptions = assumptions_of(why);
  // One of the claims cited has the mask, and no day that it skips fits.
  for (const auto& name : s.claims) {
    const auto under =
        low ? rows_.skips(name, why.plus, why.value, amount - 1) : rows_.skips(name, why.plus, amount + 1, why.value);
    if (!under) continue;
    auto with = claims;
    with.push_back(name);
    auto on = assumptions;
    on.insert(on.end(), under->begin(), under->end());
    if (in_order(s.claims) == in_order(std::move(with)) && in_order(s.assumptions) == in_order(std::move(on))) return;
  }
  refuse("no date that it cites leaves those days out");
}

}  // namespace

check_result check(const proof& p, const dossier& view, const std::optional<about_policy>& about,
                   const std::optional<widening_policy>& wider) {
  return proof_checker(view, about, wider).run(p);
}

namespace {

using names = std::vector<claim_id>;

/// Of what whole people alone show, or a sum of rows that was too long to be made exact.
constexpr std::string_view no_sum = "it has no sum of claims to check: only whole numbers show it, or no sum was found that could be made exact; solving again checks it";

/// The ends of a bound, or of one of its alternatives.
template <class Ends>
void ends_are_proven(check_result& all, const Ends& b, const std::string& what, const names& left_out, const std::function<check_result(const proof&)>& prove) {
  const auto one = [&](const std::optional<std::int64_t>& value, const std::optional<proof>& why, bound_side end) {
    const auto word = to_slug(end);
    const auto say = [&](std::string_view reason) { all.reasons.push_back(fmt::format("{}the {} end: {}", what, word, reason)); };
    if (value && !why && b.engine == engine::integer) return say(no_sum);
    if (value.has_value() != why.has_value()) return say("a number without a proof, or a proof without a number");
    if (!why) return;
    if (why->end != end || why->value != *value) say("the proof is of another number");
    for (const auto& c : claims_of(*why))
      if (std::binary_search(left_out.begin(), left_out.end(), c)) say(fmt::format("{} was set aside", c));
    for (auto& r : prove(*why).reasons) say(r);
  };
  one(b.low, b.low_proof, bound_side::low);
  one(b.high, b.high_proof, bound_side::high);
}

}  // namespace

check_result check(const bound& b, const dossier& view, const std::optional<about_policy>& about,
                   const std::optional<widening_policy>& wider) {
  check_result all;
  const auto prove = [&](const proof& p) { return check(p, view, about, wider); };
  ends_are_proven(all, b, {}, b.set_aside, prove);
  if (b.low_proof && b.high_proof &&
      (b.low_proof->plus != b.high_proof->plus || b.low_proof->minus != b.high_proof->minus))
    all.reasons.emplace_back("the two ends are about different things");
  for (const auto& c : b.contradictions)
    for (auto& r : check(c, view, about, wider).reasons) all.reasons.push_back(fmt::format("the contradiction of {}: {}", fmt::join(c.claims, ", "), r));
  for (const auto& a : b.alternatives) {
    ends_are_proven(all, a, fmt::format("without {}, ", fmt::join(a.without, ", ")), a.without, prove);
    const auto same = [&](const std::optional<proof>& x, const std::optional<proof>& y) { return !x || !y || (x->plus.chain == y->plus.chain && x->minus.chain == y->minus.chain && x->plus.kind == y->plus.kind && x->plus.account == y->plus.account); };
    for (const auto* whole : {&b.low_proof, &b.high_proof})
      for (const auto* part : {&a.low_proof, &a.high_proof})
        if (!same(*whole, *part)) all.reasons.push_back(fmt::format("without {}: it is about something else", fmt::join(a.without, ", ")));
  }
  detail::check_hull(all, b);
  return all;
}

check_result check(const contradiction& c, const dossier& view, const std::optional<about_policy>& about,
                   const std::optional<widening_policy>& wider) {
  if (c.proof.steps.empty()) return {{std::string(no_sum)}};
  auto all = check(c.proof, view, about, wider);
  if (c.proof.plus != c.proof.minus || c.proof.steps.empty()) all.reasons.emplace_back("its rows do not form a cycle");
  if (c.proof.end != bound_side::high || c.proof.value >= 0) all.reasons.emplace_back("its rows can all hold");
  if (c.claims != claims_of(c.proof)) all.reasons.emplace_back("it lists other claims than its rows cite");
  if (c.assumptions != assumptions_of(c.proof))
    all.reasons.emplace_back("it lists other assumptions than its rows cite");
  return all;
}

}  // namespace habeas::verify
