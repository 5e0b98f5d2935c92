// SPDX-License-Identifier: MIT
// One place where answers leave for standard output.
#pragma once

#include <cstdio>
#include <string>
#include <utility>

#include <boost/json.hpp>

#include <habeas/model/dossier.hpp>

#include "command/limits.hpp"
#include "core/visible.hpp"

namespace habeas::command {

/// A document that another program reads, as it is.
inline void put_document(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

/// Lines of text for people, or JSON: what would move a cursor is shown instead. In JSON such a character stands in a
/// string, where its escape is JSON's own.
inline void put_lines(const std::string& text) { put_document(visible_lines(text)); }

/// An answer in text. One that is not whole says so first.
inline void put(const std::string& text) { put_lines(begin_answer() + text); }

/// How every answer in JSON ends: how much was withheld, of what was known at a time how much has no such time, and whether it is whole.
inline void end_answer(boost::json::object& answer, const dossier& d) {
  answer["withheld"] = d.withheld();
  if (d.seen_through().known) answer["unsaid"] = d.unsaid();
  begin_answer(answer);
}

/// One answer, one JSON document, one line.
inline void put(boost::json::object answer, const dossier& d) {
  end_answer(answer, d);
  put_lines(boost::json::serialize(answer) + '\n');
}

inline void put(boost::json::value answer, const dossier& d) { put(std::move(answer.get_object()), d); }

}  // namespace habeas::command
