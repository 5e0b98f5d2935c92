// SPDX-License-Identifier: MIT
// Tables as the bindings hold them.
#pragma once

#include <memory>

#include <habeas/io/arrow_table.hpp>

namespace habeas::python {

/// Nobody changes a table that is made: all that leave by Arrow share it.
using table_ptr = std::shared_ptr<arrow_table>;

}  // namespace habeas::python
