package walras.mechanism.efficienttrade;

import java.util.function.DoubleUnaryOperator;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.efficienttrade.cutoff.ReservationDraw;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.numeric.Elementary;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Draws the two highest types and, for each class of owners, a type at a random level below their
 * share.
 *
 * <p>Source: Pycia and Wang (2015), Theorems 1 and 2, in the form derived in the documentation of
 * the mechanism.
 *
 * <p>State: three gaps; nothing is stored per agent. Exact in distribution: the largest of n
 * uniform numbers is distributed as U^(1/n), the second given it as the largest of n - 1 below.
 * Cost: independent of the number of agents, linear in the number of classes of owners up to 64.
 */
final class OrderStatisticsKernel implements Kernel {

  private final TypeLaw types;
  private final DoubleUnaryOperator gaps;
  private final ReservationDraw reservation;
  private final double agents;
  private final double factor;
  private final double interdependence;
  private final double meanGap;
  private double maxGap;
  private double secondGap;
  private double reservationGap;

  OrderStatisticsKernel(SizedTrade sized) {
    types = sized.environment().types();
    gaps = types.gaps();
    reservation = new ReservationDraw(gaps, sized.owners());
    agents = (double) sized.agents();
    factor = sized.factor();
    interdependence = sized.environment().interdependence() / agents;
    meanGap = types.meanGap();
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    Philox economy = streams.economy();
    double highest = Elementary.log(1 - economy.nextDouble()) / agents;
    double second = highest + Elementary.log(1 - economy.nextDouble()) / (agents - 1);
    double level = Elementary.log(1 - economy.nextDouble());
    maxGap = gaps.applyAsDouble(-Elementary.expm1(highest));
    secondGap = gaps.applyAsDouble(-Elementary.expm1(second));
    reservationGap = reservation.gap(level, economy.nextDouble());
    write(outcome);
  }

  private void write(Outcome outcome) {
    double t1 = reservationGap - secondGap;
    double t2 = maxGap - meanGap;
    double surplus = factor * t1 + interdependence * t2;
    outcome.metric(OrderStatistics.MAX_GAP, maxGap);
    outcome.metric(OrderStatistics.SECOND_GAP, secondGap);
    outcome.metric(OrderStatistics.RESERVATION_GAP, reservationGap);
    outcome.metric(OrderStatistics.T1_SAMPLE, t1);
    outcome.metric(OrderStatistics.T2_SAMPLE, t2);
    outcome.metric(OrderStatistics.SURPLUS_SAMPLE, surplus);
    outcome.metric(OrderStatistics.IR_SLACK_MIN_SAMPLE, surplus / agents);
    outcome.metric(OrderStatistics.GAINS_SAMPLE, -t2);
    outcome.metric(OrderStatistics.BETA_NUMERATOR, agents * t1);
    outcome.metric(OrderStatistics.BETA_DENOMINATOR, -t2 - t1);
  }

  @Override
  public void describe(Details details) {
    details
        .put("highest_type", types.upper() - maxGap)
        .put("second_highest_type", types.upper() - secondGap)
        .put("max_gap", maxGap)
        .put("second_gap", secondGap)
        .put("reservation_gap", reservationGap);
  }
}
