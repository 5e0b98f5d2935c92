// SPDX-License-Identifier: MIT
// The JSON Schema of a dossier, from the same descriptions of the fields that reading and writing go by.
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <boost/json.hpp>

#include <habeas/core/version.hpp>
#include <habeas/io/dossier_json.hpp>

#include "io/json/describe.hpp"
#include "io/json/json_text.hpp"

namespace habeas {
namespace {

namespace json = boost::json;
using namespace io;

json::string text_of(std::string_view s) { return json::string(s.data(), s.size()); }
json::object ref(std::string_view name) { return {{"$ref", text_of(std::string("#/$defs/").append(name))}}; }
json::object whole(std::int64_t least, std::int64_t most) {
  return {{"type", "integer"}, {"minimum", least}, {"maximum", most}};
}
json::object one_of_words(std::initializer_list<std::string_view> words) {
  json::array list;
  for (const auto word : words) list.push_back(text_of(word));
  return {{"enum", std::move(list)}};
}
template <slugged Enum>
json::object words_of() {
  json::array list;
  for (const auto& row : slug_table<Enum>::rows) list.push_back(text_of(row.second));
  return {{"enum", std::move(list)}};
}
json::object condition(json::object when, json::object then) {
  return {{"if", std::move(when)}, {"then", std::move(then)}};
}
json::object where_is(std::string_view field, json::object what) {
  json::object fields;
  fields[text_of(field)] = std::move(what);
  return {{"properties", std::move(fields)}, {"required", json::array{text_of(field)}}};
}
json::object must_have(std::string_view field) { return {{"required", json::array{text_of(field)}}}; }

template <class T>
struct is_list : std::false_type {};
template <class T>
struct is_list<std::vector<T>> : std::true_type {};
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_id : std::false_type {};
template <class Tag>
struct is_id<id<Tag>> : std::true_type {};

template <class T>
json::object schema_of();

/// The visitor that notes the fields of a thing instead of reading or writing them.
class field_schema {
 public:
  template <class Member>
  void operator()(std::string_view name, const Member&, need wanted) {
    put(name, name == "level" ? whole(0, 3) : name == "days" ? whole(0, 4'000'000) : schema_of<Member>());
    if (wanted == need::required) required_.push_back(text_of(name));
  }
  void put(std::string_view name, json::object schema) { fields_[text_of(name)] = std::move(schema); }
  void require(std::string_view name) { required_.push_back(text_of(name)); }

  /// The parts of a schema that name the fields.
  [[nodiscard]] json::object parts() && {
    json::object o;
    o["properties"] = std::move(fields_);
    if (!required_.empty()) o["required"] = std::move(required_);
    return o;
  }
  /// A whole object: no other fields but, where there is room for them, the author's own.
  [[nodiscard]] json::object closed(bool own_fields, const char* closing = "additionalProperties") && {
    json::object o{{"type", "object"}};
    for (auto& [name, part] : std::move(*this).parts()) o[name] = part;
    if (own_fields) o["patternProperties"] = json::object{{"^x_", true}};
    o[closing] = false;
    return o;
  }

