// SPDX-License-Identifier: MIT
#include <habeas/io/arrow_table.hpp>

#include <utility>

#include <fmt/format.h>

#include <habeas/core/error.hpp>

namespace habeas {

void arrow_column::mark(bool there) {
  if (size_ % 8 == 0) there_.push_back(0);
  if (there) there_.back() = static_cast<std::uint8_t>(there_.back() | 1U << (size_ % 8));
  else ++nulls_;
  ++size_;
}

void arrow_column::add_null() {
  switch (kind_) {
    case kind::integer: integers_.push_back(0); break;
    case kind::real: reals_.push_back(0); break;
    case kind::boolean:
      if (size_ % 8 == 0) bits_.push_back(0);
      break;
    case kind::day: days_.push_back(0); break;
    case kind::text:
    case kind::texts: offsets_.push_back(offsets_.back()); break;
  }
  mark(false);
}

void arrow_column::add_integer(std::int64_t value) {
  integers_.push_back(value);
  mark(true);
}

void arrow_column::add_real(double value) {
  reals_.push_back(value);
  mark(true);
}

void arrow_column::add_boolean(bool value) {
  if (size_ % 8 == 0) bits_.push_back(0);
  if (value) bits_.back() = static_cast<std::uint8_t>(bits_.back() | 1U << (size_ % 8));
  mark(true);
}

void arrow_column::add_day(std::int32_t since_epoch) {
  days_.push_back(since_epoch);
  mark(true);
}

void arrow_column::add_text(std::string_view value) {
  letters_ += value;
  offsets_.push_back(static_cast<std::int64_t>(letters_.size()));
  mark(true);
}

void arrow_column::add_texts(std::span<const std::string> values) {
  for (const auto& v : values) {
    letters_ += v;
    inner_.push_back(static_cast<std::int64_t>(letters_.size()));
  }
  offsets_.push_back(static_cast<std::int64_t>(inner_.size()) - 1);
  mark(true);
}

std::vector<std::string_view> arrow_column::texts_at(std::size_t row) const {
  std::vector<std::string_view> found;
  for (auto i = offsets_[row]; i < offsets_[row + 1]; ++i)
    found.push_back(between(inner_[static_cast<std::size_t>(i)], inner_[static_cast<std::size_t>(i) + 1]));
  return found;
}

std::span<const std::byte> arrow_column::values() const noexcept {
  switch (kind_) {
    case kind::integer: return std::as_bytes(std::span(integers_));
    case kind::real: return std::as_bytes(std::span(reals_));
    case kind::day: return std::as_bytes(std::span(days_));
    default: return {};
  }
}

arrow_table::arrow_table(std::vector<arrow_column> columns) : columns_(std::move(columns)) {
  for (const auto& c : columns_)
    if (c.size() != columns_.front().size())
      throw error(errc::invalid_value, "columns of several lengths", fmt::format("{} rows in '{}'", c.size(), c.name()),
                  fmt::format("{}, as in '{}'", columns_.front().size(), columns_.front().name()));
}

void arrow_table::move_to_arrow(std::shared_ptr<const arrow_table> table, ArrowSchema& schema, ArrowArray& array) {
  std::vector<arrow_buffers> parts;
  const auto rows = static_cast<std::int64_t>(table->size());
  for (const auto& c : table->columns_) {
    auto& part = parts.emplace_back();
    part.name = c.name_.c_str();
    part.length = rows;
    part.null_count = static_cast<std::int64_t>(c.nulls_);
    // What has no nulls needs no bits.
    const void* there = c.nulls_ == 0 ? nullptr : c.there_.data();
    switch (c.kind_) {
      case arrow_column::kind::integer: part.format = "l", part.buffers = {there, c.integers_.data()}; break;
      case arrow_column::kind::real: part.format = "g", part.buffers = {there, c.reals_.data()}; break;
      case arrow_column::kind::boolean: part.format = "b", part.buffers = {there, c.bits_.data()}; break;
      case arrow_column::kind::day: part.format = "tdD", part.buffers = {there, c.days_.data()}; break;
      case arrow_column::kind::text: part.format = "U", part.buffers = {there, c.offsets_.data(), c.letters_.data()}; break;
      case arrow_column::kind::texts:
        part.format = "+L";
        part.buffers = {there, c.offsets_.data()};
        part.children = {{"item", "U", {nullptr, c.inner_.data(), c.letters_.data()}, static_cast<std::int64_t>(c.inner_.size()) - 1, 0, {}}};
        break;
    }
  }
  hand_over(std::move(table), rows, std::move(parts), schema, array);
}

namespace {

/// What every part of a struct array points into: the owner of the columns, and the parts themselves.
struct handed_over {
  std::shared_ptr<const void> owner;
  std::vector<arrow_buffers> columns;
  struct part {
    ArrowSchema schema{};
    ArrowArray array{};
    std::vector<std::unique_ptr<part>> inner = {};
    std::vector<ArrowSchema*> schemas = {};
    std::vector<ArrowArray*> arrays = {};
  };
  part root;
};

// A consumer may move a child away and release it after its parent: each part holds the whole.
template <class Arrow>
void release_part(Arrow* arrow) {
  for (std::int64_t i = 0; i < arrow->n_children; ++i)
    if (arrow->children[i]->release != nullptr) arrow->children[i]->release(arrow->children[i]);
  auto* whole = static_cast<std::shared_ptr<handed_over>*>(arrow->private_data);
  arrow->release = nullptr;
  delete whole;
}

void fill(const std::shared_ptr<handed_over>& whole, handed_over::part& part, const arrow_buffers& from, const char* format) {
  for (const auto& c : from.children) {
    auto& inner = *part.inner.emplace_back(std::make_unique<handed_over::part>());
    fill(whole, inner, c, c.format);
    part.schemas.push_back(&inner.schema);
    part.arrays.push_back(&inner.array);
  }
  const auto children = static_cast<std::int64_t>(part.inner.size());
  part.schema = {format, from.name, nullptr, ARROW_FLAG_NULLABLE, children, part.schemas.data(), nullptr, nullptr, nullptr};
  // The C interface takes buffers that may be written to; nobody does.
  part.array = {from.length, from.null_count, 0, static_cast<std::int64_t>(from.buffers.size()), children,
                const_cast<const void**>(from.buffers.data()), part.arrays.data(), nullptr, nullptr, nullptr};
}

/// Gives each part its share of the whole. Until then nothing has to be released.
void share(const std::shared_ptr<handed_over>& whole, handed_over::part& part) {
  for (auto& inner : part.inner) share(whole, *inner);
  part.schema.private_data = new std::shared_ptr<handed_over>(whole);
  part.schema.release = &release_part<ArrowSchema>;
  part.array.private_data = new std::shared_ptr<handed_over>(whole);
  part.array.release = &release_part<ArrowArray>;
}

}  // namespace

void hand_over(std::shared_ptr<const void> owner, std::int64_t rows, std::vector<arrow_buffers> columns, ArrowSchema& schema, ArrowArray& array) {
  const auto whole = std::make_shared<handed_over>();
  whole->owner = std::move(owner);
  whole->columns = {{"", "+s", {nullptr}, rows, 0, std::move(columns)}};
  fill(whole, whole->root, whole->columns.front(), "+s");
  share(whole, whole->root);
  whole->root.schema.flags = 0;
  // The outer parts move to the caller.
  schema = std::exchange(whole->root.schema, {});
  array = std::exchange(whole->root.array, {});
}

}  // namespace habeas
