package walras.mechanism.marketgame;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import walras.environment.SignalModel;
import walras.sampling.Philox;

/** Random economies and counts for properties that must hold in every economy. */
final class RandomEconomies {

  private final UniformRandomProvider rng;

  private RandomEconomies(long seed) {
    Philox philox = new Philox();
    philox.address(seed, 0, 0, 0);
    rng = philox;
  }

  static RandomEconomies of(long seed) {
    return new RandomEconomies(seed);
  }

  UniformRandomProvider rng() {
    return rng;
  }

  /** Draws an economy; kappa relative to endowments is ten to a uniform power up to -0.5. */
  Economy economy(double lowestKappaPower) {
    int types = rng.nextInt(2, 6);
    int states = rng.nextInt(1, 4);
    double[][] signals = new double[states][];
    double[][] weights = new double[states][types];
    for (int z = 0; z < states; z++) {
      signals[z] = simplex(types);
      for (int x = 0; x < types; x++) {
        weights[z][x] = rng.nextDouble(0.03, 0.97);
      }
    }
    SignalModel model =
        SignalModel.of(names("z", states), simplex(states), names("x", types), signals);
    Goods endowment = new Goods(power(-1, 1), power(-1, 1));
    Goods kappa =
        new Goods(
            endowment.q() * power(lowestKappaPower, -0.5),
            endowment.r() * power(lowestKappaPower, -0.5));
    BigDecimal eta = BigDecimal.valueOf(rng.nextInt(1, 40), 2);
    return new Economy(model, new Tastes(rho(types), weights), endowment, kappa, eta);
  }

  /** Draws counts that leave a type out now and then. */
  long[] counts(int types) {
    long scale = (long) power(0, 9);
    long[] counts = new long[types];
    for (int x = 0; x < types; x++) {
      counts[x] = rng.nextInt(5) == 0 ? 0 : rng.nextLong(scale + 1);
    }
    counts[rng.nextInt(types)]++;
    return counts;
  }

  double power(double low, double high) {
    return Math.pow(10, rng.nextDouble(low, high));
  }

  private double[] rho(int types) {
    double[] rho = new double[types];
    int family = rng.nextInt(4);
    double common = rng.nextDouble(0, 0.9);
    for (int x = 0; x < types; x++) {
      rho[x] =
          switch (family) {
            case 0, 1 -> 0;
            case 2 -> common;
            default -> rng.nextDouble(0, 0.9);
          };
    }
    return rho;
  }

  private double[] simplex(int length) {
    double[] values = new double[length];
    double sum = 0;
    for (int i = 0; i < length; i++) {
      values[i] = rng.nextDouble(0.1, 1);
      sum += values[i];
    }
    for (int i = 0; i < length; i++) {
      values[i] /= sum;
    }
    return values;
  }

  private static List<String> names(String prefix, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(prefix + i);
    }
    return names;
  }
}
