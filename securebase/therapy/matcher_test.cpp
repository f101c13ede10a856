// Every figure here was reckoned by hand from the made-up matrix:
//            talk  body  pair  new
//   G01       F     S     A     N        X01 (listed below)   S  N  X  .
//   G02       S     F     X     .        X02 (nothing listed) S  S  S  S
//   G03       A     A     .     S        X03 (listed below)   X  X  X  X
//   evidence  1     .6    .8    0
#include "securebase/therapy/matcher.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "securebase/therapy/guidance_for_test.hpp"

namespace securebase::therapy {
namespace {

constexpr std::size_t talk = 0, body = 1, pair = 2, fresh = 3;

struct Fixture {
  Indications matrix = made_up_indications();
  std::vector<WayOfWorking> ways = made_up_ways();
  MatchQuestion question;

  void choose(std::string_view id, int importance = 3) {
    question.needs.push_back({matrix.need(id), importance});
  }
  void hold(std::string_view id) { question.gates.push_back(matrix.gate(id)); }
  [[nodiscard]] Match matched() const { return match(question, matrix, ways); }
};

std::vector<std::size_t> ways_of(const std::vector<Suggestion>& list) {
  std::vector<std::size_t> all;
  for (const Suggestion& one : list) all.push_back(one.way);
  return all;
}

const Suggestion* suggested(const Match& match, std::size_t way) {
  for (const auto* list : {&match.short_list, &match.others}) {
    for (const Suggestion& one : *list) {
      if (one.way == way) return &one;
    }
  }
  return nullptr;
}

const RuledOut* out(const Match& match, std::size_t way) {
  const auto found = std::ranges::find(match.ruled_out, way, &RuledOut::way);
  return found == match.ruled_out.end() ? nullptr : &*found;
}

using Order = std::vector<std::size_t>;

}  // namespace

TEST_CASE_FIXTURE(Fixture, "one need: its fit and the evidence, added up") {
  choose("G01");
  const Match match = matched();
  CHECK(match.nothing == Nothing::something);
  CHECK(match.ruled_out.empty());
  CHECK(ways_of(match.short_list) == Order{talk, body, pair});
  CHECK(ways_of(match.others) == Order{fresh});
  const Arithmetic& first = match.short_list[0].sum;  // 60 * 3/3 + 25 * 0 + 15 * 1
  CHECK(first.need == 600);
  CHECK(first.preference == 0);
  CHECK(first.evidence == 150);
  CHECK(first.total == 750);
  const Arithmetic& second = match.short_list[1].sum;  // 60 * 2/3 + 15 * .6
  CHECK(second.need == 400);
  CHECK(second.evidence == 90);
  CHECK(second.total == 490);
  CHECK(match.short_list[2].sum.total == 320);  // 60 * 1/3 + 15 * .8
}

TEST_CASE_FIXTURE(Fixture, "fear: a way that may not be used alone earns points") {
  choose("G01");
  const Match match = matched();
  const Suggestion* not_alone = suggested(match, fresh);
  REQUIRE(not_alone != nullptr);
  CHECK(not_alone->needs[0].cell.fit == Fit::not_alone);
  CHECK(not_alone->sum.need_fit == 0);
  CHECK(not_alone->sum.total == 0);
  CHECK(points(Fit::none) == 0);
  CHECK(points(Fit::excluded) == 0);
}

TEST_CASE_FIXTURE(Fixture, "fear: a gate does not come first") {
  choose("G01");
  hold("X01");
  SUBCASE("what it excludes, and what may not be used alone under it, is not shown") {
    const Match match = matched();
    CHECK(match.gates.size() == 1);
    CHECK(ways_of(match.short_list) == Order{talk});
    CHECK(ways_of(match.others) == Order{fresh});  // X01 says nothing of it
    REQUIRE(out(match, body) != nullptr);
    CHECK(out(match, body)->by == RuledOutBy::gate);
    CHECK(out(match, body)->row == &matrix.gate("X01")->row);
    CHECK(out(match, body)->cell.fit == Fit::not_alone);
    CHECK(out(match, body)->row->reasons[out(match, body)->cell.reason].text == "X01, body");
    CHECK(out(match, pair)->cell.fit == Fit::excluded);
  }
  SUBCASE("a need or a limit that also rules it out is told after the gate") {
    choose("G02");
    question.limits.set_aside = {pair};
    CHECK(out(matched(), pair)->by == RuledOutBy::gate);
  }
  SUBCASE("a gate that closes the list leaves nothing, whatever else holds") {
    hold("X02");
    const Match match = matched();
    CHECK(match.short_list.empty());
    CHECK(match.others.empty());
    CHECK(match.nothing == Nothing::gates_closed);
  }
}

TEST_CASE_FIXTURE(Fixture, "fear: what one need excludes is shown for another") {
  choose("G01");
  choose("G02", 1);
  const Match match = matched();
  CHECK(suggested(match, pair) == nullptr);
  REQUIRE(out(match, pair) != nullptr);
  CHECK(out(match, pair)->by == RuledOutBy::need);
  CHECK(out(match, pair)->row == &matrix.need("G02")->row);
  // talk: (3 * 3 + 1 * 2) / 4 = 2.75, so 60 * 2.75 / 3 = 55
  CHECK(suggested(match, talk)->sum.need_fit == 2.75);
  CHECK(suggested(match, talk)->sum.need == 550);
  // body: (3 * 2 + 1 * 3) / 4 = 2.25
  CHECK(suggested(match, body)->sum.need == 450);
}

TEST_CASE_FIXTURE(Fixture, "the first three needs count; a later one may still rule out") {
  choose("G01");
  choose("G03");
  choose("G05");
  choose("G02");
  const Match match = matched();
  CHECK(out(match, pair)->by == RuledOutBy::need);
  const Suggestion* one = suggested(match, body);  // (2 + 1 + 2) / 3 without the 3 of G02
  REQUIRE(one->needs.size() == 3);
  CHECK(one->sum.need_fit == doctest::Approx(5.0 / 3));
  CHECK(one->sum.need == 333);  // 333.3 tenths
}

TEST_CASE_FIXTURE(Fixture, "importance weighs the mean") {
  choose("G01", 1);
  choose("G03", 5);
  const Match match = matched();
  CHECK(suggested(match, talk)->sum.need_fit == doctest::Approx((1 * 3 + 5 * 1) / 6.0));
  CHECK(suggested(match, fresh)->sum.need_fit == doctest::Approx(10 / 6.0));
  CHECK(ways_of(match.short_list) == Order{talk, fresh, body});  // 416.7, 333.3, 323.3 tenths
  CHECK(ways_of(match.others) == Order{pair});                   // 1/6: less than beside another
}

TEST_CASE_FIXTURE(Fixture, "fear: a way that hardly fits is on the short list for its evidence") {
  choose("G04");
  const Match match = matched();
  CHECK(match.short_list.empty());
  CHECK(ways_of(match.others) == Order{talk, pair, body, fresh});  // by evidence alone
  CHECK(match.nothing == Nothing::nobody_fits);
}

TEST_CASE_FIXTURE(Fixture, "what the person did not state does not count") {
  choose("G05");
  CHECK(suggested(matched(), talk)->preferences.empty());
  CHECK(suggested(matched(), talk)->sum.preference == 0);
}

TEST_CASE_FIXTURE(Fixture, "preferences: the mean of those that were stated") {
  choose("G05");
  Preferences& wish = question.preferences;
  SUBCASE("main kind 1, another of its kinds 1/2") {
    wish.works_with = {Medium::talk};
    CHECK(suggested(matched(), talk)->sum.preference == 250);
    CHECK(suggested(matched(), body)->sum.preference == 125);
    wish.works_with = {Medium::imagery};
    CHECK(suggested(matched(), talk)->sum.preference == 0);
  }
  SUBCASE("where it looks") {
    wish.time = Time::present;
    CHECK(suggested(matched(), talk)->sum.preference_share == 1);
    CHECK(suggested(matched(), body)->sum.preference_share == 0.5);
    wish.time = Time::past;
    CHECK(suggested(matched(), talk)->sum.preference_share == 0);
  }
  SUBCASE("structure: one step apart is half") {
    wish.homework = Homework::high;
    CHECK(suggested(matched(), talk)->sum.preference_share == 1);
    CHECK(suggested(matched(), fresh)->sum.preference_share == 0.5);
    CHECK(suggested(matched(), body)->sum.preference_share == 0);
  }
  SUBCASE("by video: usual 1, possible 1/2, rare 0") {
    wish.online = true;
    CHECK(suggested(matched(), talk)->sum.preference_share == 1);
    CHECK(suggested(matched(), fresh)->sum.preference_share == 0.5);
    CHECK(suggested(matched(), body)->sum.preference_share == 0);
  }
  SUBCASE("liked, or helped before") {
    wish.liked = {body};
    wish.helped = {fresh};
    CHECK(suggested(matched(), body)->sum.preference == 250);
    CHECK(suggested(matched(), fresh)->sum.preference == 250);
    CHECK(suggested(matched(), talk)->sum.preference == 0);
  }
  SUBCASE("all together") {
    wish.together = {Participants::couple};
    wish.works_with = {Medium::talk};
    wish.time = Time::past;
    wish.homework = Homework::middle;
    wish.online = true;
    wish.liked = {body};
    const Match match = matched();  // of body: 0, 1/2, 1, 1/2, 0, 1
    const Suggestion* one = suggested(match, body);
    REQUIRE(one->preferences.size() == 6);
    CHECK(one->preferences[0].kind == PreferenceKind::together);
    CHECK(one->preferences[0].met == 0);
    CHECK(one->preferences[5].kind == PreferenceKind::liked);
    CHECK(one->sum.preference_share == 0.5);
    CHECK(one->sum.preference == 125);
    CHECK(one->sum.total == 400 + 125 + 90);
  }
}

TEST_CASE_FIXTURE(Fixture, "limits: who can take part, what is set aside, how long it may take") {
  choose("G05");
  question.limits.possible = {Participants::adult, Participants::group};
  question.limits.set_aside = {talk};
  question.limits.most_meetings = 12;
  Match match = matched();
  CHECK(out(match, pair)->by == RuledOutBy::participants);
  CHECK(out(match, pair)->row == nullptr);
  CHECK(out(match, talk)->by == RuledOutBy::set_aside);
  CHECK(ways_of(match.short_list) == Order{body, fresh});
  CHECK_FALSE(suggested(match, body)->longer_than_wished);  // its length is open
  question.limits.set_aside.clear();
  question.limits.possible = {Participants::couple, Participants::adult};
  match = matched();
  CHECK(suggested(match, talk)->longer_than_wished);  // a note: it stays on the list
  CHECK_FALSE(suggested(match, pair)->longer_than_wished);
}

TEST_CASE_FIXTURE(Fixture, "ties: need fit first, then evidence, then the order of the matrix") {
  choose("G05");
  SUBCASE("all alike: the order of the matrix") {
    for (WayOfWorking& way : ways) way.label = EvidenceLabel::early;
    CHECK(ways_of(matched().short_list) == Order{talk, body, pair, fresh});
  }
  SUBCASE("the same total: more need fit stands first") {
    question.needs.clear();
    choose("G02");  // talk 2, body 3
    for (WayOfWorking& way : ways) way.label = EvidenceLabel::none_found;
    question.weights = {60, 40, 0};
    question.preferences.time = Time::present;  // talk: main; body: another
    // talk: 400 + 400 = 800. body: 600 + 200 = 800.
    CHECK(matched().short_list[1].sum.total == 800);
    CHECK(ways_of(matched().short_list) == Order{body, talk});
  }
  SUBCASE("the same total and fit: more evidence stands first") {
    ways[fresh].label = EvidenceLabel::strong;
    for (const std::size_t way : {talk, body, pair}) ways[way].label = EvidenceLabel::none_found;
    question.weights = {60, 20, 20};
    question.preferences.liked = {talk, body, pair};  // 200 for each of them, 200 for `fresh`
    CHECK(ways_of(matched().short_list) == Order{fresh, talk, body, pair});
  }
}

TEST_CASE_FIXTURE(Fixture, "fear: the parts that are printed do not add up to the total") {
  choose("G01", 2);
  choose("G03", 1);
  choose("G05", 4);
  question.preferences.time = Time::past;
  question.preferences.online = true;
  question.preferences.homework = Homework::low;
  for (int need = 0; need <= 100; ++need) {
    for (int evidence = 0; evidence <= std::min(most_evidence_weight, 100 - need); ++evidence) {
      question.weights = {need, 100 - need - evidence, evidence};
      REQUIRE(allowed(question.weights));
      for (const Suggestion& one : matched().short_list) {
        CHECK(one.sum.total == one.sum.need + one.sum.preference + one.sum.evidence);
        CHECK(one.sum.total <= 1000);
        CHECK(one.sum.total >= 0);
      }
    }
  }
}

TEST_CASE("weights: evidence at most 20, all of them 100, none below 0") {
  CHECK(allowed({}));
  CHECK(allowed({80, 0, 20}));
  CHECK(allowed({0, 100, 0}));
  CHECK_FALSE(allowed({79, 0, 21}));
  CHECK_FALSE(allowed({60, 25, 14}));
  CHECK_FALSE(allowed({-1, 90, 11}));
  CHECK_FALSE(allowed({100, -15, 15}));
  CHECK_FALSE(allowed({60, 41, -1}));
}

TEST_CASE("labels count as the decision says, and none found counts nothing") {
  CHECK(evidence_share(EvidenceLabel::strong) == 1.0);
  CHECK(evidence_share(EvidenceLabel::good) == 0.8);
  CHECK(evidence_share(EvidenceLabel::promising) == 0.6);
  CHECK(evidence_share(EvidenceLabel::indirect) == 0.4);
  CHECK(evidence_share(EvidenceLabel::early) == 0.2);
  CHECK(evidence_share(EvidenceLabel::none_found) == 0.0);
}

TEST_CASE_FIXTURE(Fixture, "fear: the attachment pattern chooses") {
  // The question has no place for it. What a way says of patterns is text, and changes no figure.
  choose("G01");
  const Match before = matched();
  for (WayOfWorking& way : ways) way.by_pattern = {"a", "b", "c", "d"};
  matrix.needs[0].patterns = {"fearful"};
  const Match after = matched();
  CHECK(ways_of(after.short_list) == ways_of(before.short_list));
  CHECK(after.short_list[0].sum.total == before.short_list[0].sum.total);
}

TEST_CASE_FIXTURE(Fixture, "an empty list says why") {
  SUBCASE("no need was chosen") {
    const Match match = matched();
    CHECK(match.nothing == Nothing::no_need);
    CHECK(match.short_list.empty());
    CHECK(match.others.empty());
  }
  SUBCASE("no need was chosen, and what is ruled out is told all the same") {
    hold("X01");
    CHECK(matched().nothing == Nothing::no_need);
    CHECK(matched().ruled_out.size() == 2);
  }
  SUBCASE("a gate closes the list, with or without a need") {
    hold("X02");
    CHECK(matched().nothing == Nothing::gates_closed);
    choose("G01");
    CHECK(matched().nothing == Nothing::gates_closed);
  }
  SUBCASE("gates rule out each way") {
    hold("X03");
    choose("G01");
    CHECK(matched().nothing == Nothing::gates_closed);
    CHECK(matched().ruled_out.size() == 4);
  }
  SUBCASE("everything was set aside") {
    choose("G01");
    question.limits.set_aside = {talk, body, pair, fresh};
    CHECK(matched().nothing == Nothing::all_set_aside);
  }
  SUBCASE("what fits was set aside, and what is left does not fit") {
    choose("G01");
    question.limits.set_aside = {talk, body, pair};
    const Match match = matched();
    CHECK(ways_of(match.others) == Order{fresh});
    CHECK(match.nothing == Nothing::nobody_fits);
  }
  SUBCASE("nobody who can take part fits") {
    choose("G01");
    question.limits.possible = {Participants::family};
    CHECK(matched().nothing == Nothing::nobody_fits);
  }
}

TEST_CASE_FIXTURE(Fixture, "the short list holds five, and the rest stand below") {
  matrix.ways.clear();
  for (const char* id : {"a", "b", "c", "d", "e", "f", "g"}) matrix.ways.emplace_back(id);
  matrix.needs = {made_up_need("G01", "AFSAFSF", matrix.ways)};
  ways.assign(7, WayOfWorking{});
  choose("G01");
  CHECK(ways_of(matched().short_list) == Order{1, 4, 6, 2, 5});
  CHECK(ways_of(matched().others) == Order{0, 3});
}

}  // namespace securebase::therapy
