// SPDX-License-Identifier: MIT
// The calls of HiGHS's C interface that are used, as types of our own. Where its header is at hand the tests
// compare them with it.
#pragma once

#include <array>

namespace habeas::lp {

using highs_int = int;

inline constexpr highs_int by_row = 2, minimise = 1, failed = -1;
inline constexpr highs_int whole_number = 1;  // of a variable
inline constexpr highs_int optimal = 7, infeasible = 8, unbounded_or_infeasible = 9, unbounded = 10;
inline constexpr highs_int dual_simplex = 1, primal_simplex = 4;

struct highs_calls {
  void* (*create)() = nullptr;
  void (*destroy)(void*) = nullptr;
  const char* (*version)() = nullptr;
  highs_int (*size_of_int)(const void*) = nullptr;
  double (*infinity)(const void*) = nullptr;
  highs_int (*set_bool)(void*, const char*, highs_int) = nullptr;
  highs_int (*set_int)(void*, const char*, highs_int) = nullptr;
  highs_int (*set_double)(void*, const char*, double) = nullptr;
  highs_int (*set_string)(void*, const char*, const char*) = nullptr;
  highs_int (*pass_lp)(void*, highs_int, highs_int, highs_int, highs_int, highs_int, double, const double*, const double*,
                       const double*, const double*, const double*, const highs_int*, const highs_int*, const double*) = nullptr;
  highs_int (*pass_mip)(void*, highs_int, highs_int, highs_int, highs_int, highs_int, double, const double*, const double*,
                        const double*, const double*, const double*, const highs_int*, const highs_int*, const double*,
                        const highs_int*) = nullptr;
  highs_int (*run)(void*) = nullptr;
  highs_int (*model_status)(const void*) = nullptr;
  highs_int (*solution)(const void*, double*, double*, double*, double*) = nullptr;
  highs_int (*ray)(const void*, highs_int*, double*) = nullptr;
  highs_int (*set_cost)(void*, highs_int, double) = nullptr;
  highs_int (*set_row)(void*, highs_int, double, double) = nullptr;
};

/// Calls `see(call, name)` for each.
template <class Calls, class See>
void visit_calls(Calls& c, See&& see) {
  see(c.create, "Highs_create");
  see(c.destroy, "Highs_destroy");
  see(c.version, "Highs_version");
  see(c.size_of_int, "Highs_getSizeofHighsInt");
  see(c.infinity, "Highs_getInfinity");
  see(c.set_bool, "Highs_setBoolOptionValue");
  see(c.set_int, "Highs_setIntOptionValue");
  see(c.set_double, "Highs_setDoubleOptionValue");
  see(c.set_string, "Highs_setStringOptionValue");
  see(c.pass_lp, "Highs_passLp");
  see(c.pass_mip, "Highs_passMip");
  see(c.run, "Highs_run");
  see(c.model_status, "Highs_getModelStatus");
  see(c.solution, "Highs_getSolution");
  see(c.ray, "Highs_getPrimalRay");
  see(c.set_cost, "Highs_changeColCost");
  see(c.set_row, "Highs_changeRowBounds");
}

#if defined(_WIN32)
inline constexpr std::array usual_names{"highs.dll", "libhighs.dll"};
#elif defined(__APPLE__)
inline constexpr std::array usual_names{"libhighs.1.dylib", "libhighs.dylib"};
#else
inline constexpr std::array usual_names{"libhighs.so.1", "libhighs.so"};
#endif

}  // namespace habeas::lp
