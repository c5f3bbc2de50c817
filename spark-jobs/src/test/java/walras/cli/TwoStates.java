package walras.cli;

/** An economy of the market game with two states and two types. */
final class TwoStates {

  /** The field of a study. */
  static final String ENVIRONMENT =
      """
      environment:
        states: [low, high]
        prior: [0.4, 0.6]
        types: [A, B]
        signals: {low: [0.65, 0.35], high: [0.40, 0.60]}
        utility: {rho: 0, weights: {low: [0.25, 0.37], high: [0.58, 0.72]}}
        endowment: {q: 1, r: 2}
        inactive-share: 0.02
        kappa: {q: 0.10, r: 0.16}
      """;

  private TwoStates() {}
}
