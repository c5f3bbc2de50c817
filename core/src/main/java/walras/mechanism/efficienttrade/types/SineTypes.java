package walras.mechanism.efficienttrade.types;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.numeric.Elementary;

/**
 * Types in [0, upper] with a density proportional to {@code 1 + sin v}, normalised: that of the
 * paper's first example. Immutable.
 */
public final class SineTypes implements TypeLaw {

  private static final long serialVersionUID = 1L;

  private final BigDecimal end;
  private final double upper;
  private final double mass;

  /** The same whoever computes it. */
  private transient volatile @Nullable GapTable table;

  /**
   * Creates a law.
   *
   * @param end the upper end, positive, where {@code 1 + sin v} is not zero
   */
  public SineTypes(BigDecimal end) {
    this.end = end;
    upper = end.doubleValue();
    mass = mass(upper);
  }

  /** Returns the integral of {@code 1 + sin v} from zero to a number. */
  public static double mass(double to) {
    double half = Elementary.sin(0.5 * to);
    return to + 2 * half * half;
  }

  @Override
  public void describe(Details details) {
    details.put("law", "sine").put("upper", end.stripTrailingZeros().toString());
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return upper;
  }

  @Override
  public double tail(double gap) {
    double half = 0.5 * gap;
    return (gap + 2 * Elementary.sin(upper - half) * Elementary.sin(half)) / mass;
  }

  @Override
  public double density(double gap) {
    return (1 + Elementary.sin(upper - gap)) / mass;
  }

  @Override
  public double gapOfTail(double probability) {
    return GapSearch.find(this, probability, probability / density(0));
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
    double moment = 0.5 * upper * upper + Elementary.sin(upper) - upper * Elementary.cos(upper);
    return upper - moment / mass;
  }

  @Override
  public Tail tail() {
    return new Tail(1, density(0));
  }

  /** Quarters of a period, so that no stretch between them holds more than one bend. */
  @Override
  public double[] knots() {
    double quarter = 0.5 * Math.PI;
    int count = (int) Math.ceil(upper / quarter) - 1;
    double[] knots = new double[Math.max(0, count)];
    for (int i = 0; i < knots.length; i++) {
      knots[i] = upper - quarter * (knots.length - i);
    }
    return knots;
  }
}
