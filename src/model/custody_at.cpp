// SPDX-License-Identifier: MIT
// Whose custody was stated how, last, by the end of a day.
#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/core/work_limits.hpp>
#include <habeas/model/change_of_event.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/model/nouns.hpp>

namespace habeas {
namespace {

constexpr auto no_day = std::numeric_limits<std::int64_t>::max();

/// One statement of somebody's custody, and the days in which it may lie.
struct custody_mark {
  std::int64_t first = -no_day, last = no_day;
  custody_status status = custody_status::open;
  std::string date;
  claim_id claim;
  edition_id edition;
};

custody_status status_of(const custody_state& state) {
  const auto found = state.find(facet::deprived_of_liberty);
  if (found == state.end()) return custody_status::open;
  return found->second == "yes" ? custody_status::held : custody_status::free;
}

/// What is stated of somebody by two statements of which neither is later. Nobody who is dead is held, so a list that says so
/// says nothing against a death.
custody_status both(custody_status first, custody_status second) {
  if (first == second) return first;
  const bool neither_held = first != custody_status::held && second != custody_status::held && first != custody_status::open && second != custody_status::open;
  return neither_held ? custody_status::dead : custody_status::open;
}

/// The marks of one dossier by subject, those alone that may lie before the end of a day.
class mark_reader {
 public:
  mark_reader(const dossier& d, day on) : dossier_(&d), on_(on.since_epoch()) {
    read_members();
    read_claims();
    read_editions();
  }

