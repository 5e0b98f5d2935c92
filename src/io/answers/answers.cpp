// SPDX-License-Identifier: MIT
#include <habeas/io/answers.hpp>

#include "io/answers/answer_values.hpp"

namespace habeas {

std::string to_json(const proof& p, const sentence_writer& writer) { return boost::json::serialize(io::to_value(p, writer)); }
std::string to_json(const bound& b, const sentence_writer& writer) { return boost::json::serialize(io::to_value(b, writer)); }
std::string to_json(const contradiction& c, const sentence_writer& writer) { return boost::json::serialize(io::to_value(c, writer)); }
std::string to_json(const finding& f, const sentence_writer& writer) { return boost::json::serialize(io::to_value(f, writer)); }
std::string to_json(const unaccounted_flow& u, const sentence_writer& writer) { return boost::json::serialize(io::to_value(u, writer)); }
std::string to_json(const sensitivity_row& r) { return boost::json::serialize(io::to_value(r)); }
std::string to_json(const check_report& r, const sentence_writer& writer) { return boost::json::serialize(io::to_value(r, writer)); }
std::string to_json(const timeline& t, const sentence_writer& writer) { return boost::json::serialize(io::to_value(t, writer)); }
std::string to_json(const ledger_change& c, const ledger& l, const sentence_writer& writer) { return boost::json::serialize(io::to_value(c, l, writer)); }
std::string date_json(std::string_view text, std::optional<hemisphere> where, const std::optional<widening_policy>& wider) {
  return boost::json::serialize(io::date_value(text, where, wider));
}

}  // namespace habeas
