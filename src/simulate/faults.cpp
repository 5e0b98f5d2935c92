// SPDX-License-Identifier: MIT
#include "simulate/faults.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "simulate/bulletins.hpp"
#include "simulate/random_source.hpp"

namespace habeas {

namespace detail {

planter::planter(const simulation_settings& s, random_source& throws, dossier_content& content, simulated_truth& truth)
    : random_(&throws), content_(&content), truth_(&truth), words_(s, throws), hours_(s.days * 24) {
  for (std::size_t i = 0; i < content.claims.size(); ++i) {
    const auto& c = content.claims[i];
    const auto* held = std::get_if<held_claim>(&c.says);
    const bool wrong = std::find(truth.untrue.begin(), truth.untrue.end(), c.id.text()) != truth.untrue.end();
    if (held && c.bulletin && !c.derived_from && !wrong && held->number.how() == quantifier::exact) stocks_.push_back(i);
  }
}

void planter::plant(fault what) {
  now_ = {what, what == fault::contradiction ? std::string() : std::string(to_slug(what)), {}};
  ++number_;
  switch (what) {
    case fault::contradiction: contradiction(); break;
    case fault::parts_do_not_sum: parts(composition::partition, 1); break;
    case fault::part_over_whole: parts(composition::subset, 1); break;
    case fault::repeats_differently: repeated(true); break;
    case fault::one_origin: repeated(false); break;
    case fault::ends_before_start: backwards_interval(); break;
    case fault::window_backwards: window(10, 5, {}); break;
    case fault::two_ends: window(2, 5, 9); break;
    case fault::start_not_stated: window({}, 5, {}); break;
    case fault::said_before: too_early(); break;
    case fault::two_times: two_times(); break;
    case fault::bulletin_days: bulletin_days(); break;
    case fault::cumulative_falls: falls(); break;
    case fault::freed_falls: freed(); break;
    case fault::windows_differ: windows(); break;
    case fault::counters_differ: counters(); break;
    case fault::stock_as_flow: stock_as_flow(); break;
    case fault::no_bound: vague(); break;
    case fault::repeat_not_marked: twice(); break;
    case fault::said_again: again(); break;
    case fault::supersedes_other: supersedes(); break;
    case fault::pledge_as_done: pledge(); break;
    case fault::never_in_custody: free_people(); break;
    case fault::units_differ: units(); break;
    case fault::label_without_speaker: label(); break;
    case fault::members_over_size: members(1, {1, 2}); break;
    case fault::member_twice: members(3, {1, 1}); break;
    case fault::impossible_age: age(); break;
    case fault::before_birth: birth(); break;
    case fault::article_against_itself: article(); break;
    case fault::unaccounted_entries: gap(10, 17); break;
    case fault::unaccounted_exits: gap(17, 10); break;
    case fault::talks_move_out_of_place: blame_all(talks({{negotiation_state::concluded, 1}, {negotiation_state::resumed, 2}})); break;
    case fault::talks_round_out_of_place: blame_all(talks({{negotiation_state::collapsed, 1}, {{}, 2}})); break;
    case fault::talks_resumed_first:
      blame(talks({{negotiation_state::resumed, 1}, {negotiation_state::suspended, 2}}).moves.front().event.text());
      break;
    // On one day, in either order the second comes after the end.
    case fault::talks_no_order: blame_all(talks({{negotiation_state::concluded, 1}, {negotiation_state::collapsed, 1}})); break;
    // Eight moves of one day have more orders than are looked through.
    case fault::talks_not_all_orders: talks(std::vector<planned_move>(8, {negotiation_state::resumed, 1})); break;
    case fault::same_and_different: identities(); break;
    case fault::opening_and_closing: report(); break;
    case fault::year_not_meant: year(); break;
    case fault::read_by_new_rules: old_format(); break;
    case fault::denied_in_use: denial(); break;
    case fault::age_not_read: attribute("", somebody("-p1"), "age", "about 60"); break;
    case fault::birth_not_read: attribute("", somebody("-p1"), "born", "in spring"); break;
    case fault::event_not_counted: uncounted_release(); break;
    case fault::kind_of_other_way: arrests_that_leave(); break;
    case fault::due_before_signed: due_too_early(); break;
    case fault::twice_in_a_row: freed_twice(); break;
    case fault::no_date: undated(); break;
    case fault::groups_not_added: two_waves(); break;
    case fault::closes_nothing: nobody_else(); break;
  }
  std::sort(now_.subjects.begin(), now_.subjects.end());
  truth_->planted.push_back(std::move(now_));
}

std::string planter::name(const char* part) const { return fmt::format("planted-{}{}", number_, part); }

document_id planter::page() {
  document d;
  d.id = document_id(fmt::format("planted-page-{}-{}", number_, content_->documents.size()));
  d.published = parse_edtf(words_.day_text(hours_ + 48));
  content_->documents.push_back(std::move(d));
  return content_->documents.back().id;
}

claim& planter::add(const char* part, statement says) {
  claim c;
  c.id = claim_id(name(part));
  c.speaker = actor_id("counter_1");
  c.document = page();
  c.says = std::move(says);
  content_->claims.push_back(std::move(c));
  return content_->claims.back();
}

account& planter::own_account(const char* part) {
  account a;
  a.id = account_id(name(part));
  a.counter = actor_id("counter_1");
  a.population = "people of a planted fault";
  content_->accounts.push_back(std::move(a));
  truth_->accounts.emplace(content_->accounts.back().id.text(), account_truth());
  return content_->accounts.back();
}

flow_claim planter::exits(const account_id& of, quantity n, std::optional<time_ref> from, std::optional<time_ref> to,
                          mechanism kind) {
  flow_claim f;
  f.way = direction::exits;
  f.account = of;
  f.number = n;
  f.of = kind;
  f.from = std::move(from);
  f.to = std::move(to);
  return f;
}

const negotiation& planter::talks(const std::vector<planned_move>& moves) {
  negotiation n;
  n.id = negotiation_id(name());
  for (std::size_t i = 0; i < moves.size(); ++i) {
    const auto part = fmt::format("-{}", i);
    event e;
    e.id = event_id(name(part.c_str()));
    if (moves[i].to) n.moves.push_back({e.id, *moves[i].to});
    else n.rounds.push_back(e.id);
    dated_claim says;
    says.event = e.id;
    says.date = day_of(hours_ / 4 * moves[i].quarter);
    content_->events.push_back(std::move(e));
    add(part.c_str(), says);
  }
  blame(n.id.text());
  content_->negotiations.push_back(std::move(n));
  return content_->negotiations.back();
}

void planter::blame_all(const negotiation& n) {
  for (const auto& m : n.moves) blame(m.event.text());
  for (const auto& r : n.rounds) blame(r.text());
}

claim planter::base() {
  if (!stocks_.empty()) return content_->claims[stocks_[static_cast<std::size_t>(random_->between(0, static_cast<std::int64_t>(stocks_.size()) - 1))]];
  const auto hour = hours_ / 2;
  bulletin b;
  b.id = bulletin_id(name("-bulletin"));
  b.speaker = actor_id("counter_1");
  truth_->points[account_point::of(b.id)] = hour;
  content_->bulletins.push_back(b);
  auto& c = add("-base", stock(account_id("counter_1"), quantity::exact(truth_->accounts.at("counter_1").held(hour))));
  c.as_of = time_of(hour);
  c.bulletin = b.id;
  truth_->points[account_point::cutoff_of(c.id)] = hour;
  stocks_.push_back(content_->claims.size() - 1);
  return c;
}

claim planter::copy_of(const claim& c, const char* part) {
  auto again = c;
  again.id = claim_id(name(part));
  again.breakdowns.clear();
  again.supersedes = {};
  if (const auto at = truth_->points.find(account_point::cutoff_of(c.id)); at != truth_->points.end())
    truth_->points[account_point::cutoff_of(again.id)] = at->second;
  return again;
}

void planter::put(claim c, bool untrue) {
  blame(c.id.text());
  if (untrue) truth_->untrue.push_back(c.id.text());
  content_->claims.push_back(std::move(c));
}

void planter::contradiction() {
  auto c = copy_of(base());
  number_in(c) = quantity::exact(number_in(c).first() + random_->between(1, 9));
  put(std::move(c), true);
}

void planter::parts(composition how, std::int64_t off) {
  auto c = copy_of(base());
  const auto n = number_in(c).first();
  c.breakdowns.push_back({"sex", how, {{"male", quantity::exact(n + off)}, {"female", quantity::exact(0)}}});
  put(std::move(c), true);
}

void planter::repeated(bool wrong) {
  const auto origin = base();
  auto c = copy_of(origin);
  c.derived_from = origin.id;
  c.via = actor_id("outlet_1");
  if (wrong) number_in(c) = quantity::exact(number_in(c).first() + 1);
  blame(origin.id.text());
  put(std::move(c), wrong);
}

void planter::backwards_interval() {
  auto says = stock(own_account("-list").id, quantity::exact(1));
  says.during = parse_edtf(fmt::format("{}/{}", words_.day_text(24 * 5), words_.day_text(24 * 2)));
  blame(add("", std::move(says)).id.text());
}

void planter::window(std::optional<std::int64_t> first, std::int64_t last, std::optional<std::int64_t> as_of) {
  auto says = exits(own_account("-list").id, quantity::at_least(0), {}, end_of(24 * last));
  if (first) says.from = start_of(24 * *first);
  auto& c = add("", std::move(says));
  if (as_of) c.as_of = day_of(24 * *as_of);
  blame(c.id.text());
}

void planter::too_early() {
  auto& c = add("", stock(own_account("-list").id, quantity::exact(3)));
  c.as_of = day_of(24 * 5);
  c.said = day_of(24 * 3);
  blame(c.id.text());
}

void planter::two_times() {
  bulletin b;
  b.id = bulletin_id(name("-bulletin"));
  b.speaker = actor_id("counter_1");
  content_->bulletins.push_back(b);
  const auto list = own_account("-list").id;
  for (const auto& [part, hour] : {std::pair("-a", 24 * 4 + 9), std::pair("-b", 24 * 4 + 18)}) {
    auto& c = add(part, stock(list, quantity::exact(3)));
    c.bulletin = b.id;
    c.as_of = time_of(hour);
    blame(c.id.text());
  }
}

void planter::bulletin_days() {
  bulletin b;
  b.id = bulletin_id(name("-bulletin"));
  b.speaker = actor_id("counter_1");
  b.as_of = day_of(24 * 4);
  content_->bulletins.push_back(b);
  auto& c = add("", stock(own_account("-list").id, quantity::exact(3)));
  c.bulletin = b.id;
  c.as_of = day_of(24 * 2);
  blame(c.id.text());
}

void planter::falls() {
  const auto list = own_account("-list").id;
  for (const auto& [part, on, n] : {std::tuple("-a", 24 * 4, 31), std::tuple("-b", 24 * 5, 26)}) {
    auto& c = add(part, exits(list, quantity::exact(n), start_of(24), {}));
    c.as_of = day_of(on);
    blame(c.id.text());
  }
}

void planter::freed() {
  const auto list = own_account("-list").id;
  auto& free = own_account("-free");
  free.rule.clauses.push_back({facet::deprived_of_liberty, "no", true});
  const auto free_id = free.id;
  actor counter;  // whose releases nobody else counts
  counter.id = actor_id(name("-counter"));
  content_->actors.push_back(counter);
  for (auto& a : content_->accounts)
    if (a.id == list || a.id == free_id) a.counter = counter.id;
  for (const bool net : {false, true}) {
    auto& c = net ? add("-b", stock(free_id, quantity::exact(8))) : add("-a", exits(list, quantity::exact(9), start_of(24), {}));
    c.as_of = day_of(24 * 4);
    c.speaker = counter.id;
    blame(c.id.text());
  }
}

void planter::windows() {
  const std::int64_t starts[] = {24, 24 * 3, 24 * 3};
  for (int i = 0; i < 3; ++i) {
    const auto part = fmt::format("-{}", i);
    const auto list = own_account(part.c_str()).id;
    auto& c = add(part.c_str(), exits(list, quantity::exact(6), start_of(starts[i]), {}, mechanism::expulsion));
    c.as_of = day_of(24 * 5);
    blame(c.id.text());
  }
}

void planter::counters() {
  for (int i = 0; i < 2; ++i) {
    const auto part = fmt::format("-{}", i);
    const auto list = own_account(part.c_str()).id;
    auto& c = add(part.c_str(), exits(list, quantity::exact(6 + i), start_of(24 * 3), {}, mechanism::exchange));
    c.as_of = day_of(24 * 5);
    if (i == 1) c.speaker = actor_id("outlet_1");
    blame(c.id.text());
  }
}

void planter::stock_as_flow() {
  const auto list = own_account("-list").id;
  for (const bool flow : {false, true}) {
    auto& c = flow ? add("-b", exits(list, quantity::exact(71), start_of(24), {})) : add("-a", stock(list, quantity::exact(71)));
    c.as_of = day_of(24 * 4);
    c.breakdowns.push_back({"sex", composition::partition, {{"male", quantity::exact(61)}, {"female", quantity::exact(10)}}});
    blame(c.id.text());
  }
}

void planter::vague() {
  auto c = copy_of(base());
  number_in(c) = random_->chance(50) ? quantity::about(number_in(c).first()) : quantity::unquantified();
  put(std::move(c));
}

void planter::twice() {
  const auto list = own_account("-list").id;
  bulletin b;
  b.id = bulletin_id(name("-bulletin"));
  b.speaker = actor_id("counter_1");
  content_->bulletins.push_back(b);
  for (const auto* part : {"-a", "-b"}) {
    auto& c = add(part, stock(list, quantity::exact(12)));
    c.bulletin = b.id;
    c.as_of = day_of(24 * 4);
    blame(c.id.text());
  }
}

void planter::again() {
  const auto list = own_account("-list").id;
  for (const auto& [part, on] : {std::pair("-a", 24 * 3), std::pair("-b", 24 * 5)}) {
    auto& c = add(part, stock(list, quantity::exact(9)));
    c.as_of = day_of(on);
    blame(c.id.text());
  }
}

void planter::supersedes() {
  const auto list = own_account("-list").id;
  auto& old = add("-a", stock(list, quantity::exact(9)));
  old.as_of = day_of(24 * 4);
  const auto old_id = old.id;
  auto& c = add("-b", stock(list, quantity::exact(9)));
  c.as_of = day_of(24 * 4);
  c.speaker = actor_id("outlet_1");
  c.supersedes = old_id;
  blame(old_id.text());
  blame(c.id.text());
}

void planter::pledge() {
  const auto list = own_account("-list").id;
  pledge_claim promised;
  promised.number = quantity::exact(379);
  promised.account = list;
  promised.by = day_of(24 * 6);
  blame(add("-a", std::move(promised)).id.text());
  auto& c = add("-b", exits(list, quantity::exact(379), start_of(24 * 2), {}));
  c.as_of = day_of(24 * 4);
  blame(c.id.text());
}

void planter::free_people() {
  auto& free = own_account("-free");
  free.rule.clauses.push_back({facet::deprived_of_liberty, "yes", false});
  auto& c = add("", exits(free.id, quantity::exact(747), start_of(24), {}));
  c.as_of = day_of(24 * 4);
  blame(c.id.text());
}

void planter::units() {
  const auto people = own_account("-people").id;
  auto& cases = own_account("-cases");
  cases.rule.unit = counting_unit::court_cases;
  related_claim says;
  says.account = people;
  says.relation = account_relation::contains;
  says.others = {cases.id};
  blame(cases.id.text());
  blame(people.text());
  blame(add("", std::move(says)).id.text());
}

void planter::article() {
  const auto list = own_account("-list").id;
  auto& a = add("-a", stock(list, quantity::exact(9)));
  a.as_of = time_of(24 * 4);
  const auto where = a.document;
  blame(a.id.text());
  auto& b = add("-b", stock(list, quantity::exact(8)));
  b.as_of = time_of(24 * 4);
  b.document = where;
  blame(b.id.text());
}

void planter::report() {
  // 20 and 4 less 1 are 23, and not 22; of detentions, since one of the people whom the dossier names could be a second of the 1.
  auto& account = own_account("-list");
  account.rule.unit = counting_unit::detentions;
  const auto list = account.id;
  for (const auto& [part, on, n] : {std::tuple("-opening", 24 * 2, 20), std::tuple("-closing", 24 * 5, 22)}) {
    auto& c = add(part, stock(list, quantity::exact(n)));
    c.as_of = day_of(on);
    blame(c.id.text());
  }
  for (const auto& [part, way, n] : {std::tuple("-in", direction::entries, 4), std::tuple("-out", direction::exits, 1)}) {
    auto says = exits(list, quantity::exact(n), start_of(24 * 3), end_of(24 * 5));
    says.way = way;
    says.of.reset();  // of all kinds: a count of one says nothing of the others
    blame(add(part, std::move(says)).id.text());
  }
}

void planter::year() {
  auto& c = add("", stock(own_account("-list").id, quantity::exact(3)));
  c.as_of = parse_edtf("0025" + words_.day_text(24 * 4).substr(4));
  blame(c.id.text());
}

void planter::old_format() {
  // All of a month, which the first version of the format read as some instant of it.
  content_->format = 1;
  const auto month = parse_edtf(words_.day_text(0).substr(0, 7));
  blame(add("", exits(own_account("-list").id, quantity::at_least(0), time_ref{time_ref::how::start_of, month, {}}, time_ref{time_ref::how::end_of, month, {}}))
            .id.text());
}

void planter::denial() {
  const auto denied = base().id;
  response_claim says;
  says.kind = response::denied;
  says.about = denied;
  auto& c = add("", says);
  c.speaker = actor_id("outlet_1");
  blame(denied.text());
  blame(c.id.text());
}

void planter::gap(std::int64_t first, std::int64_t second) {
  const auto list = own_account("-list").id;
  for (const auto& [part, on, n] : {std::tuple("-a", 24 * 2, first), std::tuple("-b", 24 * 5, second)}) {
    auto& c = add(part, stock(list, quantity::exact(n)));
    c.as_of = day_of(on);
    blame(c.id.text());
  }
}

}  // namespace detail

}  // namespace habeas
