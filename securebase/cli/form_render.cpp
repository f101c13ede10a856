#include "securebase/cli/form_render.hpp"

#include <fmt/core.h>

#include <boost/json.hpp>
#include <vector>

namespace securebase::cli {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& from, json::string_view key) {
  const json::value* found = from.if_contains(key);
  return found && found->is_string() ? std::string(found->get_string().c_str()) : std::string();
}

std::vector<std::string> lines_of(const json::object& from, json::string_view key) {
  std::vector<std::string> lines;
  const json::value* found = from.if_contains(key);
  if (!found || !found->is_array()) return lines;
  for (const json::value& one : found->get_array()) lines.emplace_back(one.as_string().c_str());
  return lines;
}

// The form with the texts of a language in the places of the English ones.
class InLanguage {
 public:
  InLanguage(std::string_view form, std::string_view language)
      : form_(json::parse({form.data(), form.size()}).as_object()) {
    if (const json::value* all = form_.if_contains("translations")) {
      if (const json::value* found =
              all->as_object().if_contains({language.data(), language.size()})) {
        texts_ = &found->as_object();
      }
    }
  }

  [[nodiscard]] const json::object& form() const { return form_; }
  [[nodiscard]] std::string text(json::string_view key) const { return text_in(form_, texts_, key); }
  [[nodiscard]] std::vector<std::string> lines(json::string_view key) const {
    return lines_of(texts_ ? *texts_ : form_, key);
  }
  [[nodiscard]] std::string smaller() const {
    if (texts_) return text_of(*texts_, "smaller");
    const json::value* found = form_.if_contains("smaller");
    return found ? text_of(found->as_object(), "text") : std::string();
  }
  // The texts of a step or a field; null in English.
  [[nodiscard]] const json::object* of(json::string_view what, const json::object& one) const {
    if (!texts_) return nullptr;
    const json::value* all = texts_->if_contains(what);
    const json::value* found = all ? all->as_object().if_contains(text_of(one, "id")) : nullptr;
    return found ? &found->as_object() : nullptr;
  }
  [[nodiscard]] static std::string text_in(const json::object& english, const json::object* other,
                                           json::string_view key) {
    return text_of(other && other->contains(key) ? *other : english, key);
  }

 private:
  json::object form_;
  const json::object* texts_ = nullptr;
};

// What follows a label: how it is answered.
std::string answered_with(const InLanguage& in, const json::object& field) {
  const json::object* texts = in.of("fields", field);
  const std::string kind = text_of(field, "kind");
  std::string words;
  if (const json::value* options = field.if_contains("options")) {
    for (const json::value& one : options->get_array()) {
      const json::object& option = one.as_object();
      const json::value* said = texts ? texts->if_contains("options") : nullptr;
      words += (words.empty() ? "" : " / ") +
               (said ? text_of(said->as_object(), text_of(option, "id")) : text_of(option, "text"));
    }
    return words;
  }
  if (kind == "scale_10" || kind == "scale_100") {
    return fmt::format("0 ({}) - {} ({})", InLanguage::text_in(field, texts, "low"),
                       kind == "scale_10" ? "10" : "100",
                       InLanguage::text_in(field, texts, "high"));
  }
  return kind;
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      default: safe += c;
    }
  }
  return safe;
}

void field_as_text(const InLanguage& in, const json::object& field, int depth, std::string& out) {
  const json::object* texts = in.of("fields", field);
  const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  out += fmt::format("{}- {}\n{}    {}\n", indent, InLanguage::text_in(field, texts, "label"), indent,
                     answered_with(in, field));
  if (field.contains("help")) {
    out += fmt::format("{}    {}\n", indent, InLanguage::text_in(field, texts, "help"));
  }
  const json::value* inner = field.if_contains("fields");
  if (!inner) return;
  for (const json::value& one : inner->get_array()) {
    field_as_text(in, one.as_object(), depth + 2, out);
  }
}

