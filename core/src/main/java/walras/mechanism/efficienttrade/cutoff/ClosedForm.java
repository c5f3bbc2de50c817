package walras.mechanism.efficienttrade.cutoff;

import java.util.Optional;
import walras.mechanism.efficienttrade.types.BetaTypes;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.mechanism.efficienttrade.types.UniformTypes;
import walras.numeric.Elementary;

/**
 * The numbers of a market whose types are distributed as {@code v^power} on an interval, to
 * rounding: uniform types among them.
 *
 * @param power the exponent p of the distribution function
 * @param width the length of the interval
 */
record ClosedForm(double power, double width) {

  static Optional<ClosedForm> of(TypeLaw law) {
    if (law instanceof UniformTypes) {
      return Optional.of(new ClosedForm(1, law.width()));
    }
    return law instanceof BetaTypes beta && beta.second() == 1
        ? Optional.of(new ClosedForm(beta.first(), 1))
        : Optional.empty();
  }

  Cutoff cutoff(Owners owners) {
    double n = (double) owners.agents();
    double all = n * power;
    double others = all - power;
    double second = (2 * all - power + 1) / ((others + 1) * (all + 1));
    return new Cutoff(
        n,
        width / (all + 1),
        width * second,
        width * reservation(owners, 1 / others),
        width / (power + 1));
  }

  private static double reservation(Owners owners, double exponent) {
    double sum = 0;
    for (int k = 0; k < owners.classes(); k++) {
      if (owners.weight(k) > 0) {
        double missing = exponent - Elementary.expm1(exponent * owners.logShare(k));
        sum += owners.weight(k) * missing / (1 + exponent);
      }
    }
    return sum;
  }
}
