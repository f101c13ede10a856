// Fear: a number that changed months ago still stands on the page of help, and nobody is reminded.
#include "securebase/content/crisis_dates.hpp"

#include <doctest/doctest.h>

#include "securebase/content/content_folder_for_test.hpp"

namespace securebase::content {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// Of the emergency number; the line of the folder is dated a day later.
constexpr sys_days checked{std::chrono::year(2024) / 2 / 28};

}  // namespace

TEST_CASE("a number is due again after 90 days, and not before") {
  const ContentFolder folder;
  CHECK(crisis_dates(folder.path(), checked + days(90)).overdue.empty());
  const CrisisDates one = crisis_dates(folder.path(), checked + days(91));
  REQUIRE(one.overdue.size() == 1);
  CHECK(one.ahead.empty());
  CHECK(one.overdue[0].what == "This number was last checked 91 days ago");
  CHECK(one.overdue[0].where.find("safety/crisis-lines.yaml:") != std::string::npos);
  CHECK(one.overdue[0].where.ends_with(" /countries/0/emergency/0/checked_on"));
  const CrisisDates both = crisis_dates(folder.path(), checked + days(92));
  REQUIRE(both.overdue.size() == 2);
  CHECK(both.overdue[1].where.ends_with(" /countries/0/lines/0/checked_on"));
}

TEST_CASE("a day that has not come yet is told") {
  const ContentFolder folder;
  const CrisisDates dates = crisis_dates(folder.path(), checked);
  CHECK(dates.overdue.empty());
  REQUIRE(dates.ahead.size() == 1);
  CHECK(dates.ahead[0].what == "2024-02-29 has not come yet");
}

TEST_CASE("what cannot be read is left to the check of the file") {
  const ContentFolder folder;
  folder.replace("safety/crisis-lines.yaml", "2024-02-28", "soon");
  CHECK(crisis_dates(folder.path(), checked + days(1)).ahead.empty());
  folder.write("safety/crisis-lines.yaml", "countries: none\n");
  CHECK(crisis_dates(folder.path(), checked).ahead.empty());
  CHECK(crisis_dates(folder.path() / "nowhere", checked).overdue.empty());
}

}  // namespace securebase::content
