// SPDX-License-Identifier: MIT
#include <habeas/lp/highs.hpp>

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lp/highs_calls.hpp"
#include "lp/shared_library.hpp"

namespace habeas {
namespace {

/// The calls of one opened library. It stays open for as long as something solves with it.
struct highs_library {
  explicit highs_library(const std::string& path) : file(path) {
    if (file.failure().empty()) {
      lp::visit_calls(calls, [&](auto& call, const char* name) {
        call = reinterpret_cast<std::remove_reference_t<decltype(call)>>(file.find(name));
        if (call == nullptr && missing.empty()) missing = name;
      });
    }
  }
  lp::shared_library file;
  lp::highs_calls calls;
  std::string missing;
};

/// One model, freed on every way out.
class highs_model {
 public:
  explicit highs_model(const lp::highs_calls& calls) : calls_(&calls), model_(calls.create()) {}
  highs_model(const highs_model&) = delete;
  highs_model& operator=(const highs_model&) = delete;
  ~highs_model() {
    if (model_ != nullptr) calls_->destroy(model_);
  }
  [[nodiscard]] void* get() const noexcept { return model_; }

 private:
  const lp::highs_calls* calls_;
  void* model_;
};

/// Rows of one sum, as one: the places of those that bound it from above and from below, the closest first.
struct ranged_row {
  std::span<const solve::weighted_variable> sum;
  std::vector<std::size_t> high, low;
};

/// Ends of one sum, which a program has as rows of their own, are one row to HiGHS: half as many.
std::vector<ranged_row> ranged_rows(const solve::linear_program& program, std::span<const solve::row_index> rows) {
  const auto sign_of = [](std::span<const solve::weighted_variable> sum) { return sum.empty() || sum.front().times > 0 ? 1 : -1; };
  // By their variables, and how often each is taken once the first is taken a positive number of times.
  const auto compare = [&](std::size_t a, std::size_t b) -> std::strong_ordering {
    const auto x = program.sum_of(rows[a]), y = program.sum_of(rows[b]);
    if (const auto c = x.size() <=> y.size(); c != 0) return c;
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (const auto c = x[i].of <=> y[i].of; c != 0) return c;
      if (const auto c = sign_of(x) * x[i].times <=> sign_of(y) * y[i].times; c != 0) return c;
    }
    return std::strong_ordering::equal;
  };
  std::vector<std::size_t> places(rows.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return compare(a, b) < 0; });
  std::vector<ranged_row> merged;
  std::size_t first = 0;  // the first place of the sum at hand: its own sign is the merged row's
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i == 0 || compare(places[first], places[i]) != 0) {
      first = i;
      merged.push_back({program.sum_of(rows[places[i]]), {}, {}});
    }
    const auto sum = program.sum_of(rows[places[i]]);
    (sign_of(sum) == sign_of(merged.back().sum) ? merged.back().high : merged.back().low).push_back(places[i]);
  }
  const auto closest_first = [&](std::vector<std::size_t>& ends) {
    std::stable_sort(ends.begin(), ends.end(), [&](std::size_t a, std::size_t b) { return program.at_most(rows[a]) < program.at_most(rows[b]); });
  };
  for (auto& r : merged) {
    closest_first(r.high);
    closest_first(r.low);
  }
  return merged;
}

