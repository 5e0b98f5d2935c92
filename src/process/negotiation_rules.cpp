// SPDX-License-Identifier: MIT
#include "process/negotiation_rules.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <habeas/core/report.hpp>
#include <habeas/process/negotiation_state.hpp>
#include <habeas/wording/sentence_writer.hpp>
#include "core/cancel.hpp"
#include "process/order_bounds.hpp"
#include "process/supposition.hpp"
#include "wording/begun_small.hpp"

namespace habeas {

namespace {

/// Goes through every order of the moves that the claims allow, and every place of each round in it.
class negotiation_checker {
 public:
  /// Orders looked through before giving up: nothing is then called certain.
  static constexpr std::size_t most_orders = 5'000;
  /// Rows of suppositions solved before giving up: many moves make each order long, and beginnings that lead nowhere
  /// count too.
  static constexpr std::size_t most_rows = 20'000'000;
  /// Rows kept at one time; about eighty moves.
  static constexpr std::size_t most_kept_rows = 500'000;

  negotiation_checker(const negotiation_state_sequence& states, const negotiation_id& name, const sentence_writer& writer)
      : states_(&states), name_(name), writer_(&writer), moves_(states.moves().size()), rounds_(states.rounds().size()) {
    for (const auto& m : states.moves()) suspends_ = suspends_ || m.to == negotiation_state::suspended;
  }

  std::vector<basic_finding<std::optional<proof>>> run() {
    std::vector<std::size_t> order;
    std::vector<char> used(states_->moves().size(), 0);
    // Each move of an order keeps what it leaves.
    const auto known = states_->suppose();
    too_large_ = known.row_count() * moves_.size() > most_kept_rows;
    if (!too_large_) {
      const order_bounds days(known.system());
      look_at(days.row_count());
      if (days.holds()) extend(days, order, used, true);
    }
    for (std::size_t i = 0; i < moves_.size(); ++i) tell(states_->moves()[i], moves_[i], true);
    for (std::size_t i = 0; i < rounds_.size(); ++i) tell(states_->rounds()[i], rounds_[i], false);
    const bool told = std::any_of(found_.begin(), found_.end(), [](const auto& f) { return f.severity == severity::error; });
    if (gave_up()) {
      add("talks_not_all_orders", severity::note, {name_.text()}, writer_->format("talks_not_all_orders", {{"id", name_.text()}}), {});
    } else if (!told && orders_ > 0 && !sound_order_) {
      std::vector<std::string> subjects{name_.text()};
      for (const auto& m : states_->moves()) subjects.push_back(m.event.text());
      add("talks_no_order", severity::error, std::move(subjects), writer_->format("talks_no_order", {{"id", name_.text()}}), {});
    }
    return std::move(found_);
  }

 private:
  /// In which orders something is in place, and after what it is not.
  struct tally {
    bool in_place = false;
    bool out_of_place = false;
    std::optional<std::size_t> after;  ///< the move before it where it is out of place; nothing: none
  };

  [[nodiscard]] bool sound(negotiation_state before, negotiation_state next) const {
    // Talks that the dossier takes up in their middle may resume first, unless it tells of the suspension.
    if (next == negotiation_state::resumed && before == negotiation_state::not_stated) return !suspends_;
    return can_follow(before, next);
  }
  static void count(tally& t, bool good, std::optional<std::size_t> after) {
    if (good) t.in_place = true;
    else if (!t.out_of_place || (after && (!t.after || *after < *t.after))) t.after = after;
    t.out_of_place = t.out_of_place || !good;
  }

  /// Carries an order on by each move that can come next.
  void extend(const order_bounds& days, std::vector<std::size_t>& order, std::vector<char>& used, bool good) {
    const auto& moves = states_->moves();
    if (order.size() == moves.size()) return finish(days, order, good);
    std::vector<std::size_t> others;
    for (std::size_t next = 0; next < moves.size(); ++next) {
      if (used[next]) continue;
      others.clear();
      bool allowed = true;
      for (std::size_t other = 0; other < moves.size() && allowed; ++other) {
        if (other == next || used[other]) continue;
        others.push_back(other);
        allowed = !links_order(other, next);
      }
      if (!allowed) continue;
      if (gave_up()) return;
      const bool can_be = std::all_of(others.begin(), others.end(), [&](std::size_t other) { return days.can_precede(next, other); });
      look_at(days.row_count() + others.size());
      if (!can_be) continue;
      const auto before = order.empty() ? negotiation_state::not_stated : moves[order.back()].to;
      used[next] = 1;
      order.push_back(next);
      extend(days.with_first(next, others), order, used, good && sound(before, moves[next].to));
      order.pop_back();
      used[next] = 0;
    }
  }

