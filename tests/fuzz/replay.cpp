// SPDX-License-Identifier: MIT
// Replays the corpus of a fuzz target, each file as it is and then with a few bytes changed, always
// the same ones. Needs no fuzzer; the sanitizer builds run it too.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <map>
#include <string>
#include <vector>

using fuzz_target = int(const std::uint8_t* data, std::size_t size);
#define TARGET(name) extern "C" fuzz_target habeas_fuzz_##name;
#include "targets.inc"
#undef TARGET

namespace {

const std::map<std::string, fuzz_target*> targets{
#define TARGET(name) {#name, habeas_fuzz_##name},
#include "targets.inc"
#undef TARGET
};

void feed(fuzz_target& target, const std::string& bytes) {
  // A copy of exactly this size lets the address sanitizer see a read past the end.
  const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
  target(exact.data(), exact.size());
}

std::string changed(std::string bytes, std::mt19937& random) {
  for (auto times = 1 + random() % 4; times != 0; --times) {
    const auto at = random() % (bytes.size() + 1);
    switch (random() % 4) {
      case 0: bytes.insert(at, 1, static_cast<char>(random() % 256)); break;
      case 1: bytes.erase(at, 1 + random() % 8); break;
      case 2: bytes.insert(at, bytes.substr(0, random() % 16)); break;
      default:
        if (at < bytes.size()) bytes[at] = static_cast<char>(random() % 256);
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr unsigned seed = 20260119;
  constexpr int changes = 200;
  const auto target = argc == 3 ? targets.find(argv[1]) : targets.end();
  std::vector<std::filesystem::path> files;
  if (target != targets.end() && std::filesystem::is_directory(argv[2])) {
    for (const auto& entry : std::filesystem::directory_iterator(argv[2]))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  if (files.empty()) {
    std::fprintf(stderr, "usage: habeas_replay TARGET FOLDER, with at least one input in the folder; the targets are:\n");
    for (const auto& [name, function] : targets) std::fprintf(stderr, "  %s\n", name.c_str());
    return 2;
  }
  std::sort(files.begin(), files.end());  // folders list in any order
  std::mt19937 random(seed);
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    std::printf("%s\n", file.filename().string().c_str());
    std::fflush(stdout);  // the name of the input that breaks it is the last line
    feed(*target->second, bytes);
    for (int i = 0; i < changes; ++i) feed(*target->second, changed(bytes, random));
  }
  std::printf("%zu inputs, each with %d changes (seed %u)\n", files.size(), changes, seed);
  return 0;
}
