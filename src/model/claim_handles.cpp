// SPDX-License-Identifier: MIT
#include <habeas/model/claim_handles.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/builder_state.hpp"

namespace habeas {
namespace {

using detail::pointer_of;

/// Where a field of a claim is.
std::string field(std::size_t place, std::string_view name) { return pointer_of<claim>(place, name); }

/// Part of what a claim states, to be filled in. Its handle's type says which it is.
template <class Says>
Says& says(detail::builder_state& in, std::size_t place) { return std::get<Says>(in.content().claims[place].says); }

/// The dates of a stretch, as the ends of a flow; an end that is open or unknown is not stated.
void put_days(flow_claim& flow, const edtf& days) {
  const auto end = [](const std::string& day, time_ref::how how) -> std::optional<time_ref> {
    auto date = try_parse_edtf(day);
    if (!date) return std::nullopt;
    time_ref made;
    made.kind = how;
    made.date = *std::move(date);
    return made;
  };
  const auto& text = to_string(days);
  const auto slash = days.is_interval() ? text.find('/') : std::string::npos;
  flow.from = end(text.substr(0, slash), time_ref::how::start_of);
  flow.to = end(slash == std::string::npos ? text : text.substr(slash + 1), time_ref::how::end_of);
}

}  // namespace

void claim_handle::put_id(std::string_view name, source_line at) {
  in_->rename(place_, name, at);
  static_cast<claim_id&>(*this) = claim_id(name);
}
void claim_handle::put_as_of(const date_argument& day, source_line at) const {
  in_->said_at<claim>(place_, "/as_of", at);
  in_->content().claims[place_].as_of = in_->read_as_of(day, field(place_, "/as_of"), at);
}
void claim_handle::put_text(std::string words) const { in_->content().claims[place_].text = std::move(words); }
void claim_handle::put_breakdown(std::string axis, composition how, const std::vector<named_part>& parts, source_line at) const {
  auto& all = in_->content().claims[place_].breakdowns;
  const auto name = fmt::format("/breakdown/{}", all.size());
  const auto pointer = field(place_, name);
  in_->said_at<claim>(place_, name, at);
  breakdown made{std::move(axis), how, {}};
  for (const auto& p : parts)
    made.parts.push_back({p.name, in_->read(p.number, fmt::format("{}/parts/{}/number", pointer, made.parts.size()), at)});
  all.push_back(std::move(made));
}
void claim_handle::put_under(const assumption_id& a, source_line at) const {
  auto& under = in_->content().claims[place_].under;
  in_->said_at<claim>(place_, fmt::format("/under/{}", under.size()), at);
  under.push_back(a);
}
void claim_handle::put_tentative() const { in_->content().claims[place_].tentative = true; }
void claim_handle::put_supersedes(const claim_id& c, source_line at) const {
  in_->said_at<claim>(place_, "/supersedes", at);
  in_->content().claims[place_].supersedes = c;
}
void claim_handle::put_repeats(const claim_id& c, source_line at) const {
  in_->said_at<claim>(place_, "/derived_from", at);
  in_->content().claims[place_].derived_from = c;
}
void claim_handle::put_note(std::string words) const { in_->content().claims[place_].note = std::move(words); }
void claim_handle::put_seen_by(audience widest) const { in_->content().claims[place_].seen_by = widest; }

held_said held_said::during(const date_argument& days, source_line at) const {
  in_->said_at<claim>(place_, "/during", at);
  auto read = in_->read(days, field(place_, "/during"), at);
  auto& held = says<held_claim>(*in_, place_);
  held.during = std::move(read);
  held.reading = habeas::reading::sometime;
  return *this;
}
held_said held_said::throughout(const date_argument& days, source_line at) const {
  (void)during(days, at);
  says<held_claim>(*in_, place_).reading = habeas::reading::throughout;
  return *this;
}

flow_said flow_said::during(const date_argument& days, source_line at) const {
  in_->said_at<claim>(place_, "/from", at);
  in_->said_at<claim>(place_, "/to", at);
  if (const auto read = in_->read(days, field(place_, "/from"), at)) put_days(says<flow_claim>(*in_, place_), *read);
  return *this;
}
flow_said flow_said::from(const flow_end& start, source_line at) const {
  in_->said_at<claim>(place_, "/from", at);
  says<flow_claim>(*in_, place_).from = in_->read(start, time_ref::how::start_of, field(place_, "/from"), at);
  return *this;
}
flow_said flow_said::from_under(const flow_end& start, const assumption_id& a, source_line at) const {
  (void)from(start, at);
  in_->said_at<claim>(place_, "/from_under", at);
  says<flow_claim>(*in_, place_).from_under = a;
  return *this;
}
flow_said flow_said::to(const flow_end& end, source_line at) const {
  in_->said_at<claim>(place_, "/to", at);
  says<flow_claim>(*in_, place_).to = in_->read(end, time_ref::how::end_of, field(place_, "/to"), at);
  return *this;
}
flow_said flow_said::falls() const {
  says<flow_claim>(*in_, place_).falls = true;
  return *this;
}
flow_said flow_said::ground(legal_ground why) const {
  says<flow_claim>(*in_, place_).ground = why;
  return *this;
}
flow_said flow_said::condition(condition_kind what) const {
  says<flow_claim>(*in_, place_).condition = what;
  return *this;
}
flow_said flow_said::destination(const place_id& where, source_line at) const {
  in_->said_at<claim>(place_, "/destination", at);
  says<flow_claim>(*in_, place_).destination = where;
  return *this;
}
flow_said flow_said::authority(const actor_id& who, source_line at) const {
  in_->said_at<claim>(place_, "/authority", at);
  says<flow_claim>(*in_, place_).authority = who;
  return *this;
}

pledge_said pledge_said::of(mechanism how) const {
  says<pledge_claim>(*in_, place_).of = how;
  return *this;
}
pledge_said pledge_said::ground(legal_ground why) const {
  says<pledge_claim>(*in_, place_).ground = why;
  return *this;
}
pledge_said pledge_said::freed_under(condition_kind what) const {
  says<pledge_claim>(*in_, place_).freed_under = what;
  return *this;
}
pledge_said pledge_said::destination(const place_id& where, source_line at) const {
  in_->said_at<claim>(place_, "/destination", at);
  says<pledge_claim>(*in_, place_).destination = where;
  return *this;
}
pledge_said pledge_said::authority(const actor_id& who, source_line at) const {
  in_->said_at<claim>(place_, "/authority", at);
  says<pledge_claim>(*in_, place_).authority = who;
  return *this;
}

pledge_said pledge_said::by(const date_argument& day, source_line at) const {
  in_->said_at<claim>(place_, "/by", at);
  says<pledge_claim>(*in_, place_).by = in_->read(day, field(place_, "/by"), at);
  return *this;
}
pledge_said pledge_said::to(const actor_id& whom, source_line at) const {
  in_->said_at<claim>(place_, "/to", at);
  says<pledge_claim>(*in_, place_).to = whom;
  return *this;
}
pledge_said pledge_said::out_of(const account_id& population, source_line at) const {
  in_->said_at<claim>(place_, "/account", at);
  says<pledge_claim>(*in_, place_).account = population;
  return *this;
}
pledge_said pledge_said::out_of(std::string population) const {
  says<pledge_claim>(*in_, place_).population = std::move(population);
  return *this;
}
pledge_said pledge_said::on_condition(std::string words) const {
  says<pledge_claim>(*in_, place_).condition = std::move(words);
  return *this;
}
pledge_said pledge_said::once(const event_id& e, source_line at) const {
  in_->said_at<claim>(place_, "/once", at);
  says<pledge_claim>(*in_, place_).once = e;
  return *this;
}

dated_said dated_said::lasted(number_argument number, time_unit unit, source_line at) const {
  in_->said_at<claim>(place_, "/lasted", at);
  says<dated_claim>(*in_, place_).lasted = duration{in_->read(number, field(place_, "/lasted/number"), at), unit};
  return *this;
}
dated_said dated_said::reading(habeas::reading how) const {
  says<dated_claim>(*in_, place_).reading = how;
  return *this;
}

linked_said linked_said::days(std::int64_t most) const {
  says<linked_claim>(*in_, place_).days = most;
  return *this;
}
linked_said linked_said::since(const date_argument& day, source_line at) const {
  in_->said_at<claim>(place_, "/date", at);
  says<linked_claim>(*in_, place_).date = in_->read(day, field(place_, "/date"), at);
  return *this;
}

state_said state_said::on(const date_argument& day, source_line at) const {
  in_->said_at<claim>(place_, "/date", at);
  auto read = in_->read(day, field(place_, "/date"), at);
  std::visit(
      [&](auto& stated) {
        if constexpr (requires { stated.date = std::move(read); }) stated.date = std::move(read);
      },
      in_->content().claims[place_].says);
  return *this;
}
state_said state_said::reading(habeas::reading how, source_line at) const {
  auto& stated = in_->content().claims[place_].says;
  if (auto* attribute = std::get_if<attribute_claim>(&stated)) attribute->reading = how;
  else if (auto* custody = std::get_if<custody_claim>(&stated)) custody->reading = how;
  else in_->report(field(place_, "/reading"), at, "a reading of what has none", fmt::format("'{}'", how), "an attribute, or a facet of custody");
  return *this;
}
state_said state_said::known_to(std::string who, source_line at) const {
  if (auto* custody = std::get_if<custody_claim>(&in_->content().claims[place_].says)) custody->known_to = std::move(who);
  else in_->report(field(place_, "/known_to"), at, "whereabouts of what has none", fmt::format("'{}'", who), "a facet of custody");
  return *this;
}

labelled_said labelled_said::criterion(std::string words) const {
  says<labelled_claim>(*in_, place_).criterion = std::move(words);
  return *this;
}
labelled_said labelled_said::since(const date_argument& day, source_line at) const {
  in_->said_at<claim>(place_, "/since", at);
  says<labelled_claim>(*in_, place_).since = in_->read(day, field(place_, "/since"), at);
  return *this;
}
labelled_said labelled_said::until(const date_argument& day, source_line at) const {
  in_->said_at<claim>(place_, "/until", at);
  says<labelled_claim>(*in_, place_).until = in_->read(day, field(place_, "/until"), at);
  return *this;
}
labelled_said labelled_said::does_not_apply() const {
  says<labelled_claim>(*in_, place_).applies = false;
  return *this;
}

relation_said relation_said::overlap(number_argument people, source_line at) const {
  says<related_claim>(*in_, place_).overlap = in_->read(people, field(place_, "/overlap"), at);
  return *this;
}
relation_said relation_said::of_flows() const {
  says<related_claim>(*in_, place_).flows = true;
  return *this;
}

}  // namespace habeas
