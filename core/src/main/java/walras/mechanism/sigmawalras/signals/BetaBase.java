package walras.mechanism.sigmawalras.signals;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import walras.environment.BetaLaw;
import walras.kernel.Details;

/**
 * A beta law. With whole parameters a draw is the a-th smallest of a + b - 1 uniform numbers if
 * these are few, otherwise the quantile of one.
 *
 * @param alpha in [0.1, 1000]
 * @param beta in [0.1, 1000]
 */
public record BetaBase(BigDecimal alpha, BigDecimal beta) implements BaseLaw {

  /** More uniform numbers than this cost more than a quantile. */
  private static final int MOST_UNIFORMS = 16;

  @Override
  public void describe(Details details) {
    details.put("base", "beta");
    new BetaLaw(alpha, beta).describe(details.at("beta"));
  }

  @Override
  public double mean() {
    return alpha.doubleValue() / (alpha.doubleValue() + beta.doubleValue());
  }

  @Override
  public double variance() {
    double sum = alpha.doubleValue() + beta.doubleValue();
    return alpha.doubleValue() * beta.doubleValue() / (sum * sum * (sum + 1));
  }

  @Override
  public double quantile(double share) {
    return new BetaLaw(alpha, beta).quantile(0, 1, share);
  }

  @Override
  public Draws draws() {
    if (isWhole(alpha) && isWhole(beta) && uniforms() <= MOST_UNIFORMS) {
      return ordered(alpha.intValue(), uniforms());
    }
    DoubleUnaryOperator quantiles = new BetaLaw(alpha, beta).quantiles();
    return (rng, target, count) -> {
      rng.fill(target, count);
      for (int i = 0; i < count; i++) {
        target[i] = quantiles.applyAsDouble(target[i]);
      }
    };
  }

  private int uniforms() {
    return alpha.intValue() + beta.intValue() - 1;
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private static Draws ordered(int rank, int uniforms) {
    double[] drawn = new double[uniforms];
    return (rng, target, count) -> {
      for (int i = 0; i < count; i++) {
        rng.fill(drawn, uniforms);
        Arrays.sort(drawn);
        target[i] = drawn[rank - 1];
      }
    };
  }
}
