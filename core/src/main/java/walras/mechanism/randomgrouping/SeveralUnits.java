package walras.mechanism.randomgrouping;

import java.util.Optional;

/** What counts cannot tell where agents trade more than one unit of one commodity. */
final class SeveralUnits {

  private SeveralUnits() {}

  /** Returns why a metric is undefined, or nothing. */
  static Optional<String> undefined(int metric, Capacity capacity) {
    if (capacity.isOne()) {
      return Optional.empty();
    }
    return switch (metric) {
      case Measures.MIN_PAYOFF ->
          Optional.of("the least payoff of agents with several units is not known from counts");
      case Measures.POOLED_MANIP_GAIN_BUYER, Measures.POOLED_MANIP_GAIN_SELLER ->
          Optional.of("misreports are searched for where agents trade one unit of one commodity");
      default -> Optional.empty();
    };
  }
}
