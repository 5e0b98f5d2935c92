// SPDX-License-Identifier: MIT
#include <habeas/io/simulation_json.hpp>

#include <cstddef>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include <habeas/io/dossier_json.hpp>
#include <habeas/io/files.hpp>
#include "simulate/exit_terms.hpp"

namespace habeas {
namespace {

/// Ids that the simulation makes hold no character that JSON would escape.
class truth_text {
 public:
  std::string run(const simulated_truth& t) {
    put("{{\n\"habeas_truth\": 1,\n\"note\": \"{}\",\n", truth_note);
    put("\"first_day\": \"{}\",\n\"hours\": {},\n", t.first_day, t.hours);
    put("\"people_columns\": [\"female\", \"military\", \"foreign\", \"adult_from\", \"convicted_from\"],\n");
    list("people", t.people, [&](const simulated_person& p) {
      put("[{:d},{:d},{:d},{},", p.female, p.military, p.foreign, p.adult_from);
      if (p.convicted_from == never_at) put("null]");
      else put("{}]", p.convicted_from);
    });
    put("\"movement_columns\": [\"hour\", \"way\", \"kind\", \"person\"],\n");
    put("\"accounts\": {{\n");
    const char* comma = "";
    for (const auto& [name, true_counts] : t.accounts) {
      put("{}\"{}\": [", comma, name);
      const char* inner = "";
      for (const auto& m : true_counts.movements()) {
        put("{}\n[{},\"{}\",\"{}\",{}]", inner, m.hour, m.way == direction::entries ? "entries" : "exits", to_slug(m.of), m.person);
        inner = ",";
      }
      put("]");
      comma = ",\n";
    }
    put("\n}},\n\"exit_terms_columns\": [\"hour\", \"person\", \"terms\"],\n\"exit_terms\": {{");
    comma = "";
    for (const auto& [name, true_counts] : t.accounts) {
      put("{}\n\"{}\": [", comma, name);
      const char* inner = "";
      for (const auto& m : true_counts.movements()) {
        if (m.terms == exit_terms{}) continue;
        put("{}\n[{},{}", inner, m.hour, m.person);
        put_terms(m.terms);
        inner = ",";
      }
      put("]");
      comma = ",";
    }
    put("\n}},\n\"points\": {{");
    comma = "";
    for (const auto& [name, hour] : t.points) {
      put("{}\n\"{}\": {}", comma, to_string(name), hour);
      comma = ",";
    }
    put("\n}},\n");
    list("untrue", t.untrue, [&](const std::string& name) { put("\"{}\"", name); });
    list("planted", t.planted, [&](const planted_fault& f) {
      put("{{\"fault\": \"{}\", \"rule\": \"{}\", \"subjects\": [", to_slug(f.what), f.rule);
      const char* between = "";
      for (const auto& s : f.subjects) {
        put("{}\"{}\"", between, s);
        between = ", ";
      }
      put("]}}");
    });
    text_.resize(text_.size() - 2);  // the last comma
    put("\n}}\n");
    return fmt::to_string(text_);
  }

 private:
  /// On what terms somebody was let go, by their words.
  void put_terms(const exit_terms& terms) {
    const char* comma = "";
    const auto word = [&](const char* name, std::string_view value) {
      put("{}\"{}\": \"{}\"", comma, name, value);
      comma = ", ";
    };
    put(", {{");
    if (terms.ground >= 0) word("ground", to_slug(detail::exit_grounds[static_cast<std::size_t>(terms.ground)]));
    if (terms.destination >= 0) word("destination", detail::exit_place(terms.destination).text());
    if (terms.authority >= 0) word("authority", detail::exit_authority(terms.authority).text());
    if (terms.conditions != 0) {
      put("{}\"conditions\": [", comma);
      const char* between = "";
      for (std::size_t i = 0; i < detail::exit_conditions.size(); ++i) {
        if ((terms.conditions >> i & 1) == 0) continue;
        put("{}\"{}\"", between, to_slug(detail::exit_conditions[i]));
        between = ", ";
      }
      put("]");
    }
    put("}}]");
  }
  template <class... Args>
  void put(fmt::format_string<Args...> pattern, Args&&... args) {
    fmt::format_to(std::back_inserter(text_), pattern, std::forward<Args>(args)...);
  }
  template <class T, class Each>
  void list(const char* name, const std::vector<T>& all, const Each& each) {
    put("\"{}\": [", name);
    for (std::size_t i = 0; i < all.size(); ++i) {
      put("{}\n", i == 0 ? "" : ",");
      each(all[i]);
    }
    put("],\n");
  }

  fmt::memory_buffer text_;
};

}  // namespace

std::string write_truth(const simulated_truth& truth) { return truth_text().run(truth); }

void write_simulation(const simulation& made, const std::string& folder) {
  write_folder(folder, {{"dossier.json", write_dossier(made.content)}, {"truth.json", write_truth(made.truth)}});
}

}  // namespace habeas
