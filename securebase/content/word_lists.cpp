#include "securebase/content/word_lists.hpp"

#include <fmt/core.h>

#include <map>
#include <set>

#include "securebase/content/choice.hpp"
#include "securebase/content/texts.hpp"
#include "securebase/content/tree_json.hpp"

namespace securebase::content {
namespace {

namespace json = boost::json;

// A text from elsewhere than a file may be of any shape.
bool is_map(const ContentFile& file) {
  return file.root && file.root->kind == Node::Kind::map;
}

std::vector<Reading> items_of(const Reading& list) {
  std::vector<Reading> items;
  for (const Reading& group : list.list("groups")) {
    for (const Reading& item : group.list("items")) items.push_back(item);
  }
  return items;
}

// Each id of the list has a text here, and nothing else has.
void keep_texts(const Reading& texts, const Reading& list) {
  const auto pair_up = [&](std::string_view key, const std::vector<Reading>& wanted) {
    const auto here = texts.need(key);
    if (!here) return;
    std::set<std::string> ids;
    for (const Reading& one : wanted) {
      ids.insert(one.text("id"));
      if (here->find(one.text("id"))) continue;
      here->problem(fmt::format("There is no text for '{}'", one.text("id")), "Translate it.");
    }
    for (const Reading& member : here->members()) {
      if (ids.contains(member.key())) continue;
      member.problem(fmt::format("The list has no '{}'", member.key()), "Remove it.");
    }
  };
  pair_up("groups", list.list("groups"));
  pair_up("items", items_of(list));
}

}  // namespace

std::string build_word_lists(ContentFiles& files) {
  std::map<std::string, ContentFile*> lists;
  std::map<std::string, json::object> made;
  for (ContentFile& file : files) {
    if (file.kind != FileKind::word_list || !is_map(file)) continue;
    const Reading root = file.reading();
    keep_version(root);
    keep_ids_once(root.list("groups"), "group");
    keep_ids_once(items_of(root), "word");
    const std::string id = root.text("id");
    lists[id] = &file;
    made[id] = to_json(*file.root).as_object();
    made[id]["translations"] = json::object();
  }
  for (ContentFile& file : files) {
    if (file.kind != FileKind::word_list_texts || !is_map(file)) continue;
    const Reading root = file.reading();
    const auto list = lists.find(root.text("list"));
    if (list == lists.end()) {
      root.problem(fmt::format("There is no list '{}'", root.text("list")),
                   "Name a file of content/lists/.");
      continue;
    }
    keep_texts(root, list->second->reading());
    const std::string language = file.path.parent_path().filename().string();
    made[list->first]["translations"].as_object()[language] = to_json(*file.root);
  }
  json::array all;
  for (auto& [id, list] : made) all.push_back(std::move(list));
  return json::serialize(json::object{{"lists", std::move(all)}});
}

}  // namespace securebase::content
