// Fear: a person is told of a gain that two measurements of an unchanged person would show too, or
// the report hides which reliability it used.
#include "securebase/measurement/reliable_change.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "test/reference_data.hpp"

using namespace securebase::measurement;

namespace {

Reliability reliability(ReliabilityKind kind, double value, std::optional<double> days = {},
                        Checked checked = Checked::in_the_source) {
  return {kind, {value, "a source", checked}, days, {}};
}

QuestionnaireScale scale_with(std::vector<Reliability> reliabilities) {
  QuestionnaireScale scale;
  scale.reliabilities = std::move(reliabilities);
  scale.norms = {{"a group", 100, 10, 5, "a source", Checked::in_the_source}};
  return scale;
}

using Rows = std::vector<std::vector<double>>;

struct Moments {
  double alpha = 0, mean = 0, sd = 0;  // of the sum
};

double variance(const std::vector<double>& x) {
  const double mean = std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
  double sum = 0;
  for (const double one : x) sum += (one - mean) * (one - mean);
  return sum / static_cast<double>(x.size() - 1);
}

Moments moments(const Rows& rows) {
  const std::size_t items = rows.front().size();
  double within = 0;
  std::vector<double> sums;
  for (const auto& row : rows) sums.push_back(std::accumulate(row.begin(), row.end(), 0.0));
  for (std::size_t i = 0; i < items; ++i) {
    std::vector<double> column;
    for (const auto& row : rows) column.push_back(row[i]);
    within += variance(column);
  }
  const double k = static_cast<double>(items), all = variance(sums);
  return {k / (k - 1) * (1 - within / all),
          std::accumulate(sums.begin(), sums.end(), 0.0) / static_cast<double>(sums.size()),
          std::sqrt(all)};
}

// The people of the ECR file with all 36 answers and more than one of the five used.
void read_ecr(const std::filesystem::path& file, Rows& avoidance, Rows& anxiety) {
  const std::set<int> reversed{3, 15, 19, 22, 25, 27, 29, 31, 33, 35};
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  while (std::getline(stream, line)) {
    std::vector<int> row;
    const char* at = line.c_str();
    for (int i = 0; i < 36; ++i) {
      while (*at != '\0' && (*at < '0' || *at > '9') && *at != '-') ++at;
      char* end = nullptr;
      row.push_back(static_cast<int>(std::strtol(at, &end, 10)));
      at = end;
    }
    const auto [low, high] = std::minmax_element(row.begin(), row.end());
    if (*low < 1 || *low == *high) continue;
    std::vector<double> odd, even;
    for (int q = 1; q <= 36; ++q) {
      const int answer = row[static_cast<std::size_t>(q - 1)];
      (q % 2 == 1 ? odd : even).push_back(reversed.contains(q) ? 6 - answer : answer);
    }
    avoidance.push_back(odd);
    anxiety.push_back(even);
  }
}

// The first nine columns of a wave: PHQ-9.
Rows read_phq9(const std::filesystem::path& file) {
  Rows rows;
  const auto table = securebase::test::read_table(file);
  for (const auto& cells : std::span(table).subspan(1)) {
    std::vector<double> row;
    for (std::size_t i = 0; i < 9; ++i) row.push_back(std::stod(cells.at(i)));
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

TEST_CASE("the published limit goes first, and says so") {
  QuestionnaireScale scale = scale_with({reliability(ReliabilityKind::alpha, 0.9)});
  scale.reliable_change = Figure{6, "a service", Checked::in_the_source};
  const auto limit = reliable_limit(scale, 30);
  REQUIRE(limit.has_value());
  CHECK(limit->limit == 6);
  CHECK(limit->basis == ChangeBasis::published);
  CHECK(limit->source == "a service");
  // ... unless nobody read it again, and a figure that was read is there.
  scale.reliable_change->checked = Checked::not_checked;
  CHECK(reliable_limit(scale, 30)->basis == ChangeBasis::alpha);
  scale.reliabilities.clear();
  CHECK(reliable_limit(scale, 30)->basis == ChangeBasis::published);
}

TEST_CASE("the retest correlation nearest to the wait, then alpha, then omega") {
  using enum ReliabilityKind;
  const QuestionnaireScale scale =
      scale_with({reliability(omega, 0.95), reliability(alpha, 0.9), reliability(retest, 0.7),
                  reliability(retest, 0.85, 14), reliability(agreement, 0.6, 180)});
  const auto soon = reliable_limit(scale, 7), late = reliable_limit(scale, 150);
  REQUIRE(soon.has_value());
  REQUIRE(late.has_value());
  CHECK(soon->basis == ChangeBasis::retest);
  CHECK(soon->days == 14.0);
  CHECK(soon->limit == doctest::Approx(1.959964 * 5 * std::sqrt(0.3)));
  CHECK(late->basis == ChangeBasis::agreement);
  CHECK(late->value == 0.6);
  CHECK(late->group == "a group");
  CHECK(reliable_limit(scale_with({reliability(omega, 0.95), reliability(alpha, 0.9)}), 7)->basis ==
        ChangeBasis::alpha);
  const auto only_unknown = scale_with({reliability(retest, 0.7), reliability(alpha, 0.9)});
  CHECK(reliable_limit(only_unknown, 7)->value == 0.7);
}

TEST_CASE("without a figure or a spread there is no limit, and none is made up") {
  CHECK_FALSE(reliable_limit(scale_with({}), 30).has_value());
  QuestionnaireScale scale = scale_with({reliability(ReliabilityKind::alpha, 0.9)});
  scale.norms.clear();
  CHECK_FALSE(reliable_limit(scale, 30).has_value());
}

TEST_CASE("four outcomes, whichever way the score points") {
  using enum ScoreOutcome;
  CHECK(score_change(18, 11, 6, false).outcome == gain);
  CHECK(score_change(18, 12, 6, false).outcome == not_certain);  // just the limit
  CHECK(score_change(11, 18, 6, false).outcome == loss);
  CHECK(score_change(18, 11, 6, false, 9.0).outcome == gain);
  CHECK(score_change(18, 8, 6, false, 9.0).outcome == gain_across_line);
  CHECK(score_change(10, 9, 0.5, false, 9.0).outcome == gain);  // on the line is not across it
  CHECK(score_change(40, 60, 10, true, 50.0).outcome == gain_across_line);
  CHECK(score_change(60, 40, 10, true, 50.0).outcome == loss);
  const ScoreChange at_limit = score_change(18, 12, 6, false);
  CHECK(at_limit.index == doctest::Approx(-1.959964));
  CHECK(at_limit.probability_better == doctest::Approx(0.975));
  CHECK(score_change(12, 12, 6, true).probability_better == 0.5);
}

TEST_CASE("the line between two groups lies nearer to the narrower one") {
  const QuestionnaireNorm many{"all", {}, 5, 2, "", Checked::in_the_source};
  const QuestionnaireNorm few{"in care", {}, 15, 8, "", Checked::in_the_source};
  CHECK(line_between(many, few) == doctest::Approx(7.0));
  CHECK(line_between(few, many) == doctest::Approx(7.0));
}

TEST_CASE("limits of the ECR on five steps, from the people of the file") {
  const auto file = securebase::test::reference("ecr-openpsychometrics/data.csv");
  if (!file) return;
  Rows avoidance, anxiety;
  read_ecr(*file, avoidance, anxiety);
  REQUIRE(avoidance.size() == 46'544);
  const Moments a = moments(avoidance), x = moments(anxiety);
  CHECK(reliable_limit(a.sd / 18, a.alpha) == doctest::Approx(0.58).epsilon(0.009));
  CHECK(reliable_limit(x.sd / 18, x.alpha) == doctest::Approx(0.65).epsilon(0.008));
  CHECK(reliable_limit(a.sd / 18, 0.80) == doctest::Approx(1.04).epsilon(0.005));
  CHECK(reliable_limit(x.sd / 18, 0.80) == doctest::Approx(0.99).epsilon(0.005));
}

TEST_CASE("403 people who answered the PHQ-9 twice are sorted into the four outcomes") {
  const auto folder = securebase::test::reference("phq9-gad7-two-waves");
  if (!folder) return;
  const Rows first = read_phq9(*folder / "wave1.csv"), second = read_phq9(*folder / "wave2.csv");
  REQUIRE(first.size() == 403);
  REQUIRE(second.size() == 403);
  const Moments start = moments(first);
  CHECK(start.alpha == doctest::Approx(0.900).epsilon(0.001));
  CHECK(start.mean == doctest::Approx(7.48).epsilon(0.001));
  CHECK(start.sd == doctest::Approx(5.96).epsilon(0.001));

  QuestionnaireScale scale;
  scale.reliabilities = {reliability(ReliabilityKind::alpha, start.alpha)};
  scale.norms = {{"wave 1", 403, start.mean, start.sd, "", Checked::computed_here}};
  const auto limit = reliable_limit(scale, 30);
  REQUIRE(limit.has_value());
  CHECK(limit->limit == doctest::Approx(5.23).epsilon(0.002));  // 1.96 x 5.96 x sqrt(2 x .1)
  std::array<int, 4> counts{};
  int differently = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double before = std::accumulate(first[i].begin(), first[i].end(), 0.0);
    const double after = std::accumulate(second[i].begin(), second[i].end(), 0.0);
    const auto outcome = score_change(before, after, limit->limit, false, 9.5).outcome;
    ++counts[static_cast<std::size_t>(outcome)];
    // Sums are whole: more than 5.23 is 6 or more; at 10 or more the cut-off is reached.
    const bool gain = before - after >= 6, crossed = before >= 10 && after < 10;
    const auto expected = after - before >= 6 ? ScoreOutcome::loss
                          : gain && crossed   ? ScoreOutcome::gain_across_line
                          : gain              ? ScoreOutcome::gain
                                              : ScoreOutcome::not_certain;
    differently += outcome == expected ? 0 : 1;
  }
  CHECK(differently == 0);
  CHECK(counts[0] + counts[1] + counts[2] + counts[3] == 403);
  MESSAGE("PHQ-9, two waves: ", counts[0], " gain, ", counts[1], " gain across the line, ",
          counts[2], " loss, ", counts[3], " not certain");
}
