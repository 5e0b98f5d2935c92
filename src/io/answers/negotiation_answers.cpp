// SPDX-License-Identifier: MIT
#include <habeas/io/negotiation_answers.hpp>

#include "io/answers/negotiation_values.hpp"

namespace habeas {

std::string negotiations_json(const timeline& t, const std::string& only, const std::optional<std::pair<day, day>>& days) {
  return boost::json::serialize(io::negotiations_value(t, only, days));
}
std::string agreements_json(const timeline& t, const std::string& only) {
  return boost::json::serialize(io::agreements_value(t, only));
}
std::string pledges_json(deliveries& all, const sentence_writer& writer, const std::string& only, const std::string& at,
                         const std::optional<about_policy>& about) {
  return boost::json::serialize(io::pledges_value(all, only, at, writer, about));
}

}  // namespace habeas
