// The fear: parameters that come back in another item's place, or a limit passed without a word.
#include "securebase/calibration/free_parameters.hpp"

#include <cmath>
#include <doctest/doctest.h>

namespace securebase::calibration {
namespace {

using measurement::ModelKind;

std::vector<ItemTask> tasks() {
  const Curve free{ModelKind::graded, 1.5, {1.0, -0.5}}, fixed{ModelKind::graded, 2.0, {0.3}};
  return {{0, 3, free, false, {}}, {1, 2, fixed, true, {}}, {2, 3, free, false, {}}};
}

}  // namespace

TEST_CASE("a row of free parameters comes back as the same curves; fixed items keep theirs") {
  const auto all = tasks();
  const FreeParameters free(all);
  CHECK(free.spread_is_free());
  std::vector<Curve> curves{{ModelKind::graded, 0.7, {2, 1}},
                            {ModelKind::graded, 9.0, {9}},
                            {ModelKind::graded, 1.2, {0.5, -3}}};
  const auto row = free.row(curves, {0.4, 1.2});
  CHECK(row.size() == 8);
  const auto back = free.curves(row);
  CHECK(back[0].slope == doctest::Approx(0.7));
  CHECK(back[1].slope == 2.0);
  CHECK(back[2].intercepts == curves[2].intercepts);
  CHECK(free.people(row).mean == 0.4);
  CHECK(free.people(row).sd == doctest::Approx(1.2));
  CHECK(free.allowed(row, 6));
}

TEST_CASE("intercepts out of order, slopes beyond their limits and people off the nodes are refused") {
  const auto all = tasks();
  const FreeParameters free(all);
  const auto row = free.row(free.curves(std::vector<double>{0, 1, 0, 0, 1, 0, 0, 0}), {});
  for (const auto& [place, value] : std::vector<std::pair<std::size_t, double>>{
           {1, -1.0}, {0, std::log(30.0)}, {3, std::log(0.001)}, {6, 7.0}, {7, std::log(0.01)}}) {
    auto moved = row;
    moved[place] = value;
    CHECK_FALSE(free.allowed(moved, 6));
  }
  CHECK(free.allowed(row, 6));
}

TEST_CASE("items at a limit and items the answers do not settle are named") {
  const auto all = tasks();
  const std::vector<Curve> curves{{ModelKind::graded, least_slope, {2, 1}},
                                  all[1].start,
                                  {ModelKind::graded, 1.2, {0.5, -3}}};
  ScaleFit fit;
  fit.items.resize(3);
  say_limits(curves, all, fit);
  CHECK(fit.items[0].trouble.find("says nothing") == 0);
  CHECK(fit.items[2].trouble.empty());
  Covariance covariance{SquareMatrix(6), {4}};
  for (std::size_t p = 0; p < 6; ++p) covariance.of.at(p, p) = 0.01;
  const auto places = places_of(curves, std::vector<char>{0, 1, 0}, false);
  take_errors(curves, places, covariance, fit);
  CHECK(fit.items[0].standard_errors.size() == 3);
  CHECK(fit.items[1].standard_errors.empty());
  CHECK(fit.items[2].standard_errors.empty());
  CHECK(fit.items[2].trouble.find("do not settle") != std::string::npos);
}

}  // namespace securebase::calibration
