// SPDX-License-Identifier: MIT
// Any two texts as a standard and its code, and as a list and its word: an answer that lists what is there, or near names.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <habeas/core/error.hpp>
#include <habeas/io/crosswalk.hpp>
#include <habeas/io/vocabulary.hpp>

namespace {

void must(bool good) {
  if (!good) std::abort();
}

template <class Ask>
void ask(Ask question) {
  using habeas::errc;
  try {
    must(!question().empty());
  } catch (const habeas::error& e) {
    must(e.code() == errc::unknown_id || e.code() == errc::invalid_value);
    must(e.what()[0] != '\0');
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace habeas;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto end = text.find('\0');
  const auto first = text.substr(0, end);
  const auto second = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  ask([&] { return crosswalk_json(first, second); });
  ask([&] { return word_codes_json(first, second); });
  ask([&] { return vocabulary_json(first); });
  try {
    for (const auto& row : words_of_code(first, second)) must(row.standard == first && row.code == second);
  } catch (const error& e) {
    must(e.code() == errc::unknown_id || e.code() == errc::invalid_value);
  }
  const auto* word = find_word(first, second);
  must(word == nullptr || (word->list == first && word->slug == second));
  return 0;
}
