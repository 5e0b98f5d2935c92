// SPDX-License-Identifier: MIT
#include "solve/exact_linear.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <habeas/core/work_limits.hpp>
#include "solve/linear_certificate.hpp"
#include "solve/loosened_rows.hpp"
#include "solve/wide_integer.hpp"

namespace habeas::solve {

namespace {

constexpr double almost = 1e-6;

/// Rows of one program as the search narrows them: x <= k on one side, x >= k + 1 on the other.
///
/// Each branch ends in a sum of rows, verified exactly, that leaves it nothing better; or in whole numbers,
/// verified exactly. So what is found holds however the solver rounds.
class whole_number_search {
 public:
  /// @param root answers for the most of the goal in the solver's place before there are branches; nothing: the solver is asked
  whole_number_search(const linear_program& p, std::span<const row_index> rows, const linear_solver& solver,
                      std::span<const weighted_variable> goal, const whole_number_options& options, linear_questions* root = nullptr)
      : program_(&p), original_(rows.begin(), rows.end()), solver_(&solver), root_questions_(root), goal_(tidy_sum(goal)), effort_(options.effort) {}

  /// True when every branch has ended: then `best` is the most there is, or there is nothing at all.
  bool run() {
    std::vector<std::vector<branch>> open{{}};
    while (!open.empty()) {
      if (asked_ >= effort_) return false;
      const auto node = std::move(open.back());
      open.pop_back();
      const auto next = look(node);
      if (next.given_up) return false;
      if (goal_.empty() && found_) return true;
      if (next.split.empty()) continue;
      if (node.empty() && asked_ < effort_ && is_settled_by_hint()) return true;
      auto down = node, up = node;
      down.push_back({next.split, next.at});
      up.push_back({next.split, next.at + 1});
      for (auto& w : up.back().sum) w.times = -w.times;
      up.back().at_most = -up.back().at_most;
      const bool down_first = next.value - static_cast<double>(next.at) <= 0.5;
      open.push_back(down_first ? std::move(up) : std::move(down));
      open.push_back(down_first ? std::move(down) : std::move(up));
    }
    return true;
  }

  [[nodiscard]] bool found() const noexcept { return found_; }
  [[nodiscard]] std::int64_t best() const noexcept { return best_; }
  [[nodiscard]] const std::vector<std::int64_t>& example() const noexcept { return example_; }
  [[nodiscard]] bool is_unbounded() const noexcept { return unbounded_; }
  /// What the rows alone prove.
  [[nodiscard]] const std::optional<linear_certificate>& root() const noexcept { return root_; }
  [[nodiscard]] const std::vector<double>& ray() const noexcept { return ray_; }

 private:
  struct branch {
    std::vector<weighted_variable> sum;
    std::int64_t at_most;
  };
  struct outcome {
    bool given_up = false;
    std::vector<weighted_variable> split{};  ///< a sum that should be whole and is not
    std::int64_t at = 0;
    double value = 0;
  };

  /// A solver that knows whole numbers may find at once what branches look for; what it cannot do is prove that there is
  /// nothing better. True where nothing better can be, or anything is enough.
  bool is_settled_by_hint() {
    ++asked_;
    auto whole = solver_->suggest(*program_, original_, goal_);
    if (whole.size() != program_->variable_count() || !satisfies(*program_, original_, whole)) return false;
    keep(std::move(whole));
    return goal_.empty() || (root_ && best_ >= root_->floor());
  }

  [[nodiscard]] static std::vector<row_index> all_rows_of(const linear_program& p) {
    std::vector<row_index> all(p.row_count());
    for (row_index r = 0; r < all.size(); ++r) all[r] = r;
    return all;
  }

