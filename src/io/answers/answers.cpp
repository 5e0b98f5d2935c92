// SPDX-License-Identifier: MIT
#include <habeas/io/answers.hpp>

#include "io/answers/answer_values.hpp"

namespace habeas {

std::string to_json(const proof& p, const narrator& speak) { return boost::json::serialize(io::to_value(p, speak)); }
std::string to_json(const bound& b, const narrator& speak) { return boost::json::serialize(io::to_value(b, speak)); }
std::string to_json(const contradiction& c, const narrator& speak) { return boost::json::serialize(io::to_value(c, speak)); }
std::string to_json(const finding& f, const narrator& speak) { return boost::json::serialize(io::to_value(f, speak)); }
std::string to_json(const unaccounted_flow& u, const narrator& speak) { return boost::json::serialize(io::to_value(u, speak)); }
std::string to_json(const sensitivity_row& r) { return boost::json::serialize(io::to_value(r)); }
std::string to_json(const check_report& r, const narrator& speak) { return boost::json::serialize(io::to_value(r, speak)); }
std::string to_json(const timeline& t, const narrator& speak) { return boost::json::serialize(io::to_value(t, speak)); }
std::string to_json(const ledger_change& c, const ledger& l, const narrator& speak) { return boost::json::serialize(io::to_value(c, l, speak)); }
std::string date_json(std::string_view text, std::optional<hemisphere> where, const std::optional<widening_policy>& wider) {
  return boost::json::serialize(io::date_value(text, where, wider));
}

}  // namespace habeas
