// SPDX-License-Identifier: MIT
#include <habeas/io/simulation_json.hpp>

#include <iterator>

#include <fmt/format.h>

#include <habeas/io/dossier_json.hpp>
#include <habeas/io/files.hpp>

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
