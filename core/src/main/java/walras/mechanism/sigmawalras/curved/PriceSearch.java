package walras.mechanism.sigmawalras.curved;

/**
 * Newton's method in a bracket for a price at which demand, known by passes over agents, is zero:
 * what is known between passes, as plain numbers from an index on.
 */
final class PriceSearch {

  /** How many numbers a search takes. */
  static final int LENGTH = 4;

  /** Newton's error after a step this short is its square. */
  private static final double LAST = 3e-9;

  private static final int PRICE = 0;
  private static final int LOW = 1;
  private static final int HIGH = 2;
  private static final int FOUND = 3;

  private PriceSearch() {}

  static void start(double[] state, int at, double price, double low, double high) {
    state[at + PRICE] = price;
    state[at + LOW] = low;
    state[at + HIGH] = high;
    state[at + FOUND] = 0;
  }

  static double price(double[] state, int at) {
    return state[at + PRICE];
  }

  static boolean isFound(double[] state, int at) {
    return state[at + FOUND] != 0;
  }

  /**
   * Takes demand at the price.
   *
   * @param excess demand less supply
   * @param slope by how much demand falls per unit of the price, positive
   */
  static void advance(double[] state, int at, double excess, double slope) {
    if (isFound(state, at)) {
      return;
    }
    double price = state[at + PRICE];
    state[at + (excess > 0 ? LOW : HIGH)] = price;
    double next = price + excess / slope;
    if (Math.abs(next - price) <= LAST * (1 + Math.abs(price))) {
      state[at + FOUND] = 1;
    } else if (!(next > state[at + LOW] && next < state[at + HIGH])) {
      next = 0.5 * (state[at + LOW] + state[at + HIGH]);
    }
    state[at + PRICE] = next;
  }
}
