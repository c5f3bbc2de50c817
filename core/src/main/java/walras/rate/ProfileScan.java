package walras.rate;

import java.util.Arrays;
import walras.numeric.Minima;

/**
 * The deviances of a family at many rates in ascending order: an even grid, finer where the fit is
 * best or has a local minimum, and the minima themselves.
 */
final class ProfileScan {

  /** How many cells of the grid on either side of a local minimum are divided. */
  private static final int NEAR = 2;

  /** Into how many parts they are divided. */
  private static final int PARTS = 4;

  private final Family family;
  private final double[] rates;
  private final double[] deviances;
  private int count;

  private ProfileScan(Family family, int capacity) {
    this.family = family;
    rates = new double[capacity];
    deviances = new double[capacity];
  }

  /**
   * Scans a family.
   *
   * @param grid rates, ascending, at least two
   */
  static ProfileScan of(Family family, double[] grid) {
    ProfileScan coarse = new ProfileScan(family, grid.length);
    for (double rate : grid) {
      coarse.add(rate);
    }
    return coarse.divided().withMinima();
  }

  double[] rates() {
    return Arrays.copyOf(rates, count);
  }

  double[] deviances() {
    return Arrays.copyOf(deviances, count);
  }

  private ProfileScan divided() {
    boolean[] near = new boolean[count];
    for (int i = 0; i < count; i++) {
      if (isLowest(i)) {
        Arrays.fill(near, Math.max(0, i - NEAR), Math.min(count, i + NEAR), true);
      }
    }
    ProfileScan fine = new ProfileScan(family, PARTS * count);
    for (int i = 0; i < count; i++) {
      fine.add(rates[i], deviances[i]);
      for (int part = 1; near[i] && i + 1 < count && part < PARTS; part++) {
        fine.add(rates[i] + (rates[i + 1] - rates[i]) * part / PARTS);
      }
    }
    return fine;
  }

  private ProfileScan withMinima() {
    ProfileScan all = new ProfileScan(family, 2 * count);
    for (int i = 0; i < count; i++) {
      boolean inside = i > 0 && i + 1 < count && isLowest(i);
      double minimum =
          inside
              ? Minima.between(family::deviance, rates[i - 1], rates[i], rates[i + 1])
              : rates[i];
      if (minimum < rates[i]) {
        all.add(minimum);
      }
      all.add(rates[i], deviances[i]);
      if (minimum > rates[i]) {
        all.add(minimum);
      }
    }
    return all;
  }

  /** Tells whether no neighbour is lower; of a level stretch only the first rate is lowest. */
  private boolean isLowest(int i) {
    return deviances[i] < Fitted.NONE
        && (i == 0 || deviances[i] < deviances[i - 1])
        && (i + 1 == count || deviances[i] <= deviances[i + 1]);
  }

  private void add(double rate) {
    add(rate, family.deviance(rate));
  }

  private void add(double rate, double deviance) {
    rates[count] = rate;
    deviances[count++] = deviance;
  }
}
