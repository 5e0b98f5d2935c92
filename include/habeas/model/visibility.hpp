// SPDX-License-Identifier: MIT
// What a reader may see of a dossier. A claim that names something withheld is withheld too, and so is
// a thing that only withheld claims speak of: its bare name would give them away.
#pragma once

#include <array>
#include <cstddef>
#include <type_traits>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/id_index.hpp>
#include <habeas/model/references.hpp>

namespace habeas {

/// For one reader, what of each list may be seen.
class HABEAS_API visibility {
 public:
  visibility() = default;

  /// Linear in the size of the dossier, but for responses about responses.
  visibility(const dossier_content& content, const id_index& index, audience reader);

  template <class T>
  [[nodiscard]] bool shows(const std::vector<T>& list, std::size_t place) const {
    return flags(list)[place] != 0;
  }

 private:
  template <class T>
  std::vector<char>& flags(const std::vector<T>&) { return shown_[list_slot<T>]; }
  template <class T>
  const std::vector<char>& flags(const std::vector<T>&) const { return shown_[list_slot<T>]; }

  /// What supposes something of an account, or lists it, makes no sense without it, and would name it.
  template <class T>
  void hide_what_is_of_hidden_accounts(const std::vector<T>& list, const dossier_content& content, const id_index& index) {
    auto& shown = flags(list);
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto place = index.find(list[i].account);
      if (place && !flags(content.accounts)[*place]) shown[i] = 0;
    }
  }

  /// Does a ratio name a leg that only withheld claims tell of?
  [[nodiscard]] bool of_hidden_leg(const ratio_claim& says, const dossier_content& content, const id_index& index) const;

  void hide_claims_that_name_hidden_things(const dossier_content& content, const id_index& index);

  void hide_things_that_only_hidden_things_name(const dossier_content& content, const id_index& index);

  /// Claims, and assumptions that work by themselves: a withheld claim that names one changes nothing about it.
  template <class T>
  static bool stands_alone(const T& thing) {
    if constexpr (std::is_same_v<T, claim>) return true;
    else if constexpr (std::is_same_v<T, assumption>) return thing.effect != assumption_effect::none;
    else return false;
  }

  /// Talks and agreements put together what claims speak of; that they list it does not bring it to light.
  template <class T>
  static constexpr bool only_lists = std::is_same_v<T, negotiation> || std::is_same_v<T, agreement> || std::is_same_v<T, exchange>;

  std::array<std::vector<char>, list_count> shown_;
};

}  // namespace habeas
