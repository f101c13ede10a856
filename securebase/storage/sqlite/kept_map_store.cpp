#include "securebase/storage/sqlite/kept_map_store.hpp"

#include <sodium.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>
#include <vector>

#include "securebase/storage/sqlite/database.hpp"
#include "securebase/storage/sqlite/group_writer.hpp"
#include "securebase/storage/sqlite/schema.hpp"

namespace securebase::storage {

using care::Locator;
using care::SealedMap;

namespace {

// Runs a change that was bound, and says whether it touched a row.
Result<bool> touched(Database& database, Statement& statement) {
  auto row = statement.step();
  if (!row) return tl::unexpected(std::move(row.error()));
  return database.changes() > 0;
}

Result<bool> delete_expired(Database& database, Instant now) {
  Statement statement = database.prepared("DELETE FROM kept_map WHERE expires_at<=?1");
  return touched(database, statement.bind(1, now.seconds));
}

// What the maps take up on disk, without the room that deleted ones left.
Result<std::int64_t> bytes_used(Database& database) {
  const auto pages = database.number("PRAGMA page_count");
  const auto unused = database.number("PRAGMA freelist_count");
  const auto size = database.number("PRAGMA page_size");
  for (const auto* number : {&pages, &unused, &size}) {
    if (!*number) return tl::unexpected(number->error());
  }
  return (*pages - *unused) * *size;
}

auto no_room() {
  return failure(Errc::busy,
                 Problem{"This installation keeps as many maps as it has room for.", "request",
                         "Save or print the map on this device, and try again another day."});
}

Result<Salt> read_salt(Database& database) {
  Salt fresh;
  randombytes_buf(fresh.data(), fresh.size());
  {
    Statement insert = database.prepared("INSERT OR IGNORE INTO installation VALUES('salt',?1)");
    if (auto done = insert.bind(1, fresh).step(); !done) {
      return tl::unexpected(std::move(done.error()));
    }
  }
  Statement select = database.prepared("SELECT value FROM installation WHERE name='salt'");
  auto row = select.step();
  if (!row) return tl::unexpected(std::move(row.error()));
  const std::string bytes = select.bytes(0);
  Salt salt{};
  if (bytes.size() != salt.size()) {
    return failure(Errc::storage_failed,
                   Problem{"The salt of this installation has a wrong length.", "database",
                           "Restore the database from a copy."});
  }
  std::ranges::copy(bytes, salt.begin());
  return salt;
}

}  // namespace

struct KeptMapStore::Parts {
  using Done = care::MapStore::Done;

  std::filesystem::path file;
  Salt salt{};
  std::int64_t most_bytes = 0;
  // Looked at on the writer's thread after every change, so that a full store refuses without a
  // write: it must not look like a broken disk.
  std::atomic<std::int64_t> bytes{0};
  std::unique_ptr<GroupWriter> writer;
  // Readers at rest. A thread takes one for a read and puts it back: never more than threads read
  // at one time.
  std::mutex mutex;
  std::vector<Database> readers;

