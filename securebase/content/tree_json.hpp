// A tree as JSON, for schemas and for the rooms that read JSON. For .cpp files of this room only.
#pragma once

#include <boost/json.hpp>

#include "securebase/content/tree.hpp"

namespace securebase::content {

[[nodiscard]] boost::json::value to_json(const Node& node);

}  // namespace securebase::content
