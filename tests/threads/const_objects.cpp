// SPDX-License-Identifier: MIT
// Const objects are asked by many threads at once, each in an order of its own: every answer is that of one thread alone.
// What is made on first asking (solved rows, repairs, proofs, days, flows that claims state) is so made under contention.
#include <atomic>
#include <barrier>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <habeas/conflict/conflict_report.hpp>
#include <habeas/core/work_limits.hpp>
#include <habeas/graph/actor_network.hpp>
#include <habeas/graph/event_queries.hpp>
#include <habeas/io/answers.hpp>
#include <habeas/io/coder_answers.hpp>
#include <habeas/io/crosswalk.hpp>
#include <habeas/io/dossier_files.hpp>
#include <habeas/io/dossier_json.hpp>
#include <habeas/io/graph_answers.hpp>
#include <habeas/io/label_answers.hpp>
#include <habeas/io/ledger_answers.hpp>
#include <habeas/io/list_answers.hpp>
#include <habeas/io/negotiation_answers.hpp>
#include <habeas/io/vocabulary.hpp>
#include <habeas/ledger/minimal_adjustment.hpp>
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/lint/dossier_check.hpp>
#include <habeas/lists/tally.hpp>
#include <habeas/lp/highs.hpp>
#include <habeas/model/nouns.hpp>
#include <habeas/model/shown_list.hpp>
#include <habeas/process/negotiation_state.hpp>
#include <habeas/process/pledge_delivery.hpp>
#include <habeas/simulate/simulate.hpp>
#include <habeas/timeline/event_panel.hpp>
#include <habeas/timeline/timeline.hpp>
#include <habeas/verify/proof_checker.hpp>
#include <habeas/wording/sentence_writer.hpp>

#include "folders.hpp"

namespace test_const_objects {

using namespace habeas;

/// A dossier and what is made of it once, for all threads.
struct objects {
  objects(const dossier_content& content, const ledger_options& options)
      : d(content), options(options), writer(d, language::en), days(d), graph(d) {
    for (const auto& a : d.accounts()) ledgers.push_back(std::make_unique<const ledger>(d, a.id, options));
  }

