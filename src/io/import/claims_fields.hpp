// SPDX-License-Identifier: MIT
// What the cells of a row say of its claim: numbers, breakdowns, dates and pages.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include <habeas/time/edtf.hpp>

#include "io/import/claims_speakers.hpp"
#include "io/import/claims_text.hpp"
#include "io/json/claim_json.hpp"
#include "io/table/cell_values.hpp"
#include "time/boundary_date.hpp"

namespace habeas::io {

/// A claim as a row makes it, and where its fields came from.
struct row_claim {
  claim made;
  std::size_t row = 0;
  std::size_t rule = 0;
  std::map<std::string_view, column_use> cells;
  problem_list faults;                    ///< of fields that could not be read, by their pointers in the claim
  json::object unread;                    ///< those fields: an override may mend them
  std::vector<std::string_view> missing;  ///< fields that the claim must have, and nothing told

  /// A field is told anew: what was said of it before no longer matters.
  void tell(std::string_view field) {
    if (faults.empty()) return;
    unread.erase(json::string_view(field.data(), field.size()));
    std::erase_if(faults.kept(), [&](const problem& p) { return first_part(p.pointer) == field; });
  }
  void tell(std::string_view field, column_use from) {
    cells.emplace(field, from);
    tell(field);
  }
  static std::string_view first_part(std::string_view pointer) {
    pointer.remove_prefix(pointer.empty() ? 0 : 1);
    return pointer.substr(0, pointer.find('/'));
  }
};

/// Fills the claims of rows from their cells.
class claims_fields : protected claims_speakers {
 protected:
  using claims_speakers::claims_speakers;

  /// The claim as a rule starts it; the fields that it sets for all its rows are read once.
  row_claim started(std::size_t rule) {
    started_.resize(m_.measures.size());
    auto& known = started_[rule];
    if (known) return *known;
    known.emplace();
    known->rule = rule;
    const auto& says = m_.measures[rule];
    json::object o{{"id", "-"}, {"kind", to_slug(says.kind)}, {"speaker", "-"}};
    for (const auto& [name, value] : says.fields) o[name] = value;
    value_reader reader({}, known->faults);
    read_claim(reader, o, "", known->made);
    // What the rule does not say, the rows will.
    std::erase_if(known->faults.kept(), [&](const problem& p) { return field_of(says.fields, p) == nullptr; });
    for (const auto& p : known->faults.kept()) {
      const auto* field = field_of(says.fields, p);
      if (!known->unread.if_contains(field->key())) known->unread[field->key()] = field->value();
    }
    return *known;
  }

  /// The field of a rule that a problem is about, by the pointer's own escapes; null where the rule has none such.
  static const json::key_value_pair* field_of(const json::object& fields, const problem& p) {
    const auto part = row_claim::first_part(p.pointer);
    for (const auto& field : fields)
      if (pointer_part(std::string_view(field.key())) == part) return &field;
    return nullptr;
  }

  /// `who` and `ruled`: without a rule the cells are checked all the same.
  void fill(row_claim& c, const speaker_entry& who, const measure_rule& rule, bool ruled) {
    const auto r = c.row;
    const auto tell = [&](std::string_view field, auto& member, auto value, column_use use) {
      member = std::move(value);
      c.tell(field, use);
    };
    tell("id", c.made.id, claim_id(cell(r, column_use::id)), column_use::id);
    tell("speaker", c.made.speaker, actor_id(who.speaker), column_use::speaker);
    for (const auto& [field, text] : {std::pair("/id", cell(r, column_use::id)), std::pair("/speaker", who.speaker)})
      if (text.empty()) value_reader({}, c.faults).empty_id(field);
    if (ruled) set_account(c, who, rule);
    if (!who.via.empty()) tell("via", c.made.via, actor_id(who.via), column_use::speaker);
    set_number(c);
    set_breakdown(c, ruled);
    set_times(c, rule);
    if (const auto& b = cell(r, column_use::bulletin); !b.empty()) tell("bulletin", c.made.bulletin, bulletin_id(b), column_use::bulletin);
    if (const auto doc = document_of(r)) tell("document", c.made.document, document_id(*doc), column_use::address);
    if (auto said = date(r, column_use::said)) tell("said", c.made.said, std::move(said), column_use::said);
    for (const auto& [use, member] : {std::pair(column_use::locator, &c.made.locator), std::pair(column_use::quote, &c.made.quote),
                                      std::pair(column_use::language, &c.made.language), std::pair(column_use::note, &c.made.note)})
      if (const auto& text = cell(r, use); !text.empty()) tell(to_slug(use), *member, text, use);
    for (const auto k : kept_)
      if (const auto& text = table_->rows[r].cells[k].text; !text.empty())
        keep(c, table_->header.cells[k].text, text);
    for (const auto use : left_over_) keep(c, m_.columns[index_of(use)], cell(r, use));
    left_over_.clear();
  }

