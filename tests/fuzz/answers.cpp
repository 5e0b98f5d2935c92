// SPDX-License-Identifier: MIT
// Bytes as the choices of a dossier: check, timeline, report, talks, pledges, lists, custody, repairs and every bound of it, each proof held against the checker, which
// shares nothing with what found it; and the same within a limit, which leaves out and adds nothing.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <habeas/conflict/conflict_report.hpp>
#include <habeas/core/work_limits.hpp>
#include <habeas/io/answers.hpp>
#include <habeas/io/list_answers.hpp>
#include <habeas/io/negotiation_answers.hpp>
#include <habeas/ledger/minimal_adjustment.hpp>
#include <habeas/lint/dossier_check.hpp>
#include <habeas/lists/tally.hpp>
#include <habeas/model/nouns.hpp>
#include <habeas/model/shown_list.hpp>
#include <habeas/process/pledge_delivery.hpp>
#include <habeas/verify/proof_checker.hpp>

#include "core/utf8.hpp"
#include "made_dossier.hpp"

namespace {

using namespace habeas;

constexpr std::uint64_t most_steps = 300'000;

void must(bool good) {
  if (!good) std::abort();
}

void look_at(const ledger& l, const std::optional<about_policy>& about) {
  const auto& view = l.of();
  for (const auto& c : l.contradictions()) must(verify::check(c, view, about).valid());
  const auto points = l.points();
  const account_point* before = nullptr;
  for (const auto& p : points) {
    must(verify::check(l.held(p), view, about).valid());
    if (before != nullptr && l.is_not_after(*before, p)) {
      for (const auto& b : {l.entries(*before, p), l.exits(*before, p)}) {
        must(verify::check(b, view, about).valid());
        must(!b.low || !b.high || *b.low <= *b.high);
      }
      const auto u = l.unaccounted(direction::exits, *before, p);
      must(u.unaccounted >= 0 && verify::check(u.moved, view, about).valid());
    }
    before = &p;
  }
}

/// Talks, pledges, lists of people, who is held, and the least that would have to change.
void look_at_the_rest(const dossier& d, const timeline& days, const sentence_writer& writer, const ledger_options& options) {
  must(is_utf8(negotiations_json(days)));
  deliveries pledged(d, options);
  must(is_utf8(pledges_json(pledged, writer)));
  for (const auto& e : d.editions()) must(is_utf8(to_json(tally_edition(d, e.id), writer)));
  if (d.editions().size() > 1) must(is_utf8(to_json(compare_editions(d, d.editions()[0].id, d.editions()[1].id))));
  must(d.custody(day::from_civil(2026, 1, 31)).size() <= d.detainees().size() + d.groups().size());
  for (const auto& a : d.accounts()) {
    const auto change = find_minimal_adjustment(ledger(d, a.id, options));
    must(change.low >= 0 && (!change.high || *change.high >= change.low));
  }
}

bool is_in(const placed_contradiction& c, const check_report& whole) {
  return std::any_of(whole.contradictions.begin(), whole.contradictions.end(), [&](const placed_contradiction& w) { return w.found.claims == c.found.claims; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::choices c(data, size);
  const auto d = fuzz::dossier_from(c);
  if (!d) return 0;
  ledger_options options;
  if (size % 2 == 1) options.about = about_policy{2, 0};
  const sentence_writer writer(*d, language::en);
  const work_limits within({}, most_steps);
  try {
    const auto whole = check_dossier(*d, language::en, options);
    if (!whole.whole) return 0;
    const auto steps = within.steps();
    for (const auto& one : whole.contradictions) must(verify::check(one.found, *d, options.about).valid());
    must(is_utf8(to_json(whole, writer)));
    {
      const work_limits less({}, steps / 2);
      const auto part = check_dossier(*d, language::en, options);
      for (const auto& one : part.contradictions) must(is_in(one, whole));
    }
    const timeline days(*d);
    for (const auto& found : days.contradictions()) must(verify::check(found, *d).valid());
    for (const auto& e : d->content().events)
      for (const auto& ends : {days.start(e.id), days.end(e.id)}) must(verify::check(ends.days, *d).valid());
    for (const auto& a : d->content().accounts) look_at(ledger(*d, a.id, options), options.about);
    look_at_the_rest(*d, days, writer, options);
    const auto told = explain_contradictions(*d, 3, writer, options, 200);
    must(told.list.size() <= 3 && (whole.contradictions.empty() || !told.list.empty() || told.more != false));
  } catch (const error& e) {
    must(e.code() == errc::cancelled);
  }
  return 0;
}
