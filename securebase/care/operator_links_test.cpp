// Fears: a key opens after its hour, another string opens, or a guesser locks the operator out.
#include "securebase/care/operator_links.hpp"

#include <doctest/doctest.h>

#include <map>

#include "securebase/care/imitated_ports_for_test.hpp"

using namespace securebase;
using namespace securebase::care;

namespace {

struct KeysInMemory final : OperatorKeyStore {
  std::map<std::string, Instant, std::less<>> keys;
  Result<Private<std::string>> draw(Instant now, Instant end) override {
    std::erase_if(keys, [&](const auto& one) { return one.second <= now; });
    std::string key = "key-" + std::to_string(keys.size()) + "-" + std::to_string(end.seconds);
    keys[key] = end;
    return Private<std::string>(key);
  }
  Result<std::optional<Instant>> end_of(std::string_view key, Instant now) const override {
    const auto found = keys.find(key);
    return found != keys.end() && found->second > now ? std::optional(found->second) : std::nullopt;
  }
};

}  // namespace

TEST_CASE("a key opens for one hour, by whoever holds it, and not a second longer") {
  KeysInMemory keys;
  SetClock clock;
  OperatorLinks links(keys, clock);
  const Instant start = clock.time;
  const std::string key = links.make()->reveal();
  CHECK(links.check("Bearer " + key).value().seconds == start.seconds + 3600);
  CHECK(links.check("bearer " + key));
  clock.time = start + 3599;
  CHECK(links.check("Bearer " + key));
  clock.time = start + 3600;
  CHECK(links.check("Bearer " + key).error().code == Errc::wrong_key);
}

TEST_CASE("everything else is refused with what to do") {
  KeysInMemory keys;
  const SetClock clock;
  OperatorLinks links(keys, clock);
  const std::string key = links.make()->reveal();
  for (const std::string& header : {std::string(), std::string("Bearer"), std::string("Bearer "),
                                   key, "Basic " + key, "Bearer  " + key, "Bearer " + key + "x"}) {
    const auto refused = links.check(header);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::wrong_key);
    CHECK(refused.error().problems.front().mend.find("securebase operator link") !=
          std::string::npos);
  }
}

TEST_CASE("a guesser is told to wait, while the right key goes on opening") {
  KeysInMemory keys;
  SetClock clock;
  OperatorLinks links(keys, clock);
  const std::string key = links.make()->reveal();
  for (int i = 0; i < OperatorLinks::most_wrong; ++i) {
    CHECK(links.check("Bearer guess").error().code == Errc::wrong_key);
  }
  CHECK(links.check("Bearer guess").error().code == Errc::busy);
  CHECK(links.check("Bearer " + key));
  clock.time = clock.time + 60;
  CHECK(links.check("Bearer guess").error().code == Errc::wrong_key);
}
