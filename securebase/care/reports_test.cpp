// Fears: a report is lost while its sender believes it was kept, a flood buries the others, or a
// problem repeats what somebody wrote.
#include "securebase/care/reports.hpp"

#include <doctest/doctest.h>

#include "securebase/care/characters.hpp"
#include "securebase/care/imitated_ports_for_test.hpp"

using namespace securebase;
using namespace securebase::care;

namespace {

using Text = Report::Text;

struct ReportsInMemory final : ReportStore {
  std::vector<ReceivedReport> kept;
  bool refuses = false;

  Result<bool> append(const Report& report, Instant at, const Most& most) override {
    if (refuses) return failure(Errc::storage_failed, Problem{"No disk.", "store", "Wait."});
    const auto open = [](const ReceivedReport& one) { return !one.closed_at; };
    const auto late = [&](const ReceivedReport& one) { return open(one) && one.at > most.late; };
    if (std::ranges::count_if(kept, open) >= most.open) return false;
    if (std::ranges::count_if(kept, late) >= most.open_of_late) return false;
    kept.push_back({static_cast<std::int64_t>(kept.size()) + 1, report, at, {}, {}, {}});
    return true;
  }
  Result<ReportPage> page(ReportsWanted, std::int64_t, std::size_t) const override {
    return ReportPage{};
  }
  Result<bool> mark_read(std::int64_t, Instant) override { return true; }
  Result<bool> close(std::int64_t number, Instant at, const std::optional<Text>&) override {
    kept.at(static_cast<std::size_t>(number) - 1).closed_at = at;
    return true;
  }
};

Report saying(std::string what) {
  Report report;
  report.what = Text(std::move(what));
  return report;
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

TEST_CASE("a report of what happened is enough, and the longest text is kept whole") {
  ReportsInMemory store;
  const SetClock clock;
  Reports reports(store, clock);
  CHECK(reports.send(saying("x")).value() == clock.time);
  const std::string longest = repeated("\U0001F9F8", Reports::most_of_what);  // four bytes each
  CHECK(reports.send(saying(longest)));
  CHECK(store.kept.at(1).report.what.reveal() == longest);
}

TEST_CASE("every text that is empty or too long is told at once, and never repeated") {
  ReportsInMemory store;
  const SetClock clock;
  Reports reports(store, clock);
  Report report = saying(repeated("secret ", 600));
  report.where = Text(repeated("\u0645", Reports::most_of_others + 1));
  report.when = Text(" \t\u00a0\u3000\n");
  report.contact = Text("");
  const auto refused = reports.send(report);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::bad_input);
  const auto& problems = refused.error().problems;
  REQUIRE(problems.size() == 4);
  CHECK(problems[0].where == "/what");
  CHECK(problems[0].what == "'what' has 4200 characters.");
  CHECK(problems[1].where == "/where");
  CHECK(problems[2].where == "/when");
  CHECK(problems[3].where == "/contact");
  for (const Problem& one : problems) {
    CHECK((one.what + one.mend).find("secret") == std::string::npos);
  }
  for (const std::string& nothing : {std::string(), std::string(" \n\u2003\u200b")}) {
    CHECK(reports.send(saying(nothing)).error().problems.front().where == "/what");
  }
  CHECK(store.kept.empty());
}

TEST_CASE("a flood is refused with what to do, until an hour is over or some are closed") {
  ReportsInMemory store;
  SetClock clock;
  Reports reports(store, clock);
  for (int i = 0; i < Reports::most_open_of_an_hour; ++i) REQUIRE(reports.send(saying("x")));
  const auto refused = reports.send(saying("x"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Errc::busy);
  CHECK(refused.error().problems.front().mend.find("If a child is in danger") != std::string::npos);
  CHECK(reports.close(1, std::nullopt).value());
  CHECK(reports.send(saying("x")));
  CHECK_FALSE(reports.send(saying("x")));
  clock.time = clock.time + 3600;
  CHECK(reports.send(saying("x")));
  for (int hour = 0; hour < 20; ++hour) {
    clock.time = clock.time + 3600;
    while (reports.send(saying("x"))) {
    }
  }
  const auto waits = [](const ReceivedReport& one) { return !one.closed_at; };
  CHECK(std::ranges::count_if(store.kept, waits) == Reports::most_open);
  clock.time = clock.time + 7200;
  CHECK(reports.send(saying("x")).error().code == Errc::busy);
}

TEST_CASE("what the store could not keep is not called kept") {
  ReportsInMemory store;
  const SetClock clock;
  Reports reports(store, clock);
  store.refuses = true;
  CHECK(reports.send(saying("x")).error().code == Errc::storage_failed);
}

TEST_CASE("a note is checked like the rest") {
  ReportsInMemory store;
  const SetClock clock;
  Reports reports(store, clock);
  REQUIRE(reports.send(saying("x")));
  CHECK(reports.close(1, Text("")).error().problems.front().where == "/note");
  CHECK(reports.close(1, Text(repeated("n", 2001))).error().problems.front().where == "/note");
  CHECK(reports.close(1, Text(repeated("n", 2000))).value());
}

TEST_CASE("characters are counted as people count them, not as bytes") {
  CHECK(characters("") == 0);
  CHECK(characters("caf\u00e9 \U0001F9F8") == 6);
  CHECK(blank(""));
  CHECK(blank("\u00a0\u200f"));  // a mark of direction shows nothing
  CHECK_FALSE(blank("\u00e9"));
}
