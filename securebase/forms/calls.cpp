#include "securebase/forms/calls.hpp"

#include <optional>
#include <vector>

#include "securebase/forms/answer_reader.hpp"
#include "securebase/forms/form_reader.hpp"
#include "securebase/json/writer.hpp"
#include "securebase/practice/answer_check.hpp"
#include "securebase/practice/form_state.hpp"
#include "securebase/practice/stop_rule.hpp"

namespace securebase::forms {
namespace {

using json::Object;
using json::Writer;
using namespace practice;

// Reads a body with `read` and answers with `write`, unless something was wrong with it.
template <class Answering>
Result<std::string> answer(std::string_view body, Answering answering) {
  const auto document = json::Document::parse(body);
  if (!document) return tl::unexpected(document.error());
  std::vector<Problem> problems;
  const auto object = document->object(problems);
  std::string reply = object ? answering(*object, problems) : std::string();
  if (!problems.empty()) return failure(Errc::bad_input, std::move(problems));
  return reply;
}

Form form_in(const Object& object, std::vector<Problem>& problems) {
  if (!object.is_object("form")) return {};
  return read_form(*object.object_if_given("form"), problems);
}

void write(Writer& to, std::string_view name, const std::vector<std::string>& texts) {
  to.key(name).begin_array();
  for (const std::string& text : texts) to.text(text);
  to.end_array();
}

void write(Writer& to, const std::map<std::string, double, std::less<>>& computed) {
  to.key("computed").begin_object();
  for (const auto& [id, value] : computed) to.member(id, value);
  to.end_object();
}

std::string state_json(const FormState& state, const std::vector<Refused>& refused) {
  Writer to;
  to.begin_object();
  write(to, "shown", state.shown);
  write(to, "missing", state.missing);
  write(to, state.computed);
  to.key("gate");
  if (state.gate) {
    to.begin_object().member("id", state.gate->id).member("to", state.gate->to).end_object();
  } else {
    to.raw("null");
  }
  to.key("rows").begin_object();
  for (const auto& [group, rows] : state.rows) {
    to.key(group).begin_array();
    for (const RowState& row : rows) {
      to.begin_object();
      write(to, "shown", row.shown);
      write(to, "missing", row.missing);
      write(to, row.computed);
      to.end_object();
    }
    to.end_array();
  }
  to.end_object();
  to.key("problems").begin_array();
  for (const Refused& one : refused) {
    to.begin_object().member("field", one.field);
    if (one.row) to.member("row", *one.row);
    to.member("problem", name_of(one.why)).end_object();
  }
  to.end_array().end_object();
  return to.take();
}

std::optional<Distress> distress_in(const Object& object, std::string_view name,
                                    std::vector<Problem>& problems) {
  if (object.kind(name) == json::Kind::null) return std::nullopt;
  const auto told = object.object_if_given(name);
  if (!told) return std::nullopt;
  const auto value = told->whole_number_if_given("value");
  if (!value || *value < 0 || *value > 10) {
    problems.push_back({"Distress is a whole number from 0 to 10", told->pointer() + "/value",
                        "Send one, or leave the whole of it out."});
    return std::nullopt;
  }
  return Distress{static_cast<int>(*value), told->boolean_if_given("unreal").value_or(false)};
}

template <class Known>
auto named(const Object& object, std::string_view name, Known known,
           std::vector<Problem>& problems) {
  const auto text = object.text(name);
  const auto found = text ? known(*text) : std::nullopt;
  if (text && !found) {
    problems.push_back({"There is no " + std::string(name) + " '" + std::string(*text) + "'",
                        object.pointer() + "/" + std::string(name), "Send one that there is."});
  }
  return found;
}

}  // namespace

Result<std::string> decide(std::string_view body) {
  return answer(body, [](const Object& object, std::vector<Problem>& problems) {
    object.only({"form", "answers", "smaller"});
    const Form form = form_in(object, problems);
    Answers answers;
    if (object.is_object("answers")) {
      answers = read_answers(*object.object_if_given("answers"), problems);
    }
    const bool smaller = object.boolean_if_given("smaller").value_or(false);
    if (!problems.empty()) return std::string();
    return state_json(decide(form, answers, smaller), misfits(form, answers));
  });
}

Result<std::string> next_phase(std::string_view body) {
  return answer(body, [](const Object& object, std::vector<Problem>& problems) {
    object.only({"phase", "event", "before", "now", "settling"});
    const auto phase = named(object, "phase", phase_of, problems);
    const auto event = named(object, "event", event_of, problems);
    const auto before = distress_in(object, "before", problems);
    const auto now = distress_in(object, "now", problems);
    const bool settling = object.boolean_if_given("settling").value_or(false);
    if (!problems.empty()) return std::string();
    const Moved moved = next(*phase, *event, before, now, settling);
    Writer to;
    to.begin_object().member("phase", name_of(moved.phase)).key("because").begin_array();
    for (const Reason reason : moved.because) to.text(name_of(reason));
    to.end_array().key("rests").boolean(moved.rests).end_object();
    return to.take();
  });
}

Result<std::string> whether_open(std::string_view body) {
  return answer(body, [](const Object& object, std::vector<Problem>& problems) {
    object.only({"form", "open_levels", "rests_until", "now", "screened"});
    const Form form = form_in(object, problems);
    Situation situation;
    for (const std::string_view name : object.texts_if_given("open_levels")) {
      if (const auto level = level_of(name)) situation.open_levels.push_back(*level);
    }
    if (object.kind("rests_until") != json::Kind::null) {
      if (const auto until = object.whole_number_if_given("rests_until")) {
        situation.rests_until = Instant{*until};
      }
    }
    situation.now = {object.whole_number_if_given("now").value_or(0)};
    situation.screened = object.boolean_if_given("screened").value_or(false);
    if (!problems.empty()) return std::string();
    const auto why = closed(form, situation);
    Writer to;
    to.begin_object().key("closed");
    if (why) {
      to.text(name_of(*why));
    } else {
      to.raw("null");
    }
    to.end_object();
    return to.take();
  });
}

}  // namespace securebase::forms
