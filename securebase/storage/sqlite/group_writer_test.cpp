// Fears: a change is acknowledged before it is committed, or although its group was not; the
// writer stays down after the disk came back.
#include "securebase/storage/sqlite/group_writer.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <chrono>
#include <future>

using namespace securebase;
using namespace securebase::storage;
namespace fs = std::filesystem;

namespace {

struct File {
  fs::path folder;
  File() {
    std::string name = (fs::temp_directory_path() / "securebase-writer-XXXXXX").string();
    folder = ::mkdtemp(name.data());
  }
  ~File() { fs::remove_all(folder); }
  [[nodiscard]] Database open() const {
    auto database = Database::open(folder / "x.db", Database::Access::read_write);
    REQUIRE(database);
    REQUIRE(database->run("CREATE TABLE IF NOT EXISTS installation(name TEXT PRIMARY KEY, value);"
                          "CREATE TABLE IF NOT EXISTS seen(n INTEGER)"));
    return std::move(*database);
  }
};

GroupWriter::Change nothing() {
  return [](Database&) -> Result<bool> { return true; };
}

GroupWriter::Change insert(const char* sql) {
  return [sql](Database& database) -> Result<bool> {
    if (auto done = database.run(sql); !done) return tl::unexpected(done.error());
    return true;
  };
}

}  // namespace

TEST_CASE("when a change is acknowledged, another connection sees it") {
  const File file;
  GroupWriter writer(file.open(), nothing());
  Database reader = file.open();
  std::promise<std::int64_t> seen;
  writer.submit(insert("INSERT INTO seen VALUES(1)"), [&](const Result<bool>& done) {
    REQUIRE(done);
    seen.set_value(reader.number("SELECT count(*) FROM seen").value());
  });
  CHECK(seen.get_future().get() == 1);
}

TEST_CASE("a group that the disk refuses is refused whole, and the next one is written") {
  const File file;
  GroupWriter writer(file.open(), nothing());
  std::promise<void> hold;
  std::promise<void> all;
  std::atomic<int> refused{0};
  // While the writer waits here, the next three gather into one group.
  writer.submit(
      [&](Database&) -> Result<bool> {
        hold.get_future().wait();
        return true;
      },
      [](const Result<bool>&) {});
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const auto told = [&](const Result<bool>& done) {
    if (!done && ++refused == 3) all.set_value();
  };
  writer.submit(insert("INSERT INTO seen VALUES(1)"), told);
  writer.submit(insert("INSERT INTO no_such_table VALUES(1)"), told);
  writer.submit(insert("INSERT INTO seen VALUES(2)"), told);
  hold.set_value();
  all.get_future().wait();
  CHECK_FALSE(writer.healthy());

  std::promise<bool> after;
  writer.submit(insert("INSERT INTO seen VALUES(3)"),
                [&](const Result<bool>& done) { after.set_value(done.has_value()); });
  CHECK(after.get_future().get());
  CHECK(writer.healthy());
  CHECK(file.open().number("SELECT sum(n) FROM seen").value() == 3);
}

TEST_CASE("a full disk is told as such, and what fits later is written") {
  const File file;
  GroupWriter writer(file.open(), nothing());
  const auto tell = [&](const char* sql) {
    std::promise<Result<bool>> told;
    writer.submit(insert(sql), [&](Result<bool> done) { told.set_value(std::move(done)); });
    return told.get_future().get();
  };
  REQUIRE(tell("PRAGMA max_page_count=20"));  // SQLite's own way to play a disk of 80 KiB
  const auto refused = tell("INSERT INTO seen VALUES(zeroblob(200000))");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::storage_failed);
  CHECK(refused.error().problems.front().what == "The disk is full.");
  CHECK_FALSE(writer.healthy());
  CHECK(tell("INSERT INTO seen VALUES(1)"));
  CHECK(writer.healthy());
}

TEST_CASE("what waits when the writer ends is written first") {
  const File file;
  std::atomic<int> told{0};
  {
    GroupWriter writer(file.open(), nothing());
    for (int i = 0; i < 100; ++i) {
      writer.submit(insert("INSERT INTO seen VALUES(1)"), [&](const Result<bool>& done) {
        if (done) ++told;
      });
    }
  }
  CHECK(told == 100);
  CHECK(file.open().number("SELECT count(*) FROM seen").value() == 100);
}
