package walras.run;

/**
 * The version of everything that decides the bits of results: stream addresses, draw order, block
 * boundaries, merge order and elementary functions.
 */
public final class NumbersVersion {

  /** The current version; results and resumed runs need equality. */
  public static final int CURRENT = 5;

  private NumbersVersion() {}
}
