package walras.study;

import java.io.Serializable;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import walras.kernel.Market;
import walras.kernel.SizedMarket;

/**
 * One cell of a study: a market at a size.
 *
 * @param mechanism the mechanism's name
 * @param environment the market's name in the study, or the mechanism's name where it has none
 * @param parameters what {@code vary} set, in its order: path below {@code environment} and text
 * @param expressions what the expressions of the environment came to at this size: path below
 *     {@code environment} and value, rounded to 17 digits
 * @param market the market at all sizes
 * @param sized the market at this size
 * @param replications how many replications this cell gets
 * @param hash 64 bits of a digest of the cell's content: mechanism, environment with everything
 *     varied, and size, but neither its name nor its position nor how the study was formatted
 */
public record DesignPoint(
    String mechanism,
    String environment,
    Map<String, String> parameters,
    Map<String, String> expressions,
    Market market,
    SizedMarket sized,
    long replications,
    long hash)
    implements Serializable {

  /** Copies the maps. */
  public DesignPoint {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    expressions = Collections.unmodifiableMap(new LinkedHashMap<>(expressions));
  }

  /**
   * Returns two design points of equal size as one.
   *
   * @param market both markets
   * @param hash identifies them together
   */
  static DesignPoint pair(DesignPoint of, DesignPoint minus, Market market, long hash) {
    return new DesignPoint(
        joined(of.mechanism, minus.mechanism),
        of.title() + " minus " + minus.title(),
        Map.of(),
        Map.of(),
        market,
        market.at(of.size()),
        Math.min(of.replications, minus.replications),
        hash);
  }

  private static String joined(String of, String minus) {
    return of.equals(minus) ? of : of + " minus " + minus;
  }

  /** Returns the market and what varies, such as {@code calm, eta=0.02}. */
  String title() {
    return environment
        + parameters.entrySet().stream()
            .map(varied -> ", %s=%s".formatted(varied.getKey(), varied.getValue()))
            .collect(Collectors.joining());
  }

  /** Returns this cell with another number of replications. */
  DesignPoint withReplications(long count) {
    return new DesignPoint(
        mechanism, environment, parameters, expressions, market, sized, count, hash);
  }

  /** Returns this cell drawn otherwise. */
  DesignPoint with(SizedMarket drawn, long identity) {
    return new DesignPoint(
        mechanism, environment, parameters, expressions, market, drawn, replications, identity);
  }

  /** Returns the number of agents, N. */
  public long size() {
    return sized.agents();
  }

  /** Returns the identity of this cell: its hash as 16 hexadecimal digits. */
  public String id() {
    return HexFormat.of().toHexDigits(hash);
  }
}
