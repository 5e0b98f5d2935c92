// SPDX-License-Identifier: MIT
// The dossier: an immutable value, and views of it that compose.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/error.hpp>
#include <habeas/model/claim_status.hpp>
#include <habeas/model/validate.hpp>
#include <habeas/model/visibility.hpp>
#include <habeas/time/time_argument.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace habeas {

/// Through what a dossier is looked at. Nothing set: all that the public may see, as it stands now.
struct lens {
  std::optional<instant> known = {};     ///< only what was certainly said by then
  claim_id last_known = {};              ///< and of what was said at that very instant only claims whose ids are not after this; none: all
  std::optional<instant> recorded = {};  ///< only what was certainly recorded by then
  std::optional<audience> reader = {};
  std::map<std::string, bool> switches = {};  ///< claims, leads and assumptions switched on or off by hand
  friend bool operator==(const lens&, const lens&) = default;
};

template <class T>
class shown_list;
struct role_holder;
struct custody_event;
struct event_link;
struct label_given;
struct custody_at;

/// Actors, people, documents, claims and assumptions. Copies are cheap and share what they hold; each
/// view is a dossier again, and everything asked of it is computed without what the view leaves out.
class HABEAS_API dossier {
 public:
  dossier(const dossier&);
  dossier(dossier&&) noexcept;
  dossier& operator=(const dossier&);
  dossier& operator=(dossier&&) noexcept;
  ~dossier();
  /// Checks the lists and makes a dossier. Throws errc::invalid_file with every problem at once.
  explicit dossier(dossier_content content);

  // Observers of the lists, whatever the view leaves out of them by time or by hand.
  /// The lists. Those of a view `for_audience` hold what its reader may see and nothing else.
  [[nodiscard]] const dossier_content& content() const noexcept { return *content_; }
  [[nodiscard]] const lens& seen_through() const noexcept { return lens_; }
  [[nodiscard]] audience reader() const noexcept { return lens_.reader.value_or(audience::everyone); }

  // What the view shows.
  template <class Tag>
  [[nodiscard]] std::optional<std::size_t> find_place(const id<Tag>& name) const {
    const auto place = index_->find(name);
    if (!place || !shown_.shows(list_of(*content_, name), *place)) return std::nullopt;
    return place;
  }
  /// The thing of that id, or nothing where there is none that the view shows.
  template <class Tag>
  [[nodiscard]] const auto* find(const id<Tag>& name) const {
    const auto place = find_place(name);
    const auto& list = list_of(*content_, name);
    return place ? &list[*place] : nullptr;
  }
  /// The thing of that id. Throws errc::unknown_id with near names.
  template <class Tag>
  [[nodiscard]] const auto& get(const id<Tag>& name) const {
    if (const auto* thing = find(name)) return *thing;
    const auto& list = list_of(*content_, name);
    using listed = typename std::decay_t<decltype(list)>::value_type;
    throw unknown(word_for<listed>, name.text(), shown_ids(list));
  }
  template <class T>
  [[nodiscard]] bool shows(const std::vector<T>& list, std::size_t place) const { return shown_.shows(list, place); }

  [[nodiscard]] claim_status status_of(std::size_t claim_place) const { return statuses_[claim_place]; }
  [[nodiscard]] claim_status status_of(const claim_id& name) const;
  [[nodiscard]] bool counts(std::size_t claim_place) const { return statuses_[claim_place] == claim_status::counts; }
  /// Is the assumption in force? Throws errc::unknown_id.
  [[nodiscard]] bool assumes(const assumption_id& name) const;
  /// How many claims the view withholds from its reader.
  [[nodiscard]] std::size_t withheld() const noexcept;
  /// How many claims a view as known at a time leaves out since neither they nor their document say when they were said: of such
  /// a view those that it leaves out, of any other those that one would.
  [[nodiscard]] std::size_t unsaid() const noexcept;
  /// What the view shows of the lists: without what is withheld, and without names of it.
  [[nodiscard]] dossier_content shown() const;
  /// The claims in the order (said, id), as places in `content().claims`. Those never said come last.
  [[nodiscard]] const std::vector<std::size_t>& canonical_order() const noexcept { return *order_; }
  /// When a claim was certainly said, on the dossier's clock.
  [[nodiscard]] std::optional<instant> said_at(std::size_t claim_place) const { return (*said_)[claim_place]; }
  /// May the view's reader see a provision or a leg? Not one that only withheld claims mention.
  template <class Part>
  [[nodiscard]] bool has_claim_about(const Part& part) const {
    const auto seen = [&](const claim_id& c) { return find(c) != nullptr; };
    return part.said_by.empty() || std::any_of(part.said_by.begin(), part.said_by.end(), seen);
  }
  /// The ids of the claims that repeat one origin lead to it.
  [[nodiscard]] const claim& origin_of(const claim& c) const;

  // The lists that the view shows, in the order of the file. model/nouns.hpp has what these and the next give.
  [[nodiscard]] shown_list<actor> actors() const;
  [[nodiscard]] shown_list<place> places() const;
  [[nodiscard]] shown_list<document> documents() const;
  [[nodiscard]] shown_list<bulletin> bulletins() const;
  [[nodiscard]] shown_list<account> accounts() const;
  [[nodiscard]] shown_list<assumption> assumptions() const;
  [[nodiscard]] shown_list<named_time> points() const;
  /// The people whom the dossier names.
  [[nodiscard]] shown_list<person> detainees() const;
  [[nodiscard]] shown_list<group> groups() const;
  [[nodiscard]] shown_list<edition> editions() const;
  [[nodiscard]] shown_list<event> events() const;
  [[nodiscard]] shown_list<negotiation> negotiations() const;
  [[nodiscard]] shown_list<agreement> agreements() const;
  [[nodiscard]] shown_list<fund> funds() const;
  [[nodiscard]] shown_list<pledge> pledges() const;
  [[nodiscard]] shown_list<exchange> exchanges() const;
  [[nodiscard]] shown_list<claim> claims() const;

