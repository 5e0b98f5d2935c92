// SPDX-License-Identifier: MIT
#include <habeas/model/custody.hpp>

#include <string>
#include <string_view>

#include <habeas/core/slug.hpp>
#include <habeas/model/ids.hpp>

namespace habeas {

std::string facet_values(facet f) {
  switch (f) {
    case facet::deprived_of_liberty: return "yes, no";
    case facet::regime: return slug_list<regime>();
    case facet::whereabouts: return "known, unknown";
    case facet::acknowledgement: return "acknowledged, denied";
    case facet::legal_stage: return slug_list<legal_stage>();
    case facet::holder: return {};
  }
  return {};
}

bool is_facet_value(facet f, std::string_view word) {
  switch (f) {
    case facet::deprived_of_liberty: return word == "yes" || word == "no";
    case facet::regime: return find_slug<regime>(word).has_value();
    case facet::whereabouts: return word == "known" || word == "unknown";
    case facet::acknowledgement: return word == "acknowledged" || word == "denied";
    case facet::legal_stage: return find_slug<legal_stage>(word).has_value();
    case facet::holder: return !word.empty();
  }
  return false;
}

}  // namespace habeas
