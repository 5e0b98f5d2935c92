// SPDX-License-Identifier: MIT
// A ledger as the bindings hold it, and what its answers take.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <habeas/model/named.hpp>
#include <habeas/ledger/ledger.hpp>
#include <habeas/ledger/sensitivity.hpp>
#include <habeas/wording/sentence_writer.hpp>

#include "bind.hpp"

namespace habeas::python {

using about_parts = std::optional<std::pair<std::int64_t, std::int64_t>>;

[[nodiscard]] inline std::optional<about_policy> width_of(const about_parts& about) {
  return about ? std::optional(about_policy{about->first, about->second}) : std::nullopt;
}

/// HiGHS from this file, or from the usual places where it is empty. Throws errc::unsupported where there is none.
[[nodiscard]] std::shared_ptr<const solve::linear_solver> linear_engine(const std::string& library);

/// How wide "about" is, and the library of what solves rows of more than two variables: nothing, they are used by derived
/// rows; empty, the library is looked for in the usual places.
using reading = std::pair<about_parts, std::optional<std::string>>;

/// Throws errc::unsupported where a solver is wanted and there is none.
[[nodiscard]] inline ledger_options options_of(const reading& how) {
  ledger_options options;
  options.about = width_of(how.first);
  if (how.second) options.linear = linear_engine(*how.second);
  return options;
}

/// A kind of entry or exit that is asked for: its mechanism, or that with what limits it (ground, condition, destination, authority).
using kind_parts = std::array<std::optional<std::string>, 5>;
using asked_kind = std::optional<std::variant<std::string, kind_parts>>;

/// A ledger with the language of its answers.
class spoken_ledger {
 public:
  spoken_ledger(const dossier& d, const std::string& account, ledger_options options, language l, const std::stop_token& stop)
      : books_(d, account_named(d, account), options, stop), options_(options), writer_(books_.of(), l) {}

  [[nodiscard]] const ledger& books() const noexcept { return books_; }
  [[nodiscard]] const sentence_writer& writer() const noexcept { return writer_; }
  [[nodiscard]] ledger_options options() const noexcept { return options_; }

  [[nodiscard]] question asked(const std::string& what, const std::string& from, const std::optional<std::string>& to,
                               const asked_kind& kind) const {
    question q;
    q.kind = word<question::what>(std::string_view(what), "question");
    q.from = books_.point_at(from);
    q.to = q.kind == question::what::held || !to ? q.from : books_.point_at(*to);
    const auto* plain = kind ? std::get_if<std::string>(&*kind) : nullptr;
    const auto* parts = kind ? std::get_if<kind_parts>(&*kind) : nullptr;
    if (plain != nullptr) q.of = word<mechanism>(std::optional(*plain), "kind of entry or exit");
    if (parts == nullptr) return q;
    const auto& [of, ground, condition, destination, authority] = *parts;
    q.of = word<mechanism>(of, "kind of entry or exit");
    q.by = {word<legal_ground>(ground, "legal ground"), word<condition_kind>(condition, "condition of a release"), place_id(destination.value_or("")),
            actor_id(authority.value_or(""))};
    return q;
  }

 private:
  ledger books_;
  ledger_options options_;
  sentence_writer writer_;
};

[[nodiscard]] inline direction way_of(std::string_view text) {
  if (text == "entries") return direction::entries;
  if (text == "exits") return direction::exits;
  throw error(errc::invalid_value, "not a way to move", fmt::format("'{}'", text), "one of entries, exits");
}

/// Tells a milestone what the ledger's long calls tell, of which account where that is several.
[[nodiscard]] inline habeas::progress told_by(milestone& reached, std::string of_what = {}) {
  return [&reached, what = std::move(of_what)](std::size_t done, std::size_t of) { reached.tell(done, of, what); };
}

/// What follows from a ledger at several times, or from what it rests on.
void bind_ledger_answers(py::class_<spoken_ledger>& books);
/// Bounds by column.
void bind_ledger_tables(py::class_<spoken_ledger>& books);
/// What follows from several ledgers of a dossier.
void bind_changes(py::module_& m);

}  // namespace habeas::python
