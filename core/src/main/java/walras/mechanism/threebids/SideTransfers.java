package walras.mechanism.threebids;

/**
 * How far the transfers of one side of the market are from the competitive ones, expected over the
 * signals of partners. Amounts are what sellers receive and buyers pay. Mutable, confined to one
 * thread.
 */
final class SideTransfers {

  private final Play play;
  private final double epsilon;
  private final double tolerance;
  private final double paired;
  private final double scale;
  private final double[] agents;
  private final double[] own;
  private final double[] partners;
  private final double[] offers;
  private final boolean isOfSellers;

  /** The probability of a partner with a signal, and what the partner's bids add. */
  private final double[] weights;

  private final double[] parts;

  /** The sum of the errors of the agents last looked at, and how many of them have small ones. */
  private double errors;

  private double near;

  private SideTransfers(ThreeBidsEnvironment environment, FixedPrices fixed, boolean isOfSellers) {
    this.isOfSellers = isOfSellers;
    play = fixed.play();
    SignalCounts counts = play.counts;
    GroupSize size = play.size();
    epsilon = environment.rules().epsilon();
    tolerance = environment.tolerances().transfer();
    paired = isOfSellers ? fixed.pairedSellers() : fixed.pairedBuyers();
    scale = paired / (double) (isOfSellers ? size.buyers() : size.sellers());
    agents = isOfSellers ? counts.selling : counts.buying;
    partners = isOfSellers ? counts.buying : counts.selling;
    own = isOfSellers ? fixed.askedPart : fixed.offeredPart;
    offers = isOfSellers ? fixed.offeredPart : fixed.askedPart;
    weights = new double[agents.length];
    parts = new double[agents.length];
  }

  static SideTransfers ofSellers(ThreeBidsEnvironment environment, FixedPrices fixed) {
    return new SideTransfers(environment, fixed, true);
  }

  static SideTransfers ofBuyers(ThreeBidsEnvironment environment, FixedPrices fixed) {
    return new SideTransfers(environment, fixed, false);
  }

  double errors() {
    return errors;
  }

  double near() {
    return near;
  }

  /** Takes the partners of what was played. */
  void take() {
    for (int bid = 0; bid < parts.length; bid++) {
      weights[bid] = partners[bid] * scale;
      parts[bid] = epsilon * offers[bid];
    }
  }

  /**
   * Adds up the agents with a signal.
   *
   * @param target the competitive transfer
   */
  void add(int signal, double target) {
    int signals = play.signals();
    double alone = 1 - paired;
    double sum = 0;
    double close = 0;
    for (int group = 0; group < play.price.length; group++) {
      int first = group * signals;
      int bid = first + signal;
      double traded = isOfSellers ? 1 - play.consumed[bid] : play.consumed[bid];
      double base = (1 - epsilon) * traded * play.trading[group] - target;
      double error = alone * Math.abs(base);
      double nearby = Math.abs(base) <= tolerance ? alone : 0;
      base += epsilon * own[bid];
      double ofPartners = 0;
      for (int partner = first; partner < first + signals; partner++) {
        double off = Math.abs(base + parts[partner]);
        ofPartners += weights[partner] * off;
        nearby += off <= tolerance ? weights[partner] : 0;
      }
      sum += agents[bid] * (error + ofPartners);
      close += agents[bid] * nearby;
    }
    errors = sum;
    near = close;
  }
}
