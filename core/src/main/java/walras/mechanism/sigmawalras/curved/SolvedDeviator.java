package walras.mechanism.sigmawalras.curved;

import walras.mechanism.sigmawalras.economy.AgentClass;

/** One agent of a cell, for each of whose reports the whole market is solved. */
final class SolvedDeviator implements Deviator {

  private final Columns columns;
  private final Equilibrium base;
  private final Equilibrium moved;
  private int cell;
  private double truth;
  private double impact;
  private double response;

  SolvedDeviator(Columns columns, Equilibrium base) {
    this.columns = columns;
    this.base = base;
    moved = new Equilibrium(columns, base.sigma());
  }

  /** Sets an agent of a cell apart. */
  void single(int of) {
    cell = of;
    truth = columns.signal(of);
    columns.single(of);
    moved.startFrom(base);
    moved.single(of);
    answer();
  }

  /** Puts the agent back. */
  void rejoin() {
    columns.rejoin(cell);
  }

  private void answer() {
    impact = moved.impact();
    response = moved.response(impact);
  }

  @Override
  public AgentClass of() {
    return columns.of(columns.apart());
  }

  @Override
  public double truth() {
    return truth;
  }

  @Override
  public double truthfulQuantity() {
    return base.quantity(cell);
  }

  @Override
  public void report(double signal) {
    columns.report(signal);
    moved.solve();
    answer();
  }

  @Override
  public double quantity() {
    return moved.quantity();
  }

  @Override
  public double rise() {
    return moved.price() - base.price();
  }

  @Override
  public double impact() {
    return impact;
  }

  @Override
  public double response() {
    return response;
  }

  @Override
  public double ownEffect() {
    return columns.ownDifference(truth, moved.quantity());
  }

  @Override
  public double worth() {
    return columns.value(columns.apart()) - base.price();
  }

  @Override
  public double saturation() {
    return columns.saturation(columns.apart());
  }
}
