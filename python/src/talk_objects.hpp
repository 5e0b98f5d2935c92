// SPDX-License-Identifier: MIT
// Talks, agreements, pledges and exchanges as the classes of habeas.answers, made from the typed answers themselves.
#pragma once

#include <habeas/wording/sentence_writer.hpp>

#include "bind.hpp"
#include "io/answers/talk_parts.hpp"
#include "object_class.hpp"

namespace habeas::python {

/// An id where the view shows what it names, else None.
template <class Id>
[[nodiscard]] py::object shown_or_none(const dossier& d, const Id& name) { return id_or_none(io::shown_of(d, name)); }

// Each needs the interpreter's lock.
[[nodiscard]] py::object object_of(const io::told_negotiation& told, const dossier& d);
[[nodiscard]] py::object object_of(const io::told_agreement& told, const dossier& d);
[[nodiscard]] py::object object_of(const io::told_fund& told);
[[nodiscard]] py::object object_of(const io::told_pledge& told, const sentence_writer& writer);
[[nodiscard]] py::object object_of(const io::told_exchange& told, const sentence_writer& writer);

}  // namespace habeas::python
