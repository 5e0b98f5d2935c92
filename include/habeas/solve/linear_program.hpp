// SPDX-License-Identifier: MIT
// Rows over any number of whole-number variables, each row with what it rests on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/solve/difference_system.hpp>

namespace habeas::solve {

/// A variable taken a number of times.
struct weighted_variable {
  variable of = 0;
  std::int64_t times = 1;
  friend bool operator==(const weighted_variable&, const weighted_variable&) = default;
};

/// A sum in one form: ascending, each variable once, none of them zero times. Throws errc::limit_exceeded for
/// a variable taken more than 2^31 times.
[[nodiscard]] HABEAS_API std::vector<weighted_variable> tidy_sum(std::span<const weighted_variable> sum);

/// Rows `sum <= at_most` over whole numbers of any sign, as they are gathered.
///
/// Where every row has two variables, one added and one taken away, `difference_system` is the better home.
class HABEAS_API linear_program {
 public:
  variable add_variable() { return add_variables(1); }
  /// Adds n variables numbered one after the other, and returns the first. Throws errc::limit_exceeded past 2^31.
  variable add_variables(std::size_t n);
  /// Adds sum <= at_most, true while none of its premises is off. Throws errc::invalid_value for a variable that is not
  /// there, and errc::limit_exceeded where |at_most| > 2^45 or the program is larger than 2^31 numbers.
  row_index add_row(std::span<const weighted_variable> sum, std::int64_t at_most, std::span<const premise> premises = {},
                    std::uint32_t tag = 0);
  row_index add_row(std::initializer_list<weighted_variable> sum, std::int64_t at_most, std::span<const premise> premises = {},
                    std::uint32_t tag = 0) {
    return add_row(std::span<const weighted_variable>(sum.begin(), sum.size()), at_most, premises, tag);
  }

  [[nodiscard]] std::size_t variable_count() const noexcept { return variables_; }
  [[nodiscard]] std::size_t row_count() const noexcept { return rows_.size(); }
  /// How many numbers all rows hold together.
  [[nodiscard]] std::size_t term_count() const noexcept { return terms_.size(); }
  [[nodiscard]] std::span<const weighted_variable> sum_of(row_index r) const noexcept {
    return {terms_.data() + first_[r], terms_.data() + first_[r + 1]};
  }
  [[nodiscard]] std::int64_t at_most(row_index r) const { return rows_[r].at_most; }
  [[nodiscard]] std::span<const premise> premises_of(row_index r) const { return premises_[rows_[r].premises]; }
  [[nodiscard]] const premise_pool& premises() const noexcept { return premises_; }
  [[nodiscard]] std::uint32_t tag_of(row_index r) const { return rows_[r].tag; }

  /// The rows that count under a mask, ascending.
  [[nodiscard]] std::vector<row_index> rows_under(const premise_mask& off) const {
    std::vector<char> allowed(premises_.size());
    for (premise_set_id s = 0; s < allowed.size(); ++s) allowed[s] = off.allows(premises_[s]);
    std::vector<row_index> rows;
    for (row_index r = 0; r < rows_.size(); ++r)
      if (allowed[rows_[r].premises]) rows.push_back(r);
    return rows;
  }

 private:
  struct right_side {
    std::int64_t at_most = {};
    premise_set_id premises = {};
    std::uint32_t tag = {};
  };
  static constexpr std::size_t most = std::size_t{1} << 31;

  std::vector<right_side> rows_;
  std::vector<std::size_t> first_{0};
  std::vector<weighted_variable> terms_;
  premise_pool premises_;
  std::size_t variables_ = 0;
};

/// What a solver in floating point says. It is not trusted: `exact_linear` verifies what it needs in whole numbers.
struct linear_answer {
  /// Of rows that cannot hold a solver may say `unbounded` where it is asked for the most of a sum.
  enum class how { optimal, unbounded, impossible, unknown };
  how status = how::unknown;
  std::vector<double> values = {};   ///< of the variables, where optimal
  std::vector<double> weights = {};  ///< of the rows in the order given, where optimal: how much of each makes up the optimum
  std::vector<double> ray = {};      ///< of the variables, where unbounded: a way without end, where the solver names one
};

/// A solver at some rows of a program, asked for one goal after another: where it ended is where it may start the next time.
/// For one thread at a time.
class HABEAS_API linear_questions {
 public:
  virtual ~linear_questions() = default;
  /// As `linear_solver::maximise` over the rows.
  [[nodiscard]] virtual linear_answer maximise(std::span<const weighted_variable> goal) = 0;
  /// From now on only these of the rows count, named in the order in which they were listed; weights stay those of all that were
  /// listed. False where it cannot, or one of them is not among those.
  [[nodiscard]] virtual bool keep_only(std::span<const row_index> rows) {
    (void)rows;
    return false;
  }
};

/// Whatever maximises a sum over the rows of a program, in fractions. See habeas/lp for HiGHS.
class HABEAS_API linear_solver {
 public:
  virtual ~linear_solver() = default;
  /// Maximises `goal` over the rows listed. May be called from several threads.
  [[nodiscard]] virtual linear_answer maximise(const linear_program& program, std::span<const row_index> rows,
                                               std::span<const weighted_variable> goal) const = 0;
  /// Ready at the rows listed for one goal after another. The program must neither change nor go before what is returned does,
  /// nor the solver. Where a solver does not say how, each goal is a question of its own.
  [[nodiscard]] virtual std::unique_ptr<linear_questions> open(const linear_program& program, std::span<const row_index> rows) const;
  /// Whole numbers that may satisfy the rows and give much of `goal`, one for each variable; empty where none are found with
  /// bounded effort. Only a hint: the search that asks verifies them, and goes on without.
  [[nodiscard]] virtual std::vector<std::int64_t> suggest(const linear_program& program, std::span<const row_index> rows,
                                                          std::span<const weighted_variable> goal) const {
    (void)program, (void)rows, (void)goal;
    return {};
  }
  /// Its name and version, for people.
  [[nodiscard]] virtual std::string name() const = 0;
};

}  // namespace habeas::solve
