// SPDX-License-Identifier: MIT
// A file descriptor that closes itself.
#pragma once

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace habeas::io {

class open_file {
 public:
  open_file() = default;
  open_file(const char* path, int flags, unsigned mode = 0) {
    do fd_ = ::open(path, flags | O_CLOEXEC, mode);
    while (fd_ < 0 && errno == EINTR);
  }
  /// Takes a descriptor over; a negative one is none.
  [[nodiscard]] static open_file owning(int fd) {
    open_file f;
    f.fd_ = fd;
    return f;
  }
  open_file(open_file&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  open_file& operator=(open_file&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  open_file(const open_file&) = delete;
  open_file& operator=(const open_file&) = delete;
  ~open_file() { close(); }

  [[nodiscard]] explicit operator bool() const noexcept { return fd_ >= 0; }
  [[nodiscard]] int get() const noexcept { return fd_; }
  /// False where the system reports at the end that something was not written.
  bool close() noexcept { return fd_ < 0 || ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_ = -1;
};

}  // namespace habeas::io
