// Everything that the calls about understanding and choosing answer from.
#pragma once

#include <vector>

#include "securebase/therapy/guided_check.hpp"
#include "securebase/therapy/indications.hpp"
#include "securebase/therapy/search.hpp"
#include "securebase/therapy/way.hpp"

namespace securebase::therapy {

struct Guidance {
  std::vector<WayOfWorking> ways;  // in the order of the matrix
  Indications indications;
  std::vector<GuidedCheck> checks;
  std::vector<Findable> pages;
};

}  // namespace securebase::therapy
