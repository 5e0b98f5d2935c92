// SPDX-License-Identifier: MIT
// Checks proofs against the claims themselves. Shares no code with what finds them: each row is derived anew.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/infer/check_claims.hpp>
#include <habeas/infer/check_people.hpp>
#include <habeas/infer/proof.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// What is wrong with a proof, in plain words; nothing: it holds.
struct check_result {
  std::vector<std::string> reasons;
  [[nodiscard]] bool valid() const noexcept { return reasons.empty(); }
  explicit operator bool() const noexcept { return valid(); }
};

namespace detail {

/// Goes through a proof and all that it rests on, each nested proof once.
class proof_checker {
 public:
  proof_checker(const dossier& view, const std::optional<about_policy>& about) : view_(&view), rows_(view, about) {}

  check_result run(const proof& p) {
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

 private:
  using amounts = std::optional<std::int64_t>;
  static constexpr std::int64_t greatest = std::int64_t{1} << 62;

  void refuse(const std::string& why) { result_.reasons.push_back(at_ + ": " + why); }

  // The proof as a whole.

  void shape(const proof& p) {
    at_ = within_ + "the proof";
    if (p.divisor < 1) return refuse("its divisor is below 1");
    bool plain = p.divisor == 1;
    amounts sum = 0;
    for (const auto& s : p.steps) {
      if (s.times < 1) return refuse("a step is taken less than once");
      if (s.end != p.end) return refuse("a step is of the other side");
      plain = plain && s.times == 1;
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
  void chain(const proof& p) {
    const term* at = &p.plus;
    for (const auto& s : p.steps) {
      if (s.plus != *at) return refuse("its steps do not follow one another");
      at = &s.minus;
    }
    if (*at != p.minus) refuse("its steps do not lead to what it is about");
  }
  /// Steps taken several times need not follow one another; what they leave over must be what was asked.
  void balance(const proof& p) {
    std::map<term, std::int64_t> left;
    const auto move = [&](const term& t, std::int64_t n) {
      const auto moved = added(left[t], n);
      if (!moved) return false;
      left[t] = *moved;
      return true;
    };
    bool fits = move(p.plus, -p.divisor) && move(p.minus, p.divisor);
    for (const auto& s : p.steps) fits = fits && move(s.plus, s.times) && move(s.minus, -s.times);
    fits = fits && std::all_of(left.begin(), left.end(), [](const auto& l) { return l.second == 0; });
    if (!fits) refuse("its steps do not lead to what it is about");
  }
  static amounts added(amounts a, amounts b) {
    if (!a || !b || *a > greatest || *a < -greatest || *b > greatest || *b < -greatest) return std::nullopt;
    return *a + *b;
  }
  static amounts multiplied(std::int64_t a, std::int64_t times) {
    if (a > greatest / times || a < -(greatest / times)) return std::nullopt;
    return a * times;
  }
  /// Rounded outwards, so that the bound stays one.
  static std::int64_t divided(std::int64_t sum, std::int64_t divisor, side end) {
    const auto whole = sum / divisor, rest = sum % divisor;
    if (rest == 0) return whole;
    return end == side::low ? whole - (rest < 0 ? 1 : 0) : whole + (rest > 0 ? 1 : 0);
  }

  // One step.

  void step(const proof_step& s) {
    if (s.amount > greatest || s.amount < -greatest) return refuse("an impossible number");
    if (!things_are_there(s)) return;
    const bool nested = s.by == rule::kind_is_part || s.by == rule::mask || (s.by == rule::order && s.because);
    if (s.because && !nested) return refuse("it needs no proof of its own");
    if (nested) {
      if (!s.because) return refuse("the proof that it rests on is missing");
      if (seen_.insert(s.because.get()).second) waiting_.push_back({s.because.get(), at_ + " rests on: "});
    }
    switch (s.by) {
      case rule::held:
      case rule::held_sometime:
      case rule::held_throughout:
      case rule::entries:
      case rule::exits:
      case rule::dated:
      case rule::throughout:
      case rule::sometime:
      case rule::lasted:
      case rule::linked: return of_claim(s);
      case rule::order: return s.because ? order_of_events(s) : order(s);
      case rule::same_cutoff: return same_cutoff(s);
      case rule::named_people:
        if (const auto why = people_checker(*view_, s).run(); !why.empty()) refuse(why);
        return;
      case rule::kind_is_part: return kind_is_part(s);
      case rule::no_other_exits:
      case rule::no_other_entries: return no_other(s);
      case rule::held_is_not_negative: return not_negative(s);
      case rule::start_before_end: return start_before_end(s);
      case rule::mask: return mask(s);
    }
    refuse("no rule of that name");
  }

  /// All that the step names is in the view: accounts and events shown, claims that count, assumptions that are on.
  bool things_are_there(const proof_step& s) {
    for (const auto* t : {&s.plus, &s.minus}) {
      const bool there = t->kind == term::what::account ? view_->find(account_id(t->owner)) && rows_.is_chain(t->chain)
                         : t->kind == term::what::event ? view_->find(event_id(t->owner)) && t->point.empty() &&
                                                              (t->chain == "start" || t->chain == "end")
                                                        : *t == term{};
      if (!there) return refuse(fmt::format("'{}' with '{}' is nothing in this view", t->owner, t->chain)), false;
    }
    for (const auto& c : s.claims) {
      if (!view_->find(c)) return refuse(fmt::format("{} is no claim in this view", c)), false;
      if (view_->standing_of(c) != standing::counts)
        return refuse(fmt::format("{} does not count here: {}", c, view_->standing_of(c))), false;
    }
    for (const auto& a : s.assumptions) {
      if (!view_->find(a)) return refuse(fmt::format("{} is no assumption in this view", a)), false;
      if (!view_->assumes(a)) return refuse(fmt::format("the assumption {} is off", a)), false;
    }
    return true;
  }

  /// The step is a - b <= most, from whichever side it is read.
  static bool says(const proof_step& s, const plain_row& r) {
    return about(s, r) && r.most == (s.end == side::high ? s.amount : -s.amount);
  }
  static bool about(const proof_step& s, const plain_row& r) {
    return s.end == side::high ? s.plus == r.up && s.minus == r.down : s.minus == r.up && s.plus == r.down;
  }
  template <class Id>
  static std::vector<Id> in_order(std::vector<Id> ids) {
    return sorted_once(std::move(ids));
  }

  void cites(const proof_step& s, std::vector<claim_id> claims, std::vector<assumption_id> assumptions) {
    if (in_order(s.claims) != in_order(std::move(claims))) refuse("it does not cite the claims that it rests on");
    if (in_order(s.assumptions) != in_order(std::move(assumptions)))
      refuse("it does not cite the assumptions that it rests on");
  }

  void of_claim(const proof_step& s) {
    if (s.claims.size() != 1) return refuse("it needs one claim");
    const auto& name = s.claims.front();
    bool same_thing = false;
    std::optional<std::vector<assumption_id>> under;
    rows_.visit(name, [&](const plain_row& r, rule by, const std::vector<assumption_id>& needs) {
      if (by != s.by || !about(s, r)) return;
      same_thing = true;
      if (says(s, r)) under = needs;
    });
    if (s.by == rule::held_throughout) {
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

  void not_negative(const proof_step& s) {
    const auto& t = s.plus;
    if (t.kind != term::what::account) return refuse("it is about no account");
    const auto at = [&](const char* chain) { return term{term::what::account, t.owner, chain, t.point}; };
    if (!says(s, {at("exits"), at("entries"), 0})) return refuse("it is not that exits are no more than entries");
    cites(s, {}, {});
  }

  void start_before_end(const proof_step& s) {
    const auto& t = s.plus;
    if (t.kind != term::what::event) return refuse("it is about no event");
    const auto at = [&](const char* end) { return term{term::what::event, t.owner, end, {}}; };
    if (!says(s, {at("start"), at("end"), 0})) return refuse("it is not that an event starts before it ends");
    cites(s, {}, {});
  }

  /// Both terms are on one chain, with nothing added: what is left is the order of two points.
  struct two_points {
    std::string before, after;
  };
  std::optional<two_points> points_in_order(const proof_step& s) {
    if (s.plus.kind != term::what::account || s.minus.kind != term::what::account || s.plus.owner != s.minus.owner ||
        s.plus.chain != s.minus.chain || s.amount != 0) {
      refuse("it is not the order of two points of a chain");
      return std::nullopt;
    }
    if (s.end == side::high) return two_points{s.plus.point, s.minus.point};
    return two_points{s.minus.point, s.plus.point};
  }

  void order(const proof_step& s) {
    const auto points = points_in_order(s);
    if (!points) return;
    for (const auto& grounds : rows_.grounds_for_order(points->before, points->after, s.claims))
      if (in_order(s.claims) == in_order(grounds.claims) && in_order(s.assumptions) == in_order(grounds.assumptions))
        return;
    refuse(fmt::format("nothing that it cites puts {} before {}", points->before, points->after));
  }

  void order_of_events(const proof_step& s) {
    const auto points = points_in_order(s);
    if (!points) return;
    const proof& why = *s.because;
    const auto name = [](const term& t) { return fmt::format("event_{}:{}", t.chain, t.owner); };
    const auto low = why.end == side::low;
    bool proven = false;
    if (why.plus.kind == term::what::event && why.minus.kind == term::what::calendar) {
      const auto within = rows_.days_as_instants(why.value, low);
      const auto other = within ? rows_.exact(low ? points->before : points->after) : std::nullopt;
      proven = other && (low ? points->after == name(why.plus) && *other <= *within
                             : points->before == name(why.plus) && *within <= *other);
    } else if (why.plus.kind == term::what::event && why.minus.kind == term::what::event) {
      const auto& first = low ? why.minus : why.plus;
      const auto& second = low ? why.plus : why.minus;
      // Days order instants only where they differ; else each step must order the instants themselves.
      const auto days = low ? why.value : -why.value;
      const bool instants = days >= 0 && std::all_of(why.steps.begin(), why.steps.end(),
                                                     [&](const proof_step& n) { return rows_.orders_instants(n); });
      proven = points->before == name(first) && points->after == name(second) && (days >= 1 || instants);
    }
    if (!proven) return refuse(fmt::format("the days do not put {} before {}", points->before, points->after));
    cites(s, claims_of(why), assumptions_of(why));
  }

  void same_cutoff(const proof_step& s) {
    const auto points = points_in_order(s);
    if (!points) return;
    const auto one = rows_.bulletin_of(points->before, s.claims), other = rows_.bulletin_of(points->after, s.claims);
    if (!one || !other || one->name != other->name)
      return refuse(fmt::format("{} and {} are not of one bulletin", points->before, points->after));
    auto claims = one->claims;
    claims.insert(claims.end(), other->claims.begin(), other->claims.end());
    cites(s, std::move(claims), {habeas::shared_cutoff});
  }

  void kind_is_part(const proof_step& s) {
    const proof& why = *s.because;
    const auto& total = s.plus.chain;
    const auto& kind = why.plus.chain;
    const auto whole = [&](term t) {
      t.chain = total;
      return t;
    };
    const bool of_kind = why.end == side::low && why.plus.kind == term::what::account && why.minus.chain == kind &&
                         (total == "entries" || total == "exits") && kind.rfind(total + ":", 0) == 0;
    if (!of_kind) return refuse("what it rests on is not how many there were at least of a kind");
    if (!says(s, {whole(why.minus), whole(why.plus), -why.value}))
      return refuse("what it rests on is about other points or another number");
    // Only where some of the kind moved is it certain that the points are in this order.
    if (why.value < 1) return refuse("none of a kind says nothing of the whole");
    cites(s, claims_of(why), assumptions_of(why));
  }

  void no_other(const proof_step& s) {
    const auto effect =
        s.by == rule::no_other_exits ? assumption_effect::no_other_exits : assumption_effect::no_other_entries;
    const std::string total = s.by == rule::no_other_exits ? "exits" : "entries";
    if (s.assumptions.size() != 1) return refuse("it needs one assumption");
    const auto& assumed = view_->get(s.assumptions.front());
    if (assumed.effect != effect || assumed.account.text() != s.plus.owner || s.plus.kind != term::what::account)
      return refuse(fmt::format("{} does not say this of the account", assumed.id));
    const auto kinds =
        rows_.kinds(s.plus.owner, effect == assumption_effect::no_other_exits ? direction::exits : direction::entries);
    if (kinds.size() != 1) return refuse("more than one kind is counted");
    const auto of_kind = fmt::format("{}:{}", total, *kinds.begin());
    const bool swapped = s.plus.chain == of_kind && s.minus.chain == total;
    const bool straight = s.plus.chain == total && s.minus.chain == of_kind;
    if (s.amount != 0 || !(swapped || straight) || s.plus.point != s.minus.point || s.plus.owner != s.minus.owner)
      return refuse("it is not that the kind is all there are");
    cites(s, {}, {assumed.id});
  }

  void mask(const proof_step& s) {
    const proof& why = *s.because;
    const auto low = why.end == side::low;
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

  struct task {
    const proof* what;
    std::string within;
  };
  const dossier* view_;
  claim_rows rows_;
  std::vector<task> waiting_;
  std::set<const proof*> seen_;
  std::string within_, at_;
  check_result result_;
};

}  // namespace detail

/// Does every step follow from the claims that it cites, and do the steps make up the number? A bound's
/// proof leads from plus to minus; a contradiction's comes back to where it started.
/// @param view the dossier as it was asked, with the same assumptions
/// @param about how wide "about" was taken to be
[[nodiscard]] inline check_result check(const proof& p, const dossier& view,
                                        const std::optional<about_policy>& about = {}) {
  return detail::proof_checker(view, about).run(p);
}

/// Are both ends of a bound proven, from claims that are not set aside?
[[nodiscard]] inline check_result check(const bound& b, const dossier& view,
                                        const std::optional<about_policy>& about = {}) {
  check_result all;
  const auto one = [&](const std::optional<std::int64_t>& value, const std::optional<proof>& why, side end) {
    const auto word = to_slug(end);
    if (value.has_value() != why.has_value()) {
      all.reasons.push_back(fmt::format("the {} end: a number without a proof, or a proof without a number", word));
      return;
    }
    if (!why) return;
    if (why->end != end || why->value != *value)
      all.reasons.push_back(fmt::format("the {} end: the proof is of another number", word));
    for (const auto& c : claims_of(*why))
      if (std::binary_search(b.set_aside.begin(), b.set_aside.end(), c))
        all.reasons.push_back(fmt::format("the {} end: {} was set aside", word, c));
    for (auto& r : check(*why, view, about).reasons) all.reasons.push_back(fmt::format("the {} end: {}", word, r));
  };
  one(b.low, b.low_proof, side::low);
  one(b.high, b.high_proof, side::high);
  if (b.low_proof && b.high_proof &&
      (b.low_proof->plus != b.high_proof->plus || b.low_proof->minus != b.high_proof->minus))
    all.reasons.emplace_back("the two ends are about different things");
  return all;
}

/// Does the circle of rows come back to where it started with less than nothing, citing these claims?
[[nodiscard]] inline check_result check(const contradiction& c, const dossier& view,
                                        const std::optional<about_policy>& about = {}) {
  auto all = check(c.proof, view, about);
  if (c.proof.plus != c.proof.minus || c.proof.steps.empty()) all.reasons.emplace_back("its rows are no circle");
  if (c.proof.end != side::high || c.proof.value >= 0) all.reasons.emplace_back("its rows can all hold");
  if (c.claims != claims_of(c.proof)) all.reasons.emplace_back("it lists other claims than its rows cite");
  if (c.assumptions != assumptions_of(c.proof))
    all.reasons.emplace_back("it lists other assumptions than its rows cite");
  return all;
}

}  // namespace habeas
