package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Finding;
import walras.kernel.Finding.Outcome;
import walras.kernel.ReplicationFailure;
import walras.sampling.Streams;

/** The search for the size from which truth is an equilibrium, against another program. */
class IncentiveSearchTest {

  private static final long SEED = 20261120;

  static Stream<JsonNode> thresholds() {
    return Reference.rows("nbar");
  }

  @ParameterizedTest
  @MethodSource("thresholds")
  void thresholdsAgree(JsonNode row) {
    JsonNode kappa = row.path("kappa");
    Map<String, Object> changes =
        Map.of(
            "kappa", Map.of("q", kappa.get(0).asText(), "r", kappa.get(1).asText()),
            "eta", row.path("eta").asText());

    Finding found = find("E2", changes, new ScanRange(2, row.path("scanned_to").asLong()));

    double nbar = row.path("nbar").asDouble();
    assertThat(found.outcome()).isEqualTo(Outcome.LOCATED);
    assertThat(List.of(found.value(), found.low(), found.high())).containsOnly(nbar);
    assertThat(found.isExact()).isTrue();
    assertThat(number(found, "max_net_at"))
        .isCloseTo(row.path("max_net_at_nbar").asDouble(), within(1e-12));
    assertThat(number(found, "max_net_before"))
        .isCloseTo(row.path("max_net_before").asDouble(), within(1e-12));
    assertThat(texts(found, "undecided")).isEmpty();
    assertThat(texts(found, "failures_beyond")).isEmpty();
    assertThat(nbar - 2 - sizes(texts(found, "satisfied_before")))
        .isEqualTo(row.path("number_not_equilibrium").asDouble());
  }

  /** Values that stand in documentation alone: the reference's, and those of our own page. */
  @ParameterizedTest
  @CsvSource({
    "E2, 0.05, 1, 60",
    "E2, 0.1, 1, 40",
    "E2, 0.02, 0.5, 57",
    "E3, 0.1, 1, 10",
    "E2, 0.01, 0.5, 67",
    "E2, 0.005, 0.25, 53",
    "E2, 0.0025, 0.125, 42",
    "E2, 0.00125, 0.0625, 34"
  })
  void furtherThresholdsAgree(String environment, String eta, String scale, double nbar) {
    Finding found =
        find(
            environment,
            Map.of("eta", eta, "kappa-scale", scale),
            new ScanRange(2, environment.equals("E3") ? 60 : 150));

    assertThat(found.value()).isEqualTo(nbar);
    assertThat(found.isExact()).isTrue();
  }

  /**
   * With four types gains are simulated. The reference has a net gain of 4.2e-6 at 749 and -9.0e-6
   * at 750, the first size with 15 inactive agents.
   */
  @Test
  void theThresholdOfFourTypesIsTheFirstSizeWithFifteenInactiveAgents() {
    Finding found = find("E4", Map.of(), new ScanRange(740, 760));

    assertThat(found.outcome()).isEqualTo(Outcome.LOCATED);
    assertThat(found.value()).isEqualTo(750);
    assertThat(found.isExact()).isFalse();
    assertThat(found.details().entries()).containsEntry("examined", 11L);
    assertThat(found.details().at("critical").entries())
        .containsEntry("inactive", 15L)
        .containsEntry("first", 750L)
        .containsEntry("last", 799L);
  }

  /** Between jumps of the number of inactive agents truth may be one at the start alone. */
  @Test
  void sizesBelowTheThresholdAtWhichTruthIsAnEquilibriumAreListed() {
    Finding found = find("E2", Map.of("eta", "0.2"), new ScanRange(2, 60));

    assertThat(found.value()).isEqualTo(25);
    assertThat(texts(found, "satisfied_before")).containsExactly("5-7", "10-11", "15-16", "20-23");
    assertThat(found.notes())
        .containsExactly(
            "sizes 2 to 60 searched", "truth is an equilibrium before at 5-7, 10-11, 15-16, 20-23");
  }

  @Test
  void aRangeThatStartsAboveTheThresholdLocatesNothing() {
    Finding found = find("E2", Map.of(), new ScanRange(100, 120));

    assertThat(found.outcome()).isEqualTo(Outcome.NOT_LOCATED);
    assertThat(found.value()).isNaN();
    assertThat(found.low()).isNaN();
    assertThat(found.high()).isEqualTo(100);
  }

  @Test
  void aRangeThatEndsBelowTheThresholdLocatesNothing() {
    Finding found = find("E2", Map.of(), new ScanRange(2, 20));

    assertThat(found.outcome()).isEqualTo(Outcome.NOT_LOCATED);
    assertThat(found.low()).isEqualTo(50);
    assertThat(found.high()).isNaN();
    assertThat(texts(found, "beyond")).containsExactly("49", "99", "149", "249", "649", "2049");
    assertThat(texts(found, "failures_beyond")).containsExactly("49");
    assertThat(found.notes()).contains("truth was not found to be an equilibrium beyond, at 49");
  }

