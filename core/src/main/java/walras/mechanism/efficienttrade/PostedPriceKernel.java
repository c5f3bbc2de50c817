package walras.mechanism.efficienttrade;

import java.util.function.DoubleUnaryOperator;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.numeric.Elementary;
import walras.sampling.Binomial;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Draws who holds a piece of the good after trade at a posted price, given that somebody buys and
 * given that nobody does, and mixes the two by their probabilities.
 *
 * <p>Source: the documentation of the mechanism. Exact in distribution: given their number, buyers
 * are uniform in tail probability below the threshold; the best of them has one piece in as many.
 *
 * <p>State: two gaps in each case. Cost: independent of the number of agents.
 */
final class PostedPriceKernel implements Kernel {

  /** Expected number of buyers above which to draw none is out of the question. */
  private static final double MANY = 30;

  private final DoubleUnaryOperator gaps;
  private final long agents;
  private final double meanGap;
  private final double tail;
  private final double nobody;
  private double buyers;
  private double holderGap;
  private double highestGap;

  PostedPriceKernel(SizedTrade sized) {
    TypeLaw types = sized.environment().types();
    gaps = types.gaps();
    agents = sized.agents();
    meanGap = types.meanGap();
    tail = types.tail(PostedPrice.threshold(sized.environment(), sized.owners()));
    nobody = Elementary.exp((double) agents * Elementary.log1p(-tail));
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    Philox economy = streams.economy();
    Philox lotteries = streams.lotteries();
    buyers = (double) buyers(economy);
    double best = -tail * Elementary.expm1(Elementary.log(1 - economy.nextDouble()) / buyers);
    double other = best + (tail - best) * economy.nextDouble();
    boolean isBest = lotteries.nextDouble() * buyers < 1;
    double bestGap = gaps.applyAsDouble(best);
    double buyerGap = isBest ? bestGap : gaps.applyAsDouble(other);

    double top =
        (1 - tail) * Elementary.exp(Elementary.log(1 - economy.nextDouble()) / (double) agents);
    double lower = top * economy.nextDouble();
    boolean isTop = lotteries.nextDouble() * (double) agents < 1;
    double topGap = gaps.applyAsDouble(1 - top);
    double keeperGap = isTop ? topGap : gaps.applyAsDouble(1 - lower);

    holderGap = buyerGap + nobody * (keeperGap - buyerGap);
    highestGap = bestGap + nobody * (topGap - bestGap);
    outcome.metric(PostedPrice.POSTED_GAP, holderGap);
    outcome.metric(PostedPrice.POSTED_LOSS, holderGap - highestGap);
    outcome.metric(PostedPrice.POSTED_GAINS, meanGap - holderGap);
    outcome.metric(PostedPrice.EFFICIENT_GAINS, meanGap - highestGap);
  }

  /** Draws the number of buyers given that there is one. */
  private long buyers(Philox economy) {
    if ((double) agents * tail > MANY) {
      long count = Binomial.sample(economy, agents, tail);
      while (count == 0) {
        count = Binomial.sample(economy, agents, tail);
      }
      return count;
    }
    double odds = tail / (1 - tail);
    double probability = nobody;
    double left = economy.nextDouble() * (1 - nobody);
    long count = 0;
    do {
      probability *= (double) (agents - count) / (double) (count + 1) * odds;
      left -= probability;
      count++;
    } while (left >= 0 && count < agents && probability > 0);
    return count;
  }

  @Override
  public void describe(Details details) {
    details
        .put("probability_of_no_buyer", nobody)
        .put("buyers", buyers)
        .put("posted_gap", holderGap)
        .put("max_gap", highestGap);
  }
}
