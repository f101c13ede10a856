#include "securebase/therapy/guided_check.hpp"

#include <doctest/doctest.h>

namespace securebase::therapy {
namespace {

// Three options, two questions. Points by hand beside each test.
GuidedCheck made_up() {
  GuidedCheck check;
  check.options = {{"alone", "", "", "", "", false},
                   {"pair", "", "", "", "", false},
                   {"help", "", "", "", "", true}};
  check.questions = {
      {"trust", "", "", "", "",
       {{"often", "", {{1, 2}, {0, 1}}, {"G01", "G02"}}, {"seldom", "", {{0, 3}}, {}}}},
      {"storms", "", "", "", "",
       {{"often", "", {{2, 4}, {1, 1}}, {"G02", "G03"}}, {"seldom", "", {}, {}}}}};
  return check;
}

std::vector<std::pair<std::size_t, int>> points_of(const CheckResult& result) {
  std::vector<std::pair<std::size_t, int>> all;
  for (const OptionPoints& one : result.options) all.emplace_back(one.option, one.points);
  return all;
}

using Points = std::vector<std::pair<std::size_t, int>>;

}  // namespace

TEST_CASE("points of all answers are added, the most first") {
  // alone 1, pair 2 + 1, help 4
  CHECK(points_of(add_up(made_up(), {0, 0})) == Points{{2, 4}, {1, 3}, {0, 1}});
  CHECK(points_of(add_up(made_up(), {1, 1})) == Points{{0, 3}, {1, 0}, {2, 0}});
}

TEST_CASE("ties stand in the order of the file") {
  GuidedCheck check = made_up();
  check.questions[1].answers[0].weights = {{2, 1}, {0, 2}};
  // alone 1 + 2, pair 2, help 1; then pair and help alike at nothing
  CHECK(points_of(add_up(check, {0, 0})) == Points{{0, 3}, {1, 2}, {2, 1}});
  check.questions[0].answers[0].weights = {{1, 3}};
  CHECK(points_of(add_up(check, {0, skipped})) == Points{{1, 3}, {0, 0}, {2, 0}});
}

TEST_CASE("fear: a skipped question counts as an answer") {
  CHECK(points_of(add_up(made_up(), {skipped, skipped})) == Points{{0, 0}, {1, 0}, {2, 0}});
  CHECK(points_of(add_up(made_up(), {})) == Points{{0, 0}, {1, 0}, {2, 0}});
  CHECK(points_of(add_up(made_up(), {skipped, 0})) == Points{{2, 4}, {1, 1}, {0, 0}});
}

TEST_CASE("needs are suggested once, in the order of the answers") {
  CHECK(add_up(made_up(), {0, 0}).needs == std::vector<std::string>{"G01", "G02", "G03"});
  CHECK(add_up(made_up(), {skipped, 0}).needs == std::vector<std::string>{"G02", "G03"});
  CHECK(add_up(made_up(), {1, 1}).needs.empty());
}

}  // namespace securebase::therapy
