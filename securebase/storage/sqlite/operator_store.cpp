#include "securebase/storage/sqlite/operator_store.hpp"

#include <sodium.h>

#include <array>
#include <utility>

#include "securebase/storage/sqlite/schema.hpp"

namespace securebase::storage {

namespace {

constexpr std::size_t key_bytes = 32;
using Hash = std::array<unsigned char, 32>;

// BLAKE2b (RFC 7693). The key is drawn uniformly from 2^256, so a fast hash is enough.
Hash hash_of(std::string_view key) {
  Hash hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(key.data()),
                     key.size(), nullptr, 0);
  return hash;
}

Result<bool> touched(Database& database, Statement& statement) {
  auto row = statement.step();
  if (!row) return tl::unexpected(std::move(row.error()));
  return database.changes() > 0;
}

}  // namespace

Result<std::unique_ptr<OperatorStore>> OperatorStore::open(const std::filesystem::path& folder) {
  if (sodium_init() < 0) {
    return failure(Errc::storage_failed, Problem{"This system offers no randomness.", "system",
                                                 "Make /dev/urandom or getrandom available."});
  }
  const auto file = std::filesystem::absolute(folder) / "securebase.db";
  auto database = Database::open(file, Database::Access::read_write);
  if (!database) return tl::unexpected(std::move(database.error()));
  if (auto migrated = migrate(*database); !migrated) {
    migrated.error().problems.front().where = file.string();
    return tl::unexpected(std::move(migrated.error()));
  }
  return std::unique_ptr<OperatorStore>(new OperatorStore(std::move(*database)));
}

Result<bool> OperatorStore::put(const care::AddedWording& wording) {
  const std::lock_guard lock(mutex_);
  Statement statement = database_.prepared(
      "INSERT OR IGNORE INTO added_wording(recipe,version,questionnaire,licence_note,at)"
      " VALUES(?1,?2,?3,?4,?5)");
  statement.bind(1, std::string_view(wording.recipe)).bind(2, std::string_view(wording.version));
  statement.bind(3, std::string_view(wording.questionnaire));
  statement.bind(4, std::string_view(wording.licence_note.text())).bind(5, wording.at.seconds);
  return touched(database_, statement);
}

Result<bool> OperatorStore::remove(std::string_view recipe) {
  const std::lock_guard lock(mutex_);
  Statement statement = database_.prepared("DELETE FROM added_wording WHERE recipe=?1");
  return touched(database_, statement.bind(1, recipe));
}

Result<std::vector<care::AddedWording>> OperatorStore::all() const {
  const std::lock_guard lock(mutex_);
  Statement statement = database_.prepared(
      "SELECT recipe,version,questionnaire,licence_note,at FROM added_wording ORDER BY recipe");
  std::vector<care::AddedWording> found;
  for (;;) {
    auto row = statement.step();
    if (!row) return tl::unexpected(std::move(row.error()));
    if (!*row) return found;
    auto note = care::LicenceNote::read(statement.bytes(3));
    if (!note) continue;  // somebody else's hand in the file: without a note it is not there
    found.push_back({statement.bytes(0), statement.bytes(1), statement.bytes(2), std::move(*note),
                     {statement.integer(4)}});
  }
}

Result<Private<std::string>> OperatorStore::draw(Instant now, Instant end) {
  std::array<unsigned char, key_bytes> bytes;
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, sodium_base64_ENCODED_LEN(key_bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING)>
      text;
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  sodium_memzero(bytes.data(), bytes.size());
  std::string key(text.data());
  sodium_memzero(text.data(), text.size());
  const Hash hash = hash_of(key);
  const std::lock_guard lock(mutex_);
  {
    Statement statement = database_.prepared("DELETE FROM operator_key WHERE expires_at<=?1");
    auto swept = touched(database_, statement.bind(1, now.seconds));
    if (!swept) return tl::unexpected(std::move(swept.error()));
  }
  Statement statement =
      database_.prepared("INSERT INTO operator_key(hash,expires_at) VALUES(?1,?2)");
  auto kept = touched(database_, statement.bind(1, hash).bind(2, end.seconds));
  if (!kept) return tl::unexpected(std::move(kept.error()));
  return Private<std::string>(std::move(key));
}

Result<std::optional<Instant>> OperatorStore::end_of(std::string_view key, Instant now) const {
  const Hash wanted = hash_of(key);
  const std::lock_guard lock(mutex_);
  Statement statement =
      database_.prepared("SELECT hash,expires_at FROM operator_key WHERE expires_at>?1");
  statement.bind(1, now.seconds);
  std::optional<Instant> end;
  // Every hash is looked at, each in constant time: how long it takes tells nothing of a key.
  for (;;) {
    auto row = statement.step();
    if (!row) return tl::unexpected(std::move(row.error()));
    if (!*row) return end;
    const std::string hash = statement.bytes(0);
    if (hash.size() == wanted.size() &&
        sodium_memcmp(hash.data(), wanted.data(), wanted.size()) == 0) {
      end = Instant{statement.integer(1)};
    }
  }
}

}  // namespace securebase::storage
