// SPDX-License-Identifier: MIT
#include "io/json/claim_json.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace habeas::io {

void merge_patch(json::value& target, const json::value& patch) {
  if (!patch.is_object()) {
    target = patch;
    return;
  }
  if (!target.is_object()) target = json::object();
  for (const auto& [name, value] : patch.get_object()) {
    if (value.is_null())
      target.get_object().erase(name);
    else
      merge_patch(target.get_object()[name], value);
  }
}

void read_claim(value_reader& reader, const json::value& v, const value_place& at, claim& out) {
  const auto* object = reader.as_object(v, at);
  if (object == nullptr) return;
  value_reader::fields f(reader, *object, at);
  // Without a kind nobody can say which fields are unknown.
  if (describe_claim(f, out)) reader.finish(f, out);
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

void patch_claim(value_reader& reader, const json::object& patch, const json::object& unread,
                 const std::vector<std::string_view>& missing, const value_place& at, claim& c) {
  json::value fields = claim_object(c);
  for (const auto name : missing) fields.get_object().stable_erase(json::string_view(name.data(), name.size()));
  for (const auto& [name, value] : unread) fields.get_object()[name] = value;
  merge_patch(fields, patch);
  c = {};
  read_claim(reader, fields, at, c);
}

void set_own_field(extra_fields& extra, const std::string& name, std::string_view text) {
  auto value = json::serialize(json::string_view(text.data(), text.size()));
  const auto there = std::find_if(extra.begin(), extra.end(), [&](const auto& own) { return own.first == name; });
  if (there != extra.end()) there->second = std::move(value);
  else extra.emplace_back(name, std::move(value));
}

}  // namespace habeas::io
