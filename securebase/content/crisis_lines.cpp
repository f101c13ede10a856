#include <fmt/core.h>

#include <array>
#include <set>

#include "securebase/content/dates.hpp"
#include "securebase/content/texts.hpp"

namespace securebase::content {
namespace {

void keep_number(const Reading& at) {
  const auto text = at.as_text();
  if (!text) return;
  if (text->find_first_not_of("0123456789 +-()*") != std::string::npos ||
      text->find_first_of("0123456789") == std::string::npos) {
    at.problem(fmt::format("'{}' cannot be dialled", *text),
               "Use digits, spaces, +, -, ( ), * only; put words in 'note'.");
  }
}

void keep_emergency(const Reading& country) {
  const auto at = country.need("emergency");
  if (!at) return;
  const std::vector<Reading> numbers = at->elements();
  if (numbers.empty() && at->node().kind == Node::Kind::list) {
    at->problem("This country has no emergency number", "Add at least one, with its source.");
  }
  for (const Reading& entry : numbers) {
    if (const auto number = entry.need("number")) keep_number(*number);
    keep_date(entry, "checked_on");
  }
}

void keep_distinct(const Reading& line, std::string_view field) {
  const auto list = line.find(field);
  if (!list) return;
  std::set<std::string> seen;
  for (const Reading& element : list->elements()) {
    const auto word = element.as_text();
    if (word && !seen.insert(*word).second) {
      element.problem(fmt::format("'{}' is listed twice", *word), "Remove one of them.");
    }
  }
}

void keep_line(const Reading& line, std::set<std::string>& seen) {
  const std::string name = line.text("name");
  // A line may be reached by number, by text message or by page, and must be reached somehow.
  const std::array<std::string_view, 3> numbers{"number", "text_number", "sms"};
  bool reached = line.find("url").has_value();
  for (const std::string_view field : numbers) {
    const auto number = line.find(field);
    if (!number) continue;
    reached = true;
    keep_number(*number);
    if (!seen.insert(name + "\n" + number->node().text).second) {
      line.problem(
          fmt::format("'{}' {} is listed twice in this country", name, number->node().text),
          "Join the two.");
    }
  }
  if (!reached && line.node().kind == Node::Kind::map) {
    line.problem("This line has neither a number nor a page", "Add 'number' or 'url'.");
  }
  keep_distinct(line, "channels");
  keep_distinct(line, "languages");
  keep_date(line, "checked_on");
}

}  // namespace

void keep_crisis_rules(const Reading& root) {
  keep_version(root);
  keep_date(root, "checked_on");
  std::set<std::string> codes;
  for (const Reading& country : root.list("countries")) {
    const std::string code = country.text("code");
    const bool two_letters =
        code.size() == 2 &&
        code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    if (const auto at = country.find("code"); at && !code.empty() && !two_letters) {
      at->problem(fmt::format("'{}' is no country code", code),
                  "Write the two capital letters of ISO 3166-1, such as NL.");
    }
    if (!code.empty() && !codes.insert(code).second) {
      country.problem(fmt::format("The country '{}' is given twice", code), "Join the two.");
    }
    (void)country.text("name");
    keep_emergency(country);
    std::set<std::string> seen;
    if (const auto lines = country.find("lines")) {
      for (const Reading& line : lines->elements()) keep_line(line, seen);
    }
  }
}

}  // namespace securebase::content
