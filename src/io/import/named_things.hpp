// SPDX-License-Identifier: MIT
// What the rows of a table name: it is found among what is known, or made.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/model/content.hpp>
#include <habeas/time/uncertain_instant.hpp>

namespace habeas::io {

/// May a table bring what it names, or must it be there? A draft is judged against a dossier whose speakers and accounts
/// are there: a slip in the name of one would make another.
enum class naming { makes_all, makes_sources };

/// Why a name may not stand for what has its id.
struct name_clash {
  enum class reason {
    names,     ///< another name makes the same id
    counters,  ///< an account of this name is counted by somebody else
    several,   ///< more than one thing that is described has this name
  };
  reason why = reason::names;
  std::string list;               ///< of the thing that has the id: "actors", "accounts", ...
  std::optional<std::size_t> at;  ///< its place there, where it was made of a row; nothing: it was described
};

/// An id, or why there is none.
using found_id = std::variant<std::string, name_clash>;

/// Actors, accounts, bulletins and documents that a table names, by id or by name. Names are one where they look the same.
class named_things {
 public:
  /// `known` is what is there; what is made is added to `made`, which may be the same.
  named_things(const dossier_content& known, dossier_content& made, naming how);

  /// The id of an actor; that of a new one where the name is of none.
  found_id actor(std::string_view name);
  /// The id of a place; that of a new one where the name is of none.
  found_id place(std::string_view name);
  /// The id of an account by its id or name; else that of a new one. The counter is whoever the row says, `is_said`, or its speaker.
  found_id account(std::string_view name, const std::string& counter, bool is_said);
  /// The account of a counter where none is named: the one that it counts, else one of its own name.
  struct own {
    std::string id;       ///< empty: there is none, and none is made
    std::string another;  ///< one more that it counts
    std::optional<name_clash> clash = {};
  };
  own own_account(const std::string& counter);
  /// Nothing where it is another speaker's.
  std::optional<std::string> bulletin(std::string_view name, const std::string& speaker, const std::optional<edtf>& as_of, const std::string& document);
  /// One more bulletin of a speaker, as of a day.
  std::string new_bulletin(const std::string& speaker, const edtf& as_of, const std::string& said);
  /// The id of a document by its id or, without one, its address. One that has another address is not the same.
  found_id document(std::string_view name, std::string_view address);

  /// A bulletin gives a number of this account of its speaker.
  void counts(const std::string& speaker, const std::string& account, const std::string& bulletin);
  /// The bulletin with the account's numbers that is certainly before this one, and after all others that are.
  struct before {
    std::string id;        ///< empty: there is none
    std::string as_likely; ///< another that may be the nearer one
  };
  [[nodiscard]] before previous(const std::string& speaker, const std::string& account, const std::string& bulletin);

  /// "made of counts.csv: 1 actor (the_watch), 200 bulletins (...)"; empty where nothing was made.
  /// `ids`: may whoever reads it see which?
  [[nodiscard]] std::string told(const std::string& file, bool ids) const;

 private:
  /// The stem or, where it is taken, the first of stem/2, stem/3, ... that is free.
  template <class Taken>
  std::string free_id(const std::string& stem, const Taken& taken);
  void date_bulletin(const std::string& id, const std::optional<edtf>& as_of);

  struct dated_bulletin {
    uncertain_instant at;
    std::string id;
    bool operator<(const dated_bulletin& other) const {
      return std::pair(at.latest, at.earliest) < std::pair(other.at.latest, other.at.earliest);
    }
  };

  /// An id that is taken, by what was described or by what a row made.
  struct taken {
    std::optional<std::size_t> at;  ///< its place in the list, where a row made it
    std::string by;                 ///< the counter of an account, the address of a document
  };
  using ids = std::unordered_map<std::string, taken>;
  using names = std::unordered_map<std::string, std::string>;

  template <class Thing>
  found_id named(std::string_view name, const char* list, std::vector<Thing>& things, ids& known, names& by_name, std::vector<std::string>& made);
  static name_clash clash(name_clash::reason why, const char* list, const taken& with) { return {why, list, with.at}; }
  found_id new_account(std::string_view name, const std::string& counter);

  dossier_content& made_;
  naming how_;
  std::int32_t clock_;
  std::optional<hemisphere> hemisphere_;
  ids actor_ids_, place_ids_, account_ids_, documents_;
  names actor_names_, place_names_, document_of_;
  std::unordered_map<std::string, std::vector<std::string>> populations_;  ///< ids of accounts by their names
  std::unordered_map<std::string, std::string> bulletin_speaker_;
  std::unordered_map<std::string, own> counts_of_;
  std::unordered_map<std::string, std::size_t> last_of_stem_;
  std::unordered_map<std::string, std::string> own_bulletin_;  ///< by speaker, day and when it was said
  std::unordered_map<std::string, std::vector<dated_bulletin>> bulletins_of_;  ///< by speaker and account
  std::unordered_set<std::string> counted_;                                    ///< by speaker, account and bulletin
  std::unordered_map<std::string, uncertain_instant> bulletin_at_;
  std::unordered_set<std::string> sorted_;
  std::vector<std::string> new_actors_, new_places_, new_accounts_, new_bulletins_, new_documents_;
};

}  // namespace habeas::io
