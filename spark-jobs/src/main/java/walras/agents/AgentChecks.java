package walras.agents;

import java.util.List;
import walras.agents.OneAgent.Unit;
import walras.kernel.Population.Side;
import walras.study.Texts;

/** Finds what is wrong with the rows of an agent together. */
final class AgentChecks {

  private final AgentProblems problems;
  private final List<String> commodities;

  /**
   * Creates checks.
   *
   * @param commodities the names of the commodities met so far; one empty name without a column
   */
  AgentChecks(AgentProblems problems, List<String> commodities) {
    this.problems = problems;
    this.commodities = commodities;
  }

  /** Reports a row whose side is not that of the rows before it. */
  void side(OneAgent agent, String place, Side found) {
    problems.add(
        "%s: agent %s must be on one side, is a %s at %s and a %s here"
            .formatted(
                place,
                Texts.shown(agent.name()),
                AgentReader.spelling(agent.side()),
                bare(agent.unit(0).place()),
                AgentReader.spelling(found)));
  }

  /** Reports units that stand twice, are missing or not in the order of their amounts. */
  void units(OneAgent agent) {
    for (int i = 0; i < agent.size(); i++) {
      Unit own = agent.unit(i);
      boolean begins = i == 0 || agent.commodity(i - 1) != own.commodity();
      int expected = begins ? 1 : agent.unit(i - 1).unit() + 1;
      if (own.unit() < expected) {
        problem(
            own,
            "stands twice for agent %s, first at %s"
                .formatted(Texts.shown(agent.name()), bare(agent.unit(i - 1).place())));
      } else if (own.unit() > expected) {
        problem(
            own,
            "must come after unit %d, which agent %s does not have"
                .formatted(expected, Texts.shown(agent.name())));
      } else if (!begins) {
        order(agent.side(), agent.unit(i - 1), own);
      }
    }
  }

  private void order(Side side, Unit before, Unit own) {
    boolean sells = side == Side.SELLER;
    if (sells ? own.amount() < before.amount() : own.amount() > before.amount()) {
      problem(
          own,
          "must have a %s of at %s that of unit %d, %s at %s, got %s"
              .formatted(
                  (sells ? Column.COST : Column.VALUE).spelling(),
                  sells ? "least" : "most",
                  before.unit(),
                  AgentReader.shown(before.amount()),
                  bare(before.place()),
                  AgentReader.shown(own.amount())));
    }
  }

  private void problem(Unit unit, String problem) {
    String commodity = commodities.get(unit.commodity());
    problems.add(
        "%s: unit %d%s %s"
            .formatted(
                unit.place(),
                unit.unit(),
                commodity.isEmpty() ? "" : " of " + Texts.shown(commodity),
                problem));
  }

  /** Returns a place as it stands within a sentence. */
  static String bare(String place) {
    return place.replaceFirst("^(:|, )", "");
  }
}
