package walras.mechanism.sigmawalras.economy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Divides agents among classes by largest remainders; ties go to the class listed first. */
public final class ClassSizes {

  /** A quota this little below a whole number counts as whole. */
  private static final BigDecimal SLACK = new BigDecimal("1e-9");

  private ClassSizes() {}

  /** Returns the number of agents of each class; they sum to the number of agents. */
  public static long[] of(List<BigDecimal> shares, long agents) {
    BigDecimal total = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    long[] sizes = new long[shares.size()];
    BigDecimal[] remainders = new BigDecimal[sizes.length];
    long left = agents;
    for (int k = 0; k < sizes.length; k++) {
      BigDecimal quota =
          shares.get(k).multiply(BigDecimal.valueOf(agents)).divide(total, MathContext.DECIMAL128);
      sizes[k] = quota.add(SLACK).setScale(0, RoundingMode.FLOOR).longValueExact();
      remainders[k] = quota.subtract(BigDecimal.valueOf(sizes[k]));
      left -= sizes[k];
    }
    for (; left > 0; left--) {
      int next = largest(remainders);
      sizes[next]++;
      remainders[next] = remainders[next].subtract(BigDecimal.ONE);
    }
    return sizes;
  }

  private static int largest(BigDecimal[] remainders) {
    int largest = 0;
    for (int k = 1; k < remainders.length; k++) {
      if (remainders[k].subtract(SLACK).compareTo(remainders[largest]) > 0) {
        largest = k;
      }
    }
    return largest;
  }
}
