// SPDX-License-Identifier: MIT
// Building and searching a graph of two million events and ten million links, beside packed columns written by hand,
// Boost.Graph's adjacency_list and, where its library was found, igraph. Processor time, and ratios to the columns by hand.
//
//   event_graph [millions of links, 10 if not given]

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <malloc.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/topological_sort.hpp>
#ifdef HABEAS_HAS_IGRAPH
#include <igraph/igraph.h>
#endif

#include <habeas/graph/csr_graph.hpp>
#include <habeas/graph/reach.hpp>

namespace {

using habeas::graph::arc_index;
using habeas::graph::vertex_index;

double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Bytes that the program has asked for and not given back.
double held() {
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
  const auto m = mallinfo2();
  return static_cast<double>(m.uordblks + m.hblkhd);
#else
  return 0;
#endif
}

struct figures {
  std::string name;
  double build = 0, order = 0, queries = 0, sweep = 0, move = 0, mebibytes = 0;
  std::uint64_t reached = 0;  ///< by all queries: the same for everybody
};

struct links {
  std::size_t vertices;
  std::vector<vertex_index> source, target;
  std::vector<vertex_index> asked;
};

/// Links lead forward, most of them not far, as events do in time; the order in which they come is that of no vertex.
links make(std::size_t arcs) {
  links l;
  l.vertices = arcs / 5;
  std::mt19937_64 random(20'260'119);
  std::vector<vertex_index> name(l.vertices);
  for (std::size_t v = 0; v < l.vertices; ++v) name[v] = static_cast<vertex_index>(v);
  for (std::size_t i = l.vertices; i > 1; --i) std::swap(name[i - 1], name[random() % i]);
  l.source.reserve(arcs);
  l.target.reserve(arcs);
  while (l.source.size() < arcs) {
    const auto from = random() % l.vertices, span = random() % 4 == 0 ? l.vertices : 1000;
    const auto to = from + 1 + random() % span;
    if (to >= l.vertices) continue;
    l.source.push_back(name[from]);
    l.target.push_back(name[to]);
  }
  for (int i = 0; i < 64; ++i) l.asked.push_back(name[random() % l.vertices]);
  return l;
}

/// The least that does the same: arcs out and in, with the number of each arc, and an order.
struct by_hand {
  std::vector<std::uint32_t> out_first, out_target, out_id, in_first, in_source, in_arc, order;

