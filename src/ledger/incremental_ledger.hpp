// SPDX-License-Identifier: MIT
// An account's ledger of which more and more becomes known, with the bounds that are watched.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "ledger/account_index.hpp"
#include "ledger/custody_days.hpp"
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/model/excerpt.hpp>

namespace habeas {

/// What one claim did when it was said.
struct ledger_update {
  struct changed_bound {
    std::size_t watch;
    bound_ends before, after;
  };
  bool held_before = true, holds_now = true;  ///< could all claims hold?
  std::vector<changed_bound> changed;         ///< watched bounds that are others now, by their numbers
  bool anew = false;                          ///< was the account worked out from the start?
};

/// Feasibility and watched bounds of one account, kept up to date as one claim after another is said. At each moment they
/// are those of a `ledger` of the view as known then.
///
/// Only the rows of the claims that stand in one bulletin with the one that is said, or name it, or are named by it, are
/// read again; bounds are searched for again only where the change can reach them. The account is worked out from the start
/// where a claim speaks of a stretch of days, of an event, of who is who or of a group's members, or of a kind that no claim
/// counted before, where an assumption closes the account, where more than 500 claims hang together, and for bounds while the
/// claims contradict one another. Where events move people in or out, it is followed as long as `custody_days` can tell how many
/// on which day.
/// Not for several threads.
class incremental_ledger {
 public:
  /// Throws errc::unknown_id for an account that the view does not show.
  /// @param known the view as known at first
  /// @param stop ends a timeline or a ledger that is made of what stands now
  incremental_ledger(const dossier& view, dossier known, account_id account, const ledger_options& options = {}, std::stop_token stop = {});

  /// Can all claims hold together?
  [[nodiscard]] bool feasible() const { return others_hold_ && (!rows_ || rows_->feasible()); }
  /// Keeps the answers to these questions at hand, and the number of the first; those that have no answer now, for want of
  /// an order of their points or of a claim of their kind, are unbounded as long as it is so.
  std::size_t watch(const std::vector<question>& questions);
  [[nodiscard]] const bound_ends& bound(std::size_t watch) const { return watched_.at(watch).ends; }
  [[nodiscard]] const question& asked(std::size_t watch) const { return watched_.at(watch).asked; }

  /// One more claim is said: the next in the order (said, id). Throws errc::unknown_id, also for one of which nobody knows
  /// when it was said.
  ledger_update say(const claim_id& name);

  /// The dossier as known now, made when it is first asked for after a change.
  [[nodiscard]] const dossier& now();
  /// The ledger of that dossier, made when it is first asked for after a change.
  [[nodiscard]] const ledger& made_anew();
  /// How often the account was worked out from the start.
  [[nodiscard]] std::size_t started_anew() const noexcept { return started_anew_; }
  /// Rows looked at since the last time that it was: the work, for tests.
  [[nodiscard]] std::size_t looked_at() const noexcept { return rows_ ? rows_->looked_at() : 0; }
  /// Searches for watched bounds since then.
  [[nodiscard]] std::size_t searches() const noexcept { return rows_ ? rows_->searches() : 0; }

 private:
  static constexpr std::size_t most_together = 500;
  /// So many answers are followed one by one; more are worked out together after each change.
  static constexpr std::size_t most_followed = 48;

  // Which claims hang together.

  /// What a claim names of claims and bulletins: as words to be found by, and whether a window of it starts or ends there.
  template <class See>
  static void visit_ties(const claim& c, See&& see) {
    if (c.bulletin) see("b:" + c.bulletin.text(), false);
    visit_references(c, [&](const auto& name, const std::string& field) {
      using id_type = std::decay_t<decltype(name)>;
      if (!name) return;
      if constexpr (std::is_same_v<id_type, claim_id>) see("c:" + name.text(), field == "/from/claim" || field == "/to/claim");
      if constexpr (std::is_same_v<id_type, bulletin_id>) see("b:" + name.text(), false);
    });
  }
  /// Notes what a claim is named by and names.
  void tie(const claim& c);
  /// Notes the chain that a claim counts.
  void note_chain(const claim& c);
  /// Do claims of one kind bear on another, so that a change of one is more than rows of its own? Of kinds within kinds, and of
  /// several beside one another or beside all of their way.
  [[nodiscard]] bool passes_between_kinds() const;
  /// All that hang together with a claim: that name it, or share a bulletin with it, and so on from each of them, and what
  /// they name. What is named as the end of a window alone comes along, and not what names it. Nothing where they are too many.
  [[nodiscard]] std::optional<std::vector<claim_id>> together(const claim_id& name) const;
  /// A small dossier of these claims, as known now.
  [[nodiscard]] dossier excerpt_of(const std::vector<claim_id>& claims) const;

  // Reading rows.

  void begin();
  /// Points that are asked about, as far as the dossier has what they are of.
  [[nodiscard]] std::vector<account_point> watched_points(const dossier& d) const;
  /// May the claim change when a bulletin was, or which accounts speak of it? That rests on no claim of the rows.
  [[nodiscard]] bool moves_bulletin(const claim& c) const;
  /// Does the claim make no rows but those of its own points?
  [[nodiscard]] bool is_plain(const claim& c) const;
  /// May the claim contradict others without a row: who is who, and who is of a group?
  [[nodiscard]] static bool is_of_people(const claim& c);

  /// Reads again what people say of the days that a claim may move.
  void read_custody(const claim_id& name);
  /// People as a ledger system reads them: nobody, where their days are rows of their own.
  [[nodiscard]] std::shared_ptr<const account_people> people_of_rows() const {
    return follows_custody_ ? std::make_shared<const account_people>() : nullptr;
  }

  void update_bounds(ledger_update& update);
  /// The bounds of these watches as a ledger of what stands now gives them.
  [[nodiscard]] std::vector<bound_ends> ends_anew(const std::vector<std::size_t>& watches);
  /// Points and kinds that no claim speaks of yet leave nothing to say.
  [[nodiscard]] static bound_ends ends_of(const ledger& l, const question& q);

  dossier view_;
  std::optional<dossier> now_;
  claim_id last_ = {};  ///< said last
  excerpts whole_;
  account_id account_;
  ledger_options options_;
  std::unordered_map<std::string, std::vector<claim_id>> tied_;  ///< by what they name, or are
  std::unordered_set<std::string> moved_;  ///< claims that others move: by what they say of them, or in a bulletin
  std::set<chain> told_;  ///< chains that claims of the account count, or counted before they were retracted
  std::unique_ptr<dynamic_rows> rows_;  ///< null where a ledger answers
  std::vector<dynamic_watch> watched_;
  std::stop_token stop_;
  std::unique_ptr<const ledger> anew_;  ///< of what stands now, where it was needed
  std::optional<custody_days> custody_;  ///< where each event of people is read by itself
  bool follows_custody_ = false;         ///< do the rows hold what it says?
  bool plain_ = true;
  bool others_hold_ = true;  ///< can what is in no row hold: identities and memberships; all there is, where a ledger answers?
  std::size_t started_anew_ = 0;
};

}  // namespace habeas
