// SPDX-License-Identifier: MIT
// Dossiers made in code: things as the fields that a file would hold, and the words of the builder that make several at once.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <habeas/model/content.hpp>
#include <habeas/model/dossier_builder.hpp>

#include "bind.hpp"
#include "io/json/value_doors.hpp"
#include "plain_values.hpp"

namespace habeas::python {
namespace {

using text_or_none = std::optional<std::string>;
using fields = std::map<std::string, std::string>;
using number = std::tuple<std::string, std::int64_t, std::int64_t>;

date_argument date_of(const text_or_none& text) { return text ? date_argument(*text) : date_argument(); }

/// A whole number is read by the builder, so that one that cannot be is a problem beside others.
number_argument number_of(const number& n) {
  const auto& [how, first, second] = n;
  const auto as = word<quantifier>(std::string_view(how), "way to state a number");
  if (as == quantifier::exact) return first;
  return as == quantifier::between ? quantity::between(first, second) : quantity::of(as, first);
}

/// A builder, and the names of the files in which it was called: a line keeps none of its own.
class spoken_builder {
 public:
  explicit spoken_builder(const std::string& id) : builder(id) {}

  /// Where the next words are said.
  void set_line(const std::string& file, std::uint32_t number) { at = {files_.insert(file).first->c_str(), number}; }

  dossier_builder builder;
  source_line at;

