// SPDX-License-Identifier: MIT
#include <habeas/wording/value_words.hpp>

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/model/assuming.hpp>
#include <habeas/model/content.hpp>
#include "made/small.hpp"

namespace test_plain_words {

using namespace habeas;

TEST_CASE("plain_words: dates") {
  const auto in = [](const char* text, language l) { return date_in_words(parse_edtf(text), l); };
  CHECK(in("2026-01-28", language::en) == "28 January 2026");
  CHECK(in("2026-01-28", language::es) == "28 de enero de 2026");
  CHECK(in("2026-01-29T13:00-04:00", language::en) == "29 January 2026 at 13:00");
  CHECK(in("2025-12", language::es) == "diciembre de 2025");
  CHECK(in("2025", language::en) == "2025");
  CHECK(in("2025-12~", language::en) == "about December 2025");
  CHECK(in("2026-01-05/2026-01-11", language::en) == "5 January 2026 to 11 January 2026");
  CHECK(in("2026-01-05/..", language::en) == "2026-01-05/..");
  CHECK(in("XXXX-10-18", language::en) == "XXXX-10-18");
  CHECK(in("2026-21", language::en) == "2026-21");
  CHECK(on_date(parse_edtf("2026-01-28"), language::es) == "el 28 de enero de 2026");
  CHECK(on_date(parse_edtf("2025-12"), language::es) == "diciembre de 2025");
}

TEST_CASE("plain_words: numbers, kinds and moments") {
  CHECK(number_in_words(quantity::more_than(40), language::en) == "more than 40");
  CHECK(number_in_words(quantity::fewer_than(40), language::es) == "menos de 40");
  CHECK(number_in_words(quantity::between(3, 5), language::en) == "3 to 5");
  CHECK(number_in_words(quantity::about(3), language::en) == "about 3");
  for (const auto l : {language::en, language::es})
    for (const auto& row : slug_table<mechanism>::rows) CHECK(!kind_in_words(row.first, l).empty());
  const auto d = testing::small_dossier().make();
  const sentence_writer writer(d, language::en);
  CHECK(time_ref_in_words(testing::time_ref_at(time_ref::how::start_of, "2026-01-08"), writer) == "the start of 8 January 2026");
  CHECK(time_ref_in_words(testing::time_ref_at(time_ref::how::bulletin, "b"), writer) == "the cut-off of bulletin b");
}

TEST_CASE("plain_words: what habeas supposes by itself is said in the language, and an author's words are left as they are") {
  testing::small_dossier d;
  d.assume("ours", true);
  const auto view = d.make();
  CHECK(statement_in_words(view.get(shared_cutoff), language::es) == "Los números de un boletín comparten un corte.");
  CHECK(statement_in_words(view.get(assumption_id("ours")), language::es) == view.get(assumption_id("ours")).statement);
  const auto supposed = [&](assumption_effect effect, std::vector<mechanism> kinds) {
    const auto asked = assuming(view, effect, testing::the_account, std::move(kinds));
    return asked.content().assumptions.back();
  };
  CHECK(statement_in_words(supposed(assumption_effect::no_other_exits, {}), language::es) ==
        "Quien pregunta supone: todas las salidas de count son de clases que las afirmaciones cuentan.");
  CHECK(statement_in_words(supposed(assumption_effect::no_other_entries, {mechanism::arrest, mechanism::transfer}), language::es) ==
        "Quien pregunta supone: todos los ingresos de count son por detención o por traslado.");
  // Whoever writes other words is quoted.
  auto own = supposed(assumption_effect::leave_when_freed, {});
  CHECK(statement_in_words(own, language::es) == "Quien pregunta supone: las personas salen de count cuando quedan en libertad.");
  own.statement = "We suppose so.";
  CHECK(statement_in_words(own, language::es) == "We suppose so.");
}

TEST_CASE("plain_words: the English of the catalogue is what these statements say") {
  const auto d = testing::small_dossier().make();
  for (const auto effect : built_in_effects) CHECK(statement_in_words(built_in_assumption(effect), language::en) == built_in_assumption(effect).statement);
  for (const auto effect : effects_of_accounts) {
    const auto supposed = assuming(d, effect, testing::the_account).content().assumptions.back();
    CHECK(is_stated_by_habeas(supposed));
    CHECK(statement_in_words(supposed, language::en) == supposed.statement);
    CHECK(statement_in_words(supposed, language::es) != supposed.statement);
  }
}

}  // namespace test_plain_words
