package walras.kernel;

import java.util.Optional;

/** A mechanism that also runs with exactly the agents of a user's file. */
public interface PopulationMechanism extends Mechanism {

  /**
   * Reads and validates an environment whose agents are given.
   *
   * <p>Every problem is reported as by {@link #market(Field)}; what is wrong with the population as
   * a whole is reported to the environment.
   *
   * @param environment the environment block of a study
   * @param population the agents
   * @return the market, a {@link PopulationMarket} whose only size is the number of agents, or
   *     nothing if a problem was reported
   */
  Optional<Market> market(Field environment, Population population);
}
