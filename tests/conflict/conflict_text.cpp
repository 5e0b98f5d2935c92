// SPDX-License-Identifier: MIT
#include <habeas/timeline/timeline.hpp>
#include <habeas/conflict/conflict_text.hpp>

#include <string>

#include <doctest/doctest.h>

#include <habeas/io/dossier_json.hpp>

#include "folders.hpp"
#include "made/small.hpp"

namespace test_quote {

using namespace habeas;

TEST_CASE("quote: the 711 that were held, printed as releases, in words that can be quoted") {
  const auto d = open_dossier(folders::test_data("foro_penal.json"));
  const auto both = ledger(d, account_id("foro_penal")).contradictions();
  REQUIRE(both.size() == 10);
  CHECK(quote(both.back(), d, sentence_writer(d, language::en)) ==
        "analyst assumes (releases): \"The releases "
        "that Foro Penal verifies are of people in its count, and leave it between the same cut-offs.\" Foro Penal said on 10 February 2026 that 431 people had left the count by release from the start of 8 January 2026 to 8 February 2026 "
        "(VEN-101). Foro Penal said on about 9 February 2026 that 426 people had left the count by release from the start of 8 January 2026 to 9 "
        "February 2026 (VEN-102). These cannot all be true as stated: they miss one another by 5 people.");
  CHECK(quote(both.back(), d, sentence_writer(d, language::es)) ==
        "analyst supone (releases): «The releases "
        "that Foro Penal verifies are of people in its count, and leave it between the same cut-offs.» Foro Penal dijo el 10 de febrero de 2026 que 431 personas habían salido del conteo por excarcelación desde el comienzo del 8 de enero de 2026 "
        "hasta el 8 de febrero de 2026 (VEN-101). Foro Penal dijo hacia 9 de febrero de 2026 que 426 personas habían salido del conteo por excarcelación "
        "desde el comienzo del 8 de enero de 2026 hasta el 9 de febrero de 2026 (VEN-102). No pueden ser todas ciertas tal como "
        "se afirman: difieren en 5 personas.");
}

TEST_CASE("quote: stocks, the day of saying, a bulletin's date and a correction's number") {
  testing::small_dossier d;
  d.add_bulletin("b", "2026-01-04");
  d.held("stock", quantity::at_least(9), {}).bulletin = bulletin_id("b");
  auto& wrong = d.held("wrong", quantity::exact(3), "2026-01-04");
  wrong.bulletin = bulletin_id("b");
  response_claim made;
  made.kind = response::corrected;
  made.about = claim_id("wrong");
  made.number = quantity::exact(5);
  d.add("right", made).said = parse_edtf("2026-01-06");
  const auto all = d.make();
  const ledger l(all, testing::the_account);
  REQUIRE(l.contradictions().size() == 1);
  CHECK(quote(l.contradictions()[0], all, sentence_writer(all, language::en)) ==
        "Assumed (shared_cutoff): \"The numbers of one bulletin share one cut-off.\" speaker said on 6 January 2026 that 5 people were held as of 4 January 2026 (right). speaker said that at least 9 "
        "people were held as of 4 January 2026 (stock). These cannot all be true as stated: they miss one another by 4 people.");
}

TEST_CASE("quote: the outlet between commas, and what an analyst assumes before all else") {
  testing::small_dossier d;
  actor outlet;
  outlet.id = actor_id("outlet");
  outlet.name = "A paper";
  d.content.actors.push_back(outlet);
  d.assume("one_count", true);
  d.held("a", quantity::exact(5), "2026-02-10T10:00").via = outlet.id;
  auto& second = d.held("b", quantity::exact(9), "2026-02-10T10:00");
  second.said = parse_edtf("2026-02-11");
  second.via = outlet.id;
  second.under = {assumption_id("one_count")};
  const auto all = d.make();
  const ledger l(all, testing::the_account);
  REQUIRE(l.contradictions().size() == 1);
  CHECK(quote(l.contradictions()[0], all, sentence_writer(all, language::en)) ==
        "speaker assumes (one_count): \"supposed\" speaker, as carried by A paper, said that 5 people were held as of 10 February 2026 at 10:00 (a). "
        "speaker, as carried by A paper, said on 11 February 2026 that 9 people were held as of 10 February 2026 at 10:00 (b). These cannot all be "
        "true as stated: they miss one another by 4 people.");
  CHECK(quote(l.contradictions()[0], all, sentence_writer(all, language::es)).find("speaker, según A paper, dijo el 11 de febrero de 2026 que") != std::string::npos);
}

TEST_CASE("quote: days of events, and one claim alone") {
  testing::small_dossier d;
  d.add_event("e");
  d.dated("a", "e", "2026-01-01");
  d.dated("b", "e", "2026-01-05");
  const auto all = d.make();
  const timeline t(all);
  REQUIRE(t.contradictions().size() == 1);
  const auto text = quote(t.contradictions()[0], all, sentence_writer(all, language::en));
  CHECK(text.find("miss one another by 4 days") != std::string::npos);
  CHECK(text.find("speaker (a)") != std::string::npos);
}

}  // namespace test_quote
