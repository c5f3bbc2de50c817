package walras.mechanism.threebids;

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

  private final double[] shifted;
  private final Bids candidate;
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
    shifted = new double[states];
    candidate = new Bids(economy, 1);
    low = new Bids(economy, play.size().groups() * signals);
    high = new Bids(economy, play.size().groups() * signals);
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
    for (int group = 0; group < play.size().groups(); group++) {
      if (states == 2) {
        findOfTwo(group);
      } else {
        for (int signal = 0; signal < signals; signal++) {
          extreme(high, group, signal, 1);
          extreme(low, group, signal, -1);
        }
      }
    }
  }

  /** With two states, the same signals of others are extreme to all who prefer the same state. */
  private void findOfTwo(int group) {
    for (int pushed = 0; pushed < 2; pushed++) {
      shifted[pushed] = play.outside()[group * states + pushed];
      shifted[1 - pushed] =
          play.outside()[group * states + 1 - pushed]
              + others * lowest[(1 - pushed) * states + pushed];
      high.know(shifted, 0);
      low.know(shifted, 0);
      for (int signal = 0; signal < signals; signal++) {
        boolean isPreferred = falling[signal][0] == pushed;
        (isPreferred ? high : low).form(group * signals + signal, signal);
      }
    }
  }

  /** Finds the extreme bid in a direction: states are pushed up from the best to the worst. */
  private void extreme(Bids target, int group, int signal, int direction) {
    int bid = group * signals + signal;
    for (int pushed = 0; pushed <= states; pushed++) {
      push(signal, group * states, play.third.leader[bid], pushed, direction);
      candidate.know(shifted, 0);
      candidate.form(0, signal);
      if (pushed == 0 || play.order.sign(candidate, 0, target, bid) * direction > 0) {
        target.copy(bid, candidate, 0);
      }
    }
  }

  private void push(int signal, int at, int base, int pushed, int direction) {
    double[] evidence = play.outside();
    for (int place = 0; place < states; place++) {
      int state = falling[signal][direction > 0 ? place : states - 1 - place];
      double[] most = place < pushed ? highest : lowest;
      shifted[state] = evidence[at + state] + others * most[state * states + base];
    }
  }
}
