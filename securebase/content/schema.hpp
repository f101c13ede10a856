// Checks a tree against a JSON Schema file (draft-07).
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "securebase/base/result.hpp"
#include "securebase/content/findings.hpp"
#include "securebase/content/tree.hpp"

namespace securebase::content {

class Schema {
 public:
  // A schema that is missing or no schema is a problem of that file.
  [[nodiscard]] static Result<Schema> read(const std::filesystem::path& file);
  ~Schema();
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;

  void check(const Node& root, Findings& findings) const;

 private:
  struct Parts;
  explicit Schema(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace securebase::content
