// SPDX-License-Identifier: MIT
// How a table that was not made for us is read as it is: what its headings stand for, and what could not be placed.
#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/io/claims_csv.hpp>
#include <habeas/model/id_of_name.hpp>
#include <habeas/time/edtf.hpp>

#include "core/utf8.hpp"
#include "core/visible.hpp"
#include "io/import/claims_columns.hpp"
#include "io/table/cell_values.hpp"
#include "io/table/csv_rows.hpp"
#include "io/table/sheet.hpp"

namespace habeas {
namespace {

using namespace io;

struct heading_words {
  std::string_view column;                  ///< of a claims table
  std::vector<std::string_view> words = {};  ///< as ids
};

/// What people call columns, in English, Spanish, French, German, Portuguese and Italian.
const std::vector<heading_words>& usual_headings() {
  static const std::vector<heading_words> all{
      {"as_of", {"as_of", "date", "day", "fecha", "dia", "datum", "tag", "stichtag", "stand", "jour", "data", "giorno", "dia", "month", "mes", "monat", "mois", "mese", "fecha_de_corte", "al", "date_of_report", "reporting_date", "cut_off", "corte"}},
      {"from", {"from", "start", "start_date", "since", "desde", "inicio", "fecha_inicio", "von", "beginn", "ab", "du", "debut", "date_debut", "dal", "period_start", "de"}},
      {"to", {"to", "end", "end_date", "until", "hasta", "fin", "fecha_fin", "bis", "ende", "au", "date_fin", "ate", "period_end"}},
      {"during", {"during", "period", "periodo", "zeitraum", "periode", "reporting_period"}},
      {"speaker", {"speaker", "source", "organisation", "organization", "organizacion", "organizacao", "organizzazione", "quelle", "fuente", "fonte", "counter", "ngo", "ong", "nro", "reported_by", "reporting_organization"}},
      {"account", {"account", "population", "prison", "facility", "list", "carcel", "prision", "penal", "centro", "centro_penitenciario", "gefangnis", "anstalt", "haftanstalt", "etablissement", "prigione", "lista", "liste"}},
      {"kind", {"kind"}},
      {"number", {"number", "value", "count", "n", "cantidad", "numero", "anzahl", "zahl", "nombre", "effectif", "quantidade", "personas", "people", "persons", "personen", "personnes"}},
      {"held", {"held", "detained", "in_custody", "in_detention", "prisoners", "political_prisoners", "detainees", "stock", "detenidos", "presos", "presos_politicos", "personas_detenidas", "privados_de_libertad", "encarcelados", "reclusos", "inhaftiert", "inhaftierte", "gefangene", "politische_gefangene", "haftlinge", "in_haft", "detenus", "prisonniers", "prisonniers_politiques", "incarceres", "population_carcerale", "detenuti", "currently_detained", "still_detained", "total_detained"}},
      {"released", {"released", "releases", "freed", "liberados", "liberadas", "excarcelados", "excarcelaciones", "libertades", "liberaciones", "freigelassen", "freigelassene", "entlassen", "entlassene", "freilassungen", "entlassungen", "liberes", "liberations", "liberations_du_mois", "rilasciati", "libertados", "soltos"}},
      {"arrested", {"arrested", "arrests", "new_arrests", "new_detentions", "detenciones", "arrestos", "nuevas_detenciones", "nuevos_detenidos", "arrestados", "festgenommen", "festnahmen", "verhaftet", "verhaftungen", "neue_haft", "arrestations", "interpellations", "arretes", "arresti", "prisoes"}},
      {"exits of death", {"deaths", "died", "deaths_in_custody", "muertes", "fallecidos", "muertos", "gestorben", "todesfalle", "verstorben", "deces", "morts", "decessi", "mortes"}},
      {"exits of escape", {"escaped", "escapes", "fugados", "fugas", "entflohen", "evades", "evasions"}},
      {"exits of expulsion", {"expelled", "deported", "expulsados", "deportados", "abgeschoben", "expulses"}},
      {"entries", {"entries", "admissions", "ingresos", "entradas", "zugange", "entrees", "ingressi"}},
      {"exits", {"exits", "egresos", "salidas", "abgange", "sorties", "uscite", "left"}},
      {"net", {"net", "net_change", "saldo", "balance", "netto", "solde", "variacion"}},
      {"sex=women", {"women", "female", "females", "mujeres", "frauen", "weiblich", "femmes", "mulheres", "donne"}},
      {"sex=men", {"men", "male", "males", "hombres", "manner", "mannlich", "hommes", "homens", "uomini"}},
      {"age=minors", {"minors", "under_18", "children", "menores", "adolescentes", "minderjahrige", "mineurs", "minori"}},
      {"note", {"note", "notes", "remarks", "comment", "comments", "observaciones", "notas", "nota", "bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "kommentar", "remarque", "remarques", "observations", "observacoes"}},
      {"url", {"url", "link", "enlace", "address", "web", "lien", "weblink"}},
      {"via", {"via", "newspaper", "medium", "medio", "media", "zeitung", "journal", "outlet", "prensa"}},
      {"said", {"said", "published", "publication_date", "publicado", "fecha_de_publicacion", "veroffentlicht", "publie", "date_de_publication"}},
      {"locator", {"locator", "page", "pagina", "seite"}},
      {"quote", {"quote", "cita", "zitat", "citation"}},
      {"id", {"id", "no", "nr", "row_id", "lfd_nr"}},
  };
  return all;
}

constexpr std::array<std::string_view, 3> parts_of_a_number{"sex=women", "sex=men", "age=minors"};

bool is_count(std::string_view column) {
  for (const std::string_view one : {"held", "released", "arrested", "entries", "exits", "net", "ever_held"})
    if (column == one) return true;
  return column.starts_with("exits of ") || column.starts_with("entries of ");
}
bool is_date(std::string_view column) {
  for (const std::string_view one : {"as_of", "date", "from", "to", "during", "said"})
    if (column == one) return true;
  return false;
}

bool digits(std::string_view t) { return !t.empty() && t.find_first_not_of("0123456789") == std::string_view::npos; }

/// "24/10/2030" as its three numbers; nothing for any other text.
std::optional<std::array<std::string_view, 3>> day_month_year(std::string_view cell) {
  const auto mark = cell.find_first_of("/.-");
  const auto second = mark == std::string_view::npos ? mark : cell.find(cell[mark], mark + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::array<std::string_view, 3> part{cell.substr(0, mark), cell.substr(mark + 1, second - mark - 1), cell.substr(second + 1)};
  if (!std::all_of(part.begin(), part.end(), digits) || part[0].size() > 2 || part[1].size() > 2 || part[2].size() != 4) return std::nullopt;
  return part;
}

/// Is a heading itself a month or a day: 2031-05, 05/2031, Mai 2031?
bool is_a_time(std::string_view heading) {
  if (heading.find_first_of("0123456789") == std::string_view::npos) return false;
  if (heading.size() > 4 && try_parse_edtf(heading)) return true;
  if (day_month_year(heading)) return true;
  const auto slash = heading.find_first_of("/.");
  if (slash != std::string_view::npos && digits(heading.substr(0, slash)) && digits(heading.substr(slash + 1))) return true;
  const auto word = id_of_name(heading).substr(0, 3);
  for (const std::string_view month : {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "ene", "abr", "ago", "dic", "mai", "okt", "dez", "fev", "avr", "jui", "aou"})
    if (word == month) return true;
  return false;
}

class suggestion {
 public:
  suggestion(std::string_view text, std::string name) : name_(std::move(name)) {
    std::string letters;
    if (!is_utf8(text)) {
      out_.settings.emplace_back("encoding=windows-1252");
      letters = from_windows_1252(text);
      text = letters;
    }
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    find_header(text);
  }

  table_suggestion made() {
    if (header_.cells.empty()) return std::move(out_);
    place_headings();
    dates();
    thousands();
    rows_of_no_use();
    what_is_missing();
    return std::move(out_);
  }

 private:
  void not_placed(std::string where, std::string_view what, std::string why) {
    out_.not_placed.push_back(fmt::format("{}: '{}': {}", where, visible(std::string(what)), why));
  }
  [[nodiscard]] std::string at(std::size_t column) const { return cell_address(column, header_number_); }

  /// The separator that gives the widest rows; the first row of more than one cell is the header.
  void find_header(std::string_view text) {
    csv_rows best;
    std::size_t widest = 0;
    for (const auto between : {csv_separator::comma, csv_separator::semicolon, csv_separator::tab}) {
      auto found = read_csv_rows(text, name_, sheet_limits, between);
      std::map<std::size_t, std::size_t> widths;
      for (std::size_t r = 0; r < std::min<std::size_t>(found.rows.size(), 50); ++r) ++widths[found.rows[r].cells.size()];
      const auto usual = std::max_element(widths.begin(), widths.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      if (usual == widths.end() || usual->first <= widest) continue;
      widest = usual->first;
      best = std::move(found);
    }
    for (std::size_t r = 0; r < best.rows.size(); ++r) {
      auto& row = best.rows[r];
      const auto filled = std::count_if(row.cells.begin(), row.cells.end(), [](const csv_cell& c) { return !c.text.empty(); });
      if (!row.cells.empty() && row.cells[0].text.starts_with('#') && filled < 2) continue;
      if (header_.cells.empty() && filled < 2) {
        if (filled == 1) not_placed(fmt::format("row {}", best.numbers[r]), row.cells[0].text, "a title above the header; # before it makes it a remark");
      } else if (header_.cells.empty()) {
        header_ = std::move(row);
        header_number_ = best.numbers[r];
      } else {
        row.cells.resize(header_.cells.size());
        rows_.push_back(std::move(row));
        numbers_.push_back(best.numbers[r]);
      }
    }
    column_of_.resize(header_.cells.size());
  }

  [[nodiscard]] bool any_cell(std::size_t column, const std::function<bool(const std::string&)>& is) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const csv_row& row) { return is(row.cells[column].text); });
  }

  void place_headings() {
    std::vector<std::size_t> open, times;
    std::set<std::string, std::less<>> taken;
    const auto take = [&](std::size_t i, std::string_view column) {
      if (!taken.insert(std::string(column)).second) return false;
      column_of_[i] = column;
      return true;
    };
    for (std::size_t i = 0; i < header_.cells.size(); ++i) {
      const auto& h = header_.cells[i].text;
      if (h.empty()) continue;
      if (is_a_time(h)) times.push_back(i);
      else open.push_back(i);
    }
    if (times.size() > 1)
      not_placed(at(times.front()), header_.cells[times.front()].text,
                 fmt::format("one of {} columns that are each of a time; a row for each of them is needed (unpivot in Polars or Power Query, melt in pandas)", times.size()));
    else open.insert(open.end(), times.begin(), times.end());
    for (const auto i : open) {
      const auto& h = header_.cells[i].text;
      const auto plain = id_of_name(h);
      const auto share = [](const std::string& t) { return !t.empty() && t.back() == '%'; };
      if (h.find('%') != std::string::npos || plain.starts_with("percent") || plain.starts_with("porcentaje") || plain.starts_with("prozent") || plain.starts_with("pourcentage") ||
          plain.starts_with("anteil") || any_cell(i, share)) {
        not_placed(at(i), h, "a share, and no number of people");
        continue;
      }
      if (is_claims_heading(h)) {
        (void)take(i, h == "day" ? "as_of" : h);
        continue;
      }
      const auto found = std::find_if(usual_headings().begin(), usual_headings().end(),
                                      [&](const heading_words& w) { return std::find(w.words.begin(), w.words.end(), plain) != w.words.end(); });
      if (found == usual_headings().end() || taken.contains(found->column)) {
        left_.push_back(i);
        continue;
      }
      (void)take(i, found->column);
      out_.settings.push_back(fmt::format("{}={}", found->column, h));
    }
    calendar_parts();
    for (const auto i : left_) not_placed(at(i), header_.cells[i].text, why_not(i));
    parts_of_which(taken);
    const auto is_open = [&](std::size_t i) { return column_of_[i].empty() && !header_.cells[i].text.empty(); };
    bool some_open = false;
    for (std::size_t i = 0; i < column_of_.size(); ++i) some_open = some_open || is_open(i);
    if (some_open && std::any_of(column_of_.begin(), column_of_.end(), [](const auto& c) { return !c.empty(); })) out_.settings.emplace_back("others=ignore");
  }

  [[nodiscard]] std::string why_not(std::size_t i) const {
    const auto plain = id_of_name(header_.cells[i].text);
    for (const std::string_view total : {"total", "gesamt", "summe", "suma", "totale"})
      if (plain.find(total) != std::string::npos) return "a total, of which kind is not known: held=, entries= or exits= with this heading";
    for (const std::string_view moved : {"transfer", "traslad", "verlegt", "moved"})
      if (plain.find(moved) != std::string::npos) return "people moved in or out is not known: 'entries of transfer'= or 'exits of transfer'= with this heading";
    return "what it means is not known; it is left out unless a column is named for it";
  }

  /// A date in several columns: year, month, day.
  void calendar_parts() {
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < header_.cells.size(); ++i) {
      const auto plain = id_of_name(header_.cells[i].text);
      for (const std::string_view word : {"year", "ano", "anio", "jahr", "annee", "anno", "month", "mes", "monat", "mois", "mese", "day", "dia", "tag", "jour"})
        if (plain == word && !any_cell(i, [](const std::string& t) { return !t.empty() && t.size() > 9; })) parts.push_back(i);
    }
    const auto has_year = [&](std::size_t i) {
      return std::any_of(rows_.begin(), rows_.end(), [&](const csv_row& row) { return row.cells[i].text.size() >= 6; });
    };
    if (parts.size() == 1 && column_of_[parts[0]].empty() && !std::any_of(column_of_.begin(), column_of_.end(), is_date)) {
      column_of_[parts[0]] = "as_of";
      out_.settings.push_back("as_of=" + header_.cells[parts[0]].text);
      std::erase(left_, parts[0]);
      return;
    }
    if (parts.size() < 2 || std::any_of(parts.begin(), parts.end(), has_year)) return;
    for (const auto i : parts) {
      std::erase(left_, i);
      if (!column_of_[i].empty()) std::erase(out_.settings, fmt::format("{}={}", column_of_[i], header_.cells[i].text));
      column_of_[i].clear();
    }
    not_placed(at(parts[0]), header_.cells[parts[0]].text, fmt::format("a date in {} columns; one of them all is needed, such as 2031-05 or 2031-05-31", parts.size()));
  }

  /// Women and men are of one number; where a row has several, nobody knows of which.
  void parts_of_which(const std::set<std::string, std::less<>>& taken) {
    if (std::count_if(taken.begin(), taken.end(), [](const auto& c) { return is_count(c); }) < 2) return;
    for (std::size_t i = 0; i < column_of_.size(); ++i) {
      if (std::find(parts_of_a_number.begin(), parts_of_a_number.end(), column_of_[i]) == parts_of_a_number.end()) continue;
      std::erase(out_.settings, fmt::format("{}={}", column_of_[i], header_.cells[i].text));
      column_of_[i].clear();
      not_placed(at(i), header_.cells[i].text, "a part of one of several numbers in its row, and not said of which");
    }
  }

  void dates() {
    bool first_over = false, second_over = false, any = false;
    for (std::size_t i = 0; i < column_of_.size(); ++i) {
      if (!is_date(column_of_[i])) continue;
      for (std::size_t r = 0; r < rows_.size(); ++r) {
        const auto& text = rows_[r].cells[i].text;
        if (const auto part = day_month_year(text)) {
          any = true;
          first_over = first_over || std::stoi(std::string((*part)[0])) > 12;
          second_over = second_over || std::stoi(std::string((*part)[1])) > 12;
        } else if (text.empty() || is_word_for_total(text)) {
          continue;
        } else if (const auto read = read_date(text, {}); std::holds_alternative<cell_fault>(read) || !try_parse_edtf(std::get<std::string>(read))) {
          const auto* fault = std::get_if<cell_fault>(&read);
          not_placed(cell_address(i, numbers_[r]), text, fault != nullptr ? fmt::format("{}; wanted {}", fault->what, fault->wanted) : "no date; wanted one such as 2031-05-31 or 2031-05");
          if (out_.not_placed.size() > most_told) return;
          break;
        }
      }
    }
    if (!any) return;
    if (first_over != second_over) out_.settings.emplace_back(first_over ? "dates=dmy" : "dates=mdy");
    else out_.not_placed.emplace_back(first_over ? "dates: some have the day first, and some the month" : "dates: which way round they are, dates=dmy or dates=mdy");
  }

  void thousands() {
    std::set<char> marks;
    for (std::size_t i = 0; i < column_of_.size(); ++i) {
      if (!is_count(column_of_[i]) && column_of_[i] != "number") continue;
      for (const auto& row : rows_) {
        const auto& t = row.cells[i].text;
        const auto mark = t.find_first_of(",.' ");
        if (mark == std::string::npos || mark == 0 || mark > 3 || !digits(t.substr(0, mark))) continue;
        bool groups = true;
        for (std::size_t p = mark; p < t.size(); p += 4) groups = groups && t[p] == t[mark] && digits(t.substr(p + 1, 3)) && t.substr(p + 1, 3).size() == 3;
        if (groups) marks.insert(t[mark]);
      }
    }
    if (marks.size() == 1) {
      const char m = *marks.begin();
      out_.settings.emplace_back(m == ',' ? "thousands=comma" : m == '.' ? "thousands=point" : m == ' ' ? "thousands=space" : "thousands=apostrophe");
    } else if (marks.size() > 1) {
      out_.not_placed.emplace_back("numbers: some have one mark between their thousands, and some another");
    }
  }

  void rows_of_no_use() {
    for (std::size_t r = 0; r < rows_.size() && out_.not_placed.size() < most_told; ++r)
      for (std::size_t i = 0; i < rows_[r].cells.size(); ++i)
        if (is_word_for_total(rows_[r].cells[i].text)) {
          not_placed(cell_address(i, numbers_[r]), rows_[r].cells[i].text, "a row of totals, to be left out");
          break;
        }
  }

  void what_is_missing() {
    const auto has = [&](const auto& is) { return std::any_of(column_of_.begin(), column_of_.end(), is); };
    const auto named = [&](std::string_view column) { return has([&](const std::string& c) { return c == column; }); };
    const bool counts = has([](const std::string& c) { return is_count(c); });
    if (!named("speaker") && !named("organisation") && !named("organization") && !named("counter")) out_.not_placed.emplace_back("who says it: speaker=NAME");
    if (!counts && !named("number") && !named("low") && !named("high")) out_.not_placed.emplace_back("the numbers: held=, entries=, exits=, released= or arrested= with the heading of each, or number= with kind=");
    else if (!counts && !named("kind")) out_.not_placed.emplace_back("what the numbers are: kind=held, kind=entries or kind=exits");
    if (!has([](const std::string& c) { return is_date(c); })) out_.not_placed.emplace_back("when it was: as_of= with the heading of its dates");
    const bool flows = has([](const std::string& c) { return is_count(c) && c != "held"; });
    if (flows && !named("from") && !named("during") && !named("since"))
      out_.not_placed.emplace_back("where flows start: since=previous (the cut-off before) or since=day, if either is so");
  }

  static constexpr std::size_t most_told = 30;

  std::string name_;
  csv_row header_;
  std::size_t header_number_ = 1;
  std::vector<csv_row> rows_;
  std::vector<std::size_t> numbers_;
  std::vector<std::string> column_of_;
  std::vector<std::size_t> left_;
  table_suggestion out_;
};

}  // namespace

table_suggestion suggest_table_settings(std::string_view table, const std::string& name) { return suggestion(table, name).made(); }

}  // namespace habeas
