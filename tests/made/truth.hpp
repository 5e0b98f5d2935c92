// SPDX-License-Identifier: MIT
// A history that happened, and a dossier of claims about it that are true (or, a few, false).
#pragma once

#include <map>
#include <set>

#include <habeas/verify/proof_checker.hpp>

#include "small.hpp"

namespace habeas::testing {

/// Hours are counted from the start of January; movements lie between hours, so that no cut-off falls on one.
struct told_truth {
  struct movement {
    std::int64_t after_hour;
    direction way;
    mechanism kind;
  };
  dossier_content content;
  std::int64_t stock = 0;
  std::vector<movement> movements;
  std::map<account_point, std::int64_t> hours;
  std::set<claim_id> lies;

  [[nodiscard]] static day first_day() { return day::from_civil(2026, 1, 1); }
  [[nodiscard]] std::optional<std::int64_t> when(const account_point& point) const {
    if (const auto known = hours.find(point); known != hours.end()) return known->second;
    const auto* at = point.as<instant>();
    if (at == nullptr) return std::nullopt;
    return (at->day - first_day().since_epoch()) * 24 + at->second / 3600;
  }
  [[nodiscard]] std::int64_t moved(direction way, std::optional<mechanism> kind, std::int64_t from,
                                   std::int64_t to) const {
    return std::count_if(movements.begin(), movements.end(), [&](const movement& m) {
      return m.way == way && (!kind || m.kind == *kind) && from <= m.after_hour && m.after_hour < to;
    });
  }
  [[nodiscard]] std::int64_t held(std::int64_t at) const {
    return stock + moved(direction::entries, {}, -1000, at) - moved(direction::exits, {}, -1000, at);
  }
  [[nodiscard]] bool is_false(const claim_id& id) const { return lies.count(id) > 0; }
};

/// Tells a story of six days.
class truth_teller {
 public:
  truth_teller(random_source& random, int lies) : random_(&random), lies_(lies) {}

  told_truth run() {
    live();
    name_points();
    events();
    const auto n = pick(3, 9);
    for (int i = 0; i < n; ++i) say(i);
    if (only_releases_) d_.assume("no_others", pick(0, 1) == 0, assumption_effect::no_other_exits);
    t_.content = std::move(d_.content);
    return std::move(t_);
  }

 private:
  static constexpr int hours_in_all = 6 * 24;
  int pick(std::int64_t low, std::int64_t high) { return static_cast<int>((*random_)(low, high)); }
  static std::int64_t day_of(std::int64_t hour) { return hour / 24; }
  static std::string day_text(std::int64_t d) { return january(d + 1); }
  static std::string hour_text(std::int64_t h) { return fmt::format("{}T{:02}:00:00", day_text(day_of(h)), h % 24); }

  void live() {
    t_.stock = pick(0, 5);
    std::vector<std::int64_t> at;
    for (auto n = pick(0, 9); n > 0; --n) at.push_back(pick(0, hours_in_all - 1));
    std::sort(at.begin(), at.end());
    const bool simple = pick(0, 2) == 0;
    auto now = t_.stock;
    for (const auto h : at) {
      const bool out = now > 0 && pick(0, 1) == 0;
      now += out ? -1 : 1;
      const auto rare = !simple && pick(0, 2) == 0;
      t_.movements.push_back(
          {h, out ? direction::exits : direction::entries,
           out ? (rare ? mechanism::death : mechanism::release) : (rare ? mechanism::transfer : mechanism::arrest)});
    }
    only_releases_ = simple;
    kind_of_exit_ = simple ? 1 : 2;
  }