/// A program in the arrays that HiGHS takes.
struct given_program {
  given_program(const solve::linear_program& program, std::span<const solve::row_index> rows, std::span<const solve::weighted_variable> goal, double endless)
      : merged(ranged_rows(program, rows)), cost(program.variable_count()), below(cost.size(), -endless), above(cost.size(), endless) {
    // As a minimum: in one, all versions agree on the sign of what the end of a row is worth.
    for (const auto& w : goal) cost[w.of] -= static_cast<double>(w.times);
    for (const auto& r : merged) {
      start.push_back(static_cast<lp::highs_int>(index.size()));
      for (const auto& w : r.sum) {
        index.push_back(static_cast<lp::highs_int>(w.of));
        times.push_back(static_cast<double>(w.times));
      }
    }
    for (const auto r : rows) ends.push_back(static_cast<double>(program.at_most(r)));
    high.assign(merged.size(), nowhere);
    low = high;
    row_above.assign(merged.size(), endless);
    row_below.assign(merged.size(), -endless);
    for (std::size_t i = 0; i < merged.size(); ++i) bound(i, {}, endless);
  }
  /// The ends of a merged row as those of its rows that are on make them.
  /// @param on of each row; empty: all are
  void bound(std::size_t i, const std::vector<char>& on, double endless) {
    const auto closest = [&](const std::vector<std::size_t>& places) {
      const auto at = on.empty() ? places.begin() : std::find_if(places.begin(), places.end(), [&](std::size_t p) { return on[p] != 0; });
      return at == places.end() ? nowhere : *at;
    };
    high[i] = closest(merged[i].high);
    low[i] = closest(merged[i].low);
    row_above[i] = high[i] == nowhere ? endless : ends[high[i]];
    row_below[i] = low[i] == nowhere ? -endless : -ends[low[i]];
  }
  template <class Call, class... More>
  [[nodiscard]] bool pass_to(Call call, const highs_model& model, More... more) const {
    const auto size = [](const auto& list) { return static_cast<lp::highs_int>(list.size()); };
    return call(model.get(), size(cost), size(merged), size(index), lp::by_row, lp::minimise, 0.0, cost.data(), below.data(), above.data(),
                row_below.data(), row_above.data(), start.data(), index.data(), times.data(), more...) != lp::failed;
  }
  /// What a model that has run says, with weights for `n` rows; a ray only where the simplex itself ended in one, since
  /// elsewhere the program is solved once more to find it.
  [[nodiscard]] solve::linear_answer read(const lp::highs_calls& call, const highs_model& model, std::size_t n, bool with_ray) const {
    solve::linear_answer answer;
    switch (call.model_status(model.get())) {
      case lp::optimal: answer.status = solve::linear_answer::how::optimal; break;
      case lp::infeasible: answer.status = solve::linear_answer::how::impossible; return answer;
      case lp::unbounded:
      case lp::unbounded_or_infeasible: {
        answer.status = solve::linear_answer::how::unbounded;
        if (!with_ray) return answer;
        answer.ray.resize(cost.size());
        lp::highs_int known = 0;
        if (call.ray(model.get(), &known, answer.ray.data()) == lp::failed || known == 0) answer.ray.clear();
        return answer;
      }
      default: return {};
    }
    answer.values.resize(cost.size());
    answer.weights.resize(n);
    std::vector<double> reduced(cost.size()), reached(merged.size()), worth(merged.size());
    if (call.solution(model.get(), answer.values.data(), reduced.data(), reached.data(), worth.data()) == lp::failed) return {};
    for (std::size_t i = 0; i < merged.size(); ++i) {
      // More room below its upper end, or above its lower one, lowers a minimum.
      if (worth[i] < 0 && high[i] != nowhere) answer.weights[high[i]] = -worth[i];
      if (worth[i] > 0 && low[i] != nowhere) answer.weights[low[i]] = worth[i];
    }
    return answer;
  }

  static constexpr auto nowhere = std::numeric_limits<std::size_t>::max();
  std::vector<ranged_row> merged;
  std::vector<std::size_t> high, low;  ///< of each merged row: the place of the row that is its end now
  std::vector<double> cost, below, above, row_below, row_above, times, ends;
  std::vector<lp::highs_int> start, index;
};

void set_up(const lp::highs_calls& call, const highs_model& model) {
  call.set_bool(model.get(), "output_flag", 0);
  // One thread, started by nobody: a process that forks must not wait for workers that are gone.
  call.set_string(model.get(), "parallel", "off");
  call.set_int(model.get(), "threads", 1);
  // Whoever asks for the most of a sum knows already that the rows can hold.
  call.set_bool(model.get(), "allow_unbounded_or_infeasible", 1);
}

