// SPDX-License-Identifier: MIT
#include <habeas/lists/edition_diff.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/core/error.hpp>
#include <habeas/model/change_of_event.hpp>
#include <habeas/timeline/timeline.hpp>
#include "core/cancel.hpp"
#include "model/transfers_counted.hpp"
#include "people/identity_chains.hpp"
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

/// Of one name that left, as many that joined and may be the same person are told.
constexpr std::size_t most_perhaps = 20;

/// Compares two editions of a view.
class edition_comparer {
 public:
  edition_comparer(const dossier& d, const timeline& events, const edition& before, const edition& after)
      : dossier_(&d), events_(&events), before_(&before), after_(&after), people_(d),
        same_(d, joins::same), perhaps_(d, joins::same_or_possibly), by_transfers_(detail::transfers_may_move(d, after.account)) {
    const auto& all = d.content().events;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!d.shows(all, i) || !change_of(all[i]) || people_.said_of(all[i].id).empty()) continue;
      std::set<std::size_t> records;
      for (const auto& [name, by] : people_.of(all[i])) records.insert(record_of(name));
      for (const auto record : records) changes_of_[record].push_back(&all[i]);
    }
  }

  edition_diff run() {
    edition_diff diff;
    diff.before = before_->id;
    diff.after = after_->id;
    const auto was = lines(*before_, diff), is = lines(*after_, diff);
    diff.listed_twice = detail::sorted_once(std::move(diff.listed_twice));
    for (const auto& [record, names] : was) {
      throw_if_stopped({});
      const auto now = is.find(record);
      if (now == is.end()) diff.left.push_back({names.begin()->first, reasons(record)});
      else stays(names, now->second, diff);
    }
    for (const auto& [record, names] : is)
      if (was.find(record) == was.end()) diff.joined.push_back(names.begin()->first);
    perhaps_renamed(was, is, diff);
    std::sort(diff.left.begin(), diff.left.end(), [](const auto& a, const auto& b) { return a.person < b.person; });
    std::sort(diff.joined.begin(), diff.joined.end());
    return diff;
  }

 private:
  /// The lines of one person by the names that they stand under.
  using names_of_person = std::map<person_id, const listed_person*>;
  using by_person = std::map<std::size_t, names_of_person>;

  [[nodiscard]] std::size_t record_of(const person_id& name) const { return same_.of(*dossier_->find_place(name)); }

  /// Who is on a list: a second name of one person is a doublet.
  by_person lines(const edition& e, edition_diff& diff) const {
    by_person found;
    for (const auto& line : e.people)
      if (dossier_->find(line.person) && !found[record_of(line.person)].emplace(line.person, &line).second) diff.listed_twice.push_back(line.person);
    for (const auto& [record, names] : found)
      for (auto at = std::next(names.begin()); at != names.end(); ++at) diff.listed_twice.push_back(at->first);
    return found;
  }

  /// Under the same name, or under another that claims make one person with it.
  void stays(const names_of_person& was, const names_of_person& is, edition_diff& diff) const {
    for (const auto& [name, line] : was)
      if (const auto now = is.find(name); now != is.end()) return compare(name, *line, *now->second, diff);
    const auto &old_name = was.begin()->first, &new_name = is.begin()->first;
    const auto chain = same_.between(*dossier_->find_place(old_name), *dossier_->find_place(new_name));
    diff.renamed.push_back({old_name, new_name, identity_verdict::same, dossier_->content().claims[chain->front()].id});
    compare(new_name, *was.begin()->second, *is.begin()->second, diff);
  }

  /// Who left under one name and joined under another may have stayed, where claims say so directly or along a chain.
  void perhaps_renamed(const by_person& was, const by_person& is, edition_diff& diff) const {
    std::map<std::size_t, std::vector<std::size_t>> joined;  // by what stands for all whom they may be
    for (const auto& [record, names] : is)
      if (was.find(record) == was.end()) joined[perhaps_.of(record)].push_back(record);
    for (const auto& [record, names] : was) {
      const auto found = is.find(record) == is.end() ? joined.find(perhaps_.of(record)) : joined.end();
      if (found == joined.end()) continue;
      std::size_t told = 0;
      for (const auto other : found->second) {
        const auto& old_name = names.begin()->first;
        const auto& new_name = is.at(other).begin()->first;
        const auto chain = perhaps_.between(*dossier_->find_place(old_name), *dossier_->find_place(new_name));
        diff.renamed.push_back({old_name, new_name, identity_verdict::possibly_same, dossier_->content().claims[chain->front()].id});
        if (++told == most_perhaps) break;
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
  [[nodiscard]] std::vector<leaving_reason> reasons(std::size_t record) const {
    const auto& rule = dossier_->get(after_->account).rule;
    const auto from = cutoff_of(*dossier_, *before_), to = cutoff_of(*dossier_, *after_);
    std::vector<leaving_reason> found;
    const auto changes = changes_of_.find(record);
    if (changes == changes_of_.end()) return found;
    for (const auto* e : changes->second) {
      const auto effect = detail::open_if_moved(effect_of(rule, *change_of(*e), {}, trilean::yes), *change_of(*e), by_transfers_);
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
  std::map<std::size_t, std::vector<const event*>> changes_of_;  ///< by the record that stands for the person
  identity_chains same_, perhaps_;
  bool by_transfers_;
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
