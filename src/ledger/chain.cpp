// SPDX-License-Identifier: MIT
#include <habeas/ledger/chain.hpp>

#include <fmt/format.h>

namespace habeas {

std::string to_string(const chain& c) {
  const char* way = c.way == direction::entries ? "entries" : "exits";
  return c.of ? fmt::format("{}:{}", way, to_slug(*c.of)) : way;
}

}  // namespace habeas
