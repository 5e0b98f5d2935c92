// SPDX-License-Identifier: MIT
#include "io/folder/claims_writer.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <variant>

#include <fmt/format.h>

namespace habeas::io {
namespace {

/// Can it stand in a header, and be found there again?
bool is_heading(std::string_view name) {
  return !name.empty() && name.size() < 200 && cell_of_text(name) == name && without_blanks(name).size() == name.size() && name[0] != '#';
}

/// The columns of breakdowns, in the order in which claims have them.
class part_columns {
 public:
  void see(const breakdown& b) {
    if (!is_heading(b.axis) || b.axis.find('=') != std::string::npos || b.axis.substr(0, 2) == "x_") return;
    const auto [axis, fresh] = axes_.try_emplace(b.axis, names_.size());
    if (fresh) names_.push_back({b.axis + '='});
    for (const auto& part : b.parts)
      if (auto name = b.axis + '=' + part.name; !part.name.empty() && is_heading(name) && count_ < 400 && known_.insert(name).second) {
        names_[axis->second].push_back(std::move(name));
        ++count_;
      }
  }
  /// One axis after another, what its parts make up before them.
  [[nodiscard]] std::vector<std::string> settled() {
    std::vector<std::string> all;
    for (const auto& axis : names_)
      for (const auto& name : axis) {
        place_.emplace(name, all.size());
        all.push_back(name);
      }
    return all;
  }
  /// The breakdowns as cells; nothing where reading them would give them in another order.
  [[nodiscard]] std::optional<growing_table::row> cells(const std::vector<breakdown>& list) const {
    growing_table::row row;
    std::vector<std::size_t> order;
    for (const auto& b : list) {
      if (b.composition != composition::subset && !put(b.axis, {}, std::string(to_slug(b.composition)), row, order)) return std::nullopt;
      for (const auto& part : b.parts)
        if (part.name.empty() || !put(b.axis, part.name, to_string(part.number), row, order)) return std::nullopt;
      if (b.composition == composition::subset && b.parts.empty()) return std::nullopt;
    }
    // One axis after another, and each part once: as the columns stand.
    if (!std::is_sorted(order.begin(), order.end()) || std::adjacent_find(order.begin(), order.end()) != order.end()) return std::nullopt;
    for (std::size_t i = 0; i < list.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (list[i].axis == list[j].axis) return std::nullopt;
    return row;
  }

 private:
  bool put(const std::string& axis, const std::string& part, std::string text, growing_table::row& row, std::vector<std::size_t>& order) const {
    if (axis.find('=') != std::string::npos) return false;
    const auto found = place_.find(axis + '=' + part);
    if (found == place_.end()) return false;
    row.emplace_back(found->first, std::move(text));
    order.push_back(found->second);
    return true;
  }
  std::map<std::string, std::size_t> axes_, place_;
  std::vector<std::vector<std::string>> names_;  ///< of the columns of each axis
  std::set<std::string> known_;
  std::size_t count_ = 0;
};

}  // namespace

std::vector<std::string> growing_table::names(const std::vector<std::string>& always) const {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < names_.size(); ++i)
    if (used_[i] || std::find(always.begin(), always.end(), names_[i]) != always.end()) found.push_back(names_[i]);
  return found;
}

std::string growing_table::text(const std::vector<std::string>& names) const {
  std::vector<std::size_t> places;
  for (const auto& name : names) places.push_back(places_.at(name));
  std::string out;
  append_csv_row(out, names);
  std::vector<std::string> cells(names.size());
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < places.size(); ++i) cells[i] = places[i] < row.size() ? row[places[i]] : std::string();
    append_csv_row(out, cells);
  }
  return out;
}

void own_field_columns::add(const extra_fields& extra, growing_table::row& to) const {
  growing_table::row cells;
  std::optional<std::size_t> last;
  for (const auto& [name, json] : extra) {
    const auto place = order_.find(name);
    auto cell = cell_of_own_field(json);
    if (place == order_.end() || (last && place->second <= *last) || cell.empty() || !is_heading(name)) {
      // Not as columns: the order of fields is the author's own.
      boost::json::object object;
      for (const auto& [own, value] : extra) object[own] = boost::json::parse({value.data(), value.size()});
      to.emplace_back(std::string(own_fields_column), boost::json::serialize(object));
      return;
    }
    last = place->second;
    cells.emplace_back(name, std::move(cell));
  }
  std::move(cells.begin(), cells.end(), std::back_inserter(to));
}

namespace {

/// Does its day stand nowhere? Then the row says so: a table without it would be taken for one that forgot it.
bool has_no_day(const claim& c) {
  if (c.as_of || !c.bulletin.is_null() || !c.derived_from.is_null()) return false;
  if (std::holds_alternative<held_claim>(c.says)) return true;
  const auto* flow = std::get_if<flow_claim>(&c.says);
  return flow != nullptr && !flow->from && !flow->to;
}

}  // namespace

std::string account_counted(const claim& c) {
  if (const auto* held = std::get_if<held_claim>(&c.says)) return held->account.text();
  if (const auto* flow = std::get_if<flow_claim>(&c.says)) return flow->account.text();
  if (const auto* pledge = std::get_if<pledge_claim>(&c.says)) return pledge->account.text();
  return {};
}

written_table write_claims(const std::vector<claim>& claims, const beside_claims& beside) {
  own_field_columns own;
  part_columns parts;
  for (const auto& c : claims) {
    own.see(c.extra);
    for (const auto& b : c.breakdowns) parts.see(b);
  }
  // What people fill in first stands first; the rest as it comes.
  growing_table table({"id", "speaker", "kind", "account", "number", "of", "as_of", "from", "to", "said", "bulletin", "document", "via"});
  table.expect(parts.settled());
  table.expect(own.names());
  for (const auto& c : claims) {
    row_cells cells;
    cells("id", c.id, need::required);
    cells("speaker", c.speaker, need::required);
    cells("kind", kind_of(c), need::required);
    std::visit([&](const auto& says) { describe(cells, says); }, c.says);
    describe_source(cells, c);
    auto row = cells.take();
    for (auto& [name, text] : row)
      if (name == "quantity") name = "number";
    if (!c.breakdowns.empty())
      if (auto found = parts.cells(c.breakdowns)) {
        std::erase_if(row, [](const auto& cell) { return cell.first == "breakdown"; });
        std::move(found->begin(), found->end(), std::back_inserter(row));
      }
    if (has_no_day(c)) row.emplace_back("as_of", cell_of_text({}));
    if (const auto found = beside.addresses.find(c.document.text()); found != beside.addresses.end()) row.emplace_back("url", cell_of_text(found->second));
    if (const auto found = beside.counters.find(account_counted(c)); found != beside.counters.end() && found->second != c.speaker.text())
      row.emplace_back("counted_by", cell_of_text(found->second));
    own.add(c.extra, row);
    table.add(row);
  }
  auto names = table.names({"id", "speaker", "kind"});
  return {table.text(names), std::move(names)};
}

}  // namespace habeas::io
