// SPDX-License-Identifier: MIT
#include <habeas/ledger/chain.hpp>

#include <string>

namespace habeas {

std::string to_string(const chain& c) {
  return to_string(as_term_chain(c));
}

}  // namespace habeas
