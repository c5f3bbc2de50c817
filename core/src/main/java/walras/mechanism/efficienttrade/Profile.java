package walras.mechanism.efficienttrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import walras.kernel.Expectation;
import walras.kernel.Kernel;
import walras.kernel.Metric.Range;
import walras.mechanism.efficienttrade.cutoff.Cutoff;
import walras.mechanism.efficienttrade.cutoff.Ownership;
import walras.mechanism.efficienttrade.types.TypeLaw;

/** The mechanism played by all agents: trade, transfers, and who would regret having taken part. */
final class Profile implements Experiment {

  static final int BUDGET_RESIDUAL = 0;
  static final int WELFARE_EFFICIENT = 1;
  static final int WELFARE_NO_TRADE = 2;
  static final int WELFARE_RANDOM_SERIAL = 3;
  static final int GAINS_FROM_TRADE = 4;
  static final int T1_INTERIM_SAMPLE = 5;
  static final int ANY_EX_POST_LOSS = 6;
  static final int WORST_NET_UTILITY = 7;
  static final int WINNER_PAYMENT = 8;
  static final int RUNNER_UP_PAYMENT = 9;
  static final int RUNNER_UP_REGRET = 10;
  static final int GROSS_TRANSFER_VOLUME = 11;

  /** The first of two metrics for each class of owners: net utility, then share of losers. */
  static final int OWNERS = 12;

  private static final long MOST_AGENTS = 100_000;

  /** Declared cost in nanoseconds of an agent. */
  private static final double AGENT = 300;

  private final Environment environment;
  private final LargeMarket large;

  Profile(Environment environment) {
    this.environment = environment;
    large = new LargeMarket(environment);
  }

  @Override
  public List<Measure> measures() {
    TypeLaw types = environment.types();
    double common = environment.interdependence() * types.mean();
    double upper = types.upper();
    double constant = large.refined().maxGapConstant();
    List<Measure> measures = new ArrayList<>();
    measures.add(money("budget_residual", "sum of all transfers; zero but for rounding"));
    measures.add(
        falls(
            money("welfare_efficient", "what the highest type values the good by"),
            upper + common,
            constant));
    measures.add(
        limited(money("welfare_no_trade", "value of the good where it is"), types.mean() + common));
    measures.add(
        limited(
            money("welfare_random_serial", "what one agent drawn at random values the good by"),
            types.mean() + common));
    measures.add(
        falls(
            money("gains_from_trade", "welfare_efficient less welfare_no_trade"),
            types.meanGap(),
            constant));
    measures.add(
        large.likeT1(
            limited(
                money("t1_interim_sample", "sum of W(v_i) less sum of W(v*_i); its mean is T1"),
                0)));
    measures.addAll(afterwards(upper, common));
    for (int k = 0; k < Constants.classes(environment); k++) {
      measures.addAll(owner(k));
    }
    return measures;
  }

  private List<Measure> afterwards(double upper, double common) {
    return List.of(
        settled(
            Measure.of(
                    "any_ex_post_loss",
                    "probability",
                    "whether any agent is worse off than without the mechanism")
                .in(Range.INDICATOR),
            1),
        settled(money("worst_net_utility", "gain of the agent that gains least"), -upper / 4),
        settled(money("winner_payment", "what the highest type pays"), upper / 2 + common),
        settled(money("runner_up_payment", "what the second highest type pays"), upper / 4),
        settled(
            money(
                "runner_up_regret",
                "what the second highest type would have gained by reporting the lowest type"),
            upper / 4),
        money("gross_transfer_volume", "half the sum of the transfers' magnitudes"));
  }

  private List<Measure> owner(int k) {
    int number = k + 1;
    Measure losers =
        Measure.of(
                "ex_post_loss_share_" + number,
                Measure.SHARE,
                "share of the owners of class %d who are worse off than without the mechanism"
                    .formatted(number))
            .in(Range.PROBABILITY);
    return List.of(
        large.likeNet(
            money("net_utility_" + number, "mean gain of the owners of class " + number), k),
        losers);
  }

  private static Measure money(String name, String description) {
    return Measure.of(name, Measure.MONEY, description);
  }

  private Measure limited(Measure measure, double limit) {
    return large.isLimit() ? measure.to(limit) : measure;
  }

  private Measure falls(Measure measure, double limit, double constant) {
    return large.isLimit() ? large.falls(measure.to(limit), -large.root(), constant) : measure;
  }

  /** Limit laws of transfers hold for replicated owners of types that are not negative. */
  private Measure settled(Measure measure, double limit) {
    boolean holds =
        environment.ownership() instanceof Ownership.Replicated && environment.types().lower() >= 0;
    return holds ? measure.to(limit) : measure;
  }

  @Override
  public Optional<String> undefined(SizedTrade sized, int metric) {
    int owner = (metric - OWNERS) / 2;
    return metric >= OWNERS && sized.owners().count(owner) == 0
        ? Optional.of("class %d of owners has no agents".formatted(owner + 1))
        : Optional.empty();
  }

  @Override
  public double resolution(SizedTrade sized, int metric) {
    return sized.rounding();
  }

  @Override
  public long mostAgents() {
    return MOST_AGENTS;
  }

  @Override
  public double nanoseconds(SizedTrade sized) {
    return AGENT * (double) sized.agents();
  }

  @Override
  public Kernel kernel(SizedTrade sized) {
    return new ProfileKernel(sized);
  }

  @Override
  public List<Expectation> expectations(Numbers numbers) {
    Cutoff cutoff = numbers.cutoff();
    TypeLaw types = environment.types();
    double common = environment.interdependence() * types.mean();
    List<Expectation> known = new ArrayList<>();
    boolean isCentred = large.isLimit();
    double loss = -cutoff.maxGap();
    add(known, WELFARE_EFFICIENT, isCentred ? loss : types.upper() + loss + common);
    add(known, WELFARE_NO_TRADE, isCentred ? 0 : types.mean() + common);
    add(known, WELFARE_RANDOM_SERIAL, isCentred ? 0 : types.mean() + common);
    add(known, GAINS_FROM_TRADE, isCentred ? loss : types.meanGap() + loss);
    add(known, T1_INTERIM_SAMPLE, cutoff.t1());
    for (int k = 0; k < Constants.classes(environment); k++) {
      if (numbers.owners().count(k) > 0) {
        add(known, OWNERS + 2 * k, numbers.interim().expectedNet(k));
      }
    }
    return known;
  }

  private static void add(List<Expectation> known, int metric, double deviation) {
    known.add(new Expectation(metric, 0, deviation, Double.NaN));
  }
}
