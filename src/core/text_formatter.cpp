// SPDX-License-Identifier: MIT
#include <habeas/core/text_formatter.hpp>

namespace habeas {

fmt::format_context::iterator text_formatter::put(std::string_view text, fmt::format_context& context) const {
  return fmt::formatter<fmt::string_view>::format({text.data(), text.size()}, context);
}

}  // namespace habeas
