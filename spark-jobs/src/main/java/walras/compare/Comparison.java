package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import walras.report.ResultsDocument;

/**
 * What came of comparing two runs.
 *
 * @param relation how their replications are related
 * @param allowance how often such a comparison may be wrong
 * @param points which design points were compared
 * @param equal how many numbers had to be equal, and how many of them are not
 * @param judged how many estimates had to agree up to their errors, and how
 * @param moved the numbers that moved, the worst first
 * @param verdicts the rates and limits whose verdict changed
 */
public record Comparison(
    Relation relation,
    Allowance allowance,
    Points points,
    Equal equal,
    Judged judged,
    List<Moved> moved,
    List<Fit> verdicts) {

  /** Copies the lists. */
  public Comparison {
    moved = List.copyOf(moved);
    verdicts = List.copyOf(verdicts);
  }

  /**
   * Which design points and contrasts were compared.
   *
   * @param inBoth how many
   * @param equallyLong how many of these have as many replications in both
   * @param onlyBaseline those of the first run alone
   * @param onlyOther those of the second alone
   * @param metricsOfOne metrics that one run alone has
   */
  public record Points(
      int inBoth,
      int equallyLong,
      List<JsonNode> onlyBaseline,
      List<JsonNode> onlyOther,
      List<String> metricsOfOne) {}

  /**
   * Numbers that must be equal.
   *
   * @param compared how many there are in both runs
   * @param moved how many differ
   */
  public record Equal(long compared, long moved) {}

  /**
   * Estimates that must agree up to their errors.
   *
   * @param compared how many comparisons were judged together
   * @param moved how many moved
   * @param uncarried how many means were left out, since too few replications carry them
   * @param largest the largest difference in standard errors, by the smallest probability
   * @param allowed the number of standard errors from which on the first would have moved
   */
  public record Judged(long compared, long moved, long uncarried, double largest, double allowed) {}

  /**
   * Compares two runs.
   *
   * @throws NoCommonPointsException if no design point is in both
   */
  public static Comparison of(
      ResultsDocument baseline, ResultsDocument other, Allowance allowance) {
    return new Comparing(baseline, other).judged(allowance);
  }

  /** Tells whether anything moved. */
  public boolean isDrift() {
    return !moved.isEmpty();
  }
}
