// The contract of care::MapStore, over a real file. Fears: an acknowledged map is gone after a
// crash; what expired or was forgotten is still there; an operator cannot tell what is wrong.
#include "securebase/storage/sqlite/kept_map_store.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <future>
#include <thread>

#include "securebase/storage/sqlite/database.hpp"

using namespace securebase;
using namespace securebase::storage;
using care::Locator;
using care::SealedMap;
namespace fs = std::filesystem;

namespace {

struct SetClock final : care::Clock {
  Instant time{1000};
  [[nodiscard]] Instant now() const override { return time; }
};

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "securebase-store-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  [[nodiscard]] fs::path data() const { return path / "data"; }
};

Locator at(unsigned number) {
  Locator locator{};
  for (std::size_t i = 0; i < 4; ++i) locator[i] = static_cast<unsigned char>(number >> (8 * i));
  return locator;
}

SealedMap map(unsigned number, const std::string& bytes, std::int64_t end = 5000) {
  return {at(number), bytes, {1000}, {end}};
}

// Waits for a completion.
template <class Call>
Result<bool> wait_for(Call call) {
  std::promise<Result<bool>> promise;
  call([&](Result<bool> result) { promise.set_value(std::move(result)); });
  return promise.get_future().get();
}

bool create(KeptMapStore& store, SealedMap made) {
  const auto done = wait_for([&](auto then) { store.create(std::move(made), then); });
  REQUIRE(done);
  return *done;
}

std::unique_ptr<KeptMapStore> open(const Folder& folder, const care::Clock& clock) {
  auto store = KeptMapStore::open(folder.data(), clock);
  REQUIRE(store);
  return std::move(*store);
}

std::string bytes_at(const KeptMapStore& store, unsigned number, std::int64_t now = 1000) {
  const auto found = store.get(at(number), {now});
  REQUIRE(found);
  return *found ? (*found)->sealed : "nothing";
}

}  // namespace

TEST_CASE("what was created is there, also after the file was closed and opened") {
  const Folder folder;
  const SetClock clock;
  Salt salt;
  {
    const auto store = open(folder, clock);
    salt = store->salt();
    CHECK(create(*store, map(1, std::string("a\0b", 3))));
    CHECK_FALSE(create(*store, map(1, "other")));
    CHECK(bytes_at(*store, 1) == std::string("a\0b", 3));
  }
  const auto store = open(folder, clock);
  CHECK(bytes_at(*store, 1) == std::string("a\0b", 3));
  CHECK(store->get(at(1), {1000}).value()->expires_at.seconds == 5000);
  CHECK(store->salt() == salt);
  const Folder other;
  CHECK(open(other, clock)->salt() != salt);
}

TEST_CASE("replace and remove touch only what is there and has not expired") {
  const Folder folder;
  const SetClock clock;
  const auto store = open(folder, clock);
  const auto replace = [&](unsigned n, std::int64_t now) {
    return *wait_for([&](auto done) { store->replace(map(n, "new", 9000), {now}, done); });
  };
  const auto remove = [&](unsigned n, std::int64_t now) {
    return *wait_for([&](auto done) { store->remove(at(n), {now}, done); });
  };
  CHECK_FALSE(replace(1, 1000));
  CHECK(create(*store, map(1, "old")));
  CHECK_FALSE(replace(1, 5000));
  CHECK_FALSE(remove(1, 5000));
  CHECK(bytes_at(*store, 1, 4999) == "old");
  CHECK(bytes_at(*store, 1, 5000) == "nothing");
  CHECK(replace(1, 4999));
  CHECK(bytes_at(*store, 1, 8999) == "new");
  CHECK(remove(1, 1000));
  CHECK_FALSE(remove(1, 1000));
  CHECK(bytes_at(*store, 1) == "nothing");
}

TEST_CASE("expired maps are deleted at the start, and by a sweep") {
  const Folder folder;
  SetClock clock;
  {
    const auto store = open(folder, clock);
    create(*store, map(1, "short", 2000));
    create(*store, map(2, "long", 9000));
    CHECK(*wait_for([&](auto done) { store->sweep({2000}, done); }));
    CHECK_FALSE(*wait_for([&](auto done) { store->sweep({2000}, done); }));
    CHECK(bytes_at(*store, 1, 0) == "nothing");
    CHECK(bytes_at(*store, 2, 0) == "long");
  }
  clock.time = {9000};
  const auto store = open(folder, clock);
  create(*store, map(3, "later", 20000));  // its group comes after the sweep of the start
  CHECK(bytes_at(*store, 2, 0) == "nothing");
}

