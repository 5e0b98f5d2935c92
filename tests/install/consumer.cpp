// SPDX-License-Identifier: MIT
#include <cstdio>
#include <string>

#include <habeas/habeas.hpp>

int main() {
  const auto stated = habeas::quantity::at_least(80);
  std::printf("habeas %s: %s\n", habeas::version, habeas::to_string(stated).c_str());
  return stated.interval().low == 80 ? 0 : 1;
}
