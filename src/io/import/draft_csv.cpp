// SPDX-License-Identifier: MIT
#include <habeas/io/draft_csv.hpp>

#include "io/folder/table_reader.hpp"

namespace habeas {

dossier with_draft(const dossier& view, std::string_view table, const std::string& file) {
  std::vector<std::string> told;
  return with_draft(view, table, file, {}, told);
}

dossier with_draft(const dossier& view, std::string_view table, const std::string& file, const table_settings& said, std::vector<std::string>& told) {
  io::table_reader reader(said, view.reader());
  reader.read_draft(view.seen_through().reader ? view.shown() : view.content(), table, file);
  told = reader.told();
  return std::move(reader).joined_to(view);
}

}  // namespace habeas