  /// The rows that count, numbered anew, ready for branches.
  void number_rows() {
    if (rows_.variable_count() == program_->variable_count() && rows_.row_count() == original_.size()) return;
    rows_.add_variables(program_->variable_count());
    for (const auto r : original_) rows_.add_row(program_->sum_of(r), program_->at_most(r));
    std::vector<char> in_sums(rows_.variable_count());
    for (row_index r = 0; r < rows_.row_count(); ++r)
      if (rows_.sum_of(r).size() > 2)
        for (const auto& w : rows_.sum_of(r)) in_sums[w.of] = 1;
    const auto joined = [&](const weighted_variable& w) { return in_sums[w.of] != 0; };
    for (row_index r = 0; r < rows_.row_count(); ++r) {
      const auto sum = rows_.sum_of(r);
      rank_.push_back(sum.size() > 2 ? 1 : std::all_of(sum.begin(), sum.end(), joined) ? 2 : 0);
    }
  }

  outcome look(const std::vector<branch>& node) {
    work_limits::count(original_.size() + node.size());
    if (node.empty()) return look(*program_, original_, root_questions_);
    auto here = rows_;
    for (const auto& b : node) here.add_row(b.sum, b.at_most);
    return look(here, all_rows_of(here), nullptr);
  }

  outcome look(const linear_program& here, std::span<const row_index> all, linear_questions* ready) {
    ++asked_;
    std::optional<std::int64_t> most;
    std::vector<double> values;
    if (!goal_.empty()) {
      auto answer = ready ? ready->maximise(goal_) : solver_->maximise(here, all, goal_);
      if (answer.status == linear_answer::how::unbounded) {
        unbounded_ = true;
        ray_ = std::move(answer.ray);
        return {true};
      }
      if (answer.status == linear_answer::how::optimal) {
        const auto certificate = find_certificate(here, all, answer.weights, goal_);
        if (asked_ == 1) root_ = certificate;
        if (!certificate) return {true};
        most = certificate->floor();
        values = std::move(answer.values);
      } else if (answer.status != linear_answer::how::impossible) {
        return {true};
      }
    }
    if (!most) {
      auto loose = loosen(here, all, *solver_);
      if (loose.why_not) {
        if (asked_ == 1) root_ = std::move(loose.why_not);
        return {};
      }
      if (!goal_.empty() || loose.values.empty()) return {true};
      values = std::move(loose.values);
    }
    if (most && found_ && *most <= best_) return {};
    auto whole = whole_below(values);
    if (whole.size() != values.size()) return {true};
    if (satisfies(here, all, whole)) {
      keep(std::move(whole));
      if (!most || best_ >= *most) return {};
    }
    number_rows();
    return divide(values);
  }

  /// Branch on what a row sums to, the sum that is least whole: first on differences of what is in rows of more than two
  /// variables, since once these are whole the rest is whole by itself; only then on a single variable, since a
  /// count that may begin anywhere can be moved along for ever.
  [[nodiscard]] outcome divide(const std::vector<double>& values) const {
    outcome next;
    const auto split = [&](std::span<const weighted_variable> sum, double value) {
      next.split.assign(sum.begin(), sum.end());
      next.value = value;
      next.at = static_cast<std::int64_t>(std::floor(value));
    };
    double worst = 0;
    for (row_index r = 0; r < rank_.size(); ++r) {
      double value = 0;
      for (const auto& w : rows_.sum_of(r)) value += static_cast<double>(w.times) * values[w.of];
      const auto off = std::fabs(value - std::round(value));
      if (off <= almost || off + rank_[r] <= worst) continue;
      worst = off + rank_[r];
      split(rows_.sum_of(r), value);
    }
    for (variable v = 0; next.split.empty() && v < values.size(); ++v) {
      const weighted_variable one{v, 1};
      if (std::fabs(values[v] - std::round(values[v])) > almost) split({&one, 1}, values[v]);
    }
    next.given_up = next.split.empty();
    return next;
  }

  void keep(std::vector<std::int64_t> x) {
    detail::wide_integer value = 0;
    for (const auto& w : goal_) value += detail::wide_integer(w.times) * x[w.of];
    const auto small = static_cast<std::int64_t>(value);
    if (found_ && small <= best_) return;
    found_ = true;
    best_ = small;
    example_ = std::move(x);
  }

