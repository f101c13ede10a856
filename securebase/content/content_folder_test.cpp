#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "securebase/content/content_folder_for_test.hpp"

namespace securebase::content {
namespace {

// Parameters are made up. The worked cases were computed by Simpson's rule with 200,000 steps
// from -12 to 12, apart from this program.
constexpr std::string_view tried = R"(id: tried
version: 1.0.0
kind: recipe
title: A tried questionnaire
status: Made up for tests
comparison: Nobody
rights: {licence: none found, note: Facts only.}
sources: [Made up]
answers:
  - {value: 1, label: ''}
  - {value: 2, label: ''}
  - {value: 3, label: ''}
scales:
  - {id: anxiety, title: Anxiety}
  - {id: avoidance, title: Avoidance}
prior: {correlation: 0.0, source: Made up.}
boundaries: {anxiety: 0.25, avoidance: -0.5, note: Made up.}
adaptive: {stop_standard_error: 0.4, least_gain: 0.02, least_items: 1,
           most_items: 2, least_each_key: 1}
items:
  - id: A1
    scale: anxiety
    reversed: false
    parameters: {slope: 1.5, thresholds: [-0.5, 1.0]}
  - id: A2
    scale: anxiety
    reversed: true
    parameters: {slope: 1.2, thresholds: [0.0, 1.5]}
  - id: V1
    scale: avoidance
    reversed: false
    parameters: {slope: 2.0, thresholds: [-1.0, 0.5]}
  - id: V2
    scale: avoidance
    reversed: true
    parameters: {slope: 0.9, thresholds: [-0.2, 0.8]}
norms:
  - group: everyone
    people: 100
    anxiety: {mean: 2.1, sd: 0.5, percentiles: {10: 1.4, 50: 2.0, 90: 2.8}}
    avoidance: {mean: 1.9, sd: 0.6}
worked_cases:
  - name: three answers
    answers: {A1: 3, A2: 3, V1: 1}
    expect:
      anxiety: {value: 0.332057172, standard_error: 0.771609586}
      avoidance: {value: -1.000000000, standard_error: 0.769307555}
)";

constexpr std::string_view own = R"(id: own
version: 1.0.0
kind: bank
title: Our own bank
status: Made up for tests
comparison: Nobody
rights: {licence: CC-BY-4.0, note: Own wording.}
sources: [Made up]
answers:
  - {value: 1, label: Not like me}
  - {value: 2, label: Partly like me}
  - {value: 3, label: Like me}
scales:
  - id: anxiety
    title: Worry
    facets: [{id: leaving, title: Being left}]
  - id: avoidance
    title: Distance
    facets: [{id: closeness, title: Coming close}]
prior: {correlation: 0.0, source: Made up.}
boundaries: {anxiety: 0.0, avoidance: 0.0, note: Made up.}
slope_discount: {factor: 0.8, reason: New wording.}
adaptive: {stop_standard_error: 0.4, least_gain: 0.02, least_items: 2,
           most_items: 3, least_each_key: 1}
items:
  - id: anx-1
    scale: anxiety
    facet: leaving
    reversed: false
    like: {instrument: tried, item: A1}
    enemies: [anx-3]
    text:
      present: I look often for signs that {person} may leave.
      past: I looked often for signs that {person} might leave.
      general: I look often for signs in {person} of leaving.
  - id: anx-2
    scale: anxiety
    facet: leaving
    reversed: true
    like: {instrument: tried, item: A2}
    text:
      present: I feel sure of {person} on most days.
      past: I felt sure of {person} on most days.
      general: I feel sure of {person} on most of my days.
  - id: anx-3
    scale: anxiety
    facet: leaving
    reversed: false
    like: {instrument: tried, item: A1}
    enemies: [anx-1]
    text:
      present: I wait with a tight chest for {person} to call.
      past: I waited with a tight chest for {person} to call.
      general: I wait with a tight chest for a call from {person} at night.
  - id: avo-1
    scale: avoidance
    facet: closeness
    reversed: false
    like: {instrument: tried, item: V1}
    text:
      present: I step back when {person} comes near.
      past: I stepped back when {person} came near.
      general: I step back when I see {person} come near.
  - id: avo-2
    scale: avoidance
    facet: closeness
    reversed: true
    like: {instrument: tried, item: V2}
    text:
      present: I like to lean on {person} for a while.
      past: I liked to lean on {person} for a while.
      general: I like to lean on {person} for a short while.
  - id: avo-3
    scale: avoidance
    facet: closeness
    reversed: true
    like: {instrument: tried, item: V2}
    text:
      present: I tell {person} what moves me.
      past: I told {person} what moved me.
      general: I tell {person} about what moves me.
worked_cases:
  - name: one answer on each scale
    answers: {anx-1: 3, avo-2: 1}
    expect:
      anxiety: {value: 0.689800308, standard_error: 0.882043166}
      avoidance: {value: 0.405937188, standard_error: 0.946869993}
)";

constexpr std::string_view kinds = R"(version: 1.0.0
kinds:
  - {id: partner, label: Someone I love now, person: my partner, form: present, hint: Think of now.}
  - {id: first_love, label: A first love, person: my first love, form: past, hint: Think back.}
)";

