#include "securebase/storage/sqlite/schema.hpp"

#include <array>

namespace securebase::storage {

namespace {

// Entry i brings version i to version i + 1. A released entry never changes. 1396851059 is "SBas"
// read as a number: `file` and other programs can tell whose database it is.
constexpr std::array<const char*, 3> steps{
    // Version 1: maps that only their code can open.
    "PRAGMA application_id=1396851059;"
    "CREATE TABLE installation(name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL)"
    "  STRICT, WITHOUT ROWID;"
    "CREATE TABLE kept_map(locator BLOB NOT NULL PRIMARY KEY, sealed BLOB NOT NULL,"
    "  kept_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT;"
    "CREATE INDEX kept_map_by_end ON kept_map(expires_at);"
    "PRAGMA user_version=1;",
    // Version 2: wording that operators added, never without a licence note; the keys of operators'
    // links, as hashes.
    "CREATE TABLE added_wording(recipe BLOB NOT NULL PRIMARY KEY, version BLOB NOT NULL,"
    "  questionnaire BLOB NOT NULL,"
    "  licence_note BLOB NOT NULL CHECK(length(trim(CAST(licence_note AS TEXT))) >= 10),"
    "  at INTEGER NOT NULL) STRICT;"
    "CREATE TABLE operator_key(hash BLOB NOT NULL PRIMARY KEY CHECK(length(hash)=32),"
    "  expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "PRAGMA user_version=2;",
    // Version 3: reports of what somebody saw, with what became of them. child_in_danger: 0 not
    // answered, 1 no, 2 unsure, 3 yes.
    "CREATE TABLE report(number INTEGER NOT NULL PRIMARY KEY,"
    "  what BLOB NOT NULL CHECK(length(what) > 0), place BLOB, moment BLOB, contact BLOB,"
    "  child_in_danger INTEGER NOT NULL CHECK(child_in_danger BETWEEN 0 AND 3),"
    "  at INTEGER NOT NULL, read_at INTEGER, closed_at INTEGER, note BLOB,"
    "  CHECK(note IS NULL OR closed_at IS NOT NULL)) STRICT;"
    "CREATE INDEX report_open ON report(at) WHERE closed_at IS NULL;"
    "PRAGMA user_version=3;"};

tl::unexpected<Error> refuse(std::string what, std::string mend) {
  return failure(Errc::storage_failed, Problem{std::move(what), "database", std::move(mend)});
}

Result<void> migrate_inside(Database& database) {
  const auto version = database.number("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  const auto latest = static_cast<std::int64_t>(steps.size());
  if (*version > latest) {
    return refuse("The database is of a newer Secure Base: its schema is " +
                      std::to_string(*version) + ", this program knows up to " +
                      std::to_string(latest) + ".",
                  "Run the newer program, or choose another folder with --data.");
  }
  const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
  if (!tables) return tl::unexpected(tables.error());
  const auto owner = database.number("PRAGMA application_id");
  if (!owner) return tl::unexpected(owner.error());
  if (*tables > 0 && *owner != 1396851059) {
    return refuse("The database belongs to another program.",
                  "Move it away, or choose another folder with --data.");
  }
  for (auto at = static_cast<std::size_t>(*version); at < steps.size(); ++at) {
    if (auto done = database.run(steps[at]); !done) return done;
  }
  return {};
}

}  // namespace

Result<void> migrate(Database& database) {
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return begun;
  auto done = migrate_inside(database);
  if (done) return database.run("COMMIT");
  (void)database.run("ROLLBACK");  // what went wrong first is what is told
  return done;
}

}  // namespace securebase::storage
