// SPDX-License-Identifier: MIT
#include <habeas/wording/answer_text.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <habeas/time/day.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace habeas {

namespace {

constexpr int number_width = 5;

/// A number and what is said of it; the lines of what it follows from go in beneath the text.
std::string numbered(std::string_view indent, std::int64_t amount, int width, std::string_view text) {
  return fmt::format("{}{:>+{}}  {}\n", indent, amount, width, text);
}

std::string inner_indent(std::string_view indent, int width) {
  return std::string(indent) + std::string(static_cast<std::size_t>(width) + 2, ' ');
}

/// "VEN-069, VEN-070, dates_as_written"
std::string cited(const proof_step& s) {
  std::string text;
  for (const auto& c : s.claims) text += (text.empty() ? "" : ", ") + c.text();
  for (const auto& a : s.assumptions) text += (text.empty() ? "" : ", ") + a.text();
  return text;
}

/// "a less b", or the terms of a sum with how often each is taken.
std::string row_text(const proof_step& s) {
  if (s.sum.empty()) return fmt::format("{} less {}", to_string(s.plus), to_string(s.minus));
  std::string text;
  for (const auto& w : s.sum) text += fmt::format("{}{:+} x {}", text.empty() ? "" : " ", w.times, to_string(w.of));
  return text;
}

std::string steps_text(const proof& p, std::string_view indent) {
  std::string text;
  for (const auto& s : p.steps) {
    text += numbered(indent, s.amount, number_width, to_string(s));
    if (s.because) text += steps_text(*s.because, inner_indent(indent, number_width));
  }
  return text;
}

std::string ids(const std::vector<claim_id>& names) {
  std::string text;
  for (const auto& c : names) text += (text.empty() ? "" : ", ") + c.text();
  return text;
}

std::vector<claim_id> less(const std::vector<claim_id>& all, const std::vector<claim_id>& some) {
  std::vector<claim_id> rest;
  std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(rest));
  return rest;
}

/// So many are still read as one list.
constexpr std::size_t short_list = 3;

std::string if_wrong(const std::vector<claim_id>& claims, const std::string& range, language l) {
  if (claims.size() == 1) return say(l, "alternative_one", {{"range", range}, {"claims", ids(claims)}});
  if (claims.size() <= short_list) return say(l, "alternative_all", {{"range", range}, {"claims", ids(claims)}});
  return say(l, "alternative_these", {{"range", range}, {"claims", ids(claims)}, {"n", fmt::format("{}", claims.size())}});
}

}  // namespace

std::vector<std::string> alternatives_in_words(const bound& b, language l, const range_words& words) {
  std::vector<std::string> lines;
  if (b.repairs == repairs_told::none) return lines;
  const auto range_of = [&](const bound_alternative& a) {
    if (!a.refused.empty()) return say(l, "alternative_refused");
    return words ? words(a.low, a.high) : range_text(a.low, a.high, l);
  };
  if (b.repairs == repairs_told::outer) lines.push_back(say(l, "alternatives_outer"));
  if (b.repairs == repairs_told::all && !b.alternatives.empty()) lines.push_back(say(l, "alternatives_head"));
  if (b.repairs == repairs_told::fewest) lines.push_back(say(l, "alternatives_only_fewest"));
  std::vector<char> told(b.alternatives.size(), 0);
  for (std::size_t i = 0; i < b.alternatives.size(); ++i) {
    if (told[i]) continue;
    const auto range = range_of(b.alternatives[i]);
    std::vector<const bound_alternative*> alike;
    for (std::size_t k = i; k < b.alternatives.size(); ++k)
      if (!told[k] && range_of(b.alternatives[k]) == range) alike.push_back(&b.alternatives[k]);
    auto shared = alike.front()->without;
    for (const auto* a : alike) shared = less(shared, less(shared, a->without));
    std::vector<claim_id> others;
    for (const auto* a : alike) {
      const auto rest = less(a->without, shared);
      if (rest.size() == 1) others.push_back(rest.front());
    }
    if (alike.size() == 1 || others.size() != alike.size()) {
      lines.push_back("  " + if_wrong(b.alternatives[i].without, range, l));
      continue;
    }
    others = detail::sorted_once(std::move(others));
    lines.push_back("  " + (shared.empty() ? say(l, "alternative_one_of", {{"range", range}, {"claims", ids(others)}})
                                           : say(l, "alternative_and_one_of", {{"range", range}, {"claims", ids(shared)}, {"others", ids(others)}})));
    for (std::size_t k = i; k < b.alternatives.size(); ++k)
      if (range_of(b.alternatives[k]) == range) told[k] = 1;
  }
  if (b.alternatives_left != 0) lines.push_back("  " + say(l, "alternatives_left", {{"n", fmt::format("{}", b.alternatives_left)}}));
  if (b.fewest)
    lines.push_back("  " + say(l, "alternatives_fewest", {{"range", words ? words(b.fewest->low, b.fewest->high) : range_text(b.fewest->low, b.fewest->high, l)}}));
  return lines;
}

