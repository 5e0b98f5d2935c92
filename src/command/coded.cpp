// SPDX-License-Identifier: MIT
// labels, agreement-between: what speakers call people, and how far coders agree.
#include <memory>

#include <fmt/ranges.h>

#include <habeas/io/coder_answers.hpp>
#include <habeas/io/label_answers.hpp>

#include "command/commands.hpp"
#include "command/options.hpp"
#include "command/output.hpp"
#include "command/print.hpp"
#include "io/answers/coding_values.hpp"

namespace habeas::command {
namespace {

struct labels_asked {
  reading_options reading;
  std::string of;
};

int print_labels(const labels_asked& a) {
  const auto d = a.reading.open();
  const sentence_writer writer(d, a.reading.written_in());
  if (a.reading.json) {
    put(io::labels_value(d, writer, a.of), d);
    return answered;
  }
  std::string text;
  for (const auto& one : io::labels_asked(d, a.of)) {
    text += one.subject.id + '\n';
    for (const auto& said : one.said) text += "  " + label_sentence(said, d, writer) + "\n    " + source_text(d, said.claim, writer) + '\n';
    for (const auto& dispute : one.disputes) text += "  " + dispute_sentence(dispute, d, writer) + '\n';
  }
  put((text.empty() ? writer.format("no_labels", {}) + '\n' : text) + withheld_text(d, a.reading.written_in()));
  return answered;
}

struct coders_asked {
  reading_options reading;
  std::string first, second;
};

std::string figure(double v) { return fmt::format("{:.3f}", v); }

std::string joined(const std::vector<std::string>& items) { return fmt::format("{}", fmt::join(items, "; ")); }

std::string agreement_text(const coder_agreement& a, const coders_asked& asked, const sentence_writer& writer) {
  const auto& items = a.items;
  std::size_t alike = 0;
  for (const auto& i : items.both) alike += i.differs() ? 0 : 1;
  const auto n = [](std::size_t v) { return fmt::format("{}", v); };
  auto text = writer.format("agreement_head", {{"kind", items.kind},
                                             {"codebook", items.codebook.empty() ? "" : writer.format("agreement_codebook", {{"codebook", items.codebook}})},
                                             {"n", n(items.both.size())}, {"m", n(alike)}, {"first", asked.first}, {"second", asked.second}}) + '\n';
  if (!items.both.empty()) {
    const auto kappa = [&](const std::optional<kappa_estimate>& e, kappa_weights kind) {
      const auto weights = std::string(to_slug(kind));
      text += "  " + (e ? writer.format("agreement_kappa", {{"weights", weights}, {"value", figure(e->kappa)}, {"error", figure(e->standard_error)}})
                        : writer.format("agreement_no_kappa", {{"weights", weights}})) + '\n';
    };
    kappa(a.kappa, kappa_weights::unweighted);
    if (items.ordered) {
      kappa(a.linear, kappa_weights::linear);
      kappa(a.quadratic, kappa_weights::quadratic);
    }
    const auto level = std::string(to_slug(a.level));
    text += "  " + (a.alpha && a.alpha_range
                        ? writer.format("agreement_alpha", {{"level", level}, {"value", figure(a.alpha->alpha)}, {"low", figure(a.alpha_range->low)}, {"high", figure(a.alpha_range->high)}})
                        : writer.format("agreement_no_alpha", {{"level", level}})) + '\n';
  }
  for (const auto& i : items.both)
    if (i.differs())
      text += "  " + writer.format("agreement_differs", {{"item", i.item}, {"one", i.first.value}, {"other", i.second.value},
                                                       {"these", writer.listed(i.first.claims)}, {"those", writer.listed(i.second.claims)}}) + '\n';
  if (!items.only_first.empty() || !items.only_second.empty())
    text += "  " + writer.format("agreement_only", {{"n", n(items.only_first.size())}, {"m", n(items.only_second.size())}, {"first", asked.first}, {"second", asked.second}}) + '\n';
  if (!items.ambiguous.empty()) text += "  " + writer.format("agreement_ambiguous", {{"items", joined(items.ambiguous)}}) + '\n';
  return text;
}

int print_agreement(const coders_asked& a) {
  const auto d = a.reading.open();
  const sentence_writer writer(d, a.reading.written_in());
  if (a.reading.json) {
    put(io::agreement_between_value(d, a.first, a.second), d);
    return answered;
  }
  std::string text;
  for (const auto& one : agreement_between(d, a.first, a.second)) text += agreement_text(one, a, writer);
  if (text.empty()) text = writer.format("agreement_nothing", {{"first", a.first}, {"second", a.second}}) + '\n';
  put(text + withheld_text(d, a.reading.written_in()));
  return answered;
}

}  // namespace

void add_labels(line app) {
  auto a = std::make_shared<labels_asked>();
  const auto word = app.word("labels", "List labels: who uses which for whom, by which criterion, and who disputes it");
  a->reading.add_to(word);
  word.option("--of", a->of, "Only labels of this person, group, account, place or actor").type_name("ID");
  word.examples({"habeas labels examples/dossiers/coders",
                 "habeas labels examples/dossiers/article --of foro_penal --language es"});
  word.does([a] { return print_labels(*a); });
}

void add_agreement_between(line app) {
  auto a = std::make_shared<coders_asked>();
  const auto word = app.word("agreement-between", "Measure the agreement of two coders, and list the items on which they differ");
  a->reading.add_to(word);
  word.option("FIRST", a->first, "A coder, named as in the claims").required();
  word.option("SECOND", a->second, "Another coder").required();
  word.examples({"habeas agreement-between examples/dossiers/coders eva leo"});
  word.does([a] { return print_agreement(*a); });
}

}  // namespace habeas::command
