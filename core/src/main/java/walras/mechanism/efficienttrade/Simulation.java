package walras.mechanism.efficienttrade;

/** What a replication draws of a market. */
enum Simulation {
  /** The two highest types and a level of ownership: any number of agents. */
  ORDER_STATISTICS("order-statistics"),
  /** The types of all agents, with the transfers between them. */
  PROFILE("profile"),
  /** The two highest types of others, for an agent that reports what it likes. */
  INTERIM("interim"),
  /** Who buys at a posted price: a benchmark. */
  POSTED_PRICE("posted-price");

  private final String spelling;

  Simulation(String spelling) {
    this.spelling = spelling;
  }

  /** Returns the name in studies. */
  String spelling() {
    return spelling;
  }
}
