package walras.mechanism.sigmawalras;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.kernel.Mechanism;

/** Sigma-Walrasian exchange of one divisible good among agents with interdependent values. */
public final class SigmaWalras implements Mechanism {

  private static final String EXAMPLE = "/walras/studies/sigma-walras.yaml";

  @Override
  public String name() {
    return "sigma-walras";
  }

  @Override
  public String summary() {
    return "Agents report signals and trade what they would buy, knowing all signals, at a price"
        + " that rises with the quantity at slope sigma; payments make truth optimal after the"
        + " fact.";
  }

  @Override
  public String source() {
    return "Andreyanov and Sadzik (2016), Robust Mechanism Design of Exchange, Proposition 1";
  }

  @Override
  public String example() {
    try (InputStream text = SigmaWalras.class.getResourceAsStream(EXAMPLE)) {
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
    return SigmaReader.read(environment).map(SigmaMarket::new);
  }
}
