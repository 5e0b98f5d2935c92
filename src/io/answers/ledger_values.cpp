// SPDX-License-Identifier: MIT
#include "io/answers/ledger_values.hpp"

#include <habeas/io/ledger_answers.hpp>

namespace habeas::io {
namespace {

/// One change a row, the same for a table: what changes, of which claim or assumption, from what to what.
json::array changes_of(const repairs& ways, const sentence_writer& writer) {
  json::array rows;
  for (const auto& one : ways.claims) {
    for (const auto& n : one.numbers)
      rows.push_back({{"change", "number"}, {"claim", one.claim.text()}, {"from", to_string(n.from)}, {"to", to_string(n.to)},
                      {"by", n.by}, {"sentence", in_words(n, writer)}});
    for (const auto& m : one.dates)
      rows.push_back({{"change", "date"}, {"claim", one.claim.text()}, {"what", to_slug(m.what)}, {"from", m.from.text()},
                      {"to", m.to.text()}, {"days", m.days}, {"sentence", in_words(m, writer)}});
    rows.push_back({{"change", "taken_away"}, {"claim", one.claim.text()}, {"sentence", writer.format("remedy_away", {})}});
  }
  for (const auto& a : ways.assumptions)
    rows.push_back({{"change", "assumption_off"}, {"assumption", a.text()}, {"sentence", writer.format("remedy_assumption", {{"id", a.text()}})}});
  return rows;
}

}  // namespace

json::value to_value(const conflict_report& c, const sentence_writer& writer) {
  auto v = to_value(c.where.found, writer);
  auto& o = v.get_object();
  o["account"] = c.where.account ? json::value(c.where.account.text()) : json::value(nullptr);
  if (!c.where.accounts.empty()) o["accounts"] = id_list(c.where.accounts);
  o["quote"] = c.quote;
  o["dissolves"] = changes_of(c.ways, writer);
  return v;
}

std::string instant_text(instant t) {
  if (!t.is_finite()) return to_string(t);
  return t.second == 0 ? to_string(day(t.day - 1)) : to_string(t);
}

void put_points(json::object& o, const question& q) {
  if (q.kind == question::what::held) {
    o["at"] = to_string(q.from);
  } else {
    o["from"] = to_string(q.from);
    o["to"] = to_string(q.to);
    o["kind"] = q.of ? json::value(to_slug(*q.of)) : json::value(nullptr);
    put_narrower(o, q.by);
  }
}

json::object to_value(const question& q) {
  json::object o{{"what", to_slug(q.kind)}};
  put_points(o, q);
  return o;
}

json::value to_value(const known_answer& a, const sentence_writer& writer) {
  json::object o{{"since", instant_text(a.since)}, {"said", id_list(a.said)}, {"no_longer", id_list(a.no_longer)}};
  if (a.refused.empty()) o["bound"] = to_value(a.answer, writer);
  else o["refused"] = a.refused;
  return o;
}

json::value to_value(const account_changes& c, const account_id& account) {
  const auto sets = [](const std::vector<std::vector<claim_id>>& all) {
    json::array list;
    for (const auto& one : all) list.push_back(id_list(one));
    return list;
  };
  json::array effects;
  for (const auto& e : c.effects) {
    json::array changed;
    for (const auto& b : e.changed) {
      auto o = to_value(c.asked[b.question]);
      o["before"] = json::object{{"low", number_or_null(b.before.low)}, {"high", number_or_null(b.before.high)}};
      o["after"] = json::object{{"low", number_or_null(b.after.low)}, {"high", number_or_null(b.after.high)}};
      changed.push_back(std::move(o));
    }
    effects.push_back({{"claim", e.claim.text()}, {"said", instant_text(e.said)}, {"standing", to_slug(e.status)}, {"changed", std::move(changed)},
                       {"appeared", sets(e.appeared)}, {"dissolved", sets(e.repaired)}});
  }
  return {{"account", account.text()}, {"said", c.said}, {"changes", std::move(effects)}, {"contradictions_settled", c.contradictions_settled}};
}

json::object to_value(const draft_report& r, const sentence_writer& writer) {
  json::array contradictions, gone, implied;
  for (const auto& c : r.contradictions) contradictions.push_back(to_value(c, writer));
  for (const auto& c : r.gone) gone.push_back({{"account", c.account ? json::value(c.account.text()) : json::value(nullptr)}, {"claims", id_list(c.found.claims)}});
  for (const auto& i : r.implied) {
    auto o = to_value(i.asked);
    o["account"] = i.account.text();
    o["before"] = json::object{{"low", number_or_null(i.before.low)}, {"high", number_or_null(i.before.high)}};
    o["after"] = to_value(i.after, writer);
    implied.push_back(std::move(o));
  }
  json::object o{{"claims", id_list(r.claims)}, {"fits", r.fits()}, {"contradictions", std::move(contradictions)}, {"settled", std::move(gone)}, {"implied", std::move(implied)}};
  put_contradictions_left(o, r.contradictions_left, r.contradictions_settled);
  return o;
}

json::value to_value(const unaccounted_step& s, const sentence_writer& writer) {
  return {{"from", to_string(s.from)}, {"to", to_string(s.to)}, {"entries", to_value(s.entries, writer)}, {"exits", to_value(s.exits, writer)}};
}

json::object series_value(const account_id& account, const question& q, const std::vector<known_answer>& steps, const sentence_writer& writer) {
  auto o = to_value(q);
  o["account"] = account.text();
  json::array list;
  for (const auto& s : steps) list.push_back(to_value(s, writer));
  o["steps"] = std::move(list);
  o["unsaid"] = writer.of().unsaid();
  return o;
}

json::object changes_value(instant since, const std::vector<std::pair<account_id, account_changes>>& accounts, std::size_t unsaid) {
  json::array list;
  for (const auto& [account, found] : accounts) list.push_back(to_value(found, account));
  return {{"since", instant_text(since)}, {"accounts", std::move(list)}, {"unsaid", unsaid}};
}

json::object unaccounted_value(const account_id& account, const std::vector<unaccounted_step>& steps, const sentence_writer& writer) {
  json::array list;
  for (const auto& s : steps) list.push_back(to_value(s, writer));
  return {{"account", account.text()}, {"steps", std::move(list)}};
}

json::array to_value(const conflict_reports& told, const sentence_writer& writer) {
  json::array list;
  for (const auto& c : told.list) list.push_back(to_value(c, writer));
  return list;
}

}  // namespace habeas::io

namespace habeas {

std::string to_json(const conflict_reports& told, const sentence_writer& writer) {
  return boost::json::serialize(boost::json::object{{"contradictions", io::to_value(told, writer)},
                                                    {"more", told.more ? boost::json::value(*told.more) : boost::json::value(nullptr)}});
}

std::string series_json(const account_id& account, const question& q, const std::vector<known_answer>& steps, const sentence_writer& writer) {
  return boost::json::serialize(io::series_value(account, q, steps, writer));
}
std::string changes_json(instant since, const std::vector<std::pair<account_id, account_changes>>& accounts, std::size_t unsaid) {
  return boost::json::serialize(io::changes_value(since, accounts, unsaid));
}
std::string unaccounted_json(const account_id& account, const std::vector<unaccounted_step>& steps, const sentence_writer& writer) {
  return boost::json::serialize(io::unaccounted_value(account, steps, writer));
}
std::string to_json(const draft_report& r, const sentence_writer& writer) { return boost::json::serialize(io::to_value(r, writer)); }

}  // namespace habeas
