// Fears: the content of a browser is not the content of the server; spoiled bytes are used.
#include "securebase/engine/content.hpp"

#include <doctest/doctest.h>

#include <random>

#include "securebase/content/catalogue.hpp"

using namespace securebase;
using namespace securebase::engine;

namespace {

const PackedContent& packed() {
  static const PackedContent made = [] {
    auto catalogue = content::load(SECUREBASE_SOURCE_DIR "/content");
    REQUIRE(catalogue);
    return pack({{std::move(catalogue->instruments), std::move(catalogue->kinds),
                  std::move(catalogue->patterns), std::move(catalogue->change),
                  std::move(catalogue->answer_quality)},
                 own_measures(catalogue->questionnaires)});
  }();
  return made;
}

}  // namespace

TEST_CASE("the content that ships is packed, unpacked and packed again without a difference") {
  const auto back = unpack(packed().bytes);
  REQUIRE(back);
  CHECK(pack(*back).bytes == packed().bytes);
  CHECK(back->assessments.instruments.size() >= 2);
  CHECK(back->assessments.kinds.size() >= 5);
  CHECK(back->measures.size() >= 3);
  for (const auto& measure : back->measures) CHECK(measure.own);
  CHECK(packed().version.size() == 16);
}

TEST_CASE("another content has another version") {
  auto back = unpack(packed().bytes);
  REQUIRE(back);
  back->assessments.instruments.front().items.front().model.slope += 1e-9;
  CHECK(pack(*back).version != packed().version);
}

TEST_CASE("bytes that were changed anywhere are refused") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = packed().bytes;
    bytes[random() % bytes.size()] ^= static_cast<char>(1U << (random() % 8));
    const auto read = unpack(bytes);
    REQUIRE_FALSE(read);
    CHECK_FALSE(read.error().problems.empty());
  }
  CHECK_FALSE(unpack(""));
  CHECK_FALSE(unpack(packed().bytes.substr(0, packed().bytes.size() - 1)));
  CHECK_FALSE(unpack(packed().bytes + "x"));
}

TEST_CASE("even without what protects them, changed values are read or refused, never believed blindly") {
  std::mt19937 random(11);
  const std::string values = packed().bytes.substr(head_size);
  int refused = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = values;
    for (unsigned i = 0; i <= random() % 4; ++i) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    if (round % 3 == 0) bytes.resize(random() % bytes.size());
    const auto read = read_values(bytes);
    refused += read ? 0 : 1;
    if (!read) continue;
    for (const auto& instrument : read->assessments.instruments) {
      for (const auto& item : instrument.items) REQUIRE(item.scale < instrument.scales.size());
    }
  }
  CHECK(refused > 500);
  CHECK(refused < 2000);
}
