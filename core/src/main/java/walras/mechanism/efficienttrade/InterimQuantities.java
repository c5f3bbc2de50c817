package walras.mechanism.efficienttrade;

import walras.mechanism.efficienttrade.cutoff.Cutoff;
import walras.mechanism.efficienttrade.cutoff.Owners;
import walras.mechanism.efficienttrade.cutoff.TypeIntegrals;

/**
 * What agents expect from the mechanism who know their own type alone. Types are given by the
 * logarithm of their level, the probability of having the highest type.
 *
 * <p>Source: derived in the documentation of the mechanism from the construction in Lemma 1.
 */
final class InterimQuantities {

  private final Environment environment;
  private final Owners owners;
  private final Cutoff cutoff;
  private final TypeIntegrals integrals;
  private final double lastGap;

  InterimQuantities(Environment environment, Owners owners, Cutoff cutoff) {
    this.environment = environment;
    this.owners = owners;
    this.cutoff = cutoff;
    integrals = new TypeIntegrals(environment.types(), owners);
    lastGap = integrals.lastGap();
  }

  /** Returns the expected gain of an agent of a class from taking part. */
  double expectedNet(int owner) {
    double given = owners.share(owner) * cutoff.meanGap();
    double asked = integrals.reservation(owners.logShare(owner));
    return least() + factor() * (lastGap + given - asked);
  }

  /** Returns the gain of a type from taking part. */
  double slack(int owner, double logLevel) {
    return least() + factor() * integrals.tangentGap(logLevel, owners.logShare(owner));
  }

  /** Returns what a type loses by reporting another. */
  double loss(double logLevel, double logReport) {
    return factor() * integrals.tangentGap(logLevel, logReport);
  }

  private double least() {
    return cutoff.leastSlack(environment.interdependence());
  }

  /** Returns K, what an agent values the good by per unit of the own type. */
  private double factor() {
    return 1 + environment.interdependence() / (double) owners.agents();
  }
}
