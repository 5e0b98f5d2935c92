// SPDX-License-Identifier: MIT
// Numbers that were revised: at each time the cut-off of a day is that of the revision which was known then.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <vector>

#include <habeas/ledger/sensitivity.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// Which stocks are one number, revised: each supersedes another of the same account that is as of the same day.
class revised_cutoffs {
 public:
  explicit revised_cutoffs(const dossier& view);

  [[nodiscard]] bool none() const noexcept { return series_.empty(); }
  /// The series in which a claim stands, the first statement first; nothing where its number was never revised.
  [[nodiscard]] const std::vector<std::size_t>* series_of(std::size_t claim_place) const;
  /// The same of the cut-off that a question names.
  [[nodiscard]] const std::vector<std::size_t>* series_of(const account_point& p) const;

  /// The question at a time at which these claims are there: a cut-off is that of the last revision that is.
  [[nodiscard]] question at(question q, const std::function<bool(std::size_t)>& is_there) const;

 private:
  [[nodiscard]] account_point at(const account_point& p, const std::function<bool(std::size_t)>& is_there) const;

  dossier view_;
  std::vector<std::vector<std::size_t>> series_;
  std::map<std::size_t, std::size_t> series_at_;  ///< by the place of a claim
};

}  // namespace habeas