  /** At 23 truth is an equilibrium; at 24, the last size with four inactive agents, it is none. */
  @Test
  void aRangeThatEndsWithinAStretchIsJudgedByTheEndOfTheStretch() {
    Finding found = find("E2", Map.of("eta", "0.2"), new ScanRange(2, 23));

    assertThat(found.outcome()).isEqualTo(Outcome.NOT_LOCATED);
    assertThat(found.low()).isEqualTo(25);
    assertThat(texts(found, "failures_beyond")).containsExactly("24");
  }

  /** With nobody inactive up to 99 truth is an equilibrium at 2 and at 99, and fails up to 66. */
  @Test
  void sizesBetweenTwoEquilibriaAreNotTakenToBeLikeThem() {
    Map<String, Object> changes = Map.of("eta", "0.01", "kappa-scale", "0.5");
    Finding everySize = find("E2", changes, new ScanRange(2, 300));
    Finding ends = find("E2", changes, new ScanRange(2, 12_000));

    assertThat(everySize.value()).isEqualTo(67);
    assertThat(ends.value()).isEqualTo(67);
    assertThat(texts(ends, "satisfied_before")).containsExactly("2-4");
    assertThat(texts(everySize, "satisfied_before")).containsExactly("2-4");
  }

  @Test
  void drawsAreThoseOfTheStreamsGiven() {
    ScanRange range = new ScanRange(745, 755);
    double first = number(find("E4", Map.of(), range), "max_net_at");
    IncentiveSearch search = new IncentiveSearch(Reference.market("E4"), range);
    Finding other = search.run(agents -> Streams.create(SEED + 1, agents));

    assertThat(first).isEqualTo(number(find("E4", Map.of(), range), "max_net_at"));
    assertThat(number(other, "max_net_at")).isNotEqualTo(first);
    assertThat(other.value()).isEqualTo(750);
  }

  @Test
  void aFailureNamesTheSize() {
    IncentiveSearch search = new IncentiveSearch(Reference.market("E4"), new ScanRange(740, 760));

    assertThatThrownBy(
            () ->
                search.run(
                    agents -> {
                      throw new ReplicationFailure("no price clears the market");
                    }))
        .isInstanceOf(ReplicationFailure.class)
        .hasMessage("at N=740, no price clears the market");
  }

  @Test
  void theMannerFollowsTheWork() {
    MarketGameMarket two = Reference.market("E2");
    assertThat(new IncentiveSearch(two, new ScanRange(2, 600)).manner())
        .isEqualTo("all configurations at every size");
    IncentiveSearch wide = new IncentiveSearch(two, new ScanRange(2, 12_000));
    assertThat(wide.manner()).startsWith("all configurations at both ends of each stretch");
    assertThat(wide.run(agents -> Streams.create(SEED, agents)).value()).isEqualTo(71);
    IncentiveSearch four = new IncentiveSearch(Reference.market("E4"), new ScanRange(2, 900));
    assertThat(four.manner()).startsWith("8000 draws, up to 512000 while undecided, at both ends");
    assertThat(four.nanoseconds()).isGreaterThan(1e9);
  }

  @Test
  void stretchesHaveAsManyInactiveAgents() {
    for (String eta : List.of("0.02", "0.3", "0.07")) {
      Economy economy = market("E2", Map.of("eta", eta)).economy();
      for (long agents = 2; agents < 500; agents++) {
        long inactive = agents - economy.active(agents);
        long first = economy.firstLike(agents);
        long last = economy.lastLike(agents);
        assertThat(agents).isBetween(first, last);
        assertThat(first - economy.active(first)).isEqualTo(inactive);
        assertThat(last - economy.active(last)).isEqualTo(inactive);
        assertThat(last + 1 - economy.active(last + 1)).isEqualTo(inactive + 1);
        assertThat(first == 2 || first - 1 - economy.active(first - 1) < inactive).isTrue();
      }
    }
  }

  private static MarketGameMarket market(String name, Map<String, Object> changes) {
    Map<String, Object> environment = new LinkedHashMap<>(Reference.environment(name));
    environment.putAll(changes);
    return Reference.market(environment);
  }

  private static Finding find(String name, Map<String, Object> changes, ScanRange range) {
    return new IncentiveSearch(market(name, changes), range)
        .run(agents -> Streams.create(SEED, agents));
  }

  private static double number(Finding found, String name) {
    return (Double) Objects.requireNonNull(found.details().entries().get(name));
  }

  private static List<?> longs(Finding found, String name) {
    return (List<?>) Objects.requireNonNull(found.details().entries().get(name));
  }

  private static List<String> texts(Finding found, String name) {
    return longs(found, name).stream().map(String::valueOf).toList();
  }

  /** Returns how many sizes ranges such as {@code 5-7} hold. */
  private static double sizes(List<String> ranges) {
    double count = 0;
    for (String range : ranges) {
      String[] ends = range.split("-", -1);
      count += Long.parseLong(ends[ends.length - 1]) - Long.parseLong(ends[0]) + 1;
    }
    return count;
  }
}