constexpr std::string_view crisis = R"(version: 1.0.0
checked_on: '2026-02-28'
checked_how: On paper.
countries:
  - code: 'NL'
    name: Netherlands
    emergency: [{number: '112', sources: a law, checked_on: '2024-02-28', checked_by: us}]
    lines:
      - name: A line
        number: '0800 0113'
        channels: [call]
        hours: '24/7'
        sources: two lists
        agreed: true
        checked_on: '2024-02-29'
        checked_by: us, on paper
everywhere: [{name: Finder, url: 'https://example.org', note: Lists of lines.}]
)";

std::string keyed(std::string_view field, std::string_view words) {
  std::string text = std::string(field) + ":\n";
  for (const char* key :
       {"secure", "anxious", "avoidant", "fearful", "secure+anxious", "secure+avoidant",
        "secure+fearful", "anxious+avoidant", "anxious+fearful", "avoidant+fearful"}) {
    text += "  " + std::string(key) + ": " + std::string(words) + " " + key + ".\n";
  }
  return text;
}

std::string patterns() {
  std::string text = "version: 1.0.0\nlanguage: en\n";
  text +=
      "labels: {secure: secure, anxious: anxious, avoidant: avoidant, fearful: fearful-avoidant}\n";
  text += keyed("headlines", "Near");
  text += "already_secure:\n";
  for (const std::string scale : {"anxiety", "avoidance"}) {
    text += "  " + scale + ":\n";
    for (const std::string band : {"low", "middle", "high"}) {
      text += "    " + band + ": [One " + scale + " " + band + "., Two.]\n";
    }
  }
  text += "often_looks_like:\n";
  for (const std::string region : {"secure", "anxious", "avoidant", "fearful"}) {
    text += "  " + region + ": [First " + region + "., Second.]\n";
  }
  return text + keyed("once_protected", "It kept you near") +
         "not_this: [Not a label., Not for ever., Not a verdict., Not all of you.]\n";
}

constexpr std::string_view change = R"(version: 1.0.0
language: en
dimensions:
  anxiety: {lower: Less., probably_lower: Less perhaps., higher: More., probably_higher: More perhaps., not_certain: Open.}
  avoidance: {lower: Nearer., probably_lower: Nearer perhaps., higher: Off., probably_higher: Off perhaps., not_certain: Open.}
together:
  gain: {headline: Eased., text: That counts.}
  probable_gain: {headline: Eased perhaps., text: That may count.}
  mixed: {headline: Both ways., text: That happens.}
  harder: {headline: Heavier., text: No fault of yours.}
  probably_harder: {headline: Heavier perhaps., text: It may pass.}
  not_certain: {headline: Open., text: That is common.}
added_up: Both together.
small_step: A small step.
short_look: A short look.
soon: Too soon.
method: As the formula says.
scores: {gain: Better., gain_across_line: Better and across., loss: Worse., not_certain: Open.}
worked_examples:
  - name: nothing moved
    days: 30
    earlier: {anxiety: {value: 1.0, standard_error: 0.3}, avoidance: {value: 0.0, standard_error: 0.3}}
    later: {anxiety: {value: 1.0, standard_error: 0.3}, avoidance: {value: 0.0, standard_error: 0.3}}
    expect: {anxiety: not_certain, avoidance: not_certain, together: not_certain, small: false}
)";

// 1,024 words of four letters; ten bits make two letters of 32, so the first is split over two.
std::string code_words() {
  std::string text = "version: 1.0.0\nwords:\n";
  for (int i = 0; i < 1024; ++i) {
    const char word[] = {static_cast<char>('a' + i / 256), static_cast<char>('a' + i / 16 % 16),
                         static_cast<char>('a' + i % 16), 'x', '\0'};
    text += "  - " + std::string(word) + "\n";
  }
  return text;
}

}  // namespace

FolderForTest::FolderForTest() {
  std::string name = (std::filesystem::temp_directory_path() / "content-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
}

ContentFolder::ContentFolder() {
  write("instruments/tried.yaml", tried);
  write("instruments/own.yaml", own);
  write("relationships/kinds.yaml", kinds);
  write("texts/en/patterns.yaml", patterns());
  write("texts/en/change.yaml", change);
  write("texts/en/answer-quality.yaml",
        "version: 1.0.0\nlanguage: en\nsigns:\n"
        "  straight_line: These answers are hard to read as a line.\n"
        "  contradictions: These answers are hard to read both ways.\n"
        "  unusual: These answers are hard to read at all.\n");
  write("texts/en/words-we-avoid.yaml", "version: 1.0.0\nwords: [grumpy, cold fish, self-pity]\n");
  write("safety/crisis-lines.yaml", crisis);
  write("codes/words.yaml", code_words());
}

FolderForTest::~FolderForTest() {
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
}

std::string FolderForTest::read(std::string_view file) const {
  std::ifstream stream(path() / file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void FolderForTest::write(std::string_view file, std::string_view text) const {
  std::filesystem::create_directories((path() / file).parent_path());
  std::ofstream stream(path() / file, std::ios::binary);
  stream << text;
}

void FolderForTest::remove(std::string_view file) const {
  std::filesystem::remove_all(path() / file);
}

int FolderForTest::replace(std::string_view file, std::string_view from,
                           std::string_view to) const {
  std::string text = read(file);
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("not in the file: " + std::string(from));
  text.replace(at, from.size(), to);
  write(file, text);
  return 1 + static_cast<int>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::filesystem::path schema_folder() {
  return std::filesystem::path(SECUREBASE_SOURCE_DIR) / "schema" / "content";
}

}  // namespace securebase::content
