// SPDX-License-Identifier: MIT
// 10. The exchange of July 2025: three legs, numbers that speakers give of each, and whether the 80 were freed, on each day
// and as known on each day.
#include <string>
#include <vector>

#include <fmt/format.h>

#include <habeas/process/pledge_delivery.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/wording/answer_text.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace {

void tell_pledge(const habeas::dossier& view, const std::string& pledge, const std::string& at, const std::string& when) {
  habeas::deliveries all(view);
  for (const auto& d : all.at(all.entry(pledge), at)) {
    const auto number = d.done ? to_string(d.done->number) : std::string("nothing counted");
    fmt::print("{}: {}: {}\n", when, to_slug(d.status), number);
  }
}

}  // namespace

int main() {
  const auto dossier = habeas::open_dossier("dossiers/exchange_2025");
  const habeas::sentence_writer writer(dossier, habeas::language::en);

  // The legs, and every number that a claim gives one of them.
  const auto& exchange = dossier.get(habeas::exchange_id("july_2025"));
  habeas::deliveries all(dossier);
  const auto numbers = habeas::numbers_of(all, exchange);
  for (const auto& leg : exchange.legs) {
    fmt::print("{}: {}\n", leg.id, leg.title);
    for (const auto& n : numbers)
      if (n.leg == leg.id) fmt::print("  {} {}, says {}\n", n.as ? to_slug(*n.as) : "pledged", to_string(n.number), writer.said_by(std::vector{n.claim}));
  }

  // The 80: no claim states a deadline, so nothing is overdue.
  fmt::print("\nThe 80, by what Foro Penal verified:\n");
  tell_pledge(dossier, "the_80", "2025-07-17", "the day before");
  tell_pledge(dossier, "the_80", "2025-07-18", "on the day");
  tell_pledge(dossier, "the_80", "claim:VEN-050-venezuelan", "when it was counted");
  tell_pledge(dossier, "the_80", "2025-07-31", "at the end of July");
  tell_pledge(dossier.with("none_after_the_report"), "the_80", "2025-07-31", "the same, if no more followed");
  tell_pledge(dossier.without("venezuelans_are_of_the_80"), "the_80", "2025-07-31", "the same, if they are others");
  const auto then = habeas::latest_end_instant(habeas::parse_edtf("2025-07-19"), -240);
  tell_pledge(dossier.as_known_on(then), "the_80", "2025-07-19", "as known on 19 July");

  // Why it was not met when it was counted.
  const auto counted = all.at(all.entry("the_80"), "claim:VEN-050-venezuelan");
  const auto& done = counted.front().done->number;
  fmt::print("\nWanted {}, and at most {}:\n", *counted.front().wanted, *done.high);
  fmt::print("{}", habeas::proof_text(*done.high_proof, writer));
}
