// SPDX-License-Identifier: MIT
#include <habeas/time/time_argument.hpp>

#include <habeas/core/error.hpp>

namespace habeas {

time_argument::time_argument(day d) : text_(to_string(d)) {
  const auto year = d.civil().year;
  if (year < -9999 || year > 9999)
    throw error(errc::invalid_value, "a day that no date text can write", text_, "a year from -9999 to 9999");
}

}  // namespace habeas
