// One connection to an SQLite file, and its prepared statements. Used by one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "securebase/base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace securebase::storage {

// A prepared statement on loan: it is reset, and what was bound is cleared, when the loan ends.
class Statement {
 public:
  Statement(sqlite3* connection, sqlite3_stmt* statement)
      : connection_(connection), statement_(statement) {}
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Parameters count from 1, columns from 0, as in SQL. The bytes must live until the loan ends.
  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::span<const unsigned char> bytes);
  Statement& bind(int parameter, std::string_view bytes);  // as a blob too

  [[nodiscard]] Result<bool> step();  // true: a row is there
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string bytes(int column) const;
  [[nodiscard]] bool null(int column) const;

 private:
  sqlite3* connection_;
  sqlite3_stmt* statement_;
};

class Database {
 public:
  enum class Access { read_write, read_only };

  // Creates the folder (mode 0700) and the file (mode 0600) for read_write. Write-ahead log,
  // synchronous=FULL, secure_delete. Errors: storage_failed, with the path.
  static Result<Database> open(const std::filesystem::path& file, Access access);
  Database(Database&&) noexcept;
  ~Database();

  [[nodiscard]] Result<void> run(const char* sql);  // one or more statements without parameters
  [[nodiscard]] Result<std::int64_t> number(const char* sql);  // the one number that it selects
  // Prepared once for each text. Requires: the text is a literal without mistakes.
  [[nodiscard]] Statement prepared(const char* sql);
  [[nodiscard]] std::int64_t changes() const;  // rows touched by the last statement

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  explicit Database(sqlite3* connection);
  std::unique_ptr<sqlite3, Close> connection_;
  std::unordered_map<const char*, sqlite3_stmt*> statements_;
};

}  // namespace securebase::storage
