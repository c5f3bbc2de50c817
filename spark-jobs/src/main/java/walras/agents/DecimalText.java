package walras.agents;

/** Reads decimal numbers, and nothing else that Java's own reader would take. */
final class DecimalText {

  private DecimalText() {}

  /** Returns the nearest double; an infinity where it is too large, NaN for other text. */
  static double parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDecimal(text.charAt(i))) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean isDecimal(char letter) {
    return switch (letter) {
      case '+', '-', '.', 'E', 'e' -> true;
      default -> letter >= '0' && letter <= '9';
    };
  }
}
