#include "securebase/care/operator_links.hpp"

#include <cctype>

namespace securebase::care {

namespace {

auto wrong_key(std::string what) {
  return failure(Errc::wrong_key,
                 Problem{std::move(what), "header Authorization",
                         "Make a new link with 'securebase operator link' on the machine of this "
                         "installation, and open it."});
}

// "Bearer KEY" (RFC 6750); the scheme in any case.
std::string_view key_of(std::string_view authorization) {
  constexpr std::string_view scheme = "bearer ";
  if (authorization.size() <= scheme.size()) return {};
  for (std::size_t i = 0; i < scheme.size(); ++i) {
    if (std::tolower(static_cast<unsigned char>(authorization[i])) != scheme[i]) return {};
  }
  return authorization.substr(scheme.size());
}

}  // namespace

Result<Private<std::string>> OperatorLinks::make() {
  const Instant now = clock_.now();
  return keys_.draw(now, now + valid_seconds);
}

bool OperatorLinks::too_many_wrong(Instant now) {
  const std::lock_guard lock(mutex_);
  if (now.seconds - minute_.seconds >= 60 || now < minute_) {
    minute_ = now;
    wrong_ = 0;
  }
  return ++wrong_ > most_wrong;
}

Result<Instant> OperatorLinks::check(std::string_view authorization) {
  const std::string_view key = key_of(authorization);
  if (key.empty()) return wrong_key("No key of an operator came with this request.");
  const Instant now = clock_.now();
  const auto end = keys_.end_of(key, now);
  if (!end) return tl::unexpected(end.error());
  if (*end) return **end;
  if (too_many_wrong(now)) {
    return failure(Errc::busy, Problem{"Too many wrong keys came in the last minute.",
                                       "header Authorization",
                                       "Wait a minute. A link that is still valid works at once."});
  }
  return wrong_key("The link of the operator is wrong, or its hour is over.");
}

}  // namespace securebase::care
