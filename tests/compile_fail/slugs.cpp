// SPDX-License-Identifier: MIT
// A table of slugs that contradicts itself does not compile.
#include <habeas/core/slug.hpp>

enum class colour { red, green };

namespace habeas {
template <>
struct slug_table<colour> {
  static constexpr auto rows = make_slugs<colour>({
      {colour::red, "red"},
#if HABEAS_CASE == 0
      {colour::green, "green"},
#elif HABEAS_CASE == 1  // refused: (constant expression|constexpr|consteval)
      {colour::green, "red"},
#elif HABEAS_CASE == 2  // refused: (constant expression|constexpr|consteval)
      {colour::red, "green"},
#elif HABEAS_CASE == 3  // refused: (constant expression|constexpr|consteval)
      {colour::green, "Green"},
#elif HABEAS_CASE == 4  // refused: (constant expression|constexpr|consteval)
      {colour::green, ""},
#endif
  });
};
}  // namespace habeas

#if HABEAS_CASE == 5  // refused: (constraints not satisfied|no matching function)
enum class shape { round };
const auto word = habeas::to_slug(shape::round);
#else
static_assert(habeas::to_slug(colour::red) == "red");
#endif
