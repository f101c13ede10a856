// How exact a summed score and an estimated theta are, and what each item adds.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "securebase/measurement/answer_table.hpp"
#include "securebase/measurement/instrument.hpp"

namespace securebase::calibration {

struct Alpha {
  double value = 0;
  double low = 0, high = 0;  // 95 % interval
};

struct ItemStatistics {
  long people = 0;                  // who answered it
  double mean = 0;                  // of the recoded category, 0-based
  std::vector<double> shares;       // of each category, summing to 1; all 0 when nobody answered
  std::optional<double> item_rest;  // correlation with the sum of the other items, complete cases
};

struct Reliability {
  long complete_people = 0;
  // Cronbach 1951: k / (k - 1) (1 - sum of variances / variance of the sum). Its interval by Feldt
  // 1965 (Psychometrika 30:357-370): (1 - alpha) / (1 - alpha_hat) follows F(n - 1, (n - 1)(k -
  // 1)), exact for parallel items. Nothing for fewer than two items or people, or scores all alike.
  std::optional<Alpha> alpha;
  // Omega total of the summed score from the item response model (McDonald 1999; for ordered
  // answers Green & Yang 2009): Var(E(X | theta)) / (Var(E(X | theta)) + E(Var(X | theta))), theta
  // standard normal. A property of the parameters, and only as true as one dimension is.
  double omega = 0;
  // Var(EAP) / (Var(EAP) + mean squared standard error), over all people with an answer.
  std::optional<double> of_theta;
  std::vector<ItemStatistics> items;
};

[[nodiscard]] Reliability reliability(std::span<const measurement::ItemModel> items,
                                      const measurement::AnswerTable& answers);

// Alpha alone, for questionnaires without a response model.
[[nodiscard]] std::optional<Alpha> cronbach_alpha(const measurement::AnswerTable& answers);

}  // namespace securebase::calibration
