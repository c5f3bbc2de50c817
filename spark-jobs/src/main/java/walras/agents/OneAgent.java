package walras.agents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import walras.kernel.Population.Side;
import walras.numeric.IntOrder;

/** The rows of one agent, which stand together in a file. Refilled; confined to one thread. */
final class OneAgent {

  /**
   * A unit of the agent.
   *
   * @param commodity its number in the order in which the file names them
   * @param unit its number, from 1
   * @param amount its cost or value
   * @param row the number of its row
   * @param place where the row stands, to follow the file's name
   */
  record Unit(int commodity, int unit, double amount, long row, String place) {}

  private final List<Unit> units = new ArrayList<>();
  private String name = "";
  private Side side = Side.SELLER;
  private boolean sound = true;

  /** Starts another agent. */
  void start(String called) {
    units.clear();
    name = called;
    sound = true;
  }

  /** Tells whether no row was added yet. */
  boolean isEmpty() {
    return units.isEmpty();
  }

  String name() {
    return name;
  }

  Side side() {
    return side;
  }

  /** Adds a row of the side. */
  void add(Side of, Unit unit) {
    side = of;
    units.add(unit);
  }

  /**
   * Remembers that some row cannot be used, so that nothing can be said of the agent as a whole.
   */
  void spoil() {
    sound = false;
  }

  boolean isSound() {
    return sound;
  }

  /** Puts the units in the order of commodities and of their numbers; equal ones as they stand. */
  void order() {
    if (units.size() > 1) {
      units.sort(Comparator.comparingInt(Unit::commodity).thenComparingInt(Unit::unit));
    }
  }

  int size() {
    return units.size();
  }

  Unit unit(int index) {
    return units.get(index);
  }

  int commodity(int index) {
    return units.get(index).commodity();
  }

  /** Returns an amount; there is one zero. */
  double amount(int index) {
    return units.get(index).amount() + 0.0;
  }

  /** Returns the units in the order of their rows. */
  int[] byRow() {
    return size() == 1
        ? new int[] {0}
        : IntOrder.ascending(size(), (one, other) -> Long.compare(row(one), row(other)));
  }

  private long row(int index) {
    return units.get(index).row();
  }
}