  void build(const links& l) {
    const auto n = l.vertices, m = l.source.size();
    out_first.assign(n + 1, 0);
    in_first.assign(n + 1, 0);
    out_target.resize(m);
    out_id.resize(m);
    in_source.resize(m);
    in_arc.resize(m);
    for (std::size_t i = 0; i < m; ++i) ++out_first[l.source[i] + 1], ++in_first[l.target[i] + 1];
    for (std::size_t v = 0; v < n; ++v) out_first[v + 1] += out_first[v], in_first[v + 1] += in_first[v];
    auto at = out_first;
    for (std::size_t i = 0; i < m; ++i) {
      const auto place = at[l.source[i]]++;
      out_target[place] = l.target[i];
      out_id[place] = static_cast<std::uint32_t>(i);
    }
    at = in_first;
    for (std::uint32_t v = 0; v < n; ++v)
      for (auto a = out_first[v]; a < out_first[v + 1]; ++a) {
        const auto place = at[out_target[a]]++;
        in_source[place] = v;
        in_arc[place] = a;
      }
  }
  void sort() {
    const auto n = out_first.size() - 1;
    std::vector<std::uint32_t> waits(n);
    order.reserve(n);
    for (std::uint32_t v = 0; v < n; ++v)
      if ((waits[v] = in_first[v + 1] - in_first[v]) == 0) order.push_back(v);
    for (std::size_t i = 0; i < order.size(); ++i)
      for (auto a = out_first[order[i]]; a < out_first[order[i] + 1]; ++a)
        if (--waits[out_target[a]] == 0) order.push_back(out_target[a]);
  }
  [[nodiscard]] std::size_t reach(std::uint32_t v) const {
    std::vector<std::uint64_t> seen((out_first.size() + 62) / 64, 0);
    std::vector<std::uint32_t> waiting{v};
    std::size_t count = 0;
    while (!waiting.empty()) {
      const auto at = waiting.back();
      waiting.pop_back();
      for (auto a = out_first[at]; a < out_first[at + 1]; ++a) {
        const auto w = out_target[a];
        auto& word = seen[w / 64];
        const auto bit = std::uint64_t{1} << (w % 64);
        if ((word & bit) != 0) continue;
        word |= bit;
        ++count;
        waiting.push_back(w);
      }
    }
    return count;
  }
  [[nodiscard]] std::vector<std::uint64_t> sweep(const std::vector<vertex_index>& sources) const {
    std::vector<std::uint64_t> own(out_first.size() - 1, 0), reached(out_first.size() - 1, 0);
    for (std::size_t i = 0; i < sources.size(); ++i) own[sources[i]] |= std::uint64_t{1} << i;
    for (const auto v : order) {
      const auto word = own[v] | reached[v];
      if (word == 0) continue;
      for (auto a = out_first[v]; a < out_first[v + 1]; ++a) reached[out_target[a]] |= word;
    }
    return reached;
  }
};

figures measure_by_hand(const links& l) {
  figures f{"by hand"};
  const auto before = held();
  auto t = now();
  by_hand g;
  g.build(l);
  f.build = now() - t;
  t = now();
  g.sort();
  f.order = now() - t;
  f.mebibytes = (held() - before) / 1048576;
  t = now();
  for (int i = 0; i < 20; ++i) f.reached += g.reach(l.asked[static_cast<std::size_t>(i)]);
  f.queries = now() - t;
  t = now();
  std::uint64_t check = 0;
  for (const auto w : g.sweep(l.asked)) check ^= w;
  f.sweep = now() - t + (check == 1 ? 1e-9 : 0);
  return f;
}

figures measure_habeas(const links& l) {
  figures f{"habeas"};
  const auto before = held();
  auto t = now();
  habeas::graph::graph_builder builder(l.vertices);
  builder.reserve(l.source.size());
  for (std::size_t i = 0; i < l.source.size(); ++i) builder.add(l.source[i], l.target[i]);
  auto g = builder.freeze();  // with its order
  f.build = now() - t;
  f.mebibytes = (held() - before) / 1048576;
  t = now();
  for (int i = 0; i < 20; ++i) f.reached += habeas::graph::reached_from(g, l.asked[static_cast<std::size_t>(i)]).count();
  f.queries = now() - t;
  t = now();
  std::uint64_t check = 0;
  for (const auto w : habeas::graph::sweep_from(g, l.asked)) check ^= w;
  f.sweep = now() - t + (check == 1 ? 1e-9 : 0);
  t = now();
  const auto moved = std::move(g);
  f.move = now() - t + (moved.arc_count() == 1 ? 1e-9 : 0);
  return f;
}

figures measure_boost(const links& l) {
  using graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
  figures f{"adjacency_list"};
  const auto before = held();
  auto t = now();
  graph g(l.vertices);
  for (std::size_t i = 0; i < l.source.size(); ++i) boost::add_edge(l.source[i], l.target[i], g);
  f.build = now() - t;
  f.mebibytes = (held() - before) / 1048576;
  t = now();
  std::vector<std::size_t> order;
  order.reserve(l.vertices);
  boost::topological_sort(g, std::back_inserter(order));
  f.order = now() - t;
  t = now();
  for (int i = 0; i < 20; ++i) {
    std::vector<std::uint64_t> seen((l.vertices + 63) / 64, 0);
    std::vector<std::size_t> waiting{l.asked[static_cast<std::size_t>(i)]};
    while (!waiting.empty()) {
      const auto at = waiting.back();
      waiting.pop_back();
      for (auto [e, end] = boost::out_edges(at, g); e != end; ++e) {
        const auto w = boost::target(*e, g);
        auto& word = seen[w / 64];
        const auto bit = std::uint64_t{1} << (w % 64);
        if ((word & bit) != 0) continue;
        word |= bit;
        ++f.reached;
        waiting.push_back(w);
      }
    }
  }
  f.queries = now() - t;
  t = now();
  const graph moved = std::move(g);
  f.move = now() - t + (boost::num_edges(moved) == 1 ? 1e-9 : 0);
  return f;
}

#ifdef HABEAS_HAS_IGRAPH
figures measure_igraph(const links& l) {
  figures f{"igraph"};
  const auto before = held();
  auto t = now();
  igraph_vector_int_t pairs;
  igraph_vector_int_init(&pairs, static_cast<igraph_integer_t>(2 * l.source.size()));
  for (std::size_t i = 0; i < l.source.size(); ++i) {
    VECTOR(pairs)[2 * i] = l.source[i];
    VECTOR(pairs)[2 * i + 1] = l.target[i];
  }
  igraph_t g;
  igraph_create(&g, &pairs, static_cast<igraph_integer_t>(l.vertices), IGRAPH_DIRECTED);
  igraph_vector_int_destroy(&pairs);
  f.build = now() - t;
  f.mebibytes = (held() - before) / 1048576;
  t = now();
  igraph_vector_int_t found;
  igraph_vector_int_init(&found, 0);
  igraph_topological_sorting(&g, &found, IGRAPH_OUT);
  f.order = now() - t;
  t = now();
  for (int i = 0; i < 20; ++i) {
    igraph_subcomponent(&g, &found, l.asked[static_cast<std::size_t>(i)], IGRAPH_OUT);
    f.reached += static_cast<std::uint64_t>(igraph_vector_int_size(&found)) - 1;  // it counts the vertex itself
  }
  f.queries = now() - t;
  igraph_vector_int_destroy(&found);
  igraph_destroy(&g);
  return f;
}
#endif

}  // namespace

int main(int argc, char** argv) {
  const auto millions = argc > 1 ? std::strtod(argv[1], nullptr) : 10.0;
  const auto l = make(static_cast<std::size_t>(millions * 1e6));
  std::printf("%zu events, %zu links; processor time in seconds\n", l.vertices, l.source.size());
  std::vector<figures> all{measure_by_hand(l), measure_habeas(l), measure_boost(l)};
#ifdef HABEAS_HAS_IGRAPH
  all.push_back(measure_igraph(l));
#endif
  const auto& base = all.front();
  std::printf("%-16s %8s %8s %13s %7s %15s %7s %9s %9s %9s %7s\n", "", "build", "order", "build + order", "ratio", "20 descendants",
              "ratio", "64 sweep", "move", "MiB", "ratio");
  for (const auto& f : all)
    std::printf("%-16s %8.2f %8.2f %13.2f %7.2f %15.2f %7.2f %9.3f %9.6f %9.0f %7.2f\n", f.name.c_str(), f.build, f.order, f.build + f.order,
                (f.build + f.order) / (base.build + base.order), f.queries, f.queries / base.queries, f.sweep, f.move, f.mebibytes,
                f.mebibytes / base.mebibytes);
  for (const auto& f : all)
    if (f.reached != base.reached) {
      std::printf("%s reaches %llu vertices, not %llu\n", f.name.c_str(), static_cast<unsigned long long>(f.reached),
                  static_cast<unsigned long long>(base.reached));
      return 1;
    }
  return 0;
}
