package walras.mechanism.efficienttrade.types;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import walras.kernel.Field;
import walras.study.Counted;

/** Reads and validates densities given by their heights. */
final class DensityReader {

  private static final double TOLERANCE = 1e-9;
  private static final MathContext SHOWN = new MathContext(12);
  private static final int MOST_KNOTS = 1000;
  private static final double LEAST_WIDTH = 1e-9;

  private DensityReader() {}

  /**
   * Reads the optional height of a density with a fixed shape.
   *
   * @param mass the integral of the density of height one; NaN if it is not known
   */
  static void height(Field field, double mass) {
    boolean isNormalised = isNormalised(field);
    Field height = field.at("height");
    if (height.isPresent()) {
      BigDecimal value = height.decimal();
      if (height.sound() && value.signum() <= 0) {
        height.mustBe("be positive, as a density is");
      }
      if (field.sound() && !isNormalised) {
        one(height, value.doubleValue() * mass, "leave out the height or");
      }
    }
  }

  /** Reads a density between or at knots. */
  static Optional<TypeLaw> piecewise(Field field, String law) {
    boolean isNormalised = isNormalised(field);
    Field places = field.at("knots");
    List<BigDecimal> knots = TypeLawReader.numbers(places);
    ascending(places, knots);
    Field tall = field.at("heights");
    List<BigDecimal> heights = TypeLawReader.numbers(tall);
    boolean isLinear = law.equals("piecewise_linear");
    heights(tall, heights, isLinear);
    if (field.sound() && heights.size() != knots.size() - (isLinear ? 0 : 1)) {
      tall.problem(
          Counted.wrongLength(heights.size(), knots.size(), "knot", "knots")
              + (isLinear ? ": one height at each" : ": one height between any two in a row"));
    }
    if (!field.sound()) {
      return Optional.empty();
    }
    double[] at = knots.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    double[] density = heights.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    if (!isNormalised) {
      double mass =
          isLinear
              ? PiecewiseTypes.massOfLinear(at, density)
              : PiecewiseTypes.massOfConstant(at, density);
      one(tall, mass, "change the heights or");
    }
    return Optional.of(
        isLinear ? PiecewiseTypes.linear(at, density) : PiecewiseTypes.constant(at, density));
  }

  private static boolean isNormalised(Field field) {
    Field choice = field.at("normalise");
    return choice.isPresent() && choice.oneOf(List.of("no", "yes")).equals("yes");
  }

  private static void one(Field field, double mass, String advice) {
    if (!(Math.abs(mass - 1) <= TOLERANCE)) {
      field.problem(
          ("the density must integrate to 1 within 1e-9, but it integrates to %s;"
                  + " %s set normalise: yes")
              .formatted(
                  new BigDecimal(mass).round(SHOWN).stripTrailingZeros().toPlainString(), advice));
    }
  }

  private static void ascending(Field field, List<BigDecimal> knots) {
    List<Field> items = field.sound() ? field.items() : List.of();
    if (field.sound() && (knots.size() < 2 || knots.size() > MOST_KNOTS)) {
      field.problem("must list 2 to %d types, got %d".formatted(MOST_KNOTS, knots.size()));
    }
    for (int i = 1; i < items.size(); i++) {
      BigDecimal before = knots.get(i - 1);
      if (!(knots.get(i).doubleValue() - before.doubleValue() >= LEAST_WIDTH)) {
        items
            .get(i)
            .mustBe(
                "exceed the knot before it, %s, by at least 1e-9"
                    .formatted(before.toPlainString()));
      }
    }
  }

  /** No stretch of types may be impossible: the distribution has to increase strictly. */
  private static void heights(Field field, List<BigDecimal> heights, boolean isLinear) {
    List<Field> items = field.sound() ? field.items() : List.of();
    for (int i = 0; i < items.size(); i++) {
      BigDecimal height = heights.get(i);
      if (height.signum() < 0) {
        items.get(i).mustBe("not be negative, as a density is not");
      } else if (height.signum() == 0 && !isLinear) {
        items.get(i).mustBe("be positive: some types between the ends would be impossible");
      } else if (height.signum() == 0 && i > 0 && heights.get(i - 1).signum() == 0) {
        items
            .get(i)
            .mustBe("be positive after a zero: some types between the ends would be impossible");
      }
    }
  }
}
