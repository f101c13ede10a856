// Effects made up for tests: uneven studies, and variances that differ within them.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "securebase/statistics/restricted_likelihood.hpp"

namespace securebase::statistics::test_data {

struct Sample {
  std::vector<Effect> effects;
  std::vector<std::size_t> study_of;

  [[nodiscard]] StudyEffects by_study() const { return statistics::by_study(effects, study_of); }
};

// Studies of 1, 4, 2, 3, 1, 5 effects. `spread` scales what lies between and within studies.
inline Sample uneven(double spread = 1) {
  Sample made;
  const std::vector<int> sizes{1, 4, 2, 3, 1, 5};
  double turn = 0.3;
  for (std::size_t j = 0; j < sizes.size(); ++j) {
    const double study = 0.4 + spread * 0.5 * std::sin(2.1 * static_cast<double>(j) + 1);
    for (int e = 0; e < sizes[j]; ++e) {
      turn += 1.7;
      made.effects.push_back({study + spread * 0.3 * std::cos(turn), 0.03 + 0.02 * std::sin(turn)});
      made.study_of.push_back(j);
    }
  }
  return made;
}

// `studies` of `each` effects with one variance.
inline Sample balanced(std::size_t studies, std::size_t each, double variance, double between,
                       double within) {
  Sample made;
  for (std::size_t j = 0; j < studies; ++j) {
    for (std::size_t e = 0; e < each; ++e) {
      const double study = between * std::sin(3.0 * static_cast<double>(j));
      const double turn = static_cast<double>(j * each + e);
      made.effects.push_back({0.2 + study + within * std::cos(2.3 * turn), variance});
      made.study_of.push_back(j);
    }
  }
  return made;
}

// Mean squares of a balanced sample: between studies, within them, and about the mean of all.
struct MeanSquares {
  double mean = 0, between = 0, within = 0, all = 0;
};
inline MeanSquares mean_squares(const Sample& sample, std::size_t each) {
  const std::size_t k = sample.effects.size(), studies = k / each;
  MeanSquares found;
  for (const Effect& effect : sample.effects) found.mean += effect.value / static_cast<double>(k);
  for (std::size_t j = 0; j < studies; ++j) {
    double mean = 0;
    for (std::size_t e = 0; e < each; ++e) {
      mean += sample.effects[j * each + e].value / static_cast<double>(each);
    }
    found.between += static_cast<double>(each) * (mean - found.mean) * (mean - found.mean);
    for (std::size_t e = 0; e < each; ++e) {
      const double value = sample.effects[j * each + e].value;
      found.within += (value - mean) * (value - mean);
    }
  }
  found.all = (found.between + found.within) / static_cast<double>(k - 1);
  found.between /= static_cast<double>(studies - 1);
  if (each > 1) found.within /= static_cast<double>(studies * (each - 1));
  return found;
}

}  // namespace securebase::statistics::test_data
