package walras.mechanism.randomgrouping.ring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.kernel.Mechanism;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironmentReader;

/**
 * Random grouping where signals of sellers and buyers inform about everybody's costs and values:
 * three groups or more in a ring, each of which trades at the price that balances the next.
 */
public final class RandomGroupingRing implements Mechanism {

  private static final String EXAMPLE = "/walras/studies/random-grouping-ring.yaml";

  @Override
  public String name() {
    return "random-grouping-ring";
  }

  @Override
  public String summary() {
    return "Sellers and buyers with signals about a state are divided at random into a ring of"
        + " groups; each group is told what the others' messages reveal and trades at the price"
        + " that balances the next one.";
  }

  @Override
  public String source() {
    return "The random grouping mechanism G+ for general interdependent values of Matsushima"
        + " (2004), Section 3.5";
  }

  @Override
  public String example() {
    try (InputStream text = RandomGroupingRing.class.getResourceAsStream(EXAMPLE)) {
      if (text == null) {
        throw new IllegalStateException("resource %s is missing".formatted(EXAMPLE));
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Market> market(Field environment) {
    RingReader reader = new RingReader(environment);
    return BundleEnvironmentReader.isMeant(environment)
        ? reader.readBundles().map(BundleRingMarket::new)
        : reader.read().map(RingMarket::new);
  }
}