  /// A date that is true of an hour, sharp or not.
  std::string date_of(std::int64_t h) {
    const auto d = day_of(h);
    switch (pick(0, 4)) {
      case 0: return hour_text(h);
      case 1: return day_text(d) + "~";
      case 2:
        return fmt::format("[{}..{}]", day_text(std::max<std::int64_t>(0, d - pick(0, 1))),
                           day_text(std::min<std::int64_t>(5, d + pick(0, 1))));
      default: return day_text(d);
    }
  }
  void name_points() {
    for (int i = pick(0, 2); i > 0; --i) {
      const auto name = fmt::format("b{}", i);
      const auto h = pick(0, hours_in_all - 1);
      d_.add_bulletin(name, pick(0, 1) == 0 ? day_text(day_of(h)) : std::string());
      t_.hours[account_point::of(bulletin_id(name))] = h;
      bulletins_.emplace_back(name, h);
    }
    if (pick(0, 2) == 0) {
      named_time p;
      p.id = named_time_id("p");
      const auto h = pick(0, hours_in_all / 2);
      p.date = parse_edtf(date_of(h));
      d_.content.points.push_back(p);
      t_.hours[account_point::of(p.id)] = h;
      time_refs_.emplace_back(time_ref_at(time_ref::how::point, "p"), h);
    }
    for (const auto& [name, h] : bulletins_) time_refs_.emplace_back(time_ref_at(time_ref::how::bulletin, name), h);
    d_.assume("on", true);
  }

  struct lived {
    std::string name;
    std::int64_t start, end;
  };
  void events() {
    std::vector<lived> all;
    for (int i = pick(-2, 3); i > 0; --i) {
      auto start = pick(0, hours_in_all - 1), end = pick(0, hours_in_all - 1);
      if (pick(0, 1) == 0) end = start + pick(0, 6);
      if (end < start) std::swap(start, end);
      end = std::min(end, hours_in_all - 1);
      all.push_back({fmt::format("e{}", i), start, end});
      const auto& e = all.back();
      d_.add_event(e.name);
      t_.hours[account_point::start_of(event_id(e.name))] = e.start;
      t_.hours[account_point::end_of(event_id(e.name))] = e.end;
      time_refs_.emplace_back(time_ref_at(time_ref::how::event_start, e.name), e.start);
      time_refs_.emplace_back(time_ref_at(time_ref::how::event_end, e.name), e.end);
      if (pick(0, 3) == 0) continue;
      const auto days = fmt::format("{}/{}", day_text(day_of(e.start)), day_text(day_of(e.end)));
      d_.dated("d-" + e.name, e.name, days, pick(0, 2) == 0 ? std::optional(reading::throughout) : std::nullopt);
    }
    int n = 0;
    for (const auto& a : all)
      for (const auto& b : all) {
        if (a.name == b.name) continue;
        const auto later = day_of(a.start) - day_of(b.end), sooner = day_of(b.start) - day_of(a.end);
        const auto name = fmt::format("l{}", n++);
        switch (pick(0, 8)) {
          case 0:
            if (a.start >= b.end) d_.linked(name, a.name, relation::follows, b.name);
            break;
          case 1:
            if (a.start >= b.end) d_.linked(name, a.name, relation::follows, b.name, later + pick(0, 1));
            break;
          case 2:
            if (a.end <= b.start) d_.linked(name, a.name, relation::precedes, b.name);
            break;
          case 3:
            if (b.start <= a.start && a.end <= b.end) d_.linked(name, a.name, relation::during, b.name);
            break;
          case 4:
            if (day_of(a.start) == day_of(b.start)) d_.linked(name, a.name, relation::starts_with, b.name);
            break;
          case 5:
            if (day_of(a.end) == day_of(b.end)) d_.linked(name, a.name, relation::ends_with, b.name);
            break;
          case 6: d_.linked(name, a.name, relation::within, b.name, std::max<std::int64_t>({0, later, sooner})); break;
          case 7:
            if (later <= 0 && sooner <= 0) d_.linked(name, a.name, relation::overlaps, b.name);
            break;
          default:
            if (sooner == 1) d_.linked(name, a.name, relation::meets, b.name);
            break;
        }
      }
  }

  quantity number_for(std::int64_t truth, const claim_id& name) {
    if (lies_ > 0 && pick(0, 1) == 0) {
      --lies_;
      t_.lies.insert(name);
      return quantity::exact(truth + pick(1, 3));
    }
    switch (pick(0, 6)) {
      case 0: return quantity::at_least(std::max<std::int64_t>(0, truth - pick(0, 1)));
      case 1: return quantity::at_most(truth + pick(0, 1));
      case 2: return quantity::fewer_than(truth + 1);
      case 3: return quantity::between(std::max<std::int64_t>(0, truth - 1), truth + 1);
      default: return quantity::exact(truth);
    }
  }

