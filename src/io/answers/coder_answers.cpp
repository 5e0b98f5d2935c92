// SPDX-License-Identifier: MIT
#include <habeas/io/coder_answers.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "io/answers/answer_values.hpp"
#include "io/answers/coding_values.hpp"

namespace habeas {
namespace {

namespace json = boost::json;

/// Any fixed number would do: the same question has the same answer.
constexpr std::uint64_t bootstrap_seed = 1969;

std::vector<std::string> categories_of(const coded_items& items) {
  if (items.ordered) return {"0", "1", "2", "3"};
  std::set<std::string> words;
  for (const auto& i : items.both) {
    words.insert(i.first.value);
    words.insert(i.second.value);
  }
  return {words.begin(), words.end()};
}

coder_agreement compare(coded_items items, std::size_t samples, const std::stop_token& stop) {
  coder_agreement a;
  a.categories = categories_of(items);
  a.level = items.ordered ? measurement::ordinal : measurement::nominal;
  a.items = std::move(items);
  if (a.items.both.empty()) return a;
  const auto place = [&](const std::string& code) {
    return static_cast<std::size_t>(std::find(a.categories.begin(), a.categories.end(), code) - a.categories.begin());
  };
  agreement_table table(a.categories.size());
  std::vector<unit_codes> units;
  for (const auto& i : a.items.both) {
    const auto first = place(i.first.value), second = place(i.second.value);
    table.add(first, second);
    units.push_back({static_cast<double>(first), static_cast<double>(second)});
  }
  a.kappa = cohen_kappa(table);
  if (a.items.ordered) {
    a.linear = cohen_kappa(table, kappa_weights::linear);
    a.quadratic = cohen_kappa(table, kappa_weights::quadratic);
  }
  a.alpha = krippendorff_alpha(units, a.level);
  if (a.alpha && samples > 0) a.alpha_range = bootstrap_alpha(units, a.level, samples, bootstrap_seed, 0.95, stop);
  return a;
}

json::value value_of(const std::optional<kappa_estimate>& e) {
  if (!e) return nullptr;
  return {{"kappa", io::rounded_figure(e->kappa)},
          {"observed", io::rounded_figure(e->observed)},
          {"expected", io::rounded_figure(e->expected)},
          {"standard_error", io::rounded_figure(e->standard_error)},
          {"standard_error_null", io::rounded_figure(e->standard_error_null)}};
}

json::value value_of(const coder_agreement& a) {
  if (!a.alpha) return nullptr;
  json::object o{{"level", to_slug(a.level)},
                 {"alpha", io::rounded_figure(a.alpha->alpha)},
                 {"observed", io::rounded_figure(a.alpha->observed)},
                 {"expected", io::rounded_figure(a.alpha->expected)},
                 {"low", nullptr},
                 {"high", nullptr},
                 {"samples", 0}};
  if (a.alpha_range) {
    o["low"] = io::rounded_figure(a.alpha_range->low);
    o["high"] = io::rounded_figure(a.alpha_range->high);
    o["samples"] = a.alpha_range->samples;
  }
  return o;
}

json::array texts(const std::vector<std::string>& list) {
  json::array made;
  for (const auto& text : list) made.push_back(json::string(text));
  return made;
}

}  // namespace

std::vector<coder_agreement> agreement_between(const dossier& d, const std::string& first, const std::string& second,
                                               std::size_t samples, const std::stop_token& stop) {
  std::vector<coder_agreement> all;
  for (auto& items : items_coded_by(d, first, second)) all.push_back(compare(std::move(items), samples, stop));
  return all;
}

double io::rounded_figure(double figure) {
  const auto made = std::round(figure * 1e6) / 1e6;
  return made == 0 ? 0.0 : made;
}

json::object io::agreement_between_value(const dossier& d, const std::string& first, const std::string& second, std::size_t samples,
                                         const std::stop_token& stop) {
  json::array groups;
  for (const auto& a : agreement_between(d, first, second, samples, stop)) {
    json::array differ;
    std::size_t alike = 0;
    for (const auto& i : a.items.both) {
      alike += i.differs() ? 0 : 1;
      if (i.differs())
        differ.push_back({{"item", i.item},
                          {"first", i.first.value},
                          {"second", i.second.value},
                          {"first_claims", io::id_list(i.first.claims)},
                          {"second_claims", io::id_list(i.second.claims)}});
    }
    groups.push_back({{"kind", a.items.kind},
                      {"codebook", a.items.codebook.empty() ? json::value(nullptr) : json::value(a.items.codebook)},
                      {"ordered", a.items.ordered},
                      {"items", a.items.both.size()},
                      {"alike", alike},
                      {"categories", texts(a.categories)},
                      {"kappa", value_of(a.kappa)},
                      {"kappa_linear", value_of(a.linear)},
                      {"kappa_quadratic", value_of(a.quadratic)},
                      {"alpha", value_of(a)},
                      {"differ", std::move(differ)},
                      {"only_first", texts(a.items.only_first)},
                      {"only_second", texts(a.items.only_second)},
                      {"ambiguous", texts(a.items.ambiguous)}});
  }
  return {{"first", first}, {"second", second}, {"groups", std::move(groups)}};
}

std::string agreement_between_json(const dossier& d, const std::string& first, const std::string& second, std::size_t samples,
                                   const std::stop_token& stop) {
  return json::serialize(io::agreement_between_value(d, first, second, samples, stop));
}

}  // namespace habeas