/// One model that is kept, with the basis in which the last answer ended.
class highs_questions final : public solve::linear_questions {
 public:
  highs_questions(std::shared_ptr<const highs_library> library, const solve::linear_program& program, std::span<const solve::row_index> rows)
      : library_(std::move(library)), rows_(rows.begin(), rows.end()), model_(library_->calls) {
    if (model_.get() == nullptr) return;
    const auto& call = library_->calls;
    set_up(call, model_);
    call.set_string(model_.get(), "solver", "simplex");
    stated_.emplace(program, rows, std::span<const solve::weighted_variable>{}, call.infinity(model_.get()));
    is_ready_ = stated_->pass_to(call.pass_lp, model_);
  }

  [[nodiscard]] solve::linear_answer maximise(std::span<const solve::weighted_variable> goal) override {
    const bool other_rows = !changed_.empty();
    // Without a goal: then the first answer starts from numbers that satisfy the rows, as all others do.
    if (!has_run_ && !other_rows) run();
    set_goal(solve::tidy_sum(goal));
    change_rows();
    // Another goal leaves the numbers as good as they were, and the basis not the best; other rows rather the other way round.
    run(other_rows ? lp::dual_simplex : lp::primal_simplex);
    return is_ready_ ? stated_->read(library_->calls, model_, rows_.size(), true) : solve::linear_answer{};
  }

  [[nodiscard]] bool keep_only(std::span<const solve::row_index> rows) override {
    if (!is_ready_) return false;
    std::vector<char> on(rows_.size(), 0);
    auto next = rows.begin();
    for (std::size_t i = 0; i < rows_.size() && next != rows.end(); ++i) {
      if (rows_[i] != *next) continue;
      on[i] = 1;
      ++next;
    }
    if (next != rows.end()) return false;
    const auto endless = library_->calls.infinity(model_.get());
    if (below_.empty()) {
      below_ = stated_->row_below;
      above_ = stated_->row_above;
    }
    changed_.clear();
    for (std::size_t i = 0; i < below_.size(); ++i) {
      stated_->bound(i, on, endless);
      if (stated_->row_below[i] != below_[i] || stated_->row_above[i] != above_[i]) changed_.push_back(i);
    }
    return true;
  }

 private:
  void run(std::optional<lp::highs_int> strategy = std::nullopt) {
    if (!is_ready_) return;
    const auto& call = library_->calls;
    if (strategy) call.set_int(model_.get(), "simplex_strategy", *strategy);
    is_ready_ = call.run(model_.get()) != lp::failed;
    has_run_ = true;
  }
  void set_goal(std::vector<solve::weighted_variable> sum) {
    if (sum == goal_) return;
    const auto set = [&](const solve::weighted_variable& w, double cost) {
      is_ready_ = is_ready_ && library_->calls.set_cost(model_.get(), static_cast<lp::highs_int>(w.of), cost) != lp::failed;
    };
    for (const auto& w : goal_) set(w, 0);
    for (const auto& w : sum) set(w, -static_cast<double>(w.times));
    goal_ = std::move(sum);
  }
  void change_rows() {
    for (const auto i : changed_) {
      below_[i] = stated_->row_below[i];
      above_[i] = stated_->row_above[i];
      is_ready_ = is_ready_ && library_->calls.set_row(model_.get(), static_cast<lp::highs_int>(i), below_[i], above_[i]) != lp::failed;
    }
    changed_.clear();
  }

  std::shared_ptr<const highs_library> library_;
  std::vector<solve::row_index> rows_;
  highs_model model_;
  std::optional<given_program> stated_;
  std::vector<solve::weighted_variable> goal_;
  std::vector<double> below_, above_;    ///< ends of rows as the model has them
  std::vector<std::size_t> changed_;     ///< merged rows whose ends are to be others
  bool is_ready_ = false, has_run_ = false;
};

class highs_solver final : public solve::linear_solver {
 public:
  explicit highs_solver(std::shared_ptr<const highs_library> library) : library_(std::move(library)) {}

