package walras.exact;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import walras.exact.ExactEstimates.OfMetric;
import walras.kernel.Enumeration;
import walras.kernel.Market;
import walras.kernel.ReplicationFailure;
import walras.kernel.SizedMarket;
import walras.study.Exceed;

/**
 * Computes expectations by enumeration, metric by metric as accurately as doubles allow or not at
 * all, and takes over those that the market knows without.
 *
 * <p>Few configurations are all visited. Of many, those with a log-probability below {@value
 * #LEAST} are left out at first; a metric for which they could matter (a probability of error lives
 * in them) is computed from all configurations, or not at all if there are more than {@link #MOST}.
 */
public final class ExactMethod {

  /** The number of configurations that are visited at most, by metric and design point. */
  public static final long MOST = 20_000_000;

  /** Up to so many, nothing is left out. */
  private static final long FEW = 1 << 16;

  /** All that is left out has a probability below 1e-50 even if 10^15 configurations are. */
  private static final double LEAST = -150;

  private static final double NONE = Double.NEGATIVE_INFINITY;

  private final Market market;
  private final SizedMarket sized;
  private final Exceed exceed;
  private final SortedMap<Integer, OfMetric> metrics = new TreeMap<>();
  private final SortedMap<Integer, String> notComputed = new TreeMap<>();

  private ExactMethod(Market market, SizedMarket sized, Exceed exceed) {
    this.market = market;
    this.sized = sized;
    this.exceed = exceed;
  }

  /** Computes every metric of a design point that can be, without exceedances. */
  public static ExactEstimates of(Market market, SizedMarket sized) {
    return of(market, sized, Exceed.NOTHING);
  }

  /** Computes every metric of a design point that can be. */
  public static ExactEstimates of(Market market, SizedMarket sized, Exceed exceed) {
    ExactMethod method = new ExactMethod(market, sized, exceed);
    method.metrics.putAll(KnownLaws.of(market, sized, exceed));
    sized.enumerations().forEach(method::compute);
    method.refuseTheRest();
    return new ExactEstimates(method.metrics, method.notComputed);
  }

  /**
   * Returns the reason for each metric of a design point of which it is clear in advance that it
   * will not be computed, by its index.
   */
  public static Map<Integer, String> outOfReach(SizedMarket sized) {
    SortedMap<Integer, String> reasons = new TreeMap<>();
    for (Enumeration enumeration : sized.enumerations()) {
      if (first(enumeration) > MOST) {
        enumeration.metrics().stream()
            .filter(metric -> sized.undefined(metric).isEmpty())
            .forEach(metric -> reasons.put(metric, tooMany(first(enumeration))));
      }
    }
    return reasons;
  }

  /** Returns how many configurations the metrics within reach need, or an upper bound of it. */
  public static long configurations(SizedMarket sized) {
    return sized.enumerations().stream().mapToLong(ExactMethod::most).sum();
  }

  private static long most(Enumeration enumeration) {
    long all = enumeration.configurations(NONE);
    long likely = first(enumeration);
    return all <= MOST ? all : likely <= MOST ? likely : 0;
  }

  private static long first(Enumeration enumeration) {
    long all = enumeration.configurations(NONE);
    return all <= FEW ? all : enumeration.configurations(LEAST);
  }

  private void compute(Enumeration enumeration) {
    List<Integer> wanted =
        enumeration.metrics().stream().filter(metric -> sized.undefined(metric).isEmpty()).toList();
    try {
      long all = enumeration.configurations(NONE);
      if (all <= FEW) {
        take(law(enumeration, NONE));
      } else if (first(enumeration) <= MOST) {
        take(law(enumeration, LEAST));
        if (all <= MOST && !wanted.stream().allMatch(this::isComplete)) {
          take(law(enumeration, NONE));
        }
      }
      refuse(wanted, tooMany(first(enumeration) > MOST ? first(enumeration) : all));
    } catch (ReplicationFailure failure) {
      refuse(wanted, "not computed: in one configuration, " + failure.getMessage());
    }
  }

  private EnumeratedLaw law(Enumeration enumeration, double least) {
    return EnumeratedLaw.of(market, sized, exceed, enumeration, least);
  }

  private void take(EnumeratedLaw law) {
    int[] defined = law.metrics();
    for (int i = 0; i < defined.length; i++) {
      if (law.isAccurate(i) && !isComplete(defined[i])) {
        metrics.put(defined[i], law.of(i));
      }
    }
  }

  private boolean isComplete(int metric) {
    OfMetric known = metrics.get(metric);
    return known != null && known.isComplete();
  }

  private void refuse(List<Integer> wanted, String reason) {
    for (int metric : wanted) {
      if (!metrics.containsKey(metric)) {
        notComputed.put(metric, reason);
      }
    }
  }

  /** Gives a reason for metrics that nothing decides, in a market that decides others. */
  private void refuseTheRest() {
    for (int metric = 0; metric < market.metrics().size(); metric++) {
      if (!metrics.containsKey(metric) && sized.undefined(metric).isEmpty()) {
        notComputed.putIfAbsent(metric, "not computed: its mean is known from simulation alone");
      }
    }
  }

  private static String tooMany(long needed) {
    return "not computed: it needs %s configurations, at most %d are visited"
        .formatted(needed == Long.MAX_VALUE ? "over 10^18" : Long.toString(needed), MOST);
  }
}
