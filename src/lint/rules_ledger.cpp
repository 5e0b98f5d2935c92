// SPDX-License-Identifier: MIT
#include "lint/rules_ledger.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/ledger/ledger.hpp>
#include <habeas/lint/finding.hpp>
#include "conflict/conflict_of_claims.hpp"
#include "core/cancel.hpp"
#include "core/each_once.hpp"
#include "lint/worth_a_linear_program.hpp"

namespace habeas {

namespace {

/// Accounts with more cut-offs of stocks than this are not searched for movements that nobody states.
constexpr std::size_t most_stock_points = 40'000;

/// So many stretches are asked about at once: their answers are held together, and are large.
constexpr std::size_t most_at_once = 4'000;

/// How many cut-offs on from each the search goes.
constexpr std::size_t farthest_stock_point = 12;

/// What a claim is about; of a correction, what it corrects.
const claim& corrected_by(const finding_list& in, const claim& c) {
  const auto* made = std::get_if<response_claim>(&c.says);
  const auto* target = made != nullptr ? in.of().find(made->about) : nullptr;
  return target != nullptr ? corrected_by(in, *target) : c;
}

/// The days for which a stock is claimed, as written.
std::string date_of_stretch(const finding_list& in, const claim& c) {
  const auto* held = std::get_if<held_claim>(&corrected_by(in, c).says);
  return held != nullptr && held->during ? held->during->text() : std::string();
}

/// Why a claim bounds nothing, as its own sentence.
sentence_key why_no_bound(const finding_list& in, const claim& c, bool linear) {
  const auto* q = number_of(c);
  if (q == nullptr) return "no_bound";
  if (q->how() == quantifier::unquantified) return "no_bound_unquantified";
  if (q->interval(in.about()).is_unbounded()) return q->how() == quantifier::about ? sentence_key("no_bound_about") : "no_bound";
  const auto& about = corrected_by(in, c);
  if (const auto* held = std::get_if<held_claim>(&about.says); held != nullptr && held->during)
    return held->during->is_qualified() && !in.of().assumes(dates_as_written) ? sentence_key("no_bound_written") : "no_bound_days";
  const auto* flow = std::get_if<flow_claim>(&about.says);
  if (flow == nullptr) return "no_bound";
  const bool has_start = flow->from && (!flow->from_under || in.of().assumes(flow->from_under));
  switch (flow->way) {
    case direction::net: return !has_start ? sentence_key("no_bound_net_start") : linear ? sentence_key("no_bound") : "no_bound_net";
    case direction::ever_held: return has_start ? sentence_key("no_bound_persons") : "no_bound_ever_start";
    default: return has_start ? sentence_key("no_bound") : "no_bound_start";
  }
}

}  // namespace

namespace detail {

void no_bound(finding_list& into, const ledger& books) {
  for (const auto& name : books.without_bound()) {
    const auto& said = into.of().get(name);
    const auto* q = number_of(said);
    into.add("no_bound", {name.text()}, {{"claims", name.text()}, {"n", q ? to_string(*q) : ""}, {"date", date_of_stretch(into, said)}}, {},
             why_no_bound(into, said, books.is_linear()));
  }
}

void used_in_part(finding_list& into, const ledger& books) {
  const auto names = books.used_in_part();
  if (!books.is_linear() || names.empty()) return;
  into.add("used_in_part", finding_list::texts(names), {{"claims", into.listed(names)}, {"id", books.account().text()}}, {}, sentence_key("used_in_part_linear"));
}

void used_in_part(finding_list& into, std::vector<claim_id> names) {
  names = worth_a_linear_program(into, std::move(names));
  if (names.empty()) return;
  keep_each_once(names);
  into.add("used_in_part", finding_list::texts(names), {{"n", fmt::format("{}", names.size())}});
}

namespace {

/// What an analyst says is no word of the document.
bool is_of_analyst(const finding_list& in, const claim& c) {
  const auto* speaker = c.speaker ? in.of().find(c.speaker) : nullptr;
  return speaker != nullptr && speaker->kind == actor_kind::analyst;
}

/// Of all contradictions known, those that are listed nowhere included.
template <class Judged>
void find_articles(finding_list& into, const Judged& judged, const std::stop_token& stop) {
  for (const auto& claims : judged.conflict_sets()) {
    throw_if_stopped(stop);
    std::set<document_id> pages;
    bool own_words = true;
    for (const auto& name : claims) {
      pages.insert(into.of().get(name).document);
      own_words = own_words && !is_of_analyst(into, into.of().get(name));
    }
    if (!own_words || pages.size() != 1 || pages.begin()->is_null() || claims.size() < 2) continue;
    const auto c = conflict_of_claims(judged, claims, stop);
    auto subjects = finding_list::texts(c.claims);
    subjects.push_back(pages.begin()->text());
    into.add("article_against_itself", std::move(subjects), {{"id", pages.begin()->text()}, {"claims", into.listed(c.claims)}},
             c.proof.steps.empty() ? std::nullopt : std::optional(c.proof));
  }
}

}  // namespace

void article_against_itself(finding_list& into, const timeline& days, const std::stop_token& stop) { find_articles(into, days, stop); }

void article_against_itself(finding_list& into, const ledger& books, const std::stop_token& stop) { find_articles(into, books, stop); }

}  // namespace detail

namespace {

/// A stretch that has more movements that nobody states than its parts have together.
struct told_stretch {
  std::size_t first;
  flow_stretch stretch;
  std::int64_t unaccounted, moved;
  std::optional<std::int64_t> stated;
};

/// Why of a stretch; nothing where the work allowed did not reach so far.
using told_proof = std::optional<std::optional<proof>>;

/// Proofs that begin together follow one another: what they share is looked at once.
std::vector<told_proof> proofs_of(const ledger& books, direction way, const std::vector<told_stretch>& told, const std::stop_token& stop) {
  std::vector<std::size_t> order(told.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return told[a].first < told[b].first; });
  std::vector<told_proof> proofs(told.size());
  for (const auto i : order) {
    throw_if_stopped(stop);
    const bool made = work_limits::allow([&] { proofs[i] = books.why_at_least({way, {}, {}}, told[i].stretch.from, told[i].stretch.to); });
    if (!made) break;
  }
  return proofs;
}

/// unaccounted_entries, unaccounted_exits: movements between two cut-offs of stocks that no claim states. A stretch is
/// told where it has more of them than its parts have together; proofs are made of what is told alone.
void unaccounted_movements(finding_list& into, const ledger& books, const std::stop_token& stop) {
  const auto points = books.stock_points();
  const auto n = points.size();
  if (n > most_stock_points) {
    into.add("unaccounted_not_searched", {books.account().text()},
             {{"id", books.account().text()}, {"n", fmt::format("{}", n)}, {"m", fmt::format("{}", most_stock_points)}});
    return;
  }
  for (const auto way : {direction::entries, direction::exits}) {
    // The most of stretches from each point, by length: those of the parts are at hand.
    std::vector<std::array<std::int64_t, farthest_stock_point + 1>> best(n);
    std::vector<told_stretch> told;
    const auto look_at = [&](std::size_t first, std::size_t last, std::size_t length) {
      std::vector<flow_stretch> stretches;
      for (auto i = first; i < last; ++i) stretches.push_back({points[i], points[i + length]});
      const auto unaccounted = books.least_unaccounted(way, stretches);
      for (auto i = first; i < last; ++i) {
        auto& here = best[i][length];
        for (std::size_t part = 1; part < length; ++part) here = std::max(here, best[i][part] + best[i + part][length - part]);
        const auto& u = unaccounted[i - first];
        if (!u || u->unaccounted <= here) continue;
        here = u->unaccounted;
        told.push_back({i, stretches[i - first], u->unaccounted, *u->moved.low, u->stated});
      }
    };
    for (std::size_t length = 1; length <= farthest_stock_point && length < n; ++length)
      for (std::size_t first = 0; first + length < n; first += most_at_once) {
        throw_if_stopped(stop);
        look_at(first, std::min(first + most_at_once, n - length), length);
      }
    auto proofs = proofs_of(books, way, told, stop);
    for (std::size_t i = 0; i < told.size(); ++i) {
      if (!proofs[i]) continue;
      const auto& t = told[i];
      auto& why = *proofs[i];
      auto subjects = why ? finding_list::texts(claims_of(*why)) : std::vector<std::string>{};
      subjects.push_back(books.account().text());
      into.add(way == direction::entries ? "unaccounted_entries" : "unaccounted_exits", std::move(subjects),
               {{"id", books.account().text()}, {"n", fmt::format("{}", t.unaccounted)}, {"m", fmt::format("{}", t.moved)},
                {"stated", fmt::format("{}", t.stated.value_or(0))},
                {"from", into.writer().point_in_passing(t.stretch.from)}, {"to", into.writer().point_in_passing(t.stretch.to)}},
               std::move(why), way == direction::entries ? sentence_key("nobody_states_entries") : "nobody_states_exits");
    }
  }
}

}  // namespace

