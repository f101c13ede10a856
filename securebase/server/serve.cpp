#include "securebase/server/serve.hpp"

#include <pthread.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <future>

#include "securebase/api/problem_reply.hpp"
#include "securebase/api/routes.hpp"
#include "securebase/content/catalogue.hpp"
#include "securebase/content/forms.hpp"
#include "securebase/content/guidance.hpp"
#include "securebase/engine/choosing_content.hpp"
#include "securebase/engine/content.hpp"
#include "securebase/engine/packed.hpp"
#include "securebase/http/router.hpp"
#include "securebase/http/server.hpp"
#include "securebase/server/options.hpp"
#include "securebase/server/pages.hpp"
#include "securebase/storage/sqlite/kept_map_store.hpp"
#include "securebase/storage/sqlite/operator_store.hpp"
#include "securebase/storage/system_clock.hpp"
#include "securebase/storage/vault/sodium_vault.hpp"

namespace securebase::server {

namespace {

int say(const Error& error, int status) {
  for (const Problem& problem : error.problems) {
    std::fprintf(stderr, "securebase: %s %s (%s)\n", problem.what.c_str(), problem.mend.c_str(),
                 problem.where.c_str());
  }
  return status;
}

// Signals are taken by the main thread alone; every later thread inherits this mask.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

void allow_many_connections() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = http::Limits{}.connections + 64;
  limit.rlim_cur = std::max(limit.rlim_cur, std::min(limit.rlim_max, wanted));
  setrlimit(RLIMIT_NOFILE, &limit);
}

// The forms and what lists them, each under its address. They point into `practising` and `list`.
std::vector<api::Services::Document> documents_of(const content::Practising& practising,
                                                  const std::string& list) {
  std::vector<api::Services::Document> documents;
  const auto add = [&documents](std::string path, std::string_view json) {
    documents.push_back({std::move(path), json, engine::version_of(json)});
  };
  add("/api/v1/forms", list);
  add("/api/v1/lists", practising.lists_json);
  for (const content::FormDocument& one : practising.forms) {
    add("/api/v1/forms/" + one.form.id, one.json);
  }
  return documents;
}

}  // namespace

int serve(std::span<const std::string_view> arguments) {
  const sigset_t stop_signals = block_stop_signals();
  const auto options = read_options(arguments, [](const char* name) { return std::getenv(name); });
  if (!options) return say(options.error(), 2);
  allow_many_connections();

  // Beside each other, so that a start stays short.
  auto guiding = std::async(std::launch::async,
                            [&] { return content::load_guidance(options->content); });
  auto practising = std::async(std::launch::async,
                               [&] { return content::load_practising(options->content); });
  auto showing = std::async(std::launch::async, [&] { return pages(options->web); });
  auto catalogue = content::load(options->content);
  if (!catalogue) return say(catalogue.error(), 1);
  const care::Assessments assessments({std::move(catalogue->instruments),
                                       std::move(catalogue->kinds),
                                       std::move(catalogue->patterns),
                                       std::move(catalogue->change),
                                       std::move(catalogue->answer_quality)});
  const engine::PackedContent packed = engine::pack(
      {assessments.content(), engine::own_measures(catalogue->questionnaires)});

  auto guidance = guiding.get();
  if (!guidance) return say(guidance.error(), 1);
  const engine::ChoosingContent choosing{std::move(guidance->therapy),
                                         std::move(guidance->safety)};
  const engine::PackedContent packed_choosing = engine::pack(choosing);

  const auto forms = practising.get();
  if (!forms) return say(forms.error(), 1);
  const std::string list_of_forms = forms->summaries_json();

  const storage::SystemClock clock;
  const auto store = storage::KeptMapStore::open(options->data, clock);
  if (!store) return say(store.error(), 1);
  storage::SodiumVault vault((*store)->salt());
  care::KeptMaps kept_maps(**store, vault, clock, care::CodeWords(std::move(catalogue->code_words)));

  const auto operator_store = storage::OperatorStore::open(options->data);
  if (!operator_store) return say(operator_store.error(), 1);
  care::OperatorLinks operators(**operator_store, clock);
  fhir::Wordings wordings(**operator_store, clock, std::move(catalogue->questionnaires));
  care::Reports reports(**operator_store, clock);

  http::Router router(api::refusal_reply);
  api::add_routes(router, {assessments, kept_maps, operators, wordings, reports,
                           [&store] { return (*store)->healthy(); },
                           SECUREBASE_VERSION,
                           {packed.bytes, packed.version},
                           {packed_choosing.bytes, packed_choosing.version},
                           documents_of(*forms, list_of_forms),
                           choosing.guidance});
  router.otherwise(showing.get(), "/api/");

  http::Limits limits;
  limits.large_path = "/api/v1/kept-maps";
  auto server = http::Server::open({options->host, options->port, options->threads, limits}, router,
                                   api::refusal_reply);
  if (!server) return say(server.error(), 1);
  server->start();
  std::printf("Secure Base is at %s\nData: %s\n", server->address().c_str(),
              std::filesystem::weakly_canonical(options->data).c_str());
  std::fflush(stdout);

  int received = 0;
  sigwait(&stop_signals, &received);
  server->stop();  // what is under way is answered first; then the vault and the store close
  return 0;
}

}  // namespace securebase::server
