package walras.mechanism.sigmawalras.signals;

import walras.kernel.Details;
import walras.sampling.Philox;

/** All of [0, 1] alike. */
public record UniformBase() implements BaseLaw {

  private static final double VARIANCE = 1.0 / 12;

  @Override
  public void describe(Details details) {
    details.put("base", "uniform");
  }

  @Override
  public double mean() {
    return 0.5;
  }

  @Override
  public double variance() {
    return VARIANCE;
  }

  @Override
  public double quantile(double share) {
    return share;
  }

  @Override
  public Draws draws() {
    return Philox::fill;
  }
}
