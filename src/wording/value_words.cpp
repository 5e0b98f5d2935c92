// SPDX-License-Identifier: MIT
#include <habeas/wording/value_words.hpp>

#include <string>
#include <vector>

#include <fmt/format.h>

#include <habeas/model/assuming.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace habeas {

std::string date_in_words(const edtf& date, language l) {
  if (date.is_interval() && date.start() != nullptr && date.finish() != nullptr) {
    const auto middle = date.text().find('/');
    const auto side = [&](const std::string& text) { return date_in_words(parse_edtf(text), l); };
    return say(l, "date_range", {{"from", side(date.text().substr(0, middle))}, {"to", side(date.text().substr(middle + 1))}});
  }
  const auto* d = date.is_interval() ? nullptr : date.start();
  if (d == nullptr || d->has_mask() || d->needs_hemisphere()) return date.text();
  const auto hull = d->hull();
  const auto first = hull.first.civil(), last = hull.last.civil();
  static constexpr sentence_key months[] = {"month_1", "month_2", "month_3", "month_4",  "month_5",  "month_6",
                                            "month_7", "month_8", "month_9", "month_10", "month_11", "month_12"};
  const auto month = [&](unsigned m) { return say(l, months[m - 1]); };
  std::string words;
  if (hull.first == hull.last)
    words = say(l, "date_day", {{"day", fmt::format("{}", first.day)}, {"month", month(first.month)}, {"year", fmt::format("{}", first.year)}});
  else if (first.year == last.year && first.month == last.month)
    words = say(l, "date_month", {{"month", month(first.month)}, {"year", fmt::format("{}", first.year)}});
  else if (first.year == last.year && first.month == 1 && last.month == 12)
    words = fmt::format("{}", first.year);
  else return date.text();
  if (const auto t = date.time()) words = say(l, "date_time", {{"day", words}, {"time", fmt::format("{:02}:{:02}", t->seconds / 3600, t->seconds / 60 % 60)}});
  if (date.is_qualified()) words = say(l, "date_about", {{"day", words}});
  return words;
}

std::string number_in_words(const quantity& q, language l) {
  const auto n = fmt::format("{}", q.first());
  switch (q.how()) {
    case quantifier::exact: return n;
    case quantifier::between: return say(l, "from_to", {{"n", n}, {"m", fmt::format("{}", q.second())}});
    case quantifier::at_least: return say(l, "at_least", {{"n", n}});
    case quantifier::more_than: return say(l, "more_than", {{"n", n}});
    case quantifier::at_most: return say(l, "at_most", {{"n", n}});
    case quantifier::fewer_than: return say(l, "fewer_than", {{"n", n}});
    case quantifier::about: return say(l, "about", {{"n", n}});
    case quantifier::unquantified: return say(l, "some_people");
  }
  return n;
}

std::string kind_in_words(mechanism m, language l) {
  static constexpr keys_by_slug<mechanism> kinds("by_");
  return say(l, kinds[m]);
}

std::string statement_in_words(const assumption& a, language l) {
  if (!is_stated_by_habeas(a)) return a.statement;
  std::string kinds;
  for (const auto k : a.kinds) kinds += (kinds.empty() ? "" : say(l, "or")) + kind_in_words(k, l);
  if (kinds.empty()) kinds = say(l, "of_kinds_counted");
  const auto account = a.account.text();
  switch (a.effect) {
    case assumption_effect::no_other_exits: return say(l, "supposed_no_other_exits", {{"account", account}, {"kinds", kinds}});
    case assumption_effect::no_other_entries: return say(l, "supposed_no_other_entries", {{"account", account}, {"kinds", kinds}});
    case assumption_effect::leave_when_freed: return say(l, "supposed_leave_when_freed", {{"account", account}});
    case assumption_effect::enter_when_held: return say(l, "supposed_enter_when_held", {{"account", account}});
    case assumption_effect::shared_cutoff: return say(l, "supposed_shared_cutoff");
    case assumption_effect::dates_as_written: return say(l, "supposed_dates_as_written");
    case assumption_effect::counts_at_day_end: return say(l, "supposed_counts_at_day_end");
    case assumption_effect::nobody_twice: return say(l, "supposed_nobody_twice");
    case assumption_effect::none: break;
  }
  return a.statement;
}

std::vector<std::string> narrower_words(const narrower_kind& by, const dossier& d, language l) {
  static constexpr keys_by_slug<legal_ground> grounds("ground_");
  static constexpr keys_by_slug<condition_kind> conditions("under_");
  std::vector<std::string> words;
  if (by.ground) words.push_back(say(l, grounds[*by.ground]));
  if (by.condition) words.push_back(say(l, conditions[*by.condition]));
  const auto named = [&](const auto& id, sentence_key key) {
    const auto* one = id ? d.find(id) : nullptr;
    if (id) words.push_back(say(l, key, {{"name", one == nullptr ? say(l, "somewhere_withheld") : one->name.empty() ? id.text() : one->name}}));
  };
  named(by.destination, "to_place");
  named(by.authority, "by_order_of");
  return words;
}

std::string on_date(const edtf& date, language l) {
  const auto words = date_in_words(date, l);
  const bool is_day = !date.is_interval() && date.start() != nullptr && words != date.text() && date.start()->hull().first == date.start()->hull().last;
  return is_day && !date.is_qualified() ? say(l, "on_day", {{"day", words}}) : words;
}

std::string time_ref_in_words(const time_ref& m, const sentence_writer& writer) {
  const auto l = writer.written_in();
  switch (m.kind) {
    case time_ref::how::start_of: return say(l, "start_of_day", {{"day", date_in_words(*m.date, l)}});
    case time_ref::how::end_of: return say(l, "end_of_day", {{"day", date_in_words(*m.date, l)}});
    case time_ref::how::as_of: return on_date(*m.date, l);
    case time_ref::how::bulletin:
    case time_ref::how::claim:
    case time_ref::how::point:
    case time_ref::how::event_start:
    case time_ref::how::event_end: return writer.point(*named_in(m));
  }
  return {};
}

}  // namespace habeas
