// The problems of one file. A rule and the file's schema may stumble over the same thing: what the
// schema said stays, and what a reader would add about the shape at the same place is left out.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "securebase/base/result.hpp"

namespace securebase::content {

// A JSON pointer grown by one step (RFC 6901: "~" and "/" are escaped).
[[nodiscard]] std::string pointer_step(std::string_view path, std::string_view step);

class Findings {
 public:
  explicit Findings(std::string file) : file_(std::move(file)) {}

  struct Place {
    int line = 1;
    std::string path;  // JSON pointer; empty: the whole file
  };

  void add(const Place& place, std::string what, std::string mend);
  void add_from_schema(const Place& place, std::string what, std::string mend);
  void add_about_shape(const Place& place, std::string what, std::string mend);

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] bool empty() const { return found_.empty(); }
  [[nodiscard]] std::vector<Problem> by_line() const;

 private:
  struct Found {
    int line;
    Problem problem;
  };

  std::string file_;
  std::vector<Found> found_;
  std::set<std::pair<std::string, std::string>> told_;  // where and what: each is told once
  std::set<std::string> told_by_schema_;                // paths
};

}  // namespace securebase::content
