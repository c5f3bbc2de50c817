package walras.mechanism.marketgame;

import walras.numeric.Elementary;
import walras.numeric.Roots;

/**
 * The second stage with constant elasticities of substitution {@code s}, one per type.
 *
 * <p>The unknown of a type is its shading {@code theta = ln(1 - b/Q)} for a seller, {@code ln(1 -
 * b/R)} for a buyer. Given price and shading the ratio of consumption is {@code (p_e (1-a)/a)^s}
 * with {@code p_e = p e^theta} or {@code p e^-theta}, so the budget is exact and the agent's
 * condition is {@code e^theta - 1 + b(theta)/Q = 0}, increasing in theta. Consumption keeps its
 * relative accuracy for every elasticity, which {@code qbar - b} would not.
 */
final class CesSecondStage extends SecondStage {

  /** From here on a difference of two prices is lost in rounding, and first order is exact. */
  private static final double MANY_AGENTS = 2e7;

  private final Tastes tastes;
  private final double[] logEndowments;
  private final double[] autarky;
  private final boolean[] selling;
  private final double[] theta;
  private final double[] thetaStep;
  private final double[] thetaByPrice;
  private final double[] thetaByTotal;
  private final double[] configurationSlopes;
  private final double[] residuals;
  private final ShadedOffers shaded;
  private final CompetitiveRoot root;
  private double logPrice;
  private double priceResidual;
  private double configurationSlope;
  private double stepQ;
  private double stepR;
  private double sumQ;
  private double sumR;
  private double bendQ;
  private double bendR;
  private double crossQ;
  private double crossR;

  CesSecondStage(Economy economy) {
    super(economy);
    tastes = economy.tastes();
    logEndowments = new double[types];
    autarky = new double[types];
    selling = new boolean[types];
    theta = new double[types];
    thetaStep = new double[types];
    thetaByPrice = new double[types];
    thetaByTotal = new double[types];
    configurationSlopes = new double[types];
    residuals = new double[types];
    shaded = new ShadedOffers(economy);
    root = new CompetitiveRoot(this, shaded);
    for (int x = 0; x < types; x++) {
      logEndowments[x] = (1 - tastes.rho(x)) * Elementary.log(endowmentR / endowmentQ);
    }
  }

  @Override
  double logAutarky(int type) {
    return autarky[type];
  }

  @Override
  void competitive(double guess) {
    for (int x = 0; x < types; x++) {
      double logOdds = Tastes.logOdds(beliefs[x]);
      shaded.logOdds[x] = logOdds;
      autarky[x] = logOdds + logEndowments[x];
    }
    logPrice = root.find(guess);
    configurationPrice = Elementary.exp(logPrice);
    configurationSlope = root.slope();
    shaded.at(logPrice, configurationPrice);
    double sum = active * kappaQ;
    for (int x = 0; x < types; x++) {
      respond(x, 0);
      configurationOffers[x] = selling[x] ? shaded.offer[x] : -shaded.offer[x];
      configurationSlopes[x] = shaded.byPrice[x];
      sum += selling[x] ? counts[x] * shaded.offer[x] : 0;
    }
    price = configurationPrice;
    totalQ = sum;
    totalR = sum * configurationPrice;
  }

  /** Computes the offer of a type on the side that the price decides. */
  private void respond(int type, double shadingLog) {
    boolean sells = logPrice >= autarky[type];
    selling[type] = sells;
    theta[type] = shadingLog;
    if (sells) {
      shaded.sell(type, shadingLog);
    } else {
      shaded.buy(type, shadingLog);
    }
  }

