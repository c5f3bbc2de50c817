package walras.mechanism.marketgame;

import java.util.SplittableRandom;

/** Agents drawn one by one: the state, everybody's type, and by lot who is inactive. */
final class Population {

  private final Economy economy;
  private final int state;
  private final int[] types;
  private final int active;

  private Population(Economy economy, int state, int[] types) {
    this.economy = economy;
    this.state = state;
    this.types = types;
    active = types.length - (int) Math.floor(economy.eta() * types.length);
  }

  static Population draw(Economy economy, int agents, SplittableRandom random) {
    int state = 0;
    double left = random.nextDouble();
    while (state < economy.states() - 1 && left >= economy.model().prior(state)) {
      left -= economy.model().prior(state);
      state++;
    }
    int[] types = new int[agents];
    for (int agent = 0; agent < agents; agent++) {
      types[agent] = draw(economy.model().signals(state), random);
    }
    return new Population(economy, state, types).shuffled(random);
  }

  int state() {
    return state;
  }

  /** Returns the types of the agents, those of active agents first. */
  int[] types() {
    return types.clone();
  }

  int active() {
    return active;
  }

  long[] sigma() {
    return counts(0, active);
  }

  long[] iota() {
    return counts(active, types.length);
  }

  /** Exchanges an active agent of one type with an inactive one of another, if there are such. */
  Population favouring(int type, int other) {
    int[] swapped = types.clone();
    for (int agent = active; agent < types.length; agent++) {
      for (int partner = 0; partner < active; partner++) {
        if (types[agent] == other && types[partner] == type) {
          swapped[agent] = type;
          swapped[partner] = other;
          return new Population(economy, state, swapped);
        }
      }
    }
    return this;
  }

  private Population shuffled(SplittableRandom random) {
    for (int last = types.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int type = types[last];
      types[last] = types[other];
      types[other] = type;
    }
    return this;
  }

  private static int draw(double[] probabilities, SplittableRandom random) {
    double left = random.nextDouble();
    int drawn = 0;
    while (drawn < probabilities.length - 1 && left >= probabilities[drawn]) {
      left -= probabilities[drawn];
      drawn++;
    }
    return drawn;
  }

  private long[] counts(int first, int end) {
    long[] counts = new long[economy.types()];
    for (int agent = first; agent < end; agent++) {
      counts[types[agent]]++;
    }
    return counts;
  }
}
