// SPDX-License-Identifier: MIT
#include "io/graph/xml.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

#include "io/answers/answer_values.hpp"
#include "io/json/json_text.hpp"

namespace habeas::io {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// May XML 1.0 hold this character?
bool may_hold(std::uint32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

class reader {
 public:
  reader(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  xml_element document() {
    if (text_.size() > longest_xml) fail("too long a file", fmt::format("{} bytes", text_.size()), fmt::format("at most {}", longest_xml));
    if (const auto clean = as_utf8(text_); clean != text_) {
      at_ = static_cast<std::size_t>(std::mismatch(text_.begin(), text_.end(), clean.begin(), clean.end()).first - text_.begin());
      fail("bytes that are no UTF-8", {}, "UTF-8");
    }
    for (at_ = 0; at_ < text_.size(); ++at_) {
      const bool control = static_cast<unsigned char>(text_[at_]) < 0x20 && !is_space(text_[at_]);
      if (control || starts("\xef\xbf\xbe") || starts("\xef\xbf\xbf")) fail("a character that XML cannot hold", {}, "text");
    }
    at_ = 0;
    skip("\xef\xbb\xbf");
    between();
    if (at_ == text_.size() || text_[at_] != '<') fail("no element", {}, "an element");
    auto root = element();
    between();
    if (at_ != text_.size()) fail("something after the end", {}, "the end of the file");
    return root;
  }

 private:
  [[noreturn]] void fail(std::string what, std::string got, std::string wanted) const {
    throw error::invalid_file({problem_at(text_, std::min(at_, text_.size()), file_, std::move(what), std::move(got), std::move(wanted))});
  }
  [[nodiscard]] bool starts(std::string_view with) const { return text_.substr(at_, with.size()) == with; }
  bool skip(std::string_view with) {
    if (!starts(with)) return false;
    at_ += with.size();
    return true;
  }
  void spaces() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  void past(std::string_view end, const char* what) {
    const auto found = text_.find(end, at_);
    if (found == std::string_view::npos) fail(fmt::format("{} that does not end", what), {}, std::string(end));
    at_ = found + end.size();
  }
  /// A comment or a processing instruction.
  bool remark() {
    if (skip("<!--")) {
      past("-->", "a comment");
      return true;
    }
    if (skip("<?")) {
      past("?>", "a processing instruction");
      return true;
    }
    return false;
  }
  void between() {
    do spaces();
    while (remark());
    if (starts("<!")) fail("a document type", "<!", "a file without one");
  }
  std::string name() {
    const auto from = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) && std::strchr("=/<>\"'&", text_[at_]) == nullptr) ++at_;
    if (at_ == from) fail("no name", {}, "a name");
    return std::string(text_.substr(from, at_ - from));
  }
  void reference(std::string& out) {
    const auto from = at_;
    const auto end = text_.substr(at_, 16).find(';');
    if (end == std::string_view::npos) fail("a reference that does not end", {}, "&amp; for the character &");
    const auto word = text_.substr(at_ + 1, end - 1);
    at_ += end + 1;
    if (word == "amp") out += '&';
    else if (word == "lt") out += '<';
    else if (word == "gt") out += '>';
    else if (word == "quot") out += '"';
    else if (word == "apos") out += '\'';
    else {
      std::uint32_t value = 0;
      const bool hex = word.substr(0, 2) == "#x";
      const auto digits = word.substr(std::min<std::size_t>(hex ? 2 : 1, word.size()));
      bool good = !word.empty() && word[0] == '#' && !digits.empty() && digits.size() <= 7;
      for (const char c : digits) {
        const int n = c >= '0' && c <= '9' ? c - '0' : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10 : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        good = good && n >= 0;
        value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(std::max(n, 0));
      }
      if (!good || !may_hold(value)) {
        at_ = from;
        fail("not a character or an entity of XML", "&" + cut(word) + ";", "amp, lt, gt, quot, apos or a number");
      }
      append_utf8(out, value);
    }
  }
  std::string value() {
    if (at_ == text_.size() || (text_[at_] != '"' && text_[at_] != '\'')) fail("a value without quotes", {}, "a value between quotes");
    const char quote = text_[at_++];
    std::string out;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] == '<') fail("a < in a value", {}, "&lt;");
      if (text_[at_] == '&') reference(out);
      else if (is_space(text_[at_])) out += ' ', ++at_;  // as XML has it: other space is written as a reference
      else out += text_[at_++];
    }
    if (at_ == text_.size()) fail("a value that does not end", {}, std::string(1, quote));
    ++at_;
    return out;
  }
  static std::string bare(const std::string& name) {
    const auto colon = name.rfind(':');
    return colon == std::string::npos ? name : name.substr(colon + 1);
  }

  // NOLINTNEXTLINE(misc-no-recursion): at most `deepest_xml` deep
  xml_element element() {
    if (++count_ > most_xml_elements) fail("too many elements", {}, fmt::format("at most {}", most_xml_elements));
    if (++depth_ > deepest_xml) fail("elements too deep in one another", {}, fmt::format("at most {}", deepest_xml));
    xml_element e;
    e.offset = at_++;
    const auto full = name();
    e.name = bare(full);
    for (;;) {
      const auto before = at_;
      spaces();
      if (skip("/>")) {
        --depth_;
        return e;
      }
      if (skip(">")) break;
      if (at_ == text_.size()) fail("an element that does not end", full, ">");
      if (at_ == before) fail("no space before an attribute", {}, "a space");
      if (e.attributes.size() == most_xml_attributes)
        fail("too many attributes of one element", full, fmt::format("at most {}", most_xml_attributes));
      auto key = name();
      spaces();
      if (!skip("=")) fail("an attribute without a value", key, "=");
      spaces();
      for (const auto& a : e.attributes)
        if (a.first == key) fail("an attribute that is given twice", key, "each once");
      e.attributes.emplace_back(std::move(key), value());
    }
    for (;;) {
      if (at_ == text_.size()) fail("an element that does not end", full, "</" + full + ">");
      if (skip("<![CDATA[")) {
        const auto from = at_;
        past("]]>", "a CDATA section");
        e.text += text_.substr(from, at_ - 3 - from);
      } else if (skip("</")) {
        if (name() != full) fail("an element that is closed by another name", {}, "</" + full + ">");
        spaces();
        if (!skip(">")) fail("an end that does not end", {}, ">");
        --depth_;
        return e;
      } else if (remark()) {
      } else if (starts("<!")) {
        fail("a declaration within an element", "<!", "an element");
      } else if (text_[at_] == '<') {
        e.children.push_back(element());
      } else if (text_[at_] == '&') {
        reference(e.text);
      } else if (text_[at_] == '\r') {  // a line end is one line feed, however it was written
        ++at_;
        if (!starts("\n")) e.text += '\n';
      } else {
        e.text += text_[at_++];
      }
    }
  }

  std::string_view text_;
  std::string file_;
  std::size_t at_ = 0, depth_ = 0, count_ = 0;
};

}  // namespace

const std::string& xml_element::attribute(std::string_view wanted) const {
  static const std::string none;
  for (const auto& [key, value] : attributes)
    if (key == wanted) return value;
  return none;
}

xml_element parse_xml(std::string_view text, const std::string& file) { return reader(text, file).document(); }

std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : as_utf8(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      // As references, so that no reader makes spaces of them.
      case '\t': out += "&#9;"; break;
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) out += "\xef\xbf\xbd";
        else out += c;
    }
  }
  // U+FFFE and U+FFFF are characters of UTF-8 and not of XML.
  for (const char* no : {"\xef\xbf\xbe", "\xef\xbf\xbf"})
    for (auto at = out.find(no); at != std::string::npos; at = out.find(no, at)) out.replace(at, 3, "\xef\xbf\xbd");
  return out;
}

}  // namespace habeas::io
