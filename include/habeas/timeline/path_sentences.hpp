// SPDX-License-Identifier: MIT
// Why a path is certain, possible or impossible, in words: who links its events, with what hedge, and what their dates allow.
#pragma once

#include <string>
#include <vector>

#include <habeas/core/export.hpp>
#include <habeas/timeline/temporal_paths.hpp>
#include <habeas/wording/sentence_writer.hpp>

namespace habeas {

/// A reason: a sentence, and the proof that it sums up where it has one.
struct path_reason {
  std::string sentence = {};
  const proof* because = nullptr;  ///< of the path described
};

/// The name of a verdict.
[[nodiscard]] inline std::string verdict_text(path_verdict v, const sentence_writer& writer) {
  static constexpr keys_by_slug<path_verdict> verdicts("path_");
  return writer.format(verdicts[v], {});
}

/// Tells of each step who links it and whether its order is proved, open or refused; of an impossible path, what refuses it.
[[nodiscard]] HABEAS_API std::vector<path_reason> reasons_of(const time_path& p, pace by, const dossier& d, const sentence_writer& writer);

}  // namespace habeas
