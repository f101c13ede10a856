// The fear: a job done twice or not at all, or a round that ends before its jobs do.
#include "securebase/cli/worker_threads.hpp"

#include <doctest/doctest.h>

namespace securebase::cli {

TEST_CASE("every job of many rounds is done just once before run returns") {
  for (const unsigned threads : {1U, 2U, 7U}) {
    WorkerThreads workers(threads);
    CHECK(workers.threads() == threads);
    for (std::size_t round = 0; round < 200; ++round) {
      const std::size_t count = round % 23;
      std::vector<int> done(count, 0);
      workers.run(count, [&](std::size_t j) { ++done[j]; });
      for (const int times : done) CHECK(times == 1);
    }
  }
}

}  // namespace securebase::cli
