#include "securebase/server/serve.hpp"

#include <malloc.h>
#include <pthread.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "securebase/api/problem_reply.hpp"
#include "securebase/http/router.hpp"
#include "securebase/http/server.hpp"
#include "securebase/server/options.hpp"
#include "securebase/server/pages.hpp"

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

}  // namespace

int serve(std::span<const std::string_view> arguments) {
  const sigset_t stop_signals = block_stop_signals();
  const auto options = read_options(arguments, [](const char* name) { return std::getenv(name); });
  if (!options) return say(options.error(), 2);
  allow_many_connections();

  http::Router router(api::refusal_reply);
  router.add("GET", "/healthz", [](const http::Request&, http::Responder responder) {
    http::Response response;
    response.lasting_body = R"({"status":"up","version":")" SECUREBASE_VERSION "\"}";
    responder(std::move(response));
  });
  router.otherwise(pages(options->web), "/api/");

  auto server = http::Server::open({options->host, options->port, options->threads, {}}, router,
                                   api::refusal_reply);
  if (!server) return say(server.error(), 1);
  server->start();
  std::printf("Secure Base is at %s\nData: %s\n", server->address().c_str(),
              std::filesystem::absolute(options->data).c_str());
  std::fflush(stdout);

  int received = 0;
  sigwait(&stop_signals, &received);
  server->stop();
  return 0;
}

}  // namespace securebase::server
