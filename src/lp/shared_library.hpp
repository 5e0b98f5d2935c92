// SPDX-License-Identifier: MIT
// A shared library opened at run time.
#pragma once

#include <string>

#if defined(_WIN32)
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace habeas::lp {

/// Open for as long as the value lives; `failure` says why it is not.
class shared_library {
 public:
  explicit shared_library(const std::string& path) {
#if defined(_WIN32)
    handle_ = LoadLibraryA(path.c_str());
    if (handle_ == nullptr) failure_ = "it cannot be opened";
#else
    handle_ = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle_ == nullptr) {
      const char* why = dlerror();
      failure_ = why != nullptr ? why : "it cannot be opened";
    }
#endif
  }
  shared_library(const shared_library&) = delete;
  shared_library& operator=(const shared_library&) = delete;
  // Never closed: a library that has started threads of its own cannot be taken away from under them.
  ~shared_library() = default;

  [[nodiscard]] const std::string& failure() const noexcept { return failure_; }
  [[nodiscard]] void* find(const char* name) const noexcept {
    if (handle_ == nullptr) return nullptr;
#if defined(_WIN32)
    return reinterpret_cast<void*>(GetProcAddress(handle_, name));
#else
    return dlsym(handle_, name);
#endif
  }

 private:
#if defined(_WIN32)
  HMODULE handle_ = nullptr;
#else
  void* handle_ = nullptr;
#endif
  std::string failure_;
};

}  // namespace habeas::lp
