package walras.mechanism.efficienttrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import walras.testkit.References;

/** Interim gains and losses against 34-digit values, and on both sides of the cut-off. */
class InterimQuantitiesTest {

  private static final double ROUNDING = 1e-13;

  static Stream<String[]> slacks() {
    return rows("ir_slack.csv");
  }

  static Stream<String[]> levels() {
    return rows("ir_slack_levels.csv");
  }

  static Stream<String[]> losses() {
    return rows("ic_loss.csv");
  }

  private static Stream<String[]> rows(String table) {
    return References.rows(InterimQuantitiesTest.class, table);
  }

  private static Numbers numbers(String law, String ownership, String agents, String beta) {
    return new Numbers(
        Markets.at(
            Markets.of(law, ownership, beta, Simulation.ORDER_STATISTICS), Long.parseLong(agents)));
  }

  @ParameterizedTest
  @MethodSource("slacks")
  void leastGains(
      String law,
      String ownership,
      String agents,
      String beta,
      String betaStar,
      String slack,
      String surplus,
      String gains) {
    Numbers numbers = numbers(law, ownership, agents, beta);
    double n = numbers.cutoff().agents();
    double scale = numbers.cutoff().secondGap() / n;
    double found = numbers.cutoff().leastSlack(Double.parseDouble(beta));

    assertThat(found).isCloseTo(Double.parseDouble(slack), offset(1e-12 * scale));
    assertThat(n * found).isCloseTo(Double.parseDouble(surplus), offset(1e-12 * n * scale));
    assertThat(-numbers.cutoff().t2()).isCloseTo(Double.parseDouble(gains), offset(ROUNDING));
    assertThat(numbers.cutoff().betaStar())
        .isCloseTo(Double.parseDouble(betaStar), offset(ROUNDING * 1e2));
  }

  @ParameterizedTest
  @MethodSource("levels")
  void gainsOfTypes(
      String law,
      String ownership,
      String agents,
      String beta,
      int owner,
      String net,
      double level,
      double slack) {
    Numbers numbers = numbers(law, ownership, agents, beta);
    double scale = numbers.cutoff().secondGap();

    assertThat(numbers.interim().slack(owner, Math.log(level)))
        .isCloseTo(slack, offset(1e-12 * scale));
    assertThat(numbers.interim().expectedNet(owner))
        .isCloseTo(Double.parseDouble(net), offset(1e-12 * scale));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void lossesFromLies(
      String law,
      String ownership,
      String agents,
      String beta,
      double level,
      double report,
      double loss) {
    Numbers numbers = numbers(law, ownership, agents, beta);

    assertThat(numbers.interim().loss(Math.log(level), Math.log(report)))
        .isCloseTo(loss, offset(1e-12 * Math.abs(loss) + 1e-16));
  }

  @ParameterizedTest
  @CsvSource({
    "uniform_0_1, equal, 10", "uniform_0_1, replicate_1_0, 1000000", "paper_sine, equal, 12",
    "power_2, replicate_50_30_20, 30", "beta_2p5_1p5, two_owners, 4", "triangle, equal, 1000000000"
  })
  void nobodyLosesBelowTheCutoffAndSomebodyDoesAbove(String law, String ownership, String agents) {
    double cutoff = numbers(law, ownership, agents, "0").cutoff().betaStar();
    assertThat(cutoff).isPositive();
    for (double share : new double[] {0, 0.5, 0.999999}) {
      Numbers below = numbers(law, ownership, agents, Double.toString(share * cutoff));
      for (double level : new double[] {1e-9, 0.1, 0.5, 0.9, 1}) {
        assertThat(below.interim().slack(0, Math.log(level))).isPositive();
      }
    }
    Numbers above = numbers(law, ownership, agents, Double.toString(1.000001 * cutoff));
    double worstOff = above.owners().logShare(0);
    assertThat(above.interim().slack(0, worstOff)).isNegative();
  }

  @ParameterizedTest
  @CsvSource({
    "uniform_0_1, replicate_50_30_20, 30, 1", "paper_sine, one_owner, 5, 2",
    "power_5, replicate_1_0_0_0, 400, 7", "truncnorm_0_1, equal, 26, 0"
  })
  void gainsOfAllSumToTheGainsFromTrade(String law, String ownership, String agents, String beta) {
    Numbers numbers = numbers(law, ownership, agents, beta);
    double sum = 0;
    for (int k = 0; k < numbers.owners().classes(); k++) {
      sum += (double) numbers.owners().count(k) * numbers.interim().expectedNet(k);
    }
    assertThat(sum).isCloseTo(-numbers.cutoff().t2(), offset(1e-13 * -numbers.cutoff().t2()));
  }
}
