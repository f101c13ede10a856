// The link that opens the operator's pages until there are accounts: a key that lives for an hour.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "securebase/base/instant.hpp"
#include "securebase/base/private.hpp"
#include "securebase/base/result.hpp"
#include "securebase/care/ports.hpp"

namespace securebase::care {

// Keeps of each key only its hash and its end. Thread-safe; each call blocks for the time of a read
// or a write. Errors: storage_failed.
class OperatorKeyStore {
 public:
  virtual ~OperatorKeyStore() = default;
  // Draws a key of 256 random bits; keys whose time is over are deleted.
  [[nodiscard]] virtual Result<Private<std::string>> draw(Instant now, Instant end) = 0;
  // When the key ends; nothing when it is unknown or over. Compares in constant time.
  [[nodiscard]] virtual Result<std::optional<Instant>> end_of(std::string_view key,
                                                              Instant now) const = 0;
};

class OperatorLinks {
 public:
  static constexpr std::int64_t valid_seconds = 60LL * 60;
  // Wrong keys in one minute after which further wrong ones hear "wait". A right key never waits.
  static constexpr int most_wrong = 20;

  // Both must outlive this object.
  OperatorLinks(OperatorKeyStore& keys, const Clock& clock) : keys_(keys), clock_(clock) {}

  [[nodiscard]] Result<Private<std::string>> make();
  // Whether the value of an Authorization header opens the operator's pages, and until when.
  // Thread-safe. Errors: wrong_key, busy, storage_failed.
  [[nodiscard]] Result<Instant> check(std::string_view authorization);

 private:
  [[nodiscard]] bool too_many_wrong(Instant now);

  OperatorKeyStore& keys_;
  const Clock& clock_;
  std::mutex mutex_;
  Instant minute_{};
  int wrong_ = 0;
};

}  // namespace securebase::care
