// SPDX-License-Identifier: MIT
// A first mapping of a table, from its header and its words: what can be guessed is, and its guesses are marked.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include <habeas/io/claims_csv.hpp>

#include "io/import/claims_mapping.hpp"
#include "io/json/json_text.hpp"
#include "io/table/csv_rows.hpp"
#include "io/table/sheet.hpp"

namespace habeas {
namespace {

namespace json = boost::json;
using namespace io;

/// How many words of a column get a rule or an account of their own.
constexpr std::size_t most_words = 200;

struct heading_words {
  column_use use;
  std::array<std::string_view, 6> words;
};

/// What people call columns, in English and Spanish; the first that stands in the table is taken.
constexpr std::array<heading_words, column_uses> usual_headings{{
    {column_use::id, {"id", "claim_id", "row_id", "no", "nr", "numero"}},
    {column_use::country, {"country", "pais"}},
    {column_use::speaker, {"speaker", "source", "organisation", "organization", "counter", "fuente"}},
    {column_use::role, {"role", "speaker_role", "source_type"}},
    {column_use::measure, {"measure", "indicator", "what", "population", "category", "indicador"}},
    {column_use::kind, {"kind", "type", "tipo"}},
    {column_use::value, {"value", "number", "count", "total", "n", "cantidad"}},
    {column_use::qualifier, {"qualifier", "precision"}},
    {column_use::as_of, {"as_of", "date", "day", "fecha"}},
    {column_use::from, {"from", "start", "window_start", "start_date", "since", "desde"}},
    {column_use::to, {"to", "end", "window_end", "end_date", "until", "hasta"}},
    {column_use::breakdown, {"breakdown", "parts"}},
    {column_use::bulletin, {"bulletin", "report", "boletin"}},
    {column_use::said, {"said", "said_on"}},
    {column_use::published, {"published", "publication_date", "publicado"}},
    {column_use::address, {"url", "address", "link", "enlace"}},
    {column_use::locator, {"locator", "page", "pagina"}},
    {column_use::quote, {"quote", "text", "cita"}},
    {column_use::language, {"language", "idioma"}},
    {column_use::note, {"note", "notes", "remarks", "comment", "observaciones", "nota"}},
}};

bool has_any(const std::string& text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return text.find(part) != std::string::npos; });
}

/// What a measure may count, by its words.
json::object guessed_claim(const std::string& words) {
  if (has_any(words, {"pledge", "promise", "to_be"})) return {{"kind", "pledged"}};
  if (has_any(words, {"releas", "excarcel", "freed", "liber"}) && !has_any(words, {"stock"})) return {{"kind", "exits"}, {"of", "release"}};
  if (has_any(words, {"death", "died", "muert"})) return {{"kind", "exits"}, {"of", "death"}};
  if (has_any(words, {"arrest", "new_deten", "deteni"}) && !has_any(words, {"stock", "held"})) return {{"kind", "entries"}, {"of", "arrest"}};
  if (has_any(words, {"net_", "balance"})) return {{"kind", "net"}};
  return {{"kind", "held"}};
}

class suggestion {
 public:
  suggestion(const sheet& table, const std::string& name) : table_(table), name_(name) { column_.fill(heading); }

  json::object made() {
    columns();
    json::object m{{"habeas_mapping", mapping_version},
                   {"note", "Suggested from the header and the words of the table: every kind and account is a guess to be judged."},
                   {"table", name_}};
    if (*table_.said.separator != csv_separator::comma) m["separator"] = to_slug(*table_.said.separator);
    m["columns"] = std::move(columns_);
    if (!ignored_.empty()) m["ignored_columns"] = std::move(ignored_);
    if (has(column_use::country) && !table_.rows.empty()) m["country"] = cell(0, column_use::country);
    if (has(column_use::qualifier)) m["qualifiers"] = words_as<quantifier>(column_use::qualifier, "exact");
    if (has(column_use::role)) m["roles"] = words_as<actor_kind>(column_use::role, "other");
    m["new_speakers"] = "create";
    if (auto parts = part_names(); !parts.empty()) m["axes"] = json::object{{"parts", json::object{{"subsets", std::move(parts)}}}};
    rules();
    m["measures"] = std::move(rules_);
    m["dossier"] = json::object{{"accounts", std::move(accounts_)}};
    return m;
  }

 private:
  [[nodiscard]] bool has(column_use use) const { return column_[index_of(use)] != heading; }
  [[nodiscard]] const std::string& cell(std::size_t row, column_use use) const { return table_.rows[row].cells[column_[index_of(use)]].text; }

