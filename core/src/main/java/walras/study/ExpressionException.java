package walras.study;

/** Says why a text has no value as a number. */
final class ExpressionException extends Exception {

  private static final long serialVersionUID = 1L;

  ExpressionException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
