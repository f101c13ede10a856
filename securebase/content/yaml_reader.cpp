#include "securebase/content/yaml_reader.hpp"

#include <fmt/core.h>
#include <yaml.h>

#include <memory>
#include <new>
#include <string>
#include <utility>

#include "securebase/content/scalar.hpp"
#include "securebase/content/utf8.hpp"

namespace securebase::content {
namespace {

// Longer than any text a person reads on one screen. Patterns of schemas are matched by recursion
// over each character, so length must have an end.
constexpr std::size_t longest_text = 4000;

// Deeper than any content by far. Trees are walked by recursion, so depth must have an end.
constexpr std::size_t deepest = 60;

// Builds the tree from the parser's events, keeps every line, and sees keys that are given twice.
class TreeBuilder {
 public:
  explicit TreeBuilder(Findings& findings) : findings_(findings) {}

  std::optional<Node> take() { return std::move(root_); }
  [[nodiscard]] bool too_deep() const { return open_.size() > deepest; }

  void take_event(const yaml_event_t& event) {
    const int line = line_of(event.start_mark);
    switch (event.type) {
      case YAML_ALIAS_EVENT:
        findings_.add({line, {}}, "An alias (*name) stands here",
                      "Write the value out; content files use no aliases.");
        return place(node_at(Node::Kind::null, line));
      case YAML_SCALAR_EVENT: return take_scalar(event.data.scalar, line);
      case YAML_SEQUENCE_START_EVENT:
        refuse(event.data.sequence_start.anchor, event.data.sequence_start.tag, line);
        return open(Node::Kind::list, line);
      case YAML_MAPPING_START_EVENT:
        refuse(event.data.mapping_start.anchor, event.data.mapping_start.tag, line);
        return open(Node::Kind::map, line);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT: return close();
      default: return;
    }
  }

  static int line_of(const yaml_mark_t& mark) { return static_cast<int>(mark.line) + 1; }

 private:
  struct Open {
    Node node;
    std::string path;
    bool awaits_value = false;  // of a map: the key is known
    std::string key;
    int key_line = 1;
  };

  static Node node_at(Node::Kind kind, int line) {
    Node node;
    node.kind = kind;
    node.line = line;
    return node;
  }

  template <class Scalar>
  void take_scalar(const Scalar& scalar, int line) {
    refuse(scalar.anchor, scalar.tag, line);
    Node node = node_at(Node::Kind::text, line);
    node.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
    if (node.text.size() > longest_text) {
      findings_.add({line, next_path()},
                    fmt::format("This text is longer than {} bytes", longest_text),
                    "Look for a quote that is not closed, or write less.");
      node.text.resize(longest_text);
    }
    if (scalar.style == YAML_PLAIN_SCALAR_STYLE) resolve_plain(node);
    place(std::move(node));
  }

  void refuse(const yaml_char_t* anchor, const yaml_char_t* tag, int line) {
    if (anchor != nullptr) {
      findings_.add({line, {}}, "An anchor (&name) stands here",
                    "Remove it; content files use no anchors.");
    }
    if (tag != nullptr && std::string_view(reinterpret_cast<const char*>(tag)) != "!") {
      findings_.add({line, {}},
                    fmt::format("The tag {} stands here", reinterpret_cast<const char*>(tag)),
                    "Remove it; content files use no tags.");
    }
  }

  void open(Node::Kind kind, int line) {
    std::string path = next_path();
    Open& opened = open_.emplace_back();
    opened.node = node_at(kind, line);
    opened.path = std::move(path);
  }

  void close() {
    Node node = std::move(open_.back().node);
    open_.pop_back();
    place(std::move(node));
  }

  [[nodiscard]] std::string next_path() const {
    if (open_.empty()) return {};
    const Open& around = open_.back();
    if (around.node.kind == Node::Kind::map) return pointer_step(around.path, around.key);
    return pointer_step(around.path, std::to_string(around.node.children.size()));
  }

  void place(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& around = open_.back();
    if (around.node.kind == Node::Kind::list) {
      around.node.children.push_back(std::move(node));
    } else if (!around.awaits_value) {
      take_key(around, node);
    } else {
      around.awaits_value = false;
      if (around.node.find(around.key) != nullptr) {
        findings_.add({around.key_line, next_path()},
                      fmt::format("'{}' is given twice", around.key),
                      "Keep one of them and remove the other.");
        return;
      }
      node.key = std::move(around.key);
      node.line = around.key_line;
      around.node.children.push_back(std::move(node));
    }
  }

  void take_key(Open& around, const Node& node) {
    around.awaits_value = true;
    around.key = node.text;
    around.key_line = node.line;
    if (node.kind == Node::Kind::list || node.kind == Node::Kind::map) {
      findings_.add({node.line, around.path}, "A list or a map is used as a key",
                    "Use a plain word as the key.");
    }
  }

  Findings& findings_;
  std::vector<Open> open_;
  std::optional<Node> root_;
};

bool refuse_bytes(std::string_view text, Findings& findings) {
  const auto bad = first_unreadable(text);
  if (!bad) return false;
  findings.add({bad->line, {}}, fmt::format("{}, column {}", bad->what, bad->column),
               "Save the file as UTF-8 text and remove characters that cannot be seen.");
  return true;
}

struct EndOfParser {
  void operator()(yaml_parser_t* parser) const { yaml_parser_delete(parser); }
};
struct EndOfEvent {
  void operator()(yaml_event_t* event) const { yaml_event_delete(event); }
};

void tell_error(const yaml_parser_t& parser, Findings& findings) {
  const std::string what = parser.problem == nullptr ? "it ends too early" : parser.problem;
  findings.add({TreeBuilder::line_of(parser.problem_mark), {}},
               fmt::format("Not valid YAML at column {}: {}", parser.problem_mark.column + 1, what),
               "Look at the indentation, quotes and brackets here and on the line before.");
}

}  // namespace

std::optional<Node> read_yaml(std::string_view text, Findings& findings) {
  if (refuse_bytes(text, findings)) return std::nullopt;
  yaml_parser_t parser;
  if (yaml_parser_initialize(&parser) == 0) throw std::bad_alloc();
  const std::unique_ptr<yaml_parser_t, EndOfParser> ending(&parser);
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()),
                               text.size());
  TreeBuilder builder(findings);
  for (int documents = 0;;) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) {
      tell_error(parser, findings);
      return std::nullopt;
    }
    const std::unique_ptr<yaml_event_t, EndOfEvent> done(&event);
    if (event.type == YAML_STREAM_END_EVENT) break;
    if (event.type == YAML_DOCUMENT_START_EVENT && ++documents > 1) {
      findings.add({1, {}}, "The file holds more than one document (---)",
                   "Make a file of each, or remove the line ---.");
      break;
    }
    builder.take_event(event);
    if (builder.too_deep()) {
      findings.add({TreeBuilder::line_of(event.start_mark), {}},
                   fmt::format("Lists and maps lie more than {} deep in each other", deepest),
                   "Look for a bracket that is not closed.");
      return std::nullopt;
    }
  }
  std::optional<Node> root = builder.take();
  if (!root) findings.add({1, {}}, "The file holds nothing", "Fill it in or remove it.");
  return root;
}

}  // namespace securebase::content