  const linear_program* program_;
  std::vector<row_index> original_;
  const linear_solver* solver_;
  linear_questions* root_questions_;
  std::vector<weighted_variable> goal_;
  std::size_t effort_;
  std::vector<int> rank_;  ///< of rows: the higher, the sooner a branch
  linear_program rows_;
  std::size_t asked_ = 0;
  std::optional<linear_certificate> root_;
  bool found_ = false, unbounded_ = false;
  std::int64_t best_ = 0;
  std::vector<std::int64_t> example_;
  std::vector<double> ray_;
};

linear_most run_for_most(whole_number_search search) {
  linear_most m;
  const bool ended = search.run();
  if (search.found()) m.example = search.example();
  if (search.is_unbounded()) {
    m.status = linear_most::how::unbounded;
    m.ray = search.ray();
    return m;
  }
  const auto root = search.root();
  if (ended && search.found()) {
    m.status = linear_most::how::exact;
    m.value = search.best();
    if (root && root->ceiling() == m.value) m.certificate = root;
  } else if (root) {
    m.status = linear_most::how::outer;
    m.value = root->ceiling();
    m.certificate = root;
  }
  return m;
}

/// A sum of nothing is 0.
linear_most most_of_nothing() {
  linear_most m;
  m.status = linear_most::how::exact;
  m.certificate = linear_certificate{};
  return m;
}

}  // namespace

linear_verdict find_whole_numbers(const linear_program& p, std::span<const row_index> rows, const linear_solver& solver,
                                  const whole_number_options& options) {
  whole_number_search search(p, rows, solver, {}, options);
  const bool ended = search.run();
  linear_verdict v;
  if (search.found()) {
    v.status = linear_verdict::how::possible;
    v.example = search.example();
  } else if (ended) {
    v.status = linear_verdict::how::impossible;
    v.why_not = search.root();
  }
  return v;
}

linear_most find_most(const linear_program& p, std::span<const row_index> rows, std::span<const weighted_variable> goal, const linear_solver& solver,
                      const whole_number_options& options) {
  return tidy_sum(goal).empty() ? most_of_nothing() : run_for_most({p, rows, solver, goal, options});
}

linear_most find_most(const linear_program& p, std::span<const row_index> rows, std::span<const weighted_variable> goal, const linear_solver& solver,
                      linear_questions& at_rows, const whole_number_options& options) {
  return tidy_sum(goal).empty() ? most_of_nothing() : run_for_most({p, rows, solver, goal, options, &at_rows});
}

std::vector<std::int64_t> whole_below(std::span<const double> values) {
  std::vector<std::int64_t> whole;
  for (const double v : values) {
    if (!(std::fabs(v) < 4e15)) return {};
    whole.push_back(static_cast<std::int64_t>(std::floor(v + almost)));
  }
  return whole;
}

bool satisfies(const linear_program& p, std::span<const row_index> rows, std::span<const std::int64_t> x) {
  // Sums of a few small numbers fit 64 bits: nearly all do.
  constexpr std::int64_t small = std::int64_t{1} << 20, few = std::int64_t{1} << 20;
  if (std::all_of(x.begin(), x.end(), [](std::int64_t v) { return v < small * few && v > -small * few; }))
    return std::all_of(rows.begin(), rows.end(), [&](row_index r) {
      const auto of = p.sum_of(r);
      std::int64_t sum = 0, times = 0;
      for (const auto& w : of) times += w.times < 0 ? -w.times : w.times;
      if (times < small) {
        for (const auto& w : of) sum += w.times * x[w.of];
        return sum <= p.at_most(r);
      }
      detail::wide_integer wide = 0;
      for (const auto& w : of) wide += detail::wide_integer(w.times) * x[w.of];
      return wide <= p.at_most(r);
    });
  return std::all_of(rows.begin(), rows.end(), [&](row_index r) {
    detail::wide_integer sum = 0;
    for (const auto& w : p.sum_of(r)) sum += detail::wide_integer(w.times) * x[w.of];
    return sum <= p.at_most(r);
  });
}

}  // namespace habeas::solve
