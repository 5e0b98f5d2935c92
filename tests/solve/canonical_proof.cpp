// SPDX-License-Identifier: MIT
#include "solve/canonical_proof.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <doctest/doctest.h>

#include "solve/difference_solver.hpp"

#include "oracle.hpp"

namespace test_canonical_proof {

using namespace habeas;

using namespace habeas::solve;

namespace {

using premise_list = std::vector<premise>;

premise_list premises_of(const difference_system& system, const std::vector<row_index>& rows) {
  std::set<premise> all;
  for (const auto row : rows) {
    const auto premises = system.premises_of(row);
    all.insert(premises.begin(), premises.end());
  }
  return {all.begin(), all.end()};
}

/// The smallest list of labels over every simple path of the given length, one by one.
class every_path {
 public:
  every_path(const difference_system& system, variable target, std::int64_t length)
      : system_(system), target_(target), length_(length), visited_(system.variable_count(), false) {}

  void walk(variable at, std::int64_t so_far) {
    if (at == target_) {
      if (so_far != length_) return;
      auto premises = premises_of(system_, path_);
      if (!found_ || premises.size() < best_.size() || (premises.size() == best_.size() && premises < best_)) best_ = premises;
      found_ = true;
      return;
    }
    visited_[at] = true;
    for (row_index i = 0; i < system_.rows().size(); ++i) {
      const auto& row = system_.rows()[i];
      if (row.minus != at || visited_[row.plus]) continue;
      path_.push_back(i);
      walk(row.plus, so_far + row.at_most);
      path_.pop_back();
    }
    visited_[at] = false;
  }
  [[nodiscard]] bool found() const { return found_; }
  [[nodiscard]] const premise_list& best() const { return best_; }

 private:
  const difference_system& system_;
  variable target_;
  std::int64_t length_;
  std::vector<bool> visited_;
  std::vector<row_index> path_;
  bool found_ = false;
  premise_list best_;
};

void check_chain(const difference_system& system, const std::vector<row_index>& rows, variable minus, variable plus,
                 std::int64_t bound) {
  std::int64_t total = 0;
  auto at = minus;
  for (const auto i : rows) {
    REQUIRE(system.rows()[i].minus == at);
    at = system.rows()[i].plus;
    total += system.rows()[i].at_most;
  }
  CHECK(at == plus);
  CHECK(total == bound);
}

}  // namespace

TEST_CASE("canonical_proof: fewest different labels, though the rows are more") {
  difference_system system;
  system.add_variables(4);
  system.add_row(3, 0, 6, std::vector<premise>{1, 2});  // one row, two labels
  system.add_row(1, 0, 2, std::vector<premise>{7});     // three rows, one label
  system.add_row(2, 1, 2, std::vector<premise>{7});
  system.add_row(3, 2, 2, std::vector<premise>{7});
  const difference_solver solver(system);
  CHECK(solver.proof(3, 0) == std::vector<row_index>{1, 2, 3});
}

TEST_CASE("canonical_proof: a label paid for early makes a later row free") {
  difference_system system;
  system.add_variables(3);
  system.add_row(1, 0, 0, std::vector<premise>{1});     // fewer labels at first,
  system.add_row(1, 0, 0, std::vector<premise>{2, 3});  // but these two serve the second row as well
  system.add_row(2, 1, 0, std::vector<premise>{2, 3});
  const difference_solver solver(system);
  CHECK(solver.proof(2, 0) == std::vector<row_index>{1, 2});
  // Labels counted as often as they occur: 1 + 2 beats 2 + 2.
  CHECK(solver.proof(2, 0, 0) == std::vector<row_index>{0, 2});
}

TEST_CASE("canonical_proof: among as many labels the smaller list, then fewer rows, then the tag") {
  difference_system system;
  system.add_variables(3);
  system.add_row(2, 0, 0, std::vector<premise>{5});
  system.add_row(1, 0, 0, std::vector<premise>{4}, 9);
  system.add_row(1, 0, 0, std::vector<premise>{4}, 3);
  system.add_row(2, 1, 0, std::vector<premise>{4});
  CHECK(difference_solver(system).proof(2, 0) == std::vector<row_index>{2, 3});
  system.add_row(2, 0, 0, std::vector<premise>{4});
  CHECK(difference_solver(system).proof(2, 0) == std::vector<row_index>{4});
}

TEST_CASE("canonical_proof: rows that go round for nothing do not appear") {
  difference_system system;
  system.add_variables(4);
  // 1 and 2 are tied exactly, in both directions.
  system.add_row(1, 0, 1);
  system.add_row(2, 1, 3);
  system.add_row(1, 2, -3);
  system.add_row(3, 1, 1);
  const difference_solver solver(system);
  CHECK(solver.proof(3, 0) == std::vector<row_index>{0, 3});
  CHECK(solver.proof(1, 1).empty());
  CHECK(solver.proof(0, 3).empty());
}

TEST_CASE("canonical_proof: against every path of many small systems") {
  testing::random_source random(testing::seed);
  CAPTURE(testing::seed);
  int proofs = 0;
  for (int round = 0; round < 250; ++round) {
    CAPTURE(round);
    const auto n = static_cast<std::size_t>(random(2, 6));
    auto rows = testing::random_rows(random, n, static_cast<std::size_t>(random(3, 14)), 5, false);
    const auto system = testing::make_system(n, rows);
    const difference_solver solver(system);
    random.shuffle(rows);
    const auto shuffled = testing::make_system(n, rows);
    const difference_solver again(shuffled);
    for (variable minus = 0; minus < n; ++minus) {
      for (variable plus = 0; plus < n; ++plus) {
        const auto bound = solver.upper(plus, minus);
        if (!bound || plus == minus) continue;
        const auto proof = solver.proof(plus, minus);
        check_chain(system, proof, minus, plus, *bound);
        every_path paths(system, plus, *bound);
        paths.walk(minus, 0);
        REQUIRE(paths.found());
        CHECK(premises_of(system, proof) == paths.best());
        CHECK(testing::spelt_out(shuffled, again.proof(plus, minus)) == testing::spelt_out(system, proof));
        const auto plain = solver.proof(plus, minus, 0);
        check_chain(system, plain, minus, plus, *bound);
        CHECK(testing::spelt_out(shuffled, again.proof(plus, minus, 0)) == testing::spelt_out(system, plain));
        // The same where distances from or to an end are known, or through a variable in between.
        const auto from = solver.upper_from(minus), to = solver.upper_to(plus);
        CHECK(solver.proof(plus, distances_from{minus, from}) == proof);
        CHECK(solver.proof(distances_to{plus, to}, minus) == proof);
        const auto at = static_cast<variable>(random(0, static_cast<std::int64_t>(n) - 1));
        const auto hub_from = solver.upper_from(at), hub_to = solver.upper_to(at);
        const meeting_point hub{at, hub_from, hub_to};
        CHECK(solver.upper(plus, minus, hub) == bound);
        CHECK(solver.proof(plus, minus, hub) == proof);
        ++proofs;
      }
    }
  }
  CHECK(proofs > 1000);
}

}  // namespace test_canonical_proof
