// People scored in a second by one core, from memory: the ECR's avoidance scale, 18 items of five
// answers, value and error. Answers are drawn from the model itself, so that no pattern is cheaper
// than real ones. Prints "people_per_second N" for EAP, "map_per_second N" and "wle_per_second N".
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <random>
#include <span>
#include <vector>

#include "securebase/content/catalogue.hpp"
#include "securebase/measurement/item_model.hpp"
#include "securebase/measurement/scale_scorer.hpp"
#include "securebase/measurement/scoring.hpp"

namespace {

using namespace securebase;

constexpr std::size_t people = 46'544;
constexpr int rounds = 7;

std::int8_t draw(const measurement::ItemModel& item, double theta, double uniform) {
  int category = 0;
  const int last = static_cast<int>(item.categories()) - 1;
  while (category < last) {
    uniform -= measurement::probability(item, category, theta);
    if (uniform < 0) break;
    ++category;
  }
  return static_cast<std::int8_t>(category);
}

std::vector<std::int8_t> simulate(const std::vector<measurement::ItemModel>& items) {
  std::mt19937_64 random(20261121);
  std::normal_distribution<double> level;
  std::uniform_real_distribution<double> uniform;
  std::vector<std::int8_t> answers;
  answers.reserve(people * items.size());
  for (std::size_t person = 0; person < people; ++person) {
    const double theta = level(random);
    for (const auto& item : items) answers.push_back(draw(item, theta, uniform(random)));
  }
  return answers;
}

// The median over the rounds, of people scored in a second.
template <class ScoreOne>
double people_per_second(std::span<const std::int8_t> answers, std::size_t width, ScoreOne score) {
  std::vector<double> speeds;
  double sum = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t person = 0; person < people; ++person) {
      const measurement::Estimate estimate = score(answers.subspan(person * width, width));
      sum += estimate.theta + estimate.standard_error;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    speeds.push_back(static_cast<double>(people) / took.count());
  }
  std::sort(speeds.begin(), speeds.end());
  std::cerr << width << " items, mean of value and error "
            << sum / (rounds * static_cast<double>(people)) << "\n";
  return speeds[rounds / 2];
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
  const auto* ecr = catalogue->find("ecr");
  if (ecr == nullptr) {
    std::cerr << "score_bench: content/ holds no instrument `ecr`\n";
    return 1;
  }
  const auto scale = measurement::items_of_scale(*ecr, 0);
  const measurement::ScaleScorer scorer(scale.models);
  const measurement::Scorer others(scale.models);
  const auto answers = simulate(scale.models);
  const std::size_t width = scale.models.size();
  const auto print = [&](const char* name, auto score) {
    std::cout << name << " " << static_cast<long>(people_per_second(answers, width, score)) << "\n";
  };
  print("people_per_second", [&](auto one) { return scorer.eap(one); });
  print("map_per_second",
        [&](auto one) { return *others.score(measurement::Method::map, one).estimate; });
  print("wle_per_second",
        [&](auto one) { return *others.score(measurement::Method::wle, one).estimate; });
}
