#include "securebase/content/tree_json.hpp"

namespace securebase::content {

namespace json = boost::json;

json::value to_json(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null: return nullptr;
    case Node::Kind::boolean: return node.boolean;
    case Node::Kind::integer: return node.integer;
    case Node::Kind::number: return node.number;
    case Node::Kind::text: return json::value(node.text);
    case Node::Kind::list: {
      json::array list;
      for (const Node& child : node.children) list.push_back(to_json(child));
      return list;
    }
    case Node::Kind::map: {
      json::object map;
      for (const Node& child : node.children) map[child.key] = to_json(child);
      return map;
    }
  }
  return nullptr;
}

}  // namespace securebase::content