 private:
  std::set<std::string> files_;
};

/// Who says it, from the fields of a claim as files name them.
attribution said(const spoken_builder& b, const fields& given) {
  const auto has = [&](const char* name) { return given.count(name) != 0; };
  const auto text = [&](const char* name) { return has(name) ? given.at(name) : std::string(); };
  auto by = has("speaker") ? attribution(actor_id(text("speaker"))) : attribution();
  if (has("said")) by.on(text("said"), b.at);
  if (has("recorded")) by.recorded(text("recorded"), b.at);
  if (has("via")) by.via(actor_id(text("via")));
  if (has("document")) by.in(document_id(text("document")), text("locator"));
  if (has("bulletin")) by.in(bulletin_id(text("bulletin")));
  if (has("quote") || has("language")) by.quoting(text("quote"), text("language"));
  if (has("translation")) by.translated(text("translation"));
  if (has("grading")) by.graded(text("grading"), b.at);
  if (has("coder") || has("codebook")) by.coded_by(text("coder"), text("codebook"));
  if (has("audience")) by.seen_by(word<audience>(std::string_view(text("audience")), "audience"));
  return by;
}

role_setting setting(const std::string& list, const std::string& name) {
  if (list == "negotiations") return negotiation_id(name);
  if (list == "agreements") return agreement_id(name);
  if (list == "funds") return fund_id(name);
  return event_id(name);
}

/// Something of talks, by its word: the id of the event that it makes.
std::string happened(spoken_builder& b, const std::string& talks, const std::string& how, const text_or_none& date, const fields& by) {
  const auto n = b.builder.at(negotiation_id(talks));
  const auto day = date_of(date);
  const auto who = said(b, by);
  if (how == "announced") return n.announced(day, who, b.at).text();
  if (how == "started") return n.started(day, who, b.at).text();
  if (how == "suspended") return n.suspended(day, who, b.at).text();
  if (how == "resumed") return n.resumed(day, who, b.at).text();
  if (how == "concluded") return n.concluded(day, who, b.at).text();
  if (how == "collapsed") return n.collapsed(day, who, b.at).text();
  return n.round(day, who, b.at).text();
}

flow_end start_of(const text_or_none& how, const std::string& what) {
  if (!how) return {};
  switch (word<time_ref::how>(std::string_view(*how), "point in time")) {
    case time_ref::how::start_of: return flow_end::start_of(date_argument(what));
    case time_ref::how::end_of: return flow_end::end_of(date_argument(what));
    case time_ref::how::as_of: return flow_end::as_of(date_argument(what));
    case time_ref::how::bulletin: return bulletin_id(what);
    case time_ref::how::claim: return claim_id(what);
    case time_ref::how::point: return named_time_id(what);
    case time_ref::how::event_start: return flow_end::start_of(event_id(what));
    case time_ref::how::event_end: return flow_end::end_of(event_id(what));
  }
  return {};
}

void bind_pledge(py::module_& m, py::class_<spoken_builder>& builder) {
  py::class_<pledge_handle>(m, "PledgeHandle").def_property_readonly("id", [](const pledge_handle& p) { return p.text(); });
  builder
      .def("pledge_of",
           [](spoken_builder& b, const std::string& deal, const std::string& id, const number& n, const std::string& of, const fields& by) {
             const auto how = word<mechanism>(std::string_view(of), "kind of entry or exit");
             return b.builder.at(agreement_id(deal)).pledges(id, number_of(n), how, said(b, by), b.at);
           })
      .def("pledge", [](spoken_builder& b, const std::string& name) { return b.builder.at(pledge_id(name)); })
      .def("promised", [](spoken_builder& b, const pledge_handle& p, const number& n, const fields& by) { return p.promised(number_of(n), said(b, by), b.at); })
      .def("due", [](spoken_builder& b, const pledge_handle& p, const std::string& date) { return p.by(date, b.at); })
      .def("on_condition", [](spoken_builder& b, const pledge_handle& p, const std::string& words) { return p.on_condition(words, b.at); })
      .def("once", [](spoken_builder& b, const pledge_handle& p, const std::string& e) { return p.once(event_id(e), b.at); })
      .def("pledged_by", [](spoken_builder& b, const pledge_handle& p, const std::string& who) { return p.from(actor_id(who), b.at); })
      .def("pledged_to", [](spoken_builder& b, const pledge_handle& p, const std::string& who) { return p.to(actor_id(who), b.at); })
      .def("counted_in", [](spoken_builder& b, const pledge_handle& p, const std::string& account, const std::string& as, const text_or_none& how,
                            const std::string& from, const fields& by) {
        const auto stage = word<release_stage>(std::string_view(as), "stage of a release");
        return p.counted_in(account_id(account), stage, start_of(how, from), said(b, by), b.at);
      });
}

}  // namespace

void bind_builder(py::module_& m) {
  py::class_<spoken_builder> builder(m, "Builder");
  builder.def(py::init<const std::string&>(), py::arg("id"))
      .def("set_line", &spoken_builder::set_line, py::arg("file"), py::arg("line"))
      .def("head",
           [](spoken_builder& b, const std::string& title, const std::string& language, const std::string& note, std::int32_t clock,
              const text_or_none& half, const text_or_none& recorded) {
             b.builder.title(title).language(language).note(note).clock(clock, b.at);
             if (half) b.builder.hemisphere(word<hemisphere>(std::string_view(*half), "hemisphere"));
             if (recorded) b.builder.recorded(*recorded, b.at);
           })
      .def("set_coder", [](spoken_builder& b, const std::string& who) { b.builder.coder(actor_id(who)); })
      .def("add", [](spoken_builder& b, const std::string& list, const boost::json::value& thing) { return io::add_value(b.builder, list, thing, b.at); })
      .def("role",
           [](spoken_builder& b, const std::string& list, const std::string& name, const std::string& who, const std::string& as, const fields& by) {
             b.builder.says(said(b, by)).role(actor_id(who), word<actor_role>(std::string_view(as), "role"), setting(list, name), b.at);
           })
      .def("happened", &happened)
      .def("channel",
           [](spoken_builder& b, const std::string& talks, const std::string& kind, const std::string& name, const std::string& where) {
             b.builder.at(negotiation_id(talks)).channel(word<channel_kind>(std::string_view(kind), "kind of channel"), name, place_id(where), b.at);
           })
      .def("moved_by",
           [](spoken_builder& b, const std::string& talks, const std::string& e, const text_or_none& to) {
             const auto n = b.builder.at(negotiation_id(talks));
             if (to) n.moved_by(event_id(e), word<negotiation_state>(std::string_view(*to), "state of talks"), b.at);
             else n.round(event_id(e), b.at);
           })
      .def("agreement",
           [](spoken_builder& b, const std::string& talks, const std::string& id, const std::string& title, const std::string& note,
              const std::string& signing) {
             return b.builder.at(negotiation_id(talks)).agreement(id, {.title = title, .signing = event_id(signing), .note = note}, b.at).text();
           })
      .def("signed", [](spoken_builder& b, const std::string& deal, const text_or_none& date, const fields& by) {
        b.builder.at(agreement_id(deal)).on(date_of(date), said(b, by), b.at);
      })
      .def("provision",
           [](spoken_builder& b, const std::string& deal, const std::string& id, const std::string& kind, const std::string& text,
              const std::string& pledge, const std::string& exchange, const std::string& fund, const std::vector<std::string>& said_by) {
             provision p{provision_id(id), word<provision_kind>(std::string_view(kind), "kind of provision"), text, pledge_id(pledge), exchange_id(exchange), fund_id(fund), {}};
             for (const auto& c : said_by) p.said_by.emplace_back(c);
             b.builder.at(agreement_id(deal)).provision(std::move(p), b.at);
           })
      .def("was", [](spoken_builder& b, const std::string& e, const text_or_none& date, const fields& by) {
        b.builder.at(event_id(e)).on(date_of(date), said(b, by), b.at);
      })
      .def("of", [](spoken_builder& b, const std::string& e, const number& n) { b.builder.at(event_id(e)).of(number_of(n), b.at); })
      .def("including", [](spoken_builder& b, const std::string& e, const std::vector<std::string>& names) {
        std::vector<person_id> who;
        for (const auto& name : names) who.emplace_back(name);
        b.builder.at(event_id(e)).including(who, b.at);
      })
      .def("from_", [](spoken_builder& b, const std::string& e, const std::string& account) { b.builder.at(event_id(e)).from(account_id(account), b.at); })
      .def("counts",
           [](const spoken_builder& b) {
             std::vector<std::pair<std::string, std::size_t>> counts;
             std::apply([&](const auto&... row) { (counts.emplace_back(row.name, (b.builder.content().*row.list).size()), ...); }, dossier_lists);
             return counts;
           })
      .def("build", [](spoken_builder& b) { return listening([&] { return b.builder.build(); }); });
  bind_pledge(m, builder);
}

}  // namespace habeas::python
