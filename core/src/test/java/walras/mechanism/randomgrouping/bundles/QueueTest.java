package walras.mechanism.randomgrouping.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.testkit.StatisticalTests.LEVEL;
import static walras.testkit.StatisticalTests.chiSquare;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.sampling.Philox;
import walras.sampling.Streams;

class QueueTest {

  private static final int DRAWS = 50_000;
  private static final long NO_END = Long.MAX_VALUE;

  static Stream<Arguments> queues() {
    return Stream.of(
        Arguments.of(3, 2, 4, 5L, 3L),
        Arguments.of(9, 7, 6, 6L, 8L),
        Arguments.of(9, 7, 6, 15L, 1L),
        Arguments.of(30, 2, 1, NO_END, 3L),
        Arguments.of(0, 25, 25, NO_END, 49L),
        Arguments.of(20, 0, 20, 40L, 20L),
        Arguments.of(60, 80, 40, 70L, 85L));
  }

  /** Against the exact law of the counts up to the last unit, one agent after the other. */
  @ParameterizedTest
  @MethodSource("queues")
  void lawIsThatOfARandomOrder(int first, int second, int both, long units, long otherUnits) {
    long[] counts = {17, first, second, both};

    assertThat(fit(counts, units, otherUnits, units, otherUnits)).isGreaterThan(LEVEL);
  }

  /** The same test finds that there is one unit more. */
  @Test
  void anotherUnitIsSeen() {
    long[] counts = {0, 60, 80, 40};

    assertThat(fit(counts, 70, 85, 70, 86)).isLessThan(1e-12);
  }

  @Test
  void nobodyIsServedWithoutUnits() {
    long[] served = {9, 9, 9, 9};
    new Queue().serve(rng(), new long[] {0, 5, 5, 5}, 0, 3, served);
    assertThat(served).containsOnly(0);
  }

  /** Nothing but counts: a queue of 3 * 10^14 agents takes as long as a short one. */
  @Test
  void hugeQueuesEndWithTheLastUnit() {
    long agents = 100_000_000_000_000L;
    long[] counts = {0, agents, agents, agents};
    long[] served = new long[Bundle.COUNT];
    Philox rng = rng();
    for (int draw = 0; draw < 1000; draw++) {
      new Queue().serve(rng, counts, agents, agents + 1_000_000, served);
      long first = served[Bundle.FIRST] + served[Bundle.BOTH];
      long second = served[Bundle.SECOND] + served[Bundle.BOTH];
      assertThat(
              (first == agents && second <= agents + 1_000_000)
                  || (first < agents && second == agents + 1_000_000))
          .isTrue();
    }
  }

  private static double fit(
      long[] counts, long units, long otherUnits, long drawnUnits, long drawnOtherUnits) {
    double[][][] law = law(counts, units, otherUnits);
    long[][][] observed = new long[law.length][law[0].length][law[0][0].length];
    long[] served = new long[Bundle.COUNT];
    Queue queue = new Queue();
    Philox rng = rng();
    for (int draw = 0; draw < DRAWS; draw++) {
      queue.serve(rng, counts, drawnUnits, drawnOtherUnits, served);
      observed[(int) served[1]][(int) served[2]][(int) served[3]]++;
    }
    return fit(
        flat(law),
        Arrays.stream(observed).flatMap(Arrays::stream).flatMapToLong(Arrays::stream).toArray());
  }

  /** Returns the p-value with neighbours merged until a bin expects 20. */
  private static double fit(double[] law, long[] observed) {
    double[] probabilities = new double[law.length];
    long[] counts = new long[law.length];
    int bin = 0;
    for (int place = 0; place < law.length; place++) {
      bin += probabilities[bin] * DRAWS < 20 ? 0 : 1;
      probabilities[bin] += law[place];
      counts[bin] += observed[place];
    }
    if (probabilities[bin] * DRAWS < 20) {
      probabilities[bin - 1] += probabilities[bin];
      counts[bin - 1] += counts[bin];
      bin--;
    }
    assertThat(bin).isPositive();
    return chiSquare(Arrays.copyOf(probabilities, bin + 1), Arrays.copyOf(counts, bin + 1));
  }

  private static double[] flat(double[][][] law) {
    return Arrays.stream(law).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Returns the probabilities of the counts with which the queue ends. */
  private static double[][][] law(long[] counts, long units, long otherUnits) {
    int first = (int) counts[Bundle.FIRST] + 1;
    int second = (int) counts[Bundle.SECOND] + 1;
    int both = (int) counts[Bundle.BOTH] + 1;
    double[][][] law = new double[first][second][both];
    law[0][0][0] = 1;
    for (int a = 0; a < first; a++) {
      for (int b = 0; b < second; b++) {
        for (int c = 0; c < both; c++) {
          if (a + c < units && b + c < otherUnits) {
            double each = law[a][b][c] / (first + second + both - 3 - a - b - c);
            law[a][b][c] = 0;
            law[Math.min(a + 1, first - 1)][b][c] += each * (first - 1 - a);
            law[a][Math.min(b + 1, second - 1)][c] += each * (second - 1 - b);
            law[a][b][Math.min(c + 1, both - 1)] += each * (both - 1 - c);
          }
        }
      }
    }
    return law;
  }

  private static Philox rng() {
    return Streams.create(20261121, 3).economy();
  }
}
