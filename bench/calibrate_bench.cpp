// How long fitting takes, from answers in memory, with all processors.
//
//   calibrate_bench ecr FILE    both scales of the ECR, complete cases without straight lines
//   calibrate_bench people N    N people simulated from the parameters of the avoidance scale
//
// Prints lines "NAME VALUE". The best of several rounds for the ECR, one round for simulated people.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>
#include <string>

#include "securebase/cli/answer_file.hpp"
#include "securebase/cli/calibration_plan.hpp"
#include "securebase/cli/worker_threads.hpp"
#include "securebase/content/catalogue.hpp"
#include "securebase/measurement/scale_scorer.hpp"
#include "securebase/measurement/simulation.hpp"

namespace {

using namespace securebase;

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

int stop(const Error& error) {
  for (const auto& problem : error.problems) {
    std::cerr << problem.where << ": " << problem.what << "\n";
  }
  return 1;
}

int ecr(const measurement::Instrument& instrument, const std::string& file) {
  constexpr int rounds = 5;
  cli::AnswerTableOptions options{{file, {"0"}}, true, true, {}};
  const auto read = cli::read_answers(instrument, options);
  if (!read) return stop(read.error());
  cli::WorkerThreads workers;
  double plain = 1e9, with_errors = 1e9;
  for (int round = 0; round < rounds; ++round) {
    measurement::AnswerTable table = read->table;
    Result<cli::Plan> plan;
    const double planning = seconds_of([&] { plan = cli::make_plan(instrument, table, {}); });
    if (!plan) return stop(plan.error());
    for (const bool errors : {false, true}) {
      calibration::FitOptions fit;
      fit.run = workers.runner();
      fit.errors = errors;
      const double fitting = seconds_of([&] {
        for (const auto& scale : plan->scales) {
          const auto found = calibration::fit_scale(scale.patterns, scale.tasks, fit);
          if (round > 0 || errors) continue;
          std::cout << instrument.scales[scale.scale].id << "_log_likelihood "
                    << std::to_string(found.log_likelihood) << "\n";
        }
      });
      double& best = errors ? with_errors : plain;
      best = std::min(best, (planning + fitting) / static_cast<double>(plan->scales.size()));
    }
  }
  std::cout << "people " << read->table.people() << "\nscale_seconds " << plain
            << "\nscale_with_errors_seconds " << with_errors << "\n";
  return 0;
}

int simulated(const measurement::Instrument& instrument, std::size_t people) {
  const std::size_t avoidance = 1;
  measurement::Instrument one = instrument;
  std::erase_if(one.items, [&](const auto& item) { return item.scale != avoidance; });
  const auto scale = measurement::items_of_scale(one, avoidance);
  const measurement::SimulatedGroup group{20261121, people, 1, 0.0};
  auto table = measurement::simulated_answers(scale.models, {},
                                              measurement::simulated_levels(group), group);
  cli::WorkerThreads workers;
  int cycles = 0;
  const double took = seconds_of([&] {
    const auto plan = cli::make_plan(one, table, {});
    if (!plan) return;
    calibration::FitOptions fit;
    fit.run = workers.runner();
    cycles = calibration::fit_scale(plan->scales[0].patterns, plan->scales[0].tasks, fit).cycles;
  });
  std::cout << "seconds " << took << "\ncycles " << cycles << "\nmegabytes " << peak_megabytes()
            << "\n";
  return cycles > 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  const auto catalogue = content::load(SECUREBASE_SOURCE_DIR "/content");
  if (!catalogue) return stop(catalogue.error());
  const auto* instrument = catalogue->find("ecr");
  if (instrument == nullptr || count != 3) {
    std::cerr << "calibrate_bench ecr FILE, or calibrate_bench people N\n";
    return 2;
  }
  const std::string what = words[1];
  return what == "ecr" ? ecr(*instrument, words[2])
                       : simulated(*instrument, static_cast<std::size_t>(std::stoul(words[2])));
}
