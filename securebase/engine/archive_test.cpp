// Fears: what is written comes back as something else; bytes that were spoiled on the way are taken
// for content; a content of another release is misread.
#include "securebase/engine/archive.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace {

enum class Colour { red, blue };

struct Inner {
  std::string name;
  double number = 0;
};

struct Outer {
  bool yes = false;
  std::int64_t whole = 0;
  std::size_t index = 0;
  int small = 0;
  Colour colour = Colour::red;
  std::vector<Inner> list;
  std::array<std::string, 2> two;
  std::optional<Inner> perhaps;
  std::map<std::string, std::pair<int, double>> by_name;
};

template <class Archive>
void fields(Archive& archive, securebase::engine::Like<Inner> auto& inner) {
  auto& [name, number] = inner;
  archive(name, number);
}

template <class Archive>
void fields(Archive& archive, securebase::engine::Like<Outer> auto& outer) {
  auto& [yes, whole, index, small, colour, list, two, perhaps, by_name] = outer;
  archive(yes, whole, index, small, colour, list, two, perhaps, by_name);
}

std::string written(const auto&... values) {
  securebase::engine::ArchiveWriter archive;
  archive(values...);
  return archive.take();
}

Outer sample() {
  return {true,
          std::numeric_limits<std::int64_t>::min(),
          300,
          -7,
          Colour::blue,
          {{"", -0.0}, {std::string("a\0b", 3), 1e-310}},
          {"x", "y"},
          Inner{"there", 0.1},
          {{"k", {5, 2.5}}}};
}

}  // namespace

namespace securebase::engine {
template <>
inline constexpr auto last_of<Colour> = Colour::blue;
}  // namespace securebase::engine

using namespace securebase::engine;

TEST_CASE("every kind of value comes back bit by bit") {
  const std::string bytes = written(sample());
  Outer back;
  ArchiveReader archive(bytes);
  archive(back);
  REQUIRE(archive.trouble() == "");
  CHECK(written(back) == bytes);
  CHECK(back.whole == std::numeric_limits<std::int64_t>::min());
  CHECK(back.small == -7);
  CHECK(back.colour == Colour::blue);
  REQUIRE(back.list.size() == 2);
  CHECK(std::signbit(back.list[0].number));
  CHECK(back.list[1].name.size() == 3);
  CHECK(back.list[1].number == 1e-310);
  CHECK(back.perhaps->name == "there");
  CHECK(back.by_name.at("k") == std::pair<int, double>(5, 2.5));
}

TEST_CASE("the bytes are those that were agreed: zigzag, LEB128, little-endian") {
  CHECK(written(0, -1, 1, 64) == std::string("\x00\x01\x02\x80\x01", 5));
  CHECK(written(1.0) == std::string("\x00\x00\x00\x00\x00\x00\xf0\x3f", 8));
  CHECK(written(std::string("ab")) == "\x02"
                                      "ab");
}

TEST_CASE("an end that comes too early is told, at every length") {
  const std::string bytes = written(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    Outer back;
    ArchiveReader archive(std::string_view(bytes).substr(0, size));
    archive(back);
    CHECK(archive.trouble() != "");
  }
  Outer back;
  const std::string longer = bytes + "z";
  ArchiveReader archive(longer);
  archive(back);
  CHECK(archive.trouble() != "");
}

TEST_CASE("numbers out of range, unknown choices and huge counts are refused") {
  const auto trouble = [](std::string_view bytes, auto value) {
    ArchiveReader archive(bytes);
    archive(value);
    return archive.trouble();
  };
  CHECK(trouble(written(std::int64_t{1} << 40), int{}) != "");
  CHECK(trouble(written(-1), std::size_t{}) != "");
  CHECK(trouble(written(2), bool{}) != "");
  CHECK(trouble(written(2), Colour{}) != "");
  CHECK(trouble(written(-1), Colour{}) != "");
  CHECK(trouble(std::string(11, '\xff'), std::int64_t{}) != "");
  CHECK(trouble("\xff\xff\xff\xff\x7f", std::vector<double>{}) != "");
  CHECK(trouble("\xff\xff\xff\xff\x7f", std::string{}) != "");
}

TEST_CASE("two layouts have two names, and one layout has one, whatever it holds") {
  const auto layout = [](auto value) {
    ArchiveLayout archive;
    archive(value);
    return archive.take();
  };
  CHECK(layout(Outer{}) == layout(sample()));
  CHECK(layout(Inner{}) != layout(Outer{}));
  CHECK(layout(std::vector<int>{}) != layout(std::vector<double>{}));
  CHECK(layout(std::optional<int>{}) != layout(std::vector<int>{}));
  CHECK(layout(std::array<double, 2>{}) != layout(std::array<double, 3>{}));
}
