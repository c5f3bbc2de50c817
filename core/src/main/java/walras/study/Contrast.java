package walras.study;

import java.io.Serializable;

/**
 * The difference between two design points of equal size, which share their draws.
 *
 * @param of the first design point
 * @param minus the design point that is subtracted
 * @param pair both as one, whose metrics are the differences; no design point of the study, but one
 *     in all that it takes to simulate it
 */
public record Contrast(DesignPoint of, DesignPoint minus, DesignPoint pair)
    implements Serializable {

  /** Returns this contrast with sides of other replications. */
  Contrast withSides(DesignPoint first, DesignPoint second) {
    long count = Math.min(first.replications(), second.replications());
    return new Contrast(first, second, pair.withReplications(count));
  }
}
