package walras.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What random grouping does to a handful of agents, from every division into groups and every
 * announcement; ties announce, of several best prices the middle one forms.
 *
 * @param steps of the grid of prices, T
 * @param costs of the sellers, an even number
 * @param values of the buyers, an even number
 */
record GroupedByHand(int steps, List<BigDecimal> costs, List<BigDecimal> values) {

  /** Returns the probability that each seller, then each buyer, is rationed in the groups. */
  double[] rationing() {
    double[] sum = new double[costs.size() + values.size()];
    List<int[]> ofSellers = halves(costs.size());
    List<int[]> ofBuyers = halves(values.size());
    for (int[] sellers : ofSellers) {
      for (int[] buyers : ofBuyers) {
        for (int group = 0; group < 2; group++) {
          add(sellers, buyers, group, sum);
        }
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= (double) ofSellers.size() * ofBuyers.size();
    }
    return sum;
  }

  private void add(int[] sellers, int[] buyers, int group, double[] sum) {
    int price = price(thresholds(sellers, 1 - group, true), thresholds(buyers, 1 - group, false));
    List<Integer> supply = thresholds(sellers, group, true);
    List<Integer> demand = thresholds(buyers, group, false);
    for (int i = 0; i < costs.size(); i++) {
      if (sellers[i] == group && supplyFrom(costs.get(i)) <= price) {
        sum[i] += 1 - served(supplied(supply, price), demanded(demand, price));
      }
    }
    for (int j = 0; j < values.size(); j++) {
      if (buyers[j] == group && demandTo(values.get(j)) >= price) {
        sum[costs.size() + j] += 1 - served(demanded(demand, price), supplied(supply, price));
      }
    }
  }

  /** Returns the probability that each seller, then each buyer, is rationed in one market. */
  double[] pooledRationing() {
    int[] allSellers = new int[costs.size()];
    int[] allBuyers = new int[values.size()];
    List<Integer> supply = thresholds(allSellers, 0, true);
    List<Integer> demand = thresholds(allBuyers, 0, false);
    int price = price(supply, demand);
    double[] probabilities = new double[costs.size() + values.size()];
    for (int i = 0; i < costs.size(); i++) {
      if (supply.get(i) <= price) {
        probabilities[i] = 1 - served(supplied(supply, price), demanded(demand, price));
      }
    }
    for (int j = 0; j < values.size(); j++) {
      if (demand.get(j) >= price) {
        probabilities[costs.size() + j] =
            1 - served(demanded(demand, price), supplied(supply, price));
      }
    }
    return probabilities;
  }

  /** Returns what each seller, then each buyer, gains in one market by the best announcement. */
  double[] pooledGains() {
    double[] gains = new double[costs.size() + values.size()];
    for (int i = 0; i < gains.length; i++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int announced = -1; announced <= steps + 1; announced++) {
        best = Math.max(best, payoff(i, announced));
      }
      gains[i] = best - payoff(i, threshold(i));
    }
    return gains;
  }

  private int threshold(int agent) {
    return agent < costs.size()
        ? supplyFrom(costs.get(agent))
        : demandTo(values.get(agent - costs.size()));
  }

  /** Returns what an agent can expect from announcing a threshold while all others are truthful. */
  private double payoff(int agent, int announced) {
    List<Integer> supply = thresholds(new int[costs.size()], 0, true);
    List<Integer> demand = thresholds(new int[values.size()], 0, false);
    boolean sells = agent < costs.size();
    (sells ? supply : demand).set(sells ? agent : agent - costs.size(), announced);
    int price = price(supply, demand);
    double money = (double) price / steps;
    if (sells) {
      return announced > price
          ? 0
          : (money - costs.get(agent).doubleValue())
              * served(supplied(supply, price), demanded(demand, price));
    }
    return announced < price
        ? 0
        : (values.get(agent - costs.size()).doubleValue() - money)
            * served(demanded(demand, price), supplied(supply, price));
  }

  private static double served(long own, long other) {
    return own <= other ? 1 : (double) other / own;
  }

  private int price(List<Integer> supply, List<Integer> demand) {
    long least = Long.MAX_VALUE;
    List<Integer> best = new ArrayList<>();
    for (int price = 0; price <= steps; price++) {
      long distance = Math.abs(supplied(supply, price) - demanded(demand, price));
      if (distance < least) {
        least = distance;
        best.clear();
      }
      if (distance == least) {
        best.add(price);
      }
    }
    return best.get((best.size() - 1) / 2);
  }

  private static long supplied(List<Integer> supply, int price) {
    return supply.stream().filter(from -> from <= price).count();
  }

  private static long demanded(List<Integer> demand, int price) {
    return demand.stream().filter(to -> to >= price).count();
  }

  private List<Integer> thresholds(int[] groups, int group, boolean sellers) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < groups.length; i++) {
      if (groups[i] == group) {
        found.add(sellers ? supplyFrom(costs.get(i)) : demandTo(values.get(i)));
      }
    }
    return found;
  }

  private int supplyFrom(BigDecimal cost) {
    return cost.multiply(BigDecimal.valueOf(steps)).setScale(0, RoundingMode.CEILING).intValue();
  }

  private int demandTo(BigDecimal value) {
    return value.multiply(BigDecimal.valueOf(steps)).setScale(0, RoundingMode.FLOOR).intValue();
  }

  /** Returns every division of some agents into two halves, 0 and 1. */
  private static List<int[]> halves(int agents) {
    List<int[]> halves = new ArrayList<>();
    for (int bits = 0; bits < 1 << agents; bits++) {
      if (Integer.bitCount(bits) == agents / 2) {
        int[] groups = new int[agents];
        for (int i = 0; i < agents; i++) {
          groups[i] = bits >> i & 1;
        }
        halves.add(groups);
      }
    }
    return halves;
  }
}
