// Fear: a recipe's item gets out without a licence, an unchecked line is held against a person, or
// a score that could not be worked out becomes a zero.
#include "securebase/contract/measure_json.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "securebase/contract/calls.hpp"
#include "securebase/contract/ledger_json.hpp"

namespace securebase::contract {
namespace {

using boost::json::parse;
using boost::json::value;
using measurement::Checked;

measurement::Questionnaire measure(std::string id, std::string version, bool own) {
  measurement::Questionnaire one;
  one.id = std::move(id);
  one.version = std::move(version);
  one.title = "A title";
  one.own = one.has_wording = own;
  one.rights = {"none", "a note", true};
  const std::string word = own ? "word" : "";
  one.answers = {{0, word}, {1, word}, {2, word}};
  for (const char* item : {"I1", "I2"}) {
    one.items.emplace_back().id = item;
    one.items.back().text = own ? "Our own sentence." : "";
  }
  auto& scale = one.scales.emplace_back();
  scale.id = "total";
  scale.title = "All";
  scale.items = {0, 1};
  scale.highest = 4;
  scale.cutoffs = {{{1, "guess", Checked::not_checked}, true, "unchecked"},
                   {{2, "paper", Checked::in_the_source}, true, "checked"}};
  scale.reliabilities = {
      {measurement::ReliabilityKind::alpha, {0.75, "paper", Checked::in_the_source}, {}, 50}};
  scale.norms = {{"guessed", 9, 1, 1, "guess", Checked::not_checked},
                 {"some", 50, 2, 0.5, "paper", Checked::in_the_source}};
  auto& criterion = one.criteria.emplace_back();
  criterion.id = "rule";
  criterion.all_of = {{{0}, 2, 1}};
  return one;
}

struct Fixture {
  std::shared_ptr<std::vector<care::QuestionnaireHere>> all =
      std::make_shared<std::vector<care::QuestionnaireHere>>();
  std::vector<measurement::Instrument> instruments;
  const care::Assessments assessments{{}};

  Fixture() {
    all->push_back({measure("own", "2.0.0", true), {}});
    all->push_back({measure("own", "1.0.0", true), {}});
    all->push_back({measure("recipe", "1.0.0", false), {}});
  }
  std::pair<int, value> ask(std::string_view path, std::string_view body = {}) {
    const CallServices services{assessments, [this] { return all; }};
    std::vector<Call> calls = pure_calls(services);
    calls.push_back(ledger_call(services));
    for (const Call& call : calls) {
      if (call.path != path) continue;
      const CallReply reply = call.answer(body);
      return {reply.status, parse(reply.body)};
    }
    return {0, {}};
  }
};

}  // namespace

TEST_CASE("only wording that may be shown is listed, in its newest version") {
  Fixture here;
  const auto [status, body] = here.ask("/api/v1/measures");
  CHECK(status == 200);
  const auto& measures = body.at("measures").as_array();
  REQUIRE(measures.size() == 1);
  CHECK(measures[0].at("version").as_string() == "2.0.0");
  CHECK(measures[0].at("items").at(1).at("text").as_string() == "Our own sentence.");
}

TEST_CASE("the ledger names all, and holds no item wording") {
  Fixture here;
  (*here.all)[2].questionnaire.has_wording = true;
  (*here.all)[2].questionnaire.items[0].text = "A licensed sentence.";
  (*here.all)[2].added = {"Licence 12 of the owner", {0}};
  const auto [status, body] = here.ask("/api/v1/ledger");
  CHECK(status == 200);
  const auto& entries = body.at("entries").as_array();
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].at("wording").as_string() == "own");
  CHECK(entries[1].at("wording").as_string() == "added");
  CHECK(entries[1].at("added").at("at").as_string() == "1970-01-01T00:00:00Z");
  CHECK(entries[1].at("scales").at(0).at("cutoffs").at(0).at("checked").as_string() ==
        "not_checked");
  CHECK(boost::json::serialize(body).find("sentence") == std::string::npos);
}

