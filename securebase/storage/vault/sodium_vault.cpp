#include "securebase/storage/vault/sodium_vault.hpp"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace securebase::storage {

namespace {

// A sealed map: version byte, nonce, ciphertext with its tag.
constexpr unsigned char version = 1;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t head_size = 1 + nonce_size;
// Padding to whole blocks: the size of what is kept tells little about the map.
constexpr std::size_t block = 4096;

// Binds the ciphertext to its place: a sealed map moved to another row does not open.
std::array<unsigned char, 33> bound_to(const care::Locator& locator) {
  std::array<unsigned char, 33> data{};
  std::ranges::copy(locator, data.begin());
  data.back() = version;
  return data;
}

const unsigned char* bytes(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

void wipe(std::string& text) { sodium_memzero(text.data(), text.size()); }

auto cannot_open() {
  return failure(Errc::storage_failed,
                 Problem{"The map under this code is not as it was kept.", "/code",
                         "Go on from the device where it was saved, and keep it again."});
}

auto too_busy() {
  return failure(Errc::busy, Problem{"Many codes are being opened at this moment.", "request",
                                     "Try again in a few seconds."});
}

}  // namespace

SodiumVault::SodiumVault(const std::array<unsigned char, 16>& salt, Options options)
    : salt_(salt), options_(options) {
  static_assert(crypto_pwhash_SALTBYTES == 16);
  if (sodium_init() < 0) std::abort();  // no randomness on this system: nothing can be sealed
  for (unsigned i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { work(); });
}

SodiumVault::~SodiumVault() {
  std::deque<Task> left;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    left = std::exchange(waiting_, {});
  }
  wake_.notify_all();
  threads_.clear();  // joins
  for (Task& task : left) task.done(too_busy());
}

void SodiumVault::derive(Private<std::string> code, Derived done) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() < options_.queue && !stopping_) {
      waiting_.push_back({std::move(code), std::move(done)});
      wake_.notify_one();
      return;
    }
  }
  done(too_busy());
}

void SodiumVault::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    Task task = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    auto opener = hash(task.code);
    std::string code = std::move(task.code).reveal();
    wipe(code);
    task.done(std::move(opener));
    task = {};  // what it holds goes now, not with the next code
    lock.lock();
  }
}

Result<care::Vault::Opener> SodiumVault::hash(const Private<std::string>& code) const {
  std::array<unsigned char, 64> out;
  const std::string& text = code.reveal();
  // Its memory is mapped for this call and unmapped after it.
  if (crypto_pwhash(out.data(), out.size(), text.data(), text.size(), salt_.data(),
                    options_.cost.passes, options_.cost.memory_bytes,
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return failure(Errc::busy, Problem{"The server is short of memory for this code.", "request",
                                       "Try again in a few seconds."});
  }
  std::array<unsigned char, 32> key;
  care::Locator locator;
  std::copy_n(out.begin(), 32, key.begin());
  std::copy_n(out.begin() + 32, 32, locator.begin());
  Opener opener{Key(key), locator};
  sodium_memzero(out.data(), out.size());
  sodium_memzero(key.data(), key.size());
  return opener;
}

std::string SodiumVault::seal(const Opener& opener, const Private<std::string>& text) {
  std::string padded = text.reveal();
  const std::size_t size = padded.size();
  padded.resize((size / block + 1) * block);
  std::size_t padded_size = 0;
  const int fits = sodium_pad(&padded_size, bytes(padded), size, block, padded.size());
  assert(fits == 0 && padded_size == padded.size());
  (void)fits;

  std::string sealed(head_size + padded.size() + tag_size, '\0');
  sealed[0] = static_cast<char>(version);
  unsigned char* nonce = bytes(sealed) + 1;
  randombytes_buf(nonce, nonce_size);
  const auto bound = bound_to(opener.locator);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed) + head_size, nullptr, bytes(padded),
                                             padded.size(), bound.data(), bound.size(), nullptr,
                                             nonce, opener.key.bytes());
  wipe(padded);
  return sealed;
}

Result<Private<std::string>> SodiumVault::open(const Opener& opener, const std::string& sealed) {
  if (sealed.size() < head_size + tag_size || static_cast<unsigned char>(sealed[0]) != version) {
    return cannot_open();
  }
  std::string text(sealed.size() - head_size - tag_size, '\0');
  const auto bound = bound_to(opener.locator);
  std::size_t size = 0;
  const bool sound = crypto_aead_xchacha20poly1305_ietf_decrypt(
                         bytes(text), nullptr, nullptr, bytes(sealed) + head_size,
                         sealed.size() - head_size, bound.data(), bound.size(), bytes(sealed) + 1,
                         opener.key.bytes()) == 0 &&
                     sodium_unpad(&size, bytes(text), text.size(), block) == 0;
  if (!sound) return cannot_open();
  text.resize(size);
  return Private<std::string>(std::move(text));
}

std::uint32_t SodiumVault::draw(std::uint32_t below) { return randombytes_uniform(below); }

}  // namespace securebase::storage
