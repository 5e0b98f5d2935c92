// SPDX-License-Identifier: MIT
#include "io/answers/list_values.hpp"

#include <habeas/io/list_answers.hpp>

namespace habeas::io {
namespace {

json::value to_value(const leaving_reason& r) {
  return {{"event", r.event.text()}, {"effect", to_slug(r.effect)}, {"certain", r.certain}, {"claims", id_list(r.claims)}};
}

json::value to_value(const tally_row& row) {
  json::array published;
  for (const auto& p : row.published)
    published.push_back({{"claim", p.claim.text()},
                         {"low", number_or_null(p.number.low)},
                         {"high", number_or_null(p.number.high)},
                         {"differs_by", p.differs_by}});
  return {{"low", row.low}, {"high", row.high}, {"published", std::move(published)}};
}

}  // namespace

json::value to_value(const edition_diff& d) {
  json::array left, renamed, changed;
  for (const auto& p : d.left) {
    json::array reasons;
    for (const auto& r : p.reasons) reasons.push_back(to_value(r));
    left.push_back({{"person", p.person.text()}, {"reasons", std::move(reasons)}});
  }
  for (const auto& r : d.renamed)
    renamed.push_back({{"before", r.before.text()}, {"after", r.after.text()}, {"verdict", to_slug(r.verdict)}, {"claim", r.claim.text()}});
  for (const auto& c : d.changed)
    changed.push_back({{"person", c.person.text()}, {"property", c.property}, {"before", text_or_null(c.before)}, {"after", text_or_null(c.after)}});
  return {{"before", d.before.text()},
          {"after", d.after.text()},
          {"joined", id_list(d.joined)},
          {"left", std::move(left)},
          {"left_without_reason", d.without_reason()},
          {"renamed", std::move(renamed)},
          {"changed", std::move(changed)},
          {"listed_twice", id_list(d.listed_twice)},
          {"stayed", d.stayed}};
}

json::value to_value(const tally& t, const sentence_writer& writer) {
  json::array rows;
  for (const auto& r : t.rows) {
    auto v = to_value(r);
    v.get_object()["value"] = r.value;
    rows.push_back(std::move(v));
  }
  return {{"edition", t.edition.text()},
          {"account", t.account.text()},
          {"by", text_or_null(t.axis)},
          {"at", text_or_null(to_string(t.at))},
          {"lines", t.lines},
          {"not_counted", t.not_counted},
          {"open", t.open},
          {"not_stated", t.not_stated},
          {"total", to_value(t.total)},
          {"rows", std::move(rows)},
          {"bound", t.held ? to_value(*t.held, writer) : json::value(nullptr)}};
}

}  // namespace habeas::io

namespace habeas {

std::string to_json(const edition_diff& d) { return boost::json::serialize(io::to_value(d)); }
std::string to_json(const tally& t, const sentence_writer& writer) { return boost::json::serialize(io::to_value(t, writer)); }

}  // namespace habeas
