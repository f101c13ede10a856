#include "securebase/content/texts.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "securebase/content/version.hpp"
#include "securebase/content/wording.hpp"

namespace securebase::content {
namespace {

using attachment::WordForm;

WordForm read_form(const Reading& kind) {
  static const std::map<std::string, WordForm> forms{
      {"present", WordForm::present}, {"past", WordForm::past}, {"general", WordForm::general}};
  const auto form = kind.need("form");
  const auto word = form ? form->as_text() : std::nullopt;
  if (!word) return WordForm::present;
  const auto found = forms.find(*word);
  if (found != forms.end()) return found->second;
  form->problem(fmt::format("'{}' is no form of a text", *word), "Write present, past or general.");
  return WordForm::present;
}

// One region, or two in the order of all_regions.
std::vector<std::string> text_keys() {
  std::vector<std::string> keys;
  for (const attachment::Region region : attachment::all_regions) {
    keys.push_back(attachment::text_key({region}));
  }
  for (std::size_t a = 0; a < attachment::all_regions.size(); ++a) {
    for (std::size_t b = a + 1; b < attachment::all_regions.size(); ++b) {
      keys.push_back(
          attachment::text_key({attachment::all_regions[a], attachment::all_regions[b]}));
    }
  }
  return keys;
}

std::map<std::string, std::string> read_keyed(const Reading& root, std::string_view field) {
  std::map<std::string, std::string> texts;
  const auto at = root.need(field);
  if (!at) return texts;
  const std::vector<std::string> keys = text_keys();
  for (const std::string& key : keys) texts[key] = at->text(key);
  for (const Reading& member : at->members()) {
    if (std::find(keys.begin(), keys.end(), member.key()) != keys.end()) continue;
    member.problem(fmt::format("'{}' names no region or pair of regions", member.key()),
                   "Pairs are written in the order secure, anxious, avoidant, fearful.");
  }
  return texts;
}

std::vector<std::string> read_sentences(const Reading& at, std::string_view field) {
  std::vector<std::string> sentences = at.texts(field);
  const auto list = at.find(field);
  if (list && list->node().kind == Node::Kind::list && list->node().children.empty()) {
    list->problem("This list is empty", "Write at least one sentence.");
  }
  return sentences;
}

attachment::PatternTexts::Bands read_bands(const Reading& root, std::string_view scale) {
  const auto all = root.need("already_secure");
  const auto at = all ? all->need(scale) : std::nullopt;
  if (!at) return {};
  return {read_sentences(*at, "low"), read_sentences(*at, "middle"), read_sentences(*at, "high")};
}

}  // namespace

void keep_plain(const Reading& at) {
  if (at.node().kind == Node::Kind::text) {
    if (at.node().text.find_first_not_of(" \n\t") == std::string::npos) {
      at.problem("This text is empty", "Write a sentence.");
    }
    if (at.node().text.find_first_of("{}") != std::string::npos) {
      at.problem("This text holds a brace", "Write it without; no placeholder is filled in here.");
    }
  } else if (at.node().kind == Node::Kind::map) {
    for (const Reading& member : at.members()) keep_plain(member);
  } else if (at.node().kind == Node::Kind::list) {
    for (const Reading& element : at.elements()) keep_plain(element);
  }
}

void keep_version(const Reading& root) {
  const std::string version = root.text("version");
  const auto at = root.find("version");
  if (at && at->node().kind == Node::Kind::text && !parse_version(version)) {
    at->problem(fmt::format("'{}' is no version", version),
                "Write three whole numbers, such as 1.0.0.");
  }
}

std::vector<attachment::RelationshipKind> read_kinds(const Reading& root) {
  std::vector<attachment::RelationshipKind> kinds;
  std::set<std::string> seen;
  for (const Reading& at : root.list("kinds")) {
    attachment::RelationshipKind kind{.id = at.text("id"),
                                      .label = at.text("label"),
                                      .person = at.text("person"),
                                      .form = read_form(at),
                                      .hint = at.text("hint")};
    if (!kind.id.empty() && !seen.insert(kind.id).second) {
      at.problem(fmt::format("The kind '{}' is given twice", kind.id), "Rename one of them.");
    }
    keep_plain(at);
    kinds.push_back(std::move(kind));
  }
  return kinds;
}

attachment::PatternTexts read_patterns(const Reading& root) {
  attachment::PatternTexts texts;
  const auto labels = root.need("labels");
  const auto often = root.need("often_looks_like");
  for (std::size_t r = 0; r < attachment::all_regions.size(); ++r) {
    const std::string_view region = attachment::id(attachment::all_regions[r]);
    if (labels) texts.labels[r] = labels->text(region);
    if (often) texts.often_looks_like[r] = read_sentences(*often, region);
  }
  texts.headlines = read_keyed(root, "headlines");
  texts.secure_by_anxiety = read_bands(root, "anxiety");
  texts.secure_by_avoidance = read_bands(root, "avoidance");
  texts.once_protected = read_keyed(root, "once_protected");
  texts.not_this = read_sentences(root, "not_this");
  keep_plain(root);
  return texts;
}

attachment::QualityTexts read_quality_texts(const Reading& root) {
  attachment::QualityTexts texts;
  if (const auto signs = root.need("signs")) {
    for (std::size_t s = 0; s < attachment::all_quality_signs.size(); ++s) {
      texts.signs[s] = signs->text(attachment::id(attachment::all_quality_signs[s]));
    }
  }
  keep_plain(root);
  return texts;
}

std::vector<std::string> read_code_words(const Reading& root) {
  constexpr std::size_t how_many = 1024;  // ten bits a word
  std::vector<std::string> words;
  std::map<std::string, std::string> by_start;
  for (const Reading& at : root.list("words")) {
    const auto word = at.as_text();
    if (!word) continue;
    words.push_back(*word);
    if (word->size() < 3 || word->size() > 8 ||
        word->find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos) {
      at.problem(fmt::format("'{}' cannot be a code word", *word),
                 "Use 3 to 8 small letters, a to z.");
      continue;
    }
    const auto [first, fresh] = by_start.emplace(word->substr(0, 4), *word);
    if (!fresh) {
      at.problem(fmt::format("'{}' begins like '{}'", *word, first->second),
                 "Replace one: no two words share their first four letters.");
    }
  }
  const auto list = root.find("words");
  if (list && list->node().kind == Node::Kind::list && words.size() != how_many) {
    list->problem(fmt::format("There are {} words", words.size()),
                  fmt::format("Make it exactly {}.", how_many));
  }
  return words;
}

}  // namespace securebase::content
