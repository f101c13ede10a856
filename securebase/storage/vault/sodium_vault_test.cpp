// Fears: the operator, or a thief of the file, reads a map; a changed file opens as if it were
// sound; hashing stops the server.
#include "securebase/storage/vault/sodium_vault.hpp"

#include <doctest/doctest.h>
#include <sodium.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <future>
#include <set>
#include <thread>

using namespace securebase;
using namespace securebase::storage;
using Opener = care::Vault::Opener;

namespace {

constexpr std::array<unsigned char, 16> salt{1, 2, 3};
// The least that libsodium computes: tests are about the vault, not about the price of a code.
constexpr SodiumVault::Options cheap{
    .cost = {.passes = crypto_pwhash_OPSLIMIT_MIN, .memory_bytes = crypto_pwhash_MEMLIMIT_MIN},
    .threads = 2,
    .queue = 4};

Opener derive(SodiumVault& vault, const std::string& code) {
  std::promise<Result<Opener>> promise;
  vault.derive(Private<std::string>(code), [&](auto result) { promise.set_value(std::move(result)); });
  auto opener = promise.get_future().get();
  REQUIRE(opener);
  return std::move(*opener);
}

const Private<std::string> text(std::string("a map of someone's mother"));

}  // namespace

TEST_CASE("the same code opens what it sealed, in the same installation only") {
  SodiumVault vault(salt, cheap);
  const std::string sealed = vault.seal(derive(vault, "one two"), text);
  const auto opened = vault.open(derive(vault, "one two"), sealed);
  REQUIRE(opened);
  CHECK(opened->reveal() == text.reveal());
  CHECK_FALSE(vault.open(derive(vault, "one twp"), sealed));
  CHECK(derive(vault, "one two").locator != derive(vault, "one twp").locator);
  SodiumVault elsewhere({9}, cheap);
  CHECK(derive(elsewhere, "one two").locator != derive(vault, "one two").locator);
}

TEST_CASE("sealed bytes show nothing of the text, not even much of its length") {
  SodiumVault vault(salt, cheap);
  const Opener opener = derive(vault, "code");
  const std::string sealed = vault.seal(opener, text);
  CHECK(sealed.find("mother") == std::string::npos);
  CHECK(sealed != vault.seal(opener, text));  // a fresh nonce each time
  std::set<std::size_t> sizes;
  for (std::size_t size = 0; size < 4096; size += 273) {
    const Private<std::string> any(std::string(size, 'x'));
    const std::string bytes = vault.seal(opener, any);
    sizes.insert(bytes.size());
    CHECK(vault.open(opener, bytes)->reveal() == any.reveal());
  }
  CHECK(sizes.size() == 1);
  const Private<std::string> large(std::string(4096, 'x'));
  CHECK(vault.seal(opener, large).size() == *sizes.begin() + 4096);
  CHECK(vault.open(opener, vault.seal(opener, large))->reveal().size() == 4096);
}

TEST_CASE("a changed byte anywhere, a cut or another place is noticed") {
  SodiumVault vault(salt, cheap);
  const Opener opener = derive(vault, "code");
  const std::string sealed = vault.seal(opener, text);
  for (std::size_t i = 0; i < sealed.size(); i += i < 64 ? 1 : 97) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(vault.open(opener, changed));
  }
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, sealed.size() - 1}) {
    CHECK_FALSE(vault.open(opener, sealed.substr(0, size)));
  }
  std::array<unsigned char, 32> key;
  std::copy_n(opener.key.bytes(), key.size(), key.begin());
  CHECK_FALSE(vault.open(Opener{care::Vault::Key(key), care::Locator{7}}, sealed));
}

TEST_CASE("more codes than it can hold are told busy at once, and each is told once") {
  std::atomic<int> done{0}, busy{0};
  constexpr int codes = 40;
  {
    SodiumVault vault(salt, {.cost = {.passes = 1, .memory_bytes = 4 * 1024 * 1024},
                             .threads = 1,
                             .queue = 4});
    for (int i = 0; i < codes; ++i) {
      vault.derive(Private<std::string>("code"), [&](const Result<Opener>& opener) {
        ++(opener ? done : busy);
        if (!opener) CHECK(opener.error().code == Errc::busy);
      });
    }
    while (done == 0) std::this_thread::yield();  // then it ends with codes that wait
  }
  CHECK(done + busy == codes);
  CHECK(done >= 1);
  CHECK(busy >= codes - 8);
}

TEST_CASE("draws are spread over the whole range") {
  SodiumVault vault(salt, cheap);
  std::vector<int> counts(8);
  for (int i = 0; i < 8000; ++i) ++counts.at(vault.draw(8));
  for (const int count : counts) CHECK(std::abs(count - 1000) < 200);  // 6.8 standard deviations
}
