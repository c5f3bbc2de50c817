package walras.mechanism.efficienttrade.cutoff;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import walras.kernel.Granularity;
import walras.mechanism.efficienttrade.types.TypeLaw;

/**
 * beta* at every size up to some, then at sizes a few percent apart: it need not grow with the
 * number of agents, so what holds at one size is looked for again at all larger ones.
 */
public final class CutoffScan {

  /** How many sizes, from the smallest, are looked at one by one. */
  public static final long EACH = 300;

  /** The largest size that is looked at. */
  public static final long LARGEST = 1_000_000_000_000L;

  private static final double RATIO = 1.03;

  /** How many sizes are looked at. */
  private static final double SIZES = 1050;

  /** Declared cost of a cut-off in nanoseconds, by quadrature and in closed form. */
  private static final double BY_QUADRATURE = 3e5;

  private static final double IN_CLOSED_FORM = 1e3;
  private static final double ROUNDING = 1e-13;

  private final TypeLaw law;
  private final Ownership ownership;
  private final long step;
  private final List<Long> sizes = new ArrayList<>();
  private final List<Double> cutoffs = new ArrayList<>();

  private CutoffScan(TypeLaw law, Ownership ownership) {
    this.law = law;
    this.ownership = ownership;
    Granularity admitted = ownership.granularity();
    step = admitted.step();
    long first = admitted.smallest() / step;
    long last = Math.max(first, Math.min(LARGEST, admitted.largest()) / step);
    long index = first;
    while (index <= last) {
      sizes.add(index * step);
      cutoffs.add(betaStar(index * step));
      index = index < EACH ? index + 1 : Math.max(index + 1, (long) (index * RATIO));
    }
  }

  /**
   * Scans the sizes that an ownership admits, up to {@link #LARGEST} agents; the smallest alone if
   * it has more.
   */
  public static CutoffScan of(TypeLaw law, Ownership ownership) {
    return new CutoffScan(law, ownership);
  }

  /**
   * A stretch of sizes, both ends among those looked at.
   *
   * @param from the size from which beta* falls
   * @param to the size at which it has fallen
   */
  public record Fall(long from, long to) {}

  /** Returns the declared cost of a scan in nanoseconds. */
  public static double nanoseconds(TypeLaw law) {
    return SIZES * (ClosedForm.of(law).isPresent() ? IN_CLOSED_FORM : BY_QUADRATURE);
  }

  private double betaStar(long size) {
    return Cutoff.of(law, ownership.at(size)).betaStar();
  }

  /** Returns the largest size that was looked at. */
  public long scannedTo() {
    return sizes.get(sizes.size() - 1);
  }

  /** Returns all longest stretches of sizes on which beta* falls from each size to the next. */
  public List<Fall> falls() {
    List<Fall> falls = new ArrayList<>();
    int start = -1;
    for (int i = 1; i < sizes.size(); i++) {
      double before = cutoffs.get(i - 1);
      boolean isLower = cutoffs.get(i) < before - rounding(before);
      if (isLower && start < 0) {
        start = i - 1;
      }
      if (!isLower && start >= 0) {
        falls.add(new Fall(sizes.get(start), sizes.get(i - 1)));
        start = -1;
      }
    }
    if (start >= 0) {
      falls.add(new Fall(sizes.get(start), scannedTo()));
    }
    return falls;
  }

  /** Returns the size from which beta* rises to the end, or nothing if it falls there. */
  public OptionalLong risingFrom() {
    List<Fall> falls = falls();
    if (falls.isEmpty()) {
      return OptionalLong.of(sizes.get(0));
    }
    long end = falls.get(falls.size() - 1).to();
    return end == scannedTo() ? OptionalLong.empty() : OptionalLong.of(end);
  }

  /** Returns the smallest size at which trade can be efficient, or nothing if there is none. */
  public OptionalLong first(double beta) {
    int i = 0;
    while (i < sizes.size() && !reaches(cutoffs.get(i), beta)) {
      i++;
    }
    if (i == sizes.size()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(i == 0 ? sizes.get(0) : between(i - 1, i, beta));
  }

  /**
   * Returns the smallest size from which on trade can be efficient at all sizes that are looked at,
   * or nothing if it cannot at the last.
   */
  public OptionalLong always(double beta) {
    int i = sizes.size() - 1;
    while (i >= 0 && reaches(cutoffs.get(i), beta)) {
      i--;
    }
    if (i == sizes.size() - 1) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(i < 0 ? sizes.get(0) : between(i, i + 1, beta));
  }

  /** Returns the smallest size with efficient trade between one without and one with it. */
  private long between(int without, int with, double beta) {
    long low = sizes.get(without) / step;
    long high = sizes.get(with) / step;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (reaches(betaStar(middle * step), beta)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high * step;
  }

  /** Tells whether a cut-off is at least a coefficient, to rounding. */
  public static boolean reaches(double betaStar, double beta) {
    return betaStar >= beta - rounding(beta);
  }

  private static double rounding(double number) {
    return ROUNDING * Math.max(1, Math.abs(number));
  }
}
