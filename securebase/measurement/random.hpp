// Random numbers that come out the same on every machine and in a browser, from a seed that is an
// argument. SplitMix64 (Steele, Lea & Flood 2014, figure 15) over a counter: any number of a
// stream can be had without those before it, and streams of one seed do not overlap in practice.
// For simulation and for choosing statements, never for secrets.
#pragma once

#include <cstdint>

namespace securebase::measurement {

// The number at place `index` of stream `stream` of a seed, 64 bits.
[[nodiscard]] std::uint64_t random_bits(std::uint64_t seed, std::uint64_t stream,
                                        std::uint64_t index);

// The same as a number in [0, 1), with 53 bits.
[[nodiscard]] double random_unit(std::uint64_t seed, std::uint64_t stream, std::uint64_t index);

// One stream, read from its start.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::uint64_t stream) : seed_(seed), stream_(stream) {}

  double unit() { return random_unit(seed_, stream_, index_++); }  // in [0, 1)
  double normal();  // standard normal, by the polar method (Marsaglia & Bray 1964)
  // A whole number below `bound`, each as likely as another but for 2^-53. Requires: bound >= 1.
  std::uint64_t below(std::uint64_t bound);

 private:
  std::uint64_t seed_, stream_, index_ = 0;
  double spare_ = 0.0;  // the polar method makes two at a time
  bool has_spare_ = false;
};

}  // namespace securebase::measurement
