// Change statistics of 10,000 people with 5 sittings each, by one core, from memory: each sitting
// against the first and against the one before. Prints "change_milliseconds N".
#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>
#include <vector>

#include "securebase/measurement/change.hpp"
#include "securebase/measurement/random.hpp"

namespace {

using namespace securebase::measurement;

constexpr std::size_t people = 10'000, sittings = 5;
constexpr int rounds = 9;

std::vector<Occasion> draw_occasions() {
  RandomStream draw(20261121, 1);
  std::vector<Occasion> occasions;
  occasions.reserve(people * sittings);
  for (std::size_t person = 0; person < people; ++person) {
    double level = draw.normal(), day = 0;
    for (std::size_t i = 0; i < sittings; ++i) {
      const double error = 0.22 + 0.2 * draw.unit();
      const double estimate = (1 - error * error) * (level + error * draw.normal());
      occasions.push_back({{estimate, error}, day});
      level = 0.95 * level + 0.3 * draw.normal();
      day += 3 + 40 * draw.unit();
    }
  }
  return occasions;
}

}  // namespace

int main() {
  const std::vector<Occasion> occasions = draw_occasions();
  std::vector<SeriesChange> changes(people * (sittings - 1));
  std::vector<double> times;
  double real = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    changes_of_many(occasions, sittings, {}, changes);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    times.push_back(took.count());
    for (const SeriesChange& one : changes) {
      real += verdict(one.since_first).certainty == Certainty::real ? 1 : 0;
    }
  }
  std::sort(times.begin(), times.end());
  std::cerr << "real since the first sitting: "
            << 100 * real / (rounds * static_cast<double>(changes.size())) << " %\n";
  std::cout << "change_milliseconds " << times[rounds / 2] << "\n";
}
