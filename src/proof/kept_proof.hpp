// SPDX-License-Identifier: MIT
// Proofs that are kept by the hundred thousand beside the rows that rest on them.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include <habeas/proof/proof.hpp>

namespace habeas {

/// A proof as it is kept beside a row: the days of an event in a quarter of the room that the proof takes. Few of them are
/// ever read.
class kept_proof {
 public:
  explicit kept_proof(const proof& p);

  /// The proof as it was. Answers that hold it at one time share it.
  [[nodiscard]] std::shared_ptr<const proof> get() const;

 private:
  /// A step between ends of events and the calendar, which has no name.
  struct step {
    row_rule by;
    bound_side end;
    account_point plus, minus;
    std::int64_t amount, times;
    std::vector<claim_id> claims;
    std::vector<assumption_id> assumptions;
  };
  [[nodiscard]] proof made_again() const;

  std::shared_ptr<const proof> whole_ = {};  ///< of other terms, or with proofs inside: as it is
  bound_side end_;
  account_point plus_ = {}, minus_ = {};
  std::int64_t value_, divisor_;
  std::vector<step> steps_ = {};
  mutable std::atomic<std::weak_ptr<const proof>> read_ = {};
};

}  // namespace habeas
