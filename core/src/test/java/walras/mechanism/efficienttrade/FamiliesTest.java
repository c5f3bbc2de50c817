package walras.mechanism.efficienttrade;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every family of types whose gaps have a closed form, with every kind of ownership: a million
 * draws against quadrature, from two agents to a billion.
 */
class FamiliesTest {

  private static final List<String> FAMILIES =
      List.of("uniform_2_5", "power_2", "truncexp_m3_1", "step_gap", "triangle");

  static Stream<Arguments> markets() {
    return MillionDraws.markets(FAMILIES);
  }

  @ParameterizedTest(name = "{0}, {1}, N = {2}")
  @MethodSource("markets")
  void drawsAgreeWithQuadrature(String family, String ownership, long agents) {
    MillionDraws.agree(family, ownership, agents);
  }
}
