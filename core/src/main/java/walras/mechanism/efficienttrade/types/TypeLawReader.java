package walras.mechanism.efficienttrade.types;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import walras.kernel.Field;

/** Reads and validates the law of types. */
public final class TypeLawReader {

  private static final List<String> LAWS =
      List.of(
          "uniform",
          "sine",
          "power",
          "beta",
          "truncated_exponential",
          "truncated_normal",
          "piecewise_constant",
          "piecewise_linear");

  private static final BigDecimal MOST = new BigDecimal("1e9");
  private static final BigDecimal LEAST_WIDTH = new BigDecimal("1e-9");
  private static final BigDecimal LEAST_PARAMETER = new BigDecimal("0.1");
  private static final BigDecimal MOST_PARAMETER = new BigDecimal("100");
  private static final double STEEPEST = 500;

  private TypeLawReader() {}

  /**
   * Reads a law.
   *
   * @param field a mapping with the name of the law and its numbers
   * @return the law, or nothing if a problem was reported
   */
  public static Optional<TypeLaw> read(Field field) {
    String law = field.at("law").oneOf(LAWS);
    if (law.isEmpty() && field.isMapping()) {
      field.keys().forEach(field::at); // which numbers belong here depends on the law
    }
    Optional<TypeLaw> read =
        switch (law) {
          case "uniform" -> uniform(field);
          case "sine" -> sine(field);
          case "power" -> power(field);
          case "beta" -> beta(field);
          case "truncated_exponential" -> exponential(field);
          case "truncated_normal" -> normal(field);
          case "piecewise_constant", "piecewise_linear" -> DensityReader.piecewise(field, law);
          default -> Optional.empty();
        };
    return read.filter(found -> field.sound());
  }

  private static Optional<TypeLaw> uniform(Field field) {
    BigDecimal lower = money(field.at("lower"));
    BigDecimal upper = money(field.at("upper"));
    return field.sound() && areApart(field, lower, upper)
        ? Optional.of(new UniformTypes(lower, upper))
        : Optional.empty();
  }

  private static Optional<TypeLaw> sine(Field field) {
    BigDecimal upper = above(field.at("upper"), "1e-9", "1000");
    if (!field.sound()) {
      DensityReader.height(field, Double.NaN);
      return Optional.empty();
    }
    SineTypes law = new SineTypes(upper);
    double top = law.tail().coefficient() * SineTypes.mass(law.upper());
    if (top < 0.01) {
      field.at("upper").mustBe("be where the density is positive, 1 + sin(upper) at least 0.01");
    }
    DensityReader.height(field, SineTypes.mass(law.upper()));
    return Optional.of(law);
  }

  private static Optional<TypeLaw> power(Field field) {
    BigDecimal exponent = parameter(field.at("exponent"));
    return field.sound() ? Optional.of(new PowerTypes(exponent)) : Optional.empty();
  }

  private static Optional<TypeLaw> beta(Field field) {
    BigDecimal alpha = parameter(field.at("alpha"));
    BigDecimal beta = parameter(field.at("beta"));
    return field.sound() ? Optional.of(new BetaTypes(alpha, beta)) : Optional.empty();
  }

  private static BigDecimal parameter(Field field) {
    BigDecimal value = field.decimal();
    boolean inside = value.compareTo(LEAST_PARAMETER) >= 0 && value.compareTo(MOST_PARAMETER) <= 0;
    if (field.sound() && !inside) {
      field.mustBe("lie in [0.1, 100]");
    }
    return value;
  }

  private static Optional<TypeLaw> exponential(Field field) {
    BigDecimal rate = field.at("rate").decimal();
    BigDecimal upper = above(field.at("upper"), "1e-9", "1e9");
    if (field.sound() && rate.signum() == 0) {
      field.at("rate").mustBe("differ from 0; equally likely types are the law 'uniform'");
    }
    if (field.sound() && Math.abs(rate.doubleValue() * upper.doubleValue()) > STEEPEST) {
      field.at("rate").mustBe("be at most 500 over the upper end in magnitude");
    }
    return field.sound() ? Optional.of(new ExponentialTypes(rate, upper)) : Optional.empty();
  }

  private static Optional<TypeLaw> normal(Field field) {
    BigDecimal mean = money(field.at("mean"));
    BigDecimal sd = above(field.at("sd"), "1e-6", "1e6");
    BigDecimal lower = money(field.at("lower"));
    BigDecimal upper = money(field.at("upper"));
    if (!field.sound() || !areApart(field, lower, upper)) {
      return Optional.empty();
    }
    BigDecimal reach =
        mean.subtract(lower)
            .abs()
            .max(upper.subtract(mean).abs())
            .divide(sd, MathContext.DECIMAL64);
    if (reach.doubleValue() > NormalTypes.MOST_DEVIATIONS) {
      field
          .at("sd")
          .mustBe(
              "be such that both ends are at most %d standard deviations from the mean"
                  .formatted(NormalTypes.MOST_DEVIATIONS));
      return Optional.empty();
    }
    return Optional.of(new NormalTypes(mean, sd, lower, upper));
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

  private static BigDecimal money(Field field) {
    BigDecimal value = field.decimal();
    if (field.sound() && value.abs().compareTo(MOST) > 0) {
      field.mustBe("lie in [-10^9, 10^9]");
    }
    return value;
  }

  private static BigDecimal above(Field field, String least, String most) {
    BigDecimal value = field.decimal();
    boolean inside =
        value.compareTo(new BigDecimal(least)) >= 0 && value.compareTo(new BigDecimal(most)) <= 0;
    if (field.sound() && !inside) {
      field.mustBe("lie in [%s, %s]".formatted(least, most));
    }
    return value;
  }

  /** Returns the numbers of a list. */
  static List<BigDecimal> numbers(Field field) {
    List<BigDecimal> numbers = new ArrayList<>();
    field.items().forEach(item -> numbers.add(money(item)));
    return numbers;
  }
}
