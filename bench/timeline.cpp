// SPDX-License-Identifier: MIT
// How long the timeline takes: events, three links for each, a date for every fifth. Processor time and growth.
// With masks, every tenth date is one ("2019-03-1X" and the like), so that days are snapped until nothing moves.
//
//   timeline [most events, 1000000 if not given]

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <habeas/timeline/timeline.hpp>

namespace {

using namespace habeas;

double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// A history in which every event has a day, and claims about it that are all true.
class history {
 public:
  history(std::size_t events, bool masks) : masks_(masks) {
    content_.id = "bench";
    actor speaker;
    speaker.id = actor_id("speaker");
    content_.actors.push_back(speaker);
    for (std::size_t i = 0; i < events; ++i) {
      event e;
      e.id = event_id(name(i));
      content_.events.push_back(e);
      days_.push_back(static_cast<std::int64_t>(below(36'500)));
    }
    for (std::size_t i = 0; i < events; i += 5) add_date(i);
    for (std::size_t i = 0; i < 3 * events; ++i) add_link();
  }

  dossier_content content() && { return std::move(content_); }

 private:
  static std::string name(std::size_t i) { return fmt::format("e{}", i); }
  std::uint64_t below(std::uint64_t n) { return random_() % n; }

  void add(statement says) {
    claim c;
    c.id = claim_id(fmt::format("c{}", claims_++));
    c.speaker = actor_id("speaker");
    c.says = std::move(says);
    content_.claims.push_back(std::move(c));
  }
  void add_date(std::size_t i) {
    auto text = to_string(day(days_[i]));
    const auto how = below(10);
    if (masks_ && how == 0) text.back() = 'X';
    else if (how < 5) text.resize(7);
    dated_claim says;
    says.event = event_id(name(i));
    says.date = parse_edtf(text);
    add(says);
  }
  void add_link() {
    auto a = below(days_.size()), b = below(days_.size());
    if (days_[a] == days_[b]) return add_link();
    if (days_[a] > days_[b]) std::swap(a, b);
    linked_claim says;
    says.from = event_id(name(a));
    says.to = event_id(name(b));
    says.relation = relation::precedes;
    if (below(3) == 0) {
      says.relation = relation::within;
      says.days = days_[b] - days_[a] + static_cast<std::int64_t>(below(30));
    }
    add(says);
  }

  bool masks_;
  std::mt19937_64 random_{20190204};
  dossier_content content_;
  std::vector<std::int64_t> days_;
  std::size_t claims_ = 0;
};

void measure(std::size_t events, bool masks) {
  history h(events, masks);
  const auto start = now();
  const dossier d(std::move(h).content());
  const auto built = now();
  double read = built;
  const timeline t(d, {}, [&](std::string_view what, std::size_t done, std::size_t of) {
    if (what == "reading" && done == of) read = now();
  });
  const auto solved = now();
  std::int64_t known = 0;
  for (const auto& e : d.content().events) {
    const auto days = t.days(e.id);
    known += days.earliest_start.has_value() + days.latest_end.has_value();
  }
  const auto asked = now();
  fmt::print("{:>9} {:>9} {:>5} {:>9.3f} {:>9.3f} {:>9.3f} {:>9.3f} {:>10}\n", events, 3 * events, masks ? "yes" : "no",
             built - start, read - built, solved - read, asked - solved, known);
  if (!t.contradictions().empty()) std::fprintf(stderr, "the claims contradict one another: the history is wrong\n");
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t most = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 1'000'000;
  fmt::print("Seconds of processor time: `solve` propagates, and snaps masks.\n");
  fmt::print("{:>9} {:>9} {:>5} {:>9} {:>9} {:>9} {:>9} {:>10}\n", "events", "links", "masks", "check", "read", "solve", "ask", "bounds");
  for (const bool masks : {false, true})
    for (std::size_t n = 1'000; n <= most; n *= 10) measure(n, masks);
  return 0;
}