  /// Gives the claim a cut-off of its own or that of a bulletin, and says which hour it was.
  void cut_off(claim& c, std::int64_t own_hour) {
    const auto name = account_point::cutoff_of(c.id);
    if (!bulletins_.empty() && pick(0, 1) == 0) {
      const auto& [bulletin, h] =
          bulletins_[static_cast<std::size_t>(pick(0, static_cast<int>(bulletins_.size()) - 1))];
      c.bulletin = bulletin_id(bulletin);
      if (pick(0, 1) == 0) c.as_of = parse_edtf(pick(0, 1) == 0 ? hour_text(h) : day_text(day_of(h)));
      t_.hours[name] = h;
    } else {
      c.as_of = parse_edtf(date_of(own_hour));
      t_.hours[name] = own_hour;
    }
  }
  [[nodiscard]] std::int64_t hour_of(const claim& c) const { return t_.hours.at(account_point::cutoff_of(c.id)); }

  void say(int i) {
    const auto name = fmt::format("c{:02}", i);
    const claim_id id(name);
    const auto h = pick(0, hours_in_all - 1);
    if (pick(0, 9) == 0) return stretch(name);
    if (pick(0, 1) == 0) {
      auto& c = d_.held(name, {}, {});
      cut_off(c, h);
      std::get<held_claim>(c.says).number = number_for(t_.held(hour_of(c)), id);
      if (pick(0, 4) == 0) c.under.push_back(assumption_id("on"));
      time_refs_.emplace_back(time_ref_at(time_ref::how::claim, name), hour_of(c));
      return;
    }
    const auto way = pick(0, 2) == 0 ? direction::entries : direction::exits;
    std::optional<mechanism> kind;
    if (pick(0, 2) > 0)
      kind = way == direction::exits ? (pick(1, kind_of_exit_) == 1 ? mechanism::release : mechanism::death)
                                     : (pick(0, 1) == 0 ? mechanism::arrest : mechanism::transfer);
    auto& c = d_.flow(name, way, {}, {}, {}, kind);
    auto& flow = std::get<flow_claim>(c.says);
    std::int64_t end = 0;
    if (pick(0, 2) == 0) {
      end = (day_of(h) + 1) * 24;
      flow.to = time_ref_at(time_ref::how::end_of, day_text(day_of(h)));
      if (pick(0, 1) == 0) {
        for (const auto& [m, at] : time_refs_)
          if (pick(0, 2) == 0) flow.to = m, end = at;
      }
    } else {
      cut_off(c, h);
      end = hour_of(c);
    }
    std::int64_t start = -1000;
    if (pick(0, 5) > 0) {
      const auto before = pick(0, end);
      start = day_of(before) * 24;
      flow.from = time_ref_at(time_ref::how::start_of, day_text(day_of(before)));
      if (pick(0, 3) == 0) flow.from = time_ref_at(time_ref::how::as_of, date_of(before)), start = before;
      if (pick(0, 1) == 0)
        for (const auto& [m, at] : time_refs_)
          if (at <= end && pick(0, 2) == 0) flow.from = m, start = at;
      if (start > end) flow.from = time_ref_at(time_ref::how::start_of, day_text(0)), start = 0;
    }
    flow.number = number_for(t_.moved(way, kind, start, end), id);
  }

  void stretch(const std::string& name) {
    const auto first = pick(0, 5), last = pick(first, 5);
    const auto days = fmt::format("{}/{}", day_text(first), day_text(last));
    std::int64_t least = 1000, most = 0;
    for (auto h = first * 24; h <= (last + 1) * 24; ++h) {
      least = std::min(least, t_.held(h));
      most = std::max(most, t_.held(h));
    }
    if (pick(0, 1) == 0)
      d_.held_during(name, quantity::between(least, most), days, reading::throughout);
    else
      d_.held_during(name, quantity::exact(t_.held(pick(first * 24, (last + 1) * 24))), days, reading::sometime);
  }

  random_source* random_;
  int lies_;
  small_dossier d_;
  told_truth t_;
  bool only_releases_ = false;
  int kind_of_exit_ = 2;
  std::vector<std::pair<std::string, std::int64_t>> bulletins_;
  std::vector<std::pair<time_ref, std::int64_t>> time_refs_;
};

inline told_truth random_truth(random_source& random, int lies) {
  return truth_teller(random, lies).run();
}

}  // namespace habeas::testing
