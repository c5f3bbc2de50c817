package walras.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table of the LaTeX package booktabs. */
final class Tex {

  private static final Pattern SHORTHAND =
      Pattern.compile("(!?)(-?[0-9.]+)(\\([0-9]+\\))?(?:e([+-]?[0-9]+))?");
  private static final Pattern SPECIAL = Pattern.compile("[&%$#_{}\\\\~^<>|]");

  private final List<String> lines = new ArrayList<>();

  /**
   * Starts a table.
   *
   * @param caption text, not yet escaped
   * @param columns one letter per column: l, r or c
   * @param header the cells of the header, escaped
   */
  Tex(String caption, String columns, List<String> header) {
    lines.add("\\begin{table}");
    lines.add("  \\caption{%s}".formatted(text(caption)));
    lines.add("  \\centering");
    lines.add("  \\begin{tabular}{%s}".formatted(columns));
    lines.add("    \\toprule");
    row(header);
    lines.add("    \\midrule");
  }

  /** Adds a row of cells, escaped. */
  void row(List<String> cells) {
    lines.add("    " + String.join(" & ", cells) + " \\\\");
  }

  /** Returns the whole table. */
  String end() {
    lines.add("    \\bottomrule");
    lines.add("  \\end{tabular}");
    lines.add("\\end{table}");
    return String.join("\n", lines) + "\n";
  }

  /** Returns text with the characters escaped that mean something to LaTeX. */
  static String text(String text) {
    return SPECIAL
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(escaped(found.group())));
  }

  private static String escaped(String special) {
    return switch (special) {
      case "\\" -> "\\textbackslash{}";
      case "~" -> "\\textasciitilde{}";
      case "^" -> "\\textasciicircum{}";
      case "<", ">", "|" -> "$" + special + "$";
      default -> "\\" + special;
    };
  }

  /** Returns a number in shorthand, such as {@code 1.50(25)e-7}, as mathematics. */
  static String number(String shorthand) {
    Matcher parts = SHORTHAND.matcher(shorthand);
    return parts.matches()
        ? "%s$%s$".formatted(parts.group(1), mathematics(parts))
        : text(shorthand);
  }

  /** Returns an interval, whose ends may be infinite, as mathematics. */
  static String interval(String low, String high) {
    return "$[%s, %s]$".formatted(end(low), end(high));
  }

  private static String end(String number) {
    Matcher parts = SHORTHAND.matcher(number);
    return parts.matches() ? mathematics(parts) : number.replace("inf", "\\infty");
  }

  private static String mathematics(Matcher parts) {
    String error = parts.group(3) == null ? "" : parts.group(3);
    String power =
        parts.group(4) == null
            ? ""
            : " \\times 10^{%d}".formatted(Integer.parseInt(parts.group(4)));
    return parts.group(2) + error + power;
  }
}
