#include "securebase/storage/sqlite/database.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <mutex>

namespace securebase::storage {

namespace {

// What an operator can do about SQLite's result codes (https://sqlite.org/rescode.html).
Problem problem_for(int code, const char* message, const std::string& where) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return {"The disk is full.", where, "Free some space; nothing that was kept is lost."};
    case SQLITE_NOTADB:
      return {"This file is not a Secure Base database.", where,
              "Move it away, or choose another folder with --data."};
    case SQLITE_CORRUPT:
      return {"The database file is no longer sound on disk.", where, "Restore it from a copy."};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return {"The database cannot be opened for writing.", where,
              "Give this user the right to write to the folder and its files."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {"Another program holds the database.", where,
              "Make sure that only one server uses this folder."};
    default:
      return {std::string("The database answered: ") + message + ".", where,
              "Look at the disk and at the system log."};
  }
}

tl::unexpected<Error> failed(sqlite3* connection) {
  // Without the path: this may be told to a client.
  return failure(Errc::storage_failed, problem_for(sqlite3_extended_errcode(connection),
                                                   sqlite3_errmsg(connection), "database"));
}

Result<void> make_file(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.parent_path();
  std::error_code ec;
  if (!std::filesystem::exists(folder, ec)) {
    std::filesystem::create_directories(folder.parent_path(), ec);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
      return failure(Errc::storage_failed,
                     Problem{"The folder for the data cannot be made: " +
                                 std::string(std::strerror(errno)) + ".",
                             folder.string(), "Make it, or choose another with --data."});
    }
  }
  // SQLite gives its log and index the mode of the file, so the file is made first, for us alone. A
  // file that is there is never opened here: closing it would drop the locks of every connection of
  // this process (https://sqlite.org/howtocorrupt.html, 2.2), and the next program to leave would
  // take the log away from under them.
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made >= 0) ::close(made);
  const bool there = made >= 0 || (errno == EEXIST && ::access(file.c_str(), R_OK | W_OK) == 0);
  if (!there || ::access(folder.c_str(), W_OK) != 0) {
    return failure(Errc::storage_failed,
                   Problem{"The folder for the data cannot be written to: " +
                               std::string(std::strerror(errno)) + ".",
                           folder.string(),
                           "Give this user the right to write to it, or choose another with "
                           "--data."});
  }
  return {};
}

}  // namespace

Statement::~Statement() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  sqlite3_bind_int64(statement_, parameter, value);
  return *this;
}

Statement& Statement::bind(int parameter, std::span<const unsigned char> bytes) {
  sqlite3_bind_blob64(statement_, parameter, bytes.data(), bytes.size(), SQLITE_STATIC);
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view bytes) {
  sqlite3_bind_blob64(statement_, parameter, bytes.data(), bytes.size(), SQLITE_STATIC);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return failed(connection_);
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

bool Statement::null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::string Statement::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return data == nullptr ? std::string() : std::string(data, size);
}

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Database::Database(sqlite3* connection) : connection_(connection) {}
Database::Database(Database&&) noexcept = default;

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
}

Result<Database> Database::open(const std::filesystem::path& file, Access access) {
  // Memory statistics take a lock on every allocation; reads scale by a half more without them.
  static std::once_flag once;
  std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });

  const bool writes = access == Access::read_write;
  if (writes) {
    if (auto made = make_file(file); !made) return tl::unexpected(std::move(made.error()));
  }
  sqlite3* connection = nullptr;
  const int flags = (writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(file.c_str(), &connection, flags, nullptr);
  Database database(connection);
  if (code != SQLITE_OK) {
    return failure(Errc::storage_failed, problem_for(code, sqlite3_errstr(code), file.string()));
  }
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_busy_timeout(connection, 5000);
  auto set = database.run("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;");
  if (set && writes) {
    // FULL: a commit is on the disk before it is acknowledged. secure_delete: what is forgotten is
    // overwritten. The log is cut back after a burst.
    set = database.run(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        "PRAGMA journal_size_limit=4194304;");
  }
  if (!set) {
    set.error().problems.front().where = file.string();
    return tl::unexpected(std::move(set.error()));
  }
  return database;
}

Result<void> Database::run(const char* sql) {
  if (sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
    return failed(connection_.get());
  }
  return {};
}

Statement Database::prepared(const char* sql) {
  sqlite3_stmt*& statement = statements_[sql];
  if (statement == nullptr &&
      sqlite3_prepare_v3(connection_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                         nullptr) != SQLITE_OK) {
    // Steps of a statement that could not be prepared answer SQLITE_MISUSE, so this is no crash:
    // the disk may have gone while the schema was read.
    statement = nullptr;
  }
  return {connection_.get(), statement};
}

Result<std::int64_t> Database::number(const char* sql) {
  Statement statement = prepared(sql);
  auto row = statement.step();
  if (!row) return tl::unexpected(std::move(row.error()));
  return *row ? statement.integer(0) : 0;
}

std::int64_t Database::changes() const { return sqlite3_changes64(connection_.get()); }

}  // namespace securebase::storage
