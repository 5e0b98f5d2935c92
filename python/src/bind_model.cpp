// SPDX-License-Identifier: MIT
// Dossiers and their views.
#include <habeas/model/dossier.hpp>

#include "bind.hpp"

namespace habeas::python {
namespace {

using time_ref_parts = std::optional<std::pair<std::int64_t, std::int32_t>>;

time_ref_parts parts(const std::optional<instant>& t) { return t ? time_ref_parts({t->day, t->second}) : std::nullopt; }

instant end_of(const dossier& d, std::string_view text) {
  const auto at = d.end_of(parse_edtf(text));
  if (!at) throw error(errc::invalid_value, "a time that does not end", fmt::format("'{}'", text), "a day, or a date and time");
  return *at;
}

/// Looked up only to throw errc::unknown_id with near names where there is no such thing.
void require(const dossier& d, std::string_view list, std::string_view name) {
  if (list == "claim") return (void)d.get(claim_id(name));
  if (list == "account") return (void)d.get(account_id(name));
  if (list == "actor") return (void)d.get(actor_id(name));
  if (list == "event") return (void)d.get(event_id(name));
  if (list == "negotiation") return (void)d.get(negotiation_id(name));
  if (list == "agreement") return (void)d.get(agreement_id(name));
  if (list == "pledge") return (void)d.get(pledge_id(name));
  if (list == "exchange") return (void)d.get(exchange_id(name));
  return (void)d.get(assumption_id(name));
}

}  // namespace

void bind_model(py::module_& m) {
  py::class_<dossier>(m, "Dossier")
      .def_property_readonly("id", [](const dossier& d) { return d.content().id; })
      .def_property_readonly("title", [](const dossier& d) { return d.content().title; })
      .def_property_readonly("language", [](const dossier& d) { return d.content().language; })
      .def_property_readonly("hemisphere",
                             [](const dossier& d) {
                               const auto& where = d.content().hemisphere;
                               return where ? std::optional(std::string(to_slug(*where))) : std::nullopt;
                             })
      .def_property_readonly("audience", [](const dossier& d) { return std::string(to_slug(d.reader())); })
      .def_property_readonly("withheld", &dossier::withheld)
      .def("require", &require, py::arg("list"), py::arg("name"))
      .def("as_known_on", [](const dossier& d, std::string_view t) { return d.as_known_on(end_of(d, t)); }, py::arg("time"))
      .def("as_recorded_on", [](const dossier& d, std::string_view t) { return d.as_recorded_on(end_of(d, t)); }, py::arg("time"))
      .def(
          "for_audience",
          [](const dossier& d, std::string_view who) { return d.for_audience(word<audience>(who, "audience")); }, py::arg("audience"))
      .def("switched_on", [](const dossier& d, std::string_view name) { return d.with(name); }, py::arg("name"))
      .def("switched_off", [](const dossier& d, std::string_view name) { return d.without(name); }, py::arg("name"))
      // One word for each claim that the view shows, in the order of the file.
      .def("standings",
           [](const dossier& d) {
             std::vector<std::string> words;
             const auto& claims = d.content().claims;
             for (std::size_t i = 0; i < claims.size(); ++i)
               if (d.shows(claims, i)) words.emplace_back(to_slug(d.status_of(i)));
             return words;
           })
      // Each assumption that the view shows: id, whether it is on, effect, account, speaker, statement, note.
      .def("assumptions",
           [](const dossier& d) {
             py::list list;
             const auto& all = d.content().assumptions;
             for (std::size_t i = 0; i < all.size(); ++i) {
               const auto& a = all[i];
               if (!d.shows(all, i)) continue;
               const auto speaker = d.find(a.speaker) ? a.speaker.text() : std::string();
               list.append(py::make_tuple(a.id.text(), d.assumes(a.id), std::string(to_slug(a.effect)), a.account.text(),
                                          speaker, a.statement, a.note));
             }
             return list;
           })
      // Through what it is looked at, with the switches of what is shown: known, recorded, audience, switches.
      .def("lens",
           [](const dossier& d) {
             const auto& l = d.seen_through();
             std::map<std::string, bool> switches;
             for (const auto& [name, on] : l.switches)
               if (d.find(claim_id(name)) || d.find(assumption_id(name))) switches.emplace(name, on);
             return std::tuple(parts(l.known), parts(l.recorded),
                               l.reader ? std::optional(std::string(to_slug(*l.reader))) : std::nullopt, std::move(switches));
           })
      .def(
          "through",
          [](dossier d, time_ref_parts known, time_ref_parts recorded, const std::optional<std::string>& reader,
             const std::map<std::string, bool>& switches) {
            if (reader) d = d.for_audience(word<audience>(std::string_view(*reader), "audience"));
            for (const auto& [name, on] : switches) d = on ? d.with(name) : d.without(name);
            if (known) d = d.as_known_on({known->first, known->second});
            if (recorded) d = d.as_recorded_on({recorded->first, recorded->second});
            return d;
          },
          py::arg("known"), py::arg("recorded"), py::arg("audience"), py::arg("switches"))
      .def("lens_texts", [](const dossier& d) {
        const auto& l = d.seen_through();
        const auto text = [](const std::optional<instant>& t) { return t ? std::optional(to_string(*t)) : std::nullopt; };
        return std::pair(text(l.known), text(l.recorded));
      });
}

}  // namespace habeas::python
