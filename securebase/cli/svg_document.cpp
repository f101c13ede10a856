#include "securebase/cli/svg_document.hpp"

#include <fmt/format.h>
#include <array>
#include <iterator>

namespace securebase::cli {
namespace {

// Series 0 to 9 go from teal through grey to clay and beyond: neighbours differ in lightness too.
constexpr std::string_view light = R"(<style>
svg{--paper:#FFFFFF;--ink:#23302E;--soft:#55635F;--line:#DDD5C8;--none:#F1ECE3;
--s0:#1F5F5B;--s1:#3E8FB0;--s2:#8A6D1F;--s3:#B4532F;--s4:#7A3E74;
--s5:#4B6B2F;--s6:#2F4B8F;--s7:#A3262A;--s8:#5C5C5C;--s9:#0F7F9F;
--c:#B4532F;--t:#1F5F5B;font-family:system-ui,'DejaVu Sans',sans-serif}
)";

constexpr std::string_view dark = R"(
@media (prefers-color-scheme:dark){svg{--paper:#1B2423;--ink:#EFE9DF;--soft:#B4BDB8;--line:#3B4745;
--none:#25302E;--s0:#6FC2BA;--s1:#7FBFDD;--s2:#D9BC63;--s3:#F0956E;--s4:#CF9ACA;
--s5:#A5CB82;--s6:#9BB4F0;--s7:#F08A8D;--s8:#BDBDBD;--s9:#6CCBE6;--c:#F0956E;--t:#6FC2BA}}
)";

constexpr std::string_view style = R"(
.paper{fill:var(--paper)}.frame{fill:none;stroke:var(--line)}.grid{stroke:var(--line)}
.cell{fill:var(--none);stroke:var(--paper)}
.high{fill:var(--c);stroke:var(--paper)}.low{fill:var(--t);stroke:var(--paper)}
.strongbox{fill:none;stroke:var(--ink);stroke-width:2}
.limit{stroke:var(--soft);stroke-dasharray:2 4;fill:none}.band{fill:var(--s0);fill-opacity:.16}
.title{fill:var(--ink);font-size:17px;font-weight:600}.panel{fill:var(--ink);font-size:13px;
font-weight:600}.label{fill:var(--ink);font-size:12px}.tick{fill:var(--soft);font-size:11px}
.figure{fill:var(--ink);font-size:9px}.strong{fill:var(--ink);font-size:10px;font-weight:700}
path{fill:none;stroke-width:2;stroke-linejoin:round}
.m{stroke:var(--paper);stroke-width:1}
.whisker{stroke:var(--ink);stroke-width:1.2}.weight{fill:var(--s0)}.zero{stroke:var(--soft)}
.diamond{fill:var(--c)}.reach{stroke:var(--c);stroke-width:3}
)";

constexpr std::array<std::string_view, svg_series> dashes{
    "none", "7 3", "2 3", "9 3 2 3", "5 5", "none", "3 2", "12 4", "1 4", "8 2 2 2"};

std::string series_style() {
  std::string rules;
  for (std::size_t s = 0; s < svg_series; ++s) {
    rules +=
        fmt::format(".s{0}{{stroke:var(--s{0});stroke-dasharray:{1}}}.m{0}{{fill:var(--s{0})}}\n",
                    s, dashes[s]);
  }
  return rules + "</style>\n";
}

std::string_view name_of(SvgAnchor anchor) {
  constexpr std::array<std::string_view, 3> names{"start", "middle", "end"};
  return names[static_cast<std::size_t>(anchor)];
}

}  // namespace

std::string svg_escaped(std::string_view words) {
  std::string safe;
  for (const char c : words) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return safe;
}

SvgDocument::SvgDocument(double width, double height, std::string_view title,
                         std::string_view description, SvgLook look)
    : body_(fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:g} {1:g}\" "
                        "width=\"{0:g}\" height=\"{1:g}\" role=\"img\" "
                        "aria-labelledby=\"title what\">\n<title id=\"title\">{2}</title>\n"
                        "<desc id=\"what\">{3}</desc>\n",
                        width, height, svg_escaped(title), svg_escaped(description))) {
  body_ += light;
  if (look == SvgLook::as_page) body_ += dark;
  body_ += style;
  body_ += series_style();
  box({{0, 0}, width, height, "paper"});
  text({16, 27}, title, SvgAnchor::start, "title");
}

void SvgDocument::line(SvgPoint from, SvgPoint to, std::string_view kind) {
  fmt::format_to(std::back_inserter(body_),
                 "<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n",
                 kind, from.x, from.y, to.x, to.y);
}

void SvgDocument::path(std::span<const SvgPoint> points, std::string_view kind) {
  fmt::format_to(std::back_inserter(body_), "<path class=\"{}\" d=\"", kind);
  for (std::size_t p = 0; p < points.size(); ++p) {
    fmt::format_to(std::back_inserter(body_), "{}{:.1f} {:.1f}", p == 0 ? 'M' : 'L', points[p].x,
                   points[p].y);
  }
  body_ += "\"/>\n";
}

void SvgDocument::area(std::span<const SvgPoint> outline, std::string_view kind) {
  fmt::format_to(std::back_inserter(body_), "<polygon class=\"{}\" points=\"", kind);
  for (const SvgPoint& point : outline) {
    fmt::format_to(std::back_inserter(body_), "{:.1f},{:.1f} ", point.x, point.y);
  }
  body_ += "\"/>\n";
}

void SvgDocument::box(const SvgBox& box) {
  fmt::format_to(std::back_inserter(body_),
                 "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"",
                 box.kind, box.corner.x, box.corner.y, box.width, box.height);
  if (box.opacity < 1) body_ += fmt::format(" fill-opacity=\"{:.2f}\"", box.opacity);
  body_ += box.tooltip.empty()
               ? "/>\n"
               : fmt::format("><title>{}</title></rect>\n", svg_escaped(box.tooltip));
}

void SvgDocument::mark(SvgPoint at, std::size_t series) {
  const double r = 4.5;
  const std::size_t s = series % svg_series;
  constexpr std::size_t shapes = 5;
  std::string shape;
  const auto [x, y] = at;
  switch (s % shapes) {
    case 0:
      shape = fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\"", x, y, r);
      break;
    case 1:
      shape = fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"8\" height=\"8\"", x - 4, y - 4);
      break;
    case 2:
      shape = fmt::format("<polygon points=\"{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}\"", x, y - r,
                          x + r, y + r, x - r, y + r);
      break;
    case 3:
      shape =
          fmt::format("<polygon points=\"{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}\"",
                      x, y - 5.5, x + 5.5, y, x, y + 5.5, x - 5.5, y);
      break;
    default:
      shape = fmt::format("<polygon points=\"{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}\"", x, y + r,
                          x + r, y - r, x - r, y - r);
  }
  body_ += fmt::format("{} class=\"m m{}\"/>\n", shape, s);
}

void SvgDocument::text(SvgPoint at, std::string_view words, SvgAnchor anchor,
                       std::string_view kind) {
  fmt::format_to(std::back_inserter(body_),
                 "<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n",
                 kind, at.x, at.y, name_of(anchor), svg_escaped(words));
}

void SvgDocument::upright_text(SvgPoint at, std::string_view words, std::string_view kind) {
  fmt::format_to(std::back_inserter(body_),
                 "<text class=\"{0}\" transform=\"translate({1:.1f} {2:.1f}) rotate(-90)\" "
                 "text-anchor=\"middle\">{3}</text>\n",
                 kind, at.x, at.y, svg_escaped(words));
}

}  // namespace securebase::cli
