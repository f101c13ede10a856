// What ships keeps its own rules, and the engine gives the worked cases.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "securebase/content/catalogue.hpp"
#include "securebase/content/content_folder_for_test.hpp"

namespace securebase::content {
namespace {

const std::filesystem::path content_dir = std::filesystem::path(SECUREBASE_SOURCE_DIR) / "content";

}  // namespace

TEST_CASE("the content that ships has no problems") {
  const CheckReport report = check(content_dir, schema_folder());
  for (const Problem& p : report.problems) FAIL_CHECK(fmt::format("{}: {}", p.where, p.what));
  CHECK(report.files >= 7);
  CHECK(report.worked_cases >= 4);
}

TEST_CASE("the bank holds 40 statements whose parameters come from the recipe") {
  const auto loaded = load(content_dir);
  REQUIRE(loaded.has_value());
  const auto* bank = loaded->find("attachment");
  const auto* ecr = loaded->find("ecr");
  REQUIRE(bank != nullptr);
  REQUIRE(ecr != nullptr);
  CHECK(bank->has_wording);
  CHECK_FALSE(ecr->has_wording);
  REQUIRE(bank->items.size() == 40);
  CHECK(ecr->items.size() == 36);
  for (const std::size_t scale : {0U, 1U}) {
    CHECK(std::count_if(bank->items.begin(), bank->items.end(),
                        [&](const auto& item) { return item.scale == scale; }) == 20);
    CHECK(std::count_if(bank->items.begin(), bank->items.end(), [&](const auto& item) {
            return item.scale == scale && item.reversed;
          }) >= 7);
  }
  for (const measurement::Item& item : bank->items) {
    REQUIRE(item.like.starts_with("ecr "));
    const auto lender = ecr->find_item(item.like.substr(4));
    REQUIRE(lender.has_value());
    const measurement::ItemModel& lent = ecr->items[*lender].model;
    CHECK(item.model.thresholds == lent.thresholds);
    CHECK(item.model.slope == doctest::Approx(0.85 * lent.slope).epsilon(1e-15));
  }
  for (const measurement::Item& item : ecr->items) CHECK(item.text.present.empty());
}

TEST_CASE("the texts and words that the server hands out are complete") {
  const auto loaded = load(content_dir);
  REQUIRE(loaded.has_value());
  CHECK(loaded->kinds.size() == 8);
  CHECK(loaded->patterns.headlines.size() == 10);
  CHECK(loaded->patterns.once_protected.size() == 10);
  std::set<std::string> starts;
  for (const std::string& word : loaded->code_words) starts.insert(word.substr(0, 4));
  CHECK(starts.size() == 1024);
}

}  // namespace securebase::content
