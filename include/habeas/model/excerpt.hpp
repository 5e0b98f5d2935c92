// SPDX-License-Identifier: MIT
// A few claims of a dossier with what they name, as a small dossier in which they stand as they did.
#pragma once

#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/model/dossier.hpp>

namespace habeas {

/// Cuts small dossiers out of one view, for questions about a few of its claims.
///
/// Assumptions come along as the view has them, on or off; so does everything that the claims name, claims included.
class HABEAS_API excerpts {
 public:
  /// Copies what the view shows once. Linear.
  explicit excerpts(const dossier& view);

  /// All that the view shows.
  [[nodiscard]] const dossier_content& content() const noexcept { return content_; }
  [[nodiscard]] const claim* find(const claim_id& name) const;

  /// What the claims name, directly or by way of others. Claims that the view does not show are left out.
  /// @param account comes along whether the claims name it or not
  [[nodiscard]] dossier_content of(const std::vector<claim_id>& claims, const account_id& account = {}) const;

  /// A dossier of such content in which no other claims count than these.
  [[nodiscard]] dossier only(dossier_content content, const std::vector<claim_id>& claims) const;
  [[nodiscard]] dossier only(const std::vector<claim_id>& claims) const { return only(of(claims), claims); }

 private:
  std::optional<audience> reader_;
  dossier_content content_;
  id_index index_;
};

}  // namespace habeas
