// A node with its place and its file's findings: asks for a field as a type, and says what is wrong
// when it is missing or something else. What it then returns is empty, so that reading goes on and
// every problem of a file is found in one pass.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/content/findings.hpp"
#include "securebase/content/tree.hpp"

namespace securebase::content {

class Reading {
 public:
  Reading(const Node& node, Findings& findings, std::string path = {})
      : node_(&node), findings_(&findings), path_(std::move(path)) {}

  [[nodiscard]] const Node& node() const { return *node_; }
  [[nodiscard]] const std::string& key() const { return node_->key; }
  [[nodiscard]] const std::string& file() const { return findings_->file(); }
  [[nodiscard]] Findings::Place place() const { return {node_->line, path_}; }

  // A field that may be absent (or null). Not a map: nothing.
  [[nodiscard]] std::optional<Reading> find(std::string_view key) const;
  // A field that must be there.
  [[nodiscard]] std::optional<Reading> need(std::string_view key) const;

  // This node as a type; a problem and nothing when it is another.
  [[nodiscard]] std::optional<std::string> as_text() const;
  [[nodiscard]] std::optional<double> as_number() const;
  [[nodiscard]] std::optional<int> as_integer() const;
  [[nodiscard]] std::optional<bool> as_boolean() const;
  [[nodiscard]] std::vector<Reading> elements() const;  // of a list
  [[nodiscard]] std::vector<Reading> members() const;   // of a map

  // Fields that must be there, as a type.
  [[nodiscard]] std::string text(std::string_view key) const;
  [[nodiscard]] double number(std::string_view key) const;
  [[nodiscard]] int integer(std::string_view key) const;
  [[nodiscard]] std::vector<Reading> list(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;

  void problem(std::string what, std::string mend) const;

 private:
  [[nodiscard]] Reading child(const Node& node, std::string_view step) const;
  void wrong_kind(std::string_view wanted) const;

  const Node* node_;
  Findings* findings_;
  std::string path_;
};

}  // namespace securebase::content
