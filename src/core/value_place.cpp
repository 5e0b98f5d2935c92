// SPDX-License-Identifier: MIT
#include "core/value_place.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace habeas {

std::string value_place::pointer() const {
  std::string text;
  append_to(text);
  return text;
}

bool value_place::is_field(std::string_view name) const noexcept {
  if (how_ == step::field) return name_ == name;
  if (how_ != step::pointer) return false;
  const auto slash = name_.rfind('/');
  return slash != std::string_view::npos && name_.substr(slash + 1) == name;
}

void value_place::append_to(std::string& text) const {
  if (in_ != nullptr) in_->append_to(text);
  if (how_ != step::pointer) text += '/';
  if (how_ == step::field) append_pointer_part(text, name_);
  else if (how_ == step::item) text += std::to_string(item_);
  else text += name_;
}

void append_pointer_part(std::string& pointer, std::string_view name) {
  for (const char c : name) {
    if (c == '~') pointer += "~0";
    else if (c == '/') pointer += "~1";
    else pointer += c;
  }
}

}  // namespace habeas