  void columns() {
    std::vector<std::string> plain;
    for (const auto& h : table_.header.cells) plain.push_back(id_of_name(h.text));
    std::set<std::size_t> taken;
    for (const auto& [use, words] : usual_headings)
      for (const auto word : words) {
        const auto found = std::find(plain.begin(), plain.end(), word);
        const auto at = static_cast<std::size_t>(found - plain.begin());
        if (word.empty() || found == plain.end() || !taken.insert(at).second) continue;
        column_[index_of(use)] = at;
        columns_[to_slug(use)] = table_.header.cells[at].text;
        break;
      }
    for (std::size_t i = 0; i < plain.size(); ++i)
      if (!taken.contains(i) && !table_.header.cells[i].text.empty()) ignored_.push_back(json::string(table_.header.cells[i].text));
  }

  /// The words of a column: those that are ours as they are, the others as a word that says least.
  template <slugged Enum>
  json::object words_as(column_use use, const char* otherwise) const {
    json::object words;
    for (std::size_t r = 0; r < table_.rows.size() && words.size() < most_words; ++r) {
      const auto& text = cell(r, use);
      if (text.empty()) continue;
      const bool about = id_of_name(text).rfind("approx", 0) == 0;
      words[text] = find_slug<Enum>(text) ? text : std::is_same_v<Enum, quantifier> && about ? "about" : otherwise;
    }
    return words;
  }

  /// The names of the parts of numbers, "male=617;female=94": all on one axis until somebody says which is on which.
  [[nodiscard]] json::array part_names() const {
    json::array names;
    std::set<std::string> seen;
    if (!has(column_use::breakdown)) return names;
    for (std::size_t r = 0; r < table_.rows.size(); ++r)
      for (std::string_view rest = cell(r, column_use::breakdown); !rest.empty();) {
        const auto end = std::min(rest.find(';'), rest.size());
        const auto part = rest.substr(0, end);
        rest = rest.substr(std::min(end + 1, rest.size()));
        const auto equals = part.rfind('=');
        if (equals == std::string_view::npos || names.size() == most_words) continue;
        if (std::string name(without_blanks(part.substr(0, equals))); !name.empty() && seen.insert(name).second) names.push_back(json::string(name));
      }
    return names;
  }

  /// A rule for each measure and kind that stands in the table, and an account for each of its speakers.
  void rules() {
    if (!has(column_use::measure)) return;
    std::map<std::pair<std::string, std::string>, std::size_t> known;
    std::set<std::string> accounts;
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      const auto measure = cell(r, column_use::measure), kind = has(column_use::kind) ? cell(r, column_use::kind) : std::string();
      if (measure.empty()) continue;
      const auto [found, fresh] = known.try_emplace({measure, kind}, rules_.size());
      if (fresh && rules_.size() == most_words) return;
      if (fresh) {
        json::object when{{"measure", measure}};
        if (!kind.empty()) when["kind"] = kind;
        auto then = guessed_claim(id_of_name(measure) + '_' + id_of_name(kind));
        then["account"] = json::object();
        rules_.push_back(json::object{{"when", std::move(when)}, {"then", std::move(then)}});
      }
      if (!has(column_use::speaker)) continue;
      const auto speaker = id_of_name(cell(r, column_use::speaker));
      if (speaker.empty()) continue;
      const auto account = fmt::format("{}/{}", speaker, id_of_name(measure));
      rules_[found->second].as_object()["then"].as_object()["account"].as_object()[speaker] = account;
      if (accounts.insert(account).second) accounts_.push_back(json::object{{"id", account}, {"counter", speaker}});
    }
  }

  const sheet& table_;
  const std::string& name_;
  std::array<std::size_t, column_uses> column_{};
  json::object columns_;
  json::array ignored_, rules_, accounts_;
};

}  // namespace

std::string suggest_mapping(std::string_view table, const std::string& name) {
  problem_list problems;
  const auto is_usual = [](std::string_view h) {
    const auto plain = id_of_name(h);
    return !plain.empty() && std::any_of(usual_headings.begin(), usual_headings.end(),
                       [&](const auto& u) { return std::find(u.words.begin(), u.words.end(), plain) != u.words.end(); });
  };
  const auto read = read_sheet(table, name, {}, is_usual, problems);
  if (!problems.empty()) throw error::invalid_file(std::move(problems).told());
  return pretty(suggestion(read, name).made());
}

}  // namespace habeas
