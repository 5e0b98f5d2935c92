// SPDX-License-Identifier: MIT
// What is thrown when a call cannot be answered: a stable code, and what, got, wanted, where.
#pragma once

#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/core/slug.hpp>

namespace habeas {

/// Codes that programs may switch on. In Python each has a class of its own.
enum class errc {
  invalid_date,    ///< a text is not an EDTF date
  invalid_value,   ///< a value outside what its type can hold
  invalid_file,    ///< a file, or a dossier under construction, has problems; all are listed
  unknown_id,      ///< an id that the dossier does not hold
  ambiguous,       ///< a name that fits more than one thing
  not_ordered,     ///< a flow between points that are not certainly in order
  limit_exceeded,  ///< more than a stated limit
  cancelled,       ///< the caller asked a long call to stop
  unsupported,     ///< meaningful, but not something habeas can do yet
};

template <>
struct slug_table<errc> {
  static constexpr auto rows = make_slugs<errc>({
      {errc::invalid_date, "invalid_date"},
      {errc::invalid_value, "invalid_value"},
      {errc::invalid_file, "invalid_file"},
      {errc::unknown_id, "unknown_id"},
      {errc::ambiguous, "ambiguous"},
      {errc::not_ordered, "not_ordered"},
      {errc::limit_exceeded, "limit_exceeded"},
      {errc::cancelled, "cancelled"},
      {errc::unsupported, "unsupported"},
  });
};

/// One fault of a file or of a dossier under construction, with its place.
struct problem {
  std::string file = {};     ///< empty for what came from no file
  std::string pointer = {};  ///< JSON pointer; in a table its cell and heading, as in "B7, held"; or empty
  std::size_t line = 0;    ///< from 1; 0 where there is none
  std::size_t column = 0;  ///< from 1, in bytes; 0 where there is none
  std::string what = {};    ///< the fault in one clause
  std::string got = {};     ///< what stood there
  std::string wanted = {};  ///< what would have been right

  friend bool operator==(const problem&, const problem&) = default;
};

/// "file:line:column (pointer): what: got X, wanted Y"
[[nodiscard]] HABEAS_API std::string to_string(const problem& p);

/// Thrown by every call that cannot be answered as asked. Contradictory data never throws.
class HABEAS_API error : public std::exception {
 public:
  error(errc code, std::string_view what, std::string_view got = {}, std::string_view wanted = {});
  error(const error&);
  error(error&&) noexcept;
  error& operator=(const error&);
  error& operator=(error&&) noexcept;
  ~error() override;

  /// The text was not a date: where it went wrong, what stood there, what was expected.
  [[nodiscard]] static error invalid_date(std::string_view text, std::size_t offset,
                                          std::string found, std::string expected);

  /// An id that is not there; `near` lists names that are.
  [[nodiscard]] static error unknown_id(std::string_view kind, std::string_view id,
                                        std::vector<std::string> near = {});

  /// Everything that is wrong with one file, together.
  [[nodiscard]] static error invalid_file(std::vector<problem> problems);

  [[nodiscard]] errc code() const noexcept { return code_; }
  [[nodiscard]] const std::string& got() const noexcept { return got_; }
  [[nodiscard]] const std::string& wanted() const noexcept { return wanted_; }
  /// The text that a parser refused, cut at 200 bytes.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  /// The offset in bytes of the first bad character, for parsers.
  [[nodiscard]] std::optional<std::size_t> offset() const noexcept { return offset_; }
  [[nodiscard]] const std::vector<std::string>& near() const noexcept { return near_; }
  [[nodiscard]] const std::vector<problem>& problems() const noexcept { return problems_; }
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

 private:
  void compose();

  errc code_;
  std::string what_, got_, wanted_, text_, message_;
  std::optional<std::size_t> offset_;
  std::vector<std::string> near_;
  std::vector<problem> problems_;
};

}  // namespace habeas
