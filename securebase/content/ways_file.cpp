#include "securebase/content/ways_file.hpp"

#include <fmt/core.h>

#include <filesystem>

#include "securebase/content/choice.hpp"
#include "securebase/content/dates.hpp"
#include "securebase/content/texts.hpp"

namespace securebase::content {

using therapy::WayOfWorking;

namespace {

constexpr std::size_t short_name_most = 48;

void read_length(const Reading& root, WayOfWorking& way) {
  const auto length = root.need("length");
  if (!length) return;
  way.length = length->text("words");
  const int least = length->find("least") ? length->integer("least") : 0;
  way.most_meetings = length->find("most") ? length->integer("most") : 0;
  if (way.most_meetings < 0 || least < 0 || (way.most_meetings > 0 && least > way.most_meetings)) {
    length->problem(fmt::format("{} to {} meetings is no range", least, way.most_meetings),
                    "Write 'least' and 'most' as whole numbers, the smaller first.");
  }
}

void read_evidence(const Reading& root, WayOfWorking& way) {
  const auto evidence = root.need("evidence");
  if (!evidence) return;
  way.label = read_choice<therapy::EvidenceLabel>(*evidence, "label", therapy::evidence_label_ids);
  way.label_for = text_if_given(*evidence, "for");
  way.evidence_line = evidence->text("line");
  way.not_known = evidence->texts("not_known");
  if (const auto at = evidence->find("not_known"); at && way.not_known.empty()) {
    at->problem("What is not known is missing", "Name at least one thing that no study tells yet.");
  }
}

void read_questions(const Reading& root, WayOfWorking& way) {
  for (const Reading& at : root.list("ask")) {
    way.ask.push_back({at.text("question"), at.text("good"), at.text("concern")});
  }
}

}  // namespace

WayOfWorking read_way(const Reading& root) {
  WayOfWorking way;
  way.id = root.text("id");
  way.name = root.text("name");
  way.short_name = root.text("short_name");
  way.one_line = root.text("one_line");
  way.also_called = texts_if_given(root, "also_called");
  if (const std::string letters = text_if_given(root, "letters"); !letters.empty()) {
    way.also_called.push_back(letters);
  }
  way.participants =
      read_choices<therapy::Participants>(root, "people", therapy::participants_ids);
  way.online = read_choice<therapy::Online>(root, "online", therapy::online_ids);
  read_length(root, way);
  way.works_with = read_choices<therapy::Medium>(root, "works_with", therapy::medium_ids);
  way.time = read_choices<therapy::Time>(root, "time", therapy::time_ids);
  way.homework = read_choice<therapy::Homework>(root, "homework", therapy::homework_ids);
  way.not_when = root.texts("not_when");
  way.not_good_for = root.texts("not_good_for");
  way.asks_of_you = root.texts("asks_of_you");
  if (const auto patterns = root.need("by_pattern")) {
    for (std::size_t i = 0; i < way.by_pattern.size(); ++i) {
      way.by_pattern[i] = patterns->text(therapy::pattern_ids[i]);
    }
  }
  read_questions(root, way);
  read_evidence(root, way);
  if (way.short_name.size() > short_name_most) {
    root.need("short_name")->problem("This short name is too long for a table",
                                     fmt::format("Use at most {} letters.", short_name_most));
  }
  if (const auto people = root.find("people"); people && way.participants.empty()) {
    people->problem("Nobody takes part", "Name at least one of those who do.");
  }
  keep_version(root);
  keep_file_name(root);
  keep_review(root);
  keep_plain(root);
  return way;
}

therapy::Findable read_page(const Reading& root) {
  therapy::Findable page;
  page.title = root.text("title");
  page.text = root.text("lead");
  page.to = "/understand/" + root.text("id");
  page.words = texts_if_given(root, "search");
  for (const Reading& section : root.list("sections")) {
    if (section.find("text") || section.find("list")) continue;
    section.problem("This section says nothing", "Give it 'text', 'list', or both.");
  }
  keep_version(root);
  keep_file_name(root);
  keep_review(root);
  keep_plain(root);
  return page;
}

therapy::Findable findable(const WayOfWorking& way) {
  std::vector<std::string> words = way.also_called;
  words.push_back(way.short_name);
  return {way.name, way.one_line, "/ways/" + way.id, std::move(words)};
}

void keep_review(const Reading& root) {
  if (root.texts("sources").empty()) {
    if (const auto at = root.find("sources")) {
      at->problem("No source is named", "Say where it comes from, one line each.");
    }
  }
  if (const auto review = root.need("review")) {
    const std::string by = review->text("by");
    (void)review->text("note");
    if (by != "none" && !by.empty()) keep_date(*review, "on");
  }
  keep_date(root, "written_on");
}

void keep_file_name(const Reading& root) {
  const std::string id = root.text("id");
  const std::string stem = std::filesystem::path(root.file()).stem().string();
  const auto at = root.find("id");
  if (at && !id.empty() && !stem.empty() && stem != "text" && stem != id) {
    at->problem(fmt::format("The id '{}' is not the name of the file", id),
                fmt::format("Write '{}', or rename the file.", stem));
  }
}

}  // namespace securebase::content
