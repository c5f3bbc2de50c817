package walras.importance;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Approximation;
import walras.kernel.Coverage;
import walras.kernel.Details;
import walras.kernel.Enumeration;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.Market;
import walras.kernel.Proposals;
import walras.kernel.SizedMarket;

/**
 * A sized market drawn from its proposals: the same metrics and limits, but replications carry
 * weights, and metrics that no proposal covers are undefined.
 */
public final class WeightedMarket implements SizedMarket {

  private static final long serialVersionUID = 1L;

  private final Market market;
  private final SizedMarket plain;
  private final Proposals proposals;

  /**
   * Creates the market.
   *
   * @param market the market at all sizes
   * @param plain the market at its size; it must have proposals
   */
  public WeightedMarket(Market market, SizedMarket plain) {
    this.market = market;
    this.plain = plain;
    proposals = plain.proposals().orElseThrow();
  }

  /** Returns which proposals a metric needs. */
  public Coverage coverage(int metric) {
    return proposals.coverage(metric);
  }

  @Override
  public Kernel kernel() {
    return new DefensiveMixture(market, proposals);
  }

  @Override
  public boolean isWeighted() {
    return true;
  }

  @Override
  public Optional<String> undefined(int metric) {
    Coverage coverage = proposals.coverage(metric);
    return plain
        .undefined(metric)
        .or(
            () ->
                coverage.isCovered()
                    ? Optional.empty()
                    : Optional.of("not covered by a proposal: " + coverage.reason()));
  }

  @Override
  public long agents() {
    return plain.agents();
  }

  @Override
  public Optional<Grouping> grouping() {
    return plain.grouping();
  }

  @Override
  public double centre(int metric, int state) {
    return plain.centre(metric, state);
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    return plain.limit(metric, state);
  }

  @Override
  public double resolution(int metric, int state) {
    return plain.resolution(metric, state);
  }

  @Override
  public Optional<String> expectedGiven(int metric) {
    return plain.expectedGiven(metric);
  }

  @Override
  public Optional<Approximation> approximation(int metric) {
    return plain.approximation(metric);
  }

  @Override
  public List<String> warnings() {
    return plain.warnings();
  }

  @Override
  public void describeLimits(Details details) {
    plain.describeLimits(details);
  }

  @Override
  public double nanosecondsPerReplication() {
    return plain.nanosecondsPerReplication();
  }

  @Override
  public List<Enumeration> enumerations() {
    return plain.enumerations();
  }

  @Override
  public String notEnumerated() {
    return plain.notEnumerated();
  }
}
