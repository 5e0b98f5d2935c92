// SPDX-License-Identifier: MIT
#include "simulate/bulletins.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/model/content.hpp>
#include "core/cancel.hpp"
#include "simulate/register.hpp"

namespace habeas {

namespace detail {

std::string hour_words::exact_text(std::int64_t hour) const { return fmt::format("{}T{:02}:00:00", day_text(hour), hour % 24); }

std::string hour_words::some_text(std::int64_t hour) {
  if (!uncertain_) return exact_text(hour);
  switch (random_->between(0, 9)) {
    case 0: return day_text(hour) + "~";
    case 1: {
      const auto early = std::max<std::int64_t>(0, hour - 24 * random_->between(0, 2));
      const auto late = std::min(days_ * 24 - 1, hour + 24 * random_->between(0, 2));
      return day_text(early) == day_text(late) ? day_text(hour) : fmt::format("[{}..{}]", day_text(early), day_text(late));
    }
    case 2: return day_text(hour).substr(0, 7);
    case 3:
    case 4:
    case 5: return exact_text(hour);
    default: return day_text(hour);
  }
}

void publisher::run(std::vector<publishing_counter>& counters) {
  const auto wanted = static_cast<std::size_t>(settings_->claims);
  const auto a_bulletin = std::max<std::int64_t>(1, std::min<std::int64_t>(5, settings_->claims));
  const auto bulletins = std::max<std::int64_t>(1, settings_->claims / a_bulletin);
  const auto hours = truth_->hours;
  content_->claims.reserve(wanted + wanted / 8 + 16);
  for (std::int64_t n = 0; content_->claims.size() < wanted; ++n) {
    throw_if_stopped(stop_);
    // Spread over the days in order; bulletins past the expected number crowd at the end.
    const auto at = std::min(n, bulletins - 1) * (hours - 2) / bulletins + 1;
    const auto hour = std::min(hours - 1, at + random_->between(0, std::max<std::int64_t>(0, (hours - 2) / bulletins)));
    auto& by = counters[static_cast<std::size_t>(n) % counters.size()];
    one_bulletin(by, std::max(hour, by.last_hour), wanted);
  }
}

void publisher::one_bulletin(publishing_counter& by, std::int64_t hour, std::size_t wanted) {
  bulletin b;
  b.id = bulletin_id(fmt::format("b{}", content_->bulletins.size() + 1));
  b.speaker = actor_id(by.ways.name);
  const auto cutoff = parse_edtf(words_.some_text(hour));
  const bool dated = random_->chance(60);
  if (dated) b.as_of = cutoff;
  for (auto pages = random_->between(1, 2); pages > 0; --pages) b.documents.push_back(page(hour, {}));
  truth_->points[account_point::of(b.id)] = hour;
  content_->bulletins.push_back(b);
  now_ = {&by, content_->bulletins.size() - 1, hour, dated ? std::nullopt : std::optional(cutoff)};

  stock(by.ways.name);
  if (room(wanted) && random_->chance(60)) flow(direction::exits, mechanism::release, false);
  if (room(wanted) && random_->chance(60)) flow(direction::exits, mechanism::release, true);
  if (room(wanted) && random_->chance(40)) flow(direction::entries, mechanism::arrest, false);
  if (room(wanted) && random_->chance(30)) flow(direction::entries, mechanism::late_registration, false);
  if (room(wanted) && random_->chance(20)) flow(direction::exits, mechanism::death, false);
  if (room(wanted) && random_->chance(15)) flow(direction::exits, {}, random_->chance(50));
  if (room(wanted) && random_->chance(15)) flow(direction::entries, {}, random_->chance(50));
  if (room(wanted) && random_->chance(10)) net();
  if (room(wanted) && random_->chance(15)) window();
  if (room(wanted) && random_->chance(8)) stretch();
  if (room(wanted) && random_->chance(8)) ever_held();
  for (const auto& place : by.places)
    if (room(wanted) && random_->chance(20)) stock(place);
  by.last_bulletin = b.id.text();
  by.last_hour = hour;
}

document_id publisher::page(std::int64_t hour, const std::string& outlet) {
  document d;
  d.id = document_id(fmt::format("d{}", content_->documents.size() + 1));
  d.published = parse_edtf(words_.day_text(said_hour(hour)));
  if (!outlet.empty()) d.publisher = actor_id(outlet);
  content_->documents.push_back(std::move(d));
  return content_->documents.back().id;
}

claim publisher::blank() {
  claim c;
  c.id = claim_id(fmt::format("c{}", content_->claims.size() + 1));
  c.speaker = actor_id(now_.by->ways.name);
  const auto& b = content_->bulletins[now_.bulletin];
  c.bulletin = b.id;
  c.document = b.documents[static_cast<std::size_t>(random_->between(0, static_cast<std::int64_t>(b.documents.size()) - 1))];
  c.as_of = now_.as_of;
  return c;
}

quantity publisher::number(std::int64_t n) {
  if (settings_->vague_numbers && random_->chance(3)) return random_->chance(50) ? quantity::about(n) : quantity::unquantified();
  switch (random_->between(0, 19)) {
    case 0: return quantity::at_least(n - random_->between(0, std::min<std::int64_t>(n, 5)));
    case 1: return n > 0 ? quantity::more_than(n - random_->between(1, std::min<std::int64_t>(n, 5))) : quantity::at_most(n);
    case 2: return quantity::at_most(n + random_->between(0, 5));
    case 3: return quantity::fewer_than(n + random_->between(1, 5));
    case 4: return quantity::between(n - random_->between(0, std::min<std::int64_t>(n, 3)), n + random_->between(0, 3));
    default: return quantity::exact(n);
  }
}

void publisher::stock(const std::string& account) {
  auto c = blank();
  const auto& true_counts = truth_->accounts.at(account);
  c.says = held_claim{account_id(account), number(true_counts.held(now_.hour)), {}, reading::sometime};
  take_apart(c, [&](stratum s) { return true_counts.held(now_.hour, s); });
  put(std::move(c), std::get<held_claim>(c.says).number.stated().value_or(0));
}

void publisher::flow(direction way, std::optional<mechanism> of, bool cumulative) {
  const auto& by = *now_.by;
  flow_claim says;
  says.way = way;
  says.account = account_id(by.ways.name);
  says.of = of;
  std::int64_t from = by.series_start;
  if (!cumulative && by.last_bulletin.empty()) return;
  if (cumulative) {
    if (from > now_.hour) return;
    says.from = time_ref{time_ref::how::start_of, parse_edtf(words_.day_text(from)), {}};
  } else {
    says.from = time_ref{time_ref::how::bulletin, {}, by.last_bulletin};
    from = by.last_hour;
  }
  say_flow(std::move(says), from, now_.hour, false);
}

void publisher::window() {
  const auto last = now_.hour / 24 - 1;
  if (last < 0) return;
  const auto first = random_->between(std::max<std::int64_t>(0, last - 10), last);
  flow_claim says;
  says.way = random_->chance(50) ? direction::exits : direction::entries;
  says.account = account_id(now_.by->ways.name);
  if (random_->chance(70)) says.of = says.way == direction::exits ? mechanism::release : mechanism::arrest;
  says.from = time_ref{time_ref::how::start_of, parse_edtf(words_.day_text(first * 24)), {}};
  says.to = time_ref{time_ref::how::end_of, parse_edtf(words_.day_text(last * 24)), {}};
  say_flow(std::move(says), first * 24, (last + 1) * 24, true);
}

void publisher::say_flow(flow_claim says, std::int64_t from, std::int64_t to, bool own_days) {
  auto c = blank();
  if (own_days) c.bulletin = {}, c.as_of.reset();
  const auto& true_counts = truth_->accounts.at(says.account.text());
  const auto true_number = true_counts.moved(says.way, says.of, from, to);
  says.number = number(true_number);
  const auto way = says.way;
  const auto of = says.of;
  c.says = std::move(says);
  take_apart(c, [&](stratum s) { return true_counts.moved(way, of, from, to, s); });
  put(std::move(c), true_number);
}

void publisher::net() {
  const auto& by = *now_.by;
  if (by.last_bulletin.empty()) return;
  auto c = blank();
  flow_claim says;
  says.way = direction::net;
  says.account = account_id(by.ways.name);
  const auto& true_counts = truth_->accounts.at(by.ways.name);
  const auto change = true_counts.held(now_.hour) - true_counts.held(by.last_hour);
  says.falls = change < 0;
  says.number = quantity::exact(says.falls ? -change : change);
  says.from = time_ref{time_ref::how::bulletin, {}, by.last_bulletin};
  c.says = std::move(says);
  put(std::move(c), change);
}

void publisher::ever_held() {
  const auto& by = *now_.by;
  if (by.last_bulletin.empty()) return;
  auto c = blank();
  flow_claim says;
  says.way = direction::ever_held;
  says.account = account_id(by.ways.name);
  const auto& true_counts = truth_->accounts.at(by.ways.name);
  // Distinct people: no fewer than were held at either end, and no more than were held at the start and entered since.
  const auto at_start = true_counts.held(by.last_hour), at_end = true_counts.held(now_.hour);
  says.number = quantity::between(std::max(at_start, at_end), at_start + true_counts.moved(direction::entries, {}, by.last_hour, now_.hour));
  says.from = time_ref{time_ref::how::bulletin, {}, by.last_bulletin};
  c.says = std::move(says);
  put(std::move(c), -1);  // a range, and no one number to put right
}

void publisher::stretch() {
  const auto last = now_.hour / 24 - 1;
  if (last < 0) return;
  const auto first = random_->between(std::max<std::int64_t>(0, last - 5), last);
  auto c = blank();
  c.bulletin = {};
  c.as_of.reset();
  const auto& true_counts = truth_->accounts.at(now_.by->ways.name);
  const auto range = true_counts.held_range(first * 24, (last + 1) * 24);
  held_claim says;
  says.account = account_id(now_.by->ways.name);
  says.during = parse_edtf(fmt::format("{}/{}", words_.day_text(first * 24), words_.day_text(last * 24)));
  if (random_->chance(50)) {
    says.reading = reading::throughout;
    says.number = quantity::between(range.first, range.second);
  } else {
    says.reading = reading::sometime;
    says.number = quantity::exact(true_counts.held(random_->between(first * 24, (last + 1) * 24)));
  }
  c.says = std::move(says);
  put(std::move(c), -1);  // a stretch has no one true number to put right
}

void publisher::put(claim c, std::int64_t true_number) {
  const bool plain = number_in(c) != nullptr && number_in(c)->how() == quantifier::exact && true_number >= 0;
  if (settings_->revisions && plain && random_->chance(6)) {
    auto wrong = c;
    wrong.breakdowns.clear();
    *number_in(wrong) = quantity::exact(true_number + random_->between(1, 20));
    truth_->untrue.push_back(wrong.id.text());
    const auto how = random_->between(0, 2);
    const auto was = wrong.id;
    add(std::move(wrong));
    c.id = claim_id(fmt::format("c{}", content_->claims.size() + 1));
    if (how == 0) {
      c.supersedes = was;
    } else {
      claim reply;
      reply.id = c.id;
      reply.speaker = c.speaker;
      reply.document = c.document;
      response_claim says;
      says.about = was;
      says.kind = how == 1 ? response::corrected : response::retracted;
      if (how == 1) says.number = quantity::exact(true_number);
      reply.says = says;
      content_->claims.push_back(std::move(reply));
      if (how == 1) return;
      c.id = claim_id(fmt::format("c{}", content_->claims.size() + 1));
    }
  }
  const auto first = add(std::move(c));
  if (settings_->repeats && content_->claims[first].bulletin && random_->chance(10)) repeat(first);
}

quantity* publisher::number_in(claim& c) {
  if (auto* held = std::get_if<held_claim>(&c.says)) return &held->number;
  if (auto* flow = std::get_if<flow_claim>(&c.says)) return &flow->number;
  return nullptr;
}

std::size_t publisher::add(claim c) {
  if (c.bulletin) truth_->points[account_point::cutoff_of(c.id)] = now_.hour;
  content_->claims.push_back(std::move(c));
  return content_->claims.size() - 1;
}

void publisher::repeat(std::size_t first) {
  for (auto times = random_->between(1, 3); times > 0; --times) {
    auto again = content_->claims[first];
    const auto outlet = fmt::format("outlet_{}", random_->between(1, 4));
    again.derived_from = content_->claims[first].id;
    again.supersedes = {};
    again.id = claim_id(fmt::format("c{}", content_->claims.size() + 1));
    again.via = actor_id(outlet);
    again.document = page(now_.hour, outlet);
    add(std::move(again));
  }
}

}  // namespace detail

}  // namespace habeas
