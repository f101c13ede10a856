// The time of this machine.
#pragma once

#include <ctime>

#include "securebase/care/ports.hpp"

namespace securebase::storage {

class SystemClock final : public care::Clock {
 public:
  [[nodiscard]] Instant now() const override { return {std::time(nullptr)}; }
};

}  // namespace securebase::storage