  void finish(const order_bounds& days, const std::vector<std::size_t>& order, bool good) {
    if (states_->has_gaps() && !has_days(order)) return;
    ++orders_;
    sound_order_ = sound_order_ || good;
    const auto& moves = states_->moves();
    auto state = negotiation_state::not_stated;
    std::optional<std::size_t> last;
    for (const auto m : order) {
      count(moves_[m], sound(state, moves[m].to), last);
      state = moves[m].to;
      last = m;
    }
    for (std::size_t r = 0; r < rounds_.size(); ++r)
      for (std::size_t place = 0; place <= order.size(); ++place)
        if (fits(days, order, r, place)) {
          const auto before = place == 0 ? std::nullopt : std::optional(order[place - 1]);
          count(rounds_[r], can_meet(before ? moves[*before].to : negotiation_state::not_stated), before);
        }
  }
  /// Can a round be held after so many of the moves, and before the others?
  [[nodiscard]] bool fits(const order_bounds& days, const std::vector<std::size_t>& order, std::size_t round, std::size_t place) {
    const auto& moves = states_->moves();
    const auto& event = states_->rounds()[round].event;
    const auto at = moves.size() + round;
    bool can_be = true;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto& other = moves[order[i]].event;
      if (i < place ? states_->link_orders(event, other) : states_->link_orders(other, event)) return false;
      can_be = can_be && (i < place ? days.can_precede(order[i], at) : days.can_precede(at, order[i]));
    }
    look_at(days.row_count() + order.size());
    if (!can_be || !states_->has_gaps()) return can_be;
    auto all = order;
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(place), at);
    return has_days(all);
  }
  /// Are there days for events in this order, none of them one that their dates leave out?
  [[nodiscard]] bool has_days(const std::vector<std::size_t>& order) {
    auto in_order = states_->suppose();
    for (std::size_t i = 1; i < order.size(); ++i) in_order.at_most(order[i - 1], order[i], 0);
    look_at(in_order.row_count());
    return in_order.can_hold();
  }
  /// Do links put one move before another?
  [[nodiscard]] bool links_order(std::size_t before, std::size_t after) {
    if (by_links_.empty()) by_links_.assign(moves_.size() * moves_.size(), unknown);
    auto& known = by_links_[before * moves_.size() + after];
    if (known == unknown) known = states_->link_orders(states_->moves()[before].event, states_->moves()[after].event) ? 1 : 0;
    return known == 1;
  }

  [[nodiscard]] bool gave_up() const { return too_large_ || orders_ >= most_orders || rows_ >= most_rows; }
  /// Counts the rows of a supposition that is looked at.
  void look_at(std::size_t rows) {
    rows_ += rows;
    throw_if_stopped({}, rows);
  }

  void add(std::string rule, severity grave, std::vector<std::string> subjects, std::string sentence, std::optional<proof> why) {
    std::sort(subjects.begin(), subjects.end());
    // "In the talks, ...": what a proof assumes comes first.
    if (const auto on = why ? assumptions_of(*why) : std::vector<assumption_id>{}; !on.empty()) sentence = writer_->assuming(on, begun_small(std::move(sentence)));
    found_.push_back({std::move(rule), grave, std::move(subjects), std::move(sentence), std::move(why)});
  }

  void tell(const negotiation_event& e, const tally& t, bool is_move) {
    if (!t.out_of_place) return;
    const bool certain = !t.in_place && !gave_up();
    std::vector<std::string> subjects{name_.text(), e.event.text()};
    std::optional<proof> why;
    const auto state = std::string(to_slug(e.to));
    if (!t.after) {
      add("talks_resumed_first", certain ? severity::error : severity::note, std::move(subjects),
          writer_->format(certain ? sentence_key("talks_resumed_first") : "talks_maybe_resumed_first", {{"id", name_.text()}, {"event", e.event.text()}}),
          certain ? first_before_suspension(e) : std::nullopt);
      return;
    }
    const auto& before = states_->moves()[*t.after];
    subjects.push_back(before.event.text());
    if (certain) why = states_->times().between(e.event, false, before.event, false).low_proof;
    const sentence_key key = is_move ? (certain ? sentence_key("talks_move_out_of_place") : "talks_move_maybe_out_of_place")
                                     : (certain ? sentence_key("talks_round_out_of_place") : "talks_round_maybe_out_of_place");
    add(is_move ? "talks_move_out_of_place" : "talks_round_out_of_place", certain ? severity::error : severity::note, std::move(subjects),
        writer_->format(key, {{"id", name_.text()}, {"event", e.event.text()}, {"state", state}, {"other", before.event.text()},
                            {"before", std::string(to_slug(before.to))}}),
        std::move(why));
  }
  /// Of the only suspension: why it comes after the resumption.
  [[nodiscard]] std::optional<proof> first_before_suspension(const negotiation_event& e) const {
    const negotiation_event* only = nullptr;
    for (const auto& m : states_->moves()) {
      if (m.to != negotiation_state::suspended) continue;
      if (only != nullptr) return std::nullopt;
      only = &m;
    }
    return only ? states_->times().between(only->event, false, e.event, false).low_proof : std::nullopt;
  }

  const negotiation_state_sequence* states_;
  negotiation_id name_;
  const sentence_writer* writer_;
  bool suspends_ = false;
  bool sound_order_ = false;
  bool too_large_ = false;
  std::size_t orders_ = 0, rows_ = 0;
  static constexpr char unknown = 2;
  std::vector<char> by_links_;  ///< of each pair of moves
  std::vector<tally> moves_, rounds_;
  std::vector<basic_finding<std::optional<proof>>> found_;
};

}  // namespace

std::vector<basic_finding<std::optional<proof>>> check_negotiations(const timeline& t, const sentence_writer& writer) {
  std::vector<basic_finding<std::optional<proof>>> found;
  const auto& all = t.of().content().negotiations;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!t.of().shows(all, i)) continue;
    const bool whole = work_limits::allow([&] {
      const negotiation_state_sequence states(t, all[i].id);
      for (auto& f : negotiation_checker(states, all[i].id, writer).run()) found.push_back(std::move(f));
    });
    if (!whole) break;
  }
  return found;
}

}  // namespace habeas
