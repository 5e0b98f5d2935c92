// SPDX-License-Identifier: MIT
// Values print themselves with fmt: bounds, ranges, proofs, contradictions and findings here; ids, words, numbers and
// dates with their types. Width, fill and alignment are those of a string.
#pragma once

#include <habeas/core/quantity.hpp>
#include <habeas/core/report.hpp>
#include <habeas/core/text_formatter.hpp>
#include <habeas/proof/proof.hpp>
#include <habeas/time/day.hpp>
#include <habeas/time/edtf.hpp>
#include <habeas/time/uncertain_instant.hpp>
#include <habeas/wording/answer_text.hpp>

/// "at least 101"
template <>
struct fmt::formatter<habeas::bound> : habeas::text_formatter {
  auto format(const habeas::bound& b, fmt::format_context& context) const { return put(habeas::to_string(b), context); }
};

/// "302 to 310"
template <>
struct fmt::formatter<habeas::integer_interval> : habeas::text_formatter {
  auto format(const habeas::integer_interval& i, fmt::format_context& context) const {
    return put(habeas::range_text(i.low, i.high), context);
  }
};

/// "entries of foro_penal at claim:VEN-080"
template <>
struct fmt::formatter<habeas::term> : habeas::text_formatter {
  auto format(const habeas::term& t, fmt::format_context& context) const { return put(habeas::to_string(t), context); }
};

template <>
struct fmt::formatter<habeas::proof_step> : habeas::text_formatter {
  auto format(const habeas::proof_step& s, fmt::format_context& context) const { return put(habeas::to_string(s), context); }
};

/// Its value, and its steps on a line each. For sentences that name who said what: `habeas::proof_text`.
template <>
struct fmt::formatter<habeas::proof> : habeas::text_formatter {
  auto format(const habeas::proof& p, fmt::format_context& context) const { return put(habeas::to_string(p), context); }
};

template <>
struct fmt::formatter<habeas::contradiction> : habeas::text_formatter {
  auto format(const habeas::contradiction& c, fmt::format_context& context) const { return put(habeas::to_string(c), context); }
};

/// Its sentence.
template <class Proof>
struct fmt::formatter<habeas::basic_finding<Proof>> : habeas::text_formatter {
  auto format(const habeas::basic_finding<Proof>& f, fmt::format_context& context) const { return put(f.sentence, context); }
};
