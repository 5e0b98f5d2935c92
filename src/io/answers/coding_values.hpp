// SPDX-License-Identifier: MIT
// Labels, and how far coders agree, as JSON values.
#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include <habeas/coding/labels.hpp>
#include <habeas/core/export.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace habeas::io {

namespace json = boost::json;

/// The labels of one subject, or of all. Throws errc::unknown_id for what is no subject.
[[nodiscard]] HABEAS_API std::vector<subject_labels> labels_asked(const dossier& d, const std::string& of);
/// The name of a subject as the view shows it; nothing where it is not shown.
[[nodiscard]] HABEAS_API std::optional<std::string> subject_name(const dossier& d, const labelled_subject& s);
[[nodiscard]] HABEAS_API json::object labels_value(const dossier& d, const sentence_writer& writer, const std::string& of);

/// Six digits after the point: what is printed does not hang on how a machine rounds.
[[nodiscard]] HABEAS_API double rounded_figure(double figure);
[[nodiscard]] HABEAS_API json::object agreement_between_value(const dossier& d, const std::string& first, const std::string& second,
                                                              std::size_t samples = 1000, const std::stop_token& stop = {});

}  // namespace habeas::io
