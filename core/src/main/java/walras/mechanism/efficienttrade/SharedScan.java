package walras.mechanism.efficienttrade;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import walras.mechanism.efficienttrade.cutoff.CutoffScan;
import walras.mechanism.efficienttrade.cutoff.Ownership;
import walras.mechanism.efficienttrade.types.TypeLaw;

/** The cut-offs of a market at all sizes, computed when first asked for and then kept. */
final class SharedScan implements Serializable {

  private static final long serialVersionUID = 1L;

  private final TypeLaw types;
  private final Ownership ownership;
  private transient @Nullable CutoffScan cutoffs;

  SharedScan(TypeLaw types, Ownership ownership) {
    this.types = types;
    this.ownership = ownership;
  }

  synchronized CutoffScan cutoffs() {
    if (cutoffs == null) {
      cutoffs = CutoffScan.of(types, ownership);
    }
    return cutoffs;
  }

  /** Returns the declared cost of the cut-offs in nanoseconds. */
  double nanoseconds() {
    return CutoffScan.nanoseconds(types);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SharedScan scan
        && types.equals(scan.types)
        && ownership.equals(scan.ownership);
  }

  @Override
  public int hashCode() {
    return Objects.hash(types, ownership);
  }
}
