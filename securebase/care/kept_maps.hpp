// Keeping a map for another device: sealed under a code of six words, for 30 days.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "securebase/care/code_words.hpp"
#include "securebase/care/ports.hpp"

namespace securebase::care {

struct KeptReceipt {
  Private<std::string> code;
  Instant expires_at;
};

struct KeptMap {
  Private<std::string> map;
  Instant kept_at, expires_at;
};

// Each call returns at once; `done` is called once, later and perhaps on another thread. Errors:
// bad_answer (the code is not six of our words), unknown_code, busy, storage_failed.
// The ports must outlive every call under way.
class KeptMaps {
 public:
  static constexpr std::int64_t kept_seconds = 30LL * 24 * 60 * 60;

  KeptMaps(MapStore& store, Vault& vault, const Clock& clock, CodeWords words)
      : store_(store), vault_(vault), clock_(clock), words_(std::move(words)) {}

  void keep(Private<std::string> map, std::function<void(Result<KeptReceipt>)> done);
  void open(const Private<std::string>& code, std::function<void(Result<KeptMap>)> done);
  void replace(const Private<std::string>& code, Private<std::string> map,
               std::function<void(Result<Instant>)> done);  // the new end
  void forget(const Private<std::string>& code, std::function<void(Result<bool>)> done);

 private:
  MapStore& store_;
  Vault& vault_;
  const Clock& clock_;
  CodeWords words_;
};

}  // namespace securebase::care
