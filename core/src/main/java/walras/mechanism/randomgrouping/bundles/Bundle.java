package walras.mechanism.randomgrouping.bundles;

/**
 * Bundles of two commodities as whole numbers: the first commodity counts 1, the second 2. What is
 * left of both for an agent is such a number too; she gets what it has in common with what she
 * announces.
 */
public final class Bundle {

  public static final int NONE = 0;
  public static final int FIRST = 1;
  public static final int SECOND = 2;
  public static final int BOTH = 3;

  /** The number of bundles. */
  public static final int COUNT = 4;

  /** The number of commodities. */
  public static final int COMMODITIES = 2;

  private Bundle() {}

  /** Returns the units of a commodity, numbered from 0, in a bundle. */
  public static int units(int bundle, int commodity) {
    return bundle >> commodity & 1;
  }

  /** Returns the bundle of one unit of a commodity, numbered from 0. */
  public static int of(int commodity) {
    return 1 << commodity;
  }
}
