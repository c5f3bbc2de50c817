package walras.mechanism.efficienttrade;

import walras.mechanism.efficienttrade.cutoff.Owners;
import walras.mechanism.efficienttrade.cutoff.TypeIntegrals;
import walras.mechanism.efficienttrade.types.TypeLaw;

/**
 * The transfers of the mechanism for given types of all agents.
 *
 * <p>Source: Pycia and Wang (2015), proof of Lemma 1, in the form derived in the documentation of
 * the mechanism. Mutable and confined to one thread; everything is allocated once.
 */
final class Transfers {

  private final TypeLaw types;
  private final TypeIntegrals integrals;
  private final double agents;
  private final double factor;
  private final double interdependence;
  private final double[] fixed;

  /** The sum over agents of W(v*). */
  final double askedSum;

  /** By agent: the type, its gap, W of it, and the transfer received. */
  final double[] type;

  final double[] gap;
  final double[] virtual;
  final double[] transfer;

  int winner;
  int runnerUp;
  int third;
  double typeSum;
  double virtualSum;

  Transfers(SizedTrade sized) {
    types = sized.environment().types();
    Owners owners = sized.owners();
    integrals = new TypeIntegrals(types, owners);
    agents = (double) sized.agents();
    factor = sized.factor();
    interdependence = sized.environment().interdependence() / agents;
    int n = Math.toIntExact(sized.agents());
    type = new double[n];
    gap = new double[n];
    virtual = new double[n];
    transfer = new double[n];
    double[] asked = new double[owners.classes()];
    double sum = 0;
    for (int k = 0; k < asked.length; k++) {
      asked[k] = types.upper() * owners.share(k) - integrals.reservation(owners.logShare(k));
      sum += (double) owners.count(k) * asked[k];
    }
    askedSum = sum;
    fixed = new double[asked.length];
    double common = sized.environment().interdependence() * (agents - 1) / agents * types.mean();
    for (int k = 0; k < asked.length; k++) {
      fixed[k] = factor * (asked[k] - sum / agents) + common * (owners.share(k) - 1 / agents);
    }
  }

  /** Takes the gap of an agent's type. */
  void set(int agent, double distance) {
    gap[agent] = distance;
    type[agent] = types.upper() - distance;
    virtual[agent] = integrals.virtual(distance);
  }

  /** Ranks the agents by type, of equal types the first ahead, and sums over them. */
  void rank() {
    winner = -1;
    runnerUp = -1;
    third = -1;
    typeSum = 0;
    virtualSum = 0;
    for (int i = 0; i < type.length; i++) {
      typeSum += type[i];
      virtualSum += virtual[i];
      if (isAhead(i, winner)) {
        third = runnerUp;
        runnerUp = winner;
        winner = i;
      } else if (isAhead(i, runnerUp)) {
        third = runnerUp;
        runnerUp = i;
      } else if (isAhead(i, third)) {
        third = i;
      }
    }
  }

  private boolean isAhead(int agent, int other) {
    return other < 0 || gap[agent] < gap[other];
  }

  /**
   * Computes all transfers.
   *
   * @param owner the class of owners of each agent
   */
  void compute(int[] owner) {
    double lost = types.tail(gap[winner]);
    double second = 1 - types.tail(gap[runnerUp]);
    double sum = informationSum(typeSum, lost, second);
    for (int i = 0; i < type.length; i++) {
      double information = i == winner ? ofWinner(typeSum, second) : ofLoser(i, lost);
      transfer[i] = transfer(fixed[owner[i]], virtual[i], virtualSum, information, sum);
    }
  }

  /** Returns what the second highest type would receive if it reported the lowest type. */
  double runnerUpTransferOfLowest(int owner) {
    double report = types.lower();
    double lost = types.tail(gap[winner]);
    double reported = typeSum - type[runnerUp] + report;
    double second = third < 0 ? 0 : 1 - types.tail(gap[third]);
    double own = ofLoser(runnerUp, lost);
    double others = informationSum(reported, lost, second);
    return transfer(fixed[owner], 0, virtualSum - virtual[runnerUp], own, others);
  }

  private double transfer(
      double constant, double own, double all, double information, double informations) {
    return constant
        - factor * own
        + (factor * (all - own) - (informations - information)) / (agents - 1)
        + information;
  }

  /** Returns what a loser is paid for the information in the types of others. */
  private double ofLoser(int agent, double lost) {
    return interdependence * (typeSum - type[agent]) * lost;
  }

  private double ofWinner(double reported, double second) {
    return -interdependence * (reported - type[winner]) * second;
  }

  /** Returns the sum over all agents, losers together: each counts all but the own type. */
  private double informationSum(double reported, double lost, double second) {
    double losers = (agents - 2) * reported + type[winner];
    return interdependence * losers * lost + ofWinner(reported, second);
  }
}
