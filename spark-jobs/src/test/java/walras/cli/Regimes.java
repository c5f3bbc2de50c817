package walras.cli;

import java.util.List;
import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.kernel.Mechanism;

/**
 * A mechanism of a user whose gap changes its law at 10,000 agents, and whose theory says so if its
 * environment gives two exponents. Of two more metrics theory says that they do not change.
 */
public final class Regimes implements Mechanism {

  @Override
  public String name() {
    return "regimes";
  }

  @Override
  public String summary() {
    return "A gap that is a power of N, then another.";
  }

  @Override
  public String source() {
    return "none";
  }

  @Override
  public String example() {
    return """
        study: regimes
        mechanism: regimes
        environment: {exponents: [-0.5, -1]}
        sizes: {from: 100, to: 1e6, per-decade: 4}
        replications: 1e4
        seed: 20261120
        """;
  }

  @Override
  public Optional<Market> market(Field environment) {
    List<Double> exponents =
        environment.at("exponents").items().stream().map(Field::number).toList();
    double growth = number(environment.at("growth"));
    double excess = number(environment.at("excess"));
    return environment.sound()
        ? Optional.of(new RegimesMarket(exponents, growth, excess))
        : Optional.empty();
  }

  private static double number(Field field) {
    return field.isPresent() ? field.number() : 0;
  }
}
