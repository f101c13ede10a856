// A moment, in whole seconds of Unix time. Pure rooms never ask for the time: it is passed in.
#pragma once

#include <compare>
#include <cstdint>

namespace securebase {

struct Instant {
  std::int64_t seconds = 0;

  friend auto operator<=>(const Instant&, const Instant&) = default;
  friend Instant operator+(Instant moment, std::int64_t seconds) {
    return {moment.seconds + seconds};
  }
};

}  // namespace securebase
