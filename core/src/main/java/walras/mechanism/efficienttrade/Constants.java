package walras.mechanism.efficienttrade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import walras.kernel.Metric.Range;
import walras.mechanism.efficienttrade.cutoff.Cutoff;
import walras.mechanism.efficienttrade.cutoff.CutoffScan;
import walras.numeric.Elementary;

/** The metrics that no draw decides. */
final class Constants {

  /** Classes of owners have metrics of their own up to this number of them. */
  static final int MOST_CLASSES = 20;

  private final Environment environment;
  private final LargeMarket large;
  private final List<Constant> constants = new ArrayList<>();

  private Constants(Environment environment) {
    this.environment = environment;
    large = new LargeMarket(environment);
  }

  /** Returns the constants of an environment, always in the same order. */
  static List<Constant> of(Environment environment) {
    Constants all = new Constants(environment);
    all.cutoffs();
    all.growth();
    for (int k = 0; k < classes(environment); k++) {
      all.owner(k);
    }
    all.levels();
    return all.constants;
  }

  /** Returns the number of classes of owners that have metrics of their own. */
  static int classes(Environment environment) {
    int classes = environment.ownership().classes();
    return classes <= MOST_CLASSES ? classes : 0;
  }

  private void cutoffs() {
    add(
        large.likeT1(money("t1", "T1: expected second highest type less what owners ask for")),
        0.0,
        numbers -> numbers.cutoff().t1());
    Measure second =
        money("t2", "T2: expected type less expected highest type; minus the gains from trade");
    if (large.isLimit()) {
      Measure limited = second.to(-environment.types().meanGap());
      second = large.falls(limited, -large.root(), large.refined().maxGapConstant());
    }
    constants.add(
        large.isLimit()
            ? new Constant(
                second, numbers -> numbers.cutoff().t2(), numbers -> numbers.cutoff().maxGap())
            : new Constant(second, numbers -> numbers.cutoff().t2()));
    Measure cutoff =
        Measure.of(
            "beta_star",
            Measure.ONE,
            "cut-off: trade can be efficient for coefficients of interdependence from 0 up to it,"
                + " for none if it is negative");
    constants.add(new Constant(large.cutoff(cutoff), numbers -> numbers.cutoff().betaStar()));
    constants.add(
        new Constant(
            Measure.of("feasible", Measure.ONE, "1 if beta is at most beta_star, otherwise 0"),
            numbers -> CutoffScan.reaches(numbers.cutoff().betaStar(), beta()) ? 1 : 0));
    add(
        large.likeSurplus(
            money(
                "ir_slack_min",
                "least interim gain of an agent from taking part, that of the type v*, the same"
                    + " for all; negative if beta exceeds beta_star"),
            1),
        0.0,
        numbers -> numbers.cutoff().leastSlack(beta()));
  }

  private void growth() {
    constants.add(
        new Constant(
            Measure.of("beta_star_refined", Measure.ONE, "beta_star from the leading terms"),
            numbers -> large.refined().betaStar(numbers.owners())));
    Measure ratio =
        Measure.of("beta_star_over_refined", Measure.ONE, "beta_star over beta_star_refined");
    add(
        ratio,
        1.0,
        numbers -> numbers.cutoff().betaStar() / large.refined().betaStar(numbers.owners()));
    add(
        money("t1_over_log_power", "T1 over (log N)^(1/alpha)"),
        0.0,
        numbers -> numbers.cutoff().t1() / logPower(numbers));
    constants.add(
        new Constant(
            Measure.of("beta_star_over_log_power", Measure.ONE, "beta_star over (log N)^(1/alpha)"),
            numbers -> numbers.cutoff().betaStar() / logPower(numbers)));
  }

  private double logPower(Numbers numbers) {
    return Elementary.pow(Elementary.log(numbers.cutoff().agents()), large.root());
  }

  private void owner(int k) {
    int number = k + 1;
    boolean owns = owns(k);
    double far = owns ? 0 : environment.types().width();
    String of = " of owners of class %d, largest share first".formatted(number);
    Measure type = money("v_star_" + number, "type that gains least from taking part," + of);
    worstOff(k, owns ? approaches(type, k) : type, far);
    Measure distance =
        money("v_star_gap_" + number, "distance of that type from the upper end," + of)
            .in(Range.NONNEGATIVE);
    add(owns ? approaches(distance, k) : distance, far, numbers -> gap(numbers, k));
    Measure net =
        money("expected_net_" + number, "expected gain of an agent from taking part," + of);
    constants.add(
        new Constant(
            large.isReplicated() ? large.likeNet(net.to(0), k) : net,
            numbers -> numbers.interim().expectedNet(k)));
  }

  /** Returns a metric that falls like the gap of v* of a class that owns something. */
  private Measure approaches(Measure measure, int k) {
    double scale = large.refined().scale();
    double root = large.root();
    if (!large.isReplicated()) {
      return large.falls(measure, -root, null);
    }
    return large.grows(
        measure,
        -root,
        scale,
        owners -> scale * Elementary.pow(-owners.logShare(k) / (double) owners.agents(), root));
  }

  private void worstOff(int k, Measure measure, double limitGap) {
    double upper = environment.types().upper();
    constants.add(
        large.isLimit()
            ? new Constant(
                measure.to(upper - limitGap),
                numbers -> upper - gap(numbers, k),
                numbers -> limitGap - gap(numbers, k))
            : new Constant(measure, numbers -> upper - gap(numbers, k)));
  }

  private boolean owns(int k) {
    return environment.ownership().at(environment.ownership().granularity().smallest()).weight(k)
        > 0;
  }

  private double gap(Numbers numbers, int k) {
    return Cutoff.worstOffGap(environment.types(), numbers.owners(), k);
  }

  private void levels() {
    List<BigDecimal> levels = environment.levels();
    for (int k = 0; k < classes(environment); k++) {
      int owner = k;
      for (int g = 0; g < levels.size(); g++) {
        double level = Elementary.log(levels.get(g).doubleValue());
        String what = "interim gain from taking part of the type with level %s, class %d";
        Measure slack =
            money("ir_slack_%d_%d".formatted(k + 1, g + 1), what.formatted(levels.get(g), k + 1));
        add(
            large.isReplicated() ? large.falls(slack, -large.root(), null) : slack,
            0.0,
            numbers -> numbers.interim().slack(owner, level));
      }
    }
    for (int g = 0; g < levels.size(); g++) {
      for (int h = 0; h < levels.size(); h++) {
        if (g != h) {
          loss(g, h);
        }
      }
    }
  }

  private void loss(int g, int h) {
    double level = Elementary.log(environment.levels().get(g).doubleValue());
    double report = Elementary.log(environment.levels().get(h).doubleValue());
    Measure loss =
        money(
                "ic_loss_%d_%d".formatted(g + 1, h + 1),
                "interim loss of the type with level %s from reporting that with level %s"
                    .formatted(environment.levels().get(g), environment.levels().get(h)))
            .in(Range.NONNEGATIVE);
    add(
        large.falls(loss, -large.root(), null),
        0.0,
        numbers -> numbers.interim().loss(level, report));
  }

  /** Adds a metric that has a limit, if the ownership has one. */
  private void add(Measure measure, double limit, ToDoubleFunction<Numbers> value) {
    constants.add(new Constant(large.isLimit() ? measure.to(limit) : measure, value));
  }

  private double beta() {
    return environment.interdependence();
  }

  private static Measure money(String name, String description) {
    return Measure.of(name, Measure.MONEY, description);
  }
}
