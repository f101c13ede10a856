#include "securebase/therapy/indications.hpp"

#include <doctest/doctest.h>

#include "securebase/therapy/guidance_for_test.hpp"

namespace securebase::therapy {

TEST_CASE("fear: a need is taken for another one") {
  const Indications all = made_up_indications();
  REQUIRE(all.need("G02") != nullptr);
  CHECK(all.need("G02")->row.id == "G02");
  CHECK(all.need("G0") == nullptr);
  CHECK(all.need("X01") == nullptr);  // gates are no needs
  CHECK(all.need("") == nullptr);
  REQUIRE(all.gate("X02") != nullptr);
  CHECK_FALSE(all.gate("X02")->list_after);
  CHECK(all.gate("G01") == nullptr);
}

TEST_CASE("fits count 3, 2, 1 and nothing") {
  CHECK(points(Fit::first) == 3);
  CHECK(points(Fit::suitable) == 2);
  CHECK(points(Fit::adjunct) == 1);
  CHECK(points(Fit::not_alone) == 0);
  CHECK(fit_codes[static_cast<std::size_t>(Fit::first)] == "F");
  CHECK(fit_codes[static_cast<std::size_t>(Fit::suitable)] == "S");
  CHECK(fit_codes[static_cast<std::size_t>(Fit::adjunct)] == "A");
  CHECK(fit_codes[static_cast<std::size_t>(Fit::not_alone)] == "N");
  CHECK(fit_codes[static_cast<std::size_t>(Fit::excluded)] == "X");
}

}  // namespace securebase::therapy
