package walras.mechanism.efficienttrade;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every family of types whose gaps come from a table, with every kind of ownership: a million draws
 * against quadrature, from two agents to a billion.
 */
class TabulatedFamiliesTest {

  private static final List<String> FAMILIES =
      List.of("paper_sine", "beta_2p5_1p5", "beta_half_half", "truncnorm_0_1");

  static Stream<Arguments> markets() {
    return MillionDraws.markets(FAMILIES);
  }

  @ParameterizedTest(name = "{0}, {1}, N = {2}")
  @MethodSource("markets")
  void drawsAgreeWithQuadrature(String family, String ownership, long agents) {
    MillionDraws.agree(family, ownership, agents);
  }
}
