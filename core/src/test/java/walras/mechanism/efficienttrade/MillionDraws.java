package walras.mechanism.efficienttrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import walras.kernel.Expectation;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/**
 * Draws of the order statistics against quadrature, in a market of each family and kind of
 * ownership. Each of at most 10 metrics in at most 25 markets is off by more than {@link
 * walras.testkit.StatisticalTests#LARGEST_Z} exact standard errors with probability 1e-6; those of
 * one market are functions of three numbers. Values are rounded, to an ulp of their mean at most,
 * which shows where draws differ by 1e-18.
 */
final class MillionDraws {

  private static final int REPLICATIONS = 1_000_000;

  private static final List<String> OWNERSHIPS =
      List.of("equal", "one_owner", "two_owners", "replicate_1_0", "replicate_50_30_20");

  /** Each admitted by all kinds of ownership, but that three shares need a multiple of three. */
  private static final List<Long> SIZES = List.of(2L, 6L, 30L, 1_200L, 1_000_000_000L);

  private MillionDraws() {}

  /** Returns markets in which every family, kind of ownership and size meets each other. */
  static Stream<Arguments> markets(List<String> families) {
    List<Arguments> markets = new ArrayList<>();
    for (int i = 0; i < families.size(); i++) {
      for (int k = 0; k < OWNERSHIPS.size(); k++) {
        long size = SIZES.get((i + k) % SIZES.size());
        String ownership = OWNERSHIPS.get(k);
        long step = ownership.startsWith("replicate_50") ? 3 : 1;
        markets.add(Arguments.of(families.get(i), ownership, Math.max(1, size / step) * step));
      }
    }
    return markets.stream();
  }

  static void agree(String family, String ownership, long agents) {
    EfficientTradeMarket market = Markets.of(family, ownership, "1", Simulation.ORDER_STATISTICS);
    SizedTrade sized = Markets.at(market, agents);
    List<Expectation> drawn =
        sized.expectations().stream().filter(known -> known.metric() < market.drawn()).toList();
    double[] means = new double[market.drawn()];
    for (Expectation known : drawn) {
      means[known.metric()] = sized.centre(known.metric(), 0) + known.deviation();
    }
    double[] sums = distances(market, sized, means);
    for (Expectation known : drawn) {
      double error = known.standardDeviation() / Math.sqrt(REPLICATIONS);
      assertThat(sums[known.metric()] / REPLICATIONS)
          .as(market.metrics().get(known.metric()).name())
          .isCloseTo(0, offset(LARGEST_Z * error + Math.ulp(means[known.metric()])));
    }
  }

  /** Sums distances from what is expected, which lose no digit where all draws nearly agree. */
  private static double[] distances(EfficientTradeMarket market, SizedTrade sized, double[] means) {
    double[] sums = new double[means.length];
    Streams streams = Streams.create(20261121, sized.agents());
    Kernel kernel = Experiment.of(sized.environment()).kernel(sized);
    Outcome outcome = Outcome.create(market);
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < sums.length; metric++) {
        sums[metric] += outcome.metric(metric) - means[metric];
      }
    }
    return sums;
  }
}
