// SPDX-License-Identifier: MIT
#include <habeas/lists/edition_diff.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/core/error.hpp>
#include <habeas/timeline/timeline.hpp>
#include "core/cancel.hpp"
#include "people/people_rows.hpp"

namespace habeas {

std::int64_t edition_diff::without_reason() const {
  return std::count_if(left.begin(), left.end(), [](const left_person& p) { return p.reasons.empty(); });
}

uncertain_instant cutoff_of(const dossier& d, const edition& e) {
  const auto* b = d.find(e.bulletin);
  const auto& date = e.as_of ? e.as_of : b ? b->as_of : std::nullopt;
  if (!date) return {};
  return cutoff_point(*date, d.content().clock, d.content().hemisphere);
}

namespace {

/// Compares two editions of a view.
class edition_comparer {
 public:
  edition_comparer(const dossier& d, const timeline& events, const edition& before, const edition& after)
      : dossier_(&d), events_(&events), before_(&before), after_(&after), people_(d) {
    const auto& all = d.content().events;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!d.shows(all, i) || !all[i].change || people_.said_of(all[i].id).empty()) continue;
      for (const auto& [name, by] : people_.of(all[i])) changes_of_[name].push_back(&all[i]);
    }
  }

  edition_diff run() {
    edition_diff diff;
    diff.before = before_->id;
    diff.after = after_->id;
    auto was = lines(*before_, diff), is = lines(*after_, diff);
    diff.listed_twice = detail::sorted_once(std::move(diff.listed_twice));
    match_renamed(was, is, diff);
    for (const auto& [name, line] : was) {
      throw_if_stopped({});
      const auto now = is.find(name);
      if (now == is.end()) diff.left.push_back({name, reasons(name)});
      else compare(name, *line, *now->second, diff);
    }
    for (const auto& [name, line] : is)
      if (was.find(name) == was.end()) diff.joined.push_back(name);
    return diff;
  }

 private:
  using by_person = std::map<person_id, const listed_person*>;

  by_person lines(const edition& e, edition_diff& diff) const {
    by_person found;
    for (const auto& line : e.people)
      if (dossier_->find(line.person) && !found.emplace(line.person, &line).second) diff.listed_twice.push_back(line.person);
    return found;
  }

  /// Who left under one id and joined under another stays, where a claim says that they are the same.
  void match_renamed(by_person& was, by_person& is, edition_diff& diff) const {
    for (const auto place : dossier_->canonical_order()) {
      const auto& c = dossier_->content().claims[place];
      const auto* says = dossier_->counts(place) ? std::get_if<identity_claim>(&c.says) : nullptr;
      if (says == nullptr || says->verdict == identity_verdict::different) continue;
      for (const auto& [old_name, new_name] : {std::pair(says->first, says->second), std::pair(says->second, says->first)}) {
        const auto old_line = was.find(old_name), new_line = is.find(new_name);
        if (old_line == was.end() || new_line == is.end() || is.count(old_name) != 0 || was.count(new_name) != 0) continue;
        diff.renamed.push_back({old_name, new_name, says->verdict, c.id});
        if (says->verdict != identity_verdict::same) continue;
        compare(new_name, *old_line->second, *new_line->second, diff);
        was.erase(old_line);
        is.erase(new_line);
      }
    }
  }

  void compare(const person_id& name, const listed_person& was, const listed_person& is, edition_diff& diff) const {
    ++diff.stayed;
    std::set<std::string> properties;
    for (const auto* line : {&was, &is})
      for (const auto& v : line->says) properties.insert(v.name);
    for (const auto& p : properties) {
      const auto *before = find_listed(was, p), *after = find_listed(is, p);
      const std::string none;
      if ((before ? *before : none) != (after ? *after : none)) diff.changed.push_back({name, p, before ? *before : none, after ? *after : none});
    }
  }

  /// Changes of custody that were, that may lie between the two lists, and that may be an exit under the rule.
  [[nodiscard]] std::vector<leaving_reason> reasons(const person_id& name) const {
    const auto& rule = dossier_->get(after_->account).rule;
    const auto from = cutoff_of(*dossier_, *before_), to = cutoff_of(*dossier_, *after_);
    std::vector<leaving_reason> found;
    const auto changes = changes_of_.find(name);
    if (changes == changes_of_.end()) return found;
    for (const auto* e : changes->second) {
      const auto effect = effect_of(rule, *e->change, {}, trilean::yes);
      if (effect != counting_effect::exit && effect != counting_effect::open) continue;
      leaving_reason reason{e->id, effect, false, {}};
      for (const auto place : people_.said_of(e->id)) reason.claims.push_back(dossier_->content().claims[place].id);
      reason.claims = detail::sorted_once(std::move(reason.claims));
      const auto first = events_->start(e->id).earliest(), last = events_->end(e->id).latest();
      if (last && instant::end_of(*last) <= from.earliest) continue;
      if (first && instant::start_of(*first) >= to.latest) continue;
      reason.certain = effect == counting_effect::exit && first && last && instant::start_of(*first) >= from.latest &&
                       instant::end_of(*last) <= to.earliest;
      found.push_back(std::move(reason));
    }
    return found;
  }

  const dossier* dossier_;
  const timeline* events_;
  const edition* before_;
  const edition* after_;
  event_people people_;
  std::map<person_id, std::vector<const event*>> changes_of_;
};

}  // namespace

edition_diff compare_editions(const dossier& d, const edition_id& before, const edition_id& after) {
  const auto &one = d.get(before), &other = d.get(after);
  if (one.account != other.account)
    throw error(errc::invalid_value, "two lists of different accounts", fmt::format("{} and {}", one.account, other.account),
                "two editions of one account's list");
  const timeline events(d);
  return edition_comparer(d, events, one, other).run();
}

}  // namespace habeas
