package walras.mechanism.efficienttrade.types;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Beta;
import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.numeric.Elementary;

/** Types in [0, 1] with a beta law. Immutable. */
public final class BetaTypes implements TypeLaw {

  private static final long serialVersionUID = 1L;
  private static final double[] SMOOTH = {};

  private final BigDecimal first;
  private final BigDecimal second;
  private final double p;
  private final double q;
  private final double logBeta;
  private final IncompleteBeta below;
  private final Tail leading;
  private final double scale;

  /** The same whoever computes it. */
  private transient volatile @Nullable GapTable table;

  /**
   * Creates a law.
   *
   * @param first the exponent of the type in the density, plus one
   * @param second the exponent of the gap, plus one
   */
  public BetaTypes(BigDecimal first, BigDecimal second) {
    this.first = first;
    this.second = second;
    p = first.doubleValue();
    q = second.doubleValue();
    logBeta = Beta.logBeta(p, q);
    below = new IncompleteBeta(q, p);
    leading = new Tail(q, below.coefficient());
    scale = leading.scale();
  }

  /** Returns the exponent of the type in the density, plus one. */
  public double first() {
    return p;
  }

  /** Returns the exponent of the gap in the density, plus one. */
  public double second() {
    return q;
  }

  @Override
  public void describe(Details details) {
    details
        .put("law", "beta")
        .put("alpha", first.stripTrailingZeros().toString())
        .put("beta", second.stripTrailingZeros().toString());
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return 1;
  }

  @Override
  public double tail(double gap) {
    return below.at(gap);
  }

  @Override
  public double density(double gap) {
    if (!(gap > 0 && gap < 1)) {
      return 0;
    }
    return Elementary.exp(
        (q - 1) * Elementary.log(gap) + (p - 1) * Elementary.log1p(-gap) - logBeta);
  }

  @Override
  public double gapOfTail(double probability) {
    if (!(probability > 0)) {
      return 0;
    }
    return GapSearch.find(this, probability, scale * Elementary.pow(probability, 1 / q));
  }

  @Override
  public DoubleUnaryOperator gaps() {
    GapTable known = table;
    if (known == null) {
      known = new GapTable(this);
      table = known;
    }
    return known;
  }

  @Override
  public double meanGap() {
    return q / (p + q);
  }

  @Override
  public Tail tail() {
    return leading;
  }

  @Override
  public double[] knots() {
    return SMOOTH.clone();
  }
}