  std::unordered_set<std::string> parts_of_others_;  ///< accounts that a related claim names as parts of another
  std::map<std::pair<std::string, std::string>, std::string> documents_;  ///< ids by address and day
  std::unordered_set<std::string> document_ids_;

 private:
  std::unordered_map<std::string, std::optional<account_id>> own_accounts_;  ///< by counter; nothing: more than one

  static void keep(row_claim& c, const std::string& column, const std::string& text) {
    set_own_field(c.made.extra, "x_" + column, text);
  }

  /// Sets a member that the claim's kind has.
  static void set(statement& says, const account_id& account) {
    std::visit([&](auto& s) { if constexpr (requires { s.number = quantity(); s.account = account; }) s.account = account; }, says);
  }
  static void set(statement& says, const quantity& number) {
    std::visit([&](auto& s) { if constexpr (requires { s.number = number; }) s.number = number; }, says);
  }

  void set_account(row_claim& c, const speaker_entry& who, const measure_rule& rule) {
    if (!rule.account.empty()) {
      set(c.made.says, account_id(rule.account));
    } else if (const auto named = rule.account_of.find(who.speaker); named != rule.account_of.end()) {
      set(c.made.says, account_id(named->second));
      if (named->second.empty()) value_reader({}, c.faults).empty_id("/account");
    } else if (const auto own = rule.kind == claim_kind::pledged ? std::nullopt : own_account(who.speaker)) {
      set(c.made.says, *own);
    } else {
      if (rule.kind != claim_kind::pledged) c.missing.push_back("account");
      if (rule.account_of.empty()) return;
      report_cell(c.row, column_use::speaker, "a speaker without an account for this measure",
                  fmt::format("'{}'", who.speaker), "an entry in the rule's \"account\"");
      c.cells.emplace("account", column_use::speaker);
    }
  }

  /// The account of a speaker's own name, else the only one that it counts.
  std::optional<account_id> own_account(const std::string& speaker) {
    if (own_accounts_.empty())
      for (const auto& a : content_.accounts) {
        const auto [own, fresh] = own_accounts_.try_emplace(a.counter.text(), a.id);
        const bool by_name = own->second && own->second->text() == a.counter.text();
        if (!fresh && !by_name) own->second = a.id.text() == a.counter.text() ? std::optional(a.id) : std::nullopt;
      }
    const auto found = own_accounts_.find(speaker);
    return found == own_accounts_.end() ? std::nullopt : found->second;
  }

  void set_number(row_claim& c) {
    const auto r = c.row;
    c.cells.emplace("quantity", column_use::value);
    const auto& text = cell(r, column_use::value);
    const auto& said = cell(r, column_use::qualifier);
    auto how = quantifier::exact;
    if (column_[index_of(column_use::qualifier)] != nowhere || !said.empty()) {
      const auto found = m_.qualifiers.find(said);
      if (found == m_.qualifiers.end()) {
        std::string list;
        for (const auto& [known, unused] : m_.qualifiers) list += (list.empty() ? "one of " : ", ") + known;
        report_cell(r, column_use::qualifier, "a qualifier that the mapping does not know", fmt::format("'{}'", said),
                    list);
      } else {
        how = found->second;
      }
    }
    if (how == quantifier::unquantified) {
      if (!text.empty())
        report_cell(r, column_use::value, "a number that is said to be none", fmt::format("'{}'", text),
                    "an empty cell, or another qualifier");
      return set(c.made.says, quantity::unquantified());
    }
    const auto n = count_in(text);
    if (!n) {
      report_cell(r, column_use::value, "not a count", fmt::format("'{}'", text),
                  fmt::format("a whole number from 0 to {} in digits alone{}", quantity::greatest,
                              m_.written.thousands == thousands_mark::none ? "" : ", or grouped as the mapping says"));
      return c.missing.push_back("quantity");
    }
    try {
      set(c.made.says, quantity::of(how, *n));
    } catch (const error& e) {
      c.faults.push_back({{}, "/quantity", 0, 0, "not a count", e.got(), e.wanted()});
      c.unread["quantity"] = json::object{{to_slug(how), *n}};
    }
  }

  /// The number in a cell: digits alone, or in groups where the mapping says what stands between them.
  std::optional<std::int64_t> count_in(std::string_view text) const {
    if (m_.written.thousands == thousands_mark::none) return whole_number(text);
    const auto read = read_number(text, m_.written);
    const auto* n = std::get_if<stated_number>(&read);
    const bool plain = n != nullptr && n->how == quantifier::exact && !n->negative && n->first <= quantity::greatest;
    return plain ? std::optional(n->first) : std::nullopt;
  }

