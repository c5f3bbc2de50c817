package walras.mechanism.efficienttrade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import walras.kernel.Field;
import walras.mechanism.efficienttrade.cutoff.Ownership;
import walras.mechanism.efficienttrade.cutoff.OwnershipReader;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.mechanism.efficienttrade.types.TypeLawReader;

/** Reads and validates the environment of efficient trade. */
final class EnvironmentReader {

  private static final BigDecimal MOST_BETA = new BigDecimal("1e12");
  private static final int MOST_LEVELS = 20;
  private static final List<BigDecimal> LEVELS =
      Stream.of("0.1", "0.3", "0.5", "0.7", "0.9").map(BigDecimal::new).toList();

  private EnvironmentReader() {}

  static Optional<Environment> read(Field field) {
    Optional<TypeLaw> types = TypeLawReader.read(field.at("types"));
    Optional<Ownership> ownership = OwnershipReader.read(field.at("ownership"));
    BigDecimal beta = beta(field.at("beta"));
    Simulation simulation = simulation(field.at("simulate"));
    List<BigDecimal> levels = levels(field.at("levels"), simulation);
    BigDecimal threshold = threshold(field.at("threshold"), simulation, types);
    if (!field.sound() || types.isEmpty() || ownership.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Environment(types.get(), ownership.get(), beta, simulation, levels, threshold));
  }

  private static BigDecimal beta(Field field) {
    if (!field.isPresent()) {
      return BigDecimal.ZERO;
    }
    BigDecimal beta = field.decimal();
    if (field.sound() && (beta.signum() < 0 || beta.compareTo(MOST_BETA) > 0)) {
      field.mustBe("lie in [0, 10^12]");
    }
    return beta;
  }

  private static Simulation simulation(Field field) {
    List<Simulation> choices = List.of(Simulation.values());
    if (!field.isPresent()) {
      return choices.get(0);
    }
    String name = field.oneOf(choices.stream().map(Simulation::spelling).toList());
    return choices.stream()
        .filter(choice -> choice.spelling().equals(name))
        .findFirst()
        .orElse(choices.get(0));
  }

  private static List<BigDecimal> levels(Field field, Simulation simulation) {
    if (!field.isPresent()) {
      return simulation == Simulation.INTERIM ? LEVELS : List.of();
    }
    List<BigDecimal> levels = new ArrayList<>();
    for (Field item : field.items()) {
      levels.add(level(item, levels));
    }
    if (field.sound() && simulation != Simulation.INTERIM) {
      field.problem("levels are for simulate: interim; leave them out");
    }
    if (field.sound() && (levels.isEmpty() || levels.size() > MOST_LEVELS)) {
      field.problem("must list 1 to %d levels, got %d".formatted(MOST_LEVELS, levels.size()));
    }
    levels.sort(Comparator.naturalOrder());
    return levels;
  }

  private static BigDecimal level(Field field, List<BigDecimal> before) {
    BigDecimal level = field.decimal();
    if (field.sound() && (level.signum() <= 0 || level.compareTo(BigDecimal.ONE) >= 0)) {
      field.mustBe("lie in (0, 1)");
    }
    if (field.sound() && before.stream().anyMatch(other -> other.compareTo(level) == 0)) {
      field.problem("level %s is listed twice".formatted(level.toPlainString()));
    }
    return level;
  }

  private static @Nullable BigDecimal threshold(
      Field field, Simulation simulation, Optional<TypeLaw> types) {
    if (!field.isPresent()) {
      return null;
    }
    BigDecimal threshold = field.decimal();
    double type = threshold.doubleValue();
    if (field.sound() && !types.map(law -> divides(law, type)).orElse(true)) {
      field.mustBe("lie strictly between the ends of the types, with types on both sides likely");
    }
    if (field.sound() && simulation != Simulation.POSTED_PRICE) {
      field.problem("a threshold is for simulate: posted-price; leave it out");
    }
    return threshold;
  }

  private static boolean divides(TypeLaw law, double type) {
    double gap = law.upper() - type;
    if (!(gap > 0 && gap < law.width())) {
      return false;
    }
    double tail = law.tail(gap);
    return tail > 0 && tail < 1;
  }
}
