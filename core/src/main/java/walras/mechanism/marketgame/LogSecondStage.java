package walras.mechanism.marketgame;

import walras.numeric.Elementary;
import walras.numeric.SaddlePoint;

/**
 * The second stage with logarithmic utility, where every reply has a closed form.
 *
 * <p>A seller with weight {@code a} solves {@code (1-a) b^2/Q - b (1 + (1-a) qbar/Q) + C = 0} with
 * {@code C = (1-a) qbar - a rbar/p} the offer of a price taker, so that {@code C - b = (1-a) b
 * (qbar - b)/Q}; a buyer solves the mirror image. Summed over agents the second form gives the
 * strategic part of the price without cancellation. No logarithm is taken before consumption.
 */
final class LogSecondStage extends SecondStage {

  /** Utility weight of good r times endowment of q, and weight of q times endowment of r. */
  final double[] valueOfQ;

  final double[] valueOfR;

  private final double[] slopeTotal;
  private final double[] slopePrice;
  private final double[] consumedQ;
  private final double[] consumedR;
  private final ShadingIteration shadingIteration;

  /** Denominator and numerator of the price of price takers. */
  double scaleQ;

  double scaleR;

  private double stepQ;
  private double stepR;

  LogSecondStage(Economy economy) {
    super(economy);
    valueOfQ = new double[types];
    valueOfR = new double[types];
    slopeTotal = new double[types];
    slopePrice = new double[types];
    consumedQ = new double[types];
    consumedR = new double[types];
    shadingIteration = new ShadingIteration(this);
  }

  @Override
  void competitive(double logPrice) {
    double sumQ = active * kappaQ;
    double sumR = active * kappaR;
    for (int x = 0; x < types; x++) {
      valueOfQ[x] = (1 - beliefs[x]) * endowmentQ;
      valueOfR[x] = beliefs[x] * endowmentR;
      sumQ += counts[x] * valueOfQ[x];
      sumR += counts[x] * valueOfR[x];
    }
    scaleQ = sumQ;
    scaleR = sumR;
    double inverse = scaleQ / scaleR;
    configurationPrice = scaleR / scaleQ;
    totalQ = active * kappaQ;
    for (int x = 0; x < types; x++) {
      double sold = valueOfQ[x] - valueOfR[x] * inverse;
      double offer = sold >= 0 ? sold : configurationPrice * sold;
      configurationOffers[x] = offer;
      offers[x] = offer;
      totalQ += Math.max(0, counts[x] * sold);
    }
    totalR = configurationPrice * totalQ;
  }

  @Override
  boolean newton() {
    steps = 0;
    if (shadingIteration.solve()) {
      return true;
    }
    for (steps = 1; steps <= MOST_STEPS; steps++) {
      step();
      double size = Math.max(Math.abs(stepQ), Math.abs(stepR));
      if (size < LAST_STEP) {
        linearUpdate();
        if (settle()) {
          return true;
        }
      } else {
        double damping = Math.max(1, 2 * size);
        totalQ *= 1 + stepQ / damping;
        totalR *= 1 + stepR / damping;
      }
    }
    return false;
  }

  /** Computes all replies to price and totals, and the Newton step of the totals' logarithms. */
  private void step() {
    double inverseQ = 1 / totalQ;
    double inverseR = 1 / totalR;
    price = totalR * inverseQ;
    double inversePrice = totalQ * inverseR;
    double sumQ = active * kappaQ;
    double sumR = active * kappaR;
    double bendQ = totalQ;
    double bendR = totalR;
    double crossQ = 0;
    double crossR = 0;
    for (int x = 0; x < types; x++) {
      double count = counts[x];
      double sold = valueOfQ[x] - valueOfR[x] * inversePrice;
      if (sold >= 0) {
        sell(x, sold, inverseQ, inversePrice);
        sumQ += count * offers[x];
        bendQ -= count * slopeTotal[x];
        crossQ += count * slopePrice[x];
      } else {
        buy(x, -price * sold, inverseR);
        sumR -= count * offers[x];
        bendR += count * slopeTotal[x];
        crossR += count * slopePrice[x];
      }
    }
    double gapQ = sumQ - totalQ;
    double gapR = sumR - totalR;
    double scale = 1 / ((bendQ + crossQ) * (bendR + crossR) - crossQ * crossR);
    stepQ = (gapQ * (bendR + crossR) + gapR * crossQ) * scale;
    stepR = (gapR * (bendQ + crossQ) + gapQ * crossR) * scale;
  }

  private void sell(int type, double priceTaking, double inverseQ, double inversePrice) {
    double share = valueOfQ[type] * inverseQ;
    double curvature = (1 - beliefs[type]) * inverseQ;
    double worth = beliefs[type] * share + curvature * valueOfR[type] * inversePrice;
    double root = Math.sqrt((1 - share) * (1 - share) + 4 * worth);
    double offer = 2 * priceTaking / (1 + share + root);
    double inverseRoot = 1 / root;
    offers[type] = offer;
    slopeTotal[type] = curvature * offer * (endowmentQ - offer) * inverseRoot;
    slopePrice[type] = valueOfR[type] * inversePrice * inverseRoot;
  }