TEST_CASE("an adaptive instrument stands once in the ledger, under its recipe if it has one") {
  std::vector<care::QuestionnaireHere> all{{measure("ecr", "1.0.0", false), {}}};
  all[0].questionnaire.instrument = "ecr";
  measurement::Instrument instrument;
  instrument.id = "ecr";
  instrument.rights = "CC-BY-4.0. A note.";
  instrument.answers = {{1, ""}, {5, ""}};
  const auto once = parse(ledger_json(all, {instrument}));
  REQUIRE(once.at("entries").as_array().size() == 1);
  CHECK(once.at("entries").at(0).at("adaptive").as_bool());
  instrument.id = "bank";
  const auto both = parse(ledger_json(all, {instrument}));
  REQUIRE(both.at("entries").as_array().size() == 2);
  CHECK(both.at("entries").at(0).at("rights").at("licence").as_string() == "CC-BY-4.0");
  CHECK(both.at("entries").at(0).at("rights").at("note").as_string() == "A note.");
}

TEST_CASE("scores say their interval, their group and the checked lines only") {
  Fixture here;
  const auto [status, body] =
      here.ask("/api/v1/measures/score",
               R"({"measure":"recipe","version":"1.0.0",)"
               R"("answers":[{"item":"I1","answer":2},{"item":"I2","answer":1}]})");
  CHECK(status == 200);
  const auto& scale = body.at("scales").at(0);
  CHECK(scale.at("score").to_number<double>() == 3);
  CHECK(scale.at("low").as_double() == doctest::Approx(3 - 1.95996 * 0.25));
  CHECK(scale.at("compared").at("group").as_string() == "some");
  REQUIRE(scale.at("cutoffs").as_array().size() == 1);
  CHECK(scale.at("cutoffs").at(0).at("reached").as_bool());
  CHECK(body.at("criteria").at(0).at("met").as_bool());
  CHECK_FALSE(body.at("help").as_bool());
}

TEST_CASE("a score that cannot be worked out is null with a reason, and so is a rule") {
  Fixture here;
  const auto [status, body] = here.ask(
      "/api/v1/measures/score",
      R"({"measure":"own","version":"1.0.0",)"
      R"("answers":[{"item":"I1","skipped":true},{"item":"I2","answer":1}]})");
  CHECK(status == 200);
  const auto& scale = body.at("scales").at(0);
  CHECK(scale.at("score").is_null());
  CHECK(scale.at("why").as_string() == "1 of 2 answers are missing. This score needs them all.");
  CHECK(scale.as_object().count("low") == 0);
  CHECK(scale.at("cutoffs").as_array().empty());
  CHECK(body.at("criteria").at(0).at("met").is_null());
}

TEST_CASE("a change says what its limit was made from, or that nothing is known") {
  Fixture here;
  const std::string body =
      R"({"measure":"own","version":"1.0.0","days":30,)"
      R"("earlier":{"scores":{"total":4}},"later":{"scores":{"total":0}}})";
  const auto known = here.ask("/api/v1/measures/change", body);
  CHECK(known.first == 200);
  const auto& scale = known.second.at("scales").at(0);
  CHECK(scale.at("result").as_string() == "gain");
  CHECK(scale.at("uses").at("kind").as_string() == "alpha");
  CHECK(scale.at("limit").as_double() == doctest::Approx(1.95996 * 0.5 * std::sqrt(0.5)));
  (*here.all)[1].questionnaire.scales[0].norms.clear();
  const auto unknown = here.ask("/api/v1/measures/change", body);
  CHECK(unknown.second.at("scales").at(0).at("result").as_string() == "not_known");
  CHECK(unknown.second.at("scales").at(0).as_object().count("probability_better") == 0);
}

TEST_CASE("bodies that cannot be read are refused with all their problems") {
  Fixture here;
  const auto score = here.ask("/api/v1/measures/score", R"({"measure":7,"more":1,"answers":[{}]})");
  CHECK(score.first == 400);
  CHECK(score.second.at("problems").as_array().size() == 4);
  const auto twice = here.ask(
      "/api/v1/measures/score",
      R"({"measure":"own","version":"1.0.0","answers":[{"item":"I1","answer":1,"answer":2}]})");
  CHECK(twice.first == 400);
  const auto change = here.ask("/api/v1/measures/change", R"({"measure":"own","version":"1.0.0",
      "earlier":{"scores":{"total":"x"}},"later":{"scores":[]}})");
  CHECK(change.first == 400);
  CHECK(change.second.at("problems").as_array().size() >= 3);
}

}  // namespace securebase::contract
