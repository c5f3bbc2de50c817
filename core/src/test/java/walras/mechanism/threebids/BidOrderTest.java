package walras.mechanism.threebids;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import walras.environment.SignalModel;

/** The order of bids against exact rational arithmetic, on random economies in hundredths. */
class BidOrderTest {

  private static final int ECONOMIES = 400;
  private static final int HUNDRED = 100;

  private int compared;
  private int equal;
  private int lostByDoubles;

  /** Probabilities and values in hundredths, so that every bid is a ratio of whole numbers. */
  private static final class Exact {

    private final int[] prior;
    private final int[][] shares;
    private final int[][] values;

    private Exact(int[] prior, int[][] shares, int[][] values) {
      this.prior = prior;
      this.shares = shares;
      this.values = values;
    }

    static Exact random(SplittableRandom random) {
      int states = 2 + random.nextInt(2);
      int signals = 2 + random.nextInt(4);
      int[][] shares = new int[states][];
      int[][] values = new int[states][signals];
      for (int state = 0; state < states; state++) {
        shares[state] = parts(random, signals);
        for (int signal = 0; signal < signals; signal++) {
          boolean isPinned = state > 0 && random.nextInt(3) == 0;
          values[state][signal] = isPinned ? values[0][signal] : 1 + random.nextInt(HUNDRED);
        }
      }
      return new Exact(parts(random, states), shares, values);
    }

    private static int[] parts(SplittableRandom random, int count) {
      int[] cuts = random.ints(1, HUNDRED).distinct().limit(count - 1L).sorted().toArray();
      int[] parts = new int[count];
      for (int part = 0; part < count; part++) {
        int end = part < cuts.length ? cuts[part] : HUNDRED;
        parts[part] = end - (part == 0 ? 0 : cuts[part - 1]);
      }
      return parts;
    }

    Economy economy() {
      return new Economy(
          SignalModel.of(
              names(prior.length), hundredths(prior), names(values[0].length), rows(shares)),
          rows(values));
    }

    @Override
    public String toString() {
      return "prior %s, probabilities %s, values %s"
          .formatted(
              Arrays.toString(prior), Arrays.deepToString(shares), Arrays.deepToString(values));
    }

    private static List<String> names(int count) {
      return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private static double[][] rows(int[][] rows) {
      return Arrays.stream(rows).map(Exact::hundredths).toArray(double[][]::new);
    }

    private static double[] hundredths(int[] numbers) {
      return Arrays.stream(numbers)
          .mapToDouble(number -> BigDecimal.valueOf(number, 2).doubleValue())
          .toArray();
    }

    /** Returns numerator and denominator of a bid. */
    BigInteger[] bid(int own, long[] counts) {
      BigInteger numerator = BigInteger.ZERO;
      BigInteger denominator = BigInteger.ZERO;
      for (int state = 0; state < prior.length; state++) {
        BigInteger weight = BigInteger.valueOf((long) prior[state] * shares[state][own]);
        for (int signal = 0; signal < counts.length; signal++) {
          weight =
              weight.multiply(BigInteger.valueOf(shares[state][signal]).pow((int) counts[signal]));
        }
        denominator = denominator.add(weight);
        numerator = numerator.add(weight.multiply(BigInteger.valueOf(values[state][own])));
      }
      return new BigInteger[] {numerator, denominator};
    }
  }

  @Test
  void signsAreThoseOfExactFractions() {
    SplittableRandom random = new SplittableRandom(20_261_120);
    for (int i = 0; i < ECONOMIES; i++) {
      compare(Exact.random(random), 1 + random.nextInt(i % 4 == 0 ? 300 : 60), random);
    }
    assertThat(compared).isGreaterThan(4000);
    assertThat(equal).isGreaterThan(20);
    assertThat(lostByDoubles).as("differences that values as doubles do not have").isPositive();
  }

  /** Compares bids that know the signals of one group with bids that know those of two more. */
  private void compare(Exact exact, int perGroup, SplittableRandom random) {
    Economy economy = exact.economy();
    int signals = economy.signals();
    int truth = random.nextInt(economy.states());
    long[] one = draw(exact.shares[truth], 2 * perGroup, random);
    long[] all = draw(exact.shares[truth], 4 * perGroup, random);
    for (int signal = 0; signal < signals; signal++) {
      all[signal] += one[signal];
    }
    BidOrder order = new BidOrder(economy, 6.0 * perGroup);
    Bids second = Reference.bids(economy, one);
    Bids third = Reference.bids(economy, all);
    for (int signal = 0; signal < signals; signal++) {
      for (int other = 0; other < signals; other++) {
        int wanted = sign(exact.bid(signal, all), exact.bid(other, one));
        assertThat(order.sign(third, signal, second, other))
            .as("%s, counts %s and %s", exact, Arrays.toString(all), Arrays.toString(one))
            .isEqualTo(wanted);
        assertThat(order.sign(second, other, third, signal)).isEqualTo(-wanted);
        compared++;
        equal += wanted == 0 ? 1 : 0;
        lostByDoubles += wanted != 0 && third.values[signal] == second.values[other] ? 1 : 0;
      }
    }
  }

  private static int sign(BigInteger[] bid, BigInteger[] other) {
    return bid[0].multiply(other[1]).compareTo(other[0].multiply(bid[1]));
  }

  private static long[] draw(int[] shares, int agents, SplittableRandom random) {
    long[] counts = new long[shares.length];
    for (int agent = 0; agent < agents; agent++) {
      int left = random.nextInt(HUNDRED);
      int signal = 0;
      while (left >= shares[signal]) {
        left -= shares[signal];
        signal++;
      }
      counts[signal]++;
    }
    return counts;
  }
}
