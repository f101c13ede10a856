// The fear: numbers that are not as random as they look, or others on another machine.
#include "securebase/measurement/random.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <vector>

namespace securebase::measurement {

TEST_CASE("the same seed gives the same numbers on every machine") {
  // Computed once by this program: a change of them would change every simulation ever reported.
  const std::uint64_t first = random_bits(1, 0, 0);
  CHECK(first == 0xb18a02f46d8d86c3ULL);
  CHECK(random_bits(20261121, 7, 3) == 0x07dfb0975601930aULL);
  CHECK(first != random_bits(1, 0, 1));
  CHECK(first != random_bits(1, 1, 0));
  CHECK(first != random_bits(2, 0, 0));
  RandomStream stream(1, 0);
  CHECK(stream.unit() == random_unit(1, 0, 0));
  CHECK(stream.unit() == random_unit(1, 0, 1));
}

TEST_CASE("units spread evenly, within a stream and across neighbouring streams and seeds") {
  constexpr int draws = 100'000, bins = 50;
  for (int along = 0; along < 3; ++along) {
    std::vector<int> count(bins);
    double serial = 0.0, before = 0.5;
    for (std::uint64_t i = 0; i < draws; ++i) {
      const double u = random_unit(along == 0 ? i : 7, along == 1 ? i : 3, along == 2 ? i : 5);
      REQUIRE(u >= 0.0);
      REQUIRE(u < 1.0);
      ++count[static_cast<std::size_t>(u * bins)];
      serial += (u - 0.5) * (before - 0.5);
      before = u;
    }
    double chi_square = 0.0;
    const double expected = static_cast<double>(draws) / bins;
    for (const int c : count) chi_square += (c - expected) * (c - expected) / expected;
    // 49 degrees of freedom: mean 49, standard deviation 9.9.
    CHECK(chi_square < 49 + 4 * 9.9);
    CHECK(chi_square > 49 - 4 * 9.9);
    CHECK(std::abs(serial / draws * 12.0) < 4.0 / std::sqrt(draws));
  }
}

TEST_CASE("normals have the moments of a normal") {
  constexpr int draws = 200'000;
  RandomStream random(2026, 11);
  double first = 0, second = 0, third = 0, fourth = 0;
  for (int i = 0; i < draws; ++i) {
    const double x = random.normal();
    first += x / draws;
    second += x * x / draws;
    third += x * x * x / draws;
    fourth += x * x * x * x / draws;
  }
  const double unit = 4.0 / std::sqrt(draws);  // four standard errors of a mean
  CHECK(std::abs(first) < unit);
  CHECK(std::abs(second - 1.0) < unit * std::sqrt(2.0));
  CHECK(std::abs(third) < unit * std::sqrt(15.0));
  CHECK(std::abs(fourth - 3.0) < unit * std::sqrt(96.0));
}

TEST_CASE("a number below a bound stays below it and reaches every place") {
  RandomStream random(4, 4);
  std::vector<int> seen(7);
  for (int i = 0; i < 700; ++i) ++seen.at(random.below(7));
  for (const int s : seen) CHECK(s > 50);
}

}  // namespace securebase::measurement
