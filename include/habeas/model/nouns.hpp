// SPDX-License-Identifier: MIT
// What claims say of roles, links, labels and custody, gathered under the field's own nouns: mediators, releases, detainees.
// `dossier` has a member for each; this header has what they give.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/model/shown_list.hpp>

namespace habeas {

/// One actor in one role in one thing, and the claims that say so: a mediator of talks, a guarantor of an agreement.
struct role_holder {
  actor_id actor = {};
  actor_role role = actor_role::party;
  negotiation_id negotiation = {};  ///< the talks; of a role in one of their moves or rounds too
  agreement_id agreement = {};      ///< the agreement; of a role in its signing too
  fund_id fund = {};
  event_id event = {};
  std::vector<claim_id> claims = {};   ///< in the canonical order
  std::vector<actor_id> speakers = {};  ///< who makes them, each once, in the same order
  friend bool operator==(const role_holder&, const role_holder&) = default;
};

/// A release, or a detention: an event that changes custody, with how many people and who among them is known.
struct custody_event {
  event_id event = {};
  event_kind kind = event_kind::other;
  std::optional<mechanism> how = {};
  integer_interval people = {};        ///< how many, as its group and its names have it
  std::vector<person_id> named = {};   ///< whom the dossier names, sorted
  group_id group = {};
  account_id counted_in = {};          ///< the account that counts its group
  std::vector<std::string> dates = {};  ///< as claims state them, each once
  std::vector<claim_id> claims = {};    ///< that it was, in the canonical order
  friend bool operator==(const custody_event&, const custody_event&) = default;
};

/// A link between two events: a claim, with its words.
struct event_link {
  claim_id claim = {};
  actor_id speaker = {};
  event_id from = {};
  habeas::relation relation = relation::tied_to;
  event_id to = {};
  std::string hedge = {};
  friend bool operator==(const event_link&, const event_link&) = default;
};

/// A label: a claim that somebody is, or is not, what its speaker calls them.
struct label_given {
  claim_id claim = {};
  actor_id speaker = {};
  subject of = {};             ///< whom it is about, where it is not a population
  account_id population = {};
  std::string label = {};
  std::string criterion = {};
  bool applies = true;
  friend bool operator==(const label_given&, const label_given&) = default;
};

/// Whether somebody is deprived of liberty by what was stated last. `open`: that was not stated, or differs.
enum class custody_status { held, free, dead, open };

template <>
struct slug_table<custody_status> {
  static constexpr auto rows = make_slugs<custody_status>({
      {custody_status::held, "held"},
      {custody_status::free, "free"},
      {custody_status::dead, "dead"},
      {custody_status::open, "open"},
  });
};

/// Somebody's custody at the end of a day, as it was stated last: nothing is proven of the days between.
struct custody_at {
  person_id person = {};  ///< or a group, exactly one of the two
  group_id group = {};
  custody_status status = custody_status::open;
  std::string since = {};               ///< the date of what was stated last, as it is written; empty: nothing was
  std::vector<claim_id> claims = {};    ///< that it rests on, in the canonical order; of `open`, those that differ
  std::vector<edition_id> editions = {};  ///< the lists that it rests on
  friend bool operator==(const custody_at&, const custody_at&) = default;
};

}  // namespace habeas

/// "government (mediator)"
template <>
struct fmt::formatter<habeas::role_holder> : habeas::text_formatter {
  auto format(const habeas::role_holder& r, fmt::format_context& context) const {
    return put(fmt::format("{} ({})", r.actor, r.role), context);
  }
};

/// "restart tied_to march_releases"
template <>
struct fmt::formatter<habeas::event_link> : habeas::text_formatter {
  auto format(const habeas::event_link& l, fmt::format_context& context) const {
    return put(fmt::format("{} {} {}", l.from, l.relation, l.to), context);
  }
};
