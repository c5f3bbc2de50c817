package walras.benchmarks;

import java.util.Arrays;
import java.util.List;
import walras.kernel.Holdings;
import walras.kernel.Population;
import walras.kernel.Population.Side;

/** A million agents, half of them sellers, with ten thousand costs and as many values. */
final class MadeUpAgents {

  private static final int AMOUNTS = 10_000;
  private static final int AGENTS_EACH = 50;

  private MadeUpAgents() {}

  /** Returns agents with a number of units each. */
  static Population of(int units) {
    return units == 1 ? ofOne() : ofSeveral(units);
  }

  /** Returns equally many agents of each cost and each value. */
  private static Population ofOne() {
    double[] amounts = new double[AMOUNTS];
    Arrays.setAll(amounts, MadeUpAgents::amount);
    long[] counts = new long[AMOUNTS];
    Arrays.fill(counts, AGENTS_EACH);
    long rows = 2L * AMOUNTS * AGENTS_EACH;
    return new Population("made-up", rows, amounts, counts, amounts, counts);
  }

  /** Returns agents whose amounts are scattered, so that hardly two have the same. */
  private static Population ofSeveral(int units) {
    int agents = AMOUNTS * AGENTS_EACH;
    return new Population(
        "made-up",
        2L * agents * units,
        List.of(""),
        holdings(Side.SELLER, agents, units),
        holdings(Side.BUYER, agents, units));
  }

  private static Holdings holdings(Side side, int agents, int units) {
    double[] amounts = new double[agents * units];
    int[] ends = new int[agents];
    double[] own = new double[units];
    for (int agent = 0; agent < agents; agent++) {
      int first = agent * units;
      Arrays.setAll(own, unit -> amount(scattered(2 * (first + unit) + side.index())));
      Arrays.sort(own);
      for (int unit = 0; unit < units; unit++) {
        amounts[first + unit] = own[side == Side.SELLER ? unit : units - 1 - unit];
      }
      ends[agent] = first + units;
    }
    return Holdings.ofAgents(side, 1, amounts, ends);
  }

  private static int scattered(int number) {
    long bits = (number + 1L) * 0x9E3779B97F4A7C15L;
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    return (int) Math.floorMod(bits ^ bits >>> 27, (long) AMOUNTS);
  }

  private static double amount(int number) {
    return (number + 0.37) / AMOUNTS;
  }
}
