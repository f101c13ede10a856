#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "securebase/content/asked_questions.hpp"
#include "securebase/content/safety_readers.hpp"
#include "securebase/content/texts.hpp"
#include "securebase/safety/text_words.hpp"

namespace securebase::content {

using safety::Phrases;
using safety::TestSentence;

namespace {

constexpr int most_stars = 3;

// Phrases of a list as they are looked for, to tell what is there twice.
using Seen = std::set<std::string>;

void keep_phrase(const Reading& at, Seen& seen) {
  const auto phrase = at.as_text();
  if (!phrase) return;
  const safety::TextWords words = safety::words_of(*phrase);
  std::string bare;
  int stars = 0;
  bool glued = false;
  for (const safety::TextWord& word : words.words) {
    const std::string_view text = words.text(word);
    bare += std::string(text) + " ";
    stars += text == "*";
    glued = glued || (text != "*" && text.find('*') != std::string_view::npos);
  }
  const bool outer = bare.starts_with("* ") || bare.ends_with(" * ") || bare.empty();
  if (glued || outer || stars > most_stars) {
    at.problem(fmt::format("'{}' cannot be looked for", *phrase),
               "Write words, and at most three stars, each alone between two words.");
  } else if (words.words.back().clause > 0) {
    at.problem(fmt::format("'{}' goes over the end of a part of a sentence", *phrase),
               "Leave out commas, colons, brackets, quotation marks and full stops.");
  } else if (!seen.insert(bare).second) {
    at.problem(fmt::format("'{}' is there twice", *phrase), "Remove one of them.");
  }
}

std::string read_phrase(const Reading& around, std::string_view field, Seen& seen) {
  const auto at = around.need(field);
  if (at) keep_phrase(*at, seen);
  return around.find(field) ? text_if_given(around, field) : "";
}

// The phrases of one kind: thousands of them, so each is a line and no more.
std::vector<std::string> read_group(const Reading& group, Seen& seen) {
  std::vector<std::string> phrases;
  for (const Reading& at : group.list("phrases")) {
    keep_phrase(at, seen);
    phrases.push_back(at.as_text().value_or(""));
  }
  return phrases;
}

constexpr std::array<std::string_view, 2> halves{"a", "b"};
constexpr std::array<std::string_view, 9> heavy_kinds{
    "direct", "plan", "burden", "goodbye", "hopeless", "self-harm", "slang", "indirect", "method"};
constexpr std::array<std::string_view, 10> light_kinds{
    "lyric", "joke", "quotation",    "work",    "past",
    "figure", "news", "other-person", "negated", "everyday"};

TestSentence read_sentence(const Reading& at, std::set<std::string>& ids,
                           std::set<std::string>& texts) {
  TestSentence sentence{own_id(at, ids), {}, {}, at.text("text"), false};
  const auto heavy = at.need("heavy");
  sentence.heavy = heavy && heavy->as_boolean().value_or(false);
  if (const auto half = at.need("half")) {
    if (const auto place = place_in(*half, halves)) sentence.half = halves[*place];
  }
  if (const auto kind = at.need("kind"); kind && heavy) {
    const auto place =
        sentence.heavy ? place_in(*kind, heavy_kinds) : place_in(*kind, light_kinds);
    if (place) sentence.kind = sentence.heavy ? heavy_kinds[*place] : light_kinds[*place];
  }
  if (!sentence.text.empty() && !texts.insert(sentence.text).second) {
    at.problem("This sentence is there twice", "Remove one of them: it would count twice.");
  }
  return sentence;
}

int read_between(const Reading& around, std::string_view field, int least, int most) {
  const int number = around.integer(field);
  if (const auto at = around.find(field); at && (number < least || number > most)) {
    at->problem(fmt::format("{} is out of range", number),
                fmt::format("Write {} to {}.", least, most));
  }
  return number;
}

void read_rule(const Reading& root, Phrases& phrases) {
  const auto rule = root.need("rule");
  if (!rule) return;
  phrases.one = read_between(*rule, "one", 1, 3);
  phrases.pair = read_between(*rule, "pair", 2, 10);
  const auto near = rule->need("near");
  if (!near) return;
  for (std::size_t kind = 0; kind < safety::light_kind_ids.size(); ++kind) {
    phrases.near[kind] = read_between(*near, safety::light_kind_ids[kind], 0, 3);
  }
}

}  // namespace

Phrases read_phrases(const Reading& root) {
  Phrases phrases;
  phrases.version = root.text("version");
  if (const auto offer = root.need("offer")) {
    phrases.title = offer->text("title");
    phrases.text = offer->texts("text");
    phrases.yes = offer->text("yes");
    phrases.no = offer->text("no");
  }
  phrases.limits = root.texts("limits");
  read_rule(root, phrases);
  for (const Reading& at : root.list("alike")) {
    Seen alone;  // "i'm" and "im" are one here, and help who reads the file
    phrases.alike.push_back({read_phrase(at, "from", alone), at.text("to")});
  }
  Seen heavy, light;
  for (const Reading& group : root.list("heavy")) {
    const int strength = read_between(group, "strength", 1, 3);
    if (const auto kind = group.need("kind")) (void)place_in(*kind, heavy_kinds);
    for (const std::string& phrase : read_group(group, heavy)) {
      phrases.heavy.push_back({phrase, strength});
    }
  }
  for (const Reading& group : root.list("light")) {
    const auto kind = group.need("kind");
    const auto place = kind ? place_in(*kind, safety::light_kind_ids) : std::nullopt;
    for (const std::string& phrase : read_group(group, light)) {
      phrases.light.push_back({phrase, place.value_or(0)});
    }
  }
  keep_safety_text(root);
  return phrases;
}

std::vector<TestSentence> read_phrase_tests(const Reading& root) {
  keep_version(root);
  std::set<std::string> ids, texts;
  std::vector<TestSentence> sentences;
  for (const Reading& at : root.list("sentences")) {
    sentences.push_back(read_sentence(at, ids, texts));
  }
  for (const std::string_view half : halves) {
    for (const bool heavy : {true, false}) {
      const bool there = std::ranges::any_of(sentences, [&](const TestSentence& one) {
        return one.half == half && one.heavy == heavy;
      });
      if (there || sentences.empty()) continue;
      root.problem(fmt::format("Half {} has no {} sentence", half, heavy ? "heavy" : "light"),
                   "Each half needs both, so that it can be measured by itself.");
    }
  }
  return sentences;
}

}  // namespace securebase::content