  Result<Database> take_reader() {
    {
      const std::lock_guard lock(mutex);
      if (!readers.empty()) {
        Database reader = std::move(readers.back());
        readers.pop_back();
        return reader;
      }
    }
    return Database::open(file, Database::Access::read_only);
  }
  // Hands a change to the writer, and notes what is used up after it.
  void write(GroupWriter::Change change, Done done) {
    writer->submit(
        [this, change = std::move(change)](Database& database) -> Result<bool> {
          auto changed = change(database);
          if (!changed) return changed;
          auto used = bytes_used(database);
          if (!used) return tl::unexpected(std::move(used.error()));
          bytes.store(*used, std::memory_order_relaxed);
          return changed;
        },
        std::move(done));
  }
  void put_back(Database reader) {
    const std::lock_guard lock(mutex);
    readers.push_back(std::move(reader));
  }
};

KeptMapStore::KeptMapStore(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
KeptMapStore::~KeptMapStore() = default;

Result<std::unique_ptr<KeptMapStore>> KeptMapStore::open(const std::filesystem::path& folder,
                                                         const care::Clock& clock,
                                                         std::int64_t most_bytes) {
  if (sodium_init() < 0) {
    return failure(Errc::storage_failed, Problem{"This system offers no randomness.", "system",
                                                 "Make /dev/urandom or getrandom available."});
  }
  auto parts = std::make_unique<Parts>();
  parts->file = std::filesystem::absolute(folder) / "securebase.db";
  auto database = Database::open(parts->file, Database::Access::read_write);
  if (!database) return tl::unexpected(std::move(database.error()));
  if (auto migrated = migrate(*database); !migrated) {
    migrated.error().problems.front().where = parts->file.string();
    return tl::unexpected(std::move(migrated.error()));
  }
  auto salt = read_salt(*database);
  if (!salt) return tl::unexpected(std::move(salt.error()));
  parts->salt = *salt;
  auto used = bytes_used(*database);
  if (!used) return tl::unexpected(std::move(used.error()));
  parts->bytes = *used;
  parts->most_bytes = most_bytes;
  parts->writer = std::make_unique<GroupWriter>(
      std::move(*database), [&clock, kept = parts.get()](Database& writing) -> Result<bool> {
        auto swept = delete_expired(writing, clock.now());
        if (const auto left = bytes_used(writing); swept && left) kept->bytes = *left;
        return swept;
      });
  return std::unique_ptr<KeptMapStore>(new KeptMapStore(std::move(parts)));
}

const Salt& KeptMapStore::salt() const { return parts_->salt; }
bool KeptMapStore::healthy() const { return parts_->writer->healthy(); }

void KeptMapStore::create(SealedMap map, Done done) {
  if (parts_->bytes.load(std::memory_order_relaxed) >= parts_->most_bytes) return done(no_room());
  parts_->write(
      [map = std::move(map)](Database& database) {
        Statement statement = database.prepared(
            "INSERT OR IGNORE INTO kept_map(locator,sealed,kept_at,expires_at) VALUES(?1,?2,?3,?4)");
        statement.bind(1, map.locator).bind(2, std::string_view(map.sealed));
        statement.bind(3, map.kept_at.seconds).bind(4, map.expires_at.seconds);
        return touched(database, statement);
      },
      std::move(done));
}

void KeptMapStore::replace(SealedMap map, Instant now, Done done) {
  parts_->write(
      [map = std::move(map), now](Database& database) {
        Statement statement = database.prepared(
            "UPDATE kept_map SET sealed=?2,kept_at=?3,expires_at=?4"
            " WHERE locator=?1 AND expires_at>?5");
        statement.bind(1, map.locator).bind(2, std::string_view(map.sealed));
        statement.bind(3, map.kept_at.seconds).bind(4, map.expires_at.seconds);
        return touched(database, statement.bind(5, now.seconds));
      },
      std::move(done));
}

void KeptMapStore::remove(const Locator& locator, Instant now, Done done) {
  parts_->write(
      [locator, now](Database& database) {
        Statement statement =
            database.prepared("DELETE FROM kept_map WHERE locator=?1 AND expires_at>?2");
        return touched(database, statement.bind(1, locator).bind(2, now.seconds));
      },
      std::move(done));
}

void KeptMapStore::sweep(Instant now, Done done) {
  parts_->write([now](Database& database) { return delete_expired(database, now); },
                std::move(done));
}

Result<std::optional<SealedMap>> KeptMapStore::get(const Locator& locator, Instant now) const {
  auto reader = parts_->take_reader();
  if (!reader) return tl::unexpected(std::move(reader.error()));
  std::optional<SealedMap> found;
  {
    Statement statement = reader->prepared(
        "SELECT sealed,kept_at,expires_at FROM kept_map WHERE locator=?1 AND expires_at>?2");
    auto row = statement.bind(1, locator).bind(2, now.seconds).step();
    if (!row) return tl::unexpected(std::move(row.error()));
    if (*row) {
      found = SealedMap{locator, statement.bytes(0), {statement.integer(1)}, {statement.integer(2)}};
    }
  }
  parts_->put_back(std::move(*reader));
  return found;
}

}  // namespace securebase::storage
