package walras.mechanism.efficienttrade.cutoff;

import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.numeric.Elementary;
import walras.numeric.GaussLegendre;

/**
 * The spread of what a replication draws: the gaps of the two highest types, and of the type at a
 * random level below each owner's.
 *
 * @param maxVariance variance of the gap of the highest type
 * @param secondVariance variance of the gap of the second highest type
 * @param covariance of the two
 * @param reservationVariance variance of the reservation gap, which is independent of both
 */
public record OrderMoments(
    double maxVariance, double secondVariance, double covariance, double reservationVariance) {

  private static final int FINEST = -40;
  private static final double GROWTH = 1.5;
  private static final double LAST = 60;

  /** Computes the spread by quadrature. */
  public static OrderMoments of(TypeLaw law, Owners owners, Cutoff cutoff) {
    double n = (double) owners.agents();
    TypeIntegrals integrals = new TypeIntegrals(law, owners);
    Panels panels = Panels.of(law, owners, new double[0]);
    double square = 2 * panels.integral((gap, s, log) -> gap * Elementary.exp(n * log));
    double second =
        2
            * panels.integral(
                (gap, s, log) -> gap * Elementary.exp((n - 1) * log) * (1 + (n - 1) * s));
    double product =
        square
            + n
                * panels.integral(
                    (gap, s, log) -> Elementary.exp((n - 1) * log) * integrals.momentBelow(gap));
    return new OrderMoments(
        square - cutoff.maxGap() * cutoff.maxGap(),
        second - cutoff.secondGap() * cutoff.secondGap(),
        product - cutoff.maxGap() * cutoff.secondGap(),
        reservation(law, owners) - cutoff.reservationGap() * cutoff.reservationGap());
  }

  private static double reservation(TypeLaw law, Owners owners) {
    boolean isOneClass = owners.classes() == 1 || owners.weight(1) == 0;
    return isOneClass ? ofOneClass(law, owners) : ofSeveralClasses(law, owners);
  }

  private static double ofOneClass(TypeLaw law, Owners owners) {
    double others = (double) owners.agents() - 1;
    double worstOff = Cutoff.worstOffGap(law, owners, 0);
    Panels panels = Panels.of(law, owners, new double[] {worstOff});
    double above = 0;
    for (int panel = panels.count() - 1; panel >= panels.panel(worstOff); panel--) {
      above += panels.over(panel, (gap, s, log) -> gap * Elementary.exp(others * log));
    }
    return worstOff * worstOff + 2 * above / owners.share(0);
  }

  /** Sums over the logarithm of the level; to about 1e-3 where the density touches zero. */
  private static double ofSeveralClasses(TypeLaw law, Owners owners) {
    double sum = 0;
    double from = 0;
    double to = Math.scalb(1.0, FINEST);
    while (from < LAST) {
      sum +=
          GaussLegendre.TWENTY.integrate(
              e -> Elementary.exp(-e) * square(law, owners, e), from, to);
      from = to;
      to = to < 1 ? 2 * to : GROWTH * to;
    }
    return sum;
  }

  private static double square(TypeLaw law, Owners owners, double exponential) {
    boolean isLottery = ReservationDraw.isLottery(owners);
    double sum = 0;
    for (int k = 0; k < owners.classes(); k++) {
      if (owners.weight(k) > 0) {
        double gap = Cutoff.gapOfLevel(law, owners.agents(), owners.logShare(k) - exponential);
        sum += owners.weight(k) * (isLottery ? gap * gap : gap);
      }
    }
    return isLottery ? sum : sum * sum;
  }
}
