#include "securebase/calibration/fit/summed_scores.hpp"

namespace securebase::calibration {

using measurement::node_count;
using measurement::OnGrid;

std::vector<OnGrid> summed_scores(const ScaleCurves& curves, std::optional<std::size_t> without) {
  std::vector<OnGrid> scores(1);
  scores[0].at.fill(1.0);
  for (std::size_t i = 0; i < curves.items(); ++i) {
    if (i == without) continue;
    std::vector<OnGrid> longer(scores.size() + curves.categories(i) - 1);
    for (std::size_t s = 0; s < scores.size(); ++s) {
      for (std::size_t k = 0; k < curves.categories(i); ++k) {
        const OnGrid& answer = curves.at(i, k);
        for (std::size_t q = 0; q < node_count; ++q) longer[s + k][q] += scores[s][q] * answer[q];
      }
    }
    scores = std::move(longer);
  }
  return scores;
}

}  // namespace securebase::calibration
