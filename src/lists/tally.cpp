// SPDX-License-Identifier: MIT
#include <habeas/lists/tally.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include <habeas/ledger/ledger.hpp>
#include <habeas/model/counting.hpp>
#include <habeas/time/trilean.hpp>
#include "core/cancel.hpp"
#include "people/identity_chains.hpp"

namespace habeas {

namespace {

/// Counts the people of one edition.
///
/// Lines that claims make one person are one at the most; lines that may be one person are one at the least.
class edition_counter {
 public:
  edition_counter(const dossier& d, const edition& e, std::string axis)
      : dossier_(&d), edition_(&e), rule_(d.get(e.account).rule), same_(d, joins::same), perhaps_(d, joins::same_or_possibly) {
    tally_.edition = e.id;
    tally_.account = e.account;
    tally_.axis = std::move(axis);
  }

  tally run() {
    std::set<person_id> listed;
    for (const auto& line : edition_->people) {
      throw_if_stopped({});
      const auto place = dossier_->find_place(line.person);
      if (!dossier_->find(line.person) || !listed.insert(line.person).second) continue;
      ++tally_.lines;
      put(people_[same_.of(*place)], line);
      put(at_least_[perhaps_.of(*place)], line);
    }
    for (const auto& [record, p] : people_) at_most(p);
    for (const auto& [record, p] : at_least_) {
      if (!p.counted || p.left_out) continue;
      ++tally_.total.low;
      if (p.values.size() == 1) ++rows_[*p.values.begin()].low;
    }
    for (auto& [value, row] : rows_) {
      row.value = value;
      row.high += tally_.not_stated;  // each of them may be of this value
      tally_.rows.push_back(std::move(row));
    }
    return std::move(tally_);
  }

 private:
  /// What the lines that are read as one person say together.
  struct listed {
    bool counted = false, open = false, left_out = false;  ///< by some line
    std::set<std::string> values;                          ///< on the axis
  };

  void put(listed& p, const listed_person& line) const {
    const auto counted = is_counted_here(line);
    (counted == trilean::yes ? p.counted : counted == trilean::no ? p.left_out : p.open) = true;
    if (tally_.axis.empty() || counted == trilean::no) return;
    if (const auto* value = find_listed(line, tally_.axis)) p.values.insert(*value);
  }
  void at_most(const listed& p) {
    if (!p.counted && !p.open) {
      ++tally_.not_counted;
      return;
    }
    if (!p.counted) ++tally_.open;
    ++tally_.total.high;
    if (tally_.axis.empty()) return;
    for (const auto& value : p.values) ++rows_[value].high;
    if (p.values.empty()) ++tally_.not_stated;
  }
  /// Somebody is listed because the rule counts them; what the list itself says may leave them out, or leave it open.
  [[nodiscard]] trilean is_counted_here(const listed_person& line) const {
    const auto state = custody_of(line);
    auto rule = rule_;
    rule.minimum_days = 0;
    std::erase_if(rule.clauses, [&](const facet_clause& c) { return state.count(c.of) == 0; });
    return is_counted(rule, state);
  }

  const dossier* dossier_;
  const edition* edition_;
  counting_rule rule_;
  identity_chains same_, perhaps_;
  tally tally_;
  std::map<std::size_t, listed> people_, at_least_;  ///< by the record that stands for them
  std::map<std::string, tally_row> rows_;
};

}  // namespace

namespace {

/// The least that the tally is more than the published number; below 0: less.
[[nodiscard]] std::int64_t differs_by(const tally_row& row, integer_interval published);

/// The bulletin whose cut-off a point is, where it is one's.
[[nodiscard]] bulletin_id bulletin_of(const dossier& d, const account_point& at);

std::int64_t differs_by(const tally_row& row, integer_interval published) {
  if (published.high && row.low > *published.high) return row.low - *published.high;
  if (published.low && row.high < *published.low) return row.high - *published.low;
  return 0;
}

bulletin_id bulletin_of(const dossier& d, const account_point& at) {
  if (const auto* b = at.as<bulletin_id>()) return *b;
  const auto* cutoff = at.as<account_point::cutoff>();
  const auto* c = cutoff ? d.find(cutoff->of) : nullptr;
  return c ? c->bulletin : bulletin_id();
}

}  // namespace

namespace {

/// Sets the published numbers of the account at a point beside what was tallied.
void add_published(tally& t, const ledger& books, const account_point& at, const std::optional<about_policy>& about) {
  const auto& d = books.of();
  const auto one_point = [&](const account_point& p) { return p == at || (books.is_not_after(p, at) && books.is_not_after(at, p)); };
  const auto bulletin = bulletin_of(d, at);
  // Two cut-offs are certainly one by name, by bulletin, by what they repeat, or by a time; nothing else need be asked.
  const auto may_be_there = [&](const claim& c) {
    return at == account_point::cutoff_of(c.id) || (bulletin && c.bulletin == bulletin) || c.derived_from || (c.as_of && c.as_of->time());
  };
  for (const auto place : d.canonical_order()) {
    throw_if_stopped({});
    const auto& c = d.content().claims[place];
    const auto* held = d.counts(place) ? std::get_if<held_claim>(&c.says) : nullptr;
    if (held == nullptr || held->during || held->account != t.account || !may_be_there(c) || !one_point(books.point_at(time_ref{time_ref::how::claim, {}, c.id.text()}))) continue;
    const auto put = [&](tally_row& row, const std::string& part, const quantity& number) {
      const auto interval = number.interval(about);
      row.published.push_back({c.id, part, interval, differs_by(row, interval)});
    };
    put(t.total, {}, held->number);
    for (const auto& b : c.breakdowns) {
      if (t.axis.empty() || b.axis != t.axis) continue;
      for (const auto& part : b.parts) {
        auto row = std::find_if(t.rows.begin(), t.rows.end(), [&](const tally_row& r) { return r.value == part.name; });
        if (row == t.rows.end()) row = t.rows.insert(row, {part.name, 0, t.not_stated, {}});
        put(*row, part.name, part.number);
      }
    }
  }
}

}  // namespace

tally tally_edition(const dossier& d, const edition_id& name, const std::string& axis, const std::string& at,
                    const ledger_options& options) {
  const auto& listed = d.get(name);
  auto t = edition_counter(d, listed, axis).run();
  const ledger books(d, listed.account, options);
  const auto find_point = [&]() -> std::optional<account_point> {
    if (!at.empty()) return books.point_at(at);
    try {
      if (listed.bulletin && d.find(listed.bulletin)) return books.point_at(time_ref{time_ref::how::bulletin, {}, listed.bulletin.text()});
      if (listed.as_of) return books.point_at(time_ref{time_ref::how::as_of, listed.as_of, {}});
    } catch (const error& e) {  // no stock, or more than one, was published on that day
      if (e.code() != errc::unknown_id && e.code() != errc::ambiguous) throw;
    }
    return std::nullopt;
  };
  if (const auto point = find_point()) {
    t.at = *point;
    add_published(t, books, *point, options.about);
    t.held = books.held(*point);
  }
  return t;
}

}  // namespace habeas