void field_as_html(const InLanguage& in, const json::object& field, std::string& out) {
  const json::object* texts = in.of("fields", field);
  const std::string kind = text_of(field, "kind");
  out += fmt::format("<div class=\"field\"><p class=\"label\">{}</p>",
                     escaped(InLanguage::text_in(field, texts, "label")));
  if (field.contains("help")) {
    out += fmt::format("<p class=\"help\">{}</p>",
                       escaped(InLanguage::text_in(field, texts, "help")));
  }
  if (field.contains("options") || kind == "scale_10" || kind == "scale_100") {
    out += fmt::format("<p>{}</p>", escaped(answered_with(in, field)));
  } else if (const json::value* inner = field.if_contains("fields")) {
    out += "<div class=\"rows\">";
    for (const json::value& one : inner->get_array()) field_as_html(in, one.as_object(), out);
    out += "</div>";
  } else if (kind != "computed") {
    for (int line = kind == "long_text" ? 4 : 1; line > 0; --line) out += "<p class=\"line\"></p>";
  }
  out += "</div>\n";
}

constexpr std::string_view style =
    "body{font:12pt/1.5 sans-serif;max-width:42em;margin:2em auto;padding:0 1em;color:#23302e}"
    "h1,h2{font-weight:500}h2{break-after:avoid}.field{break-inside:avoid;margin:0 0 1em}"
    ".label{margin:0;font-weight:600}.help{margin:0;color:#55635f}.rows{padding-left:1.5em}"
    ".line{border-bottom:1px solid #999;height:1.6em;margin:0}";

}  // namespace

std::string form_as_text(std::string_view form, std::string_view language) {
  const InLanguage in(form, language);
  std::string out = fmt::format("{}\n{}\n\n", in.text("title"), in.text("purpose"));
  for (const auto* part : {"for_whom", "not_now"}) {
    for (const std::string& line : in.lines(part)) out += fmt::format("- {}\n", line);
  }
  for (const json::value& one : in.form().at("steps").as_array()) {
    const json::object& step = one.as_object();
    const json::object* texts = in.of("steps", step);
    out += fmt::format("\n{}\n", InLanguage::text_in(step, texts, "title"));
    for (const std::string& line : lines_of(texts ? *texts : step, "guidance")) {
      out += fmt::format("  {}\n", line);
    }
    const json::value* fields = step.if_contains("fields");
    if (!fields) continue;
    for (const json::value& field : fields->get_array()) {
      field_as_text(in, field.as_object(), 1, out);
    }
  }
  if (const std::string smaller = in.smaller(); !smaller.empty()) out += "\n" + smaller + "\n";
  for (const std::string& line : in.lines("aftercare")) out += fmt::format("- {}\n", line);
  return out;
}

std::string form_as_html(std::string_view form, std::string_view language) {
  const InLanguage in(form, language);
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title>"
      "<style>{}</style></head><body>\n<h1>{}</h1>\n<p>{}</p>\n",
      escaped(language), escaped(in.text("title")), style, escaped(in.text("title")),
      escaped(in.text("purpose")));
  for (const json::value& one : in.form().at("steps").as_array()) {
    const json::object& step = one.as_object();
    const json::object* texts = in.of("steps", step);
    out += fmt::format("<h2>{}</h2>\n", escaped(InLanguage::text_in(step, texts, "title")));
    for (const std::string& line : lines_of(texts ? *texts : step, "guidance")) {
      out += fmt::format("<p>{}</p>\n", escaped(line));
    }
    const json::value* fields = step.if_contains("fields");
    if (!fields) continue;
    for (const json::value& field : fields->get_array()) field_as_html(in, field.as_object(), out);
  }
  for (const std::string& line : in.lines("aftercare")) {
    out += fmt::format("<p>{}</p>\n", escaped(line));
  }
  return out + "</body></html>\n";
}

}  // namespace securebase::cli
