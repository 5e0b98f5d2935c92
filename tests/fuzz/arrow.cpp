// SPDX-License-Identifier: MIT
// Bytes as the choices of a stream of Arrow batches: types, slices, nulls, offsets, dictionaries, and layouts that are not those
// of their schema. Either refused with a reason or problems at their cells, or a dossier that is written and read again; the
// schema and each batch are released once. Buffers are as long as the lengths say, as the interface promises to its readers.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <habeas/io/arrow_dossier.hpp>
#include <habeas/io/date_columns.hpp>
#include <habeas/io/dossier_json.hpp>

#include "core/utf8.hpp"
#include "made_dossier.hpp"

namespace {

using namespace habeas;
using fuzz::choices;

void must(bool good) {
  if (!good) std::abort();
}

constexpr const char* headings[] = {"speaker", "kind", "number", "as_of", "account", "id", "said", "of", "from", "to", "held", "sex=women", "note", "under", "x_own", "", "nobody's"};
constexpr const char* formats[] = {"u", "U", "vu", "l", "i", "C", "n", "b", "g", "f", "tdD", "tdm", "tss:", "tsn:UTC", "tsu:+05:30", "tss:+14:00", "d:20,3",
                                   "d:9,-2,32", "+l", "+L", "L", "s", "z", "+s", "tts", "d:x", "", "tsq:"};
constexpr const char* words[] = {"w",  "held", "5", "2030-01-05", "exits", "a longer text than a view holds", "at least 3", "", "2030-01", "\xff", "a\x1b[1m", "9999999999999", "x y"};

std::size_t width_of(std::string_view format) {
  if (format == "c" || format == "C") return 1;
  if (format == "s" || format == "S") return 2;
  if (format == "i" || format == "I" || format == "f" || format == "tdD" || format == "u" || format == "+l") return 4;
  if (format == "vu") return 16;
  return format.rfind("d:", 0) == 0 ? 32 : 8;
}

/// A schema and an array, and all that they point to.
struct column {
  ArrowSchema schema{};
  ArrowArray array{};
  std::string name;
  std::vector<std::unique_ptr<std::vector<std::uint64_t>>> memory;
  std::vector<const void*> buffers;
  std::vector<ArrowSchema*> child_schemas;
  std::vector<ArrowArray*> child_arrays;
  std::vector<std::unique_ptr<column>> inner;

  std::uint8_t* room(std::size_t bytes) {
    memory.push_back(std::make_unique<std::vector<std::uint64_t>>(bytes / 8 + 1));
    buffers.push_back(memory.back()->data());
    return reinterpret_cast<std::uint8_t*>(memory.back()->data());
  }
};

template <class Arrow>
void let_go(Arrow* it) {
  it->release = nullptr;
}

/// Texts one after another, by offsets that start where they like.
template <class Offset>
void put_texts(column& made, choices& c, std::size_t rows) {
  auto* offsets = reinterpret_cast<Offset*>(made.room((rows + 1) * sizeof(Offset)));
  std::string letters = "..";
  offsets[0] = 2;
  for (std::size_t i = 0; i < rows; ++i) {
    letters += c.of(words);
    offsets[i + 1] = static_cast<Offset>(letters.size());
  }
  if (rows > 0 && c.is(40)) offsets[c.below(rows)] = c.is(2) ? -1 : static_cast<Offset>(letters.size());  // they fall
  std::memcpy(made.room(letters.size()), letters.data(), letters.size());
}

void put_views(column& made, choices& c, std::size_t rows) {
  auto* views = made.room(rows * 16);
  std::string letters;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string_view text = c.of(words);
    const auto length = static_cast<std::int32_t>(text.size());
    std::memcpy(views + i * 16, &length, 4);
    if (length <= 12) {
      std::memcpy(views + i * 16 + 4, text.data(), text.size());
      continue;
    }
    const std::int32_t buffer = c.is(30) ? 3 : 0, offset = static_cast<std::int32_t>(letters.size()) + (c.is(30) ? 100 : 0);
    std::memcpy(views + i * 16 + 8, &buffer, 4);
    std::memcpy(views + i * 16 + 12, &offset, 4);
    letters += text;
  }
  std::memcpy(made.room(letters.size()), letters.data(), letters.size());
  *reinterpret_cast<std::int64_t*>(made.room(8)) = static_cast<std::int64_t>(letters.size());
}

