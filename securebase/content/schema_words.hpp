// What the schema library says, in words that help: the place in our file, the value that stands
// there, and what the schema would take instead. For schema.cpp only.
#pragma once

#include <boost/json/fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "securebase/content/findings.hpp"
#include "securebase/content/tree.hpp"

namespace securebase::content {

// The field that a complaint about an unknown field names.
[[nodiscard]] std::optional<std::string> unknown_field(const std::string& complaint);

// Adds the complaint about the place `steps` of the file to the findings. A complaint that only
// says that something below it is wrong adds nothing: what is below has been told.
void tell(const boost::json::value& schema, const Node& root, const std::vector<std::string>& steps,
          const std::string& complaint, Findings& findings);

}  // namespace securebase::content
