#include "securebase/therapy/guided_check.hpp"

#include <algorithm>

namespace securebase::therapy {

CheckResult add_up(const GuidedCheck& check, const std::vector<std::size_t>& given) {
  CheckResult result;
  for (std::size_t option = 0; option < check.options.size(); ++option) {
    result.options.push_back({option, 0});
  }
  for (std::size_t q = 0; q < check.questions.size() && q < given.size(); ++q) {
    if (given[q] == skipped) continue;
    const CheckAnswer& answer = check.questions[q].answers[given[q]];
    for (const CheckWeight& weight : answer.weights) {
      result.options[weight.option].points += weight.points;
    }
    for (const std::string& need : answer.needs) {
      if (std::ranges::find(result.needs, need) == result.needs.end()) result.needs.push_back(need);
    }
  }
  std::ranges::stable_sort(result.options, std::ranges::greater{}, &OptionPoints::points);
  return result;
}

}  // namespace securebase::therapy
