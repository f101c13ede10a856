// Fears: a reply is not the JSON that the contract promises, or a number changes on its way.
#include "securebase/contract/replies.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "securebase/json/writer.hpp"

using namespace securebase;
using namespace securebase::contract;

TEST_CASE("numbers read back as they were, and texts with any character") {
  for (const double value : {0.0, -0.1, 1.0 / 3.0, 1e-300, 123456789.125, -2.5e17}) {
    json::Writer json;
    json.begin_array().number(value).end_array();
    CHECK(boost::json::parse(json.take()).at(0).to_number<double>() == value);
  }
  std::string text = "é\u2028 \"\\/";
  for (char c = 1; c < 0x20; ++c) text += c;
  json::Writer json;
  json.begin_object().member(text, text).end_object();
  const auto object = boost::json::parse(json.take()).as_object();
  CHECK(std::string(object.begin()->key()) == text);
  CHECK(std::string(object.begin()->value().as_string()) == text);
}

TEST_CASE("commas stand between values only") {
  json::Writer json;
  json.begin_object().key("a").begin_array().begin_object().end_object().integer(1).end_array();
  json.key("b").begin_object().end_object().member("c", 2).key("d").boolean(true).end_object();
  CHECK(json.take() == R"({"a":[{},1],"b":{},"c":2,"d":true})");
}

TEST_CASE("moments are RFC 3339 in UTC") {
  CHECK(date_time({0}) == "1970-01-01T00:00:00Z");
  CHECK(date_time({1795426199}) == "2026-11-23T09:29:59Z");
}

TEST_CASE("a result without enough answers has neither place nor words") {
  measurement::Instrument instrument;
  instrument.id = "a";
  instrument.version = "1.0.0";
  care::AssessmentResult result;
  result.instrument = &instrument;
  result.relationship = "partner";
  result.dimensions.push_back(
      {"anxiety", "Worry", 0.25, 0.5, -0.7, 1.2, 3, measurement::Stop::too_few_answers});
  const auto body = boost::json::parse(result_json(result, {})).at("result").as_object();
  CHECK(body.at("enough") == false);
  CHECK_FALSE(body.contains("place"));
  CHECK_FALSE(body.contains("words"));
  CHECK(body.at("dimensions").at(0).at("stopped") == "too_few_answers");
  CHECK(body.at("dimensions").at(0).at("standard_error") == 0.5);
}
