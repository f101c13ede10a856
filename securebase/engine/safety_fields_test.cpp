// Fear: a rule of safety is lost or changed on the way to the device.
#include "securebase/engine/safety_fields.hpp"

#include <doctest/doctest.h>

#include "securebase/content/safety_files.hpp"

using namespace securebase;
using namespace securebase::engine;

namespace {

safety::Rules shipped() {
  content::ContentFiles files =
      content::read_files(SECUREBASE_SOURCE_DIR "/content", content::guiding_kinds);
  return content::read_safety(files);
}

std::string bytes_of(const safety::Rules& rules) {
  ArchiveWriter archive;
  archive(rules);
  return archive.take();
}

}  // namespace

TEST_CASE("the rules of safety arrive as they were sent") {
  const safety::Rules rules = shipped();
  REQUIRE(sound(rules));
  const std::string bytes = bytes_of(rules);
  ArchiveReader archive(bytes);
  safety::Rules read;
  archive(read);
  CHECK(archive.trouble().empty());
  CHECK(bytes_of(read) == bytes);
  CHECK(read.states.moves == rules.states.moves);
  CHECK(read.phrases.heavy.size() == rules.phrases.heavy.size());
  CHECK(sound(read));
}

TEST_CASE("rules that would lead out of bounds are told") {
  safety::Rules rules;
  CHECK(sound(rules));
  rules.check.questions = {{"a", "", "", {}, {{"no", ""}}}, {"b", "", "", {{0, 0}}, {}}};
  CHECK(sound(rules));
  rules.check.questions[1].only_if = {{0, 1}};
  CHECK_FALSE(sound(rules));
  rules.check.questions[1].only_if = {{1, 0}};
  CHECK_FALSE(sound(rules));
  rules = {};
  rules.relationship.questions = {{"a", "", {}, {{"yes", "", false, true, true, 0}}}};
  CHECK_FALSE(sound(rules));
  rules = {};
  rules.phrases.light = {{"song", 9}};
  CHECK_FALSE(sound(rules));
}
