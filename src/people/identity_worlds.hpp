// SPDX-License-Identifier: MIT
// All ways in which records may be of one person, as far as the claims of identity that a view shows leave it open.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include <habeas/model/dossier.hpp>

namespace habeas {

/// Which records are one person in each of the cases that claims of identity leave open.
///
/// "The same" joins for certain where a reading cites the claim, and may join where it does not: whoever gives such a claim
/// up does not learn that there are two people. "May be the same" may join, whatever "different" says. A claim that is left
/// out by hand may still join, so that leaving it out never adds a person. Records that no chain of claims ties to one
/// another are of different people.
class identity_worlds {
 public:
  /// Some claims of "the same", taken as certain, and the cases that they leave.
  struct reading {
    std::vector<std::size_t> claims;  ///< as places, ascending
    std::vector<std::size_t> cases;   ///< ascending
  };

  explicit identity_worlds(const dossier& d);

  /// As many cases as the records with the most of them have; at least 1. In case 0 all that may be joined is.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// The record that stands for the person in a case. Cases past the last of a record's own are its last.
  [[nodiscard]] std::size_t of(std::size_t record, std::size_t which) const;
  /// The record that stands for all that chains of claims tie to this one.
  [[nodiscard]] std::size_t tied_to(std::size_t record) const;
  /// The readings of the records that are tied to this one, those with the fewest claims first; nothing where there are no
  /// claims about it: it is one person in one case.
  [[nodiscard]] const std::vector<reading>* readings_of(std::size_t record) const;
  /// How many cases there are of the records tied to this one.
  [[nodiscard]] std::size_t cases_of(std::size_t record) const;

  /// Records tied to one another that have more cases than this are read only by claims that leave fewer.
  static constexpr std::size_t most_cases = 64;
  /// So many sets of claims at most are read as certain.
  static constexpr std::size_t most_readings = 64;

 private:
  struct tie {
    std::size_t first, second, claim;
    bool certain;  ///< if it is cited
  };
  struct component {
    std::vector<std::size_t> records;               ///< ascending
    std::vector<std::vector<std::size_t>> cases;    ///< of each record, which stands for it
    std::vector<reading> readings;
  };
  void read(component& c, const std::vector<tie>& ties) const;

  std::vector<component> components_;
  std::map<std::size_t, std::size_t> component_of_;  ///< of records that claims tie
  std::size_t size_ = 1;
};

}  // namespace habeas
