// Ports without disk, secrets or time, for the tests of this room.
#pragma once

#include <algorithm>
#include <map>

#include "securebase/care/ports.hpp"

namespace securebase::care {

struct SetClock final : Clock {
  Instant time{1'000'000};
  [[nodiscard]] Instant now() const override { return time; }
};

// Calls back at once. Can be told to refuse.
struct MapStoreInMemory final : MapStore {
  std::map<Locator, SealedMap> maps;
  bool refuses = false;

  [[nodiscard]] bool lives(const Locator& at, Instant now) const {
    const auto found = maps.find(at);
    return found != maps.end() && found->second.expires_at > now;
  }
  void answer(bool value, const Done& done) const {
    if (refuses) return done(failure(Errc::storage_failed, Problem{"No disk.", "store", "Wait."}));
    done(value);
  }
  void create(SealedMap map, Done done) override {
    answer(refuses || maps.emplace(map.locator, map).second, done);
  }
  void replace(SealedMap map, Instant now, Done done) override {
    const bool there = lives(map.locator, now);
    if (there && !refuses) maps[map.locator] = map;
    answer(there, done);
  }
  void remove(const Locator& at, Instant now, Done done) override {
    const bool there = lives(at, now);
    if (there && !refuses) maps.erase(at);
    answer(there, done);
  }
  void sweep(Instant now, Done done) override {
    answer(std::erase_if(maps, [&](const auto& e) { return e.second.expires_at <= now; }) > 0, done);
  }
  [[nodiscard]] Result<std::optional<SealedMap>> get(const Locator& at, Instant now) const override {
    return lives(at, now) ? std::optional(maps.at(at)) : std::nullopt;
  }
};

// The code itself is the locator, and nothing is hidden: only the order of steps is under test.
struct OpenVault final : Vault {
  std::vector<std::uint32_t> draws;  // handed out in turn, then zero
  bool busy = false;

  void derive(Private<std::string> code, Derived done) override {
    if (busy) return done(failure(Errc::busy, Problem{"Busy.", "request", "Wait."}));
    Locator locator{};
    const std::string& text = code.reveal();
    std::copy_n(text.begin(), std::min(text.size(), locator.size()), locator.begin());
    done(Opener{Key({}), locator});
  }
  [[nodiscard]] std::string seal(const Opener&, const Private<std::string>& text) override {
    return "sealed " + text.reveal();
  }
  [[nodiscard]] Result<Private<std::string>> open(const Opener&, const std::string& sealed) override {
    return Private<std::string>(sealed.substr(7));
  }
  [[nodiscard]] std::uint32_t draw(std::uint32_t below) override {
    if (draws.empty()) return 0;
    const std::uint32_t next = draws.front() % below;
    draws.erase(draws.begin());
    return next;
  }
};

}  // namespace securebase::care
