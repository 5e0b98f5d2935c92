// SPDX-License-Identifier: MIT
#include "command/print.hpp"

#include <algorithm>

#include <fmt/ranges.h>


namespace habeas::command {

std::string listed_ranges::operator()(const bound& b) {
  auto text = range_text(b.low, b.high, language_);
  if (b.repairs == repairs_told::outer) {
    text += " *";
    outer_ = true;
  }
  if (b.fewest) {
    text += " [" + range_text(b.fewest->low, b.fewest->high, language_) + "]";
    fewest_ = true;
  }
  return text;
}

std::string listed_ranges::notes() const {
  std::string text;
  if (outer_) text += "* " + say(language_, "alternatives_outer") + '\n';
  if (fewest_) text += say(language_, "alternatives_fewest", {{"range", "[ ]"}}) + '\n';
  return text;
}

std::string set_aside_text(const bound& b, language l) {
  // Of an outer bound nobody knows whether they contradict.
  return say(l, b.repairs == repairs_told::outer ? sentence_key("set_aside_outer") : "set_aside", {{"claims", listed(b.set_aside)}});
}

std::string grounds(const bound& b, const sentence_writer& writer) {
  const auto l = writer.written_in();
  const auto claims = claims_of(b);
  std::string text;
  if (!claims.empty()) text += "  " + say(l, "rests_on", {{"claims", listed(claims)}}) + '\n';
  for (const auto& line : writer.denials(claims)) text += "  " + visible(line) + '\n';
  if (!b.assumptions.empty()) text += "  " + say(l, "assumes", {{"assumptions", listed(b.assumptions)}}) + '\n';
  for (const auto& line : alternatives_in_words(b, l)) text += "  " + visible(line) + '\n';
  if (!b.set_aside.empty()) text += "  " + set_aside_text(b, l) + '\n';
  return text;
}

std::string proof_lines(const proof& p, const sentence_writer& writer, const std::string& indent) { return habeas::proof_text(p, writer, indent, 7); }

std::string source_text(const dossier& d, const claim_id& name, const sentence_writer& writer) {
  const auto* c = d.find(name);
  if (c == nullptr) return name.text();
  std::string text = fmt::format("{}: {}", name, writer.said_by(*c));
  const auto* page = c->document ? d.find(c->document) : nullptr;
  if (c->said) text += fmt::format(", {}", c->said->text());
  else if (page && page->published) text += fmt::format(", {}", page->published->text());
  if (page) text += fmt::format(", {}", !page->address.empty() ? page->address : !page->title.empty() ? page->title : page->id.text());
  // Where in a page that is withheld is withheld too.
  if (!c->locator.empty() && (page || !c->document)) text += fmt::format(", {}", c->locator);
  return visible(text);
}

std::string contradiction_text(const contradiction& c, const sentence_writer& writer, const std::string& where) {
  std::string text = where.empty() ? "" : where + ": ";
  text += writer.sentence(c) + '\n';
  text += proof_lines(c.proof, writer, "  ");
  for (const auto& line : writer.denials(c.claims)) text += "  " + visible(line) + '\n';
  return text;
}

std::string left_out_text(std::size_t left, bool settled, const sentence_writer& writer, const std::string& indent) {
  std::string text;
  if (left > 0) text += indent + writer.format("contradictions_unlisted", {{"n", fmt::format("{}", left)}}) + '\n';
  if (!settled) text += indent + writer.format("contradictions_unsure", {}) + '\n';
  return text;
}

std::string report_text(const conflict_report& c, const sentence_writer& writer) {
  std::string text = (c.where.account ? accounts_text(c.where) : writer.format("the_timeline", {})) + ": " + c.quote + '\n';
  text += "  " + writer.format("remedy_head", {}) + '\n';
  for (const auto& one : c.ways.claims) {
    std::string ways;
    for (const auto& n : one.numbers) ways += in_words(n, writer) + "; ";
    for (const auto& m : one.dates) ways += in_words(m, writer) + "; ";
    text += fmt::format("    {}: {}{}\n", one.claim, ways, writer.format("remedy_away", {}));
  }
  for (const auto& a : c.ways.assumptions) text += "    " + writer.format("remedy_assumption", {{"id", a.text()}}) + '\n';
  text += proof_lines(c.where.found.proof, writer, "  ");
  for (const auto& line : writer.denials(c.where.found.claims)) text += "  " + visible(line) + '\n';
  return text;
}

namespace {

/// A number of claims, told in one line; nothing where there are none.
std::string claims_text(sentence_key key, std::size_t n, language l) { return n == 0 ? std::string() : say(l, key, {{"n", fmt::format("{}", n)}}) + '\n'; }

}  // namespace

std::string withheld_text(const dossier& d, language l) {
  return claims_text("withheld", d.withheld(), l) + (d.seen_through().known ? claims_text("never_said", d.unsaid(), l) : std::string());
}

std::string unsaid_text(const dossier& d, language l) {
  return d.seen_through().known ? std::string() : claims_text("never_said", d.unsaid(), l);  // else told with what is withheld
}

std::string table_text(std::vector<std::vector<std::string>> rows) {
  std::vector<std::size_t> widths;
  for (auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      row[i] = visible(row[i]);  // a cell stays in its line
      if (i == widths.size()) widths.push_back(0);
      widths[i] = std::max(widths[i], row[i].size());
    }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) line += fmt::format("{:<{}}  ", row[i], widths[i]);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
  return text;
}

}  // namespace habeas::command
