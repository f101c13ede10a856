// Fears: a map is lost, given to the wrong code, or lives longer than was promised.
#include "securebase/care/kept_maps.hpp"

#include <doctest/doctest.h>

#include "securebase/care/imitated_ports_for_test.hpp"

using namespace securebase;
using namespace securebase::care;

namespace {

struct House {
  MapStoreInMemory store;
  OpenVault vault;
  SetClock clock;
  KeptMaps maps{store, vault, clock, CodeWords({"ant", "bee", "cat", "dog", "elk", "fox", "gnu"})};

  Result<KeptReceipt> keep(const std::string& map) {
    std::optional<Result<KeptReceipt>> got;
    maps.keep(Private<std::string>(map), [&](auto result) { got = std::move(result); });
    return std::move(got.value());
  }
  Result<KeptMap> open(const std::string& code) {
    std::optional<Result<KeptMap>> got;
    maps.open(Private<std::string>(code), [&](auto result) { got = std::move(result); });
    return std::move(got.value());
  }
  Result<Instant> replace(const std::string& code, const std::string& map) {
    std::optional<Result<Instant>> got;
    maps.replace(Private<std::string>(code), Private<std::string>(map),
                 [&](auto result) { got = std::move(result); });
    return std::move(got.value());
  }
  Result<bool> forget(const std::string& code) {
    std::optional<Result<bool>> got;
    maps.forget(Private<std::string>(code), [&](auto result) { got = std::move(result); });
    return std::move(got.value());
  }
};

constexpr std::int64_t days_30 = 30 * 86400;

}  // namespace

TEST_CASE("a kept map opens under its code for 30 days, and not a second longer") {
  House house;
  house.vault.draws = {0, 1, 2, 3, 4, 5};
  const auto receipt = house.keep("{1}");
  REQUIRE(receipt);
  CHECK(receipt->code.reveal() == "ant bee cat dog elk fox");
  CHECK(receipt->expires_at.seconds == house.clock.time.seconds + days_30);
  CHECK(house.open("ANT-bee-cat-dog-elk-fox").value().map.reveal() == "{1}");
  CHECK(house.open("bee ant cat dog elk fox").error().code == Errc::unknown_code);
  house.clock.time = house.clock.time + (days_30 - 1);
  CHECK(house.open("ant bee cat dog elk fox"));
  house.clock.time = house.clock.time + 1;
  CHECK(house.open("ant bee cat dog elk fox").error().code == Errc::unknown_code);
  CHECK(house.replace("ant bee cat dog elk fox", "{2}").error().code == Errc::unknown_code);
  CHECK(house.forget("ant bee cat dog elk fox").error().code == Errc::unknown_code);
}

TEST_CASE("replacing gives 30 more days and the newer map; forgetting ends both") {
  House house;
  house.vault.draws = {0, 1, 2, 3, 4, 5};
  REQUIRE(house.keep("{1}"));
  house.clock.time = house.clock.time + 86400;
  const auto end = house.replace("ant bee cat dog elk fox", "{2}");
  REQUIRE(end);
  CHECK(end->seconds == house.clock.time.seconds + days_30);
  CHECK(house.open("ant bee cat dog elk fox")->map.reveal() == "{2}");
  CHECK(house.open("ant bee cat dog elk fox")->kept_at == house.clock.time);
  CHECK(house.forget("ant bee cat dog elk fox"));
  CHECK(house.open("ant bee cat dog elk fox").error().code == Errc::unknown_code);
}

TEST_CASE("a code that was drawn before is drawn again, and the older map stays") {
  House house;
  house.vault.draws = {0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 6, 6, 6, 6, 6, 6};
  REQUIRE(house.keep("{1}"));
  const auto second = house.keep("{2}");
  REQUIRE(second);
  CHECK(second->code.reveal() == "gnu gnu gnu gnu gnu gnu");
  CHECK(house.open("ant bee cat dog elk fox")->map.reveal() == "{1}");
  CHECK(house.open("gnu gnu gnu gnu gnu gnu")->map.reveal() == "{2}");
}

TEST_CASE("what the disk or the vault refuses is told, and not called kept") {
  House house;
  house.store.refuses = true;
  CHECK(house.keep("{1}").error().code == Errc::storage_failed);
  house.store.refuses = false;
  house.vault.busy = true;
  CHECK(house.keep("{1}").error().code == Errc::busy);
  CHECK(house.open("ant bee cat dog elk fox").error().code == Errc::busy);
  CHECK(house.open("ant bee").error().code == Errc::bad_answer);
}
