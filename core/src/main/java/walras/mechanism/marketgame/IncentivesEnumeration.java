package walras.mechanism.marketgame;

import java.util.List;
import java.util.stream.IntStream;
import walras.kernel.Enumeration;
import walras.kernel.Outcome;
import walras.sampling.MultinomialLaw;

/** All counts of the other active agents, which decide every gain. */
final class IncentivesEnumeration implements Enumeration {

  private static final long serialVersionUID = 1L;

  private final SizedIncentives sized;

  IncentivesEnumeration(SizedIncentives sized) {
    this.sized = sized;
  }

  @Override
  public List<Integer> metrics() {
    return IntStream.range(0, sized.market().metrics().size()).boxed().toList();
  }

  @Override
  public double bound(int metric, int state) {
    return new GainBound(sized).of(metric);
  }

  @Override
  public long configurations(double least) {
    double sum = 0;
    for (int state = 0; state < sized.market().states().size(); state++) {
      sum += (double) others(state).size(least);
    }
    return (long) sum;
  }

  @Override
  public void visit(int state, double least, Visitor visitor) {
    IncentivesKernel kernel = new IncentivesKernel(sized);
    Outcome outcome = Outcome.create(sized.market());
    others(state)
        .visit(
            least,
            (logProbability, others) -> {
              outcome.clear();
              kernel.replay(state, others, outcome);
              visitor.visit(logProbability, outcome);
            });
  }

  private MultinomialLaw others(int state) {
    return MultinomialLaw.of(
        sized.game().active() - 1, sized.game().economy().model().signals(state));
  }
}