  @Override
  boolean newton() {
    for (steps = 1; steps <= MOST_STEPS; steps++) {
      linearize();
      double largest = moveThetas(solveTotals());
      if (largest < LAST_STEP) {
        settle();
        if (certified()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Evaluates every type's condition and collects the equations of the two totals. */
  private void linearize() {
    sumQ = active * kappaQ;
    sumR = active * kappaR;
    bendQ = totalQ;
    bendR = totalR;
    crossQ = 0;
    crossR = 0;
    double inverseQ = 1 / totalQ;
    double inverseR = 1 / totalR;
    for (int x = 0; x < types; x++) {
      double count = counts[x];
      if (count > 0 && selling[x]) {
        double keep = eliminate(x, inverseQ);
        sumQ += count * (shaded.offer[x] + shaded.byShading[x] * thetaStep[x]);
        bendQ -= count * shaded.byShading[x] * thetaByTotal[x];
        crossQ += count * shaded.byPrice[x] * keep;
      } else if (count > 0) {
        double keep = eliminate(x, inverseR);
        sumR += count * (shaded.offer[x] + shaded.byShading[x] * thetaStep[x]);
        bendR -= count * shaded.byShading[x] * thetaByTotal[x];
        crossR -= count * shaded.byPrice[x] * keep;
      }
    }
  }

  /** Solves a type's condition for its theta; returns how much of a price change remains. */
  private double eliminate(int type, double inverseTotal) {
    double minusShare = Elementary.expm1(theta[type]);
    double share = shaded.offer[type] * inverseTotal;
    double inverse = 1 / (1 + minusShare + shaded.byShading[type] * inverseTotal);
    thetaStep[type] = -(minusShare + share) * inverse;
    thetaByPrice[type] = -shaded.byPrice[type] * inverseTotal * inverse;
    thetaByTotal[type] = share * inverse;
    return (1 + minusShare) * inverse;
  }

  /** Takes the damped Newton step of the totals and the price; returns the damping. */
  private double solveTotals() {
    double gapQ = sumQ - totalQ;
    double gapR = sumR - totalR;
    double scale = 1 / ((bendQ + crossQ) * (bendR + crossR) - crossQ * crossR);
    stepQ = (gapQ * (bendR + crossR) + gapR * crossQ) * scale;
    stepR = (gapR * (bendQ + crossQ) + gapQ * crossR) * scale;
    double damping = Math.max(1, 2 * Math.max(Math.abs(stepQ), Math.abs(stepR)));
    totalQ *= 1 + stepQ / damping;
    totalR *= 1 + stepR / damping;
    price = totalR / totalQ;
    logPrice = Elementary.log(price);
    shaded.at(logPrice, price);
    return damping;
  }

  /** Moves the thetas along and evaluates the offers there; returns the largest step of all. */
  private double moveThetas(double damping) {
    double largest = Math.max(Math.abs(stepQ), Math.abs(stepR));
    for (int x = 0; x < types; x++) {
      if (counts[x] > 0) {
        double step =
            thetaStep[x]
                + thetaByPrice[x] * (stepR - stepQ)
                + thetaByTotal[x] * (selling[x] ? stepQ : stepR);
        largest = Math.max(largest, Math.abs(step));
        boolean sameSide = selling[x] == (logPrice >= autarky[x]);
        double lowest = -Math.abs(logPrice - autarky[x]);
        double moved = Math.max(lowest, Math.min(0, theta[x] + step / damping));
        respond(x, sameSide ? moved : 0);
      }
    }
    return largest;
  }

  @Override
  void settle() {
    double q = active * kappaQ;
    double r = active * kappaR;
    for (int x = 0; x < types; x++) {
      double offer = shaded.offer[x];
      offers[x] = selling[x] ? offer : -offer;
      if (selling[x]) {
        q += counts[x] * offer;
      } else {
        r += counts[x] * offer;
      }
    }
    totalQ = q;
    totalR = r;
    price = r / q;
    priceResidual = Math.abs(price * Elementary.exp(-logPrice) - 1);
    for (int x = 0; x < types; x++) {
      if (counts[x] > 0) {
        double exact = Elementary.log1p(-shaded.offer[x] / (selling[x] ? q : r));
        residuals[x] = Math.abs(theta[x] - exact);
        theta[x] = exact;
      }
    }
  }

  @Override
  boolean certified() {
    if (!(priceResidual <= CERTIFICATE)) {
      return false;
    }
    for (int x = 0; x < types; x++) {
      if (counts[x] > 0) {
        double total = selling[x] ? totalQ : totalR;
        double endowment = selling[x] ? endowmentQ : endowmentR;
        double bent = shaded.byShading[x] * (1 + Math.abs(logPrice - shaded.logOdds[x]));
        double rounding = ROUNDING * (endowment + bent) / (total - Math.abs(offers[x]));
        if (!(residuals[x] <= CERTIFICATE + rounding)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  double residual() {
    double largest = priceResidual;
    for (int x = 0; x < types; x++) {
      if (counts[x] > 0) {
        largest = Math.max(largest, residuals[x]);
      }
    }
    return largest;
  }

  @Override
  void reply(int type, double atPrice, double total) {
    price = atPrice;
    logPrice = Elementary.log(atPrice);
    shaded.at(logPrice, atPrice);
    double lowest = -Math.abs(logPrice - autarky[type]);
    double best = Roots.between(t -> condition(type, t, total), lowest, 0).orElse(0);
    condition(type, best, total);
    offers[type] = selling[type] ? shaded.offer[type] : -shaded.offer[type];
  }

  private double condition(int type, double shadingLog, double total) {
    respond(type, shadingLog);
    return Elementary.expm1(shadingLog) + shaded.offer[type] / total;
  }

  @Override
  void deviations() {
    double shadedQ = 0;
    double shadedR = 0;
    double logIncome = Elementary.log(shaded.incomeInQ());
    for (int x = 0; x < types; x++) {
      if (counts[x] > 0) {
        shading[x] = shadingOf(x);
        if (selling[x]) {
          shadedQ += counts[x] * shading[x];
        } else {
          shadedR += counts[x] * shading[x];
        }
        logQ[x] = logIncome - Elementary.log1p(shaded.ratio[x]);
        logR[x] = logQ[x] + shaded.logRatio[x] + logPrice;
      }
    }
    if (active < MANY_AGENTS) {
      priceStrategic = price - configurationPrice;
      for (int x = 0; x < types; x++) {
        strategic[x] = distance(offers[x], configurationOffers[x]);
      }
    } else {
      firstOrder((shadedR / price - shadedQ) / (active * configurationSlope));
    }
  }

  /** Sets the strategic parts from the change of the logarithm of the price. */
  private void firstOrder(double change) {
    priceStrategic = configurationPrice * change * (1 + change / 2);
    for (int x = 0; x < types; x++) {
      boolean sameSide = selling[x] == (configurationOffers[x] >= 0);
      strategic[x] =
          sameSide
              ? Math.abs(configurationSlopes[x] * change - shading[x])
              : distance(offers[x], configurationOffers[x]);
    }
  }

  private double shadingOf(int type) {
    double ratio = shaded.ratio[type];
    double excess = Elementary.expm1(-shaded.elasticity[type] * theta[type]);
    double odds = (1 + ratio) / excess;
    return selling[type] ? shaded.q(type) * ratio / (odds + ratio) : shaded.r(type) / (odds + 1);
  }

  @Override
  double utility(int type, double weight) {
    return tastes.utility(type, weight, logQ[type], logR[type]);
  }
}
