// SPDX-License-Identifier: MIT
// A small fuzzer for where clang has no runtimes: gcc reports each block that runs (-fsanitize-coverage=trace-pc), inputs that reach new
// blocks, or old ones more often, are kept and changed further. It takes the options of libFuzzer that scripts/fuzz uses,
// and prints the same last lines. This file itself is not instrumented.
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace {

constexpr std::size_t places = 1 << 16;
std::array<std::uint8_t, places> hits;      // how often each block ran, capped
std::array<std::uint32_t, places> touched;  // which ran at all
std::size_t touched_count = 0;
std::array<std::uint8_t, places> seen;      // of each block, the classes of counts met so far
bool counting = false;

std::vector<std::uint8_t> current;  // the input that runs
std::string artifacts = "./";

/// 1, 2, 3, 4..7, 8..15, 16..31, 32..127, more: a bit each.
std::uint8_t class_of(std::uint8_t n) {
  const std::array<std::uint8_t, 7> ends{1, 2, 3, 7, 15, 31, 127};
  std::size_t i = 0;
  while (i < ends.size() && n > ends[i]) ++i;
  return static_cast<std::uint8_t>(1U << i);
}

std::uint64_t hash_of(const std::vector<std::uint8_t>& bytes) {
  std::uint64_t h = 1469598103934665603U;
  for (const auto b : bytes) h = (h ^ b) * 1099511628211U;
  return h;
}

void keep(const std::string& path) {
  if (std::FILE* out = std::fopen(path.c_str(), "wb")) {
    std::fwrite(current.data(), 1, current.size(), out);
    std::fclose(out);
  }
}

void keep_failure(const char* how) {
  counting = false;
  std::array<char, 64> name{};
  std::snprintf(name.data(), name.size(), "%s-%016llx", how, static_cast<unsigned long long>(hash_of(current)));
  keep(artifacts + name.data());
  std::fprintf(stderr, "%s%s\n", artifacts.c_str(), name.data());
}

void died() { keep_failure("crash"); }

extern "C" void aborted(int signal) {
  died();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

extern "C" void too_slow(int) {
  keep_failure("timeout");
  std::_Exit(70);
}

/// Runs one input. True where it reached something new.
bool run(const std::vector<std::uint8_t>& input) {
  current = input;
  touched_count = 0;
  counting = true;
  LLVMFuzzerTestOneInput(current.data(), current.size());
  counting = false;
  bool fresh = false;
  for (std::size_t i = 0; i < touched_count; ++i) {
    const auto at = touched[i];
    const auto of = class_of(hits[at]);
    hits[at] = 0;
    if ((seen[at] & of) == 0) {
      seen[at] |= of;
      fresh = true;
    }
  }
  return fresh;
}

using bytes = std::vector<std::uint8_t>;

bytes changed(bytes b, const std::vector<bytes>& others, std::size_t longest, std::mt19937_64& random) {
  const auto below = [&](std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(random() % n); };
  for (auto times = 1 + below(6); times != 0; --times) {
    const auto at = below(b.size() + 1);
    switch (below(9)) {
      case 0: b.insert(b.begin() + static_cast<std::ptrdiff_t>(at), static_cast<std::uint8_t>(random())); break;
      case 1: b.erase(b.begin() + static_cast<std::ptrdiff_t>(at), b.begin() + static_cast<std::ptrdiff_t>(std::min(b.size(), at + 1 + below(12)))); break;
      case 2: if (at < b.size()) b[at] = static_cast<std::uint8_t>(random()); break;
      case 3: if (at < b.size()) b[at] = static_cast<std::uint8_t>(b[at] ^ (1U << below(8))); break;
      case 4: if (at < b.size()) b[at] = static_cast<std::uint8_t>(b[at] + below(7) - 3); break;
      case 5: {  // a piece of itself again
        const auto from = below(b.size() + 1);
        const bytes piece(b.begin() + static_cast<std::ptrdiff_t>(from), b.begin() + static_cast<std::ptrdiff_t>(std::min(b.size(), from + 1 + below(40))));
        b.insert(b.begin() + static_cast<std::ptrdiff_t>(at), piece.begin(), piece.end());
        break;
      }
      default: {  // a piece of another, in place or put between
        const auto& other = others[below(others.size())];
        const auto from = below(other.size() + 1);
        const bytes piece(other.begin() + static_cast<std::ptrdiff_t>(from), other.begin() + static_cast<std::ptrdiff_t>(std::min(other.size(), from + 1 + below(64))));
        if (below(2) == 0) b.erase(b.begin() + static_cast<std::ptrdiff_t>(at), b.begin() + static_cast<std::ptrdiff_t>(std::min(b.size(), at + piece.size())));
        b.insert(b.begin() + static_cast<std::ptrdiff_t>(at), piece.begin(), piece.end());
      }
    }
  }
  if (b.size() > longest) b.resize(longest);
  return b;
}

/// The number of an option such as -seed=7, else what it is without it.
std::uint64_t number_of(int argc, char** argv, const char* name, std::uint64_t otherwise) {
  const auto length = std::strlen(name);
  for (int i = 1; i < argc; ++i)
    if (std::strncmp(argv[i], name, length) == 0) return std::strtoull(argv[i] + length, nullptr, 10);
  return otherwise;
}

}  // namespace

/// Called by every block of the code under test.
extern "C" void __sanitizer_cov_trace_pc() {
  if (!counting) return;
  const auto pc = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0));
  const auto at = static_cast<std::uint32_t>((pc * 0x9E3779B97F4A7C15U) >> 48);
  auto& n = hits[at];
  if (n == 0) touched[touched_count++] = at;
  if (n != 255) ++n;
}

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  const auto seconds = number_of(argc, argv, "-max_total_time=", 60), runs = number_of(argc, argv, "-runs=", ~std::uint64_t{0});
  const auto longest = number_of(argc, argv, "-max_len=", 4096), seed = number_of(argc, argv, "-seed=", 1), patience = number_of(argc, argv, "-timeout=", 25);
  std::vector<fs::path> folders, files;
  for (int i = 1; i < argc; ++i) {
    if (std::strncmp(argv[i], "-artifact_prefix=", 17) == 0) artifacts = argv[i] + 17;
    else if (argv[i][0] != '-') folders.emplace_back(argv[i]);
  }
  for (const auto& folder : folders)
    if (fs::is_directory(folder))
      for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  if (__sanitizer_set_death_callback != nullptr) __sanitizer_set_death_callback(died);
  std::signal(SIGABRT, aborted);
  std::signal(SIGALRM, too_slow);
  std::vector<bytes> kept{{}};
  std::uint64_t done = 0, fresh = 0;
  const auto start = std::chrono::steady_clock::now();
  const auto up = [&] { return std::chrono::steady_clock::now() - start >= std::chrono::seconds(seconds); };
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    bytes b((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    alarm(static_cast<unsigned>(patience));
    if (run(b)) kept.push_back(std::move(b));
    ++done;
  }
  std::fprintf(stderr, "#%llu INITED: %zu inputs of %zu reach something\n", static_cast<unsigned long long>(done), kept.size(), files.size());
  std::mt19937_64 random(seed);
  while (done < runs && !up()) {
    // What was found last is changed more often.
    const auto n = kept.size();
    const auto pick = random() % 2 == 0 ? random() % n : n - 1 - random() % std::min<std::size_t>(n, 50);
    auto b = changed(kept[pick], kept, longest, random);
    alarm(static_cast<unsigned>(patience));
    ++done;
    if (!run(b)) continue;
    ++fresh;
    if (!folders.empty()) {
      std::array<char, 32> name{};
      std::snprintf(name.data(), name.size(), "%016llx", static_cast<unsigned long long>(hash_of(b)));
      keep((folders.front() / name.data()).string());
    }
    kept.push_back(std::move(b));
  }
  alarm(0);
  std::size_t reached = 0;
  for (const auto s : seen) reached += s != 0 ? 1 : 0;
  std::fprintf(stderr, "cov: %zu blocks\nstat::number_of_executed_units: %llu\nstat::new_units_added: %llu\n", reached,
               static_cast<unsigned long long>(done), static_cast<unsigned long long>(fresh));
  return 0;
}
