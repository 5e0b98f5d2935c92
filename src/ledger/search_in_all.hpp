// SPDX-License-Identifier: MIT
// How much all steps of a series may search together where claims contradict, and what they are answered from after that.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include <habeas/core/work_limits.hpp>
#include <habeas/ledger/knowledge_series.hpp>

namespace habeas::detail {

/// So many steps of work of one series, or of the changes of one account, as `work_limits` counts them: some seconds. Each
/// answer has limits of its own besides.
inline constexpr std::uint64_t most_search_in_all = 200'000'000;

/// Counts what steps cost at which claims contradict one another; the others cost little, and are not counted.
class search_in_all {
 public:
  explicit search_in_all(std::uint64_t most) noexcept : most_(most) {}

  [[nodiscard]] bool is_spent() const noexcept { return spent_ > most_; }
  /// @param step tells whether claims contradicted one another there
  template <class Step>
  void count(Step&& step) {
    const work_limits counted;
    if (std::forward<Step>(step)()) spent_ += counted.steps();
  }

 private:
  std::uint64_t most_, spent_ = 0;
};

/// The view without all claims that may contradict others of it. What the rest of them says is right whichever of those
/// are wrong, then and at each time before: the claims that contradicted one another by then are among them. Takes the
/// search of one ledger.
///
/// Nothing where rows of the rest may change with what is left out: claims that stand in a bulletin, repeat another or are
/// no plain numbers, and knowledge that does not grow. Nothing where no claim is at fault either.
[[nodiscard]] std::optional<dossier> without_all_disputed(const dossier& view, const account_id& account, const ledger_options& options, const std::stop_token& stop);

/// `as_known_series` and `changes_since`, with this limit in the place of theirs.
[[nodiscard]] std::vector<known_answer> as_known_series_within(std::uint64_t most, const dossier& view, const account_id& account, const question& q, instant from,
                                                               instant to, ledger_options options = {}, std::stop_token stop = {}, const progress& told = {});
[[nodiscard]] account_changes changes_since_within(std::uint64_t most, const dossier& view, const account_id& account, instant since, std::vector<question> questions,
                                                   ledger_options options = {}, std::stop_token stop = {}, const progress& told = {});

}  // namespace habeas::detail
