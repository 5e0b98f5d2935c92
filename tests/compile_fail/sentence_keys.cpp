// SPDX-License-Identifier: MIT
// A sentence is asked for by a key that the catalogue has; any other does not compile.
#include <string>

#include <habeas/model/custody.hpp>
#include <habeas/wording/catalogue_text.hpp>
#include <habeas/wording/sentence_key.hpp>

using namespace habeas;

#if HABEAS_CASE == 0
std::string said(bool least, mechanism m) {
  static constexpr keys_by_slug<mechanism> kinds("by_");
  return say(language::en, least ? sentence_key("at_least") : "at_most", {{"n", "3"}}) + say(language::es, kinds[m]);
}
#elif HABEAS_CASE == 1  // refused: constant expression
std::string said() { return say(language::en, "no_such_sentence"); }
#elif HABEAS_CASE == 2  // refused: constant expression
std::string said(bool least) { return say(language::en, least ? sentence_key("at_least") : "at_leats"); }
#elif HABEAS_CASE == 3  // refused: (could not convert|no viable conversion|no matching function)
std::string said(const std::string& key) { return say(language::en, key); }
#elif HABEAS_CASE == 4  // refused: constant expression
std::string said(mechanism m) {
  static constexpr keys_by_slug<mechanism> kinds("without_");
  return say(language::en, kinds[m]);
}
#endif
