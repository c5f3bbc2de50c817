package walras.estimate;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean weight of a state's replications: one but for chance, whatever the proposals are, so it
 * finds faults of the weights and nothing else.
 *
 * @param mean the mean, or NaN without replications
 * @param standardError its standard error, or NaN below two replications
 */
public record MeanWeight(double mean, double standardError) {

  static List<MeanWeight> ofStates(BlockMoments moments) {
    return IntStream.range(0, moments.states())
        .mapToObj(moments::weights)
        .map(MeanWeight::of)
        .toList();
  }

  private static MeanWeight of(Moments lessOne) {
    return new MeanWeight(
        lessOne.count() == 0 ? Double.NaN : 1 + lessOne.mean(), lessOne.standardError());
  }
}
