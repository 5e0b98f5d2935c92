// SPDX-License-Identifier: MIT
// Ids: the author's own strings, kept apart by what they name.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <habeas/core/text_formatter.hpp>

namespace habeas {

/// The id of one kind of thing. `Tag` keeps the id of a person from being compared with the id of
/// an event; there is no arithmetic and no conversion from text that one does not see.
template <class Tag>
class id {
 public:
  id() = default;
  explicit id(std::string text) noexcept : text_(std::move(text)) {}
  explicit id(std::string_view text) : text_(text) {}
  explicit id(const char* text) : text_(text) {}

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  /// True for the id of nothing.
  [[nodiscard]] bool is_null() const noexcept { return text_.empty(); }
  explicit operator bool() const noexcept { return !text_.empty(); }

  friend bool operator==(const id&, const id&) = default;
  friend std::strong_ordering operator<=>(const id& a, const id& b) noexcept {
    return a.text_.compare(b.text_) <=> 0;
  }

 private:
  std::string text_;
};

}  // namespace habeas

template <class Tag>
struct std::hash<habeas::id<Tag>> {
  std::size_t operator()(const habeas::id<Tag>& value) const noexcept {
    return std::hash<std::string>{}(value.text());
  }
};

template <class Tag>
struct fmt::formatter<habeas::id<Tag>> : habeas::text_formatter {
  auto format(const habeas::id<Tag>& value, fmt::format_context& context) const { return put(value.text(), context); }
};
