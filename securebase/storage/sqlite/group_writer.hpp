// One thread that writes for everybody. All changes that wait while a commit is on its way to the
// disk go into the next one together, so that one flush serves many.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "securebase/storage/sqlite/database.hpp"

namespace securebase::storage {

class GroupWriter {
 public:
  using Change = std::function<Result<bool>(Database&)>;  // inside a transaction, never ends it
  using Done = std::function<void(Result<bool>)>;         // on the writer's thread, after COMMIT

  static constexpr std::size_t most_waiting = 4096;

  // `hourly` runs at the start and then every hour, with its own commit.
  GroupWriter(Database database, Change hourly);
  ~GroupWriter();  // writes what waits, then ends

  // Done gets busy at once when too many wait; storage_failed when nothing of the group was kept.
  void submit(Change change, Done done);

  // Whether the last commit reached the disk. After a failure the writer tries again by itself.
  [[nodiscard]] bool healthy() const { return healthy_.load(std::memory_order_relaxed); }

 private:
  struct Task {
    Change change;
    Done done;
  };
  void run();
  void write(std::vector<Task> group);
  [[nodiscard]] Result<std::vector<bool>> commit(const std::vector<Task>& group);

  Database database_;
  Change hourly_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Task> waiting_;
  bool stopping_ = false;
  std::atomic<bool> healthy_{true};
  std::jthread thread_;
};

}  // namespace securebase::storage
