// Fear: a file with a byte too many brings the program down instead of being told.
#include <doctest/doctest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>

#include "securebase/content/catalogue.hpp"
#include "securebase/content/check_text.hpp"
#include "securebase/content/content_folder_for_test.hpp"
#include "securebase/content/guidance.hpp"
#include "securebase/content/guidance_folder_for_test.hpp"

namespace securebase::content {
namespace {

namespace fs = std::filesystem;

// Marsaglia 2003, xorshift: the same slips on every machine.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ % limit;
  }

 private:
  std::uint32_t state_;
};

void spoil(std::string& text, Dice& dice) {
  static const std::string signs = "{}[]:,-'\"#&*!|>%@`~ \n\t0\xC3";
  const std::size_t at = dice.below(text.size());
  switch (dice.below(5)) {
    case 0:
      text[at] = signs[dice.below(signs.size())];
      break;
    case 1:
      text.insert(at, 1, signs[dice.below(signs.size())]);
      break;
    case 2:
      text.erase(at, 1 + dice.below(40));
      break;
    case 3:
      text.insert(at, text.substr(dice.below(text.size()), dice.below(200)));
      break;
    default:
      text[at] = static_cast<char>(dice.below(256));
      break;
  }
}

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("spoiled real files are told, never fatal") {
  Dice dice(20261121);
  std::size_t told = 0, spoiled = 0;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(SECUREBASE_SOURCE_DIR) / "content")) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string good = bytes_of(entry.path());
    REQUIRE_FALSE(good.empty());
    for (int i = 0; i < 24; ++i) {
      std::string text = good.substr(0, 6000);  // a part is quicker, and no less to trip over
      for (std::size_t slips = 1 + dice.below(3); slips > 0; --slips) spoil(text, dice);
      ++spoiled;
      const std::vector<Problem> problems = check_text(text);
      told += problems.empty() ? 0 : 1;
      for (const Problem& problem : problems) CHECK(problem.where.starts_with("text:"));
    }
  }
  CHECK(spoiled >= 60);
  CHECK(told == spoiled);  // no text is sound as each of the kinds
}

TEST_CASE("a spoiled folder is checked to its end, schemas and worked cases included") {
  Dice dice(7);
  for (const char* file :
       {"instruments/own.yaml", "instruments/tried.yaml", "relationships/kinds.yaml",
        "texts/en/patterns.yaml", "texts/en/change.yaml",
        "texts/en/answer-quality.yaml", "safety/crisis-lines.yaml",
        "texts/en/words-we-avoid.yaml"}) {
    const ContentFolder folder;
    folder.write("codes/words.yaml", "version: 1.0.0\nwords: [apple]\n");  // quicker than 1,024
    const std::string good = folder.read(file);
    for (int i = 0; i < 20; ++i) {
      std::string text = good;
      spoil(text, dice);
      folder.write(file, text);
      const CheckReport report = check(folder.path(), schema_folder(), measuring_kinds);
      CHECK_FALSE(report.problems.empty());  // the one word at least
      CHECK(load(folder.path()).has_value() == false);
    }
  }
}

TEST_CASE("a spoiled folder of guidance is checked to its end") {
  Dice dice(11);
  for (const char* file :
       {"ways/talk.yaml", "evidence/evidence.yaml", "indications/needs.yaml",
        "understand/bonds.yaml", "checks/seven-signs.yaml", "consult/questions.yaml"}) {
    const GuidanceFolder folder;
    const std::string good = folder.read(file);
    for (int i = 0; i < 12; ++i) {
      std::string text = good;
      for (std::size_t slips = 1 + dice.below(3); slips > 0; --slips) spoil(text, dice);
      folder.write(file, text);
      for (const Problem& p :
           check(folder.path(), schema_folder(), kinds_of_guidance_folder).problems) {
        CHECK_FALSE(p.what.empty());
        CHECK_FALSE(p.mend.empty());
      }
      CHECK_FALSE(load_guidance(folder.path()).has_value());  // it has no files about safety
    }
  }
}

TEST_CASE("shapes made to exhaust a reader are refused") {
  for (const std::string& text :
       {std::string(100000, '['), std::string(100000, '-'), std::string(100000, '{'),
        std::string(50000, ' ') + "a: b", std::string("a: &x [1]\nb: [*x, *x]\n"),
        "items: \"" + std::string(200000, 'x') + "\"\n", std::string("\xFF\xFE a\0", 5),
        std::string("a: \0b", 5), std::string()}) {
    CHECK_FALSE(check_text(text).empty());
  }
}

}  // namespace securebase::content
