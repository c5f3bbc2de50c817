package walras.mechanism.randomgrouping.signals.bundles;

/** Price indices of two commodities. Mutable, reused by one thread. */
public final class PricePair {

  private int first;
  private int second;

  /** Takes the price indices of another pair. */
  public void set(PricePair other) {
    first = other.first;
    second = other.second;
  }

  /** Takes two price indices. */
  public void set(int newFirst, int newSecond) {
    first = newFirst;
    second = newSecond;
  }

  /** Returns the price index of the first commodity. */
  public int first() {
    return first;
  }

  /** Returns the price index of the second commodity. */
  public int second() {
    return second;
  }

  /** Returns the price index of a commodity, numbered from 0. */
  public int of(int commodity) {
    return commodity == 0 ? first : second;
  }

  /** Returns the largest distance of a price from that of another pair. */
  public int distance(PricePair other) {
    return Math.max(Math.abs(first - other.first), Math.abs(second - other.second));
  }
}
