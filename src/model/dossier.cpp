// SPDX-License-Identifier: MIT
#include <habeas/model/dossier.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <habeas/core/error.hpp>
#include <habeas/model/claim_status.hpp>
#include <habeas/model/visibility.hpp>
#include <habeas/time/uncertain_instant.hpp>

#include "core/near_names.hpp"
#include "core/problem_list.hpp"
#include "model/find_problems.hpp"

namespace habeas {

dossier::dossier(const dossier&) = default;
dossier::dossier(dossier&&) noexcept = default;
dossier& dossier::operator=(const dossier&) = default;
dossier& dossier::operator=(dossier&&) noexcept = default;
dossier::~dossier() = default;

dossier::dossier(dossier_content content) : dossier(std::make_shared<dossier_content>(std::move(content)), {}) {}

bool dossier::assumes(const assumption_id& name) const { return is_on(get(name)); }

claim_status dossier::status_of(const claim_id& name) const {
  (void)get(name);
  return statuses_[*index_->find(name)];
}

std::size_t dossier::withheld() const noexcept {
  return left_behind_ + static_cast<std::size_t>(std::count(statuses_.begin(), statuses_.end(), claim_status::withheld));
}

std::size_t dossier::unsaid() const noexcept {
  const auto wanted = lens_.known ? claim_status::not_yet_said : claim_status::counts;
  std::size_t n = 0;
  for (std::size_t i = 0; i < statuses_.size(); ++i) n += statuses_[i] == wanted && !said_at(i) ? 1 : 0;
  return n;
}

const claim& dossier::origin_of(const claim& c) const {
  const claim* at = &c;
  while (at->derived_from) {
    const auto* next = find(at->derived_from);
    if (next == nullptr) break;
    at = next;
  }
  return *at;
}

dossier dossier::as_known_on(instant t) const {
  lens l = lens_;
  if (!l.known || t < *l.known) {
    l.known = t;
    l.last_known = {};
  }
  return {*this, std::move(l)};
}

dossier dossier::as_known_after(const claim_id& name) const {
  (void)get(name);
  const auto said = said_at(*index_->find(name));
  if (!said) throw error(errc::invalid_value, "a claim to know up to", fmt::format("'{}', of which nobody knows when it was said", name.text()), "a claim with a day of saying");
  lens l = lens_;
  const bool is_earlier = !l.known || *said < *l.known || (*said == *l.known && (l.last_known.is_null() || name < l.last_known));
  if (is_earlier) {
    l.known = said;
    l.last_known = name;
  }
  return {*this, std::move(l)};
}

dossier dossier::as_recorded_on(instant t) const {
  lens l = lens_;
  l.recorded = l.recorded ? std::min(*l.recorded, t) : t;
  return {*this, std::move(l)};
}

// What is withheld is not held: a view for a reader has lists of its own, in which nothing else stands, so that no
// question asked of it can read past the view. Where nothing is withheld the lists are shared.
dossier dossier::for_audience(audience reader) const {
  lens l = lens_;
  l.reader = l.reader && may_see(reader, *l.reader) ? *l.reader : reader;
  const auto withholds = [](const dossier& d) {
    bool some = false;
    visit_lists(d.content(), [&](const auto& list, const char*) {
      for (std::size_t i = 0; i < list.size() && !some; ++i) some = !d.shows(list, i);
    });
    return some;
  };
  // Who may see all that is shown already sees it as it is.
  dossier seen(*this);
  seen.lens_ = l;
  seen.shown_ = visibility(*content_, *index_, seen.reader());
  if (withholds(seen) || withholds(*this)) seen = dossier(*this, l);
  // What stood there only by a line that is now gone goes with it: again, until the view shows all that it holds.
  while (withholds(seen)) seen = dossier(std::make_shared<dossier_content>(seen.shown()), l, seen.withheld());
  return seen;
}

dossier dossier::without(const std::vector<claim_id>& names) const {
  lens l = lens_;
  for (const auto& name : names) l.switches[get(name).id.text()] = false;
  return {*this, std::move(l)};
}

dossier dossier::with(const dossier_content& more) const {
  auto merged = std::make_shared<dossier_content>(lens_.reader ? shown() : *content_);
  visit_lists(more, [&](const auto& list, const char*) {
    if (list.empty()) return;
    auto& into = list_of(*merged, list.front().id);
    into.insert(into.end(), list.begin(), list.end());
  });
  return {std::move(merged), lens_, lens_.reader ? withheld() : left_behind_};
}

std::optional<instant> dossier::end_of(const edtf& date) const {
  const auto at = latest_end_instant(date, content_->clock, content_->hemisphere);
  return at.is_finite() ? std::optional(at) : std::nullopt;
}

dossier::dossier(std::shared_ptr<dossier_content> content, lens l, std::size_t left_behind)
    : lens_(std::move(l)), left_behind_(left_behind) {
  auto index = std::make_shared<id_index>(*content);
  problem_list problems;
  find_problems(*content, *index, [&](problem p) { problems.push_back(std::move(p)); });
  if (!problems.empty()) throw error::invalid_file(std::move(problems).told());
  for (const auto effect : built_in_effects) {
    const auto there = [&](const assumption& a) { return a.effect == effect; };
    auto& list = content->assumptions;
    if (std::any_of(list.begin(), list.end(), there)) continue;
    list.push_back(built_in_assumption(effect));
    index->add(list.back().id, list.size() - 1);
  }
  index_ = std::move(index);
  content_ = std::move(content);
  put_in_order(false);
  whole_said_ = said_;
  whole_order_ = order_;
  look();
}

dossier::dossier(const dossier& whole, lens l)
    : content_(whole.content_), index_(whole.index_), whole_said_(whole.whole_said_),
      whole_order_(whole.whole_order_), lens_(std::move(l)), left_behind_(whole.left_behind_) {
  look();
}

bool dossier::dated_by_hidden_page(const claim& c) const {
  if (c.said || c.document.is_null()) return false;
  const auto page = index_->find(c.document);
  return page && !shown_.shows(content_->documents, *page);
}

void dossier::put_in_order(bool for_reader) {
  const auto& claims = content_->claims;
  std::vector<std::optional<instant>> said(claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (for_reader && dated_by_hidden_page(claims[i])) continue;
    if (claims[i].said) {
      said[i] = end_of(*claims[i].said);
    } else if (const auto page = claims[i].document.is_null() ? std::nullopt : index_->find(claims[i].document)) {
      if (const auto& published = content_->documents[*page].published) said[i] = end_of(*published);
    }
  }
  // Claims are large and lie far apart, so the beginning of each id is compared beside its time.
  struct sorted_claim {
    instant when;
    std::array<char, 32> start;
    std::size_t place;
  };
  std::vector<sorted_claim> sorted(claims.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const auto& id = claims[i].id.text();
    sorted[i] = {said[i].value_or(instant::latest()), {}, i};
    std::copy_n(id.begin(), std::min(id.size(), sorted[i].start.size()), sorted[i].start.begin());
  }
  std::sort(sorted.begin(), sorted.end(), [&](const sorted_claim& a, const sorted_claim& b) {
    if (a.when != b.when) return a.when < b.when;
    if (const auto first = std::memcmp(a.start.data(), b.start.data(), a.start.size()); first != 0) return first < 0;
    return claims[a.place].id < claims[b.place].id;
  });
  std::vector<std::size_t> order(sorted.size());
  std::transform(sorted.begin(), sorted.end(), order.begin(), [](const sorted_claim& c) { return c.place; });
  said_ = std::make_shared<const std::vector<std::optional<instant>>>(std::move(said));
  order_ = std::make_shared<const std::vector<std::size_t>>(std::move(order));
}

bool dossier::is_on(const assumption& a) const {
  const auto found = lens_.switches.find(a.id.text());
  return found == lens_.switches.end() ? a.on : found->second;
}

bool dossier::is_known(std::size_t claim_place) const {
  const auto at = said_at(claim_place);
  if (!at || *at != *lens_.known) return at && *at < *lens_.known;
  return lens_.last_known.is_null() || !(lens_.last_known < content_->claims[claim_place].id);
}

claim_status dossier::own_status(std::size_t i) const {
  const claim& c = content_->claims[i];
  if (!shown_.shows(content_->claims, i)) return claim_status::withheld;
  if (lens_.known && !is_known(i)) return claim_status::not_yet_said;
  if (lens_.recorded) {
    const auto& when = c.recorded ? c.recorded : content_->recorded;
    const auto at = when ? end_of(*when) : std::nullopt;
    if (!at || *at > *lens_.recorded) return claim_status::not_yet_recorded;
  }
  const auto hand = lens_.switches.find(c.id.text());
  if (hand != lens_.switches.end() && !hand->second) return claim_status::switched_off;
  for (const auto& name : c.under)
    if (!is_on(content_->assumptions[*index_->find(name)])) return claim_status::assumption_off;
  if (c.tentative && hand == lens_.switches.end()) return claim_status::tentative_off;
  return claim_status::counts;
}

void dossier::look() {
  shown_ = visibility(*content_, *index_, reader());
  const auto& claims = content_->claims;
  said_ = whole_said_;
  order_ = whole_order_;
  const auto& pages = content_->documents;
  bool hides_page = false;
  for (std::size_t i = 0; i < pages.size(); ++i) hides_page = hides_page || !shown_.shows(pages, i);
  if (hides_page && std::any_of(claims.begin(), claims.end(), [&](const claim& c) { return dated_by_hidden_page(c); })) put_in_order(true);

  // What is said about a claim, and what supersedes it, is settled before it (there are no cycles).
  statuses_.resize(claims.size());
  std::vector<std::pair<std::size_t, std::size_t>> later;  // a claim, and what it retracts, corrects or supersedes
  bool denies = false;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    statuses_[i] = own_status(i);
    const auto* said = std::get_if<response_claim>(&claims[i].says);
    denies = denies || (said != nullptr && said->kind == response::denied);
    const bool acts = said != nullptr && (said->kind == response::retracted || said->kind == response::corrected);
    if (const auto place = acts ? index_->find(said->about) : std::nullopt) later.emplace_back(i, *place);
    if (const auto place = claims[i].supersedes.is_null() ? std::nullopt : index_->find(claims[i].supersedes)) later.emplace_back(i, *place);
  }
  if (!later.empty()) {
    std::vector<std::vector<std::size_t>> after(claims.size());
    for (const auto& [by, of] : later) after[of].push_back(by);
    std::vector<std::size_t> next(claims.size(), 0);
    std::vector<std::size_t> path;
    for (std::size_t start = 0; start < claims.size(); ++start) {
      if (next[start] == 0) path.push_back(start);
      while (!path.empty()) {
        const auto at = path.back();
        if (next[at] < after[at].size()) {
          if (const auto r = after[at][next[at]++]; next[r] == 0) path.push_back(r);
          continue;
        }
        path.pop_back();
        if (next[at]++ == after[at].size() && statuses_[at] == claim_status::counts) statuses_[at] = judged(at, after[at]);
      }
    }
  }
  denials_.clear();
  if (!denies) return;
  for (const auto place : *order_) {
    const auto* said = std::get_if<response_claim>(&claims[place].says);
    if (said != nullptr && said->kind == response::denied && counts(place)) denials_.push_back(place);
  }
}

