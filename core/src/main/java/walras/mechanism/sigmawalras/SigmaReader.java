package walras.mechanism.sigmawalras;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import walras.kernel.Field;
import walras.mechanism.sigmawalras.economy.BoundaryRule;
import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.signals.SignalLaw;

/** Reads and validates the environment of sigma-Walrasian exchange. */
final class SigmaReader {

  private static final int MOST_REPORTS = 1001;
  private static final int MOST_AGENTS = 512;

  private SigmaReader() {}

  static Optional<SigmaEnvironment> read(Field field) {
    Optional<Economy> economy = EconomyReader.read(field);
    int classes =
        Math.max(1, field.at("classes").isList() ? field.at("classes").items().size() : 1);
    Optional<SignalLaw> signals = SignalReader.read(field.at("signals"), classes);
    Optional<SlopeRule> slope = slope(field.at("slope"));
    BoundaryRule boundary = boundary(field.at("boundary"));
    ReportGrid grid = grid(field.at("reports"));
    if (economy.isEmpty() || signals.isEmpty() || slope.isEmpty() || !field.sound()) {
      return Optional.empty();
    }
    SigmaEnvironment read =
        new SigmaEnvironment(
            economy.orElseThrow(), signals.orElseThrow(), slope.orElseThrow(), boundary, grid);
    checkTogether(field, read);
    return field.sound() ? Optional.of(read) : Optional.empty();
  }

  private static void checkTogether(Field field, SigmaEnvironment read) {
    if (!read.economy().isLinear() && read.slope() instanceof SlopeRule.Critical) {
      field
          .at("slope")
          .at("rule")
          .problem(
              "'critical' is known for linear-quadratic utilities (gamma, eta and zeta zero) only;"
                  + " use influence or fixed");
    } else if (AdmittedSizes.smallest(read).isEmpty()) {
      field.problem(
          "has no mechanism at %d agents: quantities do not rise with the own report, or a slope or"
                  .formatted(SigmaMarket.LARGEST_START)
              + " a mean that utilities heed does not exist");
    }
  }

  private static Optional<SlopeRule> slope(Field field) {
    String rule = field.at("rule").oneOf(List.of("influence", "fixed", "zero", "critical"));
    return switch (rule) {
      case "influence" -> {
        double constant = atLeastZero(field.at("c"));
        double exponent = 1;
        if (field.at("exponent").isPresent()) {
          exponent = field.at("exponent").number();
          if (field.at("exponent").sound() && !(exponent > 0 && exponent <= 10)) {
            field.at("exponent").mustBe("lie in (0, 10]");
          }
        }
        yield sound(field, new SlopeRule.Influence(constant, exponent));
      }
      case "fixed" -> sound(field, new SlopeRule.Fixed(atLeastZero(field.at("sigma"))));
      case "zero" -> Optional.of(new SlopeRule.Fixed(0));
      case "critical" -> {
        double eta = number(field.at("eta"), 0);
        if (field.at("eta").sound() && !(eta >= -1)) {
          field.at("eta").mustBe("be at least -1");
        }
        yield sound(field, new SlopeRule.Critical(eta));
      }
      default -> {
        if (field.isMapping()) {
          field.keys().forEach(field::at); // which numbers belong here depends on the rule
        }
        yield Optional.empty();
      }
    };
  }

  private static Optional<SlopeRule> sound(Field field, SlopeRule rule) {
    return field.sound() ? Optional.of(rule) : Optional.empty();
  }

  private static double atLeastZero(Field field) {
    double number = field.number();
    if (field.sound() && !(number >= 0)) {
      field.mustBe("be at least 0");
    }
    return number;
  }

  /** Reads a number that may be left out. */
  static double number(Field field, double otherwise) {
    return field.isPresent() ? field.number() : otherwise;
  }

  private static BoundaryRule boundary(Field field) {
    if (!field.isPresent()) {
      return BoundaryRule.WALRASIAN;
    }
    String name =
        field.oneOf(Stream.of(BoundaryRule.values()).map(BoundaryRule::spelling).toList());
    return BoundaryRule.EXTRACT.spelling().equals(name)
        ? BoundaryRule.EXTRACT
        : BoundaryRule.WALRASIAN;
  }

  private static @Nullable ReportGrid grid(Field field) {
    if (!field.isPresent()) {
      return null;
    }
    long agents = whole(field.at("agents"), 1, MOST_AGENTS);
    long reports = whole(field.at("grid"), 2, MOST_REPORTS);
    return field.sound() ? new ReportGrid((int) agents, (int) reports) : null;
  }

  private static long whole(Field field, int least, int most) {
    long number = field.integer();
    if (field.sound() && (number < least || number > most)) {
      field.mustBe("lie in [%d, %d]".formatted(least, most));
    }
    return number;
  }
}
