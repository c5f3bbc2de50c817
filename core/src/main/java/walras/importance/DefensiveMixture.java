package walras.importance;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Market;
import walras.kernel.Outcome;
import walras.kernel.Proposal;
import walras.kernel.Proposals;
import walras.kernel.ProposingKernel;
import walras.numeric.Elementary;
import walras.sampling.Streams;

/**
 * Draws each replication from the market's own law with probability {@value #OWN_SHARE} and else
 * from one of the proposals, each as likely as the others, and weights it by the market's law over
 * that mixture (Hesterberg 1995, "Weighted average importance sampling and defensive mixture
 * distributions", section 2).
 *
 * <p>The weight is at most one over {@value #OWN_SHARE}, so that no proposal, however wrong, can
 * make the variance of a mean more than ten times that of plain sampling.
 */
final class DefensiveMixture implements Kernel {

  static final double OWN_SHARE = 0.1;

  private static final String OWN_LAW = "the market's own law";
  private static final double LOG_OWN_SHARE = Elementary.log(OWN_SHARE);
  private static final double LOG_OTHERS_SHARE = Elementary.log(1 - OWN_SHARE);

  private final ProposingKernel kernel;
  private final List<List<Proposal>> proposals = new ArrayList<>();
  private final double[][] logRatios;
  private int state;
  private int proposal;
  private double logWeight;

  DefensiveMixture(Market market, Proposals offered) {
    kernel = offered.kernel();
    logRatios = new double[market.states().size()][];
    for (int z = 0; z < logRatios.length; z++) {
      proposals.add(offered.in(z));
      logRatios[z] = new double[offered.in(z).size()];
    }
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    state = kernel.drawState(streams);
    proposal = drawProposal(streams);
    kernel.replicate(streams, state, proposal, outcome);
    logWeight = logWeight(logRatios[state]);
    outcome.logWeight(logWeight);
    outcome.drawnFrom(drawnFrom());
  }

  private int drawProposal(Streams streams) {
    double uniform = streams.economy().nextDouble();
    if (uniform < OWN_SHARE) {
      return ProposingKernel.OWN_LAW;
    }
    int offered = logRatios[state].length;
    int drawn = (int) ((uniform - OWN_SHARE) / (1 - OWN_SHARE) * offered);
    return Math.min(drawn, offered - 1);
  }

  /** Returns minus the logarithm of the mixture's probability over that of the market's law. */
  private double logWeight(double[] ratios) {
    double share = LOG_OTHERS_SHARE - Elementary.log((double) ratios.length);
    double largest = LOG_OWN_SHARE;
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = share + kernel.logRatio(i);
      largest = Math.max(largest, ratios[i]);
    }
    double sum = Elementary.exp(LOG_OWN_SHARE - largest);
    for (double ratio : ratios) {
      sum += Elementary.exp(ratio - largest);
    }
    return -(largest + Elementary.log(sum));
  }

  private String drawnFrom() {
    return proposal == ProposingKernel.OWN_LAW
        ? OWN_LAW
        : proposals.get(state).get(proposal).name();
  }

  @Override
  public void describe(Details details) {
    Details drawn = details.at("importance_sampling");
    drawn.put("drawn_from", drawnFrom());
    drawn.put("log_weight", logWeight);
    kernel.describe(details);
  }
}
