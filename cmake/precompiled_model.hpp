// SPDX-License-Identifier: MIT
// What nearly every source of the libraries includes: parsed once for all of them.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/model/dossier.hpp>
