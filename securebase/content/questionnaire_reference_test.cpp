// Fear: the recipes that ship score real answers otherwise than the studies did. Means and standard
// deviations are those that come with the data.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "securebase/content/catalogue.hpp"
#include "securebase/measurement/questionnaire_score.hpp"
#include "test/reference_data.hpp"

namespace securebase::content {
namespace {

using measurement::Questionnaire;
using Rows = std::vector<std::vector<std::string>>;

const Catalogue& shipped() {
  static const auto loaded = load(std::filesystem::path(SECUREBASE_SOURCE_DIR) / "content");
  REQUIRE(loaded.has_value());
  return *loaded;
}

const Questionnaire& recipe(std::string_view id) {
  for (const Questionnaire& one : shipped().questionnaires) {
    if (one.id == id) return one;
  }
  FAIL("there is no recipe " << id);
  return shipped().questionnaires.front();
}

struct Spread {
  std::size_t people = 0;
  double mean = 0, sd = 0;
};

Spread spread(const std::vector<double>& scores) {
  Spread result{scores.size(), 0, 0};
  for (const double score : scores) result.mean += score;
  result.mean /= static_cast<double>(scores.size());
  for (const double score : scores) result.sd += (score - result.mean) * (score - result.mean);
  result.sd = std::sqrt(result.sd / static_cast<double>(scores.size() - 1));
  return result;
}

// Scores of the people who answered everything; the items stand in columns from `first` on.
std::vector<double> scores(const Questionnaire& of, std::size_t scale, const Rows& rows,
                           std::size_t first, const auto& keep) {
  std::vector<double> result;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    std::vector<std::optional<int>> answers(of.items.size());
    bool complete = rows[r].size() >= first + of.items.size();
    for (std::size_t i = 0; complete && i < of.items.size(); ++i) {
      const std::string& cell = rows[r][first + i];
      int value = 0;
      complete = std::from_chars(cell.data(), cell.data() + cell.size(), value).ec == std::errc{};
      for (const auto& choice : of.answers_of(of.items[i])) {
        if (choice.value == value) answers[i] = value;
      }
      complete = complete && answers[i].has_value();
    }
    if (!complete || !keep(rows[r])) continue;
    result.push_back(*measurement::scale_score(of, of.scales[scale], answers).score);
  }
  return result;
}

const auto everyone = [](const auto&) { return true; };

Rows tab_separated(const std::filesystem::path& path) {
  Rows rows;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::erase(line, '\r');
    auto& row = rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
  }
  return rows;
}

}  // namespace

TEST_CASE("every questionnaire that was promised is here, once") {
  for (const char* id :
       {"ecr", "ecr-r", "ecr-s", "ecr-12", "ecr-rs", "phq-9", "phq-4", "gad-7", "who-5", "pcl-5",
        "core-10", "rses", "csi-4", "csi-16", "ras", "itq", "scs-sf", "ders-16", "wai-sr"}) {
    const Questionnaire& one = recipe(id);
    CHECK_FALSE(one.has_wording);
    for (const auto& item : one.items) CHECK(item.text.empty());
    CHECK(one.instruction.empty());
  }
  for (const char* id : {"felt-safety", "low-mood", "worry", "relationship-satisfaction",
                         "self-worth", "regulation"}) {
    const Questionnaire& one = recipe(id);
    CHECK(one.own);
    CHECK(one.rights.licence == "CC-BY-4.0");
    for (const auto& item : one.items) CHECK(item.text.size() > 12);
    for (const auto& scale : one.scales) CHECK(scale.cutoffs.empty());  // words, and no lines
  }
  CHECK(shipped().questionnaires.size() == 25);
  CHECK(recipe("phq-9").help.size() == 1);
  CHECK(recipe("core-10").help.size() == 1);
}

TEST_CASE("PHQ-9 and GAD-7 of 403 people on two occasions") {
  const std::array<std::array<Spread, 2>, 2> published{
      {{{{403, 7.48, 5.96}, {403, 6.21, 4.96}}}, {{{403, 6.29, 5.70}, {403, 5.16, 4.72}}}}};
  for (std::size_t wave = 0; wave < 2; ++wave) {
    const auto path =
        test::reference("phq9-gad7-two-waves/wave" + std::to_string(wave + 1) + ".csv");
    if (!path) return;
    const Rows rows = test::read_table(*path);
    const auto first = static_cast<std::size_t>(
        std::ranges::find(rows[0], "PHQ1") - rows[0].begin());
    for (std::size_t which = 0; which < 2; ++which) {
      const Questionnaire& of = recipe(which == 0 ? "phq-9" : "gad-7");
      const Spread got = spread(scores(of, 0, rows, first + 9 * which, everyone));
      CHECK(got.people == published[wave][which].people);
      CHECK(std::abs(got.mean - published[wave][which].mean) < 0.005);
      CHECK(std::abs(got.sd - published[wave][which].sd) < 0.005);
    }
  }
}

TEST_CASE("PCL-5 of 221 veterans; its clusters add up to the total") {
  const auto path = test::reference("pcl5-items/pcl5.csv");
  if (!path) return;
  const Rows rows = test::read_table(*path);
  const auto first =
      static_cast<std::size_t>(std::ranges::find(rows[0], "B1") - rows[0].begin());
  const Questionnaire& of = recipe("pcl-5");
  const Spread got = spread(scores(of, 0, rows, first, everyone));
  CHECK(got.people == 221);
  CHECK(std::abs(got.mean - 30.5) < 0.05);
  CHECK(std::abs(got.sd - 14.4) < 0.05);
  double clusters = 0;
  for (std::size_t s = 1; s < of.scales.size(); ++s) {
    clusters += spread(scores(of, s, rows, first, everyone)).mean;
  }
  CHECK(clusters == doctest::Approx(got.mean).epsilon(1e-12));
}

TEST_CASE("RSES of 46,546 people") {
  const auto path = test::reference("rse-openpsychometrics/data.tsv");
  if (!path) return;
  const Spread got = spread(scores(recipe("rses"), 0, tab_separated(*path), 0, everyone));
  CHECK(got.people == 46546);
  CHECK(std::abs(got.mean - 26.30) < 0.005);
  CHECK(std::abs(got.sd - 6.98) < 0.005);
}

TEST_CASE("ECR of 39,057 adults, as the norms of the recipe say") {
  const auto path = test::reference("ecr-openpsychometrics/data.csv");
  if (!path) return;
  const Rows rows = test::read_table(*path);
  // The norms leave out the straight lines: one answer to all 36.
  const auto adult = [](const std::vector<std::string>& row) {
    const double age = std::strtod(row[36].c_str(), nullptr);
    const bool line = std::count(row.begin(), row.begin() + 36, row[0]) == 36;
    return age >= 18 && age <= 90 && !line;
  };
  const std::array norms{std::tuple{0U, 3.060, 0.801}, std::tuple{1U, 2.538, 0.829}};
  for (const auto& [scale, mean, sd] : norms) {
    const Spread got = spread(scores(recipe("ecr"), scale, rows, 0, adult));
    CHECK(got.people == 39057);
    CHECK(std::abs(got.mean - mean) < 0.0005);
    CHECK(std::abs(got.sd - sd) < 0.0005);
    CHECK(recipe("ecr").scales[scale].norms[0].mean == mean);
  }
}

}  // namespace securebase::content
