// Threads that wait for work, for the pure rooms that are handed someone to do their jobs.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#include "securebase/calibration/workers.hpp"

namespace securebase::cli {

class WorkerThreads {
 public:
  // 0: one a processor. The thread that calls run() works too.
  explicit WorkerThreads(unsigned threads = 0);
  ~WorkerThreads();
  WorkerThreads(WorkerThreads&&) = delete;
  WorkerThreads& operator=(WorkerThreads&&) = delete;

  // job(0) .. job(count - 1), all done on return. An exception of a job ends the program.
  void run(std::size_t count, const calibration::Job& job) noexcept;
  [[nodiscard]] calibration::RunJobs runner() {
    return [this](std::size_t count, const calibration::Job& job) { run(count, job); };
  }
  [[nodiscard]] std::size_t threads() const { return threads_.size() + 1; }

 private:
  void wait_for_work();
  void take_jobs();

  std::mutex mutex_;
  std::condition_variable work_, done_;
  std::uint64_t round_ = 0;  // rises with each run()
  std::size_t busy_ = 0;     // threads that have not finished this round
  bool over_ = false;
  const calibration::Job* job_ = nullptr;
  std::size_t count_ = 0;
  std::atomic<std::size_t> next_{0};
  std::vector<std::jthread> threads_;
};

}  // namespace securebase::cli
