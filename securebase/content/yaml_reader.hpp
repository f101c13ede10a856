// YAML text -> a tree, with what is wrong in it by line and column.
#pragma once

#include <optional>
#include <string_view>

#include "securebase/content/findings.hpp"
#include "securebase/content/tree.hpp"

namespace securebase::content {

// Nothing when the text cannot be read at all. The subset of YAML 1.2 that content needs: one
// document, scalars of the core schema, no anchors, aliases or tags (so no file can grow when it is
// read). A key given twice is a problem, and the first stays.
[[nodiscard]] std::optional<Node> read_yaml(std::string_view text, Findings& findings);

}  // namespace securebase::content
