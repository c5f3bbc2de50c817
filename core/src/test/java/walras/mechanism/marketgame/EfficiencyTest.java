package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.environment.SignalModel;

/** Efficiency gap and waste against reference values and a direct constrained optimization. */
class EfficiencyTest {

  static Stream<JsonNode> singles() {
    return Reference.rows("gap_single");
  }

  static LongStream seeds() {
    return LongStream.range(0, 24);
  }

  @ParameterizedTest
  @MethodSource("singles")
  void singleGapsAgree(JsonNode row) {
    double[] shares = Reference.doubles(row.path("weights"));
    double[] utilities = Reference.doubles(row.path("utility"));
    Efficiency efficiency =
        new Efficiency(
            economy(Reference.doubles(row.path("rho")), Reference.doubles(row.path("a"))),
            0,
            1,
            Efficiency.Start.at(1));
    for (int group = 0; group < shares.length; group++) {
      efficiency.demand.group(group, 0, shares[group], utilities[group]);
    }
    double q = row.path("total_q").asDouble();
    double r = row.path("total_r").asDouble();

    efficiency.begin();

    assertThat(1 - efficiency.waste(q, r)).isCloseTo(row.path("scale").asDouble(), within(1e-11));
    assertThat(efficiency.gap(q, r)).isCloseTo(row.path("gap").asDouble(), within(1e-11));
    assertThat(Math.exp(efficiency.logPrice()))
        .isCloseTo(row.path("price").asDouble(), within(1e-7));
    assertThat(efficiency.fellBack).isFalse();
  }

  /** Both optimize the same problem; the village's exchanges end at 1e-12 of the total. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void gapIsTheOptimumOfADirectOptimization(long seed) {
    Case drawn = Case.of(seed);
    double[] rho = drawn.each(drawn.rho);
    double[] weights = drawn.each(drawn.weights);

    double direct =
        new VillageImprovement(rho, weights, drawn.utilities)
            .gain(drawn.totalQ * rho.length, drawn.totalR * rho.length);

    Efficiency efficiency = drawn.efficiency();
    efficiency.begin();
    efficiency.waste(drawn.totalQ, drawn.totalR);
    assertThat(efficiency.gap(drawn.totalQ, drawn.totalR)).isCloseTo(direct, within(1e-7));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void bracketingFindsWhatNewtonFinds(long seed) {
    Case drawn = Case.of(seed);
    Efficiency efficiency = drawn.efficiency();
    efficiency.begin();
    efficiency.waste(drawn.totalQ, drawn.totalR);
    double gap = efficiency.gap(drawn.totalQ, drawn.totalR);

    double searched = new EfficiencySearch(efficiency.demand, drawn.totalQ, drawn.totalR).gain();

    assertThat(efficiency.fellBack).isFalse();
    assertThat(searched).isCloseTo(gap, within(1e-11));
  }

  /** Wasting nothing and gaining nothing are the same. */
  @Test
  void whereAllAgentsAreAlikeNothingCanBeImproved() {
    Efficiency efficiency =
        new Efficiency(
            economy(new double[] {0.5, 0.5}, new double[] {0.3, 0.3}),
            0,
            1,
            Efficiency.Start.at(3));
    double utility = (0.3 * Math.sqrt(1.2) + 0.7 * Math.sqrt(0.8) - 1) / 0.5;
    efficiency.demand.group(0, 0, 0.6, utility);
    efficiency.demand.group(1, 0, 0.4, utility);

    efficiency.begin();

    assertThat(efficiency.waste(1.2, 0.8)).isCloseTo(0, within(1e-15));
    assertThat(efficiency.gap(1.2, 0.8)).isCloseTo(0, within(1e-15));
  }

  private static Economy economy(double[] rho, double[] weights) {
    List<String> types = IntStream.range(0, rho.length).mapToObj(x -> "x" + x).toList();
    double[] signals = new double[rho.length];
    Arrays.fill(signals, 1.0 / rho.length);
    SignalModel model =
        SignalModel.of(List.of("z"), new double[] {1}, types, new double[][] {signals});
    return new Economy(
        model,
        new Tastes(rho, new double[][] {weights}),
        new Goods(1, 1),
        new Goods(0.1, 0.1),
        BigDecimal.valueOf(0.1));
  }

  /** Five agents of three types with random bundles, and totals a little above their sum. */
  private static final class Case {

    private static final int[] TYPES = {0, 0, 1, 1, 2};

    private final double[] rho = new double[3];
    private final double[] weights = new double[3];
    private final double[] utilities = new double[TYPES.length];
    private double totalQ;
    private double totalR;

    static Case of(long seed) {
      UniformRandomProvider rng = RandomEconomies.of(seed).rng();
      Case drawn = new Case();
      for (int x = 0; x < 3; x++) {
        drawn.rho[x] = seed % 3 == 0 ? 0 : rng.nextDouble(-1.5, 0.8);
        drawn.weights[x] = rng.nextDouble(0.15, 0.85);
      }
      for (int agent = 0; agent < TYPES.length; agent++) {
        double q = rng.nextDouble(0.3, 2);
        double r = rng.nextDouble(0.3, 2);
        double a = drawn.weights[TYPES[agent]];
        double power = drawn.rho[TYPES[agent]];
        drawn.utilities[agent] =
            power == 0
                ? a * Math.log(q) + (1 - a) * Math.log(r)
                : (a * Math.pow(q, power) + (1 - a) * Math.pow(r, power) - 1) / power;
        drawn.totalQ += q / TYPES.length;
        drawn.totalR += r / TYPES.length;
      }
      drawn.totalQ *= rng.nextDouble(1, 1.1);
      return drawn;
    }

    double[] each(double[] ofType) {
      return IntStream.of(TYPES).mapToDouble(type -> ofType[type]).toArray();
    }

    Efficiency efficiency() {
      Efficiency efficiency = new Efficiency(economy(rho, weights), 0, 2, Efficiency.Start.at(1));
      for (int agent = 0; agent < TYPES.length; agent++) {
        efficiency.demand.group(TYPES[agent], agent % 2, 1.0 / TYPES.length, utilities[agent]);
      }
      return efficiency;
    }
  }
}
