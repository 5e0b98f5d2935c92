// SPDX-License-Identifier: MIT
#include "io/import/claims_window.hpp"

#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <habeas/time/edtf.hpp>

#include "io/table/cell_values.hpp"

namespace habeas::io {
namespace {

/// A month or a year, written with nothing uncertain about it: the days of a window that is given in such units.
std::optional<std::pair<day, day>> whole_unit(std::string_view text) {
  if (text.size() != 4 && text.size() != 7) return std::nullopt;
  const auto date = try_parse_edtf(text);
  if (!date || date->is_interval() || date->is_set() || date->is_qualified() || date->has_mask() || date->needs_hemisphere()) return std::nullopt;
  const auto b = date->bounds();
  return std::pair(b.earliest_start.value, b.latest_end.value);
}

class window_reader {
 public:
  window_reader(row_fields::cells& row, const window_reading& with) : row_(row), with_(with) {}

  void run() {
    const auto since = in("since"), during = in("during");
    if (!since.empty() && !during.empty() && !(with_.is_constant("since") || with_.is_constant("during")))
      with_.report("since", "a start said twice", since, "since, during, or from");
    for (const auto* other : {"since", "during"})
      if (!in(other).empty() && !in("from").empty() && !with_.is_constant(other))
        with_.report(other, "a start said twice", in(other), "from, since, or during");
    if (!during.empty() && in("from").empty() && in("to").empty()) whole(during);
    else if (!since.empty() && in("from").empty()) start(since);
    row_.erase("since");
    row_.erase("during");
    // Months and years at both ends are meant whole.
    const auto first = whole_unit(in("from")), last = whole_unit(in("to"));
    if (first && last) {
      put("from", "start:" + to_string(first->first));
      put("to", "end:" + to_string(last->second));
    }
  }

 private:
  [[nodiscard]] std::string_view in(const char* name) const {
    const auto found = row_.find(name);
    return found == row_.end() ? std::string_view() : found->second;
  }
  void put(const char* name, std::string text) { row_[name] = with_.scratch.emplace_back(std::move(text)); }

  /// All of a date: from the start of its first day to the end of its last.
  void whole(std::string_view text) {
    const auto read = read_date(text, with_.said);
    const auto* date = std::get_if<std::string>(&read);
    // What is no date is told at its cell, as an end of the window.
    const std::string_view whole = date ? std::string_view(*date) : text;
    const auto slash = whole.find('/');
    const auto from = whole.substr(0, slash), to = slash == std::string_view::npos ? whole : whole.substr(slash + 1);
    const auto first = whole_unit(from), last = whole_unit(to);
    put("from", fmt::format("start:{}", first && last ? to_string(first->first) : std::string(from)));
    put("to", fmt::format("end:{}", first && last ? to_string(last->second) : std::string(to)));
  }

  void start(std::string_view since) {
    const auto as_of = in("as_of");
    if (since == "day") {
      if (as_of.empty()) return with_.report("since", "a day that is not there", since, "its date");
      whole(as_of);
      row_.erase("as_of");
    } else if (since != "previous") {
      row_["from"] = since;
    } else if (as_of.empty()) {
      with_.report("as_of", "a flow since the cut-off before, without one of its own", "nothing", "the day as of which it is counted");
    } else {
      const auto before = with_.previous(as_of);
      if (!before.as_likely.empty())
        with_.report("as_of", "two cut-offs before, and neither certainly the later", as_of, "the one that is meant, in the column since: bulletin:ID");
      // Before the first there is none: where its flow starts is then not stated.
      else if (!before.id.empty()) put("from", "bulletin:" + before.id);
    }
  }

  row_fields::cells& row_;
  const window_reading& with_;
};

}  // namespace

void read_window(row_fields::cells& row, const window_reading& with) { window_reader(row, with).run(); }

}  // namespace habeas::io
