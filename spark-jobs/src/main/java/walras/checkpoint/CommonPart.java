package walras.checkpoint;

/**
 * A part that two run folders hold under one name: what the first replications of a design point
 * came to.
 *
 * @param point the {@code id} of the design point or contrast in {@code results.json}
 * @param size the number of agents
 * @param replications how many replications it is of
 * @param baseline the SHA-256 checksum of what the first folder holds, 64 hexadecimal digits
 * @param other the checksum of what the second folder holds
 */
public record CommonPart(
    String point, long size, long replications, String baseline, String other) {

  /** Tells whether both folders hold the same bytes. */
  public boolean isEqual() {
    return baseline.equals(other);
  }
}
