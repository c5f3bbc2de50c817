package walras.mechanism.randomgrouping.ring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import walras.kernel.Field;
import walras.mechanism.randomgrouping.signals.Separation;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.SignalEnvironmentReader;
import walras.mechanism.randomgrouping.signals.TieFinding;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironmentReader;
import walras.mechanism.randomgrouping.signals.bundles.BundleSeparation;
import walras.mechanism.randomgrouping.signals.bundles.BundleTieFinding;

/** Reads and validates the environment of a ring of groups. */
final class RingReader {

  private static final int FEWEST = 3;
  private static final int MOST = 10_000;

  private final Field environment;

  RingReader(Field environment) {
    this.environment = environment;
  }

  Optional<RingEnvironment> read() {
    int groups = groups(environment.at("groups"));
    Optional<SignalEnvironment> signals = SignalEnvironmentReader.read(environment, Pairs.BRANCHES);
    if (signals.isEmpty() || !environment.sound()) {
      return Optional.empty();
    }
    RingEnvironment read = new RingEnvironment(signals.get(), groups);
    canTellStatesApart(read);
    revealsSignals(environment.at("sellers").at("costs"), read.sellers(), read.grid().steps());
    revealsSignals(environment.at("buyers").at("values"), read.buyers(), read.grid().steps());
    if (!environment.sound()) {
      return Optional.empty();
    }
    Field tie = environment.at("tie");
    if (!tie.isPresent()) {
      TieFinding.of(read.signals()).ifPresent(tie::warning);
    }
    return Optional.of(read);
  }

  /** Reads an environment with two commodities. */
  Optional<BundleRing> readBundles() {
    int groups = groups(environment.at("groups"));
    Optional<BundleEnvironment> bundles = BundleEnvironmentReader.read(environment, Pairs.BRANCHES);
    if (bundles.isEmpty() || !environment.sound()) {
      return Optional.empty();
    }
    BundleRing read = new BundleRing(bundles.get(), groups);
    canTellStatesApart(read.signals());
    Side sellers = read.bundles().signals().sellers();
    revealsSignals(environment.at("sellers").at("costs"), sellers, read.grid().steps());
    BundleSeparation.problem(read.bundles())
        .ifPresent(environment.at("buyers").at("values")::problem);
    Field tie = environment.at("tie");
    if (environment.sound() && !tie.isPresent()) {
      BundleTieFinding.of(read.bundles()).ifPresent(tie::warning);
    }
    return environment.sound() ? Optional.of(read) : Optional.empty();
  }

  private static int groups(Field field) {
    BigDecimal groups = field.decimal();
    boolean isWhole = groups.stripTrailingZeros().scale() <= 0;
    if (field.sound()
        && (!isWhole
            || groups.compareTo(BigDecimal.valueOf(FEWEST)) < 0
            || groups.compareTo(BigDecimal.valueOf(MOST)) > 0)) {
      field.mustBe(
          ("be a whole number from %d to %d (groups in the ring): with two groups, the price at"
                  + " which a group trades would depend on its own messages")
              .formatted(FEWEST, MOST));
    }
    return field.sound() ? groups.intValueExact() : FEWEST;
  }

  private void canTellStatesApart(RingEnvironment read) {
    List<String> states = read.signals().states();
    for (int state = 0; state < states.size(); state++) {
      for (int other = state + 1; other < states.size(); other++) {
        if (read.buyers().isLikelihoodTheSame(state, other)
            && read.sellers().isLikelihoodTheSame(state, other)) {
          environment
              .at("buyers")
              .at("probabilities")
              .problem(
                  ("states '%s' and '%s' give every signal of buyers and of sellers the same"
                          + " probability, so nobody can tell them apart; merge them or change"
                          + " their signals")
                      .formatted(states.get(state), states.get(other)));
          return;
        }
      }
    }
  }

  private static void revealsSignals(Field field, Side side, int steps) {
    Separation.problem(side, steps).ifPresent(field::problem);
  }
}
