// SPDX-License-Identifier: MIT
// Agreements, their provisions, and the funds and bodies that they create.
#pragma once

#include <string>
#include <vector>

#include <habeas/model/event.hpp>

namespace habeas {

/// What an agreement has become. The words are values of a `coded` claim, so that coders may differ.
enum class agreement_status { proposed, announced, signed_, in_force, suspended, ended, rejected };

template <>
struct slug_table<agreement_status> {
  static constexpr auto rows = make_slugs<agreement_status>({
      {agreement_status::proposed, "proposed"},
      {agreement_status::announced, "announced"},
      {agreement_status::signed_, "signed"},
      {agreement_status::in_force, "in_force"},
      {agreement_status::suspended, "suspended"},
      {agreement_status::ended, "ended"},
      {agreement_status::rejected, "rejected"},
  });
};

/// At which stage of a process an agreement stands, in the manner of PA-X (University of Edinburgh).
enum class agreement_stage { prenegotiation, partial, comprehensive, ceasefire, implementation, renewal, other };

template <>
struct slug_table<agreement_stage> {
  static constexpr auto rows = make_slugs<agreement_stage>({
      {agreement_stage::prenegotiation, "prenegotiation"},  // how to talk: PA-X Pre
      {agreement_stage::partial, "partial"},                // some of the issues: PA-X SubPar
      {agreement_stage::comprehensive, "comprehensive"},    // all of them: PA-X SubComp
      {agreement_stage::ceasefire, "ceasefire"},            // PA-X Cea
      {agreement_stage::implementation, "implementation"},  // how to carry out another: PA-X Imp
      {agreement_stage::renewal, "renewal"},                // PA-X Ren
      {agreement_stage::other, "other"},
  });
};

/// What a provision is about.
enum class provision_kind { prisoner_release, prisoner_exchange, amnesty, missing_persons, human_rights, justice, fund,
                            humanitarian_aid, displaced_persons, ceasefire, elections, sanctions, monitoring, guarantees,
                            timetable, talks, other };

template <>
struct slug_table<provision_kind> {
  static constexpr auto rows = make_slugs<provision_kind>({
      {provision_kind::prisoner_release, "prisoner_release"},
      {provision_kind::prisoner_exchange, "prisoner_exchange"},
      {provision_kind::amnesty, "amnesty"},
      {provision_kind::missing_persons, "missing_persons"},
      {provision_kind::human_rights, "human_rights"},
      {provision_kind::justice, "justice"},
      {provision_kind::fund, "fund"},
      {provision_kind::humanitarian_aid, "humanitarian_aid"},
      {provision_kind::displaced_persons, "displaced_persons"},
      {provision_kind::ceasefire, "ceasefire"},
      {provision_kind::elections, "elections"},
      {provision_kind::sanctions, "sanctions"},
      {provision_kind::monitoring, "monitoring"},
      {provision_kind::guarantees, "guarantees"},
      {provision_kind::timetable, "timetable"},
      {provision_kind::talks, "talks"},
      {provision_kind::other, "other"},
  });
};

/// One thing agreed. How strong it is and how far it was carried out is said by claims of coders; `said_by` are
/// the claims from which the provision was read.
struct provision {
  provision_id id = {};  ///< unique within its agreement
  provision_kind kind = provision_kind::other;
  std::string text = {};
  pledge_id pledge = {};
  exchange_id exchange = {};
  fund_id fund = {};
  std::vector<claim_id> said_by = {};
  friend bool operator==(const provision&, const provision&) = default;
};

/// What parties agreed on. Who signed it is said by claims of a role, in the agreement or in its signing.
struct agreement {
  agreement_id id = {};
  std::string title = {};
  negotiation_id negotiation = {};  ///< the talks that it came of
  event_id signing = {};
  std::vector<provision> provisions = {};
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const agreement&, const agreement&) = default;
};

enum class fund_kind { fund, commission, monitoring_body, other };

template <>
struct slug_table<fund_kind> {
  static constexpr auto rows = make_slugs<fund_kind>({
      {fund_kind::fund, "fund"},
      {fund_kind::commission, "commission"},
      {fund_kind::monitoring_body, "monitoring_body"},
      {fund_kind::other, "other"},
  });
};

/// A fund or a body that an agreement creates. Who administers it is said by claims of a role.
struct fund {
  fund_id id = {};
  std::string title = {};
  fund_kind kind = fund_kind::fund;
  std::string purpose = {};
  std::string note = {};
  audience seen_by = audience::everyone;
  extra_fields extra = {};
  friend bool operator==(const fund&, const fund&) = default;
};

}  // namespace habeas
