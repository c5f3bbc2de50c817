package walras.study;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import walras.kernel.Derived;
import walras.kernel.Market;
import walras.kernel.Population;
import walras.kernel.PopulationMarket;

/**
 * A validated study: what to run.
 *
 * @param name the name in reports and of the run directory
 * @param seed the first half of the key of every stream
 * @param method how estimates come about
 * @param sampling from which law replications are drawn
 * @param replications how many replications each design point gets
 * @param streams whether design points of equal size share their draws
 * @param failuresAtMost the share of replications that may fail, in [0, 1]
 * @param keepsReplications whether a row is kept of each replication, beside its statistics
 * @param exceed the thresholds whose exceedance is counted
 * @param rates how rates are fitted and judged
 * @param points the design points: markets in the order of the study, varied values in the order of
 *     {@code vary} with the last one changing fastest, sizes in ascending order; no two alike
 * @param contrasts differences between design points of equal size
 * @param derived quantities that the study asks for, beside those of its markets
 */
public record Study(
    String name,
    long seed,
    Method method,
    Sampling sampling,
    Replications replications,
    StreamSharing streams,
    double failuresAtMost,
    boolean keepsReplications,
    Exceed exceed,
    RateOptions rates,
    List<DesignPoint> points,
    List<Contrast> contrasts,
    List<Derived> derived)
    implements Serializable {

  /** Copies the lists. */
  public Study {
    points = List.copyOf(points);
    contrasts = List.copyOf(contrasts);
    derived = List.copyOf(derived);
  }

  /** Returns the derived quantities of a market: its own, then those of the study. */
  public List<Derived> derived(Market market) {
    return Stream.concat(
            market.derived().stream(),
            derived.stream()
                .filter(quantity -> DerivedReader.hasAll(market, quantity.formula().metrics())))
        .toList();
  }

  /** Returns the agents of the study's file, or nothing if it names none. */
  public Optional<Population> population() {
    return points.stream()
        .map(DesignPoint::market)
        .filter(PopulationMarket.class::isInstance)
        .map(market -> ((PopulationMarket) market).population())
        .findFirst();
  }

  /** Returns when replications are enough, or nothing where their number is given. */
  public Optional<Precision> precision() {
    return replications instanceof Replications.UpTo upTo
        ? Optional.of(upTo.precision())
        : Optional.empty();
  }

  /**
   * Returns this study with the replications that its design points got, in their order; contrasts
   * get as many as the side that has fewer.
   */
  public Study withReplications(List<Long> counts) {
    List<DesignPoint> changed =
        IntStream.range(0, points.size())
            .mapToObj(i -> points.get(i).withReplications(counts.get(i)))
            .toList();
    List<Contrast> paired =
        contrasts.stream()
            .map(
                contrast ->
                    contrast.withSides(
                        changed.get(points.indexOf(contrast.of())),
                        changed.get(points.indexOf(contrast.minus()))))
            .toList();
    return new Study(
        name,
        seed,
        method,
        sampling,
        replications,
        streams,
        failuresAtMost,
        keepsReplications,
        exceed,
        rates,
        changed,
        paired,
        derived);
  }
}
