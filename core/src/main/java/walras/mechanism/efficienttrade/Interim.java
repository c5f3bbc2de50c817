package walras.mechanism.efficienttrade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import walras.kernel.Expectation;
import walras.kernel.Kernel;
import walras.mechanism.efficienttrade.cutoff.Owners;
import walras.mechanism.efficienttrade.cutoff.Ownership;
import walras.numeric.Digits;
import walras.numeric.Elementary;

/**
 * What an agent of one type expects from reporting another, on a grid of levels: those of the
 * environment, then that of the agent's own v*.
 */
final class Interim implements Experiment {

  /** Classes of owners have incentive grids of their own up to this one. */
  private static final int MOST_CLASSES = 4;

  /** Declared cost in nanoseconds of a replication, and of a pair of levels of a class in it. */
  private static final double ANY = 5000;

  private static final double PAIR = 20;

  /** The logarithm of 1/1000: what is won less often carries a mean that few replications show. */
  private static final double LOG_RARE = Elementary.log(1e-3);

  private final Environment environment;
  private final LargeMarket large;

  Interim(Environment environment) {
    this.environment = environment;
    large = new LargeMarket(environment);
  }

  /** Returns the number of classes of owners that have a grid. */
  static int classes(Environment environment) {
    return Math.min(MOST_CLASSES, environment.ownership().classes());
  }

  /** Returns the logarithms of the levels of a class; the last is that of v*. */
  static double[] logLevels(Environment environment, Owners owners, int owner) {
    List<BigDecimal> levels = environment.levels();
    double[] logs = new double[levels.size() + 1];
    for (int g = 0; g < levels.size(); g++) {
      logs[g] = Elementary.log(levels.get(g).doubleValue());
    }
    logs[levels.size()] = owners.logShare(owner);
    return logs;
  }

  /** Returns the number of metrics of a class. */
  private static int perClass(Environment environment) {
    int levels = environment.levels().size() + 1;
    return levels * levels;
  }

  @Override
  public List<Measure> measures() {
    int own = environment.levels().size();
    List<Measure> measures = new ArrayList<>();
    for (int k = 0; k < classes(environment); k++) {
      for (int g = 0; g <= own; g++) {
        measures.add(net(k, g));
      }
      for (int g = 0; g <= own; g++) {
        for (int h = 0; h <= own; h++) {
          if (g != h) {
            measures.add(gain(k, g, h));
          }
        }
      }
    }
    return measures;
  }

  private Measure net(int k, int g) {
    Measure net =
        money(
            "interim_net_%d_%s".formatted(k + 1, name(g)),
            "gain from taking part of the type with level %s, class %d".formatted(level(g), k + 1));
    return isOwn(g) ? net : falls(net);
  }

  private Measure gain(int k, int g, int h) {
    Measure gain =
        money(
            "ic_gain_%d_%s_%s".formatted(k + 1, name(g), name(h)),
            "gain of the type with level %s from reporting that with level %s, class %d; negative"
                .formatted(level(g), level(h), k + 1));
    return isOwn(g) ? gain : falls(gain);
  }

  /** Types with the same level come nearer to each other like the highest to the upper end. */
  private Measure falls(Measure measure) {
    return large.isReplicated() ? large.falls(measure, -large.root(), null) : measure;
  }

  private boolean isOwn(int level) {
    return level == environment.levels().size();
  }

  private Measure money(String name, String description) {
    Measure measure = Measure.of(name, Measure.MONEY, description);
    return large.isReplicated() ? measure.to(0) : measure;
  }

  private String name(int level) {
    return isOwn(level) ? "own" : Integer.toString(level + 1);
  }

  private String level(int level) {
    return isOwn(level) ? "of v*" : environment.levels().get(level).toString();
  }

  @Override
  public Optional<String> undefined(SizedTrade sized, int metric) {
    int owner = metric / perClass(environment);
    if (sized.owners().count(owner) == 0) {
      return Optional.of("class %d of owners has no agents".formatted(owner + 1));
    }
    double[] levels = logLevels(environment, sized.owners(), owner);
    double likeliest = likeliest(levels, metric % perClass(environment));
    return likeliest < LOG_RARE && !Double.isInfinite(likeliest)
        ? Optional.of(
            ("such a type wins the good with probability %s, too seldom for replications to show;"
                    + " see ir_slack_min, ir_slack and ic_loss")
                .formatted(Digits.of(Elementary.exp(likeliest))))
        : Optional.empty();
  }

  /** Returns the largest log-probability of the good that a metric of a class speaks of. */
  private static double likeliest(double[] levels, int metric) {
    if (metric < levels.length) {
      return levels[metric];
    }
    int pair = metric - levels.length;
    int others = levels.length - 1;
    int type = pair / others;
    int report = pair % others < type ? pair % others : pair % others + 1;
    return Math.max(levels[type], levels[report]);
  }

  @Override
  public double resolution(SizedTrade sized, int metric) {
    return sized.rounding();
  }

  @Override
  public long mostAgents() {
    return Ownership.MOST_AGENTS;
  }

  @Override
  public double nanoseconds(SizedTrade sized) {
    return ANY + PAIR * classes(environment) * perClass(environment);
  }

  @Override
  public Kernel kernel(SizedTrade sized) {
    return new InterimKernel(sized);
  }

  @Override
  public List<Expectation> expectations(Numbers numbers) {
    List<Expectation> known = new ArrayList<>();
    int metric = 0;
    for (int k = 0; k < classes(environment); k++) {
      double[] levels = logLevels(environment, numbers.owners(), k);
      for (double level : levels) {
        add(known, numbers, metric++, numbers.interim().slack(k, level));
      }
      for (int g = 0; g < levels.length; g++) {
        for (int h = 0; h < levels.length; h++) {
          if (g != h) {
            add(known, numbers, metric++, -numbers.interim().loss(levels[g], levels[h]));
          }
        }
      }
    }
    return known;
  }

  private void add(List<Expectation> known, Numbers numbers, int metric, double mean) {
    if (undefined(numbers.sized(), metric).isEmpty()) {
      known.add(new Expectation(metric, 0, mean, Double.NaN));
    }
  }
}
