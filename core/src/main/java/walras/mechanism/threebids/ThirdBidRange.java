package walras.mechanism.threebids;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The lowest and the highest third bid that undominated strategies leave open: what an agent could
 * expect a unit to be worth under any belief about the signals of the own group. Mutable, confined
 * to one thread.
 *
 * <p>With two states these are beliefs in which all others have the signal that speaks most for one
 * state, and exact. With more, the extremes are those of all log-weights of states that any signals
 * could lead to, each by itself: an outer bound. A fraction of linear functions on such a box is
 * extreme where states are pushed up from the best one down to some state, and the rest down.
 */
final class ThirdBidRange {

  private final Play play;
  private final int states;
  private final int signals;
  private final double others;

  /** The extremes of a signal's log ratio, at {@code state * states + base}. */
  private final double[] lowest;

  private final double[] highest;

  /** States in falling order of the value of a signal. */
  private final int[][] falling;

  private final Knowledge shifted;
  private final Bids candidates;
  final Bids low;
  final Bids high;

  ThirdBidRange(Play play) {
    this.play = play;
    Economy economy = play.economy();
    states = economy.states();
    signals = economy.signals();
    others = (double) (play.size().members() - 1);
    lowest = new double[states * states];
    highest = new double[states * states];
    for (int state = 0; state < states; state++) {
      for (int base = 0; base < states; base++) {
        int place = state * states + base;
        lowest[place] = ratios(economy, state, base)[0];
        highest[place] = ratios(economy, state, base)[1];
      }
    }
    falling = new int[signals][];
    for (int signal = 0; signal < signals; signal++) {
      falling[signal] = falling(economy, signal);
    }
    int groups = play.size().groups();
    shifted = new Knowledge(states, states == 2 ? 2 * groups : groups * signals);
    IntUnaryOperator best = bid -> falling[bid % signals][0] * groups + bid / signals;
    IntUnaryOperator worst = bid -> falling[bid % signals][states - 1] * groups + bid / signals;
    high = play.bids(states == 2 ? best : bid -> bid);
    low = play.bids(states == 2 ? worst : bid -> bid);
    candidates = play.bids(bid -> bid);
  }

  private double[] ratios(Economy economy, int state, int base) {
    double[] ratios =
        IntStream.range(0, signals)
            .mapToDouble(s -> economy.logSignal(state, s) - economy.logSignal(base, s))
            .sorted()
            .toArray();
    return new double[] {ratios[0], ratios[signals - 1]};
  }

  private int[] falling(Economy economy, int signal) {
    return IntStream.range(0, states)
        .boxed()
        .sorted((k, l) -> Double.compare(economy.value(l, signal), economy.value(k, signal)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Finds the ranges of all third bids of what was played. */
  void find() {
    if (states == 2) {
      findOfTwo();
    } else {
      extreme(high, 1);
      extreme(low, -1);
    }
  }

  /**
   * With two states, the same signals of others are extreme to all who prefer the same state: there
   * is an entry of knowledge for each state that is pushed up in each group.
   */
  private void findOfTwo() {
    int groups = play.size().groups();
    double[] evidence = play.outside.evidence;
    for (int pushed = 0; pushed < 2; pushed++) {
      int other = 1 - pushed;
      double push = others * lowest[other * states + pushed];
      for (int group = 0; group < groups; group++) {
        int entry = pushed * groups + group;
        shifted.evidence[pushed * 2 * groups + entry] = evidence[pushed * groups + group];
        shifted.evidence[other * 2 * groups + entry] = evidence[other * groups + group] + push;
      }
    }
    shifted.weigh();
    high.form(shifted);
    low.form(shifted);
  }

  /** Finds the extreme bids in a direction: states are pushed up from the best to the worst. */
  private void extreme(Bids target, int direction) {
    int bids = target.signal.length;
    for (int pushed = 0; pushed <= states; pushed++) {
      for (int bid = 0; bid < bids; bid++) {
        push(bid, pushed, direction);
      }
      shifted.weigh();
      (pushed == 0 ? target : candidates).form(shifted);
      for (int bid = 0; bid < bids && pushed > 0; bid++) {
        if (play.order.sign(candidates, bid, target, bid) * direction > 0) {
          target.copy(bid, candidates);
        }
      }
    }
  }

  private void push(int bid, int pushed, int direction) {
    int groups = play.size().groups();
    int base = play.third.leader[bid];
    int[] best = falling[bid % signals];
    for (int place = 0; place < states; place++) {
      int state = best[direction > 0 ? place : states - 1 - place];
      double[] most = place < pushed ? highest : lowest;
      shifted.evidence[state * shifted.entries() + bid] =
          play.outside.evidence[state * groups + bid / signals]
              + others * most[state * states + base];
    }
  }
}
