package walras.mechanism.threebids;

import java.util.Arrays;

/**
 * What the random fixed price rule gives to whom, expected over its six sub-rules, its prices and
 * the partners. Mutable, confined to one thread.
 *
 * <p>Source: Matsushima (2007), section 5, rules (S, l) and (B, l): a seller and a buyer of the
 * group trade at a uniformly drawn price if the l-th bid of one of them agrees. With fewer agents
 * on one side, the rest of the other side keeps what it has.
 */
final class FixedPrices {

  private static final int BIDS = 3;
  private static final double SUB_RULES = 6;

  private final Play play;
  private final int signals;
  private final double sellers;
  private final double buyers;
  private final double pairedSellers;
  private final double pairedBuyers;
  private final double[] firstBids;

  /** The sum of the three bids, and of their squares. */
  private final double[] bids;

  private final double[] squares;

  /**
   * What the bids of partners add to those of a seller, and take from those of a buyer, by group.
   */
  private final double[] keeping;

  private final double[] receiving;

  /** The probability that a seller with a signal keeps the unit, at {@code group * signals + s}. */
  final double[] kept;

  /** The probability that a buyer with a signal gets a unit. */
  final double[] received;

  /** What a pair is expected to transfer: a part for the seller's signal, one for the buyer's. */
  final double[] askedPart;

  final double[] offeredPart;

  /** The mean of the part of partners, by group. */
  final double[] meanAsked;

  final double[] meanOffered;

  FixedPrices(Play play, Rules rules) {
    this.play = play;
    signals = play.signals();
    int groups = play.size().groups();
    pairedSellers = rules.pairedSellers();
    pairedBuyers = rules.pairedBuyers();
    sellers = (double) play.size().sellers();
    buyers = (double) play.size().buyers();
    firstBids = new double[groups * signals];
    Arrays.setAll(firstBids, bid -> play.economy().firstBid(bid % signals));
    bids = new double[groups * signals];
    squares = new double[groups * signals];
    keeping = new double[groups];
    receiving = new double[groups];
    kept = new double[groups * signals];
    received = new double[groups * signals];
    askedPart = new double[groups * signals];
    offeredPart = new double[groups * signals];
    meanAsked = new double[groups];
    meanOffered = new double[groups];
  }

  Play play() {
    return play;
  }

  /** Returns the probability that a seller has a partner. */
  double pairedSellers() {
    return pairedSellers;
  }

  /** Returns the probability that a buyer has a partner. */
  double pairedBuyers() {
    return pairedBuyers;
  }

  /** Takes the bids of what was played. */
  void take() {
    for (int bid = 0; bid < bids.length; bid++) {
      double first = firstBids[bid];
      double second = play.second.values[bid];
      double third = play.third.values[bid];
      bids[bid] = first + second + third;
      squares[bid] = first * first + second * second + third * third;
      askedPart[bid] = (BIDS - squares[bid]) / (2 * SUB_RULES);
      offeredPart[bid] = squares[bid] / (2 * SUB_RULES);
    }
    pair();
    trade();
  }

  /** Adds up both sides of each group, in one loop over all signals as groups have few. */
  private void pair() {
    double ofSellers = 0;
    double ofBuyers = 0;
    double asked = 0;
    double offered = 0;
    int group = 0;
    int signal = 0;
    for (int bid = 0; bid < bids.length; bid++) {
      double selling = play.counts.selling[bid];
      double buying = play.counts.buying[bid];
      ofSellers += selling * bids[bid];
      ofBuyers += buying * bids[bid];
      asked += selling * askedPart[bid];
      offered += buying * offeredPart[bid];
      if (++signal == signals) {
        meanAsked[group] = asked / sellers;
        meanOffered[group] = offered / buyers;
        keeping[group] = BIDS + ofBuyers / buyers;
        receiving[group] = BIDS - ofSellers / sellers;
        ofSellers = 0;
        ofBuyers = 0;
        asked = 0;
        offered = 0;
        signal = 0;
        group++;
      }
    }
  }

  private void trade() {
    int group = 0;
    int signal = 0;
    for (int bid = 0; bid < bids.length; bid++) {
      kept[bid] = 1 - pairedSellers * (keeping[group] - bids[bid]) / SUB_RULES;
      received[bid] = pairedBuyers * (receiving[group] + bids[bid]) / SUB_RULES;
      if (++signal == signals) {
        signal = 0;
        group++;
      }
    }
  }
}
