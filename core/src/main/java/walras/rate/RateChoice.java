package walras.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Decay;
import walras.kernel.Theory;
import walras.study.RateModel;

/**
 * The law to report and the others that were fitted to the same sizes.
 *
 * @param fit the law that was asked for, else the one that theory states, else the most plausible
 * @param alternatives the others, the most plausible first
 */
public record RateChoice(RateFit fit, List<RateFit> alternatives) {

  /** Copies the list. */
  public RateChoice {
    alternatives = List.copyOf(alternatives);
  }

  /**
   * Fits and chooses.
   *
   * @param model the law to report, or nothing to let the data choose
   * @param logs the exponent of the logarithm in a power law
   * @param theory what theory says, or nothing
   */
  public static RateChoice of(
      RateFitter fitter, Optional<RateModel> model, double logs, Optional<Theory> theory) {
    List<RateFit> fits = new ArrayList<>(fitter.all(logs, prefactor(theory)));
    if (model.equals(Optional.of(RateModel.EXPONENTIAL))
        && fitter.bearsPrefactor()
        && fits.stream().noneMatch(fit -> fit.model() == RateModel.EXPONENTIAL)) {
      fits.add(fitter.exponential(prefactor(theory)));
    }
    RateFit chosen =
        fits.stream()
            .filter(fit -> model.isEmpty() || fit.model() == model.get())
            .findFirst()
            .orElse(fits.get(0));
    fits.remove(chosen);
    return new RateChoice(chosen, fits);
  }

  /**
   * Tells whether an exponential is to be fitted to too few sizes for the exponent of its
   * prefactor, which theory does not give.
   */
  static boolean lacksPrefactor(
      RateFitter fitter, Optional<RateModel> model, Optional<Theory> theory) {
    return model.equals(Optional.of(RateModel.EXPONENTIAL))
        && prefactor(theory).isEmpty()
        && !fitter.bearsPrefactor();
  }

  /** Returns the exponent of an exponential's prefactor, where theory gives it. */
  static OptionalDouble prefactor(Optional<Theory> theory) {
    return theory.isPresent()
            && theory.get().decay() instanceof Decay.Exponential law
            && !Double.isNaN(law.prefactor())
        ? OptionalDouble.of(law.prefactor())
        : OptionalDouble.empty();
  }
}
