#include "securebase/content/reading.hpp"

#include <fmt/core.h>

#include <limits>

namespace securebase::content {
namespace {

std::string_view kind_name(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::null:
      return "nothing";
    case Node::Kind::boolean:
      return "true or false";
    case Node::Kind::integer:
      return "a whole number";
    case Node::Kind::number:
      return "a number";
    case Node::Kind::text:
      return "text";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::map:
      return "a map of fields";
  }
  return "something else";
}

}  // namespace

Reading Reading::child(const Node& node, std::string_view step) const {
  return {node, *findings_, pointer_step(path_, step)};
}

void Reading::wrong_kind(std::string_view wanted) const {
  const bool scalar_for_text = wanted == "text" && !node_->text.empty();
  findings_->add_about_shape(
      place(), fmt::format("This should be {} and is {}", wanted, kind_name(node_->kind)),
      scalar_for_text
          ? fmt::format("Put it in quotes: '{}'.", node_->text)
          : fmt::format("Write {} here; docs/guide/content-files.md shows how.", wanted));
}

void Reading::problem(std::string what, std::string mend) const {
  // What the schema said of a value or a list is enough; of a map a rule may see something else.
  if (node_->kind != Node::Kind::map) {
    findings_->add_about_shape(place(), std::move(what), std::move(mend));
  } else {
    findings_->add(place(), std::move(what), std::move(mend));
  }
}

std::optional<Reading> Reading::find(std::string_view key) const {
  const Node* found = node_->find(key);
  if (found == nullptr || found->kind == Node::Kind::null) return std::nullopt;
  return child(*found, key);
}

std::optional<Reading> Reading::need(std::string_view key) const {
  if (node_->kind != Node::Kind::map) {
    wrong_kind("a map of fields");
    return std::nullopt;
  }
  auto found = find(key);
  const Node* empty = found ? nullptr : node_->find(key);
  if (empty != nullptr) {
    findings_->add_about_shape(child(*empty, key).place(), fmt::format("'{}' is empty", key),
                               "Fill it in.");
  } else if (!found) {
    findings_->add_about_shape(place(), fmt::format("'{}' is missing", key),
                               fmt::format("Add a line '{}: ...' here.", key));
  }
  return found;
}

std::optional<std::string> Reading::as_text() const {
  if (node_->kind == Node::Kind::text) return node_->text;
  wrong_kind("text");
  return std::nullopt;
}

std::optional<double> Reading::as_number() const {
  if (node_->kind == Node::Kind::number || node_->kind == Node::Kind::integer) {
    return node_->number;
  }
  wrong_kind("a number");
  return std::nullopt;
}

std::optional<int> Reading::as_integer() const {
  if (node_->kind != Node::Kind::integer) {
    wrong_kind("a whole number");
    return std::nullopt;
  }
  // Counts and answers: anything near the edge of int is a slip, and sums of two must not overflow.
  constexpr std::int64_t most = std::numeric_limits<int>::max() / 4;
  if (node_->integer > most || node_->integer < -most) {
    findings_->add_about_shape(place(), fmt::format("{} is beyond all measure", node_->text),
                               "Write a smaller number.");
    return std::nullopt;
  }
  return static_cast<int>(node_->integer);
}

std::optional<bool> Reading::as_boolean() const {
  if (node_->kind == Node::Kind::boolean) return node_->boolean;
  wrong_kind("true or false");
  return std::nullopt;
}

std::vector<Reading> Reading::elements() const {
  std::vector<Reading> all;
  if (node_->kind != Node::Kind::list) {
    wrong_kind("a list");
    return all;
  }
  all.reserve(node_->children.size());
  for (std::size_t i = 0; i < node_->children.size(); ++i) {
    all.push_back(child(node_->children[i], std::to_string(i)));
  }
  return all;
}

std::vector<Reading> Reading::members() const {
  std::vector<Reading> all;
  if (node_->kind != Node::Kind::map) {
    wrong_kind("a map of fields");
    return all;
  }
  all.reserve(node_->children.size());
  for (const Node& member : node_->children) all.push_back(child(member, member.key));
  return all;
}

std::string Reading::text(std::string_view key) const {
  const auto field = need(key);
  return field ? field->as_text().value_or("") : "";
}

double Reading::number(std::string_view key) const {
  const auto field = need(key);
  return field ? field->as_number().value_or(0.0) : 0.0;
}

int Reading::integer(std::string_view key) const {
  const auto field = need(key);
  return field ? field->as_integer().value_or(0) : 0;
}

std::vector<Reading> Reading::list(std::string_view key) const {
  const auto field = need(key);
  return field ? field->elements() : std::vector<Reading>{};
}

std::vector<std::string> Reading::texts(std::string_view key) const {
  std::vector<std::string> all;
  for (const Reading& element : list(key)) {
    if (auto text = element.as_text()) all.push_back(std::move(*text));
  }
  return all;
}

}  // namespace securebase::content
