// SPDX-License-Identifier: MIT
// Labels and their disputes as JSON text.
#pragma once

#include <string>

#include <habeas/core/export.hpp>
#include <habeas/coding/labels.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace habeas {

/// All labels in the view, or those of one subject, as one JSON document on one line. Sentences are in the sentence_writer's language.
/// Throws errc::unknown_id for a subject that the view does not show.
[[nodiscard]] HABEAS_API std::string labels_json(const dossier& d, const sentence_writer& writer, const std::string& of = {});

/// "The Watch (C1): political prisoner, under pace_1900, since 2026-01-01." in the sentence_writer's language.
[[nodiscard]] HABEAS_API std::string label_sentence(const label_said& said, const dossier& d, const sentence_writer& writer);

/// "Disputed: political prisoner. It applies for The Watch (C1); it does not for the government (C2)."
[[nodiscard]] HABEAS_API std::string dispute_sentence(const label_dispute& dispute, const dossier& d, const sentence_writer& writer);

}  // namespace habeas
