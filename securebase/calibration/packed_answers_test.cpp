// The fear: two items packed in one code that do not come apart as they went in.
#include "securebase/calibration/packed_answers.hpp"

#include <doctest/doctest.h>

#include "securebase/calibration/people_for_test.hpp"

namespace securebase::calibration {

TEST_CASE("counts of pairs come apart into the counts of each answer, with an odd item left over") {
  // Three items of 3, 2 and 4 answers, one answer missing; each person stands at one node.
  const measurement::AnswerTable table{3, {0, 1, 3, 2, -1, 0, 1, 0, 2}, {1, 2, 3}};
  const Patterns patterns = patterns_of(table);
  const std::vector<std::size_t> columns{0, 1, 2}, categories{3, 2, 4};
  const PackedAnswers packed(patterns, columns, categories);
  CHECK(packed.pairs() == 2);
  CHECK(packed.rows() == 4 * 3 + 5);
  constexpr std::size_t nodes = 3;
  NodeTable sums(packed.rows(), nodes);
  for (std::size_t p = 0; p < 3; ++p) {
    for (const RowCode code : packed.codes(p, 1)) sums.at(code, p) += 1;
  }
  const auto counts = packed.item_counts(sums, nodes);
  for (std::size_t p = 0; p < 3; ++p) {
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t k = 0; k < categories[i]; ++k) {
        const double expected = patterns.pattern(p)[i] == static_cast<int>(k) ? 1 : 0;
        CHECK(counts[i][k * nodes + p] == expected);
      }
    }
  }
}

TEST_CASE("the likelihood of a pair is the product, and one where nothing was answered") {
  const auto items = items_for_test(3);
  const measurement::AnswerTable table{3, {0, 4, 2, -1, 3, -1}, {1, 2}};
  const Patterns patterns = patterns_of(table);
  const PackedAnswers packed(patterns, std::vector<std::size_t>{0, 1, 2},
                             std::vector<std::size_t>{5, 5, 5});
  std::vector<Curve> curves;
  for (const auto& item : items) curves.push_back(curve_of(item));
  const std::vector<double> nodes{-1, 0.5, 2};
  const NodeTable rows = packed.likelihoods(curves, nodes);
  std::vector<double> p(5);
  for (std::size_t j = 0; j < 2; ++j) {
    for (std::size_t q = 0; q < nodes.size(); ++q) {
      double product = 1, by_hand = 1;
      for (const RowCode code : packed.codes(j, 1)) product *= rows.at(code, q);
      for (std::size_t i = 0; i < 3; ++i) {
        if (patterns.pattern(j)[i] < 0) continue;
        probabilities(curves[i], nodes[q], p);
        by_hand *= p[static_cast<std::size_t>(patterns.pattern(j)[i])];
      }
      CHECK(product == doctest::Approx(by_hand).epsilon(1e-14));
    }
  }
}

}  // namespace securebase::calibration
