// The contract of care::ReportStore, over a real file. Fears: a report is lost or changed on its
// way, the last place is given twice, or an older file loses what was in it.
#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <limits>
#include <thread>

#include "securebase/storage/sqlite/operator_store.hpp"

using namespace securebase;
using namespace securebase::storage;
using care::Report;
using care::ReportsWanted;
using Text = Report::Text;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t newest = std::numeric_limits<std::int64_t>::max();
constexpr care::ReportStore::Most plenty{100'000, 100'000, {0}};

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "securebase-reports-XXXXXX").string();
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

Report saying(std::string what, care::ChildInDanger child = care::ChildInDanger::no) {
  Report report;
  report.what = Text(std::move(what));
  report.child_in_danger = child;
  return report;
}

care::ReportPage all(const OperatorStore& store, ReportsWanted wanted = ReportsWanted::all) {
  auto page = store.page(wanted, newest, 1000);
  REQUIRE(page);
  return std::move(*page);
}

}  // namespace

TEST_CASE("a report comes back byte for byte, also after the file was closed and opened") {
  const Folder folder;
  // A family of joined emoji, right to left with its marks, a line break, a zero byte.
  using namespace std::string_literals;
  const std::string what =
      "\U0001F468\u200D\U0001F469\u200D\U0001F467 \u202E\u05E9\u05DC\u05D5\u05DD\u202C\r\n"
      "\u0645\u0631\u062D\u0628\u0627\0 end"s;
  {
    const auto store = open(folder);
    Report report = saying(what, care::ChildInDanger::yes);
    report.where = Text("Somewhere");
    report.when = Text("yesterday");
    report.contact = Text("a@example.org");
    CHECK(*store->append(report, {77}, plenty));
    CHECK(*store->append(saying("no more", care::ChildInDanger::unanswered), {78}, plenty));
  }
  const auto page = all(*open(folder));
  REQUIRE(page.reports.size() == 2);
  const care::ReceivedReport& second = page.reports[0];
  CHECK(second.number == 2);
  CHECK(second.report.child_in_danger == care::ChildInDanger::unanswered);
  CHECK_FALSE(second.report.where);
  CHECK_FALSE(second.report.contact);
  CHECK_FALSE(second.read_at);
  CHECK_FALSE(second.closed_at);
  CHECK_FALSE(second.note);
  const care::ReceivedReport& first = page.reports[1];
  CHECK(first.report.what.reveal() == what);
  CHECK(first.report.where->reveal() == "Somewhere");
  CHECK(first.report.when->reveal() == "yesterday");
  CHECK(first.report.contact->reveal() == "a@example.org");
  CHECK(first.report.child_in_danger == care::ChildInDanger::yes);
  CHECK(first.at.seconds == 77);
  CHECK(page.open == 2);
  CHECK(page.child_in_danger == 1);
}

TEST_CASE("a report is read, then closed with a note, once") {
  const Folder folder;
  const auto store = open(folder);
  const auto server = open(folder);
  REQUIRE(*store->append(saying("one", care::ChildInDanger::yes), {10}, plenty));
  REQUIRE(*store->append(saying("two"), {11}, plenty));
  CHECK(*server->mark_read(1, {20}));
  CHECK(*server->mark_read(1, {30}));
  CHECK_FALSE(*server->mark_read(9, {20}));
  CHECK(all(*store).reports[1].read_at->seconds == 20);
  CHECK(*server->close(1, {40}, Text("Told the police.")));
  CHECK_FALSE(*server->close(1, {50}, Text("again")));
  CHECK_FALSE(*server->close(9, {40}, std::nullopt));
  CHECK(*server->close(2, {41}, std::nullopt));
  const auto closed = all(*store, ReportsWanted::closed);
  REQUIRE(closed.reports.size() == 2);
  CHECK(closed.reports[0].read_at->seconds == 41);  // who closes it has read it
  CHECK_FALSE(closed.reports[0].note);
  CHECK(closed.reports[1].note->reveal() == "Told the police.");
  CHECK(closed.reports[1].closed_at->seconds == 40);
  CHECK(closed.reports[1].read_at->seconds == 20);
  CHECK(closed.open == 0);
  CHECK(closed.child_in_danger == 0);
  CHECK(all(*store, ReportsWanted::open).reports.empty());
}

