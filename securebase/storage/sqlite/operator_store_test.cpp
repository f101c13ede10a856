// Fears: wording without a licence note gets in by any door, a key can be read from the disk, or an
// older file loses what was in it.
#include "securebase/storage/sqlite/operator_store.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "securebase/storage/sqlite/schema.hpp"

using namespace securebase;
using namespace securebase::storage;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "securebase-operator-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  [[nodiscard]] fs::path file() const { return path / "securebase.db"; }
};

std::unique_ptr<OperatorStore> open(const Folder& folder) {
  auto store = OperatorStore::open(folder.path);
  REQUIRE(store);
  return std::move(*store);
}

care::AddedWording wording(const std::string& recipe, const std::string& json = "{\"a\":1}") {
  return {recipe, "1.0.0", json, *care::LicenceNote::read("Permission of the author, 2026"), {77}};
}

std::string everything_on_disk(const Folder& folder) {
  std::string bytes;
  for (const auto& entry : fs::directory_iterator(folder.path)) {
    std::ifstream file(entry.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }
  return bytes;
}

// Opens the file when told to, looks for a recipe, and leaves. It is forked before this process
// opens the file, because SQLite cannot be carried across a fork.
struct OtherProgram {
  int tell[2]{};
  pid_t child = 0;
  OtherProgram(const Folder& folder, const std::string& recipe) {
    REQUIRE(::pipe(tell) == 0);
    child = ::fork();
    if (child != 0) return;
    int status = 2;
    char go = 0;
    if (::read(tell[0], &go, 1) == 1) {
      status = 1;
      if (const auto store = OperatorStore::open(folder.path)) {
        const auto all = (*store)->all();
        for (const auto& one : *all) status = one.recipe == recipe ? 0 : status;
      }
    }
    ::_exit(status);
  }
  ~OtherProgram() {
    ::close(tell[0]);
    ::close(tell[1]);
  }
  bool sees_it() {
    REQUIRE(::write(tell[1], "g", 1) == 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) < 2);
    return WEXITSTATUS(status) == 0;
  }
};

}  // namespace

TEST_CASE("wording is kept byte for byte, once for each recipe, and seen by a second program") {
  const Folder folder;
  const auto store = open(folder);
  const auto server = open(folder);  // as a running server beside the command line
  CHECK(server->all()->empty());
  const std::string json("{\"text\":\"caf\u00e9 \\u0000\"}\n");
  CHECK(*store->put(wording("b", json)));
  CHECK(*store->put(wording("a")));
  CHECK_FALSE(*store->put(wording("b", "other")));
  const auto all = server->all();
  REQUIRE(all);
  REQUIRE(all->size() == 2);
  CHECK((*all)[0].recipe == "a");
  CHECK((*all)[1].questionnaire == json);
  CHECK((*all)[1].version == "1.0.0");
  CHECK((*all)[1].licence_note.text() == "Permission of the author, 2026");
  CHECK((*all)[1].at.seconds == 77);
  CHECK(*server->remove("b"));
  CHECK_FALSE(*store->remove("b"));
  CHECK(store->all()->size() == 1);
}

TEST_CASE("no wording without a licence note, not even by SQL behind the program's back") {
  const Folder folder;
  const auto store = open(folder);
  auto database = Database::open(folder.file(), Database::Access::read_write);
  REQUIRE(database);
  for (const std::string note : {"NULL", "x''", "''", "CAST('          ' AS BLOB)",
                                 "CAST('short' AS BLOB)", "CAST('   padded    ' AS BLOB)"}) {
    const std::string sql =
        "INSERT INTO added_wording VALUES(CAST('phq-9' AS BLOB),x'31',x'7b7d'," + note + ",1)";
    CHECK_FALSE(database->run(sql.c_str()));
  }
  CHECK(*store->put(wording("phq-9")));
  CHECK_FALSE(database->run("UPDATE added_wording SET licence_note=x'20'"));
  CHECK_FALSE(database->run("UPDATE added_wording SET licence_note=NULL"));
  // What the table cannot see, the reading does: a note of invisible spaces is none.
  REQUIRE(database->run("UPDATE added_wording SET licence_note="
                        "CAST(replace(hex(zeroblob(10)),'00','\u2003') AS BLOB)"));
  CHECK(store->all()->empty());
}

TEST_CASE("a key opens until its end, on every connection, and is not on the disk") {
  const Folder folder;
  const auto store = open(folder);
  const auto server = open(folder);
  const auto key = store->draw({1000}, {4600});
  REQUIRE(key);
  CHECK(key->reveal().size() == 43);  // 256 bits in base 64
  CHECK(server->end_of(key->reveal(), {4599}).value() == Instant{4600});
  CHECK_FALSE(server->end_of(key->reveal(), {4600}).value());
  CHECK_FALSE(server->end_of(key->reveal().substr(1), {1000}).value());
  CHECK_FALSE(server->end_of("", {1000}).value());
  CHECK(everything_on_disk(folder).find(key->reveal()) == std::string::npos);
  CHECK(everything_on_disk(folder).find(key->reveal().substr(0, 12)) == std::string::npos);
  const auto second = server->draw({1000}, {5000});
  CHECK(second->reveal() != key->reveal());
  CHECK(store->end_of(key->reveal(), {1000}).value());  // a new link does not end the old one
  REQUIRE(store->draw({4700}, {9000}));
  auto database = Database::open(folder.file(), Database::Access::read_only);
  CHECK(database->number("SELECT count(*) FROM operator_key").value() == 2);
}

TEST_CASE("a program that opens and leaves the file does not take it away from a running server") {
  const Folder folder;
  OtherProgram early(folder, "before"), late(folder, "after"), last(folder, "before");
  const auto first = open(folder);
  const auto second = open(folder);  // opening again in one process must not drop its locks
  CHECK(*first->put(wording("before")));
  CHECK(early.sees_it());
  CHECK(*second->put(wording("after")));
  CHECK(late.sees_it());
  CHECK(*first->remove("before"));
  CHECK_FALSE(last.sees_it());
}

TEST_CASE("a file of the first version keeps its maps and gains the new tables") {
  const Folder folder;
  {
    auto old = Database::open(folder.file(), Database::Access::read_write);
    REQUIRE(old);
    REQUIRE(old->run(
        "PRAGMA application_id=1396851059;"
        "CREATE TABLE installation(name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL)"
        "  STRICT, WITHOUT ROWID;"
        "CREATE TABLE kept_map(locator BLOB NOT NULL PRIMARY KEY, sealed BLOB NOT NULL,"
        "  kept_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT;"
        "INSERT INTO kept_map VALUES(x'01',x'02',3,4);"
        "PRAGMA user_version=1;"));
  }
  const auto store = open(folder);
  CHECK(*store->put(wording("a")));
  auto database = Database::open(folder.file(), Database::Access::read_only);
  REQUIRE(database);
  CHECK(database->number("SELECT expires_at FROM kept_map").value() == 4);
  CHECK(database->number("PRAGMA user_version").value() == 3);
}
