package walras.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import walras.numeric.Elementary;
import walras.numeric.Scaled;

/**
 * What makes a weighted mean trustworthy or not, judged on weight times deviation, term by term.
 *
 * @param centre the value that deviations are measured from
 * @param deviation the mean deviation
 * @param standardError its Monte Carlo standard error
 * @param contributing the number of replications that carry it: replications over the kurtosis of
 *     the terms
 * @param effective the effective sample size: the square of the sum of the terms over the sum of
 *     their squares
 * @param largestShare the largest absolute term over the absolute sum, or NaN where all are zero
 * @param largestAt the replication of that term, or -1
 * @param earlier the mean deviations of the first quarter and the first half of the replications,
 *     as far as these end whole blocks
 * @param drift the largest distance of these from the mean, in standard errors of the difference
 */
public record Weighting(
    double centre,
    Scaled deviation,
    Scaled standardError,
    double contributing,
    double effective,
    double largestShare,
    long largestAt,
    List<Scaled> earlier,
    double drift) {

  /** The share of the sum above which a single replication makes a mean no number. */
  public static final double LARGEST_SHARE = 0.05;

  /** The drift above which the mean has not settled: by chance less than once in 10^4. */
  public static final double LARGEST_DRIFT = 4;

  /** Copies the list. */
  public Weighting {
    earlier = List.copyOf(earlier);
  }

  /**
   * Returns the weighting of a mean.
   *
   * @param terms the moments of the terms of all replications
   * @param logarithms the extremes of the logarithms of their absolute values
   * @param prefixes the moments of the terms of the first replications, shorter ones first
   */
  static Weighting of(double centre, Moments terms, Extremes logarithms, List<Moments> prefixes) {
    Scaled deviation = terms.scaledMean();
    Scaled sum = Scaled.of(deviation.mantissa() * (double) terms.count(), deviation.exponent());
    boolean isZero = logarithms.isEmpty();
    List<Scaled> earlier = new ArrayList<>();
    double drift = 0;
    for (Moments prefix : prefixes) {
      earlier.add(prefix.scaledMean());
      drift = Math.max(drift, drift(prefix, terms));
    }
    return new Weighting(
        centre,
        deviation,
        terms.count() < 2 ? Scaled.ZERO : terms.scaledError(),
        isZero ? 0 : (double) terms.count() / terms.kurtosis(),
        terms.effective(),
        isZero ? Double.NaN : Elementary.exp(logarithms.largest() - absolute(sum).log()),
        logarithms.largestAt(),
        earlier,
        drift);
  }

  /** Returns the distance of a prefix from the whole, whose error is that of nested samples. */
  private static double drift(Moments prefix, Moments whole) {
    Scaled error = whole.scaledError();
    if (error.mantissa() == 0 || prefix.count() >= whole.count() || prefix.count() == 0) {
      return 0;
    }
    double ratio = (double) whole.count() / (double) prefix.count();
    double distance = prefix.scaledMean().over(error) - whole.scaledMean().over(error);
    return Math.abs(distance) / Math.sqrt(ratio - 1);
  }

  private static Scaled absolute(Scaled number) {
    return new Scaled(Math.abs(number.mantissa()), number.exponent());
  }

  /** Tells whether no replication deviated from the centre. */
  public boolean isZero() {
    return largestAt < 0;
  }

  /** Returns why the mean is no number that can be used, or nothing where it is one. */
  public Optional<String> refusal() {
    return largestShare > LARGEST_SHARE
        ? Optional.of(
            "replication %d alone carries %d %% of the sum"
                .formatted(largestAt, Math.round(100 * Math.min(1, largestShare))))
        : Optional.empty();
  }
}
