// SPDX-License-Identifier: MIT
// simulate: a made-up history, the claims about it, and the truth beside them.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include <habeas/wording/catalogue_text.hpp>
#include <habeas/io/simulation_json.hpp>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "core/near_names.hpp"
#include "core/utf8.hpp"

namespace habeas::command {
namespace {

struct simulate_options {
  simulation_settings settings;
  std::string first_day, out, language = "en";
  std::vector<std::string> faults;
  bool plain = false, json = false;
};

simulation_settings read(const simulate_options& o) {
  auto s = o.settings;
  if (o.plain) s.breakdowns = s.uncertain_dates = s.revisions = s.repeats = s.vague_numbers = s.facilities = s.narrower_kinds = s.related_lists = s.lives = false;
  if (!o.first_day.empty()) {
    const auto date = parse_edtf(o.first_day);
    const auto b = date.bounds();
    if (!b.earliest_start.is_day() || b.earliest_start.value != b.latest_end.value)
      throw error(errc::invalid_value, "not a first day", o.first_day, "one day, such as 2025-11-03");
    s.first_day = b.earliest_start.value;
  }
  for (const auto& name : o.faults) {
    if (name == "all") {
      for (const auto& row : slug_table<fault>::rows) s.faults.push_back(row.first);
      continue;
    }
    const auto found = find_slug<fault>(name);
    if (!found) throw error(errc::invalid_value, "no such fault", "'" + name + "'", "all, or " + words_wanted<fault>(name));
    s.faults.push_back(*found);
  }
  return s;
}

int simulate_dossier(const simulate_options& o) {
  const auto made = simulate(read(o));
  write_simulation(made, o.out);
  if (o.json) {
    boost::json::array planted;
    for (const auto& f : made.truth.planted) {
      boost::json::array subjects;
      for (const auto& s : f.subjects) subjects.push_back(boost::json::string(s));
      planted.push_back({{"fault", std::string(to_slug(f.what))}, {"rule", f.rule}, {"subjects", std::move(subjects)}});
    }
    boost::json::object answer{{"dossier", as_utf8((std::filesystem::path(o.out) / "dossier.json").generic_string())},
                               {"truth", as_utf8((std::filesystem::path(o.out) / "truth.json").generic_string())},
                               {"claims", made.content.claims.size()},
                               {"planted", std::move(planted)}};
    put(boost::json::serialize(answer) + '\n');
    return answered;
  }
  put(say(o.language == "es" ? language::es : language::en, "simulated",
          {{"n", fmt::format("{}", made.content.claims.size())}, {"m", fmt::format("{}", made.truth.planted.size())}, {"id", o.out}}) +
      '\n');
  return answered;
}

}  // namespace

void add_simulate(line app) {
  auto o = std::make_shared<simulate_options>();
  const auto word = app.word("simulate", "Write an invented dossier and the truth that it was made from");
  auto& s = o->settings;
  word.option("--out", o->out, "Directory for dossier.json and truth.json").required().type_name("DIR");
  word.option("--seed", s.seed, "Random seed; the same seed and sizes give the same files on every machine (1)").type_name("N");
  word.option("--days", s.days, "Number of days (60)").type_name("N");
  word.option("--people", s.people, "Number of people held at some time (200)").type_name("N");
  word.option("--counters", s.counters, "Number of counters, each with its own counting rule (3)").type_name("N");
  word.option("--claims", s.claims, "Approximate number of claims (200)").type_name("N");
  word.option("--named", s.named, "Number of people with a name (6)").type_name("N");
  word.option("--first-day", o->first_day, "First day (2025-11-03)").type_name("DAY");
  word.option("--fault", o->faults, "Add a fault of this kind; may be repeated; 'all' adds one of each").type_name("KIND");
  word.flag("--plain", o->plain, "Leave out breakdowns, uncertain dates, revisions, repeats, vague numbers and facilities");
  word.flag("--json", o->json, "Answer with one JSON document");
  word.option("--language", o->language, "Language of the answer: en or es").one_of({"en", "es"});
  word.examples({"habeas simulate --out build/invented --seed 7 --fault all"});
  word.does([o] { return simulate_dossier(*o); });
}

}  // namespace habeas::command
