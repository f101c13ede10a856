#include "securebase/content/yaml_reader.hpp"

#include <fmt/core.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <sstream>
#include <string>
#include <utility>

#include "securebase/content/scalar.hpp"
#include "securebase/content/utf8.hpp"

namespace securebase::content {
namespace {

// Longer than any text a person reads on one screen. Patterns of schemas are matched by recursion
// over each character, so length must have an end.
constexpr std::size_t longest_text = 4000;

// Builds the tree from the parser's events: several times faster than YAML::Node, keeps every
// line, and sees keys that are given twice.
class TreeBuilder final : public YAML::EventHandler {
 public:
  explicit TreeBuilder(Findings& findings) : findings_(findings) {}

  std::optional<Node> take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    place(node_at(Node::Kind::null, mark));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    findings_.add({mark.line + 1, {}}, "An alias (*name) stands here",
                  "Write the value out; content files use no aliases.");
    place(node_at(Node::Kind::null, mark));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    Node node = node_at(Node::Kind::text, mark);
    node.text = value;
    if (value.size() > longest_text) {
      findings_.add({mark.line + 1, next_path()},
                    fmt::format("This text is longer than {} bytes", longest_text),
                    "Look for a quote that is not closed, or write less.");
      node.text.resize(longest_text);
    }
    if (tag == "?") {
      resolve_plain(node);
    } else {
      refuse_tag(mark, tag);
    }
    place(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Node::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Node::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    std::string path;
    bool awaits_value = false;  // of a map: the key is known
    std::string key;
    int key_line = 1;
  };

  static Node node_at(Node::Kind kind, const YAML::Mark& mark) {
    Node node;
    node.kind = kind;
    node.line = mark.line + 1;
    return node;
  }

  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor == 0) return;
    findings_.add({mark.line + 1, {}}, "An anchor (&name) stands here",
                  "Remove it; content files use no anchors.");
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    findings_.add({mark.line + 1, {}}, fmt::format("The tag {} stands here", tag),
                  "Remove it; content files use no tags.");
  }

  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    std::string path = next_path();
    Open& opened = open_.emplace_back();
    opened.node = node_at(kind, mark);
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

}  // namespace

std::optional<Node> read_yaml(std::string_view text, Findings& findings) {
  if (refuse_bytes(text, findings)) return std::nullopt;
  std::istringstream stream{std::string(text)};
  TreeBuilder builder(findings);
  try {
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) {
      findings.add({1, {}}, "The file holds nothing", "Fill it in or remove it.");
      return std::nullopt;
    }
    std::optional<Node> root = builder.take();
    TreeBuilder rest(findings);
    if (parser.HandleNextDocument(rest)) {
      findings.add({1, {}}, "The file holds more than one document (---)",
                   "Make a file of each, or remove the line ---.");
    }
    return root;
  } catch (const YAML::Exception& error) {
    const bool known = !error.mark.is_null();
    findings.add(
        {known ? error.mark.line + 1 : 1, {}},
        known ? fmt::format("Not valid YAML at column {}: {}", error.mark.column + 1, error.msg)
              : fmt::format("Not valid YAML: {}", error.msg),
        "Look at the indentation, quotes and brackets here and on the line before.");
    return std::nullopt;
  }
}

}  // namespace securebase::content
