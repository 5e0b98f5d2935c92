// SPDX-License-Identifier: MIT
#include <habeas/io/builder_json.hpp>

#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "io/json/claim_json.hpp"
#include "io/json/codec.hpp"
#include "io/json/value_doors.hpp"

namespace habeas {
namespace {

namespace json = boost::json;
using namespace io;

/// Reads one thing and puts it in; what is wrong with it, and what was before, is reported at the line.
template <class T>
std::string add_thing(dossier_builder& b, const char* list, std::size_t place, json::value root, problem_list problems, source_line at) {
  const auto pointer = fmt::format("/{}/{}", list, place);
  value_reader reader({}, problems);
  T thing;
  if (auto* object = root.if_object()) {
    // The builder makes the id; the reader, which asks for one, is given any.
    const bool is_named = object->contains("id");
    if (!is_named) (*object)["id"] = "made";
    if constexpr (std::is_same_v<T, claim>) {
      if (!object->contains("speaker")) (*object)["speaker"] = b.coder(at).text();
      read_claim(reader, root, pointer, thing);
    } else {
      reader.read(root, pointer, thing);
    }
    if (!is_named) thing.id = {};
  } else if (problems.empty()) {
    (void)reader.as_object(root, pointer);
  }
  const std::string name = b.add(std::move(thing), at).text();
  for (auto& p : std::move(problems).told()) {
    p.file = at.file;
    p.line = at.line;
    p.column = 0;
    if (p.pointer.empty()) p.pointer = pointer;
    b.report(std::move(p));
  }
  return name;
}

/// Adds to the list of that name.
std::string add_to(dossier_builder& b, std::string_view list, json::value root, problem_list problems, source_line at) {
  std::string made, names;
  const bool found = std::apply(
      [&](const auto&... row) {
        const auto one = [&]<class T>(const list_row<T>& r) {
          names += names.empty() ? r.name : std::string(", ") + r.name;
          if (list != r.name) return false;
          made = add_thing<T>(b, r.name, (b.content().*r.list).size(), std::move(root), std::move(problems), at);
          return true;
        };
        return (one(row) || ...);
      },
      dossier_lists);
  if (!found) throw error(errc::invalid_value, "not a list of a dossier", fmt::format("'{}'", list), "one of " + names);
  return made;
}

}  // namespace

std::string add_json(dossier_builder& b, std::string_view list, std::string_view object, source_line at) {
  problem_list problems;
  auto root = parse_json(object, {}, problems);
  return add_to(b, list, std::move(root), std::move(problems), at);
}

std::string io::add_value(dossier_builder& b, std::string_view list, json::value object, source_line at) {
  return add_to(b, list, std::move(object), {}, at);
}

}  // namespace habeas