  [[nodiscard]] std::vector<custody_at> run() const {
    std::vector<custody_at> rows;
    for (const auto& p : dossier_->detainees()) {
      custody_at row;
      row.person = p.id;
      const auto found = people_.find(p.id);
      if (found != people_.end()) judge(found->second, row);
      rows.push_back(std::move(row));
    }
    for (const auto& g : dossier_->groups()) {
      const auto found = groups_.find(g.id);
      if (found == groups_.end()) continue;
      custody_at row;
      row.group = g.id;
      judge(found->second, row);
      rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  void read_members() {
    for (const auto& g : dossier_->groups()) members_[g.id] = g.members;
    for (const auto& c : dossier_->claims())
      if (const auto* says = std::get_if<member_claim>(&c.says); says && says->group && !says->outside && dossier_->status_of(c.id) == claim_status::counts)
        members_[says->group].push_back(says->person);
  }

  void read_claims() {
    const auto& claims = dossier_->content().claims;
    for (const auto place : dossier_->canonical_order()) {
      work_limits::count(1);
      if (!dossier_->counts(place)) continue;
      const auto& c = claims[place];
      if (const auto* says = std::get_if<custody_claim>(&c.says)) of_custody(c, *says);
      if (const auto* says = std::get_if<dated_claim>(&c.says)) of_event(c, *says);
    }
  }

  void of_custody(const claim& c, const custody_claim& says) {
    if (says.facet != facet::deprived_of_liberty || !says.date) return;
    auto mark = dated(*says.date);
    mark.status = says.value == "yes" ? custody_status::held : custody_status::free;
    mark.claim = c.id;
    if (says.reading == reading::throughout && covers(*says.date)) mark.first = mark.last = on_;
    if (says.of.person) put(says.of.person, mark);
    if (says.of.group) put(says.of.group, mark);
  }

  void of_event(const claim& c, const dated_claim& says) {
    const auto* e = says.date ? dossier_->find(says.event) : nullptr;
    if (e == nullptr) return;
    const auto change = change_of(*e);
    if (!change) return;
    // What a change leaves as it was, such as a late registration, says nothing of liberty.
    const auto held = custody_after(*change, {{facet::deprived_of_liberty, "yes"}});
    const auto free = custody_after(*change, {{facet::deprived_of_liberty, "no"}});
    if (status_of(held) == custody_status::held && status_of(free) == custody_status::free) return;
    auto mark = dated(*says.date);
    mark.status = change->how == mechanism::death      ? custody_status::dead
                  : status_of(held) == status_of(free) ? status_of(held)
                                                       : custody_status::open;
    mark.claim = c.id;
    for (const auto& p : e->people) put(p, mark);
    if (e->group) put(e->group, mark);
  }

  void read_editions() {
    for (const auto& e : dossier_->editions()) {
      const auto* together = dossier_->find(e.bulletin);
      const auto& day = e.as_of ? e.as_of : together != nullptr ? together->as_of : e.as_of;
      if (!day) continue;
      auto mark = dated(*day);
      mark.edition = e.id;
      for (const auto& line : e.people) {
        mark.status = status_of(custody_of(line));
        put(line.person, mark);
      }
    }
  }

  [[nodiscard]] date_bounds bounds(const edtf& date) const { return date.bounds(dossier_->content().hemisphere); }

  [[nodiscard]] custody_mark dated(const edtf& date) const {
    const auto b = bounds(date);
    custody_mark mark;
    if (b.earliest_start.is_day()) mark.first = b.earliest_start.value.since_epoch();
    if (b.latest_end.is_day()) mark.last = b.latest_end.value.since_epoch();
    mark.date = date.text();
    return mark;
  }
  /// Is the day certainly among those of the date?
  [[nodiscard]] bool covers(const edtf& date) const {
    const auto b = bounds(date);
    return b.latest_start.is_day() && b.latest_start.value.since_epoch() <= on_ && b.earliest_end.is_day() && on_ <= b.earliest_end.value.since_epoch();
  }

  void put(const person_id& who, const custody_mark& mark) {
    work_limits::count(1);
    if (mark.first <= on_) people_[who].push_back(mark);
  }
  void put(const group_id& who, const custody_mark& mark) {
    if (mark.first > on_) return;
    groups_[who].push_back(mark);
    if (const auto found = members_.find(who); found != members_.end())
      for (const auto& p : found->second) put(p, mark);
  }

  /// What was stated last, and what may have been stated of a later day: one status, where they agree.
  void judge(const std::vector<custody_mark>& marks, custody_at& row) const {
    work_limits::count(marks.size());
    const auto certain = [&](const custody_mark& m) { return m.last <= on_; };
    auto latest = -no_day;
    for (const auto& m : marks)
      if (certain(m)) latest = std::max(latest, m.first);
    const custody_mark* last = nullptr;
    std::optional<custody_status> status;
    const custody_mark* death = nullptr;
    for (const auto& m : marks) {
      if (certain(m) && m.status == custody_status::dead) death = &m;
      if (certain(m) && m.last < latest) continue;
      if (certain(m) && (last == nullptr || m.last > last->last)) last = &m;
      status = status ? both(*status, m.status) : m.status;
      rests_on(m, row);
    }
    if (last == nullptr) return;
    row.since = last->date;
    row.status = *status;
    if (death == nullptr || (row.status != custody_status::free && row.status != custody_status::dead)) return;
    // A list of later that says "not held" leaves the dead dead, since the day of the death.
    row.status = custody_status::dead;
    row.since = death->date;
    rests_on(*death, row);
  }

  static void rests_on(const custody_mark& m, custody_at& row) {
    if (m.claim && std::find(row.claims.begin(), row.claims.end(), m.claim) == row.claims.end()) row.claims.push_back(m.claim);
    if (m.edition && std::find(row.editions.begin(), row.editions.end(), m.edition) == row.editions.end()) row.editions.push_back(m.edition);
  }

  const dossier* dossier_;
  std::int64_t on_;
  std::map<group_id, std::vector<person_id>> members_;
  std::map<person_id, std::vector<custody_mark>> people_;
  std::map<group_id, std::vector<custody_mark>> groups_;
};

}  // namespace

std::vector<custody_at> dossier::custody(const time_argument& at) const {
  const auto date = parse_edtf(at.text());
  const auto end = date.bounds(content_->hemisphere).latest_end;
  if (!end.is_day()) throw error(errc::invalid_value, "a time that does not end", fmt::format("'{}'", at.text()), "a day, or a date that ends");
  return mark_reader(*this, end.value).run();
}

}  // namespace habeas
