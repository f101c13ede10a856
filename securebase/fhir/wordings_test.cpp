// Fears: wording gets in that does not fit or has no licence, or a recipe is guessed.
#include "securebase/fhir/wordings.hpp"

#include <doctest/doctest.h>

#include "securebase/fhir/questionnaires_for_test.hpp"

using namespace securebase;
using namespace securebase::fhir;

namespace {

struct Clock final : care::Clock {
  [[nodiscard]] Instant now() const override { return {4242}; }
};

struct StoreInMemory final : care::WordingStore {
  std::vector<care::AddedWording> kept;
  Result<bool> put(const care::AddedWording& wording) override {
    for (const auto& one : kept) {
      if (one.recipe == wording.recipe) return false;
    }
    kept.push_back(wording);
    return true;
  }
  Result<bool> remove(std::string_view recipe) override {
    return std::erase_if(kept, [&](const auto& one) { return one.recipe == recipe; }) > 0;
  }
  Result<std::vector<care::AddedWording>> all() const override { return kept; }
};

const std::string note = "Written permission, 2026";
const std::string good = questionnaire(three_choices());

struct Installation {
  StoreInMemory store;
  Clock clock;
  Wordings wordings;
  explicit Installation(std::vector<measurement::Questionnaire> recipes = {recipe_of_three()})
      : wordings(store, clock, std::move(recipes)) {}
};

measurement::Questionnaire another(const std::string& id) {
  auto recipe = recipe_of_three();
  recipe.id = id;
  recipe.title = "Another " + id;
  return recipe;
}

}  // namespace

TEST_CASE("a fitting questionnaire with a note is kept byte for byte, shown, and removed") {
  Installation here;
  const auto added = here.wordings.add(good, "made-up", note);
  REQUIRE(added);
  CHECK(added->questionnaire.has_wording);
  CHECK(added->added->at.seconds == 4242);
  REQUIRE(here.store.kept.size() == 1);
  CHECK(here.store.kept[0].questionnaire == good);
  CHECK(here.wordings.known()->at(0).questionnaire.items[0].text == "First?");
  const auto again = here.wordings.add(good, "made-up", note);
  CHECK(again.error().code == Errc::does_not_match);
  CHECK(again.error().problems[0].what == "Made-Up Scale already has wording here.");
  CHECK(here.wordings.remove("made-up"));
  CHECK(here.wordings.remove("made-up").error().code == Errc::unknown_instrument);
  CHECK_FALSE(here.wordings.known()->at(0).questionnaire.has_wording);
}

TEST_CASE("without a licence note nothing is kept, however the note is missing") {
  Installation here;
  for (const std::string nothing : {"", "   ", "\n", "yes", "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"}) {
    const auto refused = here.wordings.add(good, "made-up", nothing);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().problems.back().where == "licence note");
  }
  // What is wrong with the file is told together with what is wrong with the note.
  CHECK(here.wordings.add("{}", "made-up", "").error().problems.size() == 2);
  CHECK(here.store.kept.empty());
  CHECK_FALSE(here.wordings.known()->at(0).questionnaire.has_wording);
}

TEST_CASE("what does not fit, is closed or unknown is refused, and nothing is kept") {
  auto closed = another("closed");
  closed.rights = {"closed", "Ask the society.", false};
  Installation here({recipe_of_three(), closed});
  const auto two = questionnaire(choice("a", "A") + "," + choice("b", "B", options({2, 1, 0})));
  const auto refused = here.wordings.add(two, "made-up", note);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::does_not_match);
  CHECK(refused.error().problems.size() == 2);
  CHECK(here.wordings.add(good, "closed", note).error().problems[0].mend == "Ask the society.");
  CHECK(here.wordings.add(good, "unheard", note).error().code == Errc::unknown_instrument);
  CHECK(here.store.kept.empty());
}

TEST_CASE("a recipe is chosen only when there is no doubt") {
  Installation one;
  CHECK(one.wordings.look_at(good, "")->recipe->id == "made-up");
  Installation two({recipe_of_three(), another("other")});
  const auto open = two.wordings.look_at(good, "");
  REQUIRE(open);
  CHECK_FALSE(open->recipe);
  CHECK(open->candidates.size() == 2);
  CHECK(open->match.differences[0].what == "More than one recipe may be meant.");
  CHECK(two.wordings.add(good, "", note).error().code == Errc::does_not_match);
  const auto named = questionnaire(three_choices(), R"("title":"The Made-up scale, 3 items",)");
  CHECK(two.wordings.look_at(named, "")->recipe->id == "made-up");
  const auto lone = two.wordings.look_at(questionnaire(choice("a", "A")), "");
  CHECK_FALSE(lone->recipe);
  CHECK(lone->match.differences[0].what == "No recipe fits this questionnaire.");
}
