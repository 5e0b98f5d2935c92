// SPDX-License-Identifier: MIT
// One claim more is said: the ledger that knows more and more, beside starting over. Stocks and
// flows of one account over 10,000 days, each number up to five people from a hidden history. Processor time.
//
//   live_ledger [most claims, 100000 if not given]

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <sys/resource.h>

#include <fmt/format.h>

#include "ledger/incremental_ledger.hpp"

namespace {

using namespace habeas;

double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
double mebibytes() {
  rusage u{};
  getrusage(RUSAGE_SELF, &u);
  return static_cast<double>(u.ru_maxrss) / 1024;
}

const account_id the_account{"count"};

class maker {
 public:
  maker() : in_(days), out_(days) {
    in_[0] = 500;
    for (std::size_t d = 1; d < days; ++d) {
      in_[d] = in_[d - 1] + below(4);
      out_[d] = out_[d - 1] + std::min(in_[d] - out_[d - 1], below(4));
    }
  }
  dossier_content lists(std::size_t claims) {
    dossier_content c;
    c.id = "bench";
    actor speaker;
    speaker.id = actor_id("speaker");
    c.actors.push_back(speaker);
    account counted;
    counted.id = the_account;
    counted.counter = speaker.id;
    c.accounts.push_back(counted);
    for (std::size_t i = 0; i < claims; ++i) c.claims.push_back(one(first_days));
    return c;
  }
  claim one(const std::string& said) {
    claim c;
    c.said = parse_edtf(said);
    c.id = claim_id(fmt::format("c{}", next_++));
    c.speaker = actor_id("speaker");
    const auto kind = below(4);
    const auto start = static_cast<std::size_t>(below(days - 1));
    if (kind < 2) {
      held_claim says;
      says.account = the_account;
      says.number = about(in_[start] - out_[start]);
      c.says = says;
      c.as_of = date(start);
      return c;
    }
    const auto end = std::min(days - 1, start + 1 + static_cast<std::size_t>(below(90)));
    flow_claim says;
    says.way = kind == 2 ? direction::entries : direction::exits;
    says.account = the_account;
    says.number = about(kind == 2 ? in_[end] - in_[start] : out_[end] - out_[start]);
    says.from = end_of(start);
    says.to = end_of(end);
    c.says = says;
    return c;
  }
  static std::string text(std::size_t d) { return to_string(day(static_cast<std::int64_t>(d))); }

  static constexpr std::size_t days = 10'000;
  static constexpr const char* first_days = "2031-01-01";

 private:
  std::int64_t below(std::size_t n) { return static_cast<std::int64_t>(random_() % n); }
  quantity about(std::int64_t n) { return quantity::between(std::max<std::int64_t>(0, n - below(6)), n + below(6)); }
  static edtf date(std::size_t d) { return parse_edtf(text(d)); }
  static time_ref end_of(std::size_t d) {
    time_ref m;
    m.kind = time_ref::how::end_of;
    m.date = date(d);
    return m;
  }

  std::mt19937_64 random_{20'260'119};
  std::vector<std::int64_t> in_, out_;
  std::size_t next_ = 0;
};

question held_at(std::size_t d) {
  question q;
  q.kind = question::what::held;
  q.from = q.to = account_point::end_of(parse_edtf(maker::text(d)).bounds().earliest_end.value);
  return q;
}

void measure(std::size_t claims) {
  maker make;
  auto lists = make.lists(claims);
  std::vector<claim_id> later;
  constexpr int added = 200;
  for (int i = 0; i < added; ++i) {
    lists.claims.push_back(make.one("2031-01-02"));
    later.push_back(lists.claims.back().id);
  }
  std::sort(later.begin(), later.end());
  const dossier all(std::move(lists));
  const auto d = all.as_known_on(instant::end_of(day::from_civil(2031, 1, 1)));
  auto start = now();
  const ledger once(d, the_account);
  std::int64_t sum = 0;
  std::vector<question> asked;
  for (std::size_t i = 1; i <= 20; ++i) asked.push_back(held_at(i * maker::days / 21));
  for (const auto& q : asked) sum += once.held(q.from, false).high.value_or(0);
  const auto over = now() - start;
  start = now();
  incremental_ledger live(all, d, the_account);
  live.watch(asked);
  const auto begun = now() - start;
  std::vector<double> each;
  std::size_t changed = 0;
  for (const auto& name : later) {
    start = now();
    changed += live.say(name).changed.size();
    each.push_back(now() - start);
  }
  const auto first = each.front();
  std::sort(each.begin(), each.end());
  fmt::print("{:>8} {:>12.3f} {:>10.3f} {:>10.2f} {:>12.3f} {:>12.3f} {:>10.0f}x {:>9} {:>7} {:>8.0f}\n", claims, over, begun, 1e3 * first,
             1e3 * each[each.size() / 2], 1e3 * each[each.size() * 99 / 100], over / std::max(each[each.size() / 2], 1e-6), changed,
             live.started_anew(), mebibytes());
  if (sum == 0) fmt::print("nothing was bounded\n");
}

}  // namespace

int main(int argc, char** argv) {
  const auto most = argc > 1 ? static_cast<std::size_t>(std::strtoull(argv[1], nullptr, 10)) : std::size_t{100'000};
  fmt::print("over: seconds for a new ledger and 20 stocks; begin: the same kept up to date; then 200 claims one by one, in ms.\n");
  fmt::print("{:>8} {:>12} {:>10} {:>10} {:>12} {:>12} {:>11} {:>9} {:>7} {:>8}\n", "claims", "over (s)", "begin (s)", "first", "median",
             "99 %", "over/median", "changed", "anew", "MiB");
  for (std::size_t n = 1'000; n <= most; n *= 10) measure(n);
  return 0;
}
