// SPDX-License-Identifier: MIT
// Checking a dossier: the contradictions of every account and of the timeline, and what single rules find.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <habeas/core/report.hpp>
#include <habeas/infer/ledger.hpp>
#include <habeas/infer/narrator.hpp>

namespace habeas {

using finding = basic_finding<std::optional<proof>>;

/// A contradiction with where it is: an account, or nothing for the timeline.
struct placed_contradiction {
  account_id account;
  contradiction found;
};

/// The smallest sets first, then by ids, then by account.
[[nodiscard]] inline bool comes_first(const placed_contradiction& a, const placed_contradiction& b) {
  if (a.found.claims.size() != b.found.claims.size()) return a.found.claims.size() < b.found.claims.size();
  if (a.found.claims != b.found.claims) return a.found.claims < b.found.claims;
  return a.account < b.account;
}

struct check_report {
  std::vector<placed_contradiction> contradictions;  ///< the smallest sets first, then by ids
  std::vector<finding> findings;                     ///< the gravest first, then by rule and subjects
  /// True where the dossier holds a contradiction or a finding of severity error.
  [[nodiscard]] bool has_errors() const {
    return !contradictions.empty() ||
           std::any_of(findings.begin(), findings.end(), [](const finding& f) { return f.severity == severity::error; });
  }
};

namespace detail {

/// The rules that look at one claim, bulletin or group at a time.
class checker {
 public:
  checker(const dossier& d, language l) : dossier_(&d), speak_(d, l) {}

  std::vector<finding> run() {
    const auto& claims = dossier_->content().claims;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (!dossier_->counts(i)) continue;
      dates(claims[i]);
      said_before(claims[i], i);
      for (const auto& b : claims[i].breakdowns) parts(claims[i], b);
    }
    bulletins();
    stocks_as_flows();
    origins();
    groups();
    return std::move(found_);
  }

 private:
  void add(std::string rule, severity grave, std::vector<std::string> subjects, std::string sentence) {
    std::sort(subjects.begin(), subjects.end());
    found_.push_back({std::move(rule), grave, std::move(subjects), std::move(sentence), {}});
  }

  void dates(const claim& c) {
    visit_dates(c, [&](const edtf& date, const char*) {
      if (date.is_interval() && date.bounds(dossier_->content().hemisphere).ends_before_start())
        add("ends_before_start", severity::error, {c.id.text()},
            speak_.speak("ends_before_start", {{"date", date.text()}, {"claims", c.id.text()}}));
    });
  }

  /// A count cannot be said before the day it was taken. A pledge may.
  void said_before(const claim& c, std::size_t place) {
    if (!c.as_of || !dossier_->said_at(place)) return;
    const auto taken = cutoff_point(*c.as_of, dossier_->content().clock, dossier_->content().hemisphere);
    const auto said = *dossier_->said_at(place);
    if (!taken.earliest.is_finite() || taken.earliest < said || (taken.is_exact() && taken.earliest == said)) return;
    add("said_before", severity::warning, {c.id.text()},
        speak_.speak("said_before", {{"claims", c.id.text()}, {"said", to_string(*dossier_->said_at(place))}, {"date", c.as_of->text()}}));
  }

  void parts(const claim& c, const breakdown& b) {
    const auto* whole = number_of(c);
    if (whole == nullptr) return;
    const auto total = whole->interval();
    std::int64_t low = 0, high = 0;
    bool open = false;
    for (const auto& part : b.parts) {
      const auto n = part.number.interval();
      low += n.low.value_or(0);
      if (n.high) high += *n.high;
      else open = true;
      if (n.low && total.high && *n.low > *total.high)
        add("part_over_whole", severity::error, {c.id.text()},
            speak_.speak("part_over_whole", {{"claims", c.id.text()}, {"part", part.name}, {"sum", to_string(part.number)}, {"n", to_string(*whole)}}));
    }
    if (b.composition != composition::partition) return;
    const bool over = total.high && low > *total.high;
    const bool under = total.low && !open && high < *total.low;
    if (over || under)
      add("parts_do_not_sum", severity::error, {c.id.text()},
          speak_.speak("parts_do_not_sum", {{"claims", c.id.text()}, {"axis", b.axis}, {"sum", fmt::format("{}", low)}, {"n", to_string(*whole)}}));
  }

  void bulletins() {
    std::map<bulletin_id, std::map<instant, std::vector<claim_id>>> times;
    const auto& claims = dossier_->content().claims;
    for (std::size_t i = 0; i < claims.size(); ++i)
      if (dossier_->counts(i) && claims[i].bulletin && claims[i].as_of && claims[i].as_of->time())
        times[claims[i].bulletin][*dossier_->end_of(*claims[i].as_of)].push_back(claims[i].id);
    for (const auto& [id, at] : times) {
      if (at.size() < 2) continue;
      std::vector<claim_id> names;
      std::vector<std::string> subjects;
      for (const auto& [t, these] : at) names.insert(names.end(), these.begin(), these.end());
      std::sort(names.begin(), names.end());
      for (const auto& n : names) subjects.push_back(n.text());
      add("two_times", severity::error, std::move(subjects), speak_.speak("two_times", {{"id", id.text()}, {"claims", speak_.listed(names)}}));
    }
  }

