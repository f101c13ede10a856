// The exports of the WebAssembly module: bytes in, bytes out. One module instance is one engine; a
// page is one thread, so nothing here is guarded.
//
//   at = engine_allocate(size)         room for bytes that the page writes; the page frees it
//   engine_load(at, size)              status 200, or 500 with a problem document as the reply
//   engine_call(at, method, path, body)   three texts one after the other, by their sizes; status
//   engine_reply(), engine_reply_size()   the bytes of the last reply, valid until the next call
#include <cstdlib>
#include <optional>
#include <string>

#include "securebase/contract/problem_document.hpp"
#include SECUREBASE_ENGINE_HEADER

namespace {

// Which of the modules this is: see CMakeLists.txt.
using TheEngine = securebase::engine::SECUREBASE_ENGINE;

std::optional<TheEngine> the_engine;
std::string the_reply;

int reply(securebase::contract::CallReply with) {
  the_reply = std::move(with.body);
  return with.status;
}

}  // namespace

#define SECUREBASE_EXPORT(name) extern "C" __attribute__((export_name(#name)))

SECUREBASE_EXPORT(engine_allocate) void* engine_allocate(std::size_t size) {
  return std::malloc(size);
}

SECUREBASE_EXPORT(engine_free) void engine_free(void* at) { std::free(at); }

SECUREBASE_EXPORT(engine_load) int engine_load(const char* bytes, std::size_t size) {
  auto loaded = TheEngine::load({bytes, size});
  if (!loaded) {
    auto document = securebase::contract::problem_document(loaded.error());
    return reply({document.status, std::move(document.body)});
  }
  the_engine.emplace(std::move(*loaded));
  return reply({});
}

SECUREBASE_EXPORT(engine_call) int engine_call(const char* texts, std::size_t method,
                                               std::size_t path, std::size_t body) {
  if (!the_engine) std::abort();  // a page that calls before it loads has a mistake
  const std::string_view all(texts, method + path + body);
  return reply(the_engine->call(all.substr(0, method), all.substr(method, path),
                                all.substr(method + path)));
}

SECUREBASE_EXPORT(engine_reply) const char* engine_reply() { return the_reply.data(); }

SECUREBASE_EXPORT(engine_reply_size) std::size_t engine_reply_size() { return the_reply.size(); }
