// What the use cases need from the world. The room `storage` implements it, tests imitate it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "securebase/base/instant.hpp"
#include "securebase/base/private.hpp"
#include "securebase/base/result.hpp"

namespace securebase::care {

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

// Where a sealed map lies. Derived from the code, and says nothing about it.
using Locator = std::array<unsigned char, 32>;

struct SealedMap {
  Locator locator{};
  std::string sealed;  // bytes that only the code can open
  Instant kept_at, expires_at;
};

// Durable: a completion is called only when the change would survive a loss of power. It may be
// called on another thread. Errors: storage_failed, busy.
class MapStore {
 public:
  using Done = std::function<void(Result<bool>)>;
  virtual ~MapStore() = default;

  virtual void create(SealedMap map, Done done) = 0;  // false: something lies at this locator
  // Both leave alone, and answer false, what is not there or has expired by `now`.
  virtual void replace(SealedMap map, Instant now, Done done) = 0;
  virtual void remove(const Locator& locator, Instant now, Done done) = 0;
  virtual void sweep(Instant now, Done done) = 0;  // deletes what has expired

  // Blocks for the time of a read. Thread-safe.
  [[nodiscard]] virtual Result<std::optional<SealedMap>> get(const Locator& locator,
                                                             Instant now) const = 0;
};

// Seals and opens under a code, and draws at random.
class Vault {
 public:
  // What a code opens. Wiped when it goes.
  class Key {
   public:
    explicit Key(const std::array<unsigned char, 32>& bytes) : bytes_(bytes) {}
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    Key(Key&& other) noexcept : bytes_(other.bytes_) { other.wipe(); }
    Key& operator=(Key&&) = delete;
    ~Key() { wipe(); }
    [[nodiscard]] const unsigned char* bytes() const { return bytes_.data(); }

   private:
    void wipe() {
      for (volatile unsigned char& byte : bytes_) byte = 0;  // volatile: may not be left out
    }
    std::array<unsigned char, 32> bytes_;
  };
  struct Opener {
    Key key;
    Locator locator;
  };
  using Derived = std::function<void(Result<Opener>)>;

  virtual ~Vault() = default;

  // Slow on purpose. Calls `done` on a thread of the vault, which may block for a read; with
  // Errc::busy, on the caller's thread, when too many wait already.
  virtual void derive(Private<std::string> code, Derived done) = 0;
  [[nodiscard]] virtual std::string seal(const Opener& opener, const Private<std::string>& text) = 0;
  // Errors: storage_failed, when the bytes are not what was sealed.
  [[nodiscard]] virtual Result<Private<std::string>> open(const Opener& opener,
                                                          const std::string& sealed) = 0;
  [[nodiscard]] virtual std::uint32_t draw(std::uint32_t below) = 0;  // uniform
};

}  // namespace securebase::care
