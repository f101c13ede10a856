// Published data and the results of other programs on it. They are not part of the project: tests
// use them where they lie, beside the checkout or at SECUREBASE_REFERENCE_DATA, and say when they
// were skipped.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace securebase::test {

inline std::optional<std::filesystem::path> reference(const std::string& name) {
  const char* set = std::getenv("SECUREBASE_REFERENCE_DATA");
  const std::filesystem::path base =
      set ? std::filesystem::path(set)
          : std::filesystem::path(SECUREBASE_SOURCE_DIR) / ".." / "shared" / "data";
  if (std::filesystem::exists(base / name)) return base / name;
  std::cout << "SKIPPED: reference data " << name << " is not here\n";
  return std::nullopt;
}

// The cells of a small comma-separated file without commas inside quotes; quotes are dropped.
inline std::vector<std::vector<std::string>> read_table(const std::filesystem::path& path) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::erase(line, '"');
    std::erase(line, '\r');
    std::vector<std::string>& row = rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
  }
  return rows;
}

}  // namespace securebase::test
