package walras.mechanism.randomgrouping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.kernel.Population;
import walras.kernel.PopulationMechanism;
import walras.mechanism.randomgrouping.bundles.BundleReader;

/**
 * Random grouping for private values: two groups of sellers and buyers, each of which trades at the
 * price that balances the other.
 */
public final class RandomGrouping implements PopulationMechanism {

  private static final String EXAMPLE = "/walras/studies/random-grouping.yaml";

  @Override
  public String name() {
    return "random-grouping";
  }

  @Override
  public String summary() {
    return "Sellers and buyers are divided at random into two groups; each announces supply or"
        + " demand at every price of a grid and trades at the price that balances the other group.";
  }

  @Override
  public String source() {
    return "The random grouping mechanism G* for private values of Matsushima (2004), Section 2";
  }

  @Override
  public String example() {
    try (InputStream text = RandomGrouping.class.getResourceAsStream(EXAMPLE)) {
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
    if (BundleReader.isMeant(environment)) {
      return BundleReader.read(environment);
    }
    return environment.at("commodities").isPresent()
        ? new CommoditiesReader(environment).read()
        : new EnvironmentReader(environment).read().map(RandomGroupingMarket::new);
  }

  @Override
  public Optional<Market> market(Field environment, Population population) {
    return new PopulationEnvironmentReader(environment, population)
        .read()
        .map(
            agents ->
                population.isOfOneUnit()
                    ? new PopulationGroupingMarket(agents)
                    : new HoldingsMarket(agents));
  }
}
