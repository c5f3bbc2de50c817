package walras.study;

/** Values found, as messages show them. */
public final class Texts {

  private static final int LONGEST_SHOWN = 80;

  private Texts() {}

  /** Returns a value found, on one line and of bearable length. */
  public static String shown(String text) {
    if (text.isEmpty()) {
      return "''";
    }
    StringBuilder line = new StringBuilder();
    text.codePoints().limit(LONGEST_SHOWN).forEach(point -> line.append(character(point)));
    boolean cut = text.codePointCount(0, text.length()) > LONGEST_SHOWN;
    return cut ? line + "..." : line.toString();
  }

  private static String character(int point) {
    if (point == '\n' || point == '\t') {
      return " ";
    }
    return Character.isISOControl(point) ? "\\u%04x".formatted(point) : Character.toString(point);
  }
}
