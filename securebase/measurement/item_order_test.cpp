// Fear: an answer counted twice, or to another item's parameters.
#include "securebase/measurement/item_order.hpp"

#include <doctest/doctest.h>
#include <utility>

namespace securebase::measurement {
namespace {

TEST_CASE("each answer given is taken once, by its own parameters, in one order") {
  const ItemModel steep{2.0, {0.0, 1.0}}, flat{0.5, {0.0, 1.0}};
  const ItemModel credit{0.5, {0.0, 1.0}, ModelKind::partial_credit};
  const ItemOrder order(std::vector<ItemModel>{steep, flat, credit, steep, flat, steep});
  CHECK(order.items() == 6);
  REQUIRE(order.models().size() == 3);
  CHECK(order.models()[0].slope == 0.5);
  CHECK(order.models()[1].slope == 2.0);
  CHECK(order.models()[2].kind == ModelKind::partial_credit);

  std::vector<std::pair<std::size_t, int>> taken;
  const std::vector<std::int8_t> answers{2, no_answer, 1, 0, 1, 2};
  order.each_answer(answers, [&](std::size_t m, std::int8_t k) { taken.emplace_back(m, k); });
  CHECK(taken == std::vector<std::pair<std::size_t, int>>{{0, 1}, {1, 0}, {1, 2}, {1, 2}, {2, 1}});
}

TEST_CASE("no items and no answers are no trouble") {
  const ItemOrder order({});
  order.each_answer({}, [](std::size_t, std::int8_t) { CHECK(false); });
  CHECK(order.models().empty());
}

}  // namespace
}  // namespace securebase::measurement
