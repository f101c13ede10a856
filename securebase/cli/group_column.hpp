// The column of an answer file that says to which group each person belongs.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/cli/fit_report.hpp"

namespace securebase::cli {

struct GroupsRead {
  PeopleGroups groups;                 // labels in order
  std::vector<std::string> too_small;  // labels with too few people, who belong to no group
};

struct GroupOptions {
  std::string responses;             // the answer file
  std::string column;                // its name in the first line
  std::vector<std::string> missing;  // what stands for "no group" beside empty cells and NA
  long fewest_people = 50;           // in a group that is compared
};

// `rows` are the records of the people wanted, 1-based and ascending, as AnswerTable has them.
// Errors: bad_input when there is no such column, when it holds more than twelve different groups,
// or when fewer than two have people enough.
[[nodiscard]] Result<GroupsRead> read_groups(const GroupOptions& options,
                                             std::span<const std::size_t> rows);

}  // namespace securebase::cli
