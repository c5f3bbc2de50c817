package walras.spark;

import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.kernel.Mechanism;

/** A mechanism of a user whose tasks suffer {@link Faults} and whose rounds are short. */
public final class FragileCoins implements Mechanism {

  @Override
  public String name() {
    return "fragile-coins";
  }

  @Override
  public String summary() {
    return "Tosses coins.";
  }

  @Override
  public String source() {
    return "none";
  }

  @Override
  public String example() {
    return """
        study: fragile
        mechanism: fragile-coins
        environment: {edge: 0.001}
        sizes: [10, 100]
        replications: 40001
        failures: {at-most: 0.01}
        seed: 20261122
        """;
  }

  @Override
  public Optional<Market> market(Field environment) {
    double edge = environment.at("edge").number();
    return environment.sound()
        ? Optional.of(new FragileMarket(new CoinMarket(edge)))
        : Optional.empty();
  }
}
