// SPDX-License-Identifier: MIT
#include <habeas/model/custody.hpp>

#include <string>
#include <string_view>

#include <habeas/core/slug.hpp>
#include <habeas/model/ids.hpp>
#include <habeas/model/narrower_kind.hpp>

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

bool lies_inside(const std::optional<mechanism>& of, const narrower_kind& by, const std::optional<mechanism>& wider_of,
                 const narrower_kind& wider_by) noexcept {
  const auto within = [](const auto& one, const auto& wider) { return !wider || one == wider; };
  return within(of, wider_of) && within(by.ground, wider_by.ground) && within(by.condition, wider_by.condition) &&
         within(by.destination, wider_by.destination) && within(by.authority, wider_by.authority);
}

std::string kind_text(const std::optional<mechanism>& of, const narrower_kind& by) {
  std::string text;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (!text.empty()) text += ';';
    if (!name.empty()) text.append(name).append("=");
    text += value;
  };
  if (of) add({}, to_slug(*of));
  if (by.ground) add("ground", to_slug(*by.ground));
  if (by.condition) add("condition", to_slug(*by.condition));
  add("destination", by.destination.text());
  add("authority", by.authority.text());
  return text;
}

}  // namespace habeas
