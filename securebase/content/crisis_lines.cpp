#include <fmt/core.h>

#include <algorithm>
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

// When it was checked, by whom and how: a number that nobody stands for is none.
void keep_checked(const Reading& entry) {
  keep_date(entry, "checked_on");
  (void)entry.text("checked_by");
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
    keep_checked(entry);
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

bool has_channel(const Reading& line, std::string_view channel) {
  const auto channels = line.find("channels");
  if (!channels) return false;
  const std::vector<Reading> each = channels->elements();
  return std::ranges::any_of(each, [&](const Reading& one) { return one.node().text == channel; });
}

// An option is for who dials, and says in words what to press: no pause is written into a number.
void keep_option(const Reading& line) {
  if (const auto option = line.find("option"); option && !has_channel(line, "call")) {
    option->problem("There is an option to choose, and nothing to dial",
                    "Add the channel 'call', or write it as 'then'.");
  }
  if (const auto then = line.find("then"); then && !has_channel(line, "text")) {
    then->problem("There is something to write, and no text message to write it in",
                  "Add the channel 'text', or write it as 'option'.");
  }
}

// Where sources disagree the line says about what, and does not claim that they agree on all.
void keep_conflict(const Reading& line) {
  const auto conflict = line.find("conflict");
  const auto says = line.find("conflict_says");
  if (conflict && conflict->as_boolean() == false) {
    conflict->problem("'conflict' says that there is none", "Leave it out.");
  } else if (conflict && !says) {
    line.problem("The sources disagree, and it is not said about what",
                 "Add 'conflict_says' with one sentence.");
  } else if (says && !conflict) {
    says->problem("A disagreement is told, and the line is not marked",
                  "Add 'conflict: true', so that it is shown as not certain.");
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
  keep_option(line);
  keep_conflict(line);
  keep_checked(line);
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
