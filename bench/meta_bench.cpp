// How long pooling takes, one core, from effects in memory: three levels with robust errors, and
// random effects with those that stand alone. Prints lines "NAME VALUE", the best of several
// rounds.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <iostream>
#include <string_view>
#include <vector>

#include "securebase/measurement/random.hpp"
#include "securebase/statistics/random_effects.hpp"
#include "securebase/statistics/three_levels.hpp"

namespace {

using namespace securebase;

struct Sample {
  std::vector<statistics::Effect> effects;
  std::vector<std::size_t> study_of;
};

// Effects of the size and spread of Assink & Wibbelink (2016), dealt to studies unevenly.
Sample simulated(std::size_t effects, std::size_t studies) {
  Sample made;
  measurement::RandomStream random(2016, effects);
  std::vector<double> study(studies);
  for (double& value : study) value = 0.43 + 0.43 * random.normal();
  for (std::size_t e = 0; e < effects; ++e) {
    // Every study has one; the others go where chance puts them, and more often to the first.
    const double place = random.unit();
    const std::size_t j =
        e < studies ? e : static_cast<std::size_t>(place * place * static_cast<double>(studies));
    const double variance = 0.01 + 0.1 * random.unit();
    made.study_of.push_back(j);
    made.effects.push_back(
        {study[j] + 0.33 * random.normal() + std::sqrt(variance) * random.normal(), variance});
  }
  return made;
}

double best_milliseconds(const std::function<double()>& work) {
  constexpr int rounds = 15;
  double best = 1e9, sum = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    sum += work();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    best = std::min(best, took.count());
  }
  if (!std::isfinite(sum)) std::cerr << "a result is not finite\n";
  return best;
}

void print(std::string_view name, double value) { std::cout << name << " " << value << "\n"; }

double three_levels(const Sample& sample) {
  return best_milliseconds([&] {
    return statistics::three_levels(sample.effects, sample.study_of).robust->standard_error;
  });
}

}  // namespace

int main() {
  const Sample large = simulated(1000, 500), small = simulated(100, 17);
  print("three_levels_1000_milliseconds", three_levels(large));
  print("three_levels_100_milliseconds", three_levels(small));
  print("random_effects_1000_milliseconds", best_milliseconds([&] {
          return statistics::random_effects(large.effects).pooled.standard_error;
        }));
}
