package walras.mechanism.randomgrouping.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.mechanism.randomgrouping.bundles.Octagon.Range;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.sampling.Streams;

class PriceSelectionTest {

  static List<JsonNode> examples() {
    return StreamSupport.stream(Examples.reference("price_selection").spliterator(), false)
        .toList();
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  /** Every price pair a region of its own: any excess supply at all. */
  @ParameterizedTest
  @MethodSource("examples")
  void pricesAreThoseOfTheReference(JsonNode row) {
    int steps = row.path("T").asInt();
    int[][][] excess = new int[steps + 1][steps + 1][];
    List<Octagon> points = new ArrayList<>();
    for (int first = 0; first <= steps; first++) {
      for (int second = 0; second <= steps; second++) {
        int place = first * (steps + 1) + second;
        excess[first][second] = Examples.ints(row.path("Z_in_lexicographic_order").path(place));
        points.add(
            Octagon.square(steps).withX(new Range(first, first)).withY(new Range(second, second)));
      }
    }
    for (PriceRule rule : PriceRule.values()) {
      int[] expected = Examples.ints(row.path(rule.spelling()));
      assertThat(LiteralBundles.select(excess, rule)).isEqualTo(expected);
      assertThat(selected(points.toArray(Octagon[]::new), excess, rule)).isEqualTo(expected);
    }
  }

  /** Few different numbers on the regions of random types, so that many regions tie. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void regionsAreSearchedAsTheGridIs(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 1).economy();
    Environment environment = Examples.random(rng);
    Octagon[] regions = DemandRegions.of(environment).octagons();
    int steps = environment.grid().steps();
    int[][] ofRegion = new int[regions.length][2];
    for (int[] both : ofRegion) {
      both[0] = rng.nextInt(-2, 3);
      both[1] = rng.nextInt(-2, 3);
    }
    int[][][] excess = new int[steps + 1][steps + 1][];
    for (int region = 0; region < regions.length; region++) {
      for (int first = 0; first <= steps; first++) {
        for (int second = 0; second <= steps; second++) {
          if (regions[region].contains(first, second)) {
            excess[first][second] = ofRegion[region];
          }
        }
      }
    }

    for (PriceRule rule : PriceRule.values()) {
      assertThat(selected(regions, excess, rule))
          .as(rule.spelling())
          .isEqualTo(LiteralBundles.select(excess, rule));
    }
  }

  private static int[] selected(Octagon[] regions, int[][][] excess, PriceRule rule) {
    long[] first = new long[regions.length];
    long[] second = new long[regions.length];
    for (int region = 0; region < regions.length; region++) {
      int column = (int) regions[region].firstColumn();
      int[] both = excess[column][(int) regions[region].first(column)];
      first[region] = both[0];
      second[region] = both[1];
    }
    Quote quote = new Quote();
    new PriceSelection(regions, rule).select(first, second, quote);
    assertThat(regions[quote.region].contains(quote.first, quote.second)).isTrue();
    return new int[] {quote.first, quote.second};
  }
}
