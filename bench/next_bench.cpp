// How long the engine computes for one step of the adaptive test after twelve answers: scoring the
// answers, choosing the next statement, forecasting how many remain. Follows the test itself with
// answers drawn at random, so that the twelve are those a person would have been asked.
// Prints "next_microseconds N".
#include <algorithm>
#include <chrono>
#include <iostream>
#include <random>
#include <vector>

#include "securebase/content/catalogue.hpp"
#include "securebase/measurement/adaptive_testing.hpp"

namespace {

using namespace securebase;

constexpr std::size_t answers_given = 12;
constexpr std::size_t walks = 50;
constexpr int repeats = 40;
constexpr int rounds = 7;

std::vector<measurement::Given> walk(const measurement::AdaptiveTest& test,
                                     const measurement::Instrument& instrument,
                                     std::mt19937_64& random) {
  std::vector<measurement::Given> given;
  while (given.size() < answers_given) {
    const auto step = test.next(given);
    if (!step.item) break;
    const auto categories = static_cast<int>(instrument.items[*step.item].model.categories());
    given.push_back({*step.item, std::uniform_int_distribution(0, categories - 1)(random)});
  }
  return given;
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
  const measurement::AdaptiveTest test(*instrument);
  std::mt19937_64 random(20261121);
  std::vector<std::vector<measurement::Given>> people;
  for (std::size_t tries = 0; people.size() < walks && tries < 100 * walks; ++tries) {
    auto given = walk(test, *instrument, random);
    if (given.size() == answers_given) people.push_back(std::move(given));
  }
  if (people.empty()) {
    std::cerr << "next_bench: no walk reached " << answers_given << " answers\n";
    return 1;
  }

  std::vector<double> figures;
  double sum = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (int repeat = 0; repeat < repeats; ++repeat) {
      for (const auto& given : people) sum += test.next(given).posterior.scales[0].theta;
    }
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    figures.push_back(took.count() / (repeats * static_cast<double>(people.size())));
  }
  std::sort(figures.begin(), figures.end());
  std::cerr << people.size() << " walks, mean value "
            << sum / (rounds * repeats * static_cast<double>(people.size())) << "\n";
  std::cout << "next_microseconds " << figures[rounds / 2] << "\n";
}
