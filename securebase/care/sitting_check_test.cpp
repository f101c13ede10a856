// The fear: an earlier map that does not fit is used in part, or dropped without a word.
#include "securebase/care/sitting_check.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace securebase::care {
namespace {

measurement::Instrument instrument(bool stable) {
  measurement::Instrument made;
  made.id = "bank";
  made.version = "2.0.0";
  made.scales = {{"anxiety", "", {}}, {"avoidance", "", {}}};
  made.modes = {{"full", {}}, {"short", {.least_items = 3}}};
  if (stable) made.stability = measurement::Stability{};
  return made;
}

std::vector<std::string> places(ProblemList problems) {
  std::vector<std::string> where;
  if (problems.empty()) return where;
  for (const Problem& problem : std::move(problems).take().problems) where.push_back(problem.where);
  return where;
}

}  // namespace

TEST_CASE("earlier maps that fit are carried over, by scale, and counted once each") {
  ProblemList problems;
  const std::vector<EarlierMap> earlier{
      {true, 10, {{"avoidance", 1.0, 0.4}, {"anxiety", -0.5, 0.5}}},
      {false, 30, {{"anxiety", 0.5, 0.4}}},
      {true, 3, {{"anxiety", 0.0, 1.0}}}};  // told nothing
  const CarriedOver carried = check_earlier(earlier, instrument(true), problems);
  CHECK(problems.empty());
  CHECK(carried.maps_used == 2);
  CHECK(carried.scales[0].used == 2);
  CHECK(carried.scales[1].used == 1);
  CHECK(carried.scales[1].mean > 0.5);
  CHECK(check_earlier(earlier, instrument(false), problems).maps_used == 0);
}

TEST_CASE("every problem of mode, seed and earlier maps is told with its place") {
  ProblemList problems;
  const auto bank = instrument(true);
  CHECK(check_mode("short", bank, problems) == &bank.modes[1].rules);
  CHECK(problems.empty());
  CHECK(check_mode("long", bank, problems) == &bank.modes[0].rules);
  CHECK(check_seed(-1, problems) == 0);
  CHECK(check_seed((std::int64_t{1} << 53) - 1, problems) == (std::uint64_t{1} << 53) - 1);
  const std::vector<EarlierMap> earlier{
      {true, -1, {{"anxiety", 0.0, 0.5}}},
      {true, 1, {{"trust", 9.0, 0.0}, {"anxiety", 0.1, 0.5}, {"anxiety", 0.2, 0.5}}}};
  (void)check_earlier(earlier, bank, problems);
  CHECK(places(std::move(problems)) ==
        std::vector<std::string>{"/mode", "/seed", "/earlier/0/days", "/earlier/1/dimensions/0/id",
                                 "/earlier/1/dimensions/0/value",
                                 "/earlier/1/dimensions/0/standard_error",
                                 "/earlier/1/dimensions/2"});
}

TEST_CASE("more than fifty earlier maps are refused") {
  ProblemList problems;
  (void)check_earlier(std::vector<EarlierMap>(51), instrument(true), problems);
  CHECK(places(std::move(problems)) == std::vector<std::string>{"/earlier"});
}

}  // namespace securebase::care
