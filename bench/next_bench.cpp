// How long the engine computes for one step of the adaptive test after twelve answers: scoring the
// answers, choosing the next statement, forecasting how many remain. Follows the test itself with
// answers drawn at random, so that the twelve are those a person would have been asked. Each
// sitting has a seed, as every sitting of a person has, so that exposure is counted in.
// Prints "next_microseconds N" for two dimensions and "next_one_dimension_microseconds N", there
// after six answers, for one.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <random>
#include <vector>

#include "securebase/content/catalogue.hpp"
#include "securebase/measurement/simulation_sittings.hpp"

namespace {

using namespace securebase;

constexpr std::size_t walks = 50;
constexpr int repeats = 40;
constexpr int rounds = 7;

struct Walk {
  std::uint64_t seed;
  std::vector<measurement::Given> given;
};

Walk walk(const measurement::AdaptiveTest& test, const measurement::Instrument& instrument,
          std::size_t answers, std::mt19937_64& random) {
  Walk made{.seed = (random() >> 11U) | 1U, .given = {}};
  while (made.given.size() < answers) {
    const auto step = test.next({.given = made.given, .seed = made.seed});
    if (!step.item) break;
    const auto categories = static_cast<int>(instrument.items[*step.item].model.categories());
    made.given.push_back({*step.item, std::uniform_int_distribution(0, categories - 1)(random)});
  }
  return made;
}

// Microseconds a step, the median of some rounds; 0 when no walk is long enough.
double measure(const measurement::Instrument& instrument, std::size_t answers) {
  const measurement::AdaptiveTest test(instrument);
  std::mt19937_64 random(20261121);
  std::vector<Walk> people;
  for (std::size_t tries = 0; people.size() < walks && tries < 100 * walks; ++tries) {
    Walk made = walk(test, instrument, answers, random);
    if (made.given.size() == answers) people.push_back(std::move(made));
  }
  if (people.empty()) return 0;
  std::vector<double> figures;
  double sum = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (int repeat = 0; repeat < repeats; ++repeat) {
      for (const Walk& one : people) {
        sum += test.next({.given = one.given, .seed = one.seed}).posterior.scales[0].theta;
      }
    }
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    figures.push_back(took.count() / (repeats * static_cast<double>(people.size())));
  }
  std::sort(figures.begin(), figures.end());
  std::cerr << people.size() << " walks, mean value "
            << sum / (rounds * repeats * static_cast<double>(people.size())) << ", best round "
            << figures.front() << "\n";
  return figures[rounds / 2];
}

}  // namespace

int main() {
  const auto catalogue = content::load(SECUREBASE_SOURCE_DIR "/content");
  if (!catalogue) {
    for (const auto& problem : catalogue.error().problems) {
      std::cerr << problem.where << ": " << problem.what << "\n";
    }
    return 1;
  }
  const auto* instrument = catalogue->find("attachment");
  if (instrument == nullptr) {
    std::cerr << "next_bench: content/ holds no instrument `attachment`\n";
    return 1;
  }
  const double both = measure(*instrument, 12);
  const double one = measure(measurement::only_scale(*instrument, 0), 6);
  if (both == 0 || one == 0) {
    std::cerr << "next_bench: no walk was long enough\n";
    return 1;
  }
  std::cout << "next_microseconds " << both << "\n";
  std::cout << "next_one_dimension_microseconds " << one << "\n";
}
