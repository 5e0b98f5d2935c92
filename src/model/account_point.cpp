// SPDX-License-Identifier: MIT
#include <habeas/model/account_point.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace habeas {

account_point::account_point(const account_point&) = default;
account_point::account_point(account_point&&) noexcept = default;
account_point& account_point::operator=(const account_point&) = default;
account_point& account_point::operator=(account_point&&) noexcept = default;
account_point::~account_point() = default;
bool operator==(const account_point&, const account_point&) = default;

namespace {

template <class... Each>
struct overloaded : Each... {
  using Each::operator()...;
};
template <class... Each>
overloaded(Each...) -> overloaded<Each...>;

/// Kinds of point in the order of the words that name them: at, bulletin, claim, end, event_end, event_start, point, start.
int rank(const account_point& p) {
  return std::visit(overloaded{[](std::monostate) { return 0; },
                               [](instant t) { return t.second == 0 ? 4 : 1; },
                               [](const bulletin_id&) { return 2; },
                               [](const account_point::cutoff&) { return 3; },
                               [](const account_point::window_from&) { return 3; },
                               [](const account_point::window_to&) { return 3; },
                               [](const account_point::event_end&) { return 5; },
                               [](const account_point::event_start&) { return 6; },
                               [](const named_time_id&) { return 7; },
                               [](account_point::beginning) { return 8; }},
                    p.what());
}

/// The id in a point, and what its words put after it.
struct words {
  std::string_view id, tail;
};
words words_of(const account_point& p) {
  return std::visit(overloaded{[](std::monostate) { return words{}; },
                               [](instant) { return words{}; },
                               [](const bulletin_id& b) { return words{b.text(), {}}; },
                               [](const account_point::cutoff& c) { return words{c.of.text(), {}}; },
                               [](const account_point::window_from& c) { return words{c.of.text(), ":from"}; },
                               [](const account_point::window_to& c) { return words{c.of.text(), ":to"}; },
                               [](const account_point::event_end& e) { return words{e.of.text(), {}}; },
                               [](const account_point::event_start& e) { return words{e.of.text(), {}}; },
                               [](const named_time_id& n) { return words{n.text(), {}}; },
                               [](account_point::beginning) { return words{}; }},
                    p.what());
}

std::strong_ordering by_text(std::string_view a, std::string_view b) { return a.compare(b) <=> 0; }

}  // namespace

account_point account_point::at(instant t) { return account_point(t); }
account_point account_point::end_of(day d) { return account_point(instant::end_of(d)); }
account_point account_point::start_of(day d) { return account_point(instant::start_of(d)); }
account_point account_point::cutoff_of(claim_id c) { return account_point(cutoff{std::move(c)}); }
account_point account_point::from_of(claim_id c) { return account_point(window_from{std::move(c)}); }
account_point account_point::to_of(claim_id c) { return account_point(window_to{std::move(c)}); }
account_point account_point::of(bulletin_id b) { return account_point(std::move(b)); }
account_point account_point::of(named_time_id p) { return account_point(std::move(p)); }
account_point account_point::start_of(event_id e) { return account_point(event_start{std::move(e)}); }
account_point account_point::end_of(event_id e) { return account_point(event_end{std::move(e)}); }
account_point account_point::start() { return account_point(beginning{}); }

std::strong_ordering account_point::compare(const account_point& other) const {
  if (const auto kinds = rank(*this) <=> rank(other); kinds != 0) return kinds;
  if (const auto* t = as<instant>()) return *t <=> *other.as<instant>();
  const auto a = words_of(*this), b = words_of(other);
  const auto text = a.tail.empty() && b.tail.empty()
                        ? by_text(a.id, b.id)
                        : by_text(fmt::format("{}{}", a.id, a.tail), fmt::format("{}{}", b.id, b.tail));
  if (text != 0) return text;
  return value_.index() <=> other.value_.index();
}

std::string to_string(const account_point& p) {
  return std::visit(overloaded{[](std::monostate) { return std::string(); },
                               [](instant t) {
                                 // The ends of time lie on no day.
                                 if (t == instant::earliest() || t == instant::latest()) return std::string(t == instant::earliest() ? "earliest" : "latest");
                                 return t.second == 0 ? fmt::format("end:{}", to_string(day(t.day - 1))) : fmt::format("at:{}", to_string(t));
                               },
                               [](const bulletin_id& b) { return fmt::format("bulletin:{}", b); },
                               [](const account_point::cutoff& c) { return fmt::format("claim:{}", c.of); },
                               [](const account_point::window_from& c) { return fmt::format("claim:{}:from", c.of); },
                               [](const account_point::window_to& c) { return fmt::format("claim:{}:to", c.of); },
                               [](const account_point::event_end& e) { return fmt::format("event_end:{}", e.of); },
                               [](const account_point::event_start& e) { return fmt::format("event_start:{}", e.of); },
                               [](const named_time_id& n) { return fmt::format("point:{}", n); },
                               [](account_point::beginning) { return std::string("start"); }},
                    p.what());
}

std::optional<account_point> named_in(const time_ref& m) {
  switch (m.kind) {
    case time_ref::how::bulletin: return account_point::of(bulletin_id(m.name));
    case time_ref::how::claim: return account_point::cutoff_of(claim_id(m.name));
    case time_ref::how::point: return account_point::of(named_time_id(m.name));
    case time_ref::how::event_start: return account_point::start_of(event_id(m.name));
    case time_ref::how::event_end: return account_point::end_of(event_id(m.name));
    case time_ref::how::start_of:
    case time_ref::how::end_of:
    case time_ref::how::as_of: break;
  }
  return std::nullopt;
}

std::strong_ordering operator<=>(const stratum_name& a, const stratum_name& b) {
  if (a.axis == b.axis) return by_text(a.name, b.name);
  const auto text = by_text(to_string(a), to_string(b));
  return text != 0 ? text : by_text(a.axis, b.axis);
}

std::string to_string(const stratum_name& s) { return s.is_null() ? std::string() : fmt::format("{}={}", s.axis, s.name); }

std::size_t hash_of(const account_point& p) noexcept {
  const auto id_hash = [&]() -> std::size_t {
    if (const auto* t = p.as<instant>())
      return static_cast<std::size_t>(static_cast<std::uint64_t>(t->day) * 86'400U + static_cast<std::uint64_t>(t->second));
    return std::hash<std::string_view>{}(words_of(p).id);
  }();
  return id_hash ^ ((p.what().index() + 1) * 0x9E3779B97F4A7C15ULL);
}

}  // namespace habeas
