package walras.mechanism.threebids;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import walras.kernel.Enumeration;
import walras.kernel.Outcome;
import walras.numeric.Elementary;
import walras.sampling.MultinomialLaw;

/**
 * All counts of signals in all groups: of members, for metrics to which it does not matter who is a
 * seller, or of sellers and of buyers. Immutable.
 */
final class ThreeBidsEnumeration implements Enumeration {

  private static final long serialVersionUID = 1L;

  private final SizedThreeBids sized;
  private final boolean isOfSides;

  private ThreeBidsEnumeration(SizedThreeBids sized, boolean isOfSides) {
    this.sized = sized;
    this.isOfSides = isOfSides;
  }

  /** Returns the enumerations that together decide every metric but those of lotteries. */
  static List<Enumeration> all(SizedThreeBids sized) {
    return Stream.of(false, true)
        .<Enumeration>map(isOfSides -> new ThreeBidsEnumeration(sized, isOfSides))
        .toList();
  }

  @Override
  public List<Integer> metrics() {
    return IntStream.range(0, sized.market().metrics().size())
        .filter(metric -> !Measures.isRealised(metric) && Measures.isOfSides(metric) == isOfSides)
        .boxed()
        .toList();
  }

  /** Values lie in (0, 1]; who has a signal is over the expected number of those who do. */
  @Override
  public double bound(int metric, int state) {
    if (metric == Measures.LOG_POSTERIOR_ERROR) {
      return Double.POSITIVE_INFINITY;
    }
    int signals = sized.market().environment().economy().signals();
    if (metric < Measures.FAMILIES) {
      return 2;
    }
    int signal = Measures.signal(metric, signals);
    return 2 / sized.market().benchmark(state).share(signal);
  }

  @Override
  public long configurations(double least) {
    double sum = 0;
    for (int place = 0; place < sized.market().states().size(); place++) {
      double group =
          isOfSides
              ? (double) law(place, sized.size().sellers()).size(least)
                  * (double) law(place, sized.size().buyers()).size(least)
              : (double) law(place, sized.size().members()).size(least);
      sum += Elementary.pow(group, sized.size().groups());
    }
    return (long) sum;
  }

  private MultinomialLaw law(int place, long agents) {
    Benchmark benchmark = sized.market().benchmark(place);
    double[] shares =
        IntStream.range(0, benchmark.signals()).mapToDouble(benchmark::share).toArray();
    return MultinomialLaw.of(agents, shares);
  }

  @Override
  public void visit(int state, double least, Visitor visitor) {
    new Walk(state, least, visitor).visit(0, 0);
  }

  /** One walk through all configurations. Confined to one thread. */
  private final class Walk {

    private final int place;
    private final double least;
    private final Visitor visitor;
    private final MultinomialLaw sellers;
    private final MultinomialLaw others;
    private final Evaluation evaluation;
    private final Outcome outcome;

    Walk(int place, double least, Visitor visitor) {
      this.place = place;
      this.least = least;
      this.visitor = visitor;
      GroupSize size = sized.size();
      sellers = law(place, size.sellers());
      others = law(place, isOfSides ? size.buyers() : size.members());
      evaluation = new Evaluation(sized.market(), size);
      outcome = Outcome.create(sized.market());
    }

    /** Visits the counts of one side of a group after the other. */
    void visit(int side, double logProbability) {
      SignalCounts counts = evaluation.counts();
      int group = side / 2;
      if (group == sized.size().groups()) {
        counts.add();
        evaluation.evaluate(place, outcome);
        visitor.visit(logProbability, outcome);
      } else if (side % 2 == 0 && isOfSides) {
        descend(sellers, counts.sellers[group], side, logProbability);
      } else if (side % 2 == 0) {
        visit(side + 1, logProbability);
      } else {
        descend(others, counts.buyers[group], side, logProbability);
      }
    }

    private void descend(MultinomialLaw law, long[] target, int side, double logProbability) {
      law.visit(
          least - logProbability,
          (conditional, counts) -> {
            System.arraycopy(counts, 0, target, 0, counts.length);
            visit(side + 1, logProbability + conditional);
          });
    }
  }
}
