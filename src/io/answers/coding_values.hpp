// SPDX-License-Identifier: MIT
// Labels, and how far coders agree, as JSON values.
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include <habeas/coding/labels.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace habeas::io {

namespace json = boost::json;

/// The labels of one subject, or of all. Throws errc::unknown_id for what is no subject.
[[nodiscard]] std::vector<subject_labels> labels_asked(const dossier& d, const std::string& of);
[[nodiscard]] json::object labels_value(const dossier& d, const sentence_writer& writer, const std::string& of);

[[nodiscard]] json::object agreement_between_value(const dossier& d, const std::string& first, const std::string& second,
                                                   std::size_t samples = 1000, const std::stop_token& stop = {});

}  // namespace habeas::io
