package walras.mechanism.threebids;

import walras.environment.SignalModel;
import walras.sampling.Multinomial;
import walras.sampling.Philox;
import walras.sampling.TabledMultinomial;

/**
 * Draws the signals of sellers and buyers, group by group: agents are independent and identically
 * distributed given the state, so counts are multinomial. Confined to one thread.
 */
final class CountDraws {

  private final int[] occurring;
  private final double[] cumulative;
  private final SideLaws[] own;
  private final TiltedGroups[][] tilted;
  private final SideLaws[][] proposed;
  private final double[][][] logRatios;
  private final double[] scratch;

  CountDraws(ThreeBidsMarket market, GroupSize size) {
    ThreeBidsEnvironment environment = market.environment();
    SignalModel model = environment.economy().model();
    occurring = environment.occurring();
    cumulative = new double[occurring.length];
    double sum = 0;
    for (int i = 0; i < occurring.length; i++) {
      sum += model.prior(occurring[i]);
      cumulative[i] = sum;
    }
    own = new SideLaws[occurring.length];
    tilted = new TiltedGroups[occurring.length][];
    proposed = new SideLaws[occurring.length][];
    logRatios = new double[occurring.length][][];
    for (int place = 0; place < occurring.length; place++) {
      own[place] = SideLaws.of(model.signals(occurring[place]), size);
      tilted[place] = SignalProposals.tilted(market, place).toArray(TiltedGroups[]::new);
      proposed[place] = new SideLaws[tilted[place].length];
      logRatios[place] = new double[tilted[place].length][];
      for (int i = 0; i < proposed[place].length; i++) {
        Tilts.Tilt tilt = tilted[place][i].tilt();
        proposed[place][i] = SideLaws.of(tilt.probabilities(), size);
        logRatios[place][i] = tilt.logRatios().stream().mapToDouble(Double::doubleValue).toArray();
      }
    }
    scratch = new double[size.groups()];
  }

  /** Draws the counts of one side of a group. */
  private interface Side {

    void sample(Philox economy, long[] counts);

    static Side of(Multinomial law, long agents) {
      return agents <= TabledMultinomial.MOST
          ? law.tabled(agents)::sample
          : law.withTrials(agents)::sample;
    }
  }

  /** The laws of the counts of a group's sellers and buyers. */
  private record SideLaws(Side sellers, Side buyers) {

    static SideLaws of(double[] probabilities, GroupSize size) {
      Multinomial law = Multinomial.of(probabilities);
      Side sellers = Side.of(law, size.sellers());
      boolean isBalanced = size.sellers() == size.buyers();
      return new SideLaws(sellers, isBalanced ? sellers : Side.of(law, size.buyers()));
    }

    void draw(Philox economy, SignalCounts counts, int group) {
      sellers.sample(economy, counts.sellers[group]);
      buyers.sample(economy, counts.buyers[group]);
    }
  }

  /** Draws the state and returns its place among those that can occur; draws nothing if one can. */
  int draw(Philox economy) {
    if (occurring.length == 1) {
      return 0;
    }
    double uniform = economy.nextDouble();
    int drawn = 0;
    while (drawn < cumulative.length - 1 && uniform >= cumulative[drawn]) {
      drawn++;
    }
    return drawn;
  }

  /** Draws the signals of all agents, given the place of the state. */
  void draw(Philox economy, int drawn, SignalCounts counts) {
    for (int group = 0; group < counts.sellers.length; group++) {
      own[drawn].draw(economy, counts, group);
    }
    counts.add();
  }

  /** Draws the signals of all agents from a proposal, which first picks a group. */
  void propose(Philox economy, int drawn, int proposal, SignalCounts counts) {
    int picked = economy.nextInt(scratch.length);
    for (int group = 0; group < scratch.length; group++) {
      boolean isTilted = tilted[drawn][proposal].tilts(group, picked);
      (isTilted ? proposed[drawn][proposal] : own[drawn]).draw(economy, counts, group);
    }
    counts.add();
  }

  /** Returns how much more probable counts are under a proposal, as a logarithm. */
  double logRatio(int drawn, int proposal, SignalCounts counts) {
    return tilted[drawn][proposal].logRatio(counts.members, logRatios[drawn][proposal], scratch);
  }
}
