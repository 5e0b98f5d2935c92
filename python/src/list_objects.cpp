// SPDX-License-Identifier: MIT
// Lists compared and counted, labels, and how far coders agree.
#include <algorithm>

#include <habeas/io/label_answers.hpp>

#include "account_objects.hpp"
#include "io/answers/coding_values.hpp"
#include "object_class.hpp"

namespace habeas::python {
namespace {

py::object object_of(const tally_row& row, const py::object& value) {
  static const object_class made("TallyRow"), published("Published");
  return made(value, row.low, row.high,
              tuple_of(row.published, [](const published_number& p) { return published(p.claim, p.number.low, p.number.high, p.differs_by); }));
}

py::object date_or_none(const std::optional<edtf>& d) { return d ? text_object(d->text()) : nothing(); }

py::object figure(double n) { return py::float_(io::rounded_figure(n)); }
py::object kappa_or_none(const std::optional<kappa_estimate>& e) { return e ? figure(e->kappa) : nothing(); }

}  // namespace

py::object object_of(const edition_diff& d) {
  static const object_class made("EditionDiff"), left("LeftPerson"), reason("LeavingReason"), renamed("RenamedPerson"), changed("ListedChange");
  return made(d.before, d.after, d.joined,
              tuple_of(d.left,
                       [](const left_person& p) {
                         return left(p.person, tuple_of(p.reasons, [](const leaving_reason& r) { return reason(r.event, r.effect, r.certain, r.claims); }));
                       }),
              tuple_of(d.renamed, [](const renamed_person& r) { return renamed(r.before, r.after, r.verdict, r.claim); }),
              tuple_of(d.changed, [](const listed_change& c) { return changed(c.person, c.property, text_or_none(c.before), text_or_none(c.after)); }),
              d.listed_twice, d.stayed);
}

py::object object_of(const tally& t, const sentence_writer& writer) {
  static const object_class made("Tally");
  return made(t.edition, t.account, text_or_none(t.axis), text_or_none(to_string(t.at)), t.lines, t.not_counted, t.open, t.not_stated,
              object_of(t.total, nothing()), tuple_of(t.rows, [](const tally_row& r) { return object_of(r, text_object(r.value)); }),
              t.held ? object_of(*t.held, writer) : nothing());
}

py::object object_of(const subject_labels& labels, const sentence_writer& writer) {
  static const object_class made("Labels"), label("Label"), dispute("Dispute");
  const auto& d = writer.of();
  const auto said = tuple_of(labels.said, [&](const label_said& s) {
    const auto* c = d.find(s.claim);
    const auto* page = c != nullptr && c->document ? d.find(c->document) : nullptr;
    return label(s.claim, s.speaker, s.label, find_known_label(s.label), text_or_none(s.criterion), date_or_none(s.since), date_or_none(s.until),
                 s.applies, s.disputed_by, page != nullptr ? as_object(page->id) : nothing(), label_sentence(s, d, writer));
  });
  const auto disputes = tuple_of(labels.disputes, [&](const label_dispute& one) {
    return dispute(labels.subject.id, one.label, one.applies, one.denies, dispute_sentence(one, d, writer));
  });
  return made(labels.subject.id, labels.subject.kind, text_or_none(io::subject_name(d, labels.subject).value_or("")), said, disputes);
}

py::object object_of(const coder_agreement& a) {
  static const object_class made("CodedGroup"), item("ItemThatDiffers");
  const auto& both = a.items.both;
  std::vector<coded_item> differ;
  std::copy_if(both.begin(), both.end(), std::back_inserter(differ), [](const coded_item& i) { return i.differs(); });
  const auto range = a.alpha_range ? py::object(py::make_tuple(figure(a.alpha_range->low), figure(a.alpha_range->high))) : nothing();
  return made(a.items.kind, text_or_none(a.items.codebook), a.items.ordered, both.size(), both.size() - differ.size(), kappa_or_none(a.kappa),
              a.kappa ? figure(a.kappa->standard_error) : nothing(), kappa_or_none(a.linear), kappa_or_none(a.quadratic),
              a.alpha ? figure(a.alpha->alpha) : nothing(), range, tuple_of(differ, [](const coded_item& i) {
                return item(i.item, i.first.value, i.second.value, i.first.claims, i.second.claims);
              }),
              a.items.only_first, a.items.only_second, a.items.ambiguous);
}

}  // namespace habeas::python
