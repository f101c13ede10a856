// Fears: a text is changed on its way through JSON, a slip of a client is kept as a report, or a
// problem repeats what somebody wrote.
#include "securebase/contract/report_json.hpp"

#include <doctest/doctest.h>

using namespace securebase;
using namespace securebase::contract;

namespace {

std::vector<std::string> places(const Error& error) {
  std::vector<std::string> found;
  for (const Problem& one : error.problems) {
    CHECK_FALSE(one.mend.empty());
    CHECK((one.what + one.mend).find("secret") == std::string::npos);
    found.push_back(one.where);
  }
  return found;
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("a report is read as it was written") {
  const auto report = read_report(
      R"({"what":"a\"b\\c\n\u05e9 \ud83e\uddf8","where":"x","child_in_danger":"yes"})");
  REQUIRE(report);
  CHECK(report->what.reveal() == "a\"b\\c\n\u05e9 \U0001F9F8");
  CHECK(report->where->reveal() == "x");
  CHECK_FALSE(report->when);
  CHECK_FALSE(report->contact);
  CHECK(report->child_in_danger == care::ChildInDanger::yes);
}

TEST_CASE("every slip of a body is told at its place") {
  CHECK(places(read_report("{}").error()) == Places{"/what", "/child_in_danger"});
  const auto kinds =
      read_report(R"({"what":1,"where":null,"when":[],"contact":{},"child_in_danger":true})");
  CHECK(places(kinds.error()) ==
        Places{"/what", "/where", "/when", "/child_in_danger", "/contact"});
  CHECK(places(read_report(R"({"what":"secret","child_in_danger":"secret"})").error()) ==
        Places{"/child_in_danger"});
  CHECK(places(read_report(R"({"what":"x","child_in_danger":"no","name":"secret"})").error()) ==
        Places{"/name"});
  CHECK(places(read_report(R"({"what":"x","child_in_danger":"no","what":"y"})").error()) ==
        Places{"body"});
  CHECK(places(read_report("[]").error()) == Places{"body"});
  CHECK(places(read_report("{\"what\":\"\xff\"").error()).size() == 1);
  CHECK(places(read_report_number("{}").error()) == Places{"/id"});
  CHECK(places(read_report_number(R"({"id":"1"})").error()) == Places{"/id"});
  CHECK(places(read_report_to_close(R"({"id":1.5,"note":7})").error()) == Places{"/id", "/note"});
  CHECK(read_report_to_close(R"({"id":3,"note":"done"})")->note->reveal() == "done");
  CHECK_FALSE(read_report_to_close(R"({"id":3})")->note);
}

TEST_CASE("a page says what is there, and where the next one begins") {
  care::ReportPage page;
  CHECK(report_page_json(page) == R"({"open":0,"child_in_danger":0,"reports":[]})");
  care::ReceivedReport one;
  one.number = 7;
  one.report.what = care::Report::Text("\u05e9\u202e \U0001F9F8\n");
  one.report.child_in_danger = care::ChildInDanger::unsure;
  one.at = {0};
  one.closed_at = Instant{60};
  one.note = care::Report::Text("told");
  page.reports.push_back(std::move(one));
  page.open = 2;
  page.more = true;
  CHECK(report_page_json(page) ==
        "{\"open\":2,\"child_in_danger\":0,\"reports\":[{\"id\":7,"
        "\"received_at\":\"1970-01-01T00:00:00Z\",\"closed_at\":\"1970-01-01T00:01:00Z\","
        "\"child_in_danger\":\"unsure\",\"what\":\"\u05e9\u202e \U0001F9F8\\u000a\","
        "\"note\":\"told\"}],\"next\":7}");
  CHECK(report_received_json({0}) == R"({"received_at":"1970-01-01T00:00:00Z"})");
}