 private:
  json::object fields_;
  json::array required_;
};

template <class T>
json::object object_schema() {
  field_schema fields;
  T thing{};
  describe(fields, thing);
  auto o = std::move(fields).closed(requires { thing.extra; });
  if constexpr (std::is_same_v<T, subject>) {
    o["minProperties"] = 1;
    o["maxProperties"] = 1;
  }
  if constexpr (std::is_same_v<T, negotiation_move>) o["not"] = where_is("to", {{"const", "not_stated"}});
  if constexpr (std::is_same_v<T, assumption>) {
    json::array words;
    for (const auto effect : effects_of_accounts) words.push_back(text_of(to_slug(effect)));
    o["allOf"] = json::array{condition(where_is("effect", {{"enum", std::move(words)}}), must_have("account"))};
  }
  return o;
}

template <class T>
json::object schema_of() {
  if constexpr (is_optional<T>::value) return schema_of<typename T::value_type>();
  else if constexpr (std::is_same_v<T, std::string>) return {{"type", "string"}};
  else if constexpr (std::is_same_v<T, bool>) return {{"type", "boolean"}};
  else if constexpr (std::is_same_v<T, std::int64_t>) return whole(0, 1'000'000'000'000);
  else if constexpr (std::is_same_v<T, edtf>) return ref("date");
  else if constexpr (std::is_same_v<T, quantity>) return ref("quantity");
  else if constexpr (std::is_same_v<T, time_ref>) return ref("moment");
  else if constexpr (std::is_same_v<T, subject>) return ref("subject");
  else if constexpr (std::is_same_v<T, grading>) return {{"type", "string"}, {"pattern", "^[A-F][1-6]$"}};
  else if constexpr (is_id<T>::value) return ref("id");
  else if constexpr (std::is_enum_v<T>) return words_of<T>();
  else if constexpr (std::is_same_v<T, std::vector<breakdown_part>>)
    return {{"type", "object"}, {"additionalProperties", ref("quantity")}};
  else if constexpr (std::is_same_v<T, std::vector<listed_value>>)
    return {{"type", "object"}, {"additionalProperties", json::object{{"type", "string"}}}};
  else if constexpr (is_list<T>::value) return {{"type", "array"}, {"items", schema_of<typename T::value_type>()}};
  else return object_schema<T>();
}

json::object id_schema() {
  return {{"type", "string"}, {"minLength", 1}, {"maxLength", longest_id}, {"pattern", "^[^\\u0000-\\u001F]*$"}};
}

json::object date_schema() {
  return {{"description", "EDTF (Library of Congress, 4 February 2019), levels 0 to 2"},
          {"type", "string"},
          {"minLength", 1},
          {"maxLength", max_edtf_length},
          {"pattern", "^[^ ]+$"}};
}

json::object quantity_schema() {
  const auto number = whole(0, quantity::greatest);
  json::object named;
  for (const auto& [how, word] : slug_table<quantifier>::rows) {
    if (how == quantifier::unquantified) continue;
    named[text_of(word)] = how == quantifier::fewer_than ? whole(1, quantity::greatest) : number;
  }
  named[text_of(to_slug(quantifier::between))] =
      json::object{{"type", "array"}, {"items", number}, {"minItems", 2}, {"maxItems", 2}};
  return {{"description", "a number as it was stated"},
          {"oneOf", json::array{number, json::object{{"const", text_of(to_slug(quantifier::unquantified))}},
                                json::object{{"type", "object"},
                                             {"properties", std::move(named)},
                                             {"minProperties", 1},
                                             {"maxProperties", 1},
                                             {"additionalProperties", false}}}}};
}

json::object time_ref_schema() {
  json::object fields;
  for (const auto& [how, word] : slug_table<time_ref::how>::rows) {
    const bool dated = how == time_ref::how::start_of || how == time_ref::how::end_of || how == time_ref::how::as_of;
    fields[text_of(word)] = ref(dated ? "date" : "id");
  }
  return {{"description", "an instant as a claim names it"},
          {"type", "object"},
          {"properties", std::move(fields)},
          {"minProperties", 1},
          {"maxProperties", 1},
          {"additionalProperties", false}};
}

/// What a statement must be beyond its fields, by kind.
void add_rules(claim_kind kind, json::array& rules) {
  const auto of_kind = [&](json::object rule) {
    rules.push_back(condition(where_is("kind", {{"const", text_of(to_slug(kind))}}), std::move(rule)));
  };
  const auto either = [](std::string_view a, std::string_view b) {
    return json::object{{"anyOf", json::array{must_have(a), must_have(b)}}};
  };
  switch (kind) {
    case claim_kind::net:
    case claim_kind::ever_held: of_kind({{"properties", json::object{{"of", false}}}}); break;
    case claim_kind::dated: of_kind(either("date", "lasted")); break;
    case claim_kind::role: {
      json::array one;
      for (const auto* in : {"event", "negotiation", "agreement", "fund"}) one.push_back(must_have(in));
      of_kind({{"oneOf", std::move(one)}});
      break;
    }
    case claim_kind::implemented: of_kind({{"oneOf", json::array{must_have("agreement"), must_have("of")}}}); break;
    case claim_kind::coded: {
      json::array aspects;
      const auto add = [&](coded_aspect a, json::object words, const char* needed) {
        json::object then{{"properties", json::object{{"value", std::move(words)}}}};
        if (needed != nullptr) then["required"] = json::array{text_of(needed)};
        aspects.push_back(condition(where_is("aspect", {{"const", text_of(to_slug(a))}}), std::move(then)));
      };
      add(coded_aspect::status, words_of<agreement_status>(), nullptr);
      add(coded_aspect::stage, words_of<agreement_stage>(), nullptr);
      add(coded_aspect::strength, one_of_words({"0", "1", "2", "3"}), "provision");
      of_kind({{"allOf", std::move(aspects)}});
      break;
    }
    case claim_kind::labelled: of_kind(either("of", "population")); break;
    case claim_kind::member:
      of_kind({{"oneOf", json::array{must_have("group"), must_have("account")}}});
      break;
    case claim_kind::linked:
      of_kind(condition(where_is("relation", {{"const", text_of(to_slug(relation::within))}}), must_have("days")));
      break;
    case claim_kind::related: of_kind({{"properties", json::object{{"others", json::object{{"minItems", 1}}}}}}); break;
    case claim_kind::denied:
    case claim_kind::corrected:
    case claim_kind::retracted:
    case claim_kind::unconfirmed: of_kind(must_have("about")); break;
    case claim_kind::custody: {
      json::array facets;
      const auto add = [&](facet f, json::object words) {
        facets.push_back(condition(where_is("facet", {{"const", text_of(to_slug(f))}}),
                                   {{"properties", json::object{{"value", std::move(words)}}}}));
      };
      add(facet::deprived_of_liberty, one_of_words({"yes", "no"}));
      add(facet::regime, words_of<regime>());
      add(facet::whereabouts, one_of_words({"known", "unknown"}));
      add(facet::acknowledgement, one_of_words({"acknowledged", "denied"}));
      add(facet::legal_stage, words_of<legal_stage>());
      add(facet::holder, ref("id"));
      of_kind({{"allOf", std::move(facets)}});
      break;
    }
    default: break;
  }
}

/// A claim: what every claim has, and for each kind of statement the fields that it has besides.
json::object claim_schema() {
  field_schema fields;
  claim c;
  fields("id", c.id, need::required);
  fields("kind", claim_kind::held, need::required);
  fields("speaker", c.speaker, need::required);
  describe_source(fields, c);
  json::array rules;
  std::vector<std::vector<claim_kind>> by_statement(std::variant_size_v<any_statement>);
  for (const auto& row : slug_table<claim_kind>::rows) by_statement[empty_statement(row.first).index()].push_back(row.first);
  for (const auto& kinds : by_statement) {
    json::array words;
    for (const auto kind : kinds) words.push_back(text_of(to_slug(kind)));
    auto says = empty_statement(kinds.front());
    field_schema own;
    std::visit([&](auto& s) { describe(own, s); }, says);
    rules.push_back(condition(where_is("kind", {{"enum", std::move(words)}}), std::move(own).parts()));
  }
  for (const auto& row : slug_table<claim_kind>::rows) add_rules(row.first, rules);
  auto o = std::move(fields).closed(true, "unevaluatedProperties");
  o["allOf"] = std::move(rules);
  return o;
}

}  // namespace

std::string dossier_schema() {
  field_schema fields;
  json::array versions;
  for (std::int64_t v = 1; v <= dossier_version; ++v) versions.push_back(v);
  fields.put("habeas", {{"description", "the version of the format; files of version 1 are read by the rules of version 2"}, {"enum", std::move(versions)}});
  fields.require("habeas");
  dossier_content content;
  describe_head(fields, content);
  fields.put("clock", {{"description", "the dossier's one local clock: hours and minutes east of UTC"},
                       {"type", "string"},
                       {"pattern", "^[+-](0[0-9]|1[0-3]):[0-5][0-9]$|^[+-]14:00$"}});
  json::object things;
  visit_lists(content, [&](const auto& list, const char* name) {
    using listed = typename std::decay_t<decltype(list)>::value_type;
    fields.put(name, {{"type", "array"}, {"items", ref(word_for<listed>)}});
    if constexpr (std::is_same_v<listed, claim>) things[word_for<listed>] = claim_schema();
    else things[word_for<listed>] = object_schema<listed>();
  });
  things["id"] = id_schema();
  things["date"] = date_schema();
  things["quantity"] = quantity_schema();
  things["moment"] = time_ref_schema();
  things["subject"] = object_schema<subject>();

  json::object schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                      {"$id", "urn:habeas:schema:dossier:2"},
                      {"title", "A habeas dossier (dossier.json)"},
                      {"description", "Names must be unique and references must lead somewhere; that is checked on reading."}};
  for (auto& [name, part] : std::move(fields).closed(true)) schema[name] = part;
  schema["$defs"] = std::move(things);
  return io::pretty(schema);
}

}  // namespace habeas
