package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import walras.checkpoint.CommonParts;
import walras.report.ResultsDocument;

/**
 * What came of comparing two runs.
 *
 * @param relation how their replications are related
 * @param allowance how often such a comparison may be wrong
 * @param points which design points were compared
 * @param prefixes what their checkpoints say of the replications that both begin with
 * @param equal how many numbers had to be equal, and how many of them are not
 * @param judged how many estimates had to agree up to their errors, and how
 * @param moved the numbers that moved, the worst first; of one seed with those that vanished
 * @param vanished what the first run has and the second lacks
 * @param verdicts what both judge otherwise
 */
public record Comparison(
    Relation relation,
    Allowance allowance,
    Points points,
    CommonPrefixes prefixes,
    Equal equal,
    Judged judged,
    List<Moved> moved,
    List<Moved> vanished,
    List<Rejudged> verdicts) {

  /** Copies the lists. */
  public Comparison {
    moved = List.copyOf(moved);
    vanished = List.copyOf(vanished);
    verdicts = List.copyOf(verdicts);
  }

  /**
   * Which design points and contrasts were compared.
   *
   * @param inBoth how many
   * @param equallyLong how many of these have as many replications in both
   * @param simulated how many of them have replications in both
   * @param onlyBaseline those of the first run alone
   * @param onlyOther those of the second alone
   * @param metricsOfOne metrics that one run alone has
   */
  public record Points(
      int inBoth,
      int equallyLong,
      int simulated,
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
   * @param parts what their checkpoints have in common
   * @throws NoCommonPointsException if no design point is in both
   */
  public static Comparison of(
      ResultsDocument baseline, ResultsDocument other, CommonParts parts, Allowance allowance) {
    return new Comparing(baseline, other, parts).judged(allowance);
  }

  /** Tells whether some replications are in both runs, so that there may be folds of them. */
  boolean isOfCommonReplications() {
    return relation == Relation.SAME_DRAWS && points.simulated() > 0;
  }

  /** Tells whether anything moved. */
  public boolean isDrift() {
    return !moved.isEmpty();
  }
}