  private void buy(int type, double priceTaking, double inverseR) {
    double share = valueOfR[type] * inverseR;
    double curvature = beliefs[type] * inverseR;
    double worth = (1 - beliefs[type]) * share + curvature * valueOfQ[type] * price;
    double root = Math.sqrt((1 - share) * (1 - share) + 4 * worth);
    double offer = 2 * priceTaking / (1 + share + root);
    double inverseRoot = 1 / root;
    offers[type] = -offer;
    slopeTotal[type] = -curvature * offer * (endowmentR - offer) * inverseRoot;
    slopePrice[type] = valueOfQ[type] * price * inverseRoot;
  }

  /** Moves the offers along the last, tiny step; both slopes are of the signed offer. */
  private void linearUpdate() {
    double stepPrice = stepR - stepQ;
    for (int x = 0; x < types; x++) {
      double stepTotal = sells(x) ? stepQ : stepR;
      offers[x] += slopeTotal[x] * stepTotal + slopePrice[x] * stepPrice;
    }
  }

  @Override
  boolean settle() {
    double sumQ = active * kappaQ;
    double sumR = active * kappaR;
    for (int x = 0; x < types; x++) {
      double amount = counts[x] * offers[x];
      if (amount >= 0) {
        sumQ += amount;
      } else {
        sumR -= amount;
      }
    }
    totalQ = sumQ;
    totalR = sumR;
    price = sumR / sumQ;
    return certified();
  }

  @Override
  double reply(int type, double atPrice, double total) {
    price = atPrice;
    double sold = valueOfQ[type] - valueOfR[type] / atPrice;
    if (sold >= 0) {
      sell(type, sold, 1 / total, 1 / atPrice);
    } else {
      buy(type, -atPrice * sold, 1 / total);
    }
    return Math.abs(offers[type]);
  }

  @Override
  double logAutarky(int type) {
    return Elementary.log(valueOfR[type] / valueOfQ[type]);
  }

  /**
   * The condition is {@code left = right} with {@code left = a (rbar + p b) Q} and {@code right =
   * (1-a) (qbar - b) p (Q - b)} for a seller, so its residual in logarithms is {@code left / right
   * - 1} up to second order.
   */
  boolean certified() {
    for (int x = 0; x < types; x++) {
      if (counts[x] > 0) {
        double offer = Math.abs(offers[x]);
        double difference = left(x, offer) - right(x, offer);
        double allowed = CERTIFICATE * right(x, offer) + ROUNDING * roundingScale(x, offer);
        if (!(Math.abs(difference) <= allowed)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  double residual() {
    double largest = 0;
    for (int x = 0; x < types; x++) {
      if (counts[x] > 0) {
        double offer = Math.abs(offers[x]);
        largest = Math.max(largest, Math.abs(left(x, offer) / right(x, offer) - 1));
      }
    }
    return largest;
  }

  private double left(int type, double offer) {
    return sells(type)
        ? beliefs[type] * (endowmentR + price * offer) * totalQ
        : (1 - beliefs[type]) * (price * endowmentQ + offer) * totalR;
  }

  private double right(int type, double offer) {
    return sells(type)
        ? (1 - beliefs[type]) * (endowmentQ - offer) * price * (totalQ - offer)
        : beliefs[type] * (endowmentR - offer) * (totalR - offer);
  }

  /** Returns the change of the residual per relative rounding of the offer. */
  private double roundingScale(int type, double offer) {
    return sells(type)
        ? (1 - beliefs[type]) * price * (endowmentQ * (totalQ - offer) + totalQ * endowmentQ)
        : beliefs[type] * (endowmentR * (totalR - offer) + totalR * endowmentR);
  }

  @Override
  void deviations() {
    double inverseQ = 1 / totalQ;
    double inverseR = 1 / totalR;
    double inversePrice = totalQ * inverseR;
    double shadedQ = 0;
    double shadedR = 0;
    for (int x = 0; x < types; x++) {
      if (sells(x)) {
        double offer = offers[x];
        shading[x] = (1 - beliefs[x]) * offer * (endowmentQ - offer) * inverseQ;
        shadedQ += counts[x] * shading[x];
        consumedQ[x] = endowmentQ - offer;
        consumedR[x] = endowmentR + price * offer;
      } else {
        double offer = -offers[x];
        shading[x] = beliefs[x] * offer * (endowmentR - offer) * inverseR;
        shadedR += counts[x] * shading[x];
        consumedQ[x] = endowmentQ + offer * inversePrice;
        consumedR[x] = endowmentR - offer;
      }
    }
    priceStrategic = (price * shadedQ - shadedR) / scaleQ;
    double inverseDifference = priceStrategic * inversePrice / configurationPrice;
    for (int x = 0; x < types; x++) {
      strategic[x] = strategicPart(x, inverseDifference);
    }
  }

  private double strategicPart(int type, double inverseDifference) {
    if (sells(type) != (configurationOffers[type] >= 0)) {
      return distance(offers[type], configurationOffers[type]);
    }
    return sells(type)
        ? Math.abs(valueOfR[type] * inverseDifference - shading[type])
        : Math.abs(valueOfQ[type] * priceStrategic + shading[type]);
  }

  @Override
  double gain(int type, StateTable table) {
    double weight = table.weights[type];
    return weight * SaddlePoint.logRatio(consumedQ[type], table.q[type])
        + (1 - weight) * SaddlePoint.logRatio(consumedR[type], table.r[type]);
  }

  @Override
  Goods consumption(int type) {
    return new Goods(consumedQ[type], consumedR[type]);
  }
}