  void set_breakdown(row_claim& c, bool ruled) {
    const auto r = c.row;
    c.cells.emplace("breakdown", column_use::breakdown);
    const auto& text = cell(r, column_use::breakdown);
    if (text.empty()) return;
    if (std::find(m_.subset_marks.begin(), m_.subset_marks.end(), text) != m_.subset_marks.end()) {
      const auto account = account_of(c.made.says);
      if (ruled && !parts_of_others_.contains(account))
        report_cell(r, column_use::breakdown, "a part of a count that no claim names",
                    fmt::format("'{}' for the account '{}'", text, account),
                    "a related claim in the mapping's dossier: which account contains it");
      return;
    }
    std::vector<std::string> order;
    std::map<std::string, std::pair<const axis_entry*, std::vector<breakdown_part>>> axes;
    std::set<std::string_view> names;
    const auto wrong = [&](const char* what, std::string_view part, const char* wanted) {
      report_cell(r, column_use::breakdown, what, fmt::format("'{}'", part), wanted);
    };
    for (std::string_view rest = text; !rest.empty();) {
      const auto semicolon = rest.find(';');
      const auto part = trimmed(rest.substr(0, semicolon));
      rest = semicolon == std::string_view::npos ? std::string_view() : rest.substr(semicolon + 1);
      const auto equals = part.rfind('=');
      const auto name = trimmed(part.substr(0, equals));
      const auto n = equals == std::string_view::npos ? std::nullopt : whole_number(trimmed(part.substr(equals + 1)));
      const auto axis = m_.part_axis.find(std::string(name));
      if (!n || name.empty())
        wrong("not a part of a breakdown", part, "name=number, parts separated by semicolons");
      else if (axis == m_.part_axis.end())
        wrong("a part that the mapping puts on no axis", name, "a name in \"axes\"");
      else if (!names.insert(name).second)
        wrong("a part named twice", name, "each part once");
      else {
        auto& [entry, parts] = axes[axis->second.axis];
        if (entry == nullptr) order.push_back(axis->second.axis);
        entry = &axis->second;
        parts.push_back({std::string(name), quantity::exact(*n)});
      }
    }
    std::vector<habeas::breakdown> list;
    for (const auto& axis : order) {
      auto& [entry, parts] = axes[axis];
      const auto has = [&p = parts](const std::string& name) {
        return std::any_of(p.begin(), p.end(), [&](const breakdown_part& part) { return part.name == name; });
      };
      // Parts make up the whole only where all of them stand, and nothing else.
      const bool whole = !entry->partition.empty() && parts.size() == entry->partition.size() &&
                         std::all_of(entry->partition.begin(), entry->partition.end(), has);
      list.push_back({axis, whole ? composition::partition : composition::subset, std::move(parts)});
    }
    if (list.empty()) return;
    c.made.breakdowns = std::move(list);
    c.tell("breakdown");
  }
  static std::string account_of(const statement& says) {
    return std::visit([](const auto& s) -> std::string {
      if constexpr (requires { s.number; s.account; }) return s.account.text();
      else return {};
    }, says);
  }

  /// The date in a cell; nothing where there is none, or what is there is none, which is reported.
  std::optional<edtf> date(std::size_t r, column_use use) {
    auto text = std::string(without_midnight(cell(r, use)));
    if (text.empty()) return std::nullopt;
    if (m_.written.dates != date_order::edtf) {
      auto read = read_date(text, m_.written);
      if (const auto* fault = std::get_if<cell_fault>(&read)) {
        report_cell(r, use, fault->what, fmt::format("'{}'", text), fault->wanted);
        return std::nullopt;
      }
      text = std::get<std::string>(std::move(read));
    }
    if (use == column_use::as_of || use == column_use::from || use == column_use::to) text = as_precise(r, std::move(text));
    const auto parsed = try_parse_edtf(text);
    if (parsed) return *parsed;
    if (use == column_use::as_of)
      if (auto boundary = boundary_date(text)) return boundary;
    const auto& why = parsed.failure();
    report_cell(r, use, fmt::format("not a date at offset {} of '{}'", why.offset, text), why.found, why.expected);
    return std::nullopt;
  }

  /// A day as the column of precisions takes it: its month, its year, or about then. What is no day stays as it is.
  std::string as_precise(std::size_t r, std::string text) {
    const auto& word = cell(r, column_use::precision);
    if (word.empty()) return text;
    const auto found = m_.precisions.find(word);
    if (found == m_.precisions.end()) {
      std::string list;
      for (const auto& [known, unused] : m_.precisions) list += (list.empty() ? "one of " : ", ") + known;
      report_cell(r, column_use::precision, "a precision that the mapping does not know", fmt::format("'{}'", word), list);
      return text;
    }
    const bool is_day = text.size() == 10 && text[4] == '-' && text[7] == '-' && text.find_first_not_of("0123456789-") == std::string::npos;
    if (!is_day) return text;
    switch (found->second) {
      case date_precision::month: return text.substr(0, 7);
      case date_precision::year: return text.substr(0, 4);
      case date_precision::about: return text + '~';
      case date_precision::day: break;
    }
    return text;
  }

