package walras.mechanism.efficienttrade;

import java.util.function.DoubleUnaryOperator;
import walras.mechanism.efficienttrade.cutoff.IntegralTable;
import walras.mechanism.efficienttrade.cutoff.Owners;
import walras.mechanism.efficienttrade.cutoff.TypeIntegrals;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.numeric.Elementary;

/**
 * All agents but one: their two highest types, and what is expected of the rest given these.
 * Mutable and confined to one thread.
 */
final class Others {

  private final TypeLaw types;
  private final DoubleUnaryOperator gaps;
  private final Owners owners;
  private final TypeIntegrals integrals;
  private final IntegralTable table;
  private final double agents;

  /** The highest type and its gap, and the probability of types below it and the second highest. */
  double highest;

  double highestGap;
  double belowHighest;
  double belowSecond;

  /** The expected sum of types and of W of them, given the two highest. */
  double sum;

  double virtualSum;

  Others(TypeLaw types, Owners owners) {
    this.types = types;
    gaps = types.gaps();
    this.owners = owners;
    integrals = new TypeIntegrals(types, owners);
    table = integrals.table();
    agents = (double) owners.agents();
  }

  double agents() {
    return agents;
  }

  TypeIntegrals integrals() {
    return integrals;
  }

  /** Returns the part of the transfers of each class that no type changes. */
  double[] fixed(double beta) {
    double[] fixed = new double[owners.classes()];
    double mean = 0;
    for (int k = 0; k < fixed.length; k++) {
      fixed[k] = types.upper() * owners.share(k) - integrals.reservation(owners.logShare(k));
      mean += (double) owners.count(k) / agents * fixed[k];
    }
    double common = beta * (agents - 1) / agents * types.mean();
    for (int k = 0; k < fixed.length; k++) {
      fixed[k] = (1 + beta / agents) * (fixed[k] - mean) + common * (owners.share(k) - 1 / agents);
    }
    return fixed;
  }

  /** Returns W of a type with a level, which matters for no digit if it is negligible. */
  private double virtual(double gap, double level) {
    return level < TypeIntegrals.NEGLIGIBLE
        ? 0
        : (types.upper() - gap) * level - table.aboveOthers(gap);
  }

  /** Takes two uniform numbers in (0, 1]. */
  void draw(double first, double second) {
    double logHighest = Elementary.log(first) / (agents - 1);
    double gap = gaps.applyAsDouble(-Elementary.expm1(logHighest));
    highestGap = gap;
    highest = types.upper() - gap;
    belowHighest = Elementary.exp(logHighest);
    sum = highest;
    virtualSum = virtual(gap, first);
    belowSecond = 0;
    if (agents > 2) {
      addLower(logHighest + Elementary.log(second) / (agents - 2));
    }
  }

  private void addLower(double log) {
    double tail = -Elementary.expm1(log);
    double gap = gaps.applyAsDouble(tail);
    double type = types.upper() - gap;
    belowSecond = Elementary.exp(log);
    double virtual = virtual(gap, Elementary.exp((agents - 1) * log));
    sum += type;
    virtualSum += virtual;
    if (agents > 3 && belowSecond > 0) {
      double moment = gap * tail - table.tails(gap);
      double missing = (types.meanGap() - moment) / belowSecond;
      double mean = types.upper() - Math.min(types.width(), Math.max(gap, missing));
      double part = type * Elementary.exp(agents * log) - table.aboveAll(gap);
      double meanVirtual = virtual - (agents - 1) / agents * part / belowSecond;
      sum += (agents - 3) * mean;
      virtualSum += (agents - 3) * meanVirtual;
    }
  }
}
