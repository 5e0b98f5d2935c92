// SPDX-License-Identifier: MIT
#include "command/options.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <utility>
#include <variant>

#include <habeas/io/draft_csv.hpp>
#include <habeas/io/files.hpp>
#include <habeas/ledger/latest_of_series.hpp>
#include <habeas/model/assuming.hpp>
#include <habeas/model/shown_list.hpp>
#include <habeas/time/widening_text.hpp>
#include <habeas/lp/highs.hpp>

#include "core/near_names.hpp"
#include "core/visible.hpp"

namespace habeas::command {
namespace {

/// The solver of linear programs, where one is wanted. Throws errc::unsupported where there has to be one and there is none.
std::shared_ptr<const solve::linear_solver> linear_engine(const std::string& wanted) {
  if (wanted == "difference") return nullptr;
  std::shared_ptr<const solve::linear_solver> found;
  // HABEAS_HIGHS names the library where it is elsewhere; empty, there is none.
  const char* where = std::getenv("HABEAS_HIGHS");
  if (where == nullptr) found = find_highs();
  else if (*where != '\0') found = wanted == "auto" ? find_highs(where) : open_highs(where);
  if (!found && wanted == "linear")
    throw error(errc::unsupported, "the linear solver HiGHS was not found", "no library", "HiGHS installed, HABEAS_HIGHS naming its library, or --engine difference");
  return found;
}

/// How many claims may say more together than two counts at a time do: net changes, kinds, parts and relations between accounts.
std::size_t wanting_a_linear_program(const habeas::dossier& d) {
  std::size_t n = 0;
  for (const auto& c : d.claims()) {
    if (!d.counts(static_cast<std::size_t>(&c - d.content().claims.data()))) continue;
    const auto* flow = std::get_if<flow_claim>(&c.says);
    n += !c.breakdowns.empty() || std::holds_alternative<related_claim>(c.says) || (flow != nullptr && (flow->way == direction::net || flow->of || !narrower_of(*flow).is_empty()));
  }
  return n;
}

/// The dossier under what an option supposes: an effect, and the account that it is of, which need not be said of the only one.
habeas::dossier supposing(const habeas::dossier& d, const std::string& text) {
  const auto [word, of] = split_once(text, ':');
  const auto effect = find_slug<assumption_effect>(word);
  if (!effect) throw error(errc::invalid_value, "not the effect of an assumption", "'" + word + "'", words_wanted<assumption_effect>(word));
  account_id account;
  if (of) account = account_named(d, *of);
  else if (!is_built_in(*effect) && *effect != assumption_effect::none) {
    if (d.accounts().size() != 1) throw error(errc::invalid_value, "an assumption about no account", "'" + text + "'", word + ":ACCOUNT");
    account = d.accounts()[0].id;
  }
  return assuming(d, *effect, account);
}

}  // namespace

void reading_options::add_to(line app) {
  app.option("DOSSIER", dossier, "dossier.json, a table of claims (CSV), or a directory of either; - reads standard input").required();
  app.option("--as-known", as_known, "Use only what was certainly said by this time; a day means its end").type_name("T").not_empty();
  app.option("--as-recorded", as_recorded, "Use only what was certainly recorded by this time").type_name("T").not_empty();
  app.option("--audience", audience, "Audience of the answer: public, partner or internal")
      .type_name("WHO")
      .one_of({"public", "partner", "internal"})
      .shows_default();
  app.option("--with", with_files, "Add the claims of a file for this answer: JSON, or a table of claims (CSV)").type_name("FILE").one_each().not_empty();
  app.option("--table", table, "Say something of a whole table: speaker=NAME, since=previous, dates=dmy, held=HEADING, ...").type_name("NAME=VALUE").one_each().not_empty();
  app.option("--assume", assume, "Switch on an assumption, a lead or a claim").type_name("ID").one_each().not_empty();
  app.option("--assuming", assuming, "Suppose something that the dossier holds no assumption of, for this answer: no_other_exits, no_other_entries, leave_when_freed or enter_when_held, of an account")
      .type_name("EFFECT[:ACCOUNT]")
      .one_each()
      .not_empty();
  app.option("--without", without, "Switch off an assumption or a claim, also one that --assume names").type_name("ID").one_each().not_empty();
  app.option("--about", about, "Width of \"about\" in people (10) or as a share (5%); without it, such numbers give no bound").type_name("WIDTH").not_empty();
  app.option("--engine", engine, "difference: constraints on two counts at a time; linear: also kinds, parts and related accounts, by HiGHS, which takes longer; auto: linear where HiGHS is found, else difference")
      .one_of({"auto", "difference", "linear"})
      .shows_default();
  app.option("--repairs", repairs, "Where claims contradict one another: answer whichever are wrong (all), if as few sources as possible are (fewest), or with each counter's later number as its correction of the earlier (latest_of_series)")
      .one_of({"all", "fewest", "latest_of_series"})
      .shows_default();
  app.option("--language", language, "Language of sentences: en or es").type_name("LANG").one_of({"en", "es"}).shows_default();
  app.flag("--json", json, "Answer with one JSON document");
  app.flag("--quiet", quiet, "Print only errors to standard error");
}

std::string read_text(const std::string& path) {
  return path == "-" ? read_standard_input() : read_file(path, file_kinds::any);
}

void tell_of_tables(const std::vector<std::string>& told, bool quiet) {
  if (quiet) return;
  for (const auto& line : told) std::fputs(visible_lines("habeas: " + line + '\n').c_str(), stderr);
}

instant time_ref_of(const habeas::dossier& d, const std::string& text, const char* option) {
  const auto at = d.end_of(parse_edtf(text));
  if (!at) throw error(errc::invalid_value, std::string(option) + " needs a time with an end", "'" + text + "'", "a day, or a date and time");
  return *at;
}

habeas::dossier reading_options::open() const { return open_both().second; }

std::pair<habeas::dossier, habeas::dossier> reading_options::open_both() const {
  if (std::count(with_files.begin(), with_files.end(), "-") + (dossier == "-" ? 1 : 0) > 1)
    throw error(errc::invalid_value, "standard input can be read only once", "more than one -", "at most one -, and files");
  std::error_code failed;
  const bool folder = dossier != "-" && std::filesystem::is_directory(dossier, failed);
  const auto reader = *find_slug<habeas::audience>(audience);
  const auto said = parse_table_settings(table);
  std::vector<std::string> told;
  auto d = folder ? open_dossier_files(dossier, said, told, reader) : dossier_of_text(read_text(dossier), dossier == "-" ? "standard input" : dossier, said, told, reader);
  tell_of_tables(told, quiet);
  // The reader first: what is added meets, and is judged by, no more than its reader may see.
  d = d.for_audience(reader);
  auto both = std::pair(d, d);
  for (const auto& file : with_files) {
    const auto name = file == "-" ? std::string("standard input") : file;
    const auto text = read_text(file);
    told.clear();
    both.second = is_table(text, name) ? with_draft(both.second, text, name, said, told) : with_additions(both.second, text, name);
    tell_of_tables(told, quiet);
  }
  // What is switched by hand may be of what is added.
  both.second = looked_at(std::move(both.second), true);
  both.first = looked_at(std::move(both.first), false);
  if (repairs == "latest_of_series") {
    both.second = as_last_said(both.second, ledger());
    both.first = as_last_said(both.first, ledger());
  }
  if (engine == "auto") wanting_solver_ = wanting_a_linear_program(both.second);
  return both;
}

habeas::dossier reading_options::looked_at(habeas::dossier d, bool all) const {
  if (!as_known.empty()) d = d.as_known_on(time_ref_of(d, as_known, "--as-known"));
  if (!as_recorded.empty()) d = d.as_recorded_on(time_ref_of(d, as_recorded, "--as-recorded"));
  const auto is_there = [&](const std::string& id) { return all || d.find(claim_id(id)) || d.find(assumption_id(id)); };
  for (const auto& text : assuming) d = supposing(d, text);
  for (const auto& id : assume)
    if (is_there(id)) d = d.with(id);
  for (const auto& id : without)
    if (is_there(id)) d = d.without(id);
  return d;
}

habeas::language reading_options::written_in() const { return *find_slug<habeas::language>(language); }

ledger_options reading_options::ledger() const {
  ledger_options options;
  options.linear = linear_engine(engine);
  // Said once, and only where something is asked of a ledger.
  const auto wanting = options.linear ? 0 : std::exchange(wanting_solver_, 0);
  if (wanting != 0 && !quiet)
    std::fputs(fmt::format("habeas: the linear solver HiGHS was not found: of {} {} of net changes, kinds, parts or relations between accounts only part may be used\n",
                           wanting, wanting == 1 ? "claim" : "claims").c_str(), stderr);
  options.repairs = repairs_wanted();
  if (about.empty()) return options;
  const bool share = about.back() == '%';
  const auto digits = about.substr(0, about.size() - (share ? 1 : 0));
  if (digits.empty() || digits.size() > 9 || digits.find_first_not_of("0123456789") != std::string::npos)
    throw error(errc::invalid_value, "--about is not a width", "'" + about + "'", "a number of people such as 10, or a share such as 5%");
  const auto n = std::stoll(digits);
  options.about = share ? about_policy{0, n} : about_policy{n, 0};
  return options;
}

void widening_option::add_to(line app) {
  app.option("--widen", text, "How far dates marked ~ or ? may be off: one_unit, loose, or a policy such as 'name=mine,~month=31,?day=2'")
      .type_name("POLICY")
      .not_empty();
}

std::optional<widening_policy> widening_option::read() const {
  if (text.empty()) return std::nullopt;
  try {
    return parse_widening(text);
  } catch (const error& e) {
    // A word of the command line is no file: the command was used wrongly.
    std::string faults;
    for (const auto& p : e.problems()) faults += "\n  " + to_string(p);
    throw error(errc::invalid_value, "--widen is not a widening policy" + faults);
  }
}

std::string widening_text(const widening_policy& p, language l) {
  const auto widths = widths_text(p);
  return say(l, "widening_used", {{"policy", p.name}, {"widths", widths.empty() ? say(l, "widening_nothing") : widths}});
}

void question_options::add_to(line app, bool stock, bool flow) {
  app.option("--account", account, "Account whose count is asked about").type_name("ID").required().not_empty();
  if (stock) app.option("--at", at, "Point: end:DAY, start:DAY, a day on which a stock was taken, or the id of a bulletin or claim").type_name("P").not_empty();
  app.option("--from", from, stock && !flow ? "With --to: answer at each point between the two" : "The earlier point").type_name("P").not_empty();
  app.option("--to", to, "The later point").type_name("P").not_empty();
  if (!flow) return;
  app.option("--kind", kind, "Only one kind of entry or exit: release, death, arrest, ...").type_name("KIND").not_empty();
  app.option("--ground", ground, "Only those on one legal ground: pardon, amnesty, ...").type_name("WORD").not_empty();
  app.option("--condition", condition, "Only those under one condition: reporting, exile, ...").type_name("WORD").not_empty();
  app.option("--destination", destination, "Only those who went to one place").type_name("ID").not_empty();
  app.option("--authority", authority, "Only those whom one actor ordered").type_name("ID").not_empty();
}

question question_options::read(const ledger& l, question::what kind_of) const {
  question q;
  q.kind = kind_of;
  const auto needs = [](bool there, const char* what) {
    if (!there) throw error(errc::invalid_value, "a point is missing", "nothing", what);
  };
  if (kind_of == question::what::held) {
    needs(!at.empty(), "--at P");
    if (!from.empty() || !to.empty())
      throw error(errc::invalid_value, "a stock is asked for at one point, or from one to another", "--at with " + std::string(from.empty() ? "--to" : "--from"),
                  "--at P, or --from P and --to P");
    for (const auto& [name, text] : {std::pair("--kind", &kind), {"--ground", &ground}, {"--condition", &condition}, {"--destination", &destination}, {"--authority", &authority}})
      if (!text->empty()) throw error(errc::invalid_value, "who is held is of no kind of entry or exit", std::string(name) + " with held", std::string("entries or exits, or no ") + name);
    q.from = q.to = l.point_at(at);
    return q;
  }
  needs(!from.empty() && !to.empty(), "--from P and --to P");
  q.from = l.point_at(from);
  q.to = l.point_at(to);
  const auto word = [](const std::string& text, auto& into, const char* what) {
    using values = typename std::decay_t<decltype(into)>::value_type;
    if (text.empty()) return;
    into = find_slug<values>(text);
    if (!into) throw error(errc::invalid_value, std::string("not a ") + what, "'" + text + "'", words_wanted<values>(text));
  };
  word(kind, q.of, "kind of entry or exit");
  word(ground, q.by.ground, "legal ground");
  word(condition, q.by.condition, "condition of a release");
  q.by.destination = place_id(destination);
  q.by.authority = actor_id(authority);
  if (q.by.destination) (void)l.of().get(q.by.destination);
  if (q.by.authority) (void)l.of().get(q.by.authority);
  return q;
}

}  // namespace habeas::command
