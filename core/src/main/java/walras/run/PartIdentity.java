package walras.run;

import java.util.List;
import java.util.stream.Collectors;
import walras.estimate.Layout;
import walras.kernel.Event;
import walras.kernel.Metric;
import walras.study.Sha256;

/**
 * What decides the bits of the fold of a design point's first blocks, beside their number. Folds of
 * other identities are never mixed.
 *
 * @param point the hash of mechanism, environment, parameters and size
 * @param size the number of agents
 * @param streamSeed the first word of the key of its streams
 * @param numbers the version of everything that decides bits
 * @param blockSize the number of replications per block
 * @param layout SHA-256 of the shape of its statistics, as 64 hexadecimal digits: states, metrics,
 *     centres, events, controls, thresholds, pairs, and whether replications carry weights
 */
public record PartIdentity(
    long point, long size, long streamSeed, int numbers, int blockSize, String layout) {

  private static final int DIGITS = 16;

  /**
   * Returns the identity of a design point's folds; replications and reduction are no part of it.
   */
  public static PartIdentity of(PlannedPoint point) {
    return new PartIdentity(
        point.hash(),
        point.sized().agents(),
        point.streamSeed(),
        NumbersVersion.CURRENT,
        point.blockSize(),
        Sha256.digits(Sha256.of(layout(point))));
  }

  /** Returns 64 bits of a digest of everything, as hexadecimal digits. */
  public String digest() {
    return Sha256.digits(Sha256.of(toString())).substring(0, DIGITS);
  }

  private static String layout(PlannedPoint point) {
    Layout layout = point.layout();
    List<Metric> metrics = point.market().metrics();
    return List.of(
            point.market().states(),
            layout.metrics().stream().map(metric -> metric + metrics.get(metric).name()).toList(),
            layout.centres().stream().map(PartIdentity::bits).toList(),
            point.market().events().stream().map(Event::name).toList(),
            layout.weighted() ? List.of() : point.market().controls(),
            layout.thresholds().stream()
                .map(row -> row.stream().map(level -> level.stripTrailingZeros()).toList())
                .toList(),
            layout.pairs(),
            List.of(layout.weighted()))
        .stream()
        .map(List::toString)
        .collect(Collectors.joining("\n"));
  }

  private static List<String> bits(List<Double> numbers) {
    return numbers.stream()
        .map(number -> Long.toHexString(Double.doubleToLongBits(number)))
        .toList();
  }
}
