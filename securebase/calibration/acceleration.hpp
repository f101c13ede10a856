// Expectation-maximisation run to its fixed point with Anderson's acceleration (1965, J ACM
// 12:547-560; for EM: Walker & Ni 2011, SIAM J Numer Anal 49:1715-1735; with restarts and a guard:
// Henderson & Varadhan 2019, J Comput Graph Stat 28:834-846). The next point is drawn from the
// last few steps together; when that lowers the likelihood, the plain step, which never does, is
// taken instead and the past forgotten.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace securebase::calibration {

struct EmStep {
  double objective = 0;      // log-likelihood (with the log prior) at the point that was given
  std::vector<double> next;  // where plain EM goes from there
};
using EmMap = std::function<EmStep(const std::vector<double>&)>;

struct EmOptions {
  double tolerance = 1e-6;  // converged when plain EM moves no parameter by more
  int cycles_most = 500;
  // Whether a point drawn by the acceleration has a meaning at all. Empty: every point has.
  std::function<bool(const std::vector<double>&)> allowed;
  // Called after each cycle; false ends the run. May be empty.
  std::function<bool(int cycle, double objective, double change)> go_on;
};

enum class EmEnd : std::uint8_t { converged, cycles_spent, stopped };

struct EmRun {
  std::vector<double> at;
  double objective = 0;  // of the last point that was tried, one plain step before `at`
  double change = 0;     // the largest of that step
  int cycles = 0;
  EmEnd end = EmEnd::converged;
};

[[nodiscard]] EmRun run_em(std::vector<double> start, const EmMap& map, const EmOptions& options);

}  // namespace securebase::calibration
