package walras.mechanism.marketgame;

/**
 * Damped best replies for the symmetric equilibrium of the one-stage game of finitely many agents,
 * finished by Newton's method when they come closer; confined to one thread.
 *
 * <p>Replies can jump between the sides of the market. Types for which both sides were better than
 * none are then held to one side or the other, in all ways, until in one of them nobody would
 * change sides. If there is none, no equilibrium is claimed.
 */
final class ExactOneStageSearch {

  /** The largest distance of a best reply from an offer in equilibrium, in endowments. */
  static final double ACCEPTED = 1e-12;

  private static final double[] DAMPINGS = {0.5, 0.2, 0.05};
  private static final int STEPS = 25;

  /** How much closer replies must have come before Newton's method is tried again. */
  private static final double CLOSER = 0.1;

  /** Configurations visited in all, in round numbers, before the search is given up. */
  private static final long MOST_VISITS = 50_000_000;

  private final OneStageReplies replies;
  private final OneStageNewton newton;
  private final Sides[] free;
  private final double[] start;
  private double[] offers;
  private double[] best;
  private double residual = Double.POSITIVE_INFINITY;
  private long repliesLeft;

  ExactOneStageSearch(Economy economy, OtherAgents others, double[] start) {
    OneStageConditions conditions = new OneStageConditions(economy, others);
    replies = new OneStageReplies(economy, conditions);
    newton = new OneStageNewton(economy, conditions);
    free = Sides.free(economy.types());
    repliesLeft = MOST_VISITS / others.size();
    this.start = start.clone();
    offers = start.clone();
    best = start.clone();
  }

  /** Searches; tells whether an equilibrium was found. */
  boolean solve() {
    for (double damping : DAMPINGS) {
      if (settles(free, damping)) {
        return true;
      }
    }
    for (Sides[] held : Sides.held(replies.wavering())) {
      boolean settled = settles(held, DAMPINGS[0]) || settles(held, DAMPINGS[1]);
      if (settled && distance(offers, free, new double[offers.length]) <= ACCEPTED) {
        return true;
      }
    }
    return false;
  }

  /** Returns the offers at which replies came closest. */
  double[] offers() {
    return best.clone();
  }

  /** Returns the smallest distance of replies from offers. */
  double residual() {
    return residual;
  }

  /** Iterates with types on given sides; tells whether offers have settled there. */
  private boolean settles(Sides[] sides, double damping) {
    offers = start.clone();
    double[] answers = new double[offers.length];
    double tried = Double.POSITIVE_INFINITY;
    for (int step = 0; step < STEPS && repliesLeft > 0; step++) {
      double distance = distance(offers, sides, answers);
      if (distance <= ACCEPTED) {
        return true;
      }
      if (distance < CLOSER * tried) {
        tried = distance;
        if (polishes(answers, sides)) {
          return true;
        }
      }
      for (int x = 0; x < offers.length; x++) {
        offers[x] += damping * (answers[x] - offers[x]);
      }
    }
    return false;
  }

  private boolean polishes(double[] answers, Sides[] sides) {
    double[] polished = answers.clone();
    if (newton.solve(polished)
        && distance(polished, sides, new double[polished.length]) <= ACCEPTED) {
      offers = polished;
      return true;
    }
    return false;
  }

  /** Sets best replies and returns how far they are; remembers the closest of the free game. */
  private double distance(double[] played, Sides[] sides, double[] answers) {
    repliesLeft--;
    double distance = replies.reply(played, sides, answers);
    if (sides == free && distance < residual) {
      residual = distance;
      best = played.clone();
    }
    return distance;
  }
}
