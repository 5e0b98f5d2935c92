// SPDX-License-Identifier: MIT
#include "wording/date_words.hpp"

#include <utility>

#include <fmt/format.h>

#include <habeas/time/edtf.hpp>
#include <habeas/wording/catalogue_text.hpp>

namespace habeas {

namespace {

class date_explainer {
 public:
  date_explainer(const edtf& date, std::optional<hemisphere> where, language l) : date_(&date), where_(where), language_(l) {}

  [[nodiscard]] date_words explain();

 private:
  void says(sentence_key key, text_args args = {});
  void open(sentence_key key, text_args args = {}) { words_.leaves_open.push_back(say(language_, key, args)); }

  void part(const partial_date& d);

  void limits();
  void side(const date_edge& first, const date_edge& last, sentence_key some, sentence_key none, sentence_key unknown);
  void open_days(sentence_key key, const date_edge& first, const date_edge& last);

  const edtf* date_;
  std::optional<hemisphere> where_;
  language language_;
  date_words words_;
};

date_words date_explainer::explain() {
  if (date_->is_interval()) says("date_says_interval");
  if (date_->is_one_of()) says("date_says_one_of");
  if (date_->is_all_of()) says("date_says_all_of");
  if (const auto* d = date_->start()) part(*d);
  if (const auto* d = date_->finish(); d != nullptr && date_->is_interval()) part(*d);
  if (date_->has_mask()) says("date_says_mask");
  if (const auto t = date_->time()) says(t->offset_minutes ? sentence_key("date_says_offset") : "date_says_time");
  const auto flags = date_->flags();
  if (flags == qualifier::both) says("date_says_both");
  else if (flags != qualifier::none) says(has(flags, qualifier::uncertain) ? sentence_key("date_says_uncertain") : "date_says_approximate");
  if (date_->needs_hemisphere()) says("date_says_season");
  if (date_->needs_hemisphere() && !where_) open("date_open_hemisphere");
  else limits();
  return std::move(words_);
}

void date_explainer::says(sentence_key key, text_args args) {
  auto text = say(language_, key, args);
  for (const auto& s : words_.says)
    if (s == text) return;
  words_.says.push_back(std::move(text));
}

void date_explainer::part(const partial_date& d) {
  if (d.magnitude > 9999) says("date_says_long");
  if (d.significant != 0) says("date_says_significant", {{"n", fmt::format("{}", d.significant)}, {"year", fmt::format("{}", d.signed_year())}});
  if (d.negative || (d.magnitude == 0 && d.unspecified == 0)) says("date_says_negative");
  if (d.season > 24) says("date_says_grouping", {{"n", fmt::format("{}", d.season)}});
}

void date_explainer::limits() {
  const auto b = date_->bounds(where_);
  if (b.ends_before_start()) return open("date_open_impossible");
  if (date_->is_interval()) {
    side(b.earliest_start, b.latest_start, "date_open_start", "date_open_no_start", "date_open_unknown_start");
    side(b.earliest_end, b.latest_end, "date_open_end", "date_open_no_end", "date_open_unknown_end");
  } else if (!b.earliest_start.is_day() || !b.latest_end.is_day()) {
    open(b.earliest_start.is_day() ? sentence_key("date_open_from") : b.latest_end.is_day() ? sentence_key("date_open_until") : "date_open_any",
         {{"from", to_string(b.earliest_start)}, {"to", to_string(b.latest_end)}});
  } else if (b.earliest_start == b.latest_end) {
    if (!date_->time()) open("date_open_time", {{"day", to_string(b.earliest_start)}});
  } else if (!date_->is_all_of()) {
    open_days(date_->has_mask() || date_->is_set() ? sentence_key("date_open_matching") : "date_open_days", b.earliest_start, b.latest_end);
  }
  if (words_.leaves_open.empty()) open("date_open_nothing");
}

void date_explainer::side(const date_edge& first, const date_edge& last, sentence_key some, sentence_key none, sentence_key unknown) {
  if (first.what == date_edge::kind::open) open(none);
  else if (first.what == date_edge::kind::unknown) open(unknown);
  else if (first != last) open_days(some, first, last);
}

void date_explainer::open_days(sentence_key key, const date_edge& first, const date_edge& last) {
  const auto days = last.value.since_epoch() - first.value.since_epoch() + 1;
  open(key, {{"n", fmt::format("{}", days)}, {"from", to_string(first)}, {"to", to_string(last)}});
}

}  // namespace

date_words explain_date(const edtf& date, std::optional<hemisphere> where, language l) {
  return date_explainer(date, where, l).explain();
}

}  // namespace habeas
