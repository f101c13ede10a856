#include "securebase/storage/sqlite/group_writer.hpp"

#include <chrono>
#include <utility>

namespace securebase::storage {

using namespace std::chrono_literals;

GroupWriter::GroupWriter(Database database, Change hourly)
    : database_(std::move(database)), hourly_(std::move(hourly)), thread_([this] { run(); }) {}

GroupWriter::~GroupWriter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void GroupWriter::submit(Change change, Done done) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() < most_waiting && !stopping_) {
      waiting_.push_back({std::move(change), std::move(done)});
      wake_.notify_one();
      return;
    }
  }
  done(failure(Errc::busy, Problem{"Too many changes wait for the disk.", "request",
                                   "Try again in a moment."}));
}

void GroupWriter::run() {
  auto next_hour = std::chrono::steady_clock::now();
  std::unique_lock lock(mutex_);
  while (!stopping_ || !waiting_.empty()) {
    const auto now = std::chrono::steady_clock::now();
    bool hour_began = false;
    if (now >= next_hour && !stopping_) {
      waiting_.push_back({hourly_, [](const Result<bool>&) {}});
      next_hour = now + 1h;
      hour_began = true;
    }
    if (waiting_.empty()) {
      // While the disk refuses, an empty commit every few seconds finds out when it is back.
      const auto until = healthy() ? next_hour : now + 5s;
      if (wake_.wait_until(lock, until) == std::cv_status::timeout && !healthy()) {
        waiting_.push_back({[](Database& database) -> Result<bool> {
                              auto touched = database.run(
                                  "INSERT OR REPLACE INTO installation VALUES('touched',x'00')");
                              if (!touched) return tl::unexpected(std::move(touched.error()));
                              return true;
                            },
                            [](const Result<bool>&) {}});
      }
      continue;
    }
    std::vector<Task> group = std::exchange(waiting_, {});
    lock.unlock();
    write(std::move(group));
    // What was deleted leaves the log too. When a reader is in the way, the next hour does it.
    if (hour_began) (void)database_.run("PRAGMA wal_checkpoint(TRUNCATE)");
    lock.lock();
  }
}

Result<std::vector<bool>> GroupWriter::commit(const std::vector<Task>& group) {
  std::vector<bool> results;
  results.reserve(group.size());
  if (auto begun = database_.run("BEGIN IMMEDIATE"); !begun) {
    return tl::unexpected(std::move(begun.error()));
  }
  for (const Task& task : group) {
    auto result = task.change(database_);
    if (!result) return tl::unexpected(std::move(result.error()));
    results.push_back(*result);
  }
  if (auto committed = database_.run("COMMIT"); !committed) {
    return tl::unexpected(std::move(committed.error()));
  }
  return results;
}

void GroupWriter::write(std::vector<Task> group) {
  const auto results = commit(group);
  if (!results) (void)database_.run("ROLLBACK");  // answers an error when SQLite did it already
  healthy_.store(results.has_value(), std::memory_order_relaxed);
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (results) {
      group[i].done((*results)[i]);
    } else {
      group[i].done(tl::unexpected(results.error()));
    }
  }
}

}  // namespace securebase::storage
