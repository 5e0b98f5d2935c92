// SPDX-License-Identifier: MIT
// list, tally: editions of lists set beside one another, and against the numbers that were published.
#include <memory>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/print.hpp"
#include "io/answers/list_values.hpp"

namespace habeas::command {
namespace {

namespace json = boost::json;

std::string number(std::int64_t n) { return fmt::format("{}", n); }

std::string reasons_text(const left_person& p, const sentence_writer& writer) {
  if (p.reasons.empty()) return writer.format("list_no_reason", {});
  std::string text;
  for (const auto& r : p.reasons) {
    const sentence_key key = r.certain                           ? sentence_key("list_reason")
                             : r.effect == counting_effect::exit ? sentence_key("list_reason_possible")
                                                                 : "list_reason_open";
    text += (text.empty() ? "" : "; ") + writer.format(key, {{"id", r.event.text()}, {"claims", writer.listed(r.claims)}});
  }
  return text;
}

std::string diff_text(const edition_diff& d, const sentence_writer& writer) {
  std::vector<std::vector<std::string>> table;
  const auto line = [&](sentence_key key, const person_id& who, std::string what) {
    table.push_back({"  " + writer.format(key, {}), who.text(), std::move(what)});
  };
  for (const auto& p : d.joined) line("list_joined", p, {});
  for (const auto& p : d.left) line("list_left", p.person, reasons_text(p, writer));
  for (const auto& r : d.renamed)
    line(r.verdict == identity_verdict::same ? sentence_key("list_same") : "list_perhaps", r.before, fmt::format("{} ({})", r.after, r.claim));
  const auto said = [&](const std::string& text) { return text.empty() ? writer.format("list_nothing", {}) : text; };
  for (const auto& c : d.changed) line("list_changed", c.person, fmt::format("{}: {} > {}", c.property, said(c.before), said(c.after)));
  for (const auto& p : d.listed_twice) line("list_twice", p, {});
  return writer.format("list_head", {{"from", d.before.text()}, {"to", d.after.text()}, {"joined", number(static_cast<std::int64_t>(d.joined.size()))},
                                   {"left", number(static_cast<std::int64_t>(d.left.size()))}, {"n", number(d.without_reason())},
                                   {"stayed", number(d.stayed)}}) +
         '\n' + table_text(table);
}

struct diff_options {
  reading_options reading;
  std::string before, after;
};

int diff(const diff_options& o) {
  const auto d = o.reading.open();
  const auto answer = compare_editions(d, edition_id(o.before), edition_id(o.after));
  if (o.reading.json) put(io::to_value(answer), d);
  else put(diff_text(answer, sentence_writer(d, o.reading.written_in())) + withheld_text(d, o.reading.written_in()));
  return answered;
}

std::string published_text(const tally_row& row, const sentence_writer& writer) {
  std::string text;
  for (const auto& p : row.published)
    text += (text.empty() ? "" : "; ") +
            writer.format(p.differs_by == 0 ? sentence_key("tally_fits") : p.differs_by > 0 ? sentence_key("tally_over") : "tally_under",
                        {{"claims", p.claim.text()}, {"range", range_text(p.number.low, p.number.high, writer.written_in())},
                         {"n", number(p.differs_by < 0 ? -p.differs_by : p.differs_by)}});
  return text;
}

std::string tally_text(const tally& t, const sentence_writer& writer) {
  std::vector<std::vector<std::string>> table;
  const auto line = [&](const std::string& what, const tally_row& row) {
    table.push_back({"  " + what, range_text(row.low, row.high, writer.written_in()), published_text(row, writer)});
  };
  line(writer.format("tally_all", {}), t.total);
  for (const auto& r : t.rows) line(r.value, r);
  std::string text = writer.format("tally_head", {{"id", t.edition.text()}, {"account", t.account.text()}, {"n", number(t.lines)}}) + '\n' + table_text(table);
  if (t.not_stated > 0) text += "  " + writer.format("tally_not_stated", {{"n", number(t.not_stated)}, {"axis", t.axis}}) + '\n';
  if (t.not_counted > 0) text += "  " + writer.format("tally_not_counted", {{"n", number(t.not_counted)}}) + '\n';
  if (t.open > 0) text += "  " + writer.format("tally_open", {{"n", number(t.open)}}) + '\n';
  if (t.held)
    text += "  " + writer.format("tally_held", {{"at", writer.point(t.at)}, {"range", range_text(t.held->low, t.held->high, writer.written_in())}}) + '\n';
  return text;
}

struct tally_options {
  reading_options reading;
  std::string edition, at, by;
};

int count(const tally_options& o) {
  const auto d = o.reading.open();
  const sentence_writer writer(d, o.reading.written_in());
  const auto answer = tally_edition(d, edition_id(o.edition), o.by, o.at, o.reading.ledger());
  if (o.reading.json) put(io::to_value(answer, writer), d);
  else put(tally_text(answer, writer) + withheld_text(d, o.reading.written_in()));
  return answered;
}

}  // namespace

void add_list(line app) {
  auto o = std::make_shared<diff_options>();
  const auto list = app.word("list", "Compare editions of a list of people");
  list.needs_a_word();
  const auto word = list.word("diff", "Show who joined, who left and why, and which entries changed between two editions");
  o->reading.add_to(word);
  word.option("BEFORE", o->before, "Id of the earlier edition").required();
  word.option("AFTER", o->after, "Id of the later edition").required();
  list.examples({"habeas list diff examples/dossiers/list edition_1 edition_2"});
  word.examples({"habeas list diff examples/dossiers/list edition_1 edition_2"});
  word.does([o] { return diff(*o); });
}

void add_tally(line app) {
  auto o = std::make_shared<tally_options>();
  const auto word = app.word("tally", "Count the people on a list by its account's rule, and compare with published numbers");
  o->reading.add_to(word);
  word.option("EDITION", o->edition, "Id of an edition").required();
  word.option("--at", o->at, "Compare with numbers published for this point; otherwise for the edition's own").type_name("P");
  word.option("--by", o->by, "Break down by a property of the people listed: sex, regime, facility, ...").type_name("AXIS");
  word.examples({"habeas tally examples/dossiers/list edition_1 --by sex"});
  word.does([o] { return count(*o); });
}

}  // namespace habeas::command
