package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many decimals of a fitted rate are worth showing: two digits of its interval's width. */
final class RateDigits {

  private static final int MOST = 8;
  private static final double LEAST_PLAIN = 1e-3;

  private final int places;

  private RateDigits(int places) {
    this.places = places;
  }

  /** Returns the digits of a row of rates; those of any number where it has no interval. */
  static RateDigits of(JsonNode rate) {
    double width = rate.path("rate_high").asDouble() - rate.path("rate_low").asDouble();
    boolean known = rate.path("rate_high").isNumber() && rate.path("rate_low").isNumber();
    boolean plain = Math.abs(rate.path("rate").asDouble()) >= LEAST_PLAIN;
    if (!known || !plain || !(width >= 0)) {
      return new RateDigits(-1);
    }
    int needed = width == 0 ? MOST : 1 - (int) Math.floor(Math.log10(width));
    return new RateDigits(Math.max(1, Math.min(MOST, needed)));
  }

  /** Returns the text of a number in the unit of the rate. */
  String text(JsonNode value) {
    if (!value.isNumber() || places < 0) {
      return RatesTable.number(value);
    }
    return new BigDecimal(value.asDouble())
        .setScale(places, RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
