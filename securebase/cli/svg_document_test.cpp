// Fear: a picture that no browser draws, that says nothing to those who cannot see it, or in which
// an item's name becomes part of the page.
#include "securebase/cli/svg_document.hpp"

#include <doctest/doctest.h>

#include "securebase/cli/svg_heat_map.hpp"
#include "securebase/cli/svg_panels.hpp"
#include "securebase/cli/well_formed_for_test.hpp"

namespace securebase::cli {
namespace {

using test_data::xml_trouble;

constexpr std::string_view spiteful = "<script>\"A\" & 'B'\x01</script>";

std::size_t times(std::string_view text, std::string_view words) {
  std::size_t count = 0;
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    ++count;
  }
  return count;
}

SvgHeatMap three_items() {
  SvgHeatMap map;
  map.title = "Pairs";
  map.description = "What goes together";
  map.names = {"A", "B", "C"};
  map.values = {1.0, 0.31, std::nullopt, 0.31, 1.0, -0.052, std::nullopt, -0.052, 1.0};
  map.strong_above = 0.2;
  map.strong_words = "more than .2";
  return map;
}

}  // namespace

TEST_CASE("the judge of XML finds what is spoiled") {
  CHECK(xml_trouble("<a b=\"1\"><c/>&amp;</a>\n").empty());
  CHECK_FALSE(xml_trouble("<a><b></a></b>").empty());
  CHECK_FALSE(xml_trouble("<a>A & B</a>").empty());
  CHECK_FALSE(xml_trouble("<a b=\"<\"/>").empty());
  CHECK_FALSE(xml_trouble("<a b=\"1\" b=\"2\"/>").empty());
  CHECK_FALSE(xml_trouble("<a>").empty());
}

TEST_CASE("every kind of mark keeps the picture well-formed, with title and description first") {
  SvgDocument svg(100, 80, "The title", "The description");
  const std::vector<SvgPoint> points{{1, 2}, {3.25, 4}, {5, 6}};
  svg.line({0, 0}, {1, 1}, "grid");
  svg.path(points, "s0");
  svg.area(points, "band");
  svg.box({{1, 1}, 5, 5, "high", "tip", 0.5});
  for (std::size_t s = 0; s < 2 * svg_series; ++s) svg.mark({5, 5}, s);
  svg.text({1, 1}, "words", SvgAnchor::end, "label");
  svg.upright_text({1, 1}, "words", "tick");
  const std::string text = svg.finished();
  CHECK(xml_trouble(text) == "");
  const auto title = text.find("<title id=\"title\">The title</title>");
  const auto what = text.find("<desc id=\"what\">The description</desc>");
  REQUIRE(title != std::string::npos);
  REQUIRE(what != std::string::npos);
  CHECK(title < what);
  CHECK(what < text.find("<rect"));
  CHECK(text.find("aria-labelledby=\"title what\"") != std::string::npos);
  CHECK(text.find("prefers-color-scheme:dark") != std::string::npos);
  CHECK(times(text, "http") == 1);  // the namespace: nothing is fetched from elsewhere
}

TEST_CASE("a picture for paper is light wherever it is shown") {
  const std::string text = SvgDocument(10, 10, "T", "D", SvgLook::paper).finished();
  CHECK(xml_trouble(text) == "");
  CHECK(text.find("prefers-color-scheme") == std::string::npos);
  CHECK(text.find("--paper:#FFFFFF") != std::string::npos);
}

TEST_CASE("names that others chose stay words wherever they stand") {
  CHECK(svg_escaped(spiteful) == "&lt;script&gt;&quot;A&quot; &amp; 'B' &lt;/script&gt;");
  CHECK(svg_escaped("naïve \xE2\x89\xA5 5") == "naïve \xE2\x89\xA5 5");
  const std::string name(spiteful);
  SvgHeatMap map = three_items();
  map.title = map.description = map.strong_words = map.names[0] = map.names[1] = name;
  SvgPanel panel{name, {name, 0, 1, {0, 1}}, {name, 0, 1, {0, 1}}, {}, {}};
  panel.curves.push_back({{{0, 0}, {1, 1}}, 3, name, {0.5, 0.5}});
  const SvgPanels panels{name, name, {panel}};
  for (const std::string& text : {svg_heat_map(map), svg_panels(panels)}) {
    CHECK(xml_trouble(text) == "");
    CHECK(text.find("<script") == std::string::npos);
    CHECK(times(text, "&lt;script&gt;") >= 4);
  }
}

TEST_CASE("a heat map writes each pair once, frames the strong ones and leaves holes open") {
  const std::string text = svg_heat_map(three_items());
  CHECK(xml_trouble(text) == "");
  CHECK(text.find("A with B: 0.310") != std::string::npos);
  CHECK(text.find(">.31</text>") != std::string::npos);
  CHECK(text.find("B with C: -0.052") != std::string::npos);
  CHECK(text.find(">-.05</text>") != std::string::npos);
  CHECK(text.find("A with C: cannot be formed") != std::string::npos);
  CHECK(times(text, "class=\"strongbox\"") == 1);
  CHECK(times(text, "class=\"high\"") == 1);
  CHECK(times(text, "class=\"low\"") == 1);
  SvgHeatMap nearly = three_items();
  nearly.values[3] = -0.001;
  const std::string rounded = svg_heat_map(nearly);
  CHECK(rounded.find(">.00</text>") != std::string::npos);
  CHECK(rounded.find(">-.00</text>") == std::string::npos);
}

TEST_CASE("a map of one name, and panels that fill no row, are drawn all the same") {
  SvgHeatMap map;
  map.names = {"A"};
  map.values = {1.0};
  CHECK(xml_trouble(svg_heat_map(map)) == "");
  SvgPanels panels{"Four", "Four panels", {}, 3};
  for (int p = 0; p < 4; ++p) {
    panels.panels.push_back({"P", {"x", -4, 4, {0}}, {"y", 0, 1, {0, 1}}, {}, {}});
    panels.panels.back().curves.push_back({{{-4, 0}, {4, 7}}, 0, {}, {}});  // above its axis
  }
  const std::string text = svg_panels(panels);
  CHECK(xml_trouble(text) == "");
  CHECK(times(text, "class=\"frame\"") == 4);
}

TEST_CASE("ticks are even, begin at 0 and reach the highest value") {
  for (const double high : {0.013, 0.4, 1.0, 3.7, 42.0, 900.0}) {
    const auto ticks = even_ticks(high, 4);
    REQUIRE(ticks.size() >= 3);
    CHECK(ticks.size() <= 9);
    CHECK(ticks.front() == 0);
    CHECK(ticks.back() >= high);
    CHECK(ticks[ticks.size() - 2] < high);
    for (std::size_t t = 1; t < ticks.size(); ++t) {
      CHECK(ticks[t] - ticks[t - 1] == doctest::Approx(ticks[1]));
    }
  }
}

}  // namespace securebase::cli
