// SPDX-License-Identifier: MIT
// How far two coders of a dossier agree, item by item and in figures.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/wording/catalogue_text.hpp>
#include <habeas/coding/coded_items.hpp>
#include <habeas/coding/coder_agreement.hpp>

namespace habeas {

/// The items of one kind under one codebook that two coders coded, and how far they agree.
struct coder_agreement {
  coded_items items = {};
  std::vector<std::string> categories = {};  ///< the codes that occur; of levels, all of 0 to 3
  std::optional<kappa_estimate> kappa = {};  ///< unweighted; nothing where it is undefined
  std::optional<kappa_estimate> linear = {}, quadratic = {};  ///< of levels
  measurement level = measurement::nominal;                   ///< of alpha: ordinal for levels
  std::optional<alpha_estimate> alpha = {};
  std::optional<alpha_interval> alpha_range = {};  ///< 95 %, over samples of the items
};

/// Compares two coders over all that both coded, by kind of claim and codebook. Whoever wants other figures takes
/// `items_coded_by` and the headers of the room `stats`; see there for what each estimates and when not to use it.
/// Throws errc::unknown_id for a coder whom no claim names, errc::cancelled on request.
[[nodiscard]] HABEAS_API std::vector<coder_agreement> agreement_between(const dossier& d, const std::string& first, const std::string& second,
                                                                        std::size_t samples = 1000, const std::stop_token& stop = {});

/// The same as one JSON document on one line. Figures are rounded to six digits after the point.
[[nodiscard]] HABEAS_API std::string agreement_between_json(const dossier& d, const std::string& first, const std::string& second,
                                                            std::size_t samples = 1000, const std::stop_token& stop = {});

}  // namespace habeas
