package walras.rate;

import java.util.List;

/**
 * What the data of a study say of theory.
 *
 * @param rates the fitted rates, market by market
 * @param limits the means that have a limit, market by market
 */
public record StudyFindings(List<RateRow> rates, List<LimitRow> limits) {

  /** Copies the lists. */
  public StudyFindings {
    rates = List.copyOf(rates);
    limits = List.copyOf(limits);
  }
}
