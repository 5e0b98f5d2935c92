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

/// A month, a season or a year, written with nothing uncertain about it.
std::optional<edtf> unit(std::string_view text) {
  if (text.size() != 4 && text.size() != 7) return std::nullopt;
  auto date = try_parse_edtf(text);
  if (!date || date->is_interval() || date->is_set() || date->is_qualified() || date->has_mask()) return std::nullopt;
  return *std::move(date);
}

/// Its days, where its words alone say which: those of a window that is given in such units.
std::optional<std::pair<day, day>> whole_unit(std::string_view text) {
  const auto date = unit(text);
  if (!date || date->needs_hemisphere()) return std::nullopt;
  const auto b = date->bounds();
  return std::pair(b.earliest_start.value, b.latest_end.value);
}

class window_reader {
 public:
  window_reader(named_cells& row, const window_reading& with) : row_(row), with_(with) {}

  void run() {
    row_goes_before_table();
    const auto since = row_.at("since"), during = row_.at("during");
    said_twice();
    if (!during.empty() && !row_.contains("from") && !row_.contains("to")) whole(during);
    else if (!since.empty() && !row_.contains("from")) start(since);
    row_.erase("since");
    row_.erase("during");
    const auto from = row_.at("from"), to = row_.at("to");
    const auto first = whole_unit(from), last = whole_unit(to);
    // Months and years at both ends are meant whole; one at the start alone is when in it the window starts.
    if (first && last) {
      put("from", "start:" + to_string(first->first));
      put("to", "end:" + to_string(last->second));
    } else if (unit(from) && !unit(to)) {
      put("from", fmt::format("as_of:{}", from));
    }
  }

 private:
  void put(const char* name, std::string text) { row_.put(name, with_.scratch.emplace_back(std::move(text))); }
  [[nodiscard]] bool is_own(const char* name) const { return row_.contains(name) && !with_.is_constant(name); }

  /// What is said of the whole table gives way where the row says the same end itself.
  void row_goes_before_table() {
    constexpr const char* starts[] = {"since", "during", "from"};
    const char* own = nullptr;
    for (const auto* name : starts)
      if (is_own(name)) own = name;
    const bool own_end = is_own("to") || is_own("as_of") || is_own("bulletin");
    if (own == nullptr && is_own("to") && row_.contains("during"))
      with_.report("to", "an end beside a window that is said of the whole table", row_.at("to"), "both ends of the row's own, or during");
    else if (own != nullptr && own != std::string_view("during") && row_.contains("during") && with_.is_constant("during") && !own_end)
      with_.report(own, "a start beside a window that is said of the whole table", row_.at(own), "both ends of the row's own, or during");
    if (own == nullptr) return;
    for (const auto* name : starts)
      if (row_.contains(name) && with_.is_constant(name)) row_.erase(name);
    if (own == std::string_view("during") && row_.contains("to") && with_.is_constant("to")) row_.erase("to");
  }

  void said_twice() const {
    const auto since = row_.at("since"), during = row_.at("during");
    if (!since.empty() && !during.empty()) with_.report("since", "a start said twice", since, "since, during, or from");
    for (const auto* other : {"since", "during"})
      if (row_.contains(other) && row_.contains("from")) with_.report(other, "a start said twice", row_.at(other), "from, since, or during");
    if (!row_.contains("to") || row_.contains("from")) return;
    if (!during.empty() && is_own("during")) with_.report("during", "an end said twice", during, "during, or from and to");
    if (since == "day") with_.report("since", "an end said twice", since, "the row's own day, or from and to");
  }

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
    const auto as_of = row_.at("as_of");
    if (since == "day") {
      if (as_of.empty()) return with_.report("since", "a day that is not there", since, "its date");
      whole(as_of);
      row_.erase("as_of");
    } else if (since != "previous") {
      row_.put("from", since);
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

  named_cells& row_;
  const window_reading& with_;
};

}  // namespace

void read_window(named_cells& row, const window_reading& with) { window_reader(row, with).run(); }

}  // namespace habeas::io