std::vector<claim_id> dossier::denials_of(const std::vector<claim_id>& claims) const {
  std::vector<claim_id> found;
  for (const auto place : denials_) {
    const auto& c = content_->claims[place];
    const auto& about = std::get<response_claim>(c.says).about;
    if (std::find(claims.begin(), claims.end(), about) != claims.end()) found.push_back(c.id);
  }
  return found;
}

claim_status dossier::judged(std::size_t place, const std::vector<std::size_t>& after) const {
  const auto& claims = content_->claims;
  bool corrected = false, superseded = false;
  for (const auto r : after) {
    const auto now = statuses_[r];
    const auto* said = std::get_if<response_claim>(&claims[r].says);
    const bool about = said != nullptr && now == claim_status::counts && said->about == claims[place].id;
    if (about && said->kind == response::retracted) return claim_status::retracted;
    corrected = corrected || (about && said->kind == response::corrected);
    superseded = superseded || (claims[r].supersedes == claims[place].id &&
                                (now == claim_status::counts || now == claim_status::corrected || now == claim_status::superseded));
  }
  return corrected ? claim_status::corrected : superseded ? claim_status::superseded : claim_status::counts;
}

dossier dossier::switched(std::string_view name, bool on) const {
  const std::string text(name);
  if (!find(claim_id(text)) && !find(assumption_id(text))) {
    auto near = near_names(shown_ids(content_->claims), text);
    for (auto& other : near_names(shown_ids(content_->assumptions), text)) near.push_back(std::move(other));
    throw error::unknown_id("claim or assumption", text, std::move(near));
  }
  lens l = lens_;
  l.switches[text] = on;
  return {*this, std::move(l)};
}

