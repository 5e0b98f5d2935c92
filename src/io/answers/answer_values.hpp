// SPDX-License-Identifier: MIT
// Answers as JSON values, in the shapes that scripts rely on.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include <habeas/core/export.hpp>
#include <habeas/timeline/timeline.hpp>
#include <habeas/time/widening.hpp>
#include <habeas/lint/dossier_check.hpp>
#include <habeas/lint/finding_groups.hpp>
#include <habeas/ledger/minimal_adjustment.hpp>
#include <habeas/ledger/sensitivity.hpp>

namespace habeas::io {

namespace json = boost::json;

[[nodiscard]] HABEAS_API json::value to_value(const proof& p, const sentence_writer& writer);
[[nodiscard]] HABEAS_API json::value to_value(const bound& b, const sentence_writer& writer);
[[nodiscard]] HABEAS_API json::value to_value(const contradiction& c, const sentence_writer& writer);
[[nodiscard]] HABEAS_API json::value to_value(const finding& f, const sentence_writer& writer);
[[nodiscard]] HABEAS_API json::value to_value(const unaccounted_flow& u, const sentence_writer& writer);
[[nodiscard]] HABEAS_API json::value to_value(const sensitivity_row& r);
/// The same of one point among several.
[[nodiscard]] HABEAS_API json::value to_value(const sensitivity_row& r, const std::string& at);
[[nodiscard]] HABEAS_API json::value to_value(const check_report& r, const sentence_writer& writer);
/// The two lists of a report, each by itself.
/// How many contradictions are known beyond those listed, and whether all were found.
HABEAS_API void put_contradictions_left(json::object& o, std::size_t left, bool settled);
[[nodiscard]] HABEAS_API json::array contradictions_value(const check_report& r, const sentence_writer& writer);
[[nodiscard]] HABEAS_API json::array findings_value(const check_report& r, const sentence_writer& writer);
/// The same of groups: the first finding of each, with the others as its rows.
[[nodiscard]] HABEAS_API json::array findings_value(const std::vector<finding_group>& groups, const sentence_writer& writer);
[[nodiscard]] HABEAS_API json::value to_value(const ledger_change& c, const ledger& l, const sentence_writer& writer);
/// Every event that the view shows, with its tightened ends.
[[nodiscard]] HABEAS_API json::value to_value(const widening_policy& p);
[[nodiscard]] HABEAS_API json::value to_value(const timeline& t, const sentence_writer& writer);
/// What a text says as a date, valid or not.
[[nodiscard]] HABEAS_API json::value date_value(std::string_view text, std::optional<hemisphere> where, const std::optional<widening_policy>& wider = {});

/// The places of what a view shows of a list, by id: answers do not depend on the order of the file.
template <class T>
[[nodiscard]] std::vector<std::size_t> shown_by_id(const dossier& d, const std::vector<T>& list) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (d.shows(list, i)) places.push_back(i);
  std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return (list[a].id) < (list[b].id); });
  return places;
}

template <class Id>
[[nodiscard]] json::array id_list(const std::vector<Id>& ids) {
  json::array list;
  for (const auto& i : ids) list.push_back(json::string(i.text()));
  return list;
}

/// What limits the kind that was asked for, beside "kind": only what is set.
void put_narrower(json::object& o, const narrower_kind& by);

[[nodiscard]] inline json::value number_or_null(const std::optional<std::int64_t>& n) {
  return n ? json::value(*n) : json::value(nullptr);
}
[[nodiscard]] inline json::value text_or_null(const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(text); }

}  // namespace habeas::io
