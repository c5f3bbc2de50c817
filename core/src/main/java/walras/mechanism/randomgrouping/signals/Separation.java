package walras.mechanism.randomgrouping.signals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import walras.numeric.Digits;

/**
 * Whether signals can be read off first messages: for any two there is a price of the grid at which
 * no quantity is best for both.
 *
 * <p>Source: Matsushima (2004), conditions (8) and (15).
 */
public final class Separation {

  /** Expected values that miss a price of the grid by less are that price, in steps. */
  private static final double ROUNDING = 1e-9;

  private final double[] expected;
  private final int units;
  private final int steps;

  private Separation(double[] expected, int units, int steps) {
    this.expected = expected;
    this.units = units;
    this.steps = steps;
  }

  /** Returns why two signals of a side cannot be told apart, or nothing if all can. */
  public static Optional<String> problem(Side side, int steps) {
    List<Separation> commodities =
        IntStream.range(0, side.commodities())
            .mapToObj(h -> new Separation(side.expectedFromOwnSignal(h), side.units(), steps))
            .toList();
    for (int one = 0; one < side.signals(); one++) {
      for (int other = one + 1; other < side.signals(); other++) {
        if (!areSeparate(commodities, one, other)) {
          return Optional.of(
              ("signals '%s' and '%s' cannot be told apart by what they make an agent announce"
                      + " (expected %s): no price of the grid with T = %d lies between; make T"
                      + " larger")
                  .formatted(
                      side.model().types().get(one),
                      side.model().types().get(other),
                      expectations(side, one, other),
                      steps));
        }
      }
    }
    return Optional.empty();
  }

  private static String expectations(Side side, int one, int other) {
    return "%s and %s".formatted(expectation(side, one), expectation(side, other));
  }

  private static String expectation(Side side, int signal) {
    return IntStream.range(0, side.commodities())
        .mapToObj(commodity -> expectation(side, commodity, signal))
        .collect(
            Collectors.joining(
                ", ", side.commodities() > 1 ? "(" : "", side.commodities() > 1 ? ")" : ""));
  }

  private static String expectation(Side side, int commodity, int signal) {
    double[] expected = side.expectedFromOwnSignal(commodity);
    return IntStream.range(signal * side.units(), (signal + 1) * side.units())
        .mapToObj(place -> Digits.of(expected[place]))
        .collect(
            Collectors.joining(", ", side.units() > 1 ? "[" : "", side.units() > 1 ? "]" : ""));
  }

  private static boolean areSeparate(List<Separation> commodities, int one, int other) {
    for (Separation commodity : commodities) {
      if (commodity.separates(one, other)) {
        return true;
      }
    }
    return false;
  }

  /** Looks at the prices next to each expected value: in between, quantities do not change. */
  private boolean separates(int one, int other) {
    for (int unit = 0; unit < units; unit++) {
      if (separatesBeside(one * units + unit, one, other)
          || separatesBeside(other * units + unit, one, other)) {
        return true;
      }
    }
    return false;
  }

  private boolean separatesBeside(int place, int one, int other) {
    double near = Math.floor(expected[place] * steps);
    for (double price = near - 1; price <= near + 2; price++) {
      if (price >= 0 && price <= steps && isDisjoint(one, other, price)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDisjoint(int one, int other, double price) {
    return above(one, price, ROUNDING) > above(other, price, -ROUNDING)
        || above(other, price, ROUNDING) > above(one, price, -ROUNDING);
  }

  /** Returns the number of units of a signal worth more than a price by a margin. */
  private int above(int signal, double price, double margin) {
    int count = 0;
    for (int unit = 0; unit < units; unit++) {
      count += expected[signal * units + unit] * steps > price + margin ? 1 : 0;
    }
    return count;
  }
}
