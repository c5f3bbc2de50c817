package walras.mechanism.randomgrouping;

import walras.sampling.FixedMultinomial;
import walras.sampling.Multinomial;
import walras.sampling.Philox;
import walras.sampling.Streams;

/** Independent units with one law for costs and one for values. */
final class IndependentCounts implements GroupCounts {

  private final FixedMultinomial costs;
  private final FixedMultinomial values;

  /**
   * Creates the law of the counts.
   *
   * @param perGroup the units of each side of a group
   */
  IndependentCounts(TypeTable table, long perGroup) {
    costs = Multinomial.of(table.costWeights).withTrials(perGroup);
    values = Multinomial.of(table.valueWeights).withTrials(perGroup);
  }

  @Override
  public void draw(Streams streams, long[][] sellers, long[][] buyers) {
    Philox rng = streams.economy();
    for (int group = 0; group < Trades.GROUPS; group++) {
      costs.sample(rng, sellers[group]);
      values.sample(rng, buyers[group]);
    }
  }
}
