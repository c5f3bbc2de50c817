package walras.study;

import java.util.function.LongFunction;
import walras.sampling.Streams;

/**
 * The streams of a market at any number of agents: those of the design point that it would be.
 *
 * @param study the study
 * @param point a design point of the market, of whatever size
 */
public record MarketStreams(Study study, DesignPoint point) implements LongFunction<Streams> {

  @Override
  public Streams apply(long agents) {
    long seed =
        study
            .streams()
            .seed(study.seed(), () -> Canonical.hash(point.mechanism(), point.market(), agents));
    return Streams.create(seed, agents);
  }
}
