// SPDX-License-Identifier: MIT
#include "io/ledger_values.hpp"

#include <habeas/io/ledger_answers.hpp>

namespace habeas::io {
namespace {

/// One change a row, the same for a table: what changes, of which claim or assumption, from what to what.
json::array changes_of(const remedies& ways, const narrator& speak) {
  json::array rows;
  for (const auto& one : ways.claims) {
    for (const auto& n : one.numbers)
      rows.push_back({{"change", "number"}, {"claim", one.claim.text()}, {"from", to_string(n.from)}, {"to", to_string(n.to)},
                      {"by", n.by}, {"sentence", in_words(n, speak)}});
    for (const auto& m : one.dates)
      rows.push_back({{"change", "date"}, {"claim", one.claim.text()}, {"what", to_slug(m.what)}, {"from", m.from.text()},
                      {"to", m.to.text()}, {"days", m.days}, {"sentence", in_words(m, speak)}});
    rows.push_back({{"change", "taken_away"}, {"claim", one.claim.text()}, {"sentence", speak.speak("remedy_away", {})}});
  }
  for (const auto& a : ways.assumptions)
    rows.push_back({{"change", "assumption_off"}, {"assumption", a.text()}, {"sentence", speak.speak("remedy_assumption", {{"id", a.text()}})}});
  return rows;
}

}  // namespace

json::value to_value(const told_contradiction& c, const narrator& speak) {
  auto v = to_value(c.where.found, speak);
  auto& o = v.get_object();
  o["account"] = c.where.account ? json::value(c.where.account.text()) : json::value(nullptr);
  o["quote"] = c.quote;
  o["dissolves"] = changes_of(c.ways, speak);
  return v;
}

json::array to_value(const told_contradictions& told, const narrator& speak) {
  json::array list;
  for (const auto& c : told.list) list.push_back(to_value(c, speak));
  return list;
}

}  // namespace habeas::io

namespace habeas {

std::string to_json(const told_contradictions& told, const narrator& speak) {
  return boost::json::serialize(boost::json::object{{"contradictions", io::to_value(told, speak)},
                                                    {"more", told.more ? boost::json::value(*told.more) : boost::json::value(nullptr)}});
}

}  // namespace habeas
