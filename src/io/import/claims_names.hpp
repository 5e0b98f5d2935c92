// SPDX-License-Identifier: MIT
// What the rows of a claims table name, before any claim is made of them.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "io/import/claims_rows.hpp"

namespace habeas::io {

/// Finds or makes the actors, places, accounts, documents and bulletins of all rows.
class claims_names : claims_rows {
 public:
  claims_names(const sheet& table, const claims_reading& with, const claims_columns& found);

  /// What each row names; the texts live as long as this. Who speaks is found in all rows first, so that their order says
  /// nothing of whose an account is.
  [[nodiscard]] std::vector<row_facts> all();

 private:
  using by_cell = std::unordered_map<std::string_view, std::string_view>;  ///< ids of what cells name

  /// A field that names things of one list, and the columns by which they are told.
  struct naming_field {
    const char* name;
    field_source from;
    const field_columns* by;
  };
  naming_field field(const char* name, std::initializer_list<std::pair<const char*, const char*>> told_by) const;

  void find_rest(std::size_t r, row_facts& f, std::string_view counter);
  [[nodiscard]] bool says_previous() const;
  std::string_view actor(std::size_t r, const naming_field& named);
  std::string_view place(std::size_t r);
  std::string_view account(std::size_t r, const row_facts& f, std::string_view counter);
  std::string_view document(std::size_t r);
  std::string_view bulletin(std::size_t r, const row_facts& f, std::string_view as_of);

  std::string_view keep(std::string text) { return *pool_.insert(std::move(text)).first; }
  /// Tells of a name that may not stand for what has its id, with the cell that the other is of.
  void refuse(std::size_t r, const naming_field& named, std::string_view got, const name_clash& why);
  /// What is wrong with a thing that was just made is told at the cell that named it.
  template <class List>
  void placed(const char* name, const List& list, std::size_t r, const naming_field& named) {
    while (with_.places.size(name) < list.size()) with_.places.add(name, {&table_, r, named.by});
  }

  const naming_field speaker_, counter_, via_, authority_, destination_, account_, bulletin_, document_;
  const field_source kind_, url_, as_of_, date_, said_;
  const bool previous_;
  by_cell actors_, places_, own_accounts_;
  std::unordered_map<std::string, std::string_view> accounts_;  ///< by name and counter
  std::string key_;
  std::unordered_set<std::string> pool_;
};

}  // namespace habeas::io
