package walras.mechanism.threebids;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The three-bid mechanism with explicit agents, who hold signals, send three bids each and trade or
 * do not, written from the paper without regard to the kernel.
 *
 * <p>Agents of a group: sellers first, then buyers. Seller i is paired with buyer i of the group,
 * as in the paper; sides are equal.
 */
final class LiteralGame {

  private static final MathContext DIGITS = new MathContext(30);

  private final Economy economy;
  private final int groups;
  private final int perSide;
  private final double epsilon;
  final int[][] signals;
  final BigDecimal[][] first;
  final BigDecimal[][] second;
  final BigDecimal[][] third;
  final boolean[][] consumes;

  LiteralGame(Economy economy, Rules rules, int perSide) {
    this.economy = economy;
    this.perSide = perSide;
    groups = rules.groups();
    epsilon = rules.epsilon();
    signals = new int[groups][2 * perSide];
    first = new BigDecimal[groups][2 * perSide];
    second = new BigDecimal[groups][2 * perSide];
    third = new BigDecimal[groups][2 * perSide];
    consumes = new boolean[groups][2 * perSide];
  }

  /** Draws signals given a state, lets agents bid, and draws the rule and who consumes. */
  void play(int state, SplittableRandom random) {
    for (int[] group : signals) {
      for (int agent = 0; agent < group.length; agent++) {
        group[agent] = signal(state, random);
      }
    }
    for (int group = 0; group < groups; group++) {
      for (int agent = 0; agent < 2 * perSide; agent++) {
        bid(group, agent);
      }
    }
    if (random.nextDouble() < epsilon) {
      int rule = random.nextInt(6);
      for (int group = 0; group < groups; group++) {
        fixedPrices(group, rule, random);
      }
    } else {
      for (int group = 0; group < groups; group++) {
        priceTaking(group, random);
      }
    }
  }

  private int signal(int state, SplittableRandom random) {
    double uniform = random.nextDouble();
    int signal = 0;
    while (signal < economy.signals() - 1 && uniform >= economy.model().signal(state, signal)) {
      uniform -= economy.model().signal(state, signal);
      signal++;
    }
    return signal;
  }

  private void bid(int group, int agent) {
    int own = signals[group][agent];
    first[group][agent] = expected(own);
    int before = (group + groups - 1) % groups;
    second[group][agent] = expected(own, signals[before]);
    int[][] others = new int[groups - 1][];
    for (int i = 0; i < others.length; i++) {
      others[i] = signals[(group + 1 + i) % groups];
    }
    third[group][agent] = expected(own, others);
  }

  /** Returns the expected value given the own signal and those of others, by Bayes' rule. */
  private BigDecimal expected(int own, int[]... seen) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal all = BigDecimal.ZERO;
    for (int state = 0; state < economy.states(); state++) {
      BigDecimal weight =
          BigDecimal.valueOf(economy.model().prior(state)).multiply(share(state, own));
      for (int[] group : seen) {
        for (int signal : group) {
          weight = weight.multiply(share(state, signal), DIGITS);
        }
      }
      sum = sum.add(weight.multiply(BigDecimal.valueOf(economy.value(state, own))));
      all = all.add(weight);
    }
    return sum.divide(all, DIGITS);
  }

  private BigDecimal share(int state, int signal) {
    return BigDecimal.valueOf(economy.model().signal(state, signal));
  }

  /** Returns the price of a group: as many second bids as there are sellers reach it. */
  BigDecimal price(int group) {
    BigDecimal[] sorted = second[group].clone();
    Arrays.sort(sorted);
    return sorted[sorted.length - perSide];
  }

  private void priceTaking(int group, SplittableRandom random) {
    BigDecimal price = price((group + groups - 1) % groups);
    Integer[] order = new Integer[2 * perSide];
    Arrays.setAll(order, agent -> agent);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Integer kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    Arrays.sort(order, (one, other) -> standing(group, other, price) - standing(group, one, price));
    Arrays.fill(consumes[group], false);
    for (int i = 0; i < perSide; i++) {
      consumes[group][order[i]] = true;
    }
  }

  /** Bids that differ after so many digits alone are equal. */
  private int standing(int group, int agent, BigDecimal price) {
    BigDecimal difference = third[group][agent].subtract(price);
    return difference.abs().compareTo(new BigDecimal("1e-24")) < 0 ? 0 : difference.signum();
  }

  private void fixedPrices(int group, int rule, SplittableRandom random) {
    BigDecimal[] bids =
        switch (rule / 2) {
          case 0 -> first[group];
          case 1 -> second[group];
          default -> third[group];
        };
    for (int pair = 0; pair < perSide; pair++) {
      BigDecimal fixed = BigDecimal.valueOf(random.nextDouble());
      boolean trades =
          rule % 2 == 0
              ? bids[pair].compareTo(fixed) < 0
              : bids[perSide + pair].compareTo(fixed) > 0;
      consumes[group][pair] = !trades;
      consumes[group][perSide + pair] = trades;
    }
  }
}
