package walras.mechanism.randomgrouping.interdependent;

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
 * Random grouping for interdependent values: buyers announce demand three times, each time knowing
 * more of the announcements before, and a lottery decides which one counts.
 */
public final class InterdependentGrouping implements Mechanism {

  private static final String EXAMPLE = "/walras/studies/random-grouping-interdependent.yaml";

  @Override
  public String name() {
    return "random-grouping-interdependent";
  }

  @Override
  public String summary() {
    return "Buyers announce demand from their own signal, from those of their group and from all;"
        + " each of two random groups trades at the price that balances the other, or, rarely, all"
        + " at a random price.";
  }

  @Override
  public String source() {
    return "The random grouping mechanism G** for interdependent values of Matsushima (2004),"
        + " Sections 3.1 to 3.4";
  }

  @Override
  public String example() {
    try (InputStream text = InterdependentGrouping.class.getResourceAsStream(EXAMPLE)) {
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
    return BundleEnvironmentReader.isMeant(environment)
        ? InterdependentReader.readBundles(environment).map(InterdependentBundles::new)
        : InterdependentReader.read(environment).map(InterdependentMarket::new);
  }
}
