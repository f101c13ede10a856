// Fear: a variance that leaves out what pairs of the same item share, or a correction for skewness
// that turns the strangest patterns into ordinary ones.
#include "securebase/measurement/person_fit.hpp"

#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <vector>

#include "securebase/measurement/item_model.hpp"

namespace securebase::measurement {
namespace {

TEST_CASE("the moments of both deviations are those of counting through every pattern") {
  const std::vector<ItemModel> models{{1.2, {-1, 0.2, 1.1}},
                                      {0.8, {-0.3, 0.9}},
                                      {1.9, {0.4, -0.2}, ModelKind::partial_credit},
                                      {1.4, {-0.6, 0.5, 1.5}}};
  const double theta = 0.3;
  std::vector<AnsweredItem> answers;
  for (std::size_t i = 0; i < models.size(); ++i) answers.push_back({&models[i], 0, i % 2 == 1});
  std::array<double, 2> mean{}, square{}, cube{};
  double all = 0;
  for (int pattern = 0; pattern < 4 * 3 * 3 * 4; ++pattern) {
    int rest = pattern;
    double p = 1;
    for (AnsweredItem& answer : answers) {
      const auto count = static_cast<int>(answer.model->categories());
      answer.category = rest % count;
      rest /= count;
      p *= probability(*answer.model, answer.category, theta);
    }
    all += p;
    const std::array<double, 2> value{likelihood_deviation(answers, theta).value,
                                      opposite_deviation(answers, theta).value};
    for (std::size_t v = 0; v < 2; ++v) {
      mean[v] += p * value[v];
      square[v] += p * value[v] * value[v];
      cube[v] += p * value[v] * value[v] * value[v];
    }
  }
  CHECK(all == doctest::Approx(1.0));
  const Deviation likelihood = likelihood_deviation(answers, theta);
  CHECK(std::abs(mean[0]) < 1e-12);
  CHECK(likelihood.variance == doctest::Approx(square[0]));
  CHECK(likelihood.third == doctest::Approx(cube[0]));
  const Deviation opposite = opposite_deviation(answers, theta);
  CHECK(std::abs(mean[1]) < 1e-12);
  CHECK(opposite.variance == doctest::Approx(square[1]));
  CHECK(opposite.parts == 4);
}

TEST_CASE("the deviation in standard deviations rises with the value and stays finite") {
  Deviation skewed{.value = 0, .variance = 4, .third = -9, .parts = 8};
  double before = -1e9;
  for (double value = -40; value <= 10; value += 0.5) {
    skewed.value = value;
    CHECK(std::isfinite(skewed.normal()));
    CHECK(skewed.normal() >= before);
    before = skewed.normal();
  }
  const Deviation even{.value = -5, .variance = 4, .third = 0, .parts = 8};
  CHECK(even.normal() == -2.5);
}

}  // namespace
}  // namespace securebase::measurement
