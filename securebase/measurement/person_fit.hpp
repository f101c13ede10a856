// How well one person's answers to one scale go together under the model, at one value theta.
#pragma once

#include <cstdint>
#include <span>

#include "securebase/measurement/instrument.hpp"

namespace securebase::measurement {

struct AnsweredItem {
  const ItemModel* model = nullptr;
  int category = 0;
  bool reversed = false;
};

// A sum over answers, less its expectation, with its central moments under the model. Sums of
// different scales add up.
struct Deviation {
  double value = 0, variance = 0, third = 0;
  int parts = 0;  // answers or pairs it rests on

  Deviation& operator+=(const Deviation& other);
  // In standard deviations, the skewness taken out: the sum is taken for a gamma variable of the
  // same three moments (as Molenaar & Hoijtink 1990 do for person fit), which its cube root brings
  // to a normal one (Wilson & Hilferty 1931). Rises with `value`. Requires: variance > 0.
  [[nodiscard]] double normal() const;
};

// The log-likelihood of the answers. Each answer's weight is freed from what moves with theta, so
// that it does not matter that theta was estimated from these answers (Snijders 2001, equation 9
// there for two answers; Sinharay 2016 for more). Requires: theta maximises the likelihood, with
// or without a prior.
[[nodiscard]] Deviation likelihood_deviation(std::span<const AnsweredItem> answers, double theta);

// The distances between the recoded answers to items keyed opposite ways, each with each.
[[nodiscard]] Deviation opposite_deviation(std::span<const AnsweredItem> answers, double theta);

}  // namespace securebase::measurement