  // What claims that count say, gathered. Linear in the dossier, but for sorting.
  /// Who mediates what, by whose word.
  [[nodiscard]] std::vector<role_holder> mediators() const;
  /// Who has a part in talks or agreements without being a side of them: mediators, hosts, guarantors, monitors and others.
  [[nodiscard]] std::vector<role_holder> third_parties() const;
  /// Every role, by what it is held in.
  [[nodiscard]] std::vector<role_holder> roles() const;
  /// Events in which people were let go, or exchanged.
  [[nodiscard]] std::vector<custody_event> releases() const;
  /// Events in which people were taken: arrests, re-arrests, abductions.
  [[nodiscard]] std::vector<custody_event> detentions() const;
  [[nodiscard]] std::vector<event_link> links() const;
  [[nodiscard]] std::vector<label_given> labels() const;
  /// Who is held, free or open at the end of a day, as it was stated last: by claims about custody, by changes of custody
  /// that are dated, and by lists. People in the order of the file, then groups of which something was stated.
  ///
  /// What was stated last is no proof of the days after it; where statements of the same days differ, or one may lie on
  /// either side of the day, it is open. Throws errc::invalid_date, and errc::invalid_value for a time that does not end.
  [[nodiscard]] std::vector<custody_at> custody(const time_argument& at) const;

  // Views.
  [[nodiscard]] dossier as_known_on(instant t) const;
  /// As known when a claim had just been said: what comes before it in the order (said, id), and the claim itself.
  /// Throws errc::unknown_id, and errc::invalid_value for a claim of which nobody knows when it was said.
  [[nodiscard]] dossier as_known_after(const claim_id& name) const;
  [[nodiscard]] dossier as_recorded_on(instant t) const;
  /// A view of a view is never wider: what the first reader may not see stays withheld. It holds none of that, so places in
  /// its lists are its own. Linear where something is withheld, which copies the lists; else they are shared.
  [[nodiscard]] dossier for_audience(audience reader) const;
  /// Switches an assumption, a lead or a claim on. Throws errc::unknown_id.
  [[nodiscard]] dossier with(std::string_view name) const { return switched(name, true); }
  /// Switches an assumption, a lead or a claim off. Throws errc::unknown_id.
  [[nodiscard]] dossier without(std::string_view name) const { return switched(name, false); }
  /// Switches claims off, all at once. Throws errc::unknown_id.
  [[nodiscard]] dossier without(const std::vector<claim_id>& names) const;
  /// The same view of a dossier that holds these things too. What is added for a reader (`for_audience`) meets
  /// only what that reader may see; of the rest its number alone is kept. Throws errc::invalid_file.
  [[nodiscard]] dossier with(const dossier_content& more) const;

  /// The denials of these claims that count, in canonical order. A denial changes no bound: it is shown beside what it denies.
  [[nodiscard]] std::vector<claim_id> denials_of(const std::vector<claim_id>& claims) const;

  /// The instant of a day's end, or of a date and time, on the dossier's clock.
  [[nodiscard]] std::optional<instant> end_of(const edtf& date) const;

 private:
  dossier(std::shared_ptr<dossier_content> content, lens l, std::size_t left_behind = 0);
  dossier(const dossier& whole, lens l);

  /// Is a claim dated by nothing but a page that is withheld?
  [[nodiscard]] bool dated_by_hidden_page(const claim& c) const;

  /// By when claims were said; for a reader, without the dates of withheld pages.
  void put_in_order(bool for_reader);

  [[nodiscard]] bool is_on(const assumption& a) const;

  /// Was the claim certainly said by the time as of which the view is known?
  [[nodiscard]] bool is_known(std::size_t claim_place) const;

  /// Status of the claim by itself, before what is said about it.
  [[nodiscard]] claim_status own_status(std::size_t i) const;

  void look();

  /// How a claim that would count stands after what is said of it: retracted before corrected, before superseded.
  /// A claim that is itself superseded or corrected still supersedes.
  [[nodiscard]] claim_status judged(std::size_t place, const std::vector<std::size_t>& after) const;

  [[nodiscard]] dossier switched(std::string_view name, bool on) const;

  template <class T>
  [[nodiscard]] shown_list<T> shown_of(const std::vector<T>& list) const;

  template <class T>
  [[nodiscard]] std::vector<std::string_view> shown_ids(const std::vector<T>& list) const {
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < list.size(); ++i)
      if (shown_.shows(list, i)) ids.push_back(list[i].id.text());
    return ids;
  }
  /// The error of an id that is not among these, with up to five that a typing slip may have meant.
  [[nodiscard]] static error unknown(std::string_view word, std::string_view wanted, const std::vector<std::string_view>& ids);

  std::shared_ptr<const dossier_content> content_;
  std::shared_ptr<const id_index> index_;
  std::shared_ptr<const std::vector<std::optional<instant>>> whole_said_, said_;
  std::shared_ptr<const std::vector<std::size_t>> whole_order_, order_;
  lens lens_;
  std::size_t left_behind_ = 0;  ///< claims withheld from the reader for whom things were added
  visibility shown_;
  std::vector<claim_status> statuses_;
  std::vector<std::size_t> denials_;  ///< those that count
};

}  // namespace habeas
