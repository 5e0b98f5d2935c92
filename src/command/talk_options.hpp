// SPDX-License-Identifier: MIT
// What the words on talks, agreements and pledges share.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>

#include "command/options.hpp"

namespace habeas::command {

struct talk_options {
  reading_options reading;
  std::string name, on, from, to, at;
  bool ladder = false;
};

/// A word that asks for one thing by name, or for all.
inline std::shared_ptr<talk_options> add_talk(line word, int (*run)(const talk_options&), const char* what,
                                              std::initializer_list<const char*> examples) {
  auto o = std::make_shared<talk_options>();
  o->reading.add_to(word);
  word.option("NAME", o->name, what).type_name("ID").not_empty();
  word.examples(examples);
  word.does([o, run] { return run(*o); });
  return o;
}

}  // namespace habeas::command