std::unique_ptr<column> make(choices& c, const char* format, std::size_t rows, int depth);

void put_values(column& made, choices& c, std::size_t rows, int depth) {
  const std::string_view format = made.schema.format;
  if (format == "u") return put_texts<std::int32_t>(made, c, rows);
  if (format == "U") return put_texts<std::int64_t>(made, c, rows);
  if (format == "vu") return put_views(made, c, rows);
  auto* values = made.room((rows + 1) * width_of(format));
  if (format == "+l" || format == "+L") {
    const std::size_t each = c.below(3);
    made.inner.push_back(make(c, c.is(8) ? "l" : "u", rows * each, depth + 1));
    for (std::size_t i = 0; i <= rows; ++i) {
      if (format == "+l") reinterpret_cast<std::int32_t*>(values)[i] = static_cast<std::int32_t>(i * each);
      else reinterpret_cast<std::int64_t*>(values)[i] = static_cast<std::int64_t>(i * each) + (c.is(50) ? 1000 : 0);
    }
    return;
  }
  for (std::size_t i = 0; i < rows * width_of(format); ++i)
    values[i] = c.is(2) ? 0 : static_cast<std::uint8_t>(c.below(256));
}

std::unique_ptr<column> make(choices& c, const char* format, std::size_t rows, int depth) {
  auto made = std::make_unique<column>();
  auto& array = made->array;
  made->schema.format = format;
  made->schema.name = "";
  array.length = static_cast<std::int64_t>(rows);
  array.offset = c.is(3) ? static_cast<std::int64_t>(c.below(3)) : 0;
  const auto all = rows + static_cast<std::size_t>(array.offset);
  if (std::string_view(format) != "n") {
    if (c.is(2)) made->buffers.push_back(nullptr);
    else std::fill_n(made->room(all / 8 + 1), all / 8 + 1, static_cast<std::uint8_t>(c.is(2) ? 0xFF : c.below(256)));
    array.null_count = c.is(4) ? 0 : -1;
    put_values(*made, c, all, depth);
  } else if (c.is(6)) {
    array.length = std::int64_t{1} << 60;  // nulls take no room
  }
  if (depth == 0 && c.is(5)) {
    made->inner.push_back(make(c, c.of(formats), 1 + c.below(4), 1));
    made->schema.dictionary = &made->inner.back()->schema;
    array.dictionary = c.is(12) ? nullptr : &made->inner.back()->array;
  }
  for (auto& one : made->inner) {
    if (&one->schema == made->schema.dictionary) continue;
    made->child_schemas.push_back(&one->schema);
    made->child_arrays.push_back(&one->array);
  }
  made->schema.n_children = array.n_children = static_cast<std::int64_t>(made->child_schemas.size());
  made->schema.children = made->child_schemas.data();
  array.children = made->child_arrays.data();
  array.n_buffers = static_cast<std::int64_t>(made->buffers.size());
  array.buffers = made->buffers.data();
  // What its schema does not promise.
  if (c.is(25)) array.n_buffers = static_cast<std::int64_t>(c.below(2));
  if (c.is(40)) array.buffers = nullptr, array.n_buffers = 0;
  if (c.is(40)) array.length = c.is(2) ? -1 : INT64_MAX;
  if (c.is(60)) made->schema.format = nullptr;
  made->schema.release = let_go<ArrowSchema>;
  array.release = let_go<ArrowArray>;
  return made;
}

