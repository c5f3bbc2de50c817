package walras.study;

import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.kernel.Mechanism;
import walras.kernel.Population;
import walras.kernel.PopulationMechanism;

/** A mechanism whose agents are those of a file. */
record PopulatedMechanism(PopulationMechanism mechanism, Population population)
    implements Mechanism {

  @Override
  public String name() {
    return mechanism.name();
  }

  @Override
  public String summary() {
    return mechanism.summary();
  }

  @Override
  public String source() {
    return mechanism.source();
  }

  @Override
  public String example() {
    return mechanism.example();
  }

  @Override
  public Optional<Market> market(Field environment) {
    return mechanism.market(environment, population);
  }
}
