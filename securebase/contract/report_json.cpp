#include "securebase/contract/report_json.hpp"

#include <array>

#include "securebase/contract/replies.hpp"
#include "securebase/json/document.hpp"
#include "securebase/json/writer.hpp"

namespace securebase::contract {

namespace {

using care::Report;

// In the order of care::ChildInDanger.
constexpr std::array<std::string_view, 4> child_words{"unanswered", "no", "unsure", "yes"};

std::optional<Report::Text> text_if_given(const json::Object& object, std::string_view name) {
  const auto text = object.text_if_given(name);
  if (!text) return std::nullopt;
  return Report::Text(std::string(*text));
}

care::ChildInDanger read_child(const json::Object& object, std::vector<Problem>& problems) {
  const auto word = object.text("child_in_danger");
  if (!word) return care::ChildInDanger::unanswered;
  for (std::size_t i = 0; i < child_words.size(); ++i) {
    if (*word == child_words.at(i)) return static_cast<care::ChildInDanger>(i);
  }
  problems.push_back({"'child_in_danger' is none of the answers.", "/child_in_danger",
                      "Send one of: yes, no, unsure, unanswered."});
  return care::ChildInDanger::unanswered;
}

std::int64_t read_id(const json::Object& object, std::vector<Problem>& problems) {
  const std::size_t before = problems.size();
  const auto number = object.whole_number_if_given("id");
  if (!number && problems.size() == before) {
    problems.push_back({"'id' is missing.", "/id", "Send the id of a report, as the list has it."});
  }
  return number.value_or(0);
}

// What all three bodies have in common: one object, each member once.
template <class T, class Read>
Result<T> read_body(std::string_view body, Read read) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  if (!object) return failure(Errc::bad_input, std::move(problems));
  T value = read(*object, problems);
  if (json::outer_members(body).size() != object->size()) {
    problems.push_back({"A member is given twice.", "body", "Give each member once."});
  }
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return value;
}

void write_text(json::Writer& json, std::string_view name,
                const std::optional<Report::Text>& text) {
  if (text) json.member(name, text->reveal());
}

void write_instant(json::Writer& json, std::string_view name, const std::optional<Instant>& at) {
  if (at) json.member(name, date_time(*at));
}

void write_report(json::Writer& json, const care::ReceivedReport& one) {
  json.begin_object().member("id", one.number).member("received_at", date_time(one.at));
  write_instant(json, "read_at", one.read_at);
  write_instant(json, "closed_at", one.closed_at);
  json.member("child_in_danger",
              child_words.at(static_cast<std::size_t>(one.report.child_in_danger)));
  json.member("what", one.report.what.reveal());
  write_text(json, "where", one.report.where);
  write_text(json, "when", one.report.when);
  write_text(json, "contact", one.report.contact);
  write_text(json, "note", one.note);
  json.end_object();
}

}  // namespace

Result<Report> read_report(std::string_view body) {
  return read_body<Report>(body, [](const json::Object& object, std::vector<Problem>& problems) {
    object.only({"what", "where", "when", "child_in_danger", "contact"});
    Report report;
    report.what = Report::Text(std::string(object.text("what").value_or("")));
    report.where = text_if_given(object, "where");
    report.when = text_if_given(object, "when");
    report.child_in_danger = read_child(object, problems);
    report.contact = text_if_given(object, "contact");
    return report;
  });
}

Result<std::int64_t> read_report_number(std::string_view body) {
  return read_body<std::int64_t>(body, [](const json::Object& object, auto& problems) {
    object.only({"id"});
    return read_id(object, problems);
  });
}

Result<ReportToClose> read_report_to_close(std::string_view body) {
  return read_body<ReportToClose>(body, [](const json::Object& object, auto& problems) {
    object.only({"id", "note"});
    return ReportToClose{read_id(object, problems), text_if_given(object, "note")};
  });
}

std::string report_received_json(Instant at) {
  json::Writer json;
  json.begin_object().member("received_at", date_time(at)).end_object();
  return json.take();
}

std::string report_page_json(const care::ReportPage& page) {
  json::Writer json;
  json.begin_object().member("open", page.open);
  json.member("child_in_danger", page.child_in_danger).key("reports").begin_array();
  for (const care::ReceivedReport& one : page.reports) write_report(json, one);
  json.end_array();
  if (page.more) json.member("next", page.reports.back().number);
  json.end_object();
  return json.take();
}

}  // namespace securebase::contract
