package walras.mechanism.randomgrouping;

import walras.sampling.Hypergeometric;
import walras.sampling.Philox;

/**
 * Where service of the long side of a market ends, if its agents are served one after the other in
 * random order. Mutable, reused by one thread.
 *
 * <p>The units of all agents are independent with one law, so those announced lie anywhere among
 * the places for units, each agent having as many places: given their number, any arrangement is as
 * likely as any other. The order is divided until one agent is left, each time by a hypergeometric
 * draw of the announced units in front. The divisions close in on where the last unit is expected:
 * their number grows like the logarithm of the logarithm of that of the agents.
 */
final class Service {

  /** Standard deviations of the place of the last unit on either side that are cut out. */
  private static final double REACH = 4;

  /** The agents served, the last one included, who may get less than she announced. */
  long agents;

  /** The units that go to the agents in front of the last one served. */
  long before;

  /** What the last one announced, and what she gets. */
  int wanted;

  int got;

  /**
   * The agents behind the last one served, and the probability of each to have announced a unit.
   */
  long behind;

  double announcing;

  /** Everybody is served. */
  void all(long everybody) {
    set(everybody, 0, 0, 0);
    behind = 0;
    announcing = 0;
  }

  void set(long served, long inFront, long announced, int executed) {
    agents = served;
    before = inFront;
    wanted = (int) announced;
    got = executed;
  }

  /**
   * Draws the end of service.
   *
   * @param everybody the number of agents of the side
   * @param units how many each could announce
   * @param announced the units that they announce, more than are served
   * @param served the units of the short side
   */
  void draw(Philox rng, long everybody, int units, long announced, long served) {
    long first = 0;
    long last = served == 0 ? 0 : everybody;
    long front = 0;
    long inside = announced;
    while (last - first > 1) {
      long cut = cut(last - first, inside, served - front);
      long low = Hypergeometric.sample(rng, (last - first) * units, inside, cut * units);
      if (front + low >= served) {
        last = first + cut;
        inside = low;
      } else {
        first += cut;
        front += low;
        inside -= low;
      }
    }
    set(last, front, served == 0 ? 0 : inside, (int) (served - front));
    rest(everybody, units, announced);
  }

  /** Finds what is left for those behind the last one served. */
  void rest(long everybody, int units, long announced) {
    behind = everybody - agents;
    double places = (double) (behind * units);
    double empty = (double) (behind * units - (announced - before - wanted));
    double none = 1;
    for (int unit = 0; unit < units; unit++) {
      none *= behind == 0 ? 1 : Math.max(0, empty - unit) / (places - unit);
    }
    announcing = 1 - none;
  }

  /** Returns how many of some agents to part from the others, at least one and not all. */
  private static long cut(long agents, long announced, long rank) {
    double share = (double) rank / ((double) announced + 1);
    double place = (double) agents * share;
    double reach =
        REACH * (double) agents * Math.sqrt(share * (1 - share) / ((double) announced + 2)) + 1;
    double low = Math.floor(place - reach);
    double high = Math.ceil(place + reach);
    if (low > 0.25 * (double) agents) {
      return (long) low;
    }
    return high < 0.75 * (double) agents ? (long) high : agents / 2;
  }

  /** Tells whether the last one served gets less than she announced. */
  boolean isLastRationed() {
    return got < wanted;
  }

  /** Returns the expected number of agents who get less than they announced. */
  double rationed() {
    return (isLastRationed() ? 1 : 0) + (double) behind * announcing;
  }
}
