package walras.environment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import walras.kernel.Field;
import walras.study.Counted;

/** Reads and validates the law of a value. */
public final class ValueLawReader {

  private static final BigDecimal SUM_TOLERANCE = new BigDecimal("1e-9");
  private static final List<String> LAWS =
      List.of("uniform", "beta", "truncated_normal", "discrete");

  /** Below this, shares of the interval would be rounding. */
  private static final BigDecimal LEAST_WIDTH = new BigDecimal("1e-9");

  private static final BigDecimal MOST_MONEY = new BigDecimal("1e9");
  private static final MathContext SHOWN = new MathContext(12);

  private ValueLawReader() {}

  /**
   * Reads a law.
   *
   * @param field a mapping with the name of the law and its numbers
   * @return the law, or nothing if a problem was reported
   */
  public static Optional<ValueLaw> read(Field field) {
    String law = field.at("law").oneOf(LAWS);
    if (law.isEmpty() && field.isMapping()) {
      field.keys().forEach(field::at); // which numbers belong here depends on the law
    }
    return switch (law) {
      case "uniform" -> uniform(field);
      case "beta" -> beta(field);
      case "truncated_normal" -> truncatedNormal(field);
      case "discrete" -> discrete(field);
      default -> Optional.empty();
    };
  }

  private static Optional<ValueLaw> uniform(Field field) {
    BigDecimal lower = end(field.at("lower"));
    BigDecimal upper = end(field.at("upper"));
    return field.sound() && areApart(field, lower, upper)
        ? Optional.of(new UniformLaw(lower, upper))
        : Optional.empty();
  }

  private static Optional<ValueLaw> beta(Field field) {
    BigDecimal alpha = parameter(field.at("alpha"));
    BigDecimal beta = parameter(field.at("beta"));
    return field.sound() ? Optional.of(new BetaLaw(alpha, beta)) : Optional.empty();
  }

  private static BigDecimal parameter(Field field) {
    BigDecimal value = field.decimal();
    if (field.sound() && !BetaLaw.isParameter(value)) {
      field.mustBe("lie in [0.1, 1000]");
    }
    return value;
  }

  private static Optional<ValueLaw> truncatedNormal(Field field) {
    BigDecimal mean = field.at("mean").decimal();
    BigDecimal sd = deviation(field.at("sd"));
    BigDecimal lower = end(field.at("lower"));
    BigDecimal upper = end(field.at("upper"));
    if (!field.sound() || !areApart(field, lower, upper)) {
      return Optional.empty();
    }
    if (TruncatedNormalLaw.deviations(mean, sd, lower, upper)
        > TruncatedNormalLaw.MOST_DEVIATIONS) {
      field
          .at("mean")
          .mustBe(
              "be at most %d standard deviations away from [%s, %s]"
                  .formatted(
                      TruncatedNormalLaw.MOST_DEVIATIONS,
                      lower.toPlainString(),
                      upper.toPlainString()));
      return Optional.empty();
    }
    return Optional.of(new TruncatedNormalLaw(mean, sd, lower, upper));
  }

  private static BigDecimal deviation(Field field) {
    BigDecimal value = field.decimal();
    if (field.sound() && !TruncatedNormalLaw.isDeviation(value)) {
      field.mustBe("lie in [0.000001, 1000000]");
    }
    return value;
  }

  private static boolean areApart(Field field, BigDecimal lower, BigDecimal upper) {
    if (upper.subtract(lower).compareTo(LEAST_WIDTH) < 0) {
      field
          .at("upper")
          .mustBe("exceed the lower end %s by at least 1e-9".formatted(lower.toPlainString()));
      return false;
    }
    return true;
  }

  private static BigDecimal end(Field field) {
    BigDecimal value = field.decimal();
    if (field.sound() && (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0)) {
      field.mustBe("lie in [0, 1], where prices are");
    }
    return value;
  }

  private static Optional<ValueLaw> discrete(Field field) {
    List<BigDecimal> atoms = atoms(field.at("atoms"));
    List<BigDecimal> probabilities = probabilities(field.at("probabilities"));
    if (!field.sound()) {
      return Optional.empty();
    }
    if (atoms.size() != probabilities.size()) {
      field
          .at("probabilities")
          .problem(Counted.wrongLength(probabilities.size(), atoms.size(), "atom", "atoms"));
      return Optional.empty();
    }
    List<Integer> order =
        IntStream.range(0, atoms.size()).boxed().sorted(Comparator.comparing(atoms::get)).toList();
    return Optional.of(
        new DiscreteLaw(
            order.stream().map(atoms::get).toList(),
            order.stream().map(probabilities::get).toList()));
  }

  private static List<BigDecimal> atoms(Field field) {
    List<BigDecimal> atoms = new ArrayList<>();
    for (Field item : field.items()) {
      BigDecimal atom = item.decimal();
      if (item.sound() && atom.abs().compareTo(MOST_MONEY) > 0) {
        item.mustBe("lie in [-10^9, 10^9]");
      }
      if (item.sound() && atoms.stream().anyMatch(other -> other.compareTo(atom) == 0)) {
        item.problem("atom %s is listed twice".formatted(atom.toPlainString()));
      }
      atoms.add(atom);
    }
    if (field.sound() && atoms.isEmpty()) {
      field.problem("must list at least one value, got 0");
    }
    return atoms;
  }

  private static List<BigDecimal> probabilities(Field field) {
    List<BigDecimal> probabilities = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Field item : field.items()) {
      BigDecimal probability = item.decimal();
      if (item.sound() && probability.signum() <= 0) {
        item.mustBe("be positive; leave out a value that never occurs");
      }
      probabilities.add(probability);
      sum = sum.add(probability);
    }
    if (field.sound() && sum.subtract(BigDecimal.ONE).abs().compareTo(SUM_TOLERANCE) > 0) {
      field.problem(
          "must sum to 1 within 1e-9, but the sum is %s; probabilities are not rescaled"
              .formatted(sum.round(SHOWN).stripTrailingZeros().toPlainString()));
    }
    return probabilities;
  }
}