error dossier::unknown(std::string_view word, std::string_view wanted, const std::vector<std::string_view>& ids) {
  constexpr std::size_t most_listed = 20;
  auto near = near_names(ids, wanted);
  // Of few, those that there are.
  if (near.empty() && ids.size() <= most_listed) near.assign(ids.begin(), ids.end());
  return error::unknown_id(word, wanted, std::move(near));
}

dossier_content dossier::shown() const {
  dossier_content out = content();
  visit_lists(content(), [&](const auto& list, const char*) {
    using listed = typename std::decay_t<decltype(list)>::value_type;
    decltype(listed::id) key;
    auto& kept = list_of(out, key);
    kept.clear();
    for (std::size_t i = 0; i < list.size(); ++i)
      if (shows(list, i)) kept.push_back(list[i]);
  });
  const auto drop = [&](auto& name) {
    if (name && !find(name)) name = {};
  };
  const auto drop_all = [&](auto& names) { std::erase_if(names, [&](const auto& n) { return !find(n); }); };
  // A provision or a leg that only withheld claims tell of is withheld with them.
  const auto drop_parts_of_hidden_claims = [&](auto& parts) {
    std::erase_if(parts, [&](const auto& part) { return !has_claim_about(part); });
    for (auto& part : parts) drop_all(part.said_by);
  };
  for (auto& c : out.claims) {
    const bool had_page = static_cast<bool>(c.document);
    drop(c.document);
    drop(c.supersedes);
    drop(c.derived_from);
    if (had_page && !c.document) c.locator.clear();
  }
  for (auto& d : out.documents) drop(d.publisher);
  for (auto& p : out.places) drop(p.within);
  for (auto& b : out.bulletins) {
    drop(b.speaker);
    drop_all(b.documents);
  }
  for (auto& a : out.accounts) {
    drop(a.counter);
    std::erase_if(a.rule.clauses, [&](const facet_clause& c) { return c.of == facet::holder && !find(actor_id(c.value)); });
  }
  for (auto& a : out.assumptions) drop(a.speaker);
  for (auto& g : out.groups) {
    drop_all(g.members);
    drop(g.counted_in);
  }
  for (auto& e : out.editions) {
    drop(e.document);
    drop(e.bulletin);
    std::erase_if(e.people, [&](const listed_person& line) { return !find(line.person); });
    for (auto& line : e.people)
      std::erase_if(line.says, [&](const listed_value& v) { return v.name == to_slug(facet::holder) && !find(actor_id(v.value)); });
  }
  for (auto& e : out.events) {
    drop(e.where);
    drop_all(e.people);
    drop(e.group);
    if (e.change) {
      drop(e.change->destination);
      drop(e.change->follows);
      drop(e.change->authority);
    }
  }
  for (auto& n : out.negotiations) {
    for (auto& c : n.channels) drop(c.where);
    drop_all(n.rounds);
    std::erase_if(n.moves, [&](const negotiation_move& m) { return !find(m.event); });
  }
  for (auto& a : out.agreements) {
    drop(a.negotiation);
    drop(a.signing);
    for (auto& p : a.provisions) {
      drop(p.pledge);
      drop(p.exchange);
      drop(p.fund);
    }
    drop_parts_of_hidden_claims(a.provisions);
  }
  for (auto& p : out.pledges) {
    drop(p.from);
    drop(p.to);
    drop(p.population);
  }
  for (auto& x : out.exchanges) {
    drop(x.negotiation);
    drop(x.event);
    for (auto& leg : x.legs) {
      drop(leg.pledge);
      drop(leg.custodian);
      drop(leg.on_behalf);
      drop_all(leg.by_way_of);
      drop(leg.handed_to);
      drop(leg.destination);
    }
    drop_parts_of_hidden_claims(x.legs);
  }
  return out;
}

}  // namespace habeas