  const dossier d;
  const ledger_options options;
  const sentence_writer writer;
  const timeline days;
  const event_graph graph;
  std::vector<std::unique_ptr<const ledger>> ledgers;
};

using answer_to = std::function<std::string(const objects&)>;

template <class Ids>
std::string joined(const Ids& sets) {
  std::string text;
  for (const auto& set : sets) {
    for (const auto& id : set) text += id.text() + ' ';
    text += '\n';
  }
  return text;
}

std::string ends_of(const std::vector<bound>& bounds) {
  std::string text;
  for (const auto& b : bounds) text += (b.low ? std::to_string(*b.low) : "-") + ".." + (b.high ? std::to_string(*b.high) : "-") + '\n';
  return text;
}

/// A ledger's points, two after one another each, as stretches that are in order.
std::vector<flow_stretch> stretches_of(const ledger& l) {
  std::vector<flow_stretch> all;
  const auto points = l.stock_points();
  for (std::size_t i = 1; i < points.size(); ++i)
    if (l.is_not_after(points[i - 1], points[i])) all.push_back({points[i - 1], points[i]});
  return all;
}

/// What a ledger answers, each answer by itself.
void add_questions_of(std::vector<answer_to>& all, std::size_t n) {
  const auto ask = [&](auto question) {
    all.push_back([n, question](const objects& o) { return question(o, *o.ledgers[n]); });
  };
  ask([](const objects& o, const ledger& l) {
    std::string text;
    for (const auto& p : l.stock_points()) {
      const auto b = l.held(p);
      if (!verify::check(b, o.d, o.options.about).valid()) text += "no proof of ";
      text += l.day_text(p) + ": " + to_json(b, o.writer) + '\n';
    }
    return text;
  });
  ask([](const objects& o, const ledger& l) {
    std::string text;
    for (const auto& s : stretches_of(l)) text += to_json(l.entries(s.from, s.to), o.writer) + to_json(l.exits(s.from, s.to), o.writer) + '\n';
    return text;
  });
  ask([](const objects& o, const ledger& l) {
    std::string text;
    for (const auto& s : stretches_of(l))
      for (const auto way : {direction::entries, direction::exits}) text += to_json(l.unaccounted(way, s.from, s.to), o.writer) + '\n';
    return text;
  });
  ask([](const objects&, const ledger& l) { return ends_of(l.bounds(l.points())); });
  ask([](const objects&, const ledger& l) { return ends_of(l.flows(chain{direction::exits}, stretches_of(l))); });
  ask([](const objects& o, const ledger& l) {
    std::string text;
    for (const auto& s : stretches_of(l))
      for (const auto& kind : l.chains_of_kinds(direction::exits)) {
        text += to_json(l.flow(kind, s.from, s.to), o.writer);
        if (const auto why = l.why_at_least(kind, s.from, s.to)) text += to_json(*why, o.writer);
        text += '\n';
      }
    return text;
  });
  ask([](const objects& o, const ledger& l) {
    std::string text;
    for (const auto& c : l.contradictions()) text += to_json(c, o.writer) + o.writer.sentence(c) + '\n';
    return text + joined(l.conflict_sets()) + joined(std::vector{l.set_aside(), l.disputed(), l.without_bound(), l.used_in_part()});
  });
  ask([](const objects&, const ledger& l) {
    std::string text;
    const auto used = l.premises_in_use();
    for (std::size_t i = 0; i < used.size() && i < 8; ++i) {
      solve::premise_mask off;
      off.off(used[i]);
      text += l.can_hold(off) ? '1' : '0';
    }
    return text;
  });
  ask([](const objects& o, const ledger& l) { return to_json(find_minimal_adjustment(l), l, o.writer); });
  ask([](const objects& o, const ledger& l) {
    std::string text;
    const auto points = l.stock_points();
    if (points.empty()) return text;
    for (const auto& row : sensitivity(l, {question::what::held, points.back(), points.back()}, o.options)) text += to_json(row);
    return text;
  });
}

/// Everything that is asked of a dossier's objects.
std::vector<answer_to> questions_about(const objects& some) {
  std::vector<answer_to> all;
  for (std::size_t n = 0; n < some.ledgers.size(); ++n) add_questions_of(all, n);
  all.push_back([](const objects& o) { return to_json(check_dossier(o.d, language::en, o.options), o.writer); });
  all.push_back([](const objects& o) { return to_json(explain_contradictions(o.d, 3, o.writer, o.options, 200), o.writer); });
  all.push_back([](const objects& o) { return to_json(o.days, o.writer); });
  all.push_back([](const objects& o) { return joined(o.days.conflict_sets()) + joined(std::vector{o.days.disputed(), o.days.set_aside()}); });
  all.push_back([](const objects& o) {
    std::string text;
    for (const auto& e : o.d.events()) {
      const auto days = o.days.days(e.id);
      for (const auto& day : {days.earliest_start, days.latest_start, days.earliest_end, days.latest_end}) text += day ? to_string(*day) + ' ' : "- ";
    }
    return text;
  });
  all.push_back([](const objects& o) { return negotiations_json(o.days) + agreements_json(o.days); });
  all.push_back([](const objects& o) {
    std::string text;
    for (const auto& n : o.d.negotiations()) {
      const negotiation_state_sequence course(o.days, n.id);
      for (const auto& s : course.states_on(day::from_civil(2026, 1, 20))) text += std::string(to_slug(s.state)) + ' ';
    }
    return text;
  });
  all.push_back([](const objects& o) {
    deliveries mine(o.d, o.options);  // which keeps ledgers, and is one thread's
    return pledges_json(mine, o.writer);
  });
  all.push_back([](const objects& o) { return to_json(o.graph) + joined(components(o.graph)) + joined(topological_order(o.graph.directed())); });
  all.push_back([](const objects& o) { return joined(std::vector<std::vector<claim_id>>{transitive_reduction(o.graph)}) + to_json(actor_network(o.d)); });
  all.push_back([](const objects& o) { return to_json(make_panel(o.graph, o.days)); });
  all.push_back([](const objects& o) { return labels_json(o.d, o.writer); });
  all.push_back([](const objects& o) {
    std::string text;
    for (const auto& row : o.d.custody(day::from_civil(2030, 1, 31)))
      text += row.person.text() + row.group.text() + ' ' + std::string(to_slug(row.status)) + ' ' + row.since + '\n';
    return text;
  });
  all.push_back([](const objects& o) {
    std::string text;
    const auto editions = o.d.editions();
    for (const auto& e : editions) text += to_json(tally_edition(o.d, e.id), o.writer);
    for (const auto& a : editions)
      for (const auto& b : editions)
        if (a.account == b.account) text += to_json(compare_editions(o.d, a.id, b.id));
    return text;
  });
  all.push_back([](const objects& o) {
    std::string text;
    for (const auto reader : {audience::everyone, audience::partner, audience::internal}) text += write_dossier(shown_content(o.d.for_audience(reader)));
    return text;
  });
  all.push_back([](const objects& o) {
    std::string text;
    for (const auto& c : o.d.claims()) {
      text += std::string(to_slug(o.d.status_of(c.id))) + o.d.origin_of(c).id.text() + o.writer.said_by(c);
      if (text.size() % 3 == 0) text += std::to_string(o.d.without(c.id.text()).claims().size());
    }
    return text;
  });
  all.push_back([](const objects& o) {
    std::string text;
    for (const auto& file : dossier_folder(o.d.content())) text += file.name + file.text;
    return text;
  });
  all.push_back([](const objects& o) {
    // An end of work is one thread's own: the others, who wait for the same rows, are answered whole.
    const work_limits little({}, 50);
    try {
      (void)check_dossier(o.d, language::en, o.options);
      for (const auto& l : o.ledgers)
        for (const auto& p : l->stock_points()) (void)l->held(p);
    } catch (const error& e) {
      if (e.code() != errc::cancelled) throw;
    }
    return std::string("ended");
  });
  all.push_back([](const objects&) {
    std::string text = vocabulary_json() + dossier_schema();
    for (const auto list : vocabulary_lists()) text += vocabulary_json(list);
    for (const auto standard : crosswalk_standards()) text += crosswalk_json(standard);
    for (const auto l : {language::en, language::es}) text += say(l, "no_events", {});
    return text;
  });
  return all;
}

/// Threads that start together, each from another question on.
void ask_by_many(const dossier_content& content, const ledger_options& options) {
  constexpr std::size_t threads = 6;
  const objects alone(content, options);
  const auto questions = questions_about(alone);
  std::vector<std::string> expected;
  for (const auto& ask : questions) expected.push_back(ask(alone));
  const objects shared(content, options);  // of which nothing was asked yet
  std::vector<std::vector<std::string>> got(threads, std::vector<std::string>(questions.size()));
  std::vector<std::string> failed(threads);
  std::barrier start(static_cast<std::ptrdiff_t>(threads));
  {
    std::vector<std::jthread> all;
    for (std::size_t t = 0; t < threads; ++t)
      all.emplace_back([&, t] {
        start.arrive_and_wait();
        try {
          for (std::size_t i = 0; i < questions.size(); ++i) {
            // Two by two in one order: these meet in the same question again and again.
            const auto n = (i + (t / 2) * questions.size() / (threads / 2)) % questions.size();
            got[t][n] = questions[n](shared);
          }
        } catch (const std::exception& e) {
          failed[t] = e.what();
        }
      });
  }
  for (std::size_t t = 0; t < threads; ++t) {
    CHECK_MESSAGE(failed[t].empty(), failed[t]);
    for (std::size_t n = 0; n < questions.size(); ++n) CHECK_MESSAGE(got[t][n] == expected[n], "question " << n << " of " << questions.size());
  }
}

dossier_content example(const std::string& name) {
  std::vector<std::string> told;
  return read_dossier_files(folders::examples("dossiers/" + name), {}, told);
}

TEST_CASE("what one dossier answers is the same for many threads at once") {
  for (const char* name : {"article", "exchange_2025", "list", "coders"}) {
    CAPTURE(name);
    ask_by_many(example(name), {});
  }
}

TEST_CASE("contradictions, repairs and people too") {
  for (const std::uint64_t seed : {1, 2, 3}) {
    CAPTURE(seed);
    simulation_settings s;
    s.seed = seed;
    s.days = 12;
    s.people = 30;
    s.claims = 24;
    s.named = 4;
    s.counters = 2;
    for (const auto& [f, word] : slug_table<fault>::rows) s.faults.push_back(f);
    ledger_options options;
    options.about = about_policy{2, 0};
    ask_by_many(simulate(s).content, options);
  }
}

TEST_CASE("the linear engine too") {
  ledger_options options;
  options.linear = find_highs();
  if (!options.linear) {
    MESSAGE("skipped: there is no HiGHS here (the Python package highsbox carries it)");
    return;
  }
  ask_by_many(example("exchange_2025"), options);
}

TEST_CASE("an answer that one thread ends leaves the others theirs") {
  const dossier d(example("article"));
  std::atomic<int> whole = 0;
  std::vector<std::jthread> all;
  for (int t = 0; t < 4; ++t)
    all.emplace_back([&, t] {
      for (int i = 0; i < 3; ++i) {
        const work_limits within({}, t % 2 == 0 ? 20 : work_limits::any_number);
        if (check_dossier(d).whole) ++whole;
      }
    });
  all.clear();
  CHECK(whole == 6);
}

}  // namespace test_const_objects
