package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.mechanism.sigmawalras.economy.AgentClass;
import walras.mechanism.sigmawalras.economy.Economy;

/** Footnote 3: where all pay (2), a negative slope makes the truth optimal and costs money. */
class NegativeSlopeTest {

  private static final double[] SIGNALS = {0.93, 0.12, 0.55, 0.71, 0.34, 0.08, 0.47};
  private static final int REPORTS = 20;

  /** Prices and quantities are found by bisection to some 1e-15. */
  private static final double ROUNDING = 1e-12;

  private static Economy economy(String name) {
    Map<String, Object> environment =
        Reference.environment(
            name, Map.of("law", "uniform"), Map.of("rule", "fixed", "sigma", "0.1"));
    SizedSigma sized = (SizedSigma) Reference.market(environment).at(SIGNALS.length);
    return sized.economy().economy();
  }

  private static double slope(Economy economy) {
    AgentClass of = economy.type(0);
    double others = SIGNALS.length - 1;
    double own = economy.isInclusive() ? of.alpha() : of.alpha() - of.beta() / others;
    double k = (of.alpha() + of.beta()) / (own * others);
    return -of.mu() * k / (1 + k);
  }

  private static LiteralExchange exchange(Economy economy, double sigma) {
    return new LiteralExchange(economy, new int[SIGNALS.length], sigma);
  }

  /** The most that an agent gains by a report of a grid, under (2). */
  private static double gain(LiteralExchange exchange, int agent) {
    return IntStream.rangeClosed(0, REPORTS)
            .mapToDouble(i -> exchange.naiveUtility(agent, (double) i / REPORTS, SIGNALS))
            .max()
            .orElseThrow()
        - exchange.naiveUtility(agent, SIGNALS[agent], SIGNALS);
  }

  @ParameterizedTest
  @CsvSource({"fundamental", "fundamental_exclusive"})
  void theTruthIsOptimalAndThereIsADeficit(String name) {
    Economy economy = economy(name);
    double sigma = slope(economy);
    LiteralExchange exchange = exchange(economy, sigma);

    double paid = 0;
    double squares = 0;
    for (int agent = 0; agent < SIGNALS.length; agent++) {
      assertThat(gain(exchange, agent)).as("agent %d", agent).isLessThan(ROUNDING);
      double quantity = exchange.quantity(agent, SIGNALS);
      paid += exchange.naivePayment(agent, SIGNALS);
      squares += quantity * quantity;
    }
    assertThat(paid).isCloseTo(sigma * squares, within(ROUNDING)).isLessThan(-0.01);
  }

  /** A little above and below it, who trades gains by a misreport. */
  @ParameterizedTest
  @CsvSource({"fundamental", "fundamental_exclusive"})
  void atAnySlopeBesideItSomebodyMisreports(String name) {
    Economy economy = economy(name);
    for (double share : new double[] {0, 0.5, 1.5}) {
      LiteralExchange exchange = exchange(economy, share * slope(economy));

      assertThat(gain(exchange, 0)).as("%s of it", share).isGreaterThan(1e-4);
    }
  }
}
