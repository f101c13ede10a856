// Reports in the operator's store. Their texts are bound and read as bytes, so that they come back
// exactly as they were sent.
#include <array>
#include <utility>

#include "securebase/storage/sqlite/operator_store.hpp"

namespace securebase::storage {

namespace {

using care::Report;

// What is not given stays unbound, which SQLite stores as NULL.
void bind(Statement& statement, int parameter, const std::optional<Report::Text>& text) {
  if (text) statement.bind(parameter, std::string_view(text->reveal()));
}

std::optional<Report::Text> text_at(const Statement& row, int column) {
  if (row.null(column)) return std::nullopt;
  return Report::Text(row.bytes(column));
}

std::optional<Instant> instant_at(const Statement& row, int column) {
  if (row.null(column)) return std::nullopt;
  return Instant{row.integer(column)};
}

care::ReceivedReport report_at(const Statement& row) {
  care::ReceivedReport one;
  one.number = row.integer(0);
  one.report.what = Report::Text(row.bytes(1));
  one.report.where = text_at(row, 2);
  one.report.when = text_at(row, 3);
  one.report.contact = text_at(row, 4);
  one.report.child_in_danger = static_cast<care::ChildInDanger>(row.integer(5));
  one.at = {row.integer(6)};
  one.read_at = instant_at(row, 7);
  one.closed_at = instant_at(row, 8);
  one.note = text_at(row, 9);
  return one;
}

Result<bool> touched(Database& database, Statement& statement) {
  auto row = statement.step();
  if (!row) return tl::unexpected(std::move(row.error()));
  return database.changes() > 0;
}

constexpr const char* columns_where =
    "SELECT number,what,place,moment,contact,child_in_danger,at,read_at,closed_at,note FROM report"
    " WHERE number<?1"
    " AND (?2=0 OR (?2=1 AND closed_at IS NULL) OR (?2=2 AND closed_at IS NOT NULL))"
    " ORDER BY number DESC LIMIT ?3";

}  // namespace

// One statement counts and keeps: two senders cannot both take the last place.
Result<bool> OperatorStore::append(const Report& report, Instant at, const Most& most) {
  const std::lock_guard lock(mutex_);
  Statement statement = database_.prepared(
      "INSERT INTO report(what,place,moment,contact,child_in_danger,at) SELECT ?1,?2,?3,?4,?5,?6"
      " WHERE (SELECT count(*) FROM report WHERE closed_at IS NULL)<?7"
      " AND (SELECT count(*) FROM report WHERE closed_at IS NULL AND at>?8)<?9");
  statement.bind(1, std::string_view(report.what.reveal()));
  bind(statement, 2, report.where);
  bind(statement, 3, report.when);
  bind(statement, 4, report.contact);
  statement.bind(5, static_cast<std::int64_t>(report.child_in_danger)).bind(6, at.seconds);
  statement.bind(7, most.open).bind(8, most.late.seconds).bind(9, most.open_of_late);
  return touched(database_, statement);
}

Result<care::ReportPage> OperatorStore::page(care::ReportsWanted wanted, std::int64_t before,
                                             std::size_t most) const {
  const std::lock_guard lock(mutex_);
  care::ReportPage page;
  {
    Statement counts = database_.prepared(
        "SELECT count(*),count(*) FILTER (WHERE child_in_danger=3) FROM report"
        " WHERE closed_at IS NULL");
    const auto row = counts.step();
    if (!row) return tl::unexpected(row.error());
    page.open = counts.integer(0);
    page.child_in_danger = counts.integer(1);
  }
  Statement statement = database_.prepared(columns_where);
  statement.bind(1, before).bind(2, static_cast<std::int64_t>(wanted));
  statement.bind(3, static_cast<std::int64_t>(most) + 1);
  for (;;) {
    auto row = statement.step();
    if (!row) return tl::unexpected(std::move(row.error()));
    if (!*row) return page;
    if (page.reports.size() == most) {
      page.more = true;
      return page;
    }
    page.reports.push_back(report_at(statement));
  }
}

Result<bool> OperatorStore::mark_read(std::int64_t number, Instant at) {
  const std::lock_guard lock(mutex_);
  Statement statement =
      database_.prepared("UPDATE report SET read_at=coalesce(read_at,?2) WHERE number=?1");
  return touched(database_, statement.bind(1, number).bind(2, at.seconds));
}

Result<bool> OperatorStore::close(std::int64_t number, Instant at,
                                  const std::optional<Report::Text>& note) {
  const std::lock_guard lock(mutex_);
  Statement statement = database_.prepared(
      "UPDATE report SET read_at=coalesce(read_at,?2),closed_at=?2,note=?3"
      " WHERE number=?1 AND closed_at IS NULL");
  statement.bind(1, number).bind(2, at.seconds);
  bind(statement, 3, note);
  return touched(database_, statement);
}

}  // namespace securebase::storage
