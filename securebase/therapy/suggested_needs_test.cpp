#include "securebase/therapy/suggested_needs.hpp"

#include <doctest/doctest.h>

#include "securebase/therapy/guidance_for_test.hpp"

namespace securebase::therapy {
namespace {

Indications made_up() {
  Indications all = made_up_indications();
  all.needs[0].patterns = {"anxious", "fearful"};
  all.needs[0].about = {"self", "couple"};
  all.needs[1].patterns = {"avoidant"};
  all.needs[1].signs = {"trust"};
  all.needs[1].about = {"self"};
  all.needs[2].signs = {"trust", "haunted"};
  all.needs[2].about = {"parent"};
  all.needs[3].patterns = {"anxious"};  // about anyone
  return all;
}

std::string told(const std::vector<SuggestedNeed>& suggested) {
  std::string text;
  for (const SuggestedNeed& one : suggested) {
    text += one.need->row.id + " ";
    text += suggested_by_ids[static_cast<std::size_t>(one.by)];
    text += one.what.empty() ? "; " : " " + one.what + "; ";
  }
  return text;
}

}  // namespace

TEST_CASE("checks first, then signs, then patterns, each need once") {
  const Indications all = made_up();
  Told what;
  what.patterns = {"anxious", "avoidant"};
  what.signs = {"haunted", "trust"};
  what.needs = {"G05", "G04"};
  CHECK(told(suggest(what, all)) ==
        "G04 check; G05 check; G03 sign haunted; G02 sign trust; G01 pattern anxious; ");
}

TEST_CASE("fear: a need is suggested that is about somebody else") {
  const Indications all = made_up();
  Told what;
  what.patterns = {"anxious"};
  what.signs = {"trust"};
  what.about = {"couple"};
  CHECK(told(suggest(what, all)) == "G01 pattern anxious; G04 pattern anxious; ");
  what.about = {"parent", "self"};
  CHECK(told(suggest(what, all)) ==
        "G02 sign trust; G03 sign trust; G01 pattern anxious; G04 pattern anxious; ");
  what.needs = {"G03"};
  what.about = {"teen"};
  CHECK(told(suggest(what, all)) == "G04 pattern anxious; ");
}

TEST_CASE("nothing told, nothing suggested; unknown words suggest nothing") {
  const Indications all = made_up();
  CHECK(suggest({}, all).empty());
  CHECK(suggest({{"no region"}, {"no sign"}, {"G99"}, {}}, all).empty());
}

}  // namespace securebase::therapy
