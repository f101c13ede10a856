#include "securebase/measurement/random.hpp"

#include <cassert>
#include <cmath>

namespace securebase::measurement {
namespace {

constexpr std::uint64_t golden = 0x9e3779b97f4a7c15ULL;  // 2^64 over the golden ratio, odd

// The finalizer of SplitMix64: each bit of the input flips about half of the output.
constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

}  // namespace

std::uint64_t random_bits(std::uint64_t seed, std::uint64_t stream, std::uint64_t index) {
  // Mixed twice on the way, so that neighbouring seeds and streams have nothing in common.
  const std::uint64_t start = mixed(mixed(seed + golden) + golden * (stream + 1));
  return mixed(start + golden * (index + 1));
}

double random_unit(std::uint64_t seed, std::uint64_t stream, std::uint64_t index) {
  return static_cast<double>(random_bits(seed, stream, index) >> 11U) * 0x1.0p-53;
}

double RandomStream::normal() {
  if (has_spare_) {
    has_spare_ = false;
    return spare_;
  }
  for (;;) {
    const double x = 2.0 * unit() - 1.0, y = 2.0 * unit() - 1.0;
    const double square = x * x + y * y;
    if (square >= 1.0 || square == 0.0) continue;
    const double stretch = std::sqrt(-2.0 * std::log(square) / square);
    spare_ = y * stretch;
    has_spare_ = true;
    return x * stretch;
  }
}

std::uint64_t RandomStream::below(std::uint64_t bound) {
  assert(bound >= 1);
  const auto drawn = static_cast<std::uint64_t>(unit() * static_cast<double>(bound));
  return drawn < bound ? drawn : bound - 1;
}

}  // namespace securebase::measurement
