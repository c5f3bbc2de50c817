package walras.mechanism.sigmawalras;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import walras.kernel.Approximation;
import walras.kernel.Details;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.SizedMarket;
import walras.kernel.StreamedKernel;
import walras.mechanism.sigmawalras.economy.BoundaryRule;
import walras.mechanism.sigmawalras.economy.ClassSizes;
import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.linear.CriticalSlope;
import walras.mechanism.sigmawalras.linear.DoubleAuction;
import walras.mechanism.sigmawalras.linear.LinearSlope;
import walras.mechanism.sigmawalras.signals.FiniteSignals;
import walras.mechanism.sigmawalras.signals.Variation;
import walras.numeric.Digits;

/** The mechanism in one environment with a given number of agents. */
final class SizedSigma implements SizedMarket {

  private static final long serialVersionUID = 1L;

  /** Declared cost in nanoseconds: of any replication, a cell, and an agent in both passes. */
  private static final double ANY = 500;

  private static final double CELL = 250;
  private static final double AGENT = 20;

  /** With any utilities: a pair of cells, and an agent who is not held. */
  private static final double SOLVED_PAIR = 7000;

  private static final double FROZEN_AGENT = 5000;

  private final SigmaMarket market;
  private final SizedEconomy economy;
  private final double sigma;
  private final @Nullable LinearModel linear;

  SizedSigma(SigmaMarket market, long agents) {
    this.market = market;
    Economy utilities = market.environment().economy();
    economy = new SizedEconomy(utilities, ClassSizes.of(utilities.shares(), agents));
    sigma = market.environment().slope().of(economy).orElseThrow();
    linear = utilities.isLinear() ? model() : null;
  }

  private LinearModel model() {
    return new LinearModel(
        economy,
        new LinearSlope(economy, sigma),
        new LinearSlope(economy, 0),
        environment().boundary(),
        auction().filter(DoubleAuction::exists).orElse(null));
  }

  /** Returns the double auction, whether it has an equilibrium or not. */
  Optional<DoubleAuction> auction() {
    int classes = economy.economy().classes();
    Optional<Variation> variation = environment().signals().variation(classes);
    if (classes > 1 && variation.isEmpty()) {
      return Optional.empty();
    }
    double revealed = variation.map(known -> known.revealed((double) agents())).orElse(0.0);
    return DoubleAuction.of(economy, revealed);
  }

  SigmaEnvironment environment() {
    return market.environment();
  }

  SigmaMarket market() {
    return market;
  }

  SizedEconomy economy() {
    return economy;
  }

  /** Returns what does not depend on signals, or null unless utilities are linear-quadratic. */
  @Nullable LinearModel linear() {
    return linear;
  }

  /** Returns the slope of the price schedule. */
  double sigma() {
    return sigma;
  }

  /** Returns the price of infinitely many agents, given what agents share. */
  double limitPrice(double[] shared) {
    return market.limits().price(shared);
  }

  @Override
  public long agents() {
    return economy.agents();
  }

  @Override
  public Optional<Grouping> grouping() {
    return Optional.empty();
  }

  @Override
  public double centre(int metric, int state) {
    return limit(metric, state).orElse(0);
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    return market.limits().of(metric);
  }

  @Override
  public Optional<String> undefined(int metric) {
    return switch (metric) {
      case Measures.IC_GAIN_MAX ->
          environment().grid() == null
              ? Optional.of("no grid of reports is asked for")
              : Optional.empty();
      case Measures.SIGMA_CRIT, Measures.C_CRIT -> withoutCritical();
      case Measures.DA_PRICE_ABS_ERROR, Measures.DA_SURPLUS_LOSS_PC, Measures.DA_UTIL_LOSS_MAX ->
          withoutAuction();
      case Measures.DA_BEST_LINEAR_LOSS_PC ->
          economy.economy().classes() == 1
              ? Optional.of("there is one class, so no schedule ignores groups")
              : withoutAuction();
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Approximation> approximation(int metric) {
    return isFrozen() ? market.frozenError().of(metric, agents()) : Optional.empty();
  }

  private Optional<String> withoutCritical() {
    Economy utilities = economy.economy();
    if (!utilities.isLinear() || !utilities.hasCommonSlope()) {
      return Optional.of(
          "no closed form is known unless utilities are linear-quadratic with one mu");
    }
    if (environment().boundary() != BoundaryRule.WALRASIAN) {
      return Optional.of("known for boundary: walrasian");
    }
    return CriticalSlope.sufficient(economy).isEmpty()
        ? Optional.of("so few agents can run a deficit at every slope")
        : Optional.empty();
  }

  private Optional<String> withoutAuction() {
    Optional<DoubleAuction> auction = auction();
    if (auction.isEmpty()) {
      return Optional.of(
          "the double auction has a known equilibrium for one class, or two groups of equal size,"
              + " utilities and laws, with linear-quadratic utilities");
    }
    return auction.orElseThrow().exists()
        ? Optional.empty()
        : Optional.of("the double auction of so few agents has no equilibrium in linear schedules");
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    double influence = economy.informationalSize();
    double own = economy.leastOwnEffect();
    if (!(influence < own)) {
      warnings.add(
          "A3 fails: another agent's signal moves marginal utility by up to %s, the own one by at"
                  .formatted(Digits.of(influence))
              + " least %s; quantities need not rise with the own report"
                  .formatted(Digits.of(own)));
    }
    if (isFrozen()) {
      warnings.add(
          ("payments are approximate: above %d agents the others answer a report linearly, which is"
                  + " off by about 1/N of payments beyond the price; results bound the error")
              .formatted(HeldKernel.MOST));
    }
    return warnings;
  }

  @Override
  public void describeLimits(Details details) {
    SigmaThresholds.describe(this, details);
    market.limits().describe(details.at("many_agents"));
  }

  @Override
  public double nanosecondsPerReplication() {
    double agents = (double) agents();
    if (environment().signals() instanceof FiniteSignals finite) {
      double cells = CountsKernel.cells(finite, economy.economy().classes()).size();
      return ANY + (linear == null ? SOLVED_PAIR * cells * cells : CELL * cells);
    }
    if (linear == null) {
      return isFrozen() ? FROZEN_AGENT * agents : SOLVED_PAIR * agents * agents;
    }
    return ANY + AGENT * agents;
  }

  @Override
  public Kernel kernel() {
    if (environment().signals() instanceof FiniteSignals finite) {
      int cells = CountsKernel.cells(finite, economy.economy().classes()).size();
      return new CountsKernel(this, finite, cellMarket(cells));
    }
    if (linear != null) {
      return new StreamedLinearKernel(this, linear);
    }
    return isFrozen() ? new StreamedCurvedKernel(this) : new HeldKernel(this);
  }

  @Override
  public long shards() {
    boolean isStreamed =
        !(environment().signals() instanceof FiniteSignals) && (linear != null || isFrozen());
    return isStreamed ? StreamedKernel.shards(agents()) : 1;
  }

  /** Tells whether payments rest on the linear answer of the other agents. */
  private boolean isFrozen() {
    return linear == null && !environment().isCounted() && agents() > HeldKernel.MOST;
  }

  /** Returns a market of counted agents. */
  CellMarket cellMarket(int cells) {
    return linear == null
        ? new CurvedCells(this, cells, sigma)
        : new LinearCells(linear, environment().grid());
  }

  /** Returns a market of counted agents at another slope. */
  CellMarket cellMarket(int cells, double otherSigma) {
    return linear == null
        ? new CurvedCells(this, cells, otherSigma)
        : new LinearCells(linear.at(otherSigma), environment().grid());
  }
}
