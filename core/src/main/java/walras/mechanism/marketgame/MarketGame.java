package walras.mechanism.marketgame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.kernel.Mechanism;

/**
 * A two-stage market game: provisional offers that reveal types, executed at a fixed price for a
 * few, then a Shapley-Shubik game among the others who have seen them.
 */
public final class MarketGame implements Mechanism {

  private static final String EXAMPLE = "/walras/studies/market-game.yaml";

  @Override
  public String name() {
    return "market-game";
  }

  @Override
  public String summary() {
    return "Agents make provisional offers that reveal their types; a few trade on them at a fixed"
        + " price, and the others, having seen the offers, play a Shapley-Shubik market game.";
  }

  @Override
  public String source() {
    return "The two-stage market-game mechanism with provisional offers and aggregated information,"
        + " whose second stage is the market game of Shapley and Shubik (1977)";
  }

  @Override
  public String example() {
    try (InputStream text = MarketGame.class.getResourceAsStream(EXAMPLE)) {
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
    return new EconomyReader(environment).read();
  }
}
