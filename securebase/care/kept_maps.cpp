#include "securebase/care/kept_maps.hpp"

namespace securebase::care {

namespace {

auto unknown_code() {
  return failure(Errc::unknown_code,
                 Problem{"No map is kept under this code.", "/code",
                         "Check the words and their order. A map is kept for 30 days, and the code "
                         "cannot be recovered."});
}

// Maps are shared by the steps of one call only.
using SharedMap = std::shared_ptr<const Private<std::string>>;
SharedMap share(Private<std::string> map) {
  return std::make_shared<const Private<std::string>>(std::move(map));
}

}  // namespace

void KeptMaps::keep(Private<std::string> map, std::function<void(Result<KeptReceipt>)> done) {
  const Private<std::string> code = words_.draw([this](auto below) { return vault_.draw(below); });
  const SharedMap shared = share(std::move(map));
  vault_.derive(code, [this, code, shared, done = std::move(done)](Result<Vault::Opener> opener) {
    if (!opener) return done(tl::unexpected(std::move(opener.error())));
    const Instant now = clock_.now(), end = now + kept_seconds;
    store_.create({opener->locator, vault_.seal(*opener, *shared), now, end},
                  [this, code, shared, end, done](Result<bool> created) {
                    if (!created) return done(tl::unexpected(std::move(created.error())));
                    // Another map lies there: the same 60 bits were drawn before. Draw again.
                    if (!*created) return keep(Private<std::string>(shared->reveal()), done);
                    done(KeptReceipt{code, end});
                  });
  });
}

void KeptMaps::open(const Private<std::string>& typed, std::function<void(Result<KeptMap>)> done) {
  auto code = words_.normalise(typed);
  if (!code) return done(tl::unexpected(std::move(code.error())));
  vault_.derive(std::move(*code), [this, done = std::move(done)](Result<Vault::Opener> opener) {
    if (!opener) return done(tl::unexpected(std::move(opener.error())));
    auto found = store_.get(opener->locator, clock_.now());
    if (!found) return done(tl::unexpected(std::move(found.error())));
    if (!*found) return done(unknown_code());
    const SealedMap& sealed = **found;
    auto map = vault_.open(*opener, sealed.sealed);
    if (!map) return done(tl::unexpected(std::move(map.error())));
    done(KeptMap{std::move(*map), sealed.kept_at, sealed.expires_at});
  });
}

void KeptMaps::replace(const Private<std::string>& typed, Private<std::string> map,
                       std::function<void(Result<Instant>)> done) {
  auto code = words_.normalise(typed);
  if (!code) return done(tl::unexpected(std::move(code.error())));
  vault_.derive(std::move(*code), [this, shared = share(std::move(map)),
                                   done = std::move(done)](Result<Vault::Opener> opener) {
    if (!opener) return done(tl::unexpected(std::move(opener.error())));
    const Instant now = clock_.now(), end = now + kept_seconds;
    store_.replace({opener->locator, vault_.seal(*opener, *shared), now, end}, now,
                   [end, done](Result<bool> replaced) {
                     if (!replaced) return done(tl::unexpected(std::move(replaced.error())));
                     if (!*replaced) return done(unknown_code());
                     done(end);
                   });
  });
}

void KeptMaps::forget(const Private<std::string>& typed, std::function<void(Result<bool>)> done) {
  auto code = words_.normalise(typed);
  if (!code) return done(tl::unexpected(std::move(code.error())));
  vault_.derive(std::move(*code), [this, done = std::move(done)](Result<Vault::Opener> opener) {
    if (!opener) return done(tl::unexpected(std::move(opener.error())));
    store_.remove(opener->locator, clock_.now(), [done](Result<bool> removed) {
      if (removed && !*removed) return done(unknown_code());
      done(std::move(removed));
    });
  });
}

}  // namespace securebase::care
