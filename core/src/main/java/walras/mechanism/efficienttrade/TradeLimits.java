package walras.mechanism.efficienttrade;

import walras.kernel.Details;
import walras.mechanism.efficienttrade.cutoff.Cutoff;
import walras.mechanism.efficienttrade.cutoff.CutoffScan;
import walras.mechanism.efficienttrade.cutoff.Owners;
import walras.mechanism.efficienttrade.cutoff.RefinedLaw;
import walras.mechanism.efficienttrade.types.TypeLaw;

/** Writes every quantity of a market that no draw decides, for {@code limits}. */
final class TradeLimits {

  private TradeLimits() {}

  static void describe(Numbers numbers, Details details) {
    Environment environment = numbers.sized().environment();
    TypeLaw types = environment.types();
    types(types, details.at("types"));
    cutoff(environment, numbers.cutoff(), details.at("cutoff"));
    growth(types, numbers.owners(), details.at("growth"));
    int classes = Constants.classes(environment);
    for (int k = 0; k < classes; k++) {
      owner(numbers, k, details.at("owners").at("class_%d".formatted(k + 1)));
    }
  }

  private static void types(TypeLaw types, Details details) {
    details
        .put("lower", types.lower())
        .put("upper", types.upper())
        .put("mean", types.mean())
        .put("mean_gap", types.meanGap())
        .put("tail_exponent", types.tail().exponent())
        .put("tail_coefficient", types.tail().coefficient());
  }

  private static void cutoff(Environment environment, Cutoff cutoff, Details details) {
    double beta = environment.interdependence();
    details
        .put("max_gap", cutoff.maxGap())
        .put("second_gap", cutoff.secondGap())
        .put("reservation_gap", cutoff.reservationGap())
        .put("t1", cutoff.t1())
        .put("t2", cutoff.t2())
        .put("beta_star", cutoff.betaStar())
        .put("beta", beta)
        .put("feasible", CutoffScan.reaches(cutoff.betaStar(), beta))
        .put("ir_slack_min", cutoff.leastSlack(beta));
  }

  /** Writes beta* ~ constant N^exponent (log N)^log_exponent and what of it holds earlier. */
  private static void growth(TypeLaw types, Owners owners, Details details) {
    RefinedLaw refined = new RefinedLaw(types);
    details
        .put("beta_star_refined", refined.betaStar(owners))
        .put("t1_refined", refined.t1(owners))
        .put("constant", refined.growthConstant())
        .put("exponent", refined.growthExponent())
        .put("log_exponent", types.tail().root());
  }

  private static void owner(Numbers numbers, int k, Details details) {
    TypeLaw types = numbers.sized().environment().types();
    Owners owners = numbers.owners();
    double gap = Cutoff.worstOffGap(types, owners, k);
    details
        .put("agents", owners.count(k))
        .put("share", owners.share(k))
        .put("v_star", types.upper() - gap)
        .put("v_star_gap", gap)
        .put("expected_net", numbers.interim().expectedNet(k));
  }
}
