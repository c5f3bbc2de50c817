package walras.contrast;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import walras.kernel.Approximation;
import walras.kernel.Details;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.SizedMarket;

/** Two markets at their common size. */
record SizedPair(PairedMarket market) implements SizedMarket {

  @Override
  public long agents() {
    return market.of().sized().agents();
  }

  @Override
  public Optional<Grouping> grouping() {
    Optional<Grouping> grouping = market.of().sized().grouping();
    return grouping.equals(market.minus().sized().grouping()) ? grouping : Optional.empty();
  }

  /** Returns the difference of the centres; without common states that of their mean centres. */
  @Override
  public double centre(int metric, int state) {
    PairedMetric pair = market.compared().get(metric);
    return market.hasCommonStates()
        ? market.of().sized().centre(pair.of(), state)
            - market.minus().sized().centre(pair.minus(), state)
        : meanCentre(market.of(), pair.of()) - meanCentre(market.minus(), pair.minus());
  }

  private static double meanCentre(Side side, int metric) {
    double sum = 0;
    for (int state = 0; state < side.market().states().size(); state++) {
      sum += side.market().prior().get(state) * side.sized().centre(metric, state);
    }
    return sum;
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    PairedMetric pair = market.compared().get(metric);
    OptionalDouble of = limit(market.of(), pair.of(), state);
    OptionalDouble minus = limit(market.minus(), pair.minus(), state);
    return of.isPresent() && minus.isPresent()
        ? OptionalDouble.of(of.getAsDouble() - minus.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Returns the limit in a state; without common states that of all states, where all agree. */
  private OptionalDouble limit(Side side, int metric, int state) {
    OptionalDouble limit = side.sized().limit(metric, state);
    boolean agree =
        market.hasCommonStates()
            || IntStream.range(0, side.market().states().size())
                .allMatch(other -> side.sized().limit(metric, other).equals(limit));
    return agree ? limit : OptionalDouble.empty();
  }

  @Override
  public double resolution(int metric, int state) {
    PairedMetric pair = market.compared().get(metric);
    return market.of().sized().resolution(pair.of(), state)
        + market.minus().sized().resolution(pair.minus(), state);
  }

  @Override
  public Optional<String> undefined(int metric) {
    PairedMetric pair = market.compared().get(metric);
    return market
        .of()
        .sized()
        .undefined(pair.of())
        .or(() -> market.minus().sized().undefined(pair.minus()));
  }

  @Override
  public Optional<String> expectedGiven(int metric) {
    PairedMetric pair = market.compared().get(metric);
    return market
        .of()
        .sized()
        .expectedGiven(pair.of())
        .or(() -> market.minus().sized().expectedGiven(pair.minus()));
  }

  @Override
  public Optional<Approximation> approximation(int metric) {
    PairedMetric pair = market.compared().get(metric);
    Optional<Approximation> of = market.of().sized().approximation(pair.of());
    Optional<Approximation> minus = market.minus().sized().approximation(pair.minus());
    return of.isPresent() && minus.isPresent()
        ? of.map(one -> together(one, minus.orElseThrow()))
        : of.or(() -> minus);
  }

  private static Approximation together(Approximation one, Approximation other) {
    return new Approximation(one.reason(), one.error() + other.error());
  }

  /** Returns nothing: each market warns where it stands alone. */
  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void describeLimits(Details details) {
    market.of().sized().describeLimits(details.at("of"));
    market.minus().sized().describeLimits(details.at("minus"));
  }

  @Override
  public double nanosecondsPerReplication() {
    return market.of().sized().nanosecondsPerReplication()
        + market.minus().sized().nanosecondsPerReplication();
  }

  @Override
  public Kernel kernel() {
    return new PairedKernel(market);
  }
}
