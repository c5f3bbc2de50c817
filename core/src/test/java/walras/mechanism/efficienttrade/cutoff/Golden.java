package walras.mechanism.efficienttrade.cutoff;

import java.math.BigDecimal;
import java.util.Arrays;
import walras.mechanism.efficienttrade.types.BetaTypes;
import walras.mechanism.efficienttrade.types.ExponentialTypes;
import walras.mechanism.efficienttrade.types.NormalTypes;
import walras.mechanism.efficienttrade.types.PiecewiseTypes;
import walras.mechanism.efficienttrade.types.PowerTypes;
import walras.mechanism.efficienttrade.types.SineTypes;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.mechanism.efficienttrade.types.UniformTypes;

/** The laws and ownerships of the reference tables, by their names there. */
public final class Golden {

  private Golden() {}

  public static TypeLaw law(String name) {
    return switch (name) {
      case "uniform_0_1" -> new UniformTypes(number("0"), number("1"));
      case "uniform_2_5" -> new UniformTypes(number("2"), number("5"));
      case "paper_sine" -> new SineTypes(number("8.4438"));
      case "paper_sine_root" -> new SineTypes(number("8.4437944912944708411"));
      case "power_2", "power_3", "power_5" -> new PowerTypes(number(name.substring(6)));
      case "beta_2_1" -> new BetaTypes(number("2"), number("1"));
      case "beta_2_2" -> new BetaTypes(number("2"), number("2"));
      case "beta_5_2" -> new BetaTypes(number("5"), number("2"));
      case "beta_2_5" -> new BetaTypes(number("2"), number("5"));
      case "beta_half_half" -> new BetaTypes(number("0.5"), number("0.5"));
      case "beta_2p5_1p5" -> new BetaTypes(number("2.5"), number("1.5"));
      case "truncexp_1_5" -> new ExponentialTypes(number("1"), number("5"));
      case "truncexp_m3_1" -> new ExponentialTypes(number("-3"), number("1"));
      case "truncnorm_05_02" -> normal("0.5", "0.2", "0", "1");
      case "truncnorm_0_1" -> normal("0", "1", "-1", "3");
      case "step_gap" ->
          PiecewiseTypes.constant(new double[] {0, 0.5, 0.9, 1}, new double[] {1.5, 0.1, 2.1});
      case "triangle" -> PiecewiseTypes.linear(new double[] {0, 0.5, 1}, new double[] {0, 2, 0});
      default -> throw new IllegalArgumentException(name);
    };
  }

  public static Ownership ownership(String name) {
    return switch (name) {
      case "equal" -> Ownership.Replicated.equal();
      case "one_owner" -> new Ownership.EqualOwners(1);
      case "two_owners" -> new Ownership.EqualOwners(2);
      case "replicate_1_0" -> replicated("1", "0");
      case "replicate_1_0_0_0" -> replicated("1", "0", "0", "0");
      case "replicate_50_30_20" -> replicated("0.5", "0.3", "0.2");
      case "replicate_70_20_10" -> replicated("0.7", "0.2", "0.1");
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Ownership replicated(String... base) {
    return new Ownership.Replicated(Arrays.stream(base).map(Golden::number).toList());
  }

  private static TypeLaw normal(String mean, String sd, String low, String high) {
    return new NormalTypes(number(mean), number(sd), number(low), number(high));
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
