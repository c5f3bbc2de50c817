package walras.mechanism.randomgrouping.bundles;

/** A pair of price indices and the region in which it lies. Mutable, reused by one thread. */
final class Quote {

  int first;
  int second;
  int region;

  /** Returns the price index of a commodity, numbered from 0. */
  int of(int commodity) {
    return commodity == 0 ? first : second;
  }

  /** Returns the largest distance of a price from that of another pair. */
  int distance(Quote other) {
    return Math.max(Math.abs(first - other.first), Math.abs(second - other.second));
  }
}
