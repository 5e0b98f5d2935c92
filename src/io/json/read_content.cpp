// SPDX-License-Identifier: MIT
#include "io/json/read_content.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <type_traits>
#include <utility>

#include <habeas/core/version.hpp>
#include <habeas/core/work_limits.hpp>
#include <habeas/model/validate.hpp>

#include "io/json/claim_json.hpp"
#include "model/find_problems.hpp"
#include "model/found_places.hpp"

namespace habeas::io {

dossier_content read_lists(const json::object& object, value_reader& reader, bool whole) {
  dossier_content content;
  const value_place top("");
  value_reader::fields f(reader, object, top);
  f("habeas", content.format, whole ? need::required : need::optional);
  if (content.format < 1 || content.format > dossier_version)
    reader.report("/habeas", "a dossier of another version", fmt::format("{}", content.format), fmt::format("1 to {}", dossier_version));
  describe_head(f, content);
  if (const auto* clock = f.take("clock")) {
    const auto minutes = clock->is_string() ? parse_clock({clock->get_string().data(), clock->get_string().size()}) : std::nullopt;
    if (minutes) content.clock = *minutes;
    else reader.report("/clock", "not a clock", name_of(*clock), "hours and minutes east of UTC, as in \"-04:00\"");
  }
  visit_lists(content, [&](auto& list, const char* name) {
    const auto* v = f.take(name);
    if (v == nullptr) return;
    const auto at = top / name;
    using listed = typename std::decay_t<decltype(list)>::value_type;
    if constexpr (std::is_same_v<listed, claim>) {
      const auto* items = v->if_array();
      if (items == nullptr) return reader.report(at, "not a list", name_of(*v), "a list");
      reader.read_items(*items, at, list, [&](const json::value& item, const value_place& where, claim& c) {
        work_limits::count(0);  // reading is no search, and stops when asked to
        read_claim(reader, item, where, c);
      });
    } else {
      reader.read(*v, at, list);
    }
  });
  if (!f.found_all()) reader.unknown_fields(f, &content.extra);
  return content;
}

problem_list all_faults(const dossier_content& content, problem_list of_reading) {
  // What a flood leaves of the lists is not worth judging: most of it was not kept.
  if (of_reading.is_flood()) return of_reading;
  const found_places found(of_reading);
  find_problems(content, [&](problem p) {
    if (!found.explain(p.pointer)) of_reading.push_back(std::move(p));
  });
  return of_reading;
}

std::optional<dossier> judged(dossier_content content, problem_list& faults) {
  if (!faults.empty()) {
    faults = all_faults(content, std::move(faults));
    return std::nullopt;
  }
  try {
    return dossier(std::move(content));
  } catch (const error& e) {
    if (e.code() != errc::invalid_file) throw;
    for (const auto& p : e.problems()) faults.push_back(p);
    return std::nullopt;
  }
}

std::optional<dossier> joined(const dossier& view, const dossier_content& more, const std::string& file, problem_list& faults) {
  try {
    return view.with(more);
  } catch (const error& e) {
    for (const auto& p : e.problems()) faults.push_back(p);
  }
  const auto held = view.seen_through().reader ? view.shown() : view.content();
  // Places in the joined lists, as places in the lists that were added.
  for (auto& p : faults.kept())
    visit_lists(held, [&](const auto& list, const char* name) {
      const auto start = fmt::format("/{}/", name);
      if (p.pointer.rfind(start, 0) != 0) return;
      const auto rest = p.pointer.substr(start.size());
      const auto digits = std::min(rest.find('/'), rest.size());
      const auto place = static_cast<std::size_t>(std::stoull(rest.substr(0, digits)));
      if (place < list.size()) return;
      p.file = file;
      p.pointer = fmt::format("{}{}{}", start, place - list.size(), rest.substr(digits));
    });
  return std::nullopt;
}

void sort_as_lists(std::vector<problem>& faults) {
  std::map<std::string, std::size_t> order;
  const dossier_content lists;
  visit_lists(lists, [&](const auto&, const char* name) { order.emplace(name, order.size() + 1); });
  // Of a pointer such as /claims/12/account: which list, and which thing of it. What is of no list comes first.
  const auto key = [&](const problem& p) {
    const auto slash = std::min(p.pointer.find('/', 1), p.pointer.size());
    const auto list = p.pointer.empty() ? order.end() : order.find(p.pointer.substr(1, slash - 1));
    std::size_t number = 0;
    if (slash < p.pointer.size()) std::from_chars(p.pointer.data() + slash + 1, p.pointer.data() + p.pointer.size(), number);
    return std::pair(list == order.end() ? 0 : list->second, number);
  };
  std::stable_sort(faults.begin(), faults.end(), [&](const problem& a, const problem& b) { return key(a) < key(b); });
}

}  // namespace habeas::io
