// SPDX-License-Identifier: MIT
#include <habeas/solve/linear_program.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/solve/difference_system.hpp>

namespace habeas::solve {

namespace {

/// Each goal a question of its own.
class separate_questions final : public linear_questions {
 public:
  separate_questions(const linear_solver& solver, const linear_program& program, std::span<const row_index> rows)
      : solver_(&solver), program_(&program), rows_(rows.begin(), rows.end()) {}
  [[nodiscard]] linear_answer maximise(std::span<const weighted_variable> goal) override { return solver_->maximise(*program_, rows_, goal); }

 private:
  const linear_solver* solver_;
  const linear_program* program_;
  std::vector<row_index> rows_;
};

}  // namespace

std::unique_ptr<linear_questions> linear_solver::open(const linear_program& program, std::span<const row_index> rows) const {
  return std::make_unique<separate_questions>(*this, program, rows);
}

std::vector<weighted_variable> tidy_sum(std::span<const weighted_variable> sum) {
  std::vector<weighted_variable> tidy(sum.begin(), sum.end());
  std::sort(tidy.begin(), tidy.end(), [](const auto& a, const auto& b) { return a.of < b.of; });
  constexpr auto most = std::int64_t{1} << 31;
  std::size_t kept = 0;
  for (const auto& w : tidy) {
    if (w.times > most || w.times < -most)
      throw error(errc::limit_exceeded, "a coefficient is too large", fmt::format("{}", w.times), "at most 2^31 times");
    if (kept > 0 && tidy[kept - 1].of == w.of) tidy[kept - 1].times += w.times;
    else tidy[kept++] = w;
  }
  tidy.resize(kept);
  std::erase_if(tidy, [](const weighted_variable& w) { return w.times == 0; });
  return tidy;
}

variable linear_program::add_variables(std::size_t n) {
  if (n > most - variables_)
    throw error(errc::limit_exceeded, "too many variables", fmt::format("{} more", n), "at most 2^31 in all");
  const auto first = static_cast<variable>(variables_);
  variables_ += n;
  return first;
}

row_index linear_program::add_row(std::span<const weighted_variable> sum, std::int64_t at_most,
                                  std::span<const premise> premises, std::uint32_t tag) {
  const auto tidy = tidy_sum(sum);
  if (!tidy.empty() && tidy.back().of >= variables_)
    throw error(errc::invalid_value, "no such variable", fmt::format("{}", tidy.back().of),
                fmt::format("numbers below {}", variables_));
  if (at_most > greatest_at_most || at_most < -greatest_at_most)
    throw error(errc::limit_exceeded, "a row's right side is too large", fmt::format("{}", at_most), "at most 2^45 either way");
  if (terms_.size() + tidy.size() > most) throw error(errc::limit_exceeded, "too many rows", {}, "at most 2^31 numbers in all");
  terms_.insert(terms_.end(), tidy.begin(), tidy.end());
  first_.push_back(terms_.size());
  rows_.push_back({at_most, premises_.intern(premises), tag});
  return static_cast<row_index>(rows_.size() - 1);
}

}  // namespace habeas::solve
