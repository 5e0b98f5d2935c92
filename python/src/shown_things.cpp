// SPDX-License-Identifier: MIT
// What a view shows, as the classes of habeas.model: each thing with the fields of its file, its dates and numbers read.
#include <memory>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <habeas/io/dossier_json.hpp>
#include <habeas/model/dossier.hpp>

#include "io/json/codec.hpp"
#include "io/json/value_doors.hpp"
#include "answer_objects.hpp"
#include "object_class.hpp"

namespace habeas::python {
namespace {

/// Dates of one list, by their text: many claims are of one day.
class made_dates {
 public:
  [[nodiscard]] const py::object& of(const edtf& d) {
    auto& kept = dates_[d.text()];
    if (!kept) {
      static const python_class date("Date");
      kept = date.empty();
      python_class::set(kept, slot_, py::cast(d));
    }
    return kept;
  }

 private:
  py::str slot_{"_date"};
  std::unordered_map<std::string, py::object> dates_;
};

/// The visitor of `describe` that makes the dictionary of a thing, and beside it what is read of its dates and numbers.
class thing_fields {
 public:
  explicit thing_fields(made_dates& dates) : dates_(&dates) {}

  template <class Member>
  void operator()(const char* name, const Member& member, io::need wanted) {
    if (wanted == io::need::optional && member == Member{}) return;
    const py::str key = interned(name);
    if constexpr (std::is_same_v<Member, edtf>) typed_[key] = dates_->of(member);
    else if constexpr (std::is_same_v<Member, std::optional<edtf>>) typed_[key] = dates_->of(*member);
    else if constexpr (std::is_same_v<Member, quantity>) typed_[key] = object_of(member);
    else if constexpr (std::is_same_v<Member, std::optional<quantity>>) typed_[key] = object_of(*member);
    data_[key] = value(member);
  }
  void keep(const extra_fields& extra) {
    if (extra.empty()) return;
    io::field_writer own;
    own.keep(extra);
    for (const auto& [name, v] : own.take()) data_[text_object({name.data(), name.size()})] = plain(v);
  }

  [[nodiscard]] const py::dict& data() const noexcept { return data_; }
  [[nodiscard]] const py::dict& typed() const noexcept { return typed_; }

 private:
  [[nodiscard]] static py::str interned(const char* name) {
    auto* made = PyUnicode_InternFromString(name);
    if (made == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::str>(made);
  }

  template <class T>
  [[nodiscard]] py::object value(const T& v) const {
    if constexpr (std::is_same_v<T, edtf>) return text_object(v.text());
    else if constexpr (std::is_same_v<T, quantity>) return plain(io::to_json(v));
    else if constexpr (std::is_same_v<T, time_ref>) return plain(io::to_json(v));
    else if constexpr (std::is_same_v<T, grading>) return text_object(std::string{v.source, v.information});
    else if constexpr (requires { as_object(v); }) return as_object(v);
    else return described(v);
  }
  template <class T>
  [[nodiscard]] py::object value(const std::optional<T>& o) const { return o ? value(*o) : nothing(); }
  [[nodiscard]] py::object value(const std::vector<breakdown_part>& parts) const {
    py::dict made;
    for (const auto& p : parts) made[py::str(p.name)] = plain(io::to_json(p.number));
    return made;
  }
  [[nodiscard]] py::object value(const std::vector<listed_value>& says) const {
    py::dict made;
    for (const auto& v : says) made[py::str(v.name)] = py::str(v.value);
    return made;
  }
  template <class T>
  [[nodiscard]] py::object value(const std::vector<T>& items) const {
    py::list made(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) PyList_SET_ITEM(made.ptr(), static_cast<Py_ssize_t>(i), value(items[i]).release().ptr());
    return made;
  }
  template <class T>
  [[nodiscard]] py::object described(const T& thing) const {
    thing_fields inner(*dates_);
    inner.read(thing);
    return inner.data_;
  }

 public:
  template <class T>
  void read(const T& thing) {
    if constexpr (std::is_same_v<T, claim>) {
      (*this)("id", thing.id, io::need::required);
      (*this)("kind", kind_of(thing), io::need::required);
      (*this)("speaker", thing.speaker, io::need::required);
      std::visit([&](const auto& says) { io::describe(*this, says); }, thing.says);
      io::describe_source(*this, thing);
    } else {
      io::describe(*this, thing);
    }
    if constexpr (requires { thing.extra; }) keep(thing.extra);
  }

 private:
  made_dates* dates_;
  py::dict data_, typed_;
};

/// What a view shows, held once for all lists that are asked for.
class shown_things {
 public:
  explicit shown_things(const dossier& d) : view_(d), content_(shown_content(d)) {}

  /// The things of a list as instances of a class.
  [[nodiscard]] py::list of(const std::string& list, const py::object& made_as) const {
    py::list made;
    visit_lists(content_, [&](const auto& things, const char* name) {
      if (list == name) add(made, things, made_as);
    });
    return made;
  }
  [[nodiscard]] const dossier_content& content() const noexcept { return content_; }

 private:
  template <class T>
  void add(py::list& to, const std::vector<T>& things, const py::object& made_as) const {
    const py::str data("_data"), typed("_typed"), standing("_standing");
    made_dates dates;
    std::vector<claim_status> statuses;
    if constexpr (std::is_same_v<T, claim>) {
      const auto& claims = view_.content().claims;
      for (std::size_t i = 0; i < claims.size(); ++i)
        if (view_.shows(claims, i)) statuses.push_back(view_.status_of(i));
    }
    for (std::size_t i = 0; i < things.size(); ++i) {
      thing_fields fields(dates);
      fields.read(things[i]);
      const auto one = python_class::empty(made_as);
      python_class::set(one, data, fields.data());
      python_class::set(one, typed, fields.typed());
      if constexpr (std::is_same_v<T, claim>) python_class::set(one, standing, as_object(statuses.at(i)));
      to.append(one);
    }
  }

  dossier view_;
  dossier_content content_;
};

}  // namespace

void bind_shown_things(py::module_& m) {
  using release = py::call_guard<py::gil_scoped_release>;
  py::class_<shown_things>(m, "ShownThings")
      .def(py::init<const dossier&>(), py::arg("dossier"), release())
      .def("of", &shown_things::of, py::arg("list"), py::arg("kind"));
  m.def("shown_json", [](const dossier& d) { return write_dossier(shown_content(d)); }, py::arg("dossier"), release());
  m.def("shown_values",
        [](const dossier& d) { return plain(listening([&] { return boost::json::value(io::dossier_value(shown_content(d))); })); }, py::arg("dossier"));
}

}  // namespace habeas::python
