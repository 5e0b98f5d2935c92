// SPDX-License-Identifier: MIT
#include <habeas/model/edition.hpp>

#include <string>

#include <habeas/model/entities.hpp>

namespace habeas {

const std::string* find_listed(const listed_person& line, const std::string& name) noexcept {
  for (const auto& v : line.says)
    if (v.name == name) return &v.value;
  return nullptr;
}

}  // namespace habeas
