package walras.sampling;

import java.io.Serializable;
import walras.numeric.Elementary;
import walras.numeric.SaddlePoint;

/**
 * The multivariate hypergeometric law: all counts by type of a number of members drawn from a
 * population without replacement, with their probabilities, in logarithms.
 *
 * <p>Logarithms of factorials come from Stirling's formula with its error, so the logarithm of a
 * probability is accurate to some 1e-15 of the largest of them. Immutable.
 */
public final class MultivariateHypergeometricLaw implements Serializable {

  private static final long serialVersionUID = 1L;

  private final long[] members;
  private final long[] later;
  private final long draws;

  private MultivariateHypergeometricLaw(long[] members, long[] later, long draws) {
    this.members = members;
    this.later = later;
    this.draws = draws;
  }

  /**
   * Returns a law.
   *
   * @param members members of each type, at least 0; at least one type
   * @param draws from 0 to the sum of the members
   * @throws IllegalArgumentException if the draws are outside their range
   */
  public static MultivariateHypergeometricLaw of(long[] members, long draws) {
    long[] later = new long[members.length];
    long population = 0;
    for (int type = members.length - 1; type >= 0; type--) {
      later[type] = population;
      population += members[type];
    }
    if (draws < 0 || draws > population) {
      throw new IllegalArgumentException(
          "draws must lie in [0, population %d], got %d".formatted(population, draws));
    }
    return new MultivariateHypergeometricLaw(members.clone(), later, draws);
  }

  /**
   * Visits the counts in lexicographic order.
   *
   * @param least the log-probability below which counts are left out
   */
  public void visit(double least, MultinomialLaw.Visitor visitor) {
    double all = logChoices(members[0] + later[0], draws);
    visit(0, draws, -all, new Walk(new long[members.length], least, visitor));
  }

  /**
   * Visits the counts of a type and those after it.
   *
   * @param logWeight the logarithm of the choices among earlier types over those of all
   */
  private void visit(int type, long left, double logWeight, Walk walk) {
    if (type == members.length) {
      if (logWeight >= walk.least) {
        walk.visitor.visit(logWeight, walk.counts);
      }
      return;
    }
    long most = Math.min(left, members[type]);
    for (long count = Math.max(0, left - later[type]); count <= most; count++) {
      walk.counts[type] = count;
      double own = logWeight + logChoices(members[type], count);
      if (own + logChoices(later[type], left - count) >= walk.least) {
        visit(type + 1, left - count, own, walk);
      }
    }
  }

  private static double logChoices(long among, long chosen) {
    return chosen == 0 || chosen == among
        ? 0
        : logFactorial(among) - logFactorial(chosen) - logFactorial(among - chosen);
  }

  private static double logFactorial(long number) {
    double x = (double) number;
    double power = x * Elementary.log(x) - x;
    return power + 0.5 * Elementary.log(2 * Math.PI * x) + SaddlePoint.stirlingError(x);
  }

  /** What all levels of a visit share. */
  private static final class Walk {
    private final long[] counts;
    private final double least;
    private final MultinomialLaw.Visitor visitor;

    Walk(long[] counts, double least, MultinomialLaw.Visitor visitor) {
      this.counts = counts;
      this.least = least;
      this.visitor = visitor;
    }
  }
}
