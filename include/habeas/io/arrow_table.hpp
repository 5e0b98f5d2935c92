// SPDX-License-Identifier: MIT
// Columns of one length that leave by the Arrow C data interface: made row by row, handed over without a copy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/io/arrow.hpp>

namespace habeas {

/// One column, filled row by row; every column may hold nulls. Adding is amortised constant time.
class HABEAS_API arrow_column {
 public:
  enum class kind {
    integer,  ///< int64
    real,     ///< float64
    boolean,  ///< bool
    day,      ///< date32: days since 1970-01-01
    text,     ///< large_utf8
    texts,    ///< large_list of large_utf8
  };

  arrow_column(std::string name, kind of) : name_(std::move(name)), kind_(of), offsets_(of == kind::text || of == kind::texts ? 1 : 0) {}

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] kind of() const noexcept { return kind_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] std::size_t null_count() const noexcept { return nulls_; }
  [[nodiscard]] bool is_null(std::size_t row) const noexcept { return (there_[row / 8] >> (row % 8) & 1U) == 0; }

  void add_null();
  void add_integer(std::int64_t value);
  void add_real(double value);
  void add_boolean(bool value);
  void add_day(std::int32_t since_epoch);
  void add_text(std::string_view value);
  void add_texts(std::span<const std::string> values);

  /// A null where there is no value.
  void add_integer(std::optional<std::int64_t> value) { value ? add_integer(*value) : add_null(); }
  void add_text(const std::optional<std::string>& value) { value ? add_text(std::string_view(*value)) : add_null(); }

  // What was added; each of its kind alone, anything where it is null.
  [[nodiscard]] std::int64_t integer_at(std::size_t row) const noexcept { return integers_[row]; }
  [[nodiscard]] double real_at(std::size_t row) const noexcept { return reals_[row]; }
  [[nodiscard]] bool boolean_at(std::size_t row) const noexcept { return (bits_[row / 8] >> (row % 8) & 1U) != 0; }
  [[nodiscard]] std::int32_t day_at(std::size_t row) const noexcept { return days_[row]; }
  [[nodiscard]] std::string_view text_at(std::size_t row) const noexcept { return between(offsets_[row], offsets_[row + 1]); }
  [[nodiscard]] std::vector<std::string_view> texts_at(std::size_t row) const;
  /// The values as they lie in memory: integers, reals and days.
  [[nodiscard]] std::span<const std::byte> values() const noexcept;

 private:
  friend class arrow_table;

  void mark(bool there);
  [[nodiscard]] std::string_view between(std::int64_t from, std::int64_t to) const noexcept {
    return std::string_view(letters_).substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
  }

  std::string name_;
  kind kind_;
  std::size_t size_ = 0, nulls_ = 0;
  std::vector<std::uint8_t> there_, bits_;
  std::vector<std::int64_t> integers_;
  std::vector<double> reals_;
  std::vector<std::int32_t> days_;
  std::vector<std::int64_t> offsets_;                    ///< of texts in the letters, or of lists in `inner_`
  std::vector<std::int64_t> inner_ = std::vector<std::int64_t>(1);  ///< of the texts of lists
  std::string letters_;
};

/// Columns of one length, each with a name.
class HABEAS_API arrow_table {
 public:
  /// Throws errc::invalid_value for columns of several lengths.
  explicit arrow_table(std::vector<arrow_column> columns);

  [[nodiscard]] std::size_t size() const noexcept { return columns_.empty() ? 0 : columns_.front().size(); }
  [[nodiscard]] const std::vector<arrow_column>& columns() const noexcept { return columns_; }

  /// The table as one struct array; it shares what it holds and is the caller's to release.
  static void move_to_arrow(std::shared_ptr<const arrow_table> table, ArrowSchema& schema, ArrowArray& array);

 private:
  std::vector<arrow_column> columns_;
};

/// A column as it lies in memory, for `hand_over`. What it points to is its owner's.
struct arrow_buffers {
  const char* name = "";
  const char* format = "";
  std::vector<const void*> buffers = {};  ///< bits of what is there first
  std::int64_t length = 0;
  std::int64_t null_count = -1;           ///< -1: not counted
  std::vector<arrow_buffers> children = {};
};

/// A struct array of columns that somebody owns, who lives until the last part of it is released. Nothing is copied.
HABEAS_API void hand_over(std::shared_ptr<const void> owner, std::int64_t rows, std::vector<arrow_buffers> columns, ArrowSchema& schema,
                          ArrowArray& array);

}  // namespace habeas
