// SPDX-License-Identifier: MIT
// Where a value stands, as a JSON pointer that is written out only where something is told of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <habeas/core/export.hpp>

namespace habeas {

/// A place within another: `at / "claims" / 3`. It costs nothing until its pointer is asked for, and refers to what it is
/// made of, which must live as long: one that is kept by a name is made of another that is.
class HABEAS_API value_place {
 public:
  /// The place of a pointer that is text already; of the whole where it is empty.
  value_place(std::string_view pointer) noexcept : name_(pointer) {}            // NOLINT: meant to convert
  value_place(const std::string& pointer) noexcept : name_(pointer) {}          // NOLINT: meant to convert
  value_place(const char* pointer) noexcept : name_(pointer) {}                 // NOLINT: meant to convert

  /// A field, by its name as it is written.
  [[nodiscard]] friend value_place operator/(const value_place& in, std::string_view name) noexcept { return {&in, name, 0, step::field}; }
  /// An item of a list.
  [[nodiscard]] friend value_place operator/(const value_place& in, std::size_t item) noexcept { return {&in, {}, item, step::item}; }
  /// What a pointer that is text already leads to from here.
  [[nodiscard]] value_place then(std::string_view pointer) const noexcept { return {this, pointer, 0, step::pointer}; }

  [[nodiscard]] std::string pointer() const;
  /// Is it a field of this name?
  [[nodiscard]] bool is_field(std::string_view name) const noexcept;

 private:
  enum class step : char { pointer, field, item };
  value_place(const value_place* in, std::string_view name, std::size_t item, step how) noexcept
      : in_(in), name_(name), item_(item), how_(how) {}

  void append_to(std::string& text) const;

  const value_place* in_ = nullptr;
  std::string_view name_;
  std::size_t item_ = 0;
  step how_ = step::pointer;
};

/// Adds a name as a part of a JSON pointer (RFC 6901): `~` and `/` are written otherwise.
HABEAS_API void append_pointer_part(std::string& pointer, std::string_view name);

}  // namespace habeas
