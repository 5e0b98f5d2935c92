// SPDX-License-Identifier: MIT
// Everything that a dossier holds, as plain lists: what files are read into and written from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/version.hpp>
#include <habeas/model/claim.hpp>
#include <habeas/model/edition.hpp>
#include <habeas/model/negotiation.hpp>

namespace habeas {

/// The lists of a dossier. A builder checks them and makes a dossier of them.
struct HABEAS_API dossier_content {
  std::int64_t format = dossier_version;  ///< the version of the format that it was written for
  std::string id = {};
  std::string title = {};
  std::string language = {};
  std::int32_t clock = 0;  ///< minutes east of UTC: the one local clock on which instants are ordered
  std::optional<habeas::hemisphere> hemisphere = {};
  std::optional<edtf> recorded = {};  ///< when claims entered that do not say so themselves
  std::string note = {};

  std::vector<actor> actors;
  std::vector<place> places;
  std::vector<document> documents;
  std::vector<bulletin> bulletins;
  std::vector<account> accounts;
  std::vector<assumption> assumptions;
  std::vector<named_time> points;
  std::vector<person> people;
  std::vector<group> groups;
  std::vector<edition> editions;
  std::vector<event> events;
  std::vector<negotiation> negotiations;
  std::vector<agreement> agreements;
  std::vector<fund> funds;
  std::vector<pledge> pledges;
  std::vector<exchange> exchanges;
  std::vector<claim> claims;
  extra_fields extra = {};

  // Made in one source: all that it holds is much to compile wherever one is copied or goes out of scope.
  dossier_content();
  dossier_content(const dossier_content&);
  dossier_content(dossier_content&&) noexcept;
  dossier_content& operator=(const dossier_content&);
  dossier_content& operator=(dossier_content&&) noexcept;
  ~dossier_content();
  friend HABEAS_API bool operator==(const dossier_content&, const dossier_content&);
};

/// One list of a dossier: where it is, what files call it, and the word for one thing of it.
template <class T>
struct list_row {
  using thing = T;
  std::vector<T> dossier_content::*list = {};
  const char* name = {};
  const char* word = {};
};

/// Every list, in the order of the file. All that goes over lists goes by this table.
inline constexpr auto dossier_lists = std::make_tuple(
    list_row<actor>{&dossier_content::actors, "actors", "actor"},
    list_row<place>{&dossier_content::places, "places", "place"},
    list_row<document>{&dossier_content::documents, "documents", "document"},
    list_row<bulletin>{&dossier_content::bulletins, "bulletins", "bulletin"},
    list_row<account>{&dossier_content::accounts, "accounts", "account"},
    list_row<assumption>{&dossier_content::assumptions, "assumptions", "assumption"},
    list_row<named_time>{&dossier_content::points, "points", "point"},
    list_row<person>{&dossier_content::people, "people", "person"},
    list_row<group>{&dossier_content::groups, "groups", "group"},
    list_row<edition>{&dossier_content::editions, "editions", "edition"},
    list_row<event>{&dossier_content::events, "events", "event"},
    list_row<negotiation>{&dossier_content::negotiations, "negotiations", "negotiation"},
    list_row<agreement>{&dossier_content::agreements, "agreements", "agreement"},
    list_row<fund>{&dossier_content::funds, "funds", "fund"},
    list_row<pledge>{&dossier_content::pledges, "pledges", "pledge"},
    list_row<exchange>{&dossier_content::exchanges, "exchanges", "exchange"},
    list_row<claim>{&dossier_content::claims, "claims", "claim"});

/// How many lists a dossier has.
inline constexpr std::size_t list_count = std::tuple_size_v<decltype(dossier_lists)>;

namespace detail {
template <class Wanted, class... Row>
constexpr std::size_t place_of_row(const std::tuple<Row...>*) {
  const bool is[] = {std::is_same_v<Wanted, typename Row::thing>...};
  std::size_t at = 0;
  while (at < sizeof...(Row) && !is[at]) ++at;
  return at;
}
}  // namespace detail

/// The place of a thing's list among the lists.
template <class T>
inline constexpr std::size_t list_slot = detail::place_of_row<T>(&dossier_lists);

/// The word for one thing of a list, for messages.
template <class T>
inline constexpr const char* word_for = std::get<list_slot<T>>(dossier_lists).word;

/// Calls `see(list, name)` for each list in the order of the file.
template <class Content, class See>
void visit_lists(Content& content, See&& see) {
  std::apply([&](const auto&... row) { (see(content.*row.list, row.name), ...); }, dossier_lists);
}

/// The ids of the assumptions that every dossier has.
inline const assumption_id shared_cutoff{"shared_cutoff"};
inline const assumption_id dates_as_written{"dates_as_written"};
inline const assumption_id counts_at_day_end{"counts_at_day_end"};
inline const assumption_id nobody_twice{"nobody_twice"};

/// An assumption that every dossier has, as it stands where the dossier says nothing of it.
[[nodiscard]] HABEAS_API assumption built_in_assumption(assumption_effect effect);

}  // namespace habeas
