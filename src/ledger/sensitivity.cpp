// SPDX-License-Identifier: MIT
#include <habeas/ledger/sensitivity.hpp>

#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <habeas/ledger/ledger.hpp>

#include "core/cancel.hpp"

namespace habeas {

void refuse_kind_of_held(const question& q) {
  if (q.kind == question::what::held && (q.of || !q.by.is_empty()))
    throw error(errc::invalid_value, "who is held is of no kind of entry or exit", "held of a kind", "entries or exits, or no kind");
}

bound ask(const ledger& l, const question& q, bool proofs) {
  refuse_kind_of_held(q);
  if (q.kind == question::what::held) return l.held(q.from, proofs);
  return l.flow({q.kind == question::what::entries ? direction::entries : direction::exits, q.of, q.by}, q.from, q.to, proofs);
}

void grounds_of_answers::add(const proof& p) {
  const auto used = claims_of(p);
  claims.insert(claims.end(), used.begin(), used.end());
  const auto supposed = assumptions_of(p);
  assumptions.insert(assumptions.end(), supposed.begin(), supposed.end());
}

void grounds_of_answers::add(const bound& b) {
  if (b.low_proof) add(*b.low_proof);
  if (b.high_proof) add(*b.high_proof);
  // What an alternative gives up moves the answer too, and leaving it out may narrow it.
  for (const auto& one : b.alternatives) claims.insert(claims.end(), one.without.begin(), one.without.end());
}

std::vector<sensitivity_row> sensitivity(const ledger& l, const question& q, ledger_options options,
                                         std::stop_token stop, const progress& told) {
  grounds_of_answers grounds;
  grounds.add(ask(l, q));
  std::vector<sensitivity_row> rows;
  without_each(l, std::move(grounds), options, stop, told, [&](const std::string& name, bool is_assumption, const ledger* less, const std::string& why_not) {
    sensitivity_row row{name, is_assumption, {}, {}, why_not};
    if (less != nullptr) {
      try {
        const auto b = ask(*less, q, false);
        row.low = b.low;
        row.high = b.high;
      } catch (const error& e) {
        if (e.code() == errc::cancelled) throw;
        row.refused = e.what();
      }
    }
    rows.push_back(std::move(row));
  });
  return rows;
}

}  // namespace habeas
