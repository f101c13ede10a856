// Writes pictures as SVG that stands alone: readable in light and dark, with a title and a
// description for those who cannot see it, and without anything fetched from elsewhere.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace securebase::cli {

struct SvgPoint {
  double x = 0, y = 0;
};

enum class SvgAnchor { start, middle, end };

// Light and dark as the page around it, or light always, for paper.
enum class SvgLook { as_page, paper };

struct SvgBox {
  SvgPoint corner;
  double width = 0, height = 0;
  std::string_view kind;
  std::string tooltip = {};
  double opacity = 1;  // of the fill
};

// Lines and marks of a series have a colour and a shape of their own, so that neither is needed
// alone; after so many they begin again.
inline constexpr std::size_t svg_series = 10;

class SvgDocument {
 public:
  // In units of the picture, which scales to any width.
  SvgDocument(double width, double height, std::string_view title, std::string_view description,
              SvgLook look = SvgLook::as_page);

  void line(SvgPoint from, SvgPoint to, std::string_view kind);  // kind: a class of the style
  void path(std::span<const SvgPoint> points, std::string_view kind);
  void area(std::span<const SvgPoint> outline, std::string_view kind);
  void box(const SvgBox& box);
  // A small shape about a point: circle, square, triangle, diamond, cross and so on by `series`.
  void mark(SvgPoint at, std::size_t series);
  void text(SvgPoint at, std::string_view words, SvgAnchor anchor, std::string_view kind);
  void upright_text(SvgPoint at, std::string_view words, std::string_view kind);  // reads upwards

  [[nodiscard]] std::string finished() const { return body_ + "</svg>\n"; }

 private:
  std::string body_;
};

// Text made safe to stand between tags and in attributes.
[[nodiscard]] std::string svg_escaped(std::string_view words);

}  // namespace securebase::cli
