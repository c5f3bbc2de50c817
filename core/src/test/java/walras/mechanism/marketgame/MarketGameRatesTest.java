package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Decay;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.sampling.Streams;

/**
 * Every constant that theory states, against simulated means and spreads: a false alarm of 1e-6 per
 * comparison beyond what terms of the next order can add.
 */
class MarketGameRatesTest {

  private static final int REPLICATIONS = 400_000;

  /** Terms of the next order are at most this share of the first, times the number of agents. */
  private static final double NEXT_ORDER = 30;

  @ParameterizedTest
  @CsvSource({
    "E2, 1000000",
    "E2, 100000000",
    "E3, 1000000",
    "E3, 100000000",
    "E4, 1000000",
    "E4, 100000000",
    "E4m, 1000000",
    "E4m, 100000000"
  })
  void constantsOfTheTheoryAreThoseOfTheKernel(String environment, long agents) {
    SizedMarketGame sized = Reference.sized(environment, agents);

    List<Statement> statements = Statement.all(sized);
    simulate(sized, statements);

    // Per state: the spread of three price differences, and of the price; mean and spread of the
    // error; the mean of its strategic part; mean and spread of the log posterior error.
    assertThat(statements).hasSize(8 * sized.economy().states());
    for (Statement statement : statements) {
      assertThat(statement.excess(1)).as(statement.toString()).isNotPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"E2", "E4"})
  void constantsOffByTwoInAHundredAreNoticed(String environment) {
    SizedMarketGame sized = Reference.sized(environment, 1_000_000);

    List<Statement> statements = Statement.all(sized);
    simulate(sized, statements);

    for (Statement statement : statements) {
      assertThat(statement.excess(1.02)).as(statement.toString()).isPositive();
    }
  }

  private static void simulate(SizedMarketGame sized, List<Statement> statements) {
    Kernel kernel = sized.kernel();
    Streams streams = Streams.create(20261120, sized.agents());
    Outcome outcome = Outcome.create(sized.market());
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      for (Statement statement : statements) {
        statement.add(outcome);
      }
    }
  }

  /** A constant of a theory with the powers of what it speaks of, scaled by its rate. */
  private static final class Statement {

    private final Theory theory;
    private final int metric;
    private final double constant;
    private final double nextOrder;
    private final double origin;
    private final double scale;
    private long count;
    private double sum;
    private double squares;
    private double cubes;
    private double fourths;

    private Statement(SizedMarketGame sized, int metric, Theory theory, double constant) {
      this.theory = theory;
      this.metric = metric;
      this.constant = constant;
      double exponent = ((Decay.Power) theory.decay()).exponent();
      scale = Math.pow((double) sized.agents(), -exponent);
      nextOrder = NEXT_ORDER / (double) sized.agents() * Math.abs(constant);
      // Powers of deviations from about the mean lose no digits.
      double limit = sized.limit(metric, state()).orElse(0);
      origin = ofMean() ? limit + constant / scale : sized.centre(metric, state());
    }

    static List<Statement> all(SizedMarketGame sized) {
      List<Statement> statements = new ArrayList<>();
      for (int metric = 0; metric < Measures.all().size(); metric++) {
        for (Theory theory : sized.market().metrics().get(metric).theories()) {
          if (theory.decay() instanceof Decay.Power power
              && power.constant() != null
              && theory.from() <= (double) sized.agents()) {
            statements.add(new Statement(sized, metric, theory, power.constant()));
          }
        }
      }
      return statements;
    }

    private int state() {
      return Objects.requireNonNull(theory.given());
    }

    void add(Outcome outcome) {
      if (outcome.state() == state()) {
        double deviation = scale * (outcome.metric(metric) - origin);
        double square = deviation * deviation;
        count++;
        sum += deviation;
        squares += square;
        cubes += square * deviation;
        fourths += square * square;
      }
    }

    /** Returns by how much the constant, falsified by a factor, is farther off than allowed. */
    double excess(double factor) {
      double distance = Math.abs(estimate() - factor * constant);
      return distance - LARGEST_Z * error() - nextOrder;
    }

    private boolean ofMean() {
      return theory.statistic() == Statistic.MEAN;
    }

    private double estimate() {
      return ofMean() ? constant + sum / (double) count : Math.sqrt(variance());
    }

    /** Returns the standard error of the estimate. */
    private double error() {
      double variance = variance();
      double ofOne = ofMean() ? variance : (fourthMoment() / variance - variance) / 4;
      return Math.sqrt(ofOne / (double) count);
    }

    private double variance() {
      double mean = sum / (double) count;
      return squares / (double) count - mean * mean;
    }

    private double fourthMoment() {
      double mean = sum / (double) count;
      double rest = 6 * squares / (double) count - 3 * mean * mean;
      return fourths / (double) count + mean * (mean * rest - 4 * cubes / (double) count);
    }

    @Override
    public String toString() {
      return "%s of %s in state %d"
          .formatted(theory.statistic(), Measures.all().get(metric).name(), state());
    }
  }
}
