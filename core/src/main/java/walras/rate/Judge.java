package walras.rate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges all theoretical rates of a study together.
 *
 * <p>Holm's procedure (1979): the claims are taken in the order of the strength of their evidence;
 * the first is judged by an interval of coverage {@code 1 - level / m}, the next by {@code 1 -
 * level / (m-1)}, and so on, until one is inconclusive; so are all after it. The probability that
 * any verdict of the study is wrong is at most the level.
 */
public final class Judge {

  /** The probability of a wrong verdict in a study at most. */
  public static final double LEVEL = 0.01;

  private Judge() {}

  /** Returns the judgement of each claim, in the order of the claims. */
  public static List<Judgement> judge(List<Claim> claims) {
    int count = claims.size();
    List<Integer> order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> claims.get(i).strength()).reversed())
            .toList();
    Judgement[] judgements = new Judgement[count];
    boolean open = true;
    for (int rank = 0; rank < count; rank++) {
      Claim claim = claims.get(order.get(rank));
      double drop = claim.fit().drop(1 - LEVEL / (count - rank));
      Interval interval = claim.profile().interval(drop);
      Verdict verdict = open ? claim.judge(interval) : Verdict.INCONCLUSIVE;
      open = verdict != Verdict.INCONCLUSIVE;
      judgements[order.get(rank)] = new Judgement(verdict, interval);
    }
    return List.of(judgements);
  }
}