TEST_CASE("many threads write together, each told once, and all is there") {
  const Folder folder;
  const SetClock clock;
  const auto store = open(folder, clock);
  constexpr unsigned threads = 8, each = 200;
  std::atomic<unsigned> created{0}, told{0};
  {
    std::vector<std::jthread> writers;
    for (unsigned t = 0; t < threads; ++t) {
      writers.emplace_back([&, t] {
        for (unsigned i = 0; i < each; ++i) {
          store->create(map(t * each + i, std::to_string(t * each + i)), [&](Result<bool> done) {
            ++told;
            if (done && *done) ++created;
          });
          if (i % 16 == 0) (void)store->get(at(i), {1000});
        }
      });
    }
  }
  wait_for([&](auto done) { store->sweep({0}, done); }).value();  // behind all of them
  CHECK(told == threads * each);
  CHECK(created == threads * each);
  for (unsigned n = 0; n < threads * each; ++n) CHECK(bytes_at(*store, n) == std::to_string(n));
}

TEST_CASE("what was acknowledged survives a kill without warning") {
  const Folder folder;
  const SetClock clock;
  for (unsigned round = 0; round < 5; ++round) {
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
      auto store = KeptMapStore::open(folder.data(), clock);
      for (unsigned i = 0; store; ++i) {
        const unsigned number = round * 100000 + i;
        const auto done = wait_for(
            [&](auto then) { (*store)->create(map(number, std::string(3000, 'x')), then); });
        if (done && *done && ::write(pipe_ends[1], &number, sizeof number) < 0) break;
      }
      ::_exit(1);
    }
    ::close(pipe_ends[1]);
    std::vector<unsigned> acknowledged;
    unsigned number = 0;
    while (acknowledged.size() < 20 + round * 7 &&
           ::read(pipe_ends[0], &number, sizeof number) == sizeof number) {
      acknowledged.push_back(number);
    }
    ::kill(child, SIGKILL);
    while (::read(pipe_ends[0], &number, sizeof number) == sizeof number) {
      acknowledged.push_back(number);
    }
    ::close(pipe_ends[0]);
    ::waitpid(child, nullptr, 0);
    REQUIRE(acknowledged.size() >= 20);
    const auto store = open(folder, clock);
    for (const unsigned n : acknowledged) CHECK(bytes_at(*store, n).size() == 3000);
  }
}

TEST_CASE("only the owner can read the files") {
  const Folder folder;
  const SetClock clock;
  const auto store = open(folder, clock);
  create(*store, map(1, "x"));
  const auto mode = [](const fs::path& path) {
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    return info.st_mode & 0777;
  };
  CHECK(mode(folder.data()) == 0700);
  CHECK(mode(folder.data() / "securebase.db") == 0600);
  CHECK(mode(folder.data() / "securebase.db-wal") == 0600);
}

TEST_CASE("a file that cannot serve is named with what to do") {
  const Folder folder;
  const SetClock clock;
  const auto refused = [&] {
    auto store = KeptMapStore::open(folder.data(), clock);
    REQUIRE_FALSE(store);
    CHECK(store.error().code == Errc::storage_failed);
    CHECK(store.error().problems.front().where == (folder.data() / "securebase.db").string());
    return store.error().problems.front().what;
  };
  fs::create_directory(folder.data());
  std::ofstream(folder.data() / "securebase.db") << std::string(8192, 'n');
  CHECK(refused() == "This file is not a Secure Base database.");
  fs::remove(folder.data() / "securebase.db");
  open(folder, clock);
  {
    auto database = Database::open(folder.data() / "securebase.db", Database::Access::read_write);
    REQUIRE(database);
    REQUIRE(database->run("PRAGMA user_version=99"));
  }
  CHECK(refused().find("of a newer Secure Base") != std::string::npos);
  fs::remove_all(folder.data());
  fs::create_directory(folder.data());
  {
    auto database = Database::open(folder.data() / "securebase.db", Database::Access::read_write);
    REQUIRE(database);
    REQUIRE(database->run("CREATE TABLE theirs(x)"));
  }
  CHECK(refused() == "The database belongs to another program.");
  const Folder blocked;
  std::ofstream(blocked.path / "file") << "x";
  CHECK_FALSE(KeptMapStore::open(blocked.path / "file" / "data", clock));
}

TEST_CASE("a full store refuses new maps, and is neither broken nor closed to the old ones") {
  const Folder folder;
  const SetClock clock;
  const auto opened = KeptMapStore::open(folder.data(), clock, 256 << 10);
  REQUIRE(opened);
  KeptMapStore& store = **opened;
  const std::string bytes(32 << 10, 'x');
  unsigned kept = 0;
  Result<bool> last = true;
  while (kept < 100 && last) {
    last = wait_for([&](auto then) { store.create(map(kept, bytes), then); });
    if (last) ++kept;
  }
  REQUIRE_FALSE(last);
  CHECK(last.error().code == Errc::busy);
  CHECK(kept >= 5);
  CHECK(kept <= 9);
  CHECK(store.healthy());
  CHECK(store.get(at(0), clock.now())->has_value());
  CHECK(*wait_for([&](auto then) { store.remove(at(0), clock.now(), then); }));
  CHECK(*wait_for([&](auto then) { store.remove(at(1), clock.now(), then); }));
  CHECK(*wait_for([&](auto then) { store.create(map(200, bytes), then); }));
}
