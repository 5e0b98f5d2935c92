// SPDX-License-Identifier: MIT
#include <habeas/io/label_answers.hpp>

#include "core/join.hpp"
#include "io/answers/answer_values.hpp"
#include "io/answers/coding_values.hpp"

namespace habeas {
namespace {

namespace json = boost::json;

bool is_subject(const dossier& d, const std::string& id) {
  for (const auto& row : slug_table<labelled_subject::what>::rows)
    if (io::subject_name(d, {row.first, id})) return true;
  return false;
}

json::value or_null(const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(text); }
json::value or_null(const std::optional<edtf>& date) { return date ? json::value(date->text()) : json::value(nullptr); }

}  // namespace

std::string label_sentence(const label_said& said, const dossier&, const sentence_writer& writer) {
  std::string more;
  if (!said.criterion.empty()) more += writer.format("label_under", {{"criterion", said.criterion}});
  if (said.since) more += writer.format("label_since", {{"day", said.since->text()}});
  if (said.until) more += writer.format("label_until", {{"day", said.until->text()}});
  if (!said.disputed_by.empty()) more += writer.format("label_disputed_by", {{"claims", writer.listed(said.disputed_by)}});
  return writer.assuming(writer.coded_under({said.claim}), writer.format(said.applies ? sentence_key("label_applies") : "label_denied",
                                                                     {{"who", writer.said_by(std::vector{said.claim})}, {"label", said.label}, {"more", more}}));
}

std::string dispute_sentence(const label_dispute& dispute, const dossier&, const sentence_writer& writer) {
  return writer.format("label_dispute", {{"label", dispute.label}, {"these", writer.said_by(dispute.applies)}, {"those", writer.said_by(dispute.denies)}});
}

namespace io {

std::optional<std::string> subject_name(const dossier& d, const labelled_subject& s) {
  const auto named = [](const auto* thing) { return thing ? std::optional(thing->name) : std::nullopt; };
  switch (s.kind) {
    case labelled_subject::what::account: {
      const auto* account = d.find(account_id(s.id));
      return account ? std::optional(account->population) : std::nullopt;
    }
    case labelled_subject::what::person: return named(d.find(person_id(s.id)));
    case labelled_subject::what::group: return named(d.find(group_id(s.id)));
    case labelled_subject::what::place: return named(d.find(place_id(s.id)));
    case labelled_subject::what::actor: return named(d.find(actor_id(s.id)));
  }
  return std::nullopt;
}

std::vector<subject_labels> labels_asked(const dossier& d, const std::string& of) {
  auto all = labels_of(d, of);
  if (all.empty() && !of.empty() && !is_subject(d, of)) {
    std::vector<std::string> near;
    for (const auto& one : labels_of(d)) near.push_back(one.subject.id);
    throw error::unknown_id("subject of labels", of, std::move(near));
  }
  return all;
}

json::object labels_value(const dossier& d, const sentence_writer& writer, const std::string& of) {
  json::array subjects;
  for (const auto& one : labels_asked(d, of)) {
    json::array said, disputes;
    for (const auto& s : one.said) {
      const auto known = find_known_label(s.label);
      const auto* c = d.find(s.claim);
      const auto* page = c && c->document ? d.find(c->document) : nullptr;
      said.push_back({{"claim", s.claim.text()},
                      {"speaker", s.speaker.text()},
                      {"label", s.label},
                      {"known_label", known ? json::value(to_slug(*known)) : json::value(nullptr)},
                      {"criterion", or_null(s.criterion)},
                      {"since", or_null(s.since)},
                      {"until", or_null(s.until)},
                      {"applies", s.applies},
                      {"disputed_by", io::id_list(s.disputed_by)},
                      {"document", page ? json::value(page->id.text()) : json::value(nullptr)},
                      {"sentence", label_sentence(s, d, writer)}});
    }
    for (const auto& dispute : one.disputes)
      disputes.push_back({{"label", dispute.label},
                          {"applies", io::id_list(dispute.applies)},
                          {"denies", io::id_list(dispute.denies)},
                          {"sentence", dispute_sentence(dispute, d, writer)}});
    subjects.push_back({{"subject", {{"is", to_slug(one.subject.kind)}, {"id", one.subject.id}, {"name", or_null(subject_name(d, one.subject).value_or(""))}}},
                        {"said", std::move(said)},
                        {"disputes", std::move(disputes)}});
  }
  return {{"labels", std::move(subjects)}};
}

}  // namespace io

std::string labels_json(const dossier& d, const sentence_writer& writer, const std::string& of) {
  return json::serialize(io::labels_value(d, writer, of));
}

}  // namespace habeas
