package walras.mechanism.efficienttrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.kernel.Mechanism;

/**
 * Efficient trade of one divisible good whose value to each agent depends on the types of all: the
 * agent of the highest type gets it, and transfers make everybody tell the truth.
 */
public final class EfficientTrade implements Mechanism {

  private static final String EXAMPLE = "/walras/studies/efficient-trade.yaml";

  @Override
  public String name() {
    return "efficient-trade";
  }

  @Override
  public String summary() {
    return "The agent of the highest type gets the whole good, whoever owned it; transfers that sum"
        + " to zero make everybody tell the truth, and nobody loses from taking part as long as"
        + " values depend little enough on the types of others.";
  }

  @Override
  public String source() {
    return "Pycia and Wang (2015), \"Efficient Trade with Interdependent Values\", Theorems 1 to 3"
        + " and the construction in the proof of Lemma 1";
  }

  @Override
  public String example() {
    try (InputStream text = EfficientTrade.class.getResourceAsStream(EXAMPLE)) {
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
    return EnvironmentReader.read(environment).map(EfficientTradeMarket::new);
  }
}
