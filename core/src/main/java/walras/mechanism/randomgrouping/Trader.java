package walras.mechanism.randomgrouping;

/** One trader whose reports are varied. Mutable, reused by one thread. */
final class Trader {

  /** The value of a buyer, the cost of a seller. */
  double value;

  /** The threshold announced truthfully. */
  int threshold;

  void set(double money, int index) {
    value = money;
    threshold = index;
  }
}
