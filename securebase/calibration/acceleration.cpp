#include "securebase/calibration/acceleration.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>

namespace securebase::calibration {
namespace {

using Vector = Eigen::VectorXd;
constexpr std::size_t steps_kept = 6;

Vector vector_of(const std::vector<double>& values) {
  return Eigen::Map<const Vector>(values.data(), static_cast<Eigen::Index>(values.size()));
}

std::vector<double> values_of(const Vector& vector) {
  return {vector.data(), vector.data() + vector.size()};
}

// The differences of the last points and of their plain steps.
struct Past {
  std::deque<Vector> points, steps;

  void keep(const Vector& point, const Vector& step) {
    points.push_back(point);
    steps.push_back(step);
    if (points.size() <= steps_kept + 1) return;
    points.pop_front();
    steps.pop_front();
  }
  void forget() {
    points.clear();
    steps.clear();
  }

  // The point whose plain step would be smallest, were the map linear; after one more plain step.
  [[nodiscard]] Vector drawn() const {
    const Vector& point = points.back();
    const Vector& step = steps.back();
    const auto columns = static_cast<Eigen::Index>(points.size()) - 1;
    if (columns == 0) return point + step;
    Eigen::MatrixXd of_points(point.size(), columns), of_steps(point.size(), columns);
    for (Eigen::Index c = 0; c < columns; ++c) {
      const auto at = static_cast<std::size_t>(c);
      of_points.col(c) = points[at + 1] - points[at];
      of_steps.col(c) = steps[at + 1] - steps[at];
    }
    const Vector share = of_steps.colPivHouseholderQr().solve(step);
    return point + step - (of_points + of_steps) * share;
  }
};

}  // namespace

EmRun run_em(std::vector<double> start, const EmMap& map, const EmOptions& options) {
  EmRun run{std::move(start), -std::numeric_limits<double>::infinity(), 0, 0,
            EmEnd::cycles_spent};
  Past past;
  std::vector<double> plain = run.at;  // the plain step from the last point that was kept
  bool drawn = false;
  while (run.cycles < options.cycles_most) {
    EmStep step = map(run.at);
    ++run.cycles;
    // Sums of a million terms may differ in their last digits: that is no fall.
    const double slack = 1e-12 * std::abs(run.objective);
    if (drawn && !(step.objective >= run.objective - slack)) {
      past.forget();
      run.at = plain;
      drawn = false;
      continue;
    }
    run.objective = step.objective;
    plain = std::move(step.next);
    const Vector from = vector_of(run.at), moved = vector_of(plain) - from;
    run.change = moved.size() == 0 ? 0 : moved.cwiseAbs().maxCoeff();
    run.at = plain;
    if (run.change < options.tolerance) {
      run.end = EmEnd::converged;
      return run;
    }
    if (options.go_on && !options.go_on(run.cycles, run.objective, run.change)) {
      run.end = EmEnd::stopped;
      return run;
    }
    past.keep(from, moved);
    const Vector next = past.drawn();
    std::vector<double> values = values_of(next);
    if (next.allFinite() && (!options.allowed || options.allowed(values))) {
      drawn = past.points.size() > 1;
      run.at = std::move(values);
    } else {
      past.forget();
      drawn = false;
    }
  }
  // The point drawn last was never tried: the plain step is known to be better than where it began.
  run.at = plain;
  return run;
}

}  // namespace securebase::calibration