/// One schema and its batches: the second column of columns is those of the second batch.
struct batches {
  ArrowSchema schema{};
  std::vector<ArrowArray> arrays;
  std::vector<std::unique_ptr<column>> columns;
  std::vector<std::vector<ArrowArray*>> children;
  std::vector<ArrowSchema*> schemas;
  std::size_t next = 0, released = 0, given = 0;
  const void* no_nulls = nullptr;
  bool fails = false;
};

batches& of(void* p) { return *static_cast<batches*>(p); }

template <class Arrow>
void count_release(Arrow* it) {
  ++of(it->private_data).released;
  it->release = nullptr;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  choices c(data, size);
  batches b;
  const auto width = c.below(7);
  std::vector<const char*> kinds;
  for (std::size_t i = 0; i < width; ++i) kinds.push_back(c.is(3) ? c.of(formats) : "u");
  const auto count = 1 + c.below(3);
  b.children.resize(count);
  for (std::size_t n = 0; n < count; ++n) {
    const auto rows = c.below(6);
    for (std::size_t i = 0; i < width; ++i) {
      b.columns.push_back(make(c, kinds[i], rows + c.below(2), 0));
      auto& made = *b.columns.back();
      made.name = c.is(4) ? c.of(headings) : headings[i % std::size(headings)];
      made.schema.name = c.is(30) ? nullptr : made.name.c_str();
      if (n == 0) b.schemas.push_back(&made.schema);
      b.children[n].push_back(&made.array);
    }
    ArrowArray batch{};
    batch.length = c.is(30) ? (c.is(2) ? -1 : std::int64_t{1} << 60) : static_cast<std::int64_t>(rows);
    batch.offset = c.is(20) ? 1 : 0;
    batch.n_buffers = 1;
    batch.buffers = &b.no_nulls;
    batch.n_children = static_cast<std::int64_t>(width) - (c.is(40) && width > 0 ? 1 : 0);
    batch.children = b.children[n].data();
    batch.release = count_release<ArrowArray>;
    batch.private_data = &b;
    b.arrays.push_back(batch);
  }
  b.schema = {c.is(40) ? "u" : "+s", "", nullptr, 0, static_cast<std::int64_t>(width), b.schemas.data(), nullptr, count_release<ArrowSchema>, &b};
  b.fails = c.is(12);
  if (width > 0 && b.schemas[0]->format != nullptr) {
    // A column by itself, as dates. Nulls without end would be as many rows.
    date_columns dates;
    try {
      if (b.columns[0]->array.length < 1'000) dates.add(*b.schemas[0], b.columns[0]->array);
    } catch (const error& e) {
      must(e.code() == errc::invalid_value && is_utf8(e.what()));
    }
    must(dates.valid_count() + dates.absent_count() <= dates.size());
  }
  ArrowArrayStream stream{};
  stream.get_schema = [](ArrowArrayStream* s, ArrowSchema* out) {
    *out = of(s->private_data).schema;
    ++of(s->private_data).given;
    return 0;
  };
  stream.get_next = [](ArrowArrayStream* s, ArrowArray* out) {
    auto& me = of(s->private_data);
    *out = {};
    if (me.next == me.arrays.size()) return me.fails ? 5 : 0;
    *out = me.arrays[me.next++];
    ++me.given;
    return 0;
  };
  stream.release = let_go<ArrowArrayStream>;
  stream.private_data = &b;
  table_settings said;
  if (c.is(2)) said.columns = {{"speaker", "w"}, {"kind", "held"}};
  if (c.is(3)) said.others = c.is(2) ? other_columns::keep : other_columns::ignore;
  std::vector<std::string> told;
  try {
    const auto d = dossier_of_arrow(stream, said, told);
    const auto written = write_dossier(d.content());
    must(write_dossier(read_dossier(written)) == written);
  } catch (const error& e) {
    must((e.code() == errc::invalid_file && !e.problems().empty()) || e.code() == errc::invalid_value);
    must(is_utf8(e.what()));
  }
  must(b.released == b.given && is_live(stream));
  return 0;
}
