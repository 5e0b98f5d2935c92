// SPDX-License-Identifier: MIT
// Points as people type them, read as points of one account: the only place of the library that takes such words apart.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/model/account_point.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/time/uncertain_instant.hpp>
#include "ledger/difference_rows.hpp"

namespace habeas {

/// Reads the points of people's questions.
class point_reader {
 public:
  point_reader(const dossier& d, const account_id& account, const ledger_system& s) : dossier_(&d), account_(&account), system_(&s) {}

  [[nodiscard]] account_point read(std::string_view text) const;
  [[nodiscard]] account_point read(const time_ref& m) const;

 private:
  [[nodiscard]] account_point boundary(const edtf& date, std::string_view text, bool end) const;
  template <class Id>
  [[nodiscard]] account_point known(const Id& id) const {
    (void)dossier_->get(id);
    return account_point::of(id);
  }
  /// A point that claims of the account speak of; `text` is what was asked for.
  [[nodiscard]] account_point spoken_of(const account_point& p, std::string_view text) const;
  [[nodiscard]] account_point of_claim(const claim_id& id) const;
  /// The window of a flow has two ends, named claim:ID:from and claim:ID:to.
  [[nodiscard]] std::optional<account_point> window_end_of(std::string_view text) const;

  /// The only cut-off of a stock within those days, if any. Stocks of one bulletin share theirs while that is assumed.
  [[nodiscard]] std::optional<account_point> cutoff_on(const edtf& date) const;
  /// Is the point certainly within the days asked for, by its own date?
  [[nodiscard]] bool lies_in(std::size_t p, uncertain_instant asked) const;
  /// A claim that says no day of its own has that of its bulletin.
  [[nodiscard]] bool lies_in_bulletin(const claim& c, uncertain_instant asked) const;
  /// The days of stocks that are nearest to one asked for, as a question may name them.
  [[nodiscard]] std::vector<std::string> days_near(const edtf& asked) const;

  [[nodiscard]] account_point by_id(std::string_view text) const;
  /// Points of the account that a slip may have meant, as a question may name them.
  [[nodiscard]] std::vector<std::string> near(std::string_view wanted) const;

  const dossier* dossier_;
  const account_id* account_;
  const ledger_system* system_;
};

}  // namespace habeas
