package walras.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Outcome;
import walras.sampling.Philox;
import walras.testkit.ControlledMarket;

/** Moments of what is left once controls are taken off, against exact arithmetic. */
class ReducedMomentsTest {

  private static final ControlledMarket MARKET = ControlledMarket.of(0.5, 0);
  private static final double CENTRE = 3;
  private static final List<Double> COEFFICIENTS = List.of(0.3, 0.0, 0.0, -0.7);

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  private static Layout layout() {
    List<List<Double>> centres = List.of(List.of(CENTRE), List.of(CENTRE));
    List<List<Double>> none = List.of(List.of(0.0), List.of(0.0));
    return new Layout(2, List.of(0), 0, centres)
        .with(
            new Reduction(
                4, MARKET.prior(), none, List.of(List.of(COEFFICIENTS), List.of(COEFFICIENTS))));
  }

  /** The plain variance is 10^16 times the reduced one, which no difference of sums would show. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aVarianceFarBelowThePlainOneKeepsItsDigits(long seed) {
    Philox rng = new Philox();
    rng.address(seed, 1, 0, 0);
    int count = 300 + rng.nextInt(3_000);
    Sample sample = new Sample(count);
    Accumulator accumulator = Accumulator.create(layout());
    BlockMoments folded = BlockMoments.create(layout());
    for (int i = 0; i < count; i++) {
      accumulator.add(Reduction.PILOT + i, sample.next(rng, i, 1e-5));
      if (rng.nextInt(500) == 0) {
        folded.fold(accumulator.finishBlock());
      }
    }
    folded.fold(accumulator.finishBlock());

    Moments reduced = folded.reduced(1, 0);

    assertThat(reduced.count()).isEqualTo(count);
    assertThat(folded.reduced(0, 0).count()).isZero();
    assertThat(folded.at(1, 0).variance() / reduced.variance()).isGreaterThan(1e15);
    assertThat(reduced.mean()).isCloseTo(sample.mean(), within(1e-15 * 1e-5));
    assertThat(reduced.variance()).isCloseTo(sample.variance(), within(1e-7 * sample.variance()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void thePilotIsNoPartOfThem(long seed) {
    Philox rng = new Philox();
    rng.address(seed, 1, 0, 0);
    Sample sample = new Sample(100);
    Accumulator accumulator = Accumulator.create(layout());
    for (int i = 0; i < 100; i++) {
      accumulator.add(Reduction.PILOT - 100 + i, sample.next(rng, i, 1));
    }

    assertThat(accumulator.finishBlock().reduced(1, 0).count()).isZero();
  }

  /** Replications of the second state with what is left of their metric in exact arithmetic. */
  private static final class Sample {

    private final Outcome outcome = Outcome.create(MARKET);
    private final BigDecimal[] rest;

    Sample(int count) {
      rest = new BigDecimal[count];
    }

    /** The metric differs from its explained part by about a hundred-millionth of the scale. */
    Outcome next(Philox rng, int index, double scale) {
      outcome.clear();
      outcome.state(1);
      double first = rng.nextDouble() - 0.5;
      double last = rng.nextDouble() - 0.5;
      double explained = COEFFICIENTS.get(0) * first + COEFFICIENTS.get(3) * last;
      outcome.control(0, scale * first);
      outcome.control(3, scale * last);
      outcome.metric(0, CENTRE + scale * (explained + 1e-8 * (rng.nextDouble() - 0.5)));
      rest[index] =
          new BigDecimal(outcome.metric(0) - CENTRE)
              .subtract(product(0, outcome.control(0)))
              .subtract(product(3, outcome.control(3)));
      return outcome;
    }

    double mean() {
      return exactMean().doubleValue();
    }

    double variance() {
      BigDecimal mean = exactMean();
      BigDecimal squares = BigDecimal.ZERO;
      for (BigDecimal value : rest) {
        squares = squares.add(value.subtract(mean).pow(2));
      }
      return squares.doubleValue() / (rest.length - 1);
    }

    private BigDecimal exactMean() {
      BigDecimal sum = BigDecimal.ZERO;
      for (BigDecimal value : rest) {
        sum = sum.add(value);
      }
      return sum.divide(BigDecimal.valueOf(rest.length), new MathContext(60));
    }

    private static BigDecimal product(int control, double value) {
      return new BigDecimal(COEFFICIENTS.get(control)).multiply(new BigDecimal(value));
    }
  }
}
