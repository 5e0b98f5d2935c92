// SPDX-License-Identifier: MIT
// What problems of a dossier's text may quote: nothing of a thing that the reader of the problems may not see.
#pragma once

#include <boost/json.hpp>

#include <habeas/model/audience.hpp>

#include "core/problem_list.hpp"

namespace habeas::io {

/// Takes out of each problem what stood in a thing of `root` that is marked narrower than the reader, or whose mark cannot
/// be read: then nobody knows who may see it. What is wrong there is told, and where, without the author's own words.
/// Pointers are those of reading; lines are known already.
void hide_quotes(const boost::json::value& root, audience reader, problem_list& problems);

/// What such a problem says in place of what stood there.
inline constexpr const char* not_for_this_audience = "something that this audience may not see";
/// The same where the mark itself is no audience: nobody knows who may see it.
inline constexpr const char* of_no_known_audience = "something marked with no known audience, which is shown to the audience internal alone";

/// Takes out of a problem what stood there.
void hide_quote(problem& p, const char* why = not_for_this_audience);

}  // namespace habeas::io