std::string range_text(const std::optional<std::int64_t>& low, const std::optional<std::int64_t>& high, language l) {
  const auto n = [](std::int64_t v) { return fmt::format("{}", v); };
  if (low && high && *low == *high) return say(l, "exactly", {{"n", n(*low)}});
  if (low && high) return say(l, "from_to", {{"n", n(*low)}, {"m", n(*high)}});
  if (low) return say(l, "at_least", {{"n", n(*low)}});
  if (high) return say(l, "at_most", {{"n", n(*high)}});
  return say(l, "unbounded");
}

std::string to_string(const bound& b, language l) { return range_text(b.low, b.high, l); }

std::string to_string(const term& t) {
  switch (t.kind) {
    case term::what::account:
      return fmt::format("{} of {}{}{} at {}", to_string(t.chain), t.account, t.stratum.is_null() ? "" : ", ", t.stratum, t.point);
    case term::what::event: return fmt::format("{} of {}", to_string(t.chain), t.event);
    case term::what::calendar: return to_string(day());
  }
  return {};
}

std::string to_string(const proof_step& s) {
  const auto by = cited(s);
  auto text = fmt::format("{}{}{}{}: {}", s.by, by.empty() ? "" : " (", by, by.empty() ? "" : ")", row_text(s));
  text += fmt::format(", at {} {}", s.end == bound_side::low ? "least" : "most", s.amount);
  if (s.times != 1) text += fmt::format(", taken {} times", s.times);
  if (s.widened) text += fmt::format(", its date {} days off by {}", s.widened->days, s.widened->policy);
  return text;
}

std::string to_string(const proof& p) {
  auto text = say(language::en, p.end == bound_side::low ? sentence_key("why_low") : "why_high", {{"n", fmt::format("{}", p.value)}});
  text += '\n' + steps_text(p, "  ");
  if (p.divisor != 1) text += fmt::format("  divided by {}, rounded to the safe side\n", p.divisor);
  text.pop_back();
  return text;
}

std::string to_string(const contradiction& c, language l) {
  const auto* first = c.proof.steps.empty() ? nullptr : &c.proof.steps.front();
  const bool of_people = first != nullptr && (first->by == row_rule::related || first->by == row_rule::named_people);
  const bool days = first != nullptr && !of_people && first->sum.empty() && first->plus.kind != term::what::account;
  std::string claims;
  for (const auto& name : c.claims) claims += (claims.empty() ? "" : ", ") + name.text();
  const auto text = say(l, c.claims.size() == 1 ? sentence_key("contradiction_one") : "contradiction", {{"claims", claims}});
  if (first == nullptr) return text + ' ' + say(l, "contradiction_whole");
  // Who is one with whom misses by nothing that can be counted.
  if (first->by == row_rule::named_people && first->plus == term{}) return text;
  return text + ' ' + say(l, days ? sentence_key("contradiction_days") : "contradiction_people", {{"n", fmt::format("{}", -c.proof.value)}});
}

std::string proof_text(const proof& p, const sentence_writer& writer, std::string_view indent, int width) {
  std::string text;
  for (const auto& s : p.steps) {
    text += numbered(indent, s.amount, width, writer.sentence(s));
    if (s.because) text += proof_text(*s.because, writer, inner_indent(indent, width), width);
  }
  return text;
}

}  // namespace habeas
