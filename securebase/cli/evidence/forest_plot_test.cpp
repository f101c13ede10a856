// Fear: a picture that no program draws, that leaves a study out, or that says less than the text.
#include "securebase/cli/evidence/forest_plot.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "securebase/cli/evidence/evidence_for_test.hpp"
#include "securebase/cli/well_formed_for_test.hpp"

namespace securebase::cli {
namespace {

using cli::test_data::small_table;

std::size_t times(std::string_view text, std::string_view words) {
  std::size_t count = 0;
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    ++count;
  }
  return count;
}

std::string drawn(const EffectTable& table, const PoolOptions& options = {}) {
  return forest_plot(table, pool(table, options), options);
}

}  // namespace

TEST_CASE("every effect, a diamond for each pool, and all of it in words") {
  const std::string svg = drawn(small_table());
  CHECK(test_data::xml_trouble(svg) == "");
  CHECK(times(svg, "<rect class=\"weight\"") == 6);
  CHECK(times(svg, "class=\"diamond\"") == 2);
  CHECK(times(svg, "class=\"reach\"") == 1);  // two effects have no prediction interval
  CHECK(svg.find("&lt;C&gt; &amp; &quot;Co&quot;: 0.100") != std::string::npos);
  CHECK(svg.find("Before-after effects: 2 effects.") != std::string::npos);
  CHECK(svg.find("Prediction interval: ") != std::string::npos);
  CHECK(svg.find("prefers-color-scheme") == std::string::npos);
  CHECK(times(svg, "http") == 1);
}

TEST_CASE("subgroups have diamonds of their own, and three levels their counts") {
  PoolOptions options;
  options.by_subgroup = options.by_study = true;
  const std::string svg = drawn(small_table(), options);
  CHECK(test_data::xml_trouble(svg) == "");
  CHECK(times(svg, "class=\"diamond\"") == 4);  // a subgroup of one effect needs none
  CHECK(svg.find("4 effects in 3 studies") != std::string::npos);
}

TEST_CASE("one wide interval squeezes nobody: it ends in an arrow") {
  EffectTable table = small_table();
  CHECK(times(drawn(table), "<polygon class=\"weight\"") == 0);
  table.rows[3].effect.variance = 400;
  const std::string svg = drawn(table);
  CHECK(test_data::xml_trouble(svg) == "");
  CHECK(times(svg, "<polygon class=\"weight\"") >= 2);
}

TEST_CASE("effects that are all 0, or all the same, can be drawn") {
  EffectTable table = small_table();
  for (EffectRow& row : table.rows) row.effect.value = 0;
  const std::string svg = drawn(table);
  CHECK(test_data::xml_trouble(svg) == "");
  CHECK(svg.find("nan") == std::string::npos);
}

TEST_CASE("an axis of ratios is labelled with ratios, others with even steps") {
  const auto ratios = axis_ticks(std::log(0.2), std::log(5), true);
  REQUIRE(ratios.size() == 5);
  CHECK(ratios[0].label == "0.25");
  CHECK(ratios[2].at == 0);
  CHECK(ratios[2].label == "1");
  const auto even = axis_ticks(-1.2, 1.1, false);
  CHECK(even.front().label == "-1");
  CHECK(even.size() <= 7);
  for (const auto& [low, high] : {std::pair{-1e-5, 3e-5}, {-4000.0, 100.0}, {0.0, 1.0}}) {
    const auto ticks = axis_ticks(low, high, false);
    CHECK(ticks.size() >= 2);
    CHECK(ticks.size() <= 8);
  }
}

}  // namespace securebase::cli
