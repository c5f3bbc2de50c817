package walras.mechanism.sigmawalras;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Assumption;
import walras.mechanism.sigmawalras.economy.ClassSizes;
import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.numeric.Digits;

/** Checks an environment against the assumptions of the propositions. */
final class SigmaChecks {

  private static final long MANY = 1_000_000_000_000L;

  /** At the critical slope of one class C is equal to the limit but for this share of it. */
  private static final double ROUNDING = 1e-9;

  private SigmaChecks() {}

  static List<Assumption> of(SigmaEnvironment environment, SigmaLimits limits) {
    Economy economy = environment.economy();
    SizedEconomy many = new SizedEconomy(economy, ClassSizes.of(economy.shares(), MANY));
    List<Assumption> assumptions = new ArrayList<>();
    assumptions.add(
        new Assumption("A1 (bounded marginal utility at zero)", true, "signals are in [0, 1]"));
    assumptions.add(
        new Assumption(
            "A2 (own signals matter)",
            many.leastOwnEffect() > 0,
            "the own signal moves marginal utility by at least %s per unit, with many agents"
                .formatted(Digits.of(many.leastOwnEffect()))));
    assumptions.add(
        new Assumption(
            "A3 (informationally small agents)",
            many.informationalSize() < many.leastOwnEffect(),
            "another signal moves marginal utility by at most %s / N, with many agents"
                .formatted(Digits.of(many.informationalSize() * (double) MANY))));
    assumptions.add(effects(economy));
    assumptions.add(slopes(economy));
    limits
        .criticalConstant()
        .ifPresent(critical -> assumptions.add(surplus(environment.slope(), critical, many)));
    return assumptions;
  }

  private static Assumption effects(Economy economy) {
    boolean holds = economy.hasNonnegativeEffects();
    return new Assumption(
        "A3' (signals of others never lower values)",
        holds,
        holds
            ? "slope zero has a deficit wherever there is trade away from the boundary"
            : "slope zero may have a surplus");
  }

  private static Assumption slopes(Economy economy) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int k = 0; k < economy.classes(); k++) {
      double mu = economy.type(k).mu();
      least = Math.min(least, mu);
      double bend = economy.type(k).gamma() * (1 + Math.max(economy.curvature().rho(), 0));
      most = Math.max(most, mu + bend);
    }
    return new Assumption(
        "A4 (marginal utility falls)",
        true,
        "with slopes from %s to %s".formatted(Digits.of(-most), Digits.of(-least)));
  }

  private static Assumption surplus(SlopeRule rule, double critical, SizedEconomy many) {
    String known = "the budget of many agents balances at C = " + Digits.of(critical);
    if (rule instanceof SlopeRule.Influence influence && influence.exponent() == 1) {
      return new Assumption(
          "budget surplus with many agents",
          influence.constant() > critical,
          "%s, and C is %s".formatted(known, Digits.of(influence.constant())));
    }
    if (rule instanceof SlopeRule.Influence influence) {
      return new Assumption(
          "budget surplus with many agents",
          influence.exponent() < 1 && influence.constant() > 0,
          "the slope falls with exponent %s of the influence of an agent, and with exponent 1 %s"
              .formatted(Digits.of(influence.exponent()), known));
    }
    if (rule instanceof SlopeRule.Fixed fixed) {
      return new Assumption(
          "budget surplus with many agents",
          fixed.sigma() > 0,
          "the slope is %s at every size; %s".formatted(Digits.of(fixed.sigma()), known));
    }
    double constant = rule.of(many).orElseThrow() / many.influence();
    return new Assumption(
        "budget surplus with many agents",
        constant >= critical * (1 - ROUNDING),
        "%s, and the rule is C = %s".formatted(known, Digits.of(constant)));
  }
}
