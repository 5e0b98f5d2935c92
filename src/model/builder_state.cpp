// SPDX-License-Identifier: MIT
#include "model/builder_state.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/core/error.hpp>
#include <habeas/core/quantity_text.hpp>
#include <habeas/model/validate.hpp>

#include "model/found_places.hpp"
#include "time/boundary_date.hpp"

namespace habeas::detail {
namespace {

/// Made ids are cut here, so that they stay readable, and leave room for a number, within `longest_id`.
constexpr std::size_t longest_base = 100;

/// The text without the rest of a letter that is cut at its end.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

const std::string& name_of(const subject& s) {
  return s.person ? s.person.text() : s.group ? s.group.text() : s.place ? s.place.text() : s.actor.text();
}

const std::string& name_of_setting(const role_claim& r) {
  return r.negotiation ? r.negotiation.text() : r.agreement ? r.agreement.text() : r.fund ? r.fund.text() : r.event.text();
}

std::string small(std::string text) {
  for (auto& c : text)
    if (c == ' ') c = '_';
    else if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

std::string joined_id(std::initializer_list<std::string_view> words) {
  std::string text;
  for (const auto word : words) {
    if (word.empty()) continue;
    if (!text.empty()) text += '_';
    text += word;
  }
  return text;
}

std::string claim_base(const claim& c) {
  const auto kind = to_slug(kind_of(c));
  struct {
    std::string_view kind;
    const claim& c;
    std::string operator()(const held_claim& s) const { return joined_id({kind, s.account.text()}); }
    std::string operator()(const flow_claim& s) const { return joined_id({kind, s.account.text()}); }
    std::string operator()(const ratio_claim& s) const { return joined_id({s.exchange.text(), kind, s.of.text(), s.to.text()}); }
    std::string operator()(const pledge_claim& s) const { return joined_id({s.pledge ? s.pledge.text() : c.speaker.text(), kind}); }
    std::string operator()(const occurred_claim& s) const { return joined_id({s.event.text(), kind}); }
    std::string operator()(const dated_claim& s) const { return joined_id({s.event.text(), kind}); }
    std::string operator()(const linked_claim& s) const { return joined_id({s.from.text(), to_slug(s.relation), s.to.text()}); }
    std::string operator()(const role_claim& s) const { return joined_id({s.actor.text(), to_slug(s.role), name_of_setting(s)}); }
    std::string operator()(const attribute_claim& s) const { return joined_id({name_of(s.of), s.property}); }
    std::string operator()(const custody_claim& s) const { return joined_id({name_of(s.of), to_slug(s.facet)}); }
    std::string operator()(const implemented_claim& s) const {
      return joined_id({s.of ? s.of.text() : s.agreement.text(), s.provision, kind});
    }
    std::string operator()(const labelled_claim& s) const {
      return joined_id({s.population ? s.population.text() : name_of(s.of), small(s.label)});
    }
    std::string operator()(const identity_claim& s) const { return joined_id({s.first.text(), to_slug(s.verdict), s.second.text()}); }
    std::string operator()(const member_claim& s) const {
      return joined_id({s.person ? s.person.text() : s.members_of.text(), s.outside ? "not_in" : "in", s.group ? s.group.text() : s.account.text()});
    }
    std::string operator()(const related_claim& s) const {
      return joined_id({s.account.text(), to_slug(s.relation), s.others.size() == 1 ? s.others[0].text() : std::string()});
    }
    std::string operator()(const coded_claim& s) const { return joined_id({s.of.text(), s.provision, to_slug(s.aspect)}); }
    std::string operator()(const counts_claim& s) const { return joined_id({s.account.text(), "towards", s.pledge.text()}); }
    std::string operator()(const response_claim& s) const { return joined_id({s.about.text(), kind}); }
  } base{kind, c};
  return std::visit(base, c.says);
}

std::string builder_state::made_id(std::size_t slot, std::size_t place, std::string_view base) {
  auto& taken = taken_[slot];
  std::string name(cut(base, longest_base));
  if (taken.try_emplace(name, place).second) return name;
  for (auto& next = next_[slot].try_emplace(name, 2).first->second;;)
    if (auto numbered = fmt::format("{}_{}", name, next++); taken.try_emplace(numbered, place).second) return numbered;
}

void builder_state::rename(std::size_t place, std::string_view name, source_line at) {
  content_.claims[place].id = claim_id(name);
  taken_[list_slot<claim>].try_emplace(std::string(name), place);
  said_at<claim>(place, "/id", at);
}

std::size_t builder_state::say(const attribution& by, statement says, source_line at) {
  claim c;
  const auto* said = by.draft_.get();
  if (said != nullptr) c = said->source;
  if (c.speaker.is_null()) c.speaker = coder_or_new(at);
  c.says = std::move(says);
  const auto pointer = pointer_of<claim>(content_.claims.size());
  if (said != nullptr) {
    for (const auto& d : said->dates)
      if (auto read_date = read(d.date, pointer + d.pointer, d.at)) c.*d.field = std::move(read_date);
    if (said->grade.size() == 2) c.grade = grading{said->grade[0], said->grade[1]};
    else if (!said->grade.empty())
      report(pointer + "/grading", said->grade_at, "not an Admiralty grading", fmt::format("'{}'", said->grade), "A to F and 1 to 6, as in 'B2'");
    if (auto* linked = std::get_if<linked_claim>(&c.says)) linked->hedge = said->hedge;
    else if (!said->hedge.empty())
      report(pointer, at, "a hedge of what is no link", fmt::format("'{}'", said->hedge), "a link, or a number such as quantity::about(18)");
  }
  const auto base = claim_base(c);
  return add(std::move(c), at, base);
}

std::string builder_state::next_claim(std::string_view field) const { return pointer_of<claim>(content_.claims.size(), field); }

actor_id builder_state::coder_or_new(source_line at) {
  if (coder_) return coder_;
  actor coder;
  coder.name = "The coder of this dossier";
  coder.kind = actor_kind::analyst;
  const auto place = add(std::move(coder), at, "coder");
  return coder_ = content_.actors[place].id;
}

void builder_state::report(std::string pointer, source_line at, std::string what, std::string got, std::string wanted) {
  problems_.push_back({at.file, std::move(pointer), at.line, 0, std::move(what), std::move(got), std::move(wanted)});
}

std::optional<edtf> builder_state::read(const date_argument& date, const std::string& pointer, source_line at) {
  if (!date.text()) return std::nullopt;
  auto made = try_parse_edtf(*date.text());
  if (made) return *std::move(made);
  const auto& why = made.failure();
  report(pointer, at, fmt::format("not a date at offset {} of '{}'", why.offset, cut(*date.text(), 200)), why.found, why.expected);
  return std::nullopt;
}

std::optional<edtf> builder_state::read_as_of(const date_argument& date, const std::string& pointer, source_line at) {
  if (date.text())
    if (auto boundary = boundary_date(*date.text())) return boundary;
  return read(date, pointer, at);
}

quantity builder_state::read(const number_argument& number, const std::string& pointer, source_line at) {
  if (number.stated()) return *number.stated();
  if (number.text()) {
    try {
      return parse_quantity(*number.text());
    } catch (const error& e) {
      report(pointer, at, "not a number of people", fmt::format("'{}'", cut(*number.text(), 200)), e.wanted());
      return {};
    }
  }
  const auto n = number.exactly();
  if (n >= 0 && n <= quantity::greatest) return quantity::exact(n);
  report(pointer, at, "not a count", fmt::format("{}", n), fmt::format("a whole number from 0 to {}", quantity::greatest));
  return {};
}

std::optional<time_ref> builder_state::read(const flow_end& end, time_ref::how boundary, const std::string& pointer, source_line at) {
  if (end.kind() == flow_end::what::nothing) return std::nullopt;
  time_ref made;
  made.kind = end.how().value_or(boundary);
  if (end.kind() == flow_end::what::name) {
    made.name = end.name();
    return made;
  }
  made.date = read(end.date(), pointer, at);
  return made.date ? std::optional(std::move(made)) : std::nullopt;
}

source_line builder_state::line_of(const std::string& pointer) const {
  source_line thing;
  visit_lists(content_, [&](const auto& list, const char* name) {
    const auto start = fmt::format("/{}/", name);
    if (pointer.compare(0, start.size(), start) != 0) return;
    std::size_t place = 0, at = start.size();
    while (at < pointer.size() && pointer[at] >= '0' && pointer[at] <= '9') place = 10 * place + static_cast<std::size_t>(pointer[at++] - '0');
    const auto& lines = said_[list_slot<typename std::decay_t<decltype(list)>::value_type>];
    if (place < lines.size()) thing = lines[place];
  });
  for (std::string at = pointer; !at.empty(); at.resize(at.rfind('/')))
    if (const auto found = fields_.find(at); found != fields_.end()) return found->second;
  return thing;
}

void builder_state::refuse(std::vector<problem> faults) const {
  std::map<std::string, std::size_t> files;  // in the order in which they were first named
  for (auto& p : faults) {
    if (p.file.empty()) {
      const auto at = line_of(p.pointer);
      p.file = at.file;
      p.line = at.line;
    }
    files.try_emplace(p.file, files.size());
  }
  std::stable_sort(faults.begin(), faults.end(), [&](const problem& a, const problem& b) {
    return std::pair(files.at(a.file), a.line) < std::pair(files.at(b.file), b.line);
  });
  throw error::invalid_file(std::move(faults));
}

dossier builder_state::build() const {
  if (problems_.empty()) {
    try {
      return dossier(content_);
    } catch (const error& e) {
      if (e.code() != errc::invalid_file) throw;
      refuse(e.problems());
    }
  }
  auto faults = problems_;
  const found_places found(problems_);
  for (auto& p : validate(content_))
    if (!found.explain(p.pointer)) faults.push_back(std::move(p));
  refuse(std::move(faults));
}

}  // namespace habeas::detail
