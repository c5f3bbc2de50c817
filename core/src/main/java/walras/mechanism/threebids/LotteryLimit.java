package walras.mechanism.threebids;

import java.util.function.DoubleUnaryOperator;

/** What infinitely many agents in a state have over the lottery of all rules. */
final class LotteryLimit {

  private static final double SUB_RULES = 6;

  private final Benchmark benchmark;
  private final Allocation allocation;
  private final Rules rules;
  private final double epsilon;
  private final double[] bids;
  private final double[] squares;
  private final double meanBids;

  LotteryLimit(ThreeBidsEnvironment environment, StateTheory theory) {
    benchmark = theory.benchmark();
    allocation = theory.allocation();
    rules = environment.rules();
    epsilon = rules.epsilon();
    int signals = benchmark.signals();
    bids = new double[signals];
    squares = new double[signals];
    double mean = 0;
    for (int signal = 0; signal < signals; signal++) {
      double first = environment.economy().firstBid(signal);
      double value = benchmark.value(signal);
      bids[signal] = first + 2 * value;
      squares[signal] = first * first + 2 * value * value;
      mean += benchmark.share(signal) * bids[signal];
    }
    meanBids = mean;
  }

  /** Returns the probability that a seller with a signal consumes. */
  double seller(int signal) {
    double kept = 1 - rules.pairedSellers() * (3 + meanBids - bids[signal]) / SUB_RULES;
    return epsilon * kept + (1 - epsilon) * allocation.consumed(signal);
  }

  /** Returns the probability that a buyer with a signal consumes. */
  double buyer(int signal) {
    double received = rules.pairedBuyers() * (3 - meanBids + bids[signal]) / SUB_RULES;
    return epsilon * received + (1 - epsilon) * allocation.consumed(signal);
  }

  /** Returns the probability that an agent with a signal consumes. */
  double agent(int signal) {
    double units = benchmark.unitsShare();
    return units * seller(signal) + (1 - units) * buyer(signal);
  }

  /** Returns the share of agents who are high and do not consume, or low and do. */
  double misallocation() {
    double sum = 0;
    for (int signal = 0; signal < bids.length; signal++) {
      double consumed = agent(signal);
      double wrong =
          benchmark.rank(signal) > 0 ? 1 - consumed : benchmark.rank(signal) < 0 ? consumed : 0;
      sum += benchmark.share(signal) * wrong;
    }
    return sum;
  }

  /** Returns by how much the surplus falls short of the largest. */
  double loss() {
    double sum = 0;
    for (int signal = 0; signal < bids.length; signal++) {
      sum += benchmark.share(signal) * benchmark.value(signal) * agent(signal);
    }
    return CompetitiveSurplus.of(benchmark) - sum;
  }

  /** Returns the mean over agents of the distance of transfers from the competitive ones. */
  double transferError() {
    double error = 0;
    for (int signal = 0; signal < bids.length; signal++) {
      if (benchmark.rank(signal) != 0) {
        double sellers = ofSeller(signal, Math::abs);
        double buyers = ofBuyer(signal, Math::abs);
        double units = benchmark.unitsShare();
        error += benchmark.share(signal) * (units * sellers + (1 - units) * buyers);
      }
    }
    return error;
  }

  /**
   * Returns the mean over partners of what distances of a seller's transfer from the competitive
   * one, zero or the price, are mapped to.
   */
  double ofSeller(int signal, DoubleUnaryOperator function) {
    double price = benchmark.price();
    double target = benchmark.rank(signal) > 0 ? 0 : price;
    double alone = (1 - epsilon) * (1 - allocation.consumed(signal)) * price - target;
    double paired = rules.pairedSellers();
    double mean = paired < 1 ? (1 - paired) * function.applyAsDouble(alone) : 0;
    for (int partner = 0; partner < bids.length; partner++) {
      double off = alone + epsilon * (3 - squares[signal] + squares[partner]) / (2 * SUB_RULES);
      mean += paired * benchmark.share(partner) * function.applyAsDouble(off);
    }
    return mean;
  }

  /** Returns the same of a buyer, whose competitive transfer is minus the price, or zero. */
  double ofBuyer(int signal, DoubleUnaryOperator function) {
    double price = benchmark.price();
    double target = benchmark.rank(signal) > 0 ? -price : 0;
    double alone = -(1 - epsilon) * allocation.consumed(signal) * price - target;
    double paired = rules.pairedBuyers();
    double mean = paired < 1 ? (1 - paired) * function.applyAsDouble(alone) : 0;
    for (int partner = 0; partner < bids.length; partner++) {
      double off = alone - epsilon * (3 - squares[partner] + squares[signal]) / (2 * SUB_RULES);
      mean += paired * benchmark.share(partner) * function.applyAsDouble(off);
    }
    return mean;
  }
}
