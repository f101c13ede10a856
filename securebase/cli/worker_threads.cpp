#include "securebase/cli/worker_threads.hpp"

#include <algorithm>

namespace securebase::cli {

WorkerThreads::WorkerThreads(unsigned threads) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  for (unsigned t = 1; t < threads; ++t) threads_.emplace_back([this] { wait_for_work(); });
}

WorkerThreads::~WorkerThreads() {
  {
    const std::scoped_lock lock(mutex_);
    over_ = true;
  }
  work_.notify_all();
}

void WorkerThreads::run(std::size_t count, const calibration::Job& job) noexcept {
  if (count == 0) return;
  {
    const std::scoped_lock lock(mutex_);
    job_ = &job;
    count_ = count;
    next_ = 0;
    busy_ = threads_.size();
    ++round_;
  }
  work_.notify_all();
  take_jobs();
  std::unique_lock lock(mutex_);
  done_.wait(lock, [this] { return busy_ == 0; });
}

void WorkerThreads::take_jobs() {
  for (std::size_t j = next_++; j < count_; j = next_++) (*job_)(j);
}

void WorkerThreads::wait_for_work() {
  std::uint64_t seen = 0;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      work_.wait(lock, [&] { return over_ || round_ != seen; });
      if (over_) return;
      seen = round_;
    }
    take_jobs();
    const std::scoped_lock lock(mutex_);
    if (--busy_ == 0) done_.notify_one();
  }
}

}  // namespace securebase::cli
