// Seals maps under their code with libsodium: Argon2id makes the key, XChaCha20-Poly1305 seals.
#pragma once

#include <array>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "securebase/care/ports.hpp"

namespace securebase::storage {

// 64 MiB and 3 passes: the second choice of RFC 9106, 4, with one lane, as libsodium computes it.
// About a tenth of a second a code, so that 60 bits cannot be searched, not even with the file.
struct HashingCost {
  unsigned long long passes = 3;
  std::size_t memory_bytes = 64 * 1024 * 1024;
};

class SodiumVault final : public care::Vault {
 public:
  struct Options {
    HashingCost cost;
    unsigned threads = 2;      // each holds memory_bytes while it hashes, and gives it back after
    std::size_t queue = 64;    // further codes are told busy
  };

  SodiumVault(const std::array<unsigned char, 16>& salt, Options options);
  explicit SodiumVault(const std::array<unsigned char, 16>& salt) : SodiumVault(salt, Options{}) {}
  ~SodiumVault() override;  // finishes the codes under way, tells those that wait that it is busy

  void derive(Private<std::string> code, Derived done) override;
  [[nodiscard]] std::string seal(const Opener& opener, const Private<std::string>& text) override;
  [[nodiscard]] Result<Private<std::string>> open(const Opener& opener,
                                                  const std::string& sealed) override;
  [[nodiscard]] std::uint32_t draw(std::uint32_t below) override;

 private:
  struct Task {
    Private<std::string> code;
    Derived done;
  };
  void work();
  [[nodiscard]] Result<Opener> hash(const Private<std::string>& code) const;

  std::array<unsigned char, 16> salt_;
  Options options_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> waiting_;
  bool stopping_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace securebase::storage
