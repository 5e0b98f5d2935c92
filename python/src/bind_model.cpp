// SPDX-License-Identifier: MIT
// Dossiers and their views.
#include <habeas/model/assuming.hpp>
#include <habeas/model/named.hpp>
#include <habeas/model/dossier.hpp>
#include <habeas/model/nouns.hpp>

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
void require(const dossier& d, std::string_view word, std::string_view name) {
  if (word == "release" || word == "detention") word = "event";
  if (word == "detainee") word = "person";
  std::apply(
      [&](const auto&... row) {
        const auto look = [&]<class T>(const list_row<T>& r) {
          if (word == r.word) (void)d.get(decltype(T::id)(name));
        };
        (look(row), ...);
      },
      dossier_lists);
}

template <class Id>
py::tuple texts(const std::vector<Id>& names) {
  py::tuple made(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) made[i] = names[i].text();
  return made;
}

template <class Id>
std::optional<std::string> text_or_none(const Id& name) { return name ? std::optional(name.text()) : std::nullopt; }

/// Of each: actor, role, negotiation, agreement, fund, event, claims, speakers.
py::list role_rows(const std::vector<role_holder>& all) {
  py::list rows;
  for (const auto& r : all)
    rows.append(py::make_tuple(r.actor.text(), std::string(to_slug(r.role)), text_or_none(r.negotiation), text_or_none(r.agreement),
                               text_or_none(r.fund), text_or_none(r.event), texts(r.claims), texts(r.speakers)));
  return rows;
}

py::list custody_event_rows(const std::vector<custody_event>& all) {
  py::list rows;
  for (const auto& e : all) {
    py::dict row;
    row["id"] = e.event.text();
    row["kind"] = std::string(to_slug(e.kind));
    if (e.how) row["mechanism"] = std::string(to_slug(*e.how));
    row["low"] = e.people.low;
    row["high"] = e.people.high;
    row["named"] = texts(e.named);
    row["group"] = text_or_none(e.group);
    row["counted_in"] = text_or_none(e.counted_in);
    row["dates"] = py::tuple(py::cast(e.dates));
    row["claims"] = texts(e.claims);
    rows.append(row);
  }
  return rows;
}

/// Of each: person, group, status, since, claims, editions.
py::list custody_rows(const std::vector<custody_at>& all) {
  py::list rows;
  for (const auto& c : all)
    rows.append(py::make_tuple(text_or_none(c.person), text_or_none(c.group), std::string(to_slug(c.status)),
                               c.since.empty() ? std::nullopt : std::optional(c.since), texts(c.claims), texts(c.editions)));
  return rows;
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
      .def_property_readonly("unsaid", &dossier::unsaid)
      .def("require", &require, py::arg("list"), py::arg("name"))
      .def("as_known_on", [](const dossier& d, std::string_view t) { return d.as_known_on(end_of(d, t)); }, py::arg("time"))
      .def("as_recorded_on", [](const dossier& d, std::string_view t) { return d.as_recorded_on(end_of(d, t)); }, py::arg("time"))
      .def(
          "for_audience",
          [](const dossier& d, std::string_view who) { return d.for_audience(word<audience>(who, "audience")); }, py::arg("audience"))
      .def("assuming",
           [](const dossier& d, std::string_view effect, const std::string& account, const std::vector<std::string>& kinds) {
             std::vector<mechanism> listed;
             for (const auto& k : kinds) listed.push_back(*find_slug<mechanism>(k));
             return assuming(d, *find_slug<assumption_effect>(effect), account.empty() ? account_id() : account_named(d, account), std::move(listed));
           },
           py::arg("effect"), py::arg("account"), py::arg("kinds"))
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
      .def("mediators", [](const dossier& d) { return role_rows(d.mediators()); })
      .def("third_parties", [](const dossier& d) { return role_rows(d.third_parties()); })
      .def("roles", [](const dossier& d) { return role_rows(d.roles()); })
      .def("releases", [](const dossier& d) { return custody_event_rows(d.releases()); })
      .def("detentions", [](const dossier& d) { return custody_event_rows(d.detentions()); })
      .def("custody",
           [](const dossier& d, const std::string& at, const py::object& stop) {
             return custody_rows(interruptible(stop, [&](const std::stop_token&) { return d.custody(at); }));
           },
           py::arg("at"), py::arg("stop") = py::none())
      .def("lens_texts", [](const dossier& d) {
        const auto& l = d.seen_through();
        const auto text = [](const std::optional<instant>& t) { return t ? std::optional(to_string(*t)) : std::nullopt; };
        return std::pair(text(l.known), text(l.recorded));
      });
}

}  // namespace habeas::python
