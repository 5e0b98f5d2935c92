// SPDX-License-Identifier: MIT
#include <habeas/io/coded_events_csv.hpp>

#include <utility>

#include <boost/json.hpp>

namespace habeas {
namespace {

namespace json = boost::json;

json::value word(std::string_view s) { return json::string(s); }

}  // namespace

std::string to_json(const events_import& made) {
  json::array codes;
  for (const auto& t : made.codes) {
    json::array near, lines;
    for (const auto k : t.read.near) near.push_back(word(to_slug(k)));
    for (const auto l : t.lines) lines.push_back(l);
    codes.push_back(json::object{{"code", word(t.code)},
                                 {"rows", t.lines.size()},
                                 {"reading", word(to_slug(t.read.reading))},
                                 {"kind", t.read.kind ? word(to_slug(*t.read.kind)) : json::value(nullptr)},
                                 {"near", std::move(near)},
                                 {"lines", std::move(lines)}});
  }
  return json::serialize(json::object{{"standard", word(made.standard)}, {"rows", made.rows}, {"events", made.events}, {"codes", std::move(codes)}});
}

}  // namespace habeas
