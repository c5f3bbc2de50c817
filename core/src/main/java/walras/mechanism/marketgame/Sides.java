package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * On which side of the market each type must stay in a search: it may sell good q, buy it, or both.
 * Held to one side, replies do not jump; an equilibrium of the free game is one for some sides.
 */
enum Sides {
  /** The type makes the better of its two offers. */
  EITHER,
  /** The type offers good q or nothing. */
  SELLING,
  /** The type offers good r or nothing. */
  BUYING;

  private static final int MOST_WAVERING = 6;

  boolean maySell() {
    return this != BUYING;
  }

  boolean mayBuy() {
    return this != SELLING;
  }

  /** Returns all types free. */
  static Sides[] free(int types) {
    Sides[] sides = new Sides[types];
    Arrays.fill(sides, EITHER);
    return sides;
  }

  /** Returns all ways to hold the wavering types, at most the first six of them, to one side. */
  static List<Sides[]> held(boolean[] wavering) {
    List<Integer> types = new ArrayList<>();
    for (int x = 0; x < wavering.length && types.size() < MOST_WAVERING; x++) {
      if (wavering[x]) {
        types.add(x);
      }
    }
    List<Sides[]> all = new ArrayList<>();
    for (int pattern = 0; pattern < 1 << types.size() && !types.isEmpty(); pattern++) {
      Sides[] sides = free(wavering.length);
      for (int i = 0; i < types.size(); i++) {
        sides[types.get(i)] = (pattern >> i & 1) == 1 ? BUYING : SELLING;
      }
      all.add(sides);
    }
    return all;
  }
}
