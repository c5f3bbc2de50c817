package walras.mechanism.efficienttrade;

import org.jspecify.annotations.Nullable;
import walras.mechanism.efficienttrade.cutoff.Cutoff;
import walras.mechanism.efficienttrade.cutoff.Owners;

/** The numbers of a market of one size, each computed when first asked for. */
final class Numbers {

  private final SizedTrade sized;
  private @Nullable Cutoff cutoff;
  private @Nullable InterimQuantities interim;

  Numbers(SizedTrade sized) {
    this.sized = sized;
  }

  SizedTrade sized() {
    return sized;
  }

  Owners owners() {
    return sized.owners();
  }

  Cutoff cutoff() {
    if (cutoff == null) {
      cutoff = Cutoff.of(sized.environment().types(), sized.owners());
    }
    return cutoff;
  }

  InterimQuantities interim() {
    if (interim == null) {
      interim = new InterimQuantities(sized.environment(), sized.owners(), cutoff());
    }
    return interim;
  }
}
