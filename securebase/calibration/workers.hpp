// How work is spread over processors, without this room knowing of threads: the caller passes in
// who does the jobs. Each job writes only what is its own and results are added in the order of
// the jobs, so that the digits are the same whoever did them.
#pragma once

#include <cstddef>
#include <functional>

namespace securebase::calibration {

using Job = std::function<void(std::size_t)>;

// Runs job(0) .. job(count - 1), in any order and at the same time, and returns when all are done.
using RunJobs = std::function<void(std::size_t count, const Job& job)>;

inline void one_after_another(std::size_t count, const Job& job) {
  for (std::size_t j = 0; j < count; ++j) job(j);
}

}  // namespace securebase::calibration