namespace detail {

void find_in_ledger(finding_list& into, const ledger& books, const ledger_options& options, const std::stop_token& stop) {
  no_bound(into, books);
  used_in_part(into, books);
  article_against_itself(into, books, stop);
  opening_and_closing(into, books, options, stop);
  unaccounted_movements(into, books, stop);
}

void opening_and_closing(finding_list& into, const ledger& books, const ledger_options& options, const std::stop_token& stop) {
  constexpr std::size_t most_told = 20;
  const auto& d = into.of();
  if (d.assumes(counts_at_day_end) || d.get(books.account()).rule.cutoff != cutoff_hour::not_stated) return;
  if (books.stock_points().empty()) return;
  std::set<std::vector<claim_id>> without;
  for (auto& claims : books.conflict_sets()) without.insert(std::move(claims));
  std::size_t told = 0;
  // One wrong month makes every longer stretch around it wrong as well: what holds a flow that was told is not told again.
  std::set<claim_id> told_flows;
  const auto is_flow = [&](const claim_id& id) { return std::holds_alternative<flow_claim>(d.get(id).says); };
  const ledger at_day_end(d.with(counts_at_day_end.text()), books.account(), options, stop);
  for (const auto& claims : at_day_end.conflict_sets()) {
    throw_if_stopped(stop);
    if (told == most_told) break;
    if (without.count(claims) != 0 || std::any_of(claims.begin(), claims.end(), [&](const claim_id& id) { return told_flows.count(id) != 0; })) continue;
    const auto c = conflict_of_claims(at_day_end, claims, stop);
    if (std::find(c.assumptions.begin(), c.assumptions.end(), counts_at_day_end) == c.assumptions.end()) continue;
    std::copy_if(c.claims.begin(), c.claims.end(), std::inserter(told_flows, told_flows.end()), is_flow);
    ++told;
    auto subjects = finding_list::texts(c.claims);
    subjects.push_back(books.account().text());
    into.add("opening_and_closing", std::move(subjects), {{"id", books.account().text()}, {"claims", into.listed(c.claims)}},
             c.proof.steps.empty() ? std::nullopt : std::optional(c.proof));
  }
}

}  // namespace detail

}  // namespace habeas