  /// The same number with the same parts, published once as a stock and once as a flow, in one account.
  void stocks_as_flows() {
    const auto& claims = dossier_->content().claims;
    const auto account_of = [](const claim& c) -> const account_id* {
      if (const auto* held = std::get_if<held_claim>(&c.says)) return &held->account;
      if (const auto* flow = std::get_if<flow_claim>(&c.says)) return &flow->account;
      return nullptr;
    };
    std::map<std::pair<account_id, std::int64_t>, std::vector<const claim*>> by_number;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto* account = dossier_->counts(i) ? account_of(claims[i]) : nullptr;
      if (account && number_of(claims[i])->how() == stated_as::exact && !claims[i].breakdowns.empty())
        by_number[{*account, number_of(claims[i])->first()}].push_back(&claims[i]);
    }
    for (const auto& [key, same] : by_number)
      for (const auto* stock : same)
        for (const auto* flow : same) {
          if (!std::holds_alternative<held_claim>(stock->says) || !std::holds_alternative<flow_claim>(flow->says)) continue;
          const auto shared = shared_parts(*stock, *flow);
          if (shared < 2) continue;
          const std::vector<claim_id> names{std::min(stock->id, flow->id), std::max(stock->id, flow->id)};
          add("stock_as_flow", severity::warning, {stock->id.text(), flow->id.text()},
              speak_.speak("stock_as_flow", {{"claims", speak_.listed(names)}, {"n", fmt::format("{}", key.second)}}));
        }
  }
  static int shared_parts(const claim& a, const claim& b) {
    int shared = 0;
    for (const auto& x : a.breakdowns)
      for (const auto& y : b.breakdowns)
        for (const auto& p : x.parts)
          for (const auto& q : y.parts) shared += x.axis == y.axis && p == q ? 1 : 0;
    return shared;
  }

  void origins() {
    std::map<claim_id, std::vector<claim_id>> repeats;
    const auto& claims = dossier_->content().claims;
    for (std::size_t i = 0; i < claims.size(); ++i)
      if (dossier_->counts(i) && claims[i].derived_from) {
        const auto& origin = dossier_->origin_of(claims[i]);
        if (origin.id != claims[i].id && dossier_->find(origin.id)) repeats[origin.id].push_back(claims[i].id);
      }
    for (auto& [origin, these] : repeats) {
      std::sort(these.begin(), these.end());
      std::vector<std::string> subjects{origin.text()};
      for (const auto& n : these) subjects.push_back(n.text());
      const auto n = fmt::format("{}", these.size() + 1);
      add("one_origin", severity::note, std::move(subjects),
          speak_.speak("one_origin", {{"claims", speak_.listed(these)}, {"id", origin.text()}, {"n", n}}));
    }
  }

  void groups() {
    const auto& all = dossier_->content().groups;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!dossier_->shows(all, i)) continue;
      auto members = all[i].members;
      std::sort(members.begin(), members.end());
      for (auto at = std::adjacent_find(members.begin(), members.end()); at != members.end();
           at = std::adjacent_find(std::upper_bound(members.begin(), members.end(), *at), members.end()))
        if (dossier_->find(*at))
          add("member_twice", severity::error, {all[i].id.text(), at->text()},
              speak_.speak("member_twice", {{"person", at->text()}, {"id", all[i].id.text()}}));
      members.erase(std::unique(members.begin(), members.end()), members.end());
      std::erase_if(members, [&](const person_id& p) { return !dossier_->find(p); });
      const auto most = all[i].size ? all[i].size->interval().high : std::nullopt;
      if (most && static_cast<std::int64_t>(members.size()) > *most)
        add("members_over_size", severity::error, {all[i].id.text()},
            speak_.speak("members_over_size", {{"id", all[i].id.text()}, {"n", fmt::format("{}", members.size())}, {"m", fmt::format("{}", *most)}}));
    }
  }

  const dossier* dossier_;
  narrator speak_;
  std::vector<finding> found_;
};

}  // namespace detail

/// Everything that checking finds in a view. Throws errc::cancelled on request.
[[nodiscard]] inline check_report check_dossier(const dossier& d, language l = language::en, ledger_options options = {},
                                                std::stop_token stop = {}) {
  check_report report;
  const timeline events(d);
  for (const auto& c : events.contradictions()) report.contradictions.push_back({account_id(), c});
  report.findings = detail::checker(d, l).run();
  const narrator speak(d, l);
  const auto& accounts = d.content().accounts;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    if (!d.shows(accounts, i)) continue;
    const ledger books(d, accounts[i].id, options, stop);
    for (const auto& c : books.contradictions()) report.contradictions.push_back({accounts[i].id, c});
    for (const auto& name : books.without_bound()) {
      const auto* q = number_of(d.get(name));
      report.findings.push_back({"no_bound", severity::note, {name.text()},
                                 speak.speak("no_bound", {{"claims", name.text()}, {"n", q ? to_string(*q) : ""}}), {}});
    }
  }
  std::sort(report.contradictions.begin(), report.contradictions.end(), comes_first);
  std::sort(report.findings.begin(), report.findings.end(), comes_before<std::optional<proof>>);
  return report;
}

}  // namespace habeas