TEST_CASE("pages follow each other without a gap, also while new reports arrive") {
  const Folder folder;
  const auto store = open(folder);
  CHECK(all(*store).reports.empty());
  CHECK_FALSE(all(*store).more);
  for (int i = 1; i <= 7; ++i) REQUIRE(*store->append(saying(std::to_string(i)), {i}, plenty));
  REQUIRE(*store->close(6, {9}, std::nullopt));
  std::string seen;
  std::int64_t before = newest;
  for (bool more = true; more;) {
    const auto page = store->page(ReportsWanted::open, before, 2);
    REQUIRE(page);
    for (const auto& one : page->reports) seen += one.report.what.reveal();
    more = page->more;
    before = page->reports.back().number;
    REQUIRE(*store->append(saying("new"), {99}, plenty));
  }
  CHECK(seen == "754321");
}

TEST_CASE("the limits count open reports, all of them and those of late") {
  const Folder folder;
  const auto store = open(folder);
  const care::ReportStore::Most most{4, 2, {100}};
  const auto send = [&](std::int64_t at) { return *store->append(saying("x"), {at}, most); };
  CHECK(send(100));  // not after the moment: not of late
  CHECK(send(101));
  CHECK(send(102));
  CHECK_FALSE(send(103));
  REQUIRE(*store->close(3, {104}, std::nullopt));
  CHECK(send(90));
  CHECK(send(104));
  CHECK_FALSE(send(90));  // four are open
  CHECK(all(*store).reports.size() == 5);
}

TEST_CASE("many senders at once are kept each, and none beyond the limit") {
  const Folder folder;
  const auto store = open(folder);
  const auto other = open(folder);
  std::atomic<int> kept{0};
  {
    std::vector<std::jthread> senders;
    for (int t = 0; t < 4; ++t) {
      senders.emplace_back([&, t] {
        for (int i = 0; i < 20; ++i) {
          const auto done = (t % 2 == 0 ? store : other)->append(saying("x"), {1}, {50, 50, {0}});
          if (done && *done) ++kept;
        }
      });
    }
  }
  CHECK(kept == 50);
  CHECK(all(*store).reports.size() == 50);
}

TEST_CASE("a file of the second version keeps its data and gains the queue") {
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
        "CREATE INDEX kept_map_by_end ON kept_map(expires_at);"
        "CREATE TABLE added_wording(recipe BLOB NOT NULL PRIMARY KEY, version BLOB NOT NULL,"
        "  questionnaire BLOB NOT NULL,"
        "  licence_note BLOB NOT NULL CHECK(length(trim(CAST(licence_note AS TEXT))) >= 10),"
        "  at INTEGER NOT NULL) STRICT;"
        "CREATE TABLE operator_key(hash BLOB NOT NULL PRIMARY KEY CHECK(length(hash)=32),"
        "  expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
        "INSERT INTO kept_map VALUES(x'01',x'02',3,4);"
        "INSERT INTO added_wording VALUES(CAST('phq-9' AS BLOB),CAST('1.0.0' AS BLOB),x'7b7d',"
        "  CAST('Permission of the author' AS BLOB),5);"
        "INSERT INTO operator_key VALUES(zeroblob(32),6);"
        "PRAGMA user_version=2;"));
  }
  const auto store = open(folder);
  CHECK(*store->append(saying("x"), {1}, plenty));
  REQUIRE(store->all()->size() == 1);
  CHECK(store->all()->front().recipe == "phq-9");
  auto database = Database::open(folder.file(), Database::Access::read_only);
  REQUIRE(database);
  CHECK(database->number("SELECT expires_at FROM kept_map").value() == 4);
  CHECK(database->number("SELECT expires_at FROM operator_key").value() == 6);
  CHECK(database->number("PRAGMA user_version").value() == 3);
}
