// Slips of an author's hand, and what must be said about each.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/content/catalogue.hpp"
#include "securebase/content/content_folder_for_test.hpp"

namespace securebase::content {

[[nodiscard]] inline std::string listed(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& p : problems) text += fmt::format("{}: {}. {}\n", p.where, p.what, p.mend);
  return text;
}

struct Slip {
  std::string_view file, from, to;
  int lines_below;           // of the problem, below the line that was changed
  std::string_view path;     // JSON pointer
  std::string_view what;     // part of what is said
  std::size_t problems = 1;  // the slip, and nothing that only follows from it
};

// Makes the slip in a folder without problems, and looks at what the check then says.
inline void expect_told(const FolderForTest& folder, std::span<const FileKind> kinds,
                        const Slip& slip) {
  const int line = folder.replace(slip.file, slip.from, slip.to) + slip.lines_below;
  const CheckReport report = check(folder.path(), schema_folder(), kinds);
  const std::string where = fmt::format("{}:{}{}{}", (folder.path() / slip.file).generic_string(),
                                        line, slip.path.empty() ? "" : " ", slip.path);
  INFO("slip: ", std::string(slip.from), " -> ", std::string(slip.to));
  INFO(listed(report.problems));
  CHECK(report.problems.size() == slip.problems);
  if (report.problems.empty()) return;
  CHECK(report.problems[0].where == where);
  CHECK(report.problems[0].what.find(slip.what) != std::string::npos);
  CHECK(report.problems[0].mend.size() > 10);
}

}  // namespace securebase::content
