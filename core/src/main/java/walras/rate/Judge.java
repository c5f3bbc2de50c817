package walras.rate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges all theoretical rates and limits of a study together.
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
    return judgeAll(claims);
  }

  /** Returns the judgement of each hypothesis, in their order. */
  public static List<Judgement> judgeAll(List<? extends Hypothesis> hypotheses) {
    int count = hypotheses.size();
    double[] strengths = hypotheses.stream().mapToDouble(Hypothesis::strength).toArray();
    List<Integer> order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> strengths[i]).reversed())
            .toList();
    Judgement[] judgements = new Judgement[count];
    boolean open = true;
    for (int rank = 0; rank < count; rank++) {
      Hypothesis hypothesis = hypotheses.get(order.get(rank));
      Judgement judgement = hypothesis.judge(1 - LEVEL / (count - rank));
      open &= judgement.verdict() != Verdict.INCONCLUSIVE;
      judgements[order.get(rank)] =
          open ? judgement : new Judgement(Verdict.INCONCLUSIVE, judgement.interval());
    }
    return List.of(judgements);
  }
}
