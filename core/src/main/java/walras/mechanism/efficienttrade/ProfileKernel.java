package walras.mechanism.efficienttrade;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.efficienttrade.cutoff.Owners;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Draws the types of all agents, gives the good to the highest and computes every transfer.
 *
 * <p>Source: Pycia and Wang (2015), proof of Lemma 1. Departures from it: its constants c and d are
 * collapsed into one, see the documentation of the mechanism; of equal types the first agent wins.
 *
 * <p>State: type, gap, W and transfer of each agent. Cost: linear in the number of agents.
 */
final class ProfileKernel implements Kernel {

  private final DoubleUnaryOperator gaps;
  private final Owners owners;
  private final Transfers transfers;
  private final int agents;
  private final int classes;
  private final double interdependence;
  private final int[] owner;
  private final double[] nets;
  private final double[] losers;
  private double worst;
  private double volume;
  private double residual;
  private double kept;

  ProfileKernel(SizedTrade sized) {
    gaps = sized.environment().types().gaps();
    owners = sized.owners();
    transfers = new Transfers(sized);
    agents = Math.toIntExact(sized.agents());
    classes = Constants.classes(sized.environment());
    interdependence = sized.environment().interdependence() / (double) agents;
    nets = new double[owners.classes()];
    losers = new double[owners.classes()];
    owner = new int[agents];
    int agent = 0;
    for (int k = 0; k < owners.classes(); k++) {
      for (long i = 0; i < owners.count(k); i++) {
        owner[agent++] = k;
      }
    }
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    Philox economy = streams.economy();
    for (int i = 0; i < agents; i++) {
      transfers.set(i, gaps.applyAsDouble(1 - economy.nextDouble()));
    }
    transfers.rank();
    transfers.compute(owner);
    settle();
    int drawn = (int) (streams.lotteries().nextDouble() * agents);
    write(outcome, transfers.type[drawn]);
  }

  /** Sums over agents what they gain over keeping their share. */
  private void settle() {
    worst = Double.POSITIVE_INFINITY;
    volume = 0;
    residual = 0;
    kept = 0;
    Arrays.fill(nets, 0);
    Arrays.fill(losers, 0);
    double common = interdependence * transfers.typeSum;
    for (int i = 0; i < agents; i++) {
      int k = owner[i];
      double transfer = transfers.transfer[i];
      double keeps = owners.share(k) * transfers.type[i];
      double gets = i == transfers.winner ? transfers.type[i] + common : 0;
      double net = transfer + gets - keeps - owners.share(k) * common;
      kept += keeps;
      residual += transfer;
      volume += 0.5 * Math.abs(transfer);
      worst = Math.min(worst, net);
      nets[k] += net;
      losers[k] += net < 0 ? 1 : 0;
    }
  }

  private void write(Outcome outcome, double drawn) {
    double common = interdependence * transfers.typeSum;
    double highest = transfers.type[transfers.winner];
    double paid = -transfers.transfer[transfers.runnerUp];
    outcome.metric(Profile.BUDGET_RESIDUAL, residual);
    outcome.metric(Profile.WELFARE_EFFICIENT, highest + common);
    outcome.metric(Profile.WELFARE_NO_TRADE, kept + common);
    outcome.metric(Profile.WELFARE_RANDOM_SERIAL, drawn + common);
    outcome.metric(Profile.GAINS_FROM_TRADE, highest - kept);
    outcome.metric(Profile.T1_INTERIM_SAMPLE, transfers.virtualSum - transfers.askedSum);
    outcome.metric(Profile.ANY_EX_POST_LOSS, worst < 0 ? 1 : 0);
    outcome.metric(Profile.WORST_NET_UTILITY, worst);
    outcome.metric(Profile.WINNER_PAYMENT, -transfers.transfer[transfers.winner]);
    outcome.metric(Profile.RUNNER_UP_PAYMENT, paid);
    double lowest = transfers.runnerUpTransferOfLowest(owner[transfers.runnerUp]);
    outcome.metric(Profile.RUNNER_UP_REGRET, lowest + paid);
    outcome.metric(Profile.GROSS_TRANSFER_VOLUME, volume);
    for (int k = 0; k < classes; k++) {
      if (owners.count(k) > 0) {
        double count = (double) owners.count(k);
        outcome.metric(Profile.OWNERS + 2 * k, nets[k] / count);
        outcome.metric(Profile.OWNERS + 2 * k + 1, losers[k] / count);
      }
    }
  }

  @Override
  public void describe(Details details) {
    details
        .put("winner", (long) transfers.winner + 1)
        .put("runner_up", (long) transfers.runnerUp + 1)
        .put("types", transfers.type.clone())
        .put("transfers", transfers.transfer.clone());
  }
}