  void set_times(row_claim& c, const measure_rule& rule) {
    const auto r = c.row;
    const auto& as_of = cell(r, column_use::as_of);
    const auto& from = cell(r, column_use::from);
    const auto& to = cell(r, column_use::to);
    const bool in_bulletin = !cell(r, column_use::bulletin).empty();
    const bool flow =
        rule.kind == claim_kind::entries || rule.kind == claim_kind::exits || rule.kind == claim_kind::net || rule.kind == claim_kind::ever_held;
    auto* moved = std::get_if<flow_claim>(&c.made.says);
    if (auto day = date(r, column_use::as_of)) {
      c.made.as_of = std::move(day);
      c.tell("as_of", column_use::as_of);
    }

    const auto start = rule.starts.find(from);
    if (flow && start != rule.starts.end()) {
      start_as_the_rule_says(c, start->second);
    } else if (auto day = date(r, column_use::from)) {
      if (flow) {
        moved->from = time_ref{time_ref::how::start_of, std::move(day), {}};
        c.tell("from", column_use::from);
      } else {
        left_over_.push_back(column_use::from);
      }
    }

    if (auto day = date(r, column_use::to)) {
      if (rule.kind == claim_kind::pledged) {
        std::get<pledge_claim>(c.made.says).by = std::move(day);
        c.tell("by", column_use::to);
      } else if (as_of.empty() && (!flow || in_bulletin)) {
        c.made.as_of = std::move(day);
        c.tell("as_of", column_use::to);
      } else if (flow && (as_of.empty() || to != day_part(as_of))) {
        moved->to = time_ref{time_ref::how::end_of, std::move(day), {}};
        c.tell("to", column_use::to);
      } else if (!flow && to != day_part(as_of)) {
        left_over_.push_back(column_use::to);
      }
    }
    // "Since December" beside a day starts somewhere in December; "from December to January" is the whole of both.
    if (flow && moved->from && moved->from->kind == time_ref::how::start_of && is_whole_unit(*moved->from->date) &&
        !(moved->to && moved->to->date && is_whole_unit(*moved->to->date)))
      moved->from->kind = time_ref::how::as_of;
    if (as_of.empty() && to.empty() && !in_bulletin && rule.kind != claim_kind::pledged)
      report_cell(r, column_[index_of(column_use::as_of)] != nowhere ? column_use::as_of : column_use::to,
                  flow ? "a flow without an end" : "a stock without a day", "nothing",
                  "a date of its cut-off, the end of its window, or a bulletin");
  }

  /// A month, a season or a year, written with nothing uncertain about it.
  static bool is_whole_unit(const edtf& date) {
    const auto* d = date.is_interval() ? nullptr : date.start();
    return d != nullptr && d->precision != habeas::date_precision::day && !date.is_qualified() && !date.has_mask();
  }

  /// A word in the column of starts that names another point.
  void start_as_the_rule_says(row_claim& c, const json::value& start) {
    c.tell("from");
    auto& from = std::get<flow_claim>(c.made.says).from;
    from.reset();
    const auto before = c.faults.size();
    value_reader reader({}, c.faults);
    reader.read(start, "/from", from);
    if (c.faults.size() > before) c.unread["from"] = start;
  }

  std::optional<std::string> document_of(std::size_t r) {
    const auto& address = cell(r, column_use::address);
    const auto& published = cell(r, column_use::published);
    auto dated = date(r, column_use::published);
    if (address.empty()) {
      if (!published.empty())
        report_cell(r, column_use::published, "the day of a page that is not named", fmt::format("'{}'", published),
                    "its address");
      return std::nullopt;
    }
    const auto [known, fresh] = documents_.try_emplace({address, published}, std::string());
    if (!fresh) return known->second;
    // The host and the day tell documents apart, and stay when rows are added after them.
    const auto stem = published.empty() ? host_of(address) : fmt::format("{}/{}", host_of(address), published);
    known->second = stem;
    for (auto& n = same_stem_[stem]; !document_ids_.insert(known->second).second;)
      known->second = fmt::format("{}/{}", stem, ++n + 1);
    made_.push_back({"documents", content_.documents.size(), {r, column_[index_of(column_use::address)]}});
    auto& made = content_.documents.emplace_back();
    made.id = document_id(known->second);
    made.address = address;
    made.published = std::move(dated);
    return known->second;
  }

  std::vector<std::optional<row_claim>> started_;
  std::vector<column_use> left_over_;
  std::unordered_map<std::string, std::size_t> same_stem_;  ///< how many documents more have a host and a day
};

}  // namespace habeas::io
