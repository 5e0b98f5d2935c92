// SPDX-License-Identifier: MIT
#include <habeas/model/statement.hpp>

#include <utility>

namespace habeas {

statement::statement() = default;
statement::statement(any_statement says) : any_statement(std::move(says)) {}
statement::statement(const statement&) = default;
statement::statement(statement&&) noexcept = default;
statement& statement::operator=(const statement&) = default;
statement& statement::operator=(statement&&) noexcept = default;
statement::~statement() = default;

bool operator==(const statement& a, const statement& b) {
  return static_cast<const any_statement&>(a) == static_cast<const any_statement&>(b);
}

}  // namespace habeas
