// SPDX-License-Identifier: MIT
// The main program of every room's tests. It takes on a locale when asked to, and fails when that is
// not to be had, so that a run that should be elsewhere never quietly stays at home.
#define DOCTEST_CONFIG_IMPLEMENT

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <locale>
#include <stdexcept>

#include <doctest/doctest.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HABEAS_LEAKS_ARE_FOUND
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define HABEAS_LEAKS_ARE_FOUND
#endif
#ifdef HABEAS_LEAKS_ARE_FOUND
#include <sanitizer/lsan_interface.h>
#endif

int main(int argc, char** argv) {
  if (const char* name = std::getenv("HABEAS_TEST_LOCALE")) {
    try {
#ifdef HABEAS_LEAKS_ARE_FOUND
      const __lsan::ScopedDisabler glibc;  // it keeps what it parsed of LOCPATH
#endif
      std::locale::global(std::locale(name));
    } catch (const std::runtime_error&) {
      std::fprintf(stderr, "the locale %s is not to be had\n", name);
      return 2;
    }
    const char* zone = std::getenv("TZ");
    std::printf("locale %s, decimal point '%s', time zone %s\n", name, std::localeconv()->decimal_point,
                zone ? zone : "unset");
  }
  return doctest::Context(argc, argv).run();
}
