// SPDX-License-Identifier: MIT
// As much XML as a graph needs: elements, attributes and text; no document types, so that nothing can be made to grow.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <habeas/core/error.hpp>

namespace habeas::io {

/// Limits of an XML file.
inline constexpr std::size_t longest_xml = std::size_t{1} << 30;
inline constexpr std::size_t deepest_xml = 32;
inline constexpr std::size_t most_xml_attributes = 100;  ///< of one element
inline constexpr std::size_t most_xml_elements = 20'000'000;

struct xml_element {
  std::string name;  ///< without its prefix
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;  ///< its own character data, as one
  std::vector<xml_element> children;
  std::size_t offset = 0;  ///< where it starts

  /// The value of an attribute, or an empty text.
  [[nodiscard]] const std::string& attribute(std::string_view name) const;
};

/// Reads one element and all within it. Comments and processing instructions are left out; the five entities of XML and
/// character references are resolved. Throws errc::invalid_file with the line and column of the first fault.
[[nodiscard]] xml_element parse_xml(std::string_view text, const std::string& file);

/// Text as it stands in an element or between double quotes. Characters that XML cannot hold become U+FFFD.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace habeas::io
