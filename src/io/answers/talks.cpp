// SPDX-License-Identifier: MIT
#include <habeas/io/talks.hpp>

#include "io/answers/talk_values.hpp"

namespace habeas {

std::string negotiations_json(const timeline& t, const std::string& only, const std::optional<std::pair<day, day>>& days) {
  return boost::json::serialize(io::talks_value(t, only, days));
}
std::string agreements_json(const timeline& t, const std::string& only) {
  return boost::json::serialize(io::agreements_value(t, only));
}
std::string pledges_json(deliveries& all, const narrator& speak, const std::string& only, const std::string& at,
                         const std::optional<about_policy>& about) {
  return boost::json::serialize(io::pledges_value(all, only, at, speak, about));
}

}  // namespace habeas
