// SPDX-License-Identifier: MIT
#include "people/contradiction_of_people.hpp"

#include <utility>
#include <vector>

namespace habeas::detail {

contradiction contradiction_of_people(const dossier& d, const claim_premises& premises, const std::vector<solve::premise>& conflict) {
  proof_step step;
  step.by = row_rule::named_people;
  step.end = bound_side::high;
  step.amount = -1;
  for (const auto p : conflict) {
    step.claims.push_back(premises.claim_name(p));
    const auto& under = d.content().claims[premises.claim_place(p)].under;
    step.assumptions.insert(step.assumptions.end(), under.begin(), under.end());
  }
  step.assumptions = sorted_once(std::move(step.assumptions));
  contradiction c;
  c.claims = step.claims;
  c.assumptions = step.assumptions;
  c.proof.end = bound_side::high;
  c.proof.value = step.amount;
  c.proof.steps.push_back(std::move(step));
  return c;
}

}  // namespace habeas::detail
