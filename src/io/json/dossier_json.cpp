// SPDX-License-Identifier: MIT
#include <habeas/io/dossier_json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <type_traits>
#include <utility>

#include <habeas/core/version.hpp>

#include "io/json/codec.hpp"

namespace habeas {
namespace {

namespace json = boost::json;
using namespace io;

/// A claim is one object: what it says stands among what every claim has.
void read_claim(value_reader& reader, const json::value& v, const std::string& at, claim& out) {
  const auto* object = reader.as_object(v, at);
  if (object == nullptr) return;
  value_reader::fields f(reader, *object, at);
  f("id", out.id, need::required);
  std::optional<claim_kind> kind;
  f("kind", kind, need::required);
  f("speaker", out.speaker, need::required);
  if (kind) {
    out.says = empty_statement(*kind);
    std::visit([&](auto& says) { describe(f, says); }, out.says);
  }
  describe_source(f, out);
  // Without a kind nobody can say which fields are unknown.
  if (kind) reader.finish(f, out);
}

json::object claim_object(const claim& c) {
  field_writer w;
  w("id", c.id, need::required);
  w("kind", kind_of(c), need::required);
  w("speaker", c.speaker, need::required);
  std::visit([&](const auto& says) { describe(w, says); }, c.says);
  describe_source(w, c);
  w.keep(c.extra);
  return w.take();
}

template <class T>
json::value thing_value(const T& thing) {
  if constexpr (std::is_same_v<T, claim>) return claim_object(thing);
  else return field_writer::value(thing);
}

/// Where reading has found fault. What could not be read stands empty in the lists, which is no second fault: not
/// of the thing itself, nor of what holds it, nor, where a claim has no kind, of the fields that its kind would have.
class found_places {
 public:
  explicit found_places(const std::vector<problem>& problems) {
    for (const auto& p : problems) places_.insert(p.pointer);
  }
  [[nodiscard]] bool explain(const std::string& pointer) const {
    for (std::string at = pointer; !at.empty(); at.resize(at.rfind('/')))
      if (places_.count(at) != 0 || places_.count(at + "/kind") != 0) return true;
    const auto below = places_.lower_bound(pointer + '/');
    return below != places_.end() && below->compare(0, pointer.size() + 1, pointer + '/') == 0;
  }

 private:
  std::set<std::string> places_;
};

/// The shared problem lists of reading: places in the text, and the order of the text.
[[noreturn]] void refuse(std::string_view text, std::vector<problem> problems) {
  locate(text, problems);
  std::stable_sort(problems.begin(), problems.end(), [](const problem& a, const problem& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  throw error::invalid_file(std::move(problems));
}

}  // namespace

namespace {

/// What the text holds, before anything is judged against anything else. A whole dossier says its version.
dossier_content read_lists(std::string_view text, const std::string& file, bool whole, std::vector<problem>& problems) {
  const auto root = parse_json(text, file, problems);
  dossier_content content;
  const auto* object = root.if_object();
  if (object == nullptr) {
    if (problems.empty()) problems.push_back({file, {}, 1, 1, "not a dossier", name_of(root), "an object { \"habeas\": 1, ... }"});
    throw error::invalid_file(std::move(problems));
  }
  value_reader reader(file, problems);
  value_reader::fields f(reader, *object, "");
  std::int64_t version = dossier_version;
  f("habeas", version, whole ? need::required : need::optional);
  if (version != dossier_version)
    reader.report("/habeas", "a dossier of another version", fmt::format("{}", version), fmt::format("{}", dossier_version));
  describe_head(f, content);
  f.know("clock");
  if (const auto* clock = object->if_contains("clock")) {
    const auto minutes = clock->is_string() ? parse_clock({clock->get_string().data(), clock->get_string().size()}) : std::nullopt;
    if (minutes) content.clock = *minutes;
    else reader.report("/clock", "not a clock", name_of(*clock), "hours and minutes east of UTC, as in \"-04:00\"");
  }
  visit_lists(content, [&](auto& list, const char* name) {
    f.know(name);
    const auto* v = object->if_contains(name);
    if (v == nullptr) return;
    const auto at = fmt::format("/{}", name);
    using listed = typename std::decay_t<decltype(list)>::value_type;
    if constexpr (std::is_same_v<listed, claim>) {
      const auto* items = v->if_array();
      if (items == nullptr) return reader.report(at, "not a list", name_of(*v), "a list");
      list.resize(items->size());
      for (std::size_t i = 0; i < items->size(); ++i) read_claim(reader, (*items)[i], fmt::format("{}/{}", at, i), list[i]);
    } else {
      reader.read(*v, at, list);
    }
  });
  reader.unknown_fields(f, &content.extra);
  return content;
}

}  // namespace

dossier_content read_dossier(std::string_view text, const std::string& file) {
  std::vector<problem> problems;
  auto content = read_lists(text, file, true, problems);
  // References are judged too, so that all problems come at once; what follows from one already found is not said.
  const found_places found(problems);
  for (auto& p : validate(content)) {
    if (found.explain(p.pointer)) continue;
    p.file = file;
    problems.push_back(std::move(p));
  }
  if (!problems.empty()) refuse(text, std::move(problems));
  return content;
}

dossier with_additions(const dossier& view, std::string_view text, const std::string& file) {
  std::vector<problem> problems;
  const auto more = read_lists(text, file, false, problems);
  if (!problems.empty()) refuse(text, std::move(problems));
  try {
    return view.with(more);
  } catch (const error& e) {
    const auto held = view.seen_through().reader ? view.shown() : view.content();
    // Places in the joined lists, as places in the text that was added.
    problems = e.problems();
    for (auto& p : problems) {
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
    }
    refuse(text, std::move(problems));
  }
}

std::string read_file(const std::string& path) {
  const auto fail = [&](const char* what) {
    throw error::invalid_file({problem{path, {}, 0, 0, what, {}, "a file that can be read"}});
  };
  std::error_code ec;
  if (std::filesystem::is_directory(path, ec)) fail("a directory");
  std::ifstream in(path, std::ios::binary);
  if (!in) fail("cannot be opened");
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) fail("cannot be read");
  return text;
}

dossier open_dossier(const std::string& path) {
  std::error_code ec;
  const auto file = std::filesystem::is_directory(path, ec) ? (std::filesystem::path(path) / "dossier.json").string() : path;
  return dossier(read_dossier(read_file(file), file));
}

std::string write_dossier(const dossier_content& content) {
  field_writer w;
  w.put("habeas", dossier_version);
  describe_head(w, content);
  if (content.clock != 0) w.put("clock", json::string(clock_text(content.clock)));
  visit_lists(content, [&](const auto& list, const char* name) {
    json::array items;
    for (const auto& thing : list) {
      if constexpr (std::is_same_v<std::decay_t<decltype(thing)>, assumption>) {
        const bool built_in = thing.effect == assumption_effect::shared_cutoff || thing.effect == assumption_effect::dates_as_written;
        if (built_in && thing == built_in_assumption(thing.effect)) continue;
      }
      items.push_back(thing_value(thing));
    }
    if (!items.empty()) w.put(name, std::move(items));
  });
  w.keep(content.extra);
  return pretty(w.take());
}

dossier_content shown_content(const dossier& view) { return view.shown(); }

}  // namespace habeas