  [[nodiscard]] std::string name() const override { return fmt::format("HiGHS {}", library_->calls.version()); }

  [[nodiscard]] solve::linear_answer maximise(const solve::linear_program& program, std::span<const solve::row_index> rows,
                                       std::span<const solve::weighted_variable> goal) const override {
    const auto& call = library_->calls;
    const highs_model model(call);
    if (model.get() == nullptr) return {};
    set_up(call, model);
    call.set_string(model.get(), "solver", "simplex");  // not for whole numbers: some versions leave them fractions then
    const given_program stated(program, rows, goal, call.infinity(model.get()));
    if (!stated.pass_to(call.pass_lp, model) || call.run(model.get()) == lp::failed) return {};
    return stated.read(call, model, rows.size(), false);
  }

  [[nodiscard]] std::unique_ptr<solve::linear_questions> open(const solve::linear_program& program, std::span<const solve::row_index> rows) const override {
    return std::make_unique<highs_questions>(library_, program, rows);
  }

  [[nodiscard]] std::vector<std::int64_t> suggest(const solve::linear_program& program, std::span<const solve::row_index> rows,
                                                  std::span<const solve::weighted_variable> goal) const override {
    const auto& call = library_->calls;
    const highs_model model(call);
    if (model.get() == nullptr) return {};
    set_up(call, model);
    // Counted in nodes, not in seconds: the same on every machine. A sum that is whole need not be found more closely.
    call.set_int(model.get(), "mip_max_nodes", 100);
    call.set_int(model.get(), "mip_max_stall_nodes", 20);
    call.set_double(model.get(), "mip_abs_gap", 0.99);
    const given_program stated(program, rows, goal, call.infinity(model.get()));
    const std::vector<lp::highs_int> kinds(program.variable_count(), lp::whole_number);
    if (!stated.pass_to(call.pass_mip, model, kinds.data()) || call.run(model.get()) == lp::failed) return {};
    std::vector<double> values(program.variable_count()), reduced(values.size()), reached(stated.merged.size()), worth(reached.size());
    if (call.solution(model.get(), values.data(), reduced.data(), reached.data(), worth.data()) == lp::failed) return {};
    std::vector<std::int64_t> whole;
    for (const double v : values) {
      if (!(std::fabs(v) < 4e15)) return {};
      whole.push_back(std::llround(v));
    }
    return whole;
  }

 private:
  std::shared_ptr<const highs_library> library_;
};

struct attempt {
  std::shared_ptr<const solve::linear_solver> solver;
  std::string why_not;
};

attempt try_open(const std::string& path) {
  auto library = std::make_shared<highs_library>(path);
  if (!library->file.failure().empty()) return {nullptr, library->file.failure()};
  if (!library->missing.empty()) return {nullptr, fmt::format("there is no {} in it", library->missing)};
  const highs_model model(library->calls);
  if (model.get() == nullptr) return {nullptr, "it makes no model"};
  if (library->calls.size_of_int(model.get()) != static_cast<lp::highs_int>(sizeof(lp::highs_int)))
    return {nullptr, "it counts with 64-bit integers"};
  return {std::make_shared<const highs_solver>(std::move(library)), {}};
}

}  // namespace

std::shared_ptr<const solve::linear_solver> find_highs(const std::string& library) {
  if (!library.empty()) return try_open(library).solver;
#ifdef HABEAS_HIGHS_LIBRARY
  if (auto found = try_open(HABEAS_HIGHS_LIBRARY).solver) return found;
#endif
  for (const auto* name : lp::usual_names)
    if (auto found = try_open(name).solver) return found;
  return nullptr;
}

std::shared_ptr<const solve::linear_solver> open_highs(const std::string& library) {
  auto tried = try_open(library);
  if (!tried.solver) throw error(errc::unsupported, "no HiGHS to solve with", library, "a libhighs: " + tried.why_not);
  return std::move(tried.solver);
}

}  // namespace habeas
