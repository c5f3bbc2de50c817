package walras.mechanism.efficienttrade;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.kernel.Finding;
import walras.kernel.Search;
import walras.mechanism.efficienttrade.cutoff.CutoffScan;
import walras.sampling.Streams;

/**
 * A search for a number of agents over all sizes up to 10^12, as cut-offs need not grow.
 *
 * @param scan the cut-offs at all sizes, which searches of one market share
 * @param beta the coefficient of interdependence that the cut-off has to reach
 */
record SizeSearch(Wanted wanted, SharedScan scan, double beta) implements Search {

  /** What is looked for. */
  enum Wanted {
    /** The first size with efficient trade. */
    FIRST("first_efficient_size", "the first N with beta_star >= %s", "N with efficient trade"),
    /** The size from which on there is. */
    ALWAYS(
        "efficient_from_size",
        "N from which on beta_star >= %s",
        "N from which on all sizes have efficient trade"),
    /** The size from which on cut-offs rise. */
    RISING("beta_star_rises_from", "N from which on beta_star rises", "N from which beta* rises");

    private final String quantity;
    private final String question;
    private final String description;

    Wanted(String quantity, String question, String description) {
      this.quantity = quantity;
      this.question = question;
      this.description = description;
    }
  }

  /**
   * Returns the searches of a market.
   *
   * @param beta its coefficient of interdependence
   */
  static List<Derived> all(SharedScan scan, double beta) {
    return List.of(Wanted.values()).stream().map(wanted -> derived(wanted, scan, beta)).toList();
  }

  private static Derived derived(Wanted wanted, SharedScan scan, double beta) {
    SizeSearch search = new SizeSearch(wanted, scan, wanted == Wanted.RISING ? 0 : beta);
    return new Derived(
        wanted.quantity,
        "agents",
        wanted.description,
        new Derived.Searched(search),
        Derived.Scope.OVERALL);
  }

  @Override
  public String text() {
    return wanted.question.formatted(beta) + ", sizes up to 10^12";
  }

  @Override
  public String manner() {
    return ("beta* at the first %d sizes, then 3 percent apart, computed once for the %d searches"
            + " of the market, each of which counts its part, then bisection")
        .formatted(CutoffScan.EACH, Wanted.values().length);
  }

  @Override
  public double nanoseconds() {
    return scan.nanoseconds() / Wanted.values().length;
  }

  @Override
  public Finding run(LongFunction<Streams> streams) {
    CutoffScan cutoffs = scan.cutoffs();
    OptionalLong found =
        switch (wanted) {
          case FIRST -> cutoffs.first(beta);
          case ALWAYS -> cutoffs.always(beta);
          case RISING -> cutoffs.risingFrom();
        };
    double value = found.isPresent() ? (double) found.getAsLong() : Double.NaN;
    return new Finding(
        found.isPresent() ? Finding.Outcome.LOCATED : Finding.Outcome.NOT_LOCATED,
        value,
        value,
        value,
        true,
        List.of(),
        details(found, cutoffs));
  }

  private static Details details(OptionalLong found, CutoffScan scan) {
    List<CutoffScan.Fall> falls = scan.falls();
    Details details = new Details();
    found.ifPresent(size -> details.put("size", size));
    return details
        .put("scanned_to", scan.scannedTo())
        .put("falls_from", falls.stream().mapToLong(CutoffScan.Fall::from).toArray())
        .put("falls_to", falls.stream().mapToLong(CutoffScan.Fall::to).toArray());
  }
}
