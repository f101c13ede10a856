// Every address of schema/openapi.yaml, and the use case that answers it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/care/assessments.hpp"
#include "securebase/care/kept_maps.hpp"
#include "securebase/care/operator_links.hpp"
#include "securebase/care/reports.hpp"
#include "securebase/fhir/wordings.hpp"
#include "securebase/http/router.hpp"
#include "securebase/therapy/guidance.hpp"

namespace securebase::api {

// All must outlive the router's handlers.
struct Services {
  const care::Assessments& assessments;
  care::KeptMaps& kept_maps;
  care::OperatorLinks& operators;
  fhir::Wordings& wordings;
  care::Reports& reports;
  std::function<bool()> healthy;  // cheap, thread-safe: whether the store answers
  std::string version;
  // What browsers answer from; the bytes outlive the server.
  struct Packed {
    std::string_view bytes;
    std::string version;
  };
  Packed engine_content, choosing_content;
  // Forms, and the lists they choose from: JSON that never changes while the server runs.
  struct Document {
    std::string path;
    std::string_view json;
    std::string version;
  };
  std::vector<Document> documents;
  const therapy::Guidance& guidance;
};

void add_routes(http::Router& router, const Services& services);

}  // namespace securebase::api
