package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import walras.environment.SignalModel;
import walras.kernel.Assumption;
import walras.kernel.Field;

/** Checks an economy against the assumptions of the theorems. */
final class EconomyChecks {

  private static final double SAME_OFFER = 1e-9;
  private static final double NARROW = 1e-3;
  private static final double SAME_PROBABILITY = 1e-12;
  private static final int MOST_TYPES_FOR_SUBSETS = 16;

  private final Economy economy;
  private final Field environment;
  private final FirstStage firstStage;
  private final Optional<String> indistinguishable;

  EconomyChecks(Economy economy, Field environment) {
    this.economy = economy;
    this.environment = environment;
    firstStage = new FirstStage(economy);
    indistinguishable = pooledSetWithoutNews();
  }

  /** Tells whether all types make different first-stage offers; reports those that do not. */
  boolean separates() {
    int[] order = firstStage.order();
    double[] q = firstStage.q();
    boolean separates = true;
    for (int i = 1; i < order.length; i++) {
      if (!(q[order[i]] - q[order[i - 1]] > SAME_OFFER * economy.endowment().q())) {
        environment
            .at("utility")
            .problem(
                ("types '%s' and '%s' would make the same first-stage offer (both consume %s of q),"
                        + " so offers would not reveal types; change a weight or merge the types")
                    .formatted(type(order[i - 1]), type(order[i]), q[order[i]]));
        separates = false;
      }
    }
    return separates;
  }

  void warn() {
    if (firstStage.margin() < NARROW * economy.endowment().q()) {
      environment.warning(
          ("two types differ by only %s of q at the first stage: the number of agents from which"
                  + " the equilibrium exists will be very large")
              .formatted(firstStage.margin()));
    }
    indistinguishable.ifPresent(
        finding -> environment.warning(finding + ", so semi-pooling is not excluded"));
    if (lowestRho() < 0) {
      environment.warning(
          "some rho is negative: demand of single agents need not be monotone; the competitive"
              + " price is unique all the same, that of stage 2 is not proved to be");
    }
    if (economy.states() == 1) {
      environment.warning("with one state there is nothing to learn: the posterior error is zero");
    }
  }

  List<Assumption> assumptions() {
    List<Assumption> assumptions = new ArrayList<>();
    assumptions.add(
        new Assumption("full support", true, "every type has positive probability in every state"));
    assumptions.add(
        new Assumption(
            "informative signals", true, "no two states give the types the same probabilities"));
    assumptions.add(
        new Assumption(
            "separation",
            true,
            "first-stage consumption of q differs by at least %s between any two types"
                .formatted(firstStage.margin())));
    assumptions.add(
        new Assumption(
            "A1 (no uninformative pool)",
            indistinguishable.isEmpty(),
            indistinguishable.orElse(
                "every set of types has different probabilities in any two states")));
    assumptions.add(
        new Assumption(
            "monotone demand",
            lowestRho() >= 0,
            "the lowest substitution parameter rho is %s".formatted(lowestRho())));
    assumptions.add(region());
    return assumptions;
  }

  private Assumption region() {
    double bound = economy.largestShare();
    return new Assumption(
        "theorem 3 region",
        economy.eta() <= bound,
        "eta is %s, and min(kappa_q/(4 qbar), kappa_r/(4 rbar)) is %s"
            .formatted(economy.eta(), bound));
  }

  private double lowestRho() {
    double lowest = 1;
    for (int x = 0; x < economy.types(); x++) {
      lowest = Math.min(lowest, economy.tastes().rho(x));
    }
    return lowest;
  }

  /** Finds a set of types, neither empty nor full, that is equally likely in two states. */
  private Optional<String> pooledSetWithoutNews() {
    int types = economy.types();
    if (types > MOST_TYPES_FOR_SUBSETS) {
      return Optional.of(
          "the %d types have too many subsets to check for equal probabilities".formatted(types));
    }
    for (int set = 1; set < 1 << (types - 1); set++) {
      for (int z = 0; z < economy.states(); z++) {
        int same = equallyLikely(set, z);
        if (same >= 0) {
          return Optional.of(
              "types {%s} together have the same probability in states '%s' and '%s'"
                  .formatted(members(set), state(z), state(same)));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns a later state in which a set has the same probability, or -1. */
  private int equallyLikely(int set, int state) {
    for (int w = state + 1; w < economy.states(); w++) {
      if (Math.abs(probability(set, state) - probability(set, w)) <= SAME_PROBABILITY) {
        return w;
      }
    }
    return -1;
  }

  private double probability(int set, int state) {
    SignalModel model = economy.model();
    double sum = 0;
    for (int x = 0; x < economy.types(); x++) {
      sum += (set >> x & 1) == 1 ? model.signal(state, x) : 0;
    }
    return sum;
  }

  private String members(int set) {
    List<String> members = new ArrayList<>();
    for (int x = 0; x < economy.types(); x++) {
      if ((set >> x & 1) == 1) {
        members.add(type(x));
      }
    }
    return String.join(", ", members);
  }

  private String type(int index) {
    return economy.model().types().get(index);
  }

  private String state(int index) {
    return economy.model().states().get(index);
  }
}
