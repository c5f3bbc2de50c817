package walras.mechanism.sigmawalras;

import java.io.Serializable;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.linear.CriticalSlope;
import walras.numeric.Elementary;

/** How the slope of the price schedule depends on the economy. */
sealed interface SlopeRule extends Serializable {

  /** Writes the rule. */
  void describe(Details details);

  /** Returns the slope, at least 0, or nothing where the rule has none. */
  OptionalDouble of(SizedEconomy sized);

  /** Tells whether the slope tends to zero as agents grow. */
  boolean vanishes();

  /**
   * A multiple of a power of the influence of one agent.
   *
   * @param constant C, at least 0
   * @param exponent of the influence, positive
   */
  record Influence(double constant, double exponent) implements SlopeRule {

    @Override
    public void describe(Details details) {
      details.put("rule", "influence").put("c", constant).put("exponent", exponent);
    }

    @Override
    public boolean vanishes() {
      return true;
    }

    @Override
    public OptionalDouble of(SizedEconomy sized) {
      double influence = sized.influence();
      double power = exponent == 1 ? influence : Elementary.pow(influence, exponent);
      return OptionalDouble.of(constant * power);
    }
  }

  /**
   * The same at all sizes.
   *
   * @param sigma at least 0
   */
  record Fixed(double sigma) implements SlopeRule {

    @Override
    public void describe(Details details) {
      details.put("rule", "fixed").put("sigma", sigma);
    }

    @Override
    public boolean vanishes() {
      return sigma == 0;
    }

    @Override
    public OptionalDouble of(SizedEconomy sized) {
      return OptionalDouble.of(sigma);
    }
  }

  /**
   * The least slope that gives a surplus at every profile, times {@code 1 + eta}.
   *
   * @param eta above -1
   */
  record Critical(double eta) implements SlopeRule {

    @Override
    public void describe(Details details) {
      details.put("rule", "critical").put("eta", eta);
    }

    @Override
    public boolean vanishes() {
      return true;
    }

    @Override
    public OptionalDouble of(SizedEconomy sized) {
      OptionalDouble sufficient = CriticalSlope.sufficient(sized);
      return sufficient.isEmpty()
          ? sufficient
          : OptionalDouble.of(sufficient.getAsDouble() * (1 + eta));
    }
  }
}
