// SPDX-License-Identifier: MIT
#include <habeas/model/builder_arguments.hpp>

#include <memory>
#include <string>
#include <utility>

#include "model/builder_state.hpp"

namespace habeas {

using detail::attribution_draft;

attribution::attribution() noexcept = default;
attribution::attribution(const actor_id& who) { draft().source.speaker = who; }
attribution::attribution(const attribution& other)
    : draft_(other.draft_ ? std::make_unique<attribution_draft>(*other.draft_) : nullptr) {}
attribution::attribution(attribution&&) noexcept = default;
attribution& attribution::operator=(const attribution& other) { return *this = attribution(other); }
attribution& attribution::operator=(attribution&&) noexcept = default;
attribution::~attribution() = default;

attribution_draft& attribution::draft() {
  if (!draft_) draft_ = std::make_unique<attribution_draft>();
  return *draft_;
}

attribution& attribution::on(const date_argument& day, source_line at) {
  draft().dates.push_back({&claim::said, "/said", day, at});
  return *this;
}
attribution& attribution::recorded(const date_argument& day, source_line at) {
  draft().dates.push_back({&claim::recorded, "/recorded", day, at});
  return *this;
}
attribution& attribution::via(const actor_id& outlet) {
  draft().source.via = outlet;
  return *this;
}
attribution& attribution::in(const document_id& page, std::string locator) {
  draft().source.document = page;
  draft().source.locator = std::move(locator);
  return *this;
}
attribution& attribution::in(const bulletin_id& together) {
  draft().source.bulletin = together;
  return *this;
}
attribution& attribution::quoting(std::string words, std::string language) {
  draft().source.quote = std::move(words);
  draft().source.language = std::move(language);
  return *this;
}
attribution& attribution::translated(std::string words) {
  draft().source.translation = std::move(words);
  return *this;
}
attribution& attribution::graded(std::string grade, source_line at) {
  draft().grade = std::move(grade);
  draft().grade_at = at;
  return *this;
}
attribution& attribution::coded_by(std::string coder, std::string codebook) {
  draft().source.coder = std::move(coder);
  draft().source.codebook = std::move(codebook);
  return *this;
}
attribution& attribution::hedged(std::string word) {
  draft().hedge = std::move(word);
  return *this;
}
attribution& attribution::seen_by(audience widest) {
  draft().source.seen_by = widest;
  return *this;
}

}  // namespace habeas
