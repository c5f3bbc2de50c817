package walras.cli;

import java.util.List;
import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.kernel.Mechanism;

/** A mechanism of a user whose kernel goes wrong in the way that its environment names. */
public final class Trouble implements Mechanism {

  @Override
  public String name() {
    return "trouble";
  }

  @Override
  public String summary() {
    return "Goes wrong.";
  }

  @Override
  public String source() {
    return "none";
  }

  @Override
  public String example() {
    return """
        study: trouble
        mechanism: trouble
        environment: {kernel: fails}
        sizes: [10]
        replications: 1000
        seed: 1
        """;
  }

  @Override
  public Optional<Market> market(Field environment) {
    String kernel =
        environment
            .at("kernel")
            .oneOf(List.of("works", "fails", "throws", "overflows", "memory", "exits", "searches"));
    return environment.sound() ? Optional.of(new TroubleMarket(kernel)) : Optional.empty();
  }
}
