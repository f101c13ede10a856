#include "securebase/care/reports.hpp"

#include <limits>

#include "securebase/care/characters.hpp"

namespace securebase::care {

namespace {

// Says how long the text is, and never what it says.
void check_text(const Report::Text& text, std::string_view name, std::size_t most,
                std::vector<Problem>& problems) {
  const std::string where = "/" + std::string(name);
  if (blank(text.reveal())) {
    problems.push_back({"'" + std::string(name) + "' is empty.", where,
                        name == "what" ? "Say in a few words what happened." : "Leave it out."});
    return;
  }
  const std::size_t length = characters(text.reveal());
  if (length > most) {
    problems.push_back({"'" + std::string(name) + "' has " + std::to_string(length) +
                            " characters.",
                        where, "Send at most " + std::to_string(most) + "."});
  }
}

void check_text(const std::optional<Report::Text>& text, std::string_view name, std::size_t most,
                std::vector<Problem>& problems) {
  if (text) check_text(*text, name, most, problems);
}

}  // namespace

Result<Instant> Reports::send(const Report& report) {
  std::vector<Problem> problems;
  check_text(report.what, "what", most_of_what, problems);
  check_text(report.where, "where", most_of_others, problems);
  check_text(report.when, "when", most_of_others, problems);
  check_text(report.contact, "contact", most_of_others, problems);
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  const Instant now = clock_.now();
  const auto kept = store_.append(report, now, {most_open, most_open_of_an_hour, now + -60LL * 60});
  if (!kept) return tl::unexpected(kept.error());
  if (*kept) return now;
  return failure(Errc::busy,
                 Problem{"So many reports wait to be read that this one was not kept.", "reports",
                         "Keep what you wrote and send it again in an hour. If a child is in "
                         "danger, do not wait: call the emergency number or a line for children."});
}

Result<ReportPage> Reports::page(ReportsWanted wanted, std::optional<std::int64_t> before) const {
  return store_.page(wanted, before.value_or(std::numeric_limits<std::int64_t>::max()), page_size);
}

Result<bool> Reports::mark_read(std::int64_t number) {
  return store_.mark_read(number, clock_.now());
}

Result<bool> Reports::close(std::int64_t number, const std::optional<Report::Text>& note) {
  std::vector<Problem> problems;
  check_text(note, "note", most_of_note, problems);
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return store_.close(number, clock_.now(), note);
}

}  // namespace securebase::care
