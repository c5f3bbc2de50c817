package walras.mechanism.randomgrouping.interdependent;

/** Price indices of two commodities. Mutable, reused by one thread. */
final class PricePair {

  int first;
  int second;

  void set(PricePair other) {
    first = other.first;
    second = other.second;
  }

  void set(int newFirst, int newSecond) {
    first = newFirst;
    second = newSecond;
  }

  /** Returns the price index of a commodity, numbered from 0. */
  int of(int commodity) {
    return commodity == 0 ? first : second;
  }

  /** Returns the largest distance of a price from that of another pair. */
  int distance(PricePair other) {
    return Math.max(Math.abs(first - other.first), Math.abs(second - other.second));
  }
}
