#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "securebase/content/asked_questions.hpp"
#include "securebase/content/safety_readers.hpp"
#include "securebase/content/texts.hpp"
#include "securebase/safety/text_words.hpp"

namespace securebase::content {

using safety::Phrase;
using safety::Phrases;
using safety::TestSentence;

namespace {

constexpr int most_stars = 3;

// Phrases of a list as they are looked for, to tell what is there twice.
using Seen = std::map<std::string, std::string>;

void keep_phrase(const Reading& at, const std::string& phrase, Seen& seen) {
  const safety::TextWords words = safety::words_of(phrase);
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
    at.problem(fmt::format("'{}' cannot be looked for", phrase),
               "Write words, and at most three stars, each alone between two words.");
  } else if (!words.words.empty() && words.words.back().sentence > 0) {
    at.problem(fmt::format("'{}' goes over the end of a sentence", phrase),
               "Phrases are looked for within one sentence.");
  } else if (const auto [before, fresh] = seen.emplace(bare, phrase); !fresh) {
    at.problem(fmt::format("'{}' is there twice", phrase), "Remove one of them.");
  }
}

std::vector<Phrase> read_weighed(const Reading& root, std::string_view field, Seen& seen) {
  std::vector<Phrase> all;
  for (const Reading& group : root.list(field)) {
    const double weight = group.number("weight");
    if (const auto at = group.find("weight"); at && !(weight > 0 && weight <= 3)) {
      at->problem(fmt::format("A phrase cannot weigh {}", weight), "Write more than 0, 3 at most.");
    }
    for (const Reading& at : group.list("phrases")) {
      const auto phrase = at.as_text();
      if (!phrase) continue;
      keep_phrase(at, *phrase, seen);
      all.push_back({*phrase, weight});
    }
  }
  return all;
}

std::vector<std::string> read_plain(const Reading& root, std::string_view field, Seen& seen) {
  std::vector<std::string> all;
  for (const Reading& at : root.list(field)) {
    const auto phrase = at.as_text();
    if (!phrase) continue;
    keep_phrase(at, *phrase, seen);
    all.push_back(*phrase);
  }
  return all;
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
  phrases.offer_from = root.number("offer_from");
  if (const auto at = root.find("offer_from"); at && !(phrases.offer_from > 0)) {
    at->problem("It would offer help for every text", "Write a number above 0.");
  }
  Seen heavy, light, negations;
  phrases.heavy = read_weighed(root, "heavy", heavy);
  phrases.light = read_weighed(root, "light", light);
  phrases.pasts = read_plain(root, "past", light);
  phrases.negations = read_plain(root, "negations", negations);
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
