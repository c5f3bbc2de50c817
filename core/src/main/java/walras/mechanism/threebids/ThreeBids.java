package walras.mechanism.threebids;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.kernel.Mechanism;

/**
 * The mechanism in which agents bid three times, in groups on a ring: first bids reveal signals,
 * second bids make prices, third bids decide who trades at the price of another group.
 */
public final class ThreeBids implements Mechanism {

  private static final String EXAMPLE = "/walras/studies/three-bids.yaml";

  @Override
  public String name() {
    return "three-bids";
  }

  @Override
  public String summary() {
    return "Sellers and buyers with signals about a state are divided into a ring of groups and bid"
        + " three times; second bids of a group make the price at which the next group trades by"
        + " third bids.";
  }

  @Override
  public String source() {
    return "The three-bid mechanism for large economies of Matsushima (2007), Detail-Free Mechanism"
        + " Design in Twice Iterative Dominance: Large Economies";
  }

  @Override
  public String example() {
    try (InputStream text = ThreeBids.class.getResourceAsStream(EXAMPLE)) {
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
    return new ThreeBidsReader(environment).read().map(ThreeBidsMarket::new);
  }
}
