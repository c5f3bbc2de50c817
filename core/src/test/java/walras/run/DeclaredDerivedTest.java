package walras.run;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import walras.derived.DerivedRow;
import walras.derived.DerivedValue;
import walras.derived.StudyDerived;
import walras.estimate.MetricPair;
import walras.estimate.PointEstimates;
import walras.exact.StudyEstimates;
import walras.kernel.Derived;
import walras.kernel.Market;
import walras.study.DesignPoint;
import walras.study.Exceed;
import walras.study.Method;
import walras.study.RateOptions;
import walras.study.Replications;
import walras.study.Sampling;
import walras.study.StreamSharing;
import walras.study.Study;
import walras.testkit.ToyMarket;

/** Quantities that a market declares itself, from the plan to their values. */
class DeclaredDerivedTest {

  private static final List<Derived> DECLARED =
      List.of(
          new Derived("relation", "1", "A ratio.", new Derived.Ratio("metric_1", "metric_0")),
          new Derived(
              "settled",
              "agents",
              "A threshold.",
              new Derived.ThresholdSize("metric_0", new BigDecimal("2"), Derived.Side.AT_MOST)),
          new Derived(
              "unvaried", "1", "A root.", new Derived.Root("metric_0", "eta", BigDecimal.ONE)));

  private static Study study(List<Derived> declared) {
    Market toy = ToyMarket.of(2);
    Market market =
        (Market)
            Proxy.newProxyInstance(
                Market.class.getClassLoader(),
                new Class<?>[] {Market.class},
                (proxy, method, arguments) ->
                    method.getName().equals("derived") ? declared : method.invoke(toy, arguments));
    List<DesignPoint> points =
        List.of(100L, 1_000L).stream()
            .map(
                size ->
                    new DesignPoint(
                        "toy", "toy", Map.of(), Map.of(), market, market.at(size), 20_001, size))
            .toList();
    return new Study(
        "toy",
        7,
        Method.MONTE_CARLO,
        Sampling.PLAIN,
        new Replications.Fixed(20_001),
        StreamSharing.COMMON,
        0,
        false,
        Exceed.NOTHING,
        new RateOptions(0.02, Map.of()),
        points,
        List.of(),
        List.of());
  }

  private static List<PointEstimates> run(Plan plan)
      throws ExecutionException, InterruptedException {
    try (Engine engine = ThreadsEngine.open(2)) {
      return StudyRun.run(plan, engine, PointFold::estimates, (points, replications) -> {});
    }
  }

  @Test
  void declaredQuantitiesAreComputed() throws ExecutionException, InterruptedException {
    Study study = study(DECLARED);
    Plan plan = Plan.of(study);

    List<DerivedRow> rows = StudyDerived.of(study, StudyEstimates.ofReplications(run(plan)));

    assertThat(plan.points().get(0).layout().pairs()).containsExactly(new MetricPair(1, 0));
    assertThat(rows).extracting(row -> row.quantity().name()).doesNotContain("unvaried");
    List<DerivedRow> ratios =
        rows.stream().filter(row -> row.quantity().name().equals("relation")).toList();
    assertThat(ratios).hasSize(6);
    // Both metrics are the state plus a draw around zero: their ratio is 1 but in state 0.
    assertThat(ratios)
        .filteredOn(row -> !"low".equals(row.given()))
        .hasSize(4)
        .allSatisfy(
            row -> {
              double error = row.value().standardError();
              assertThat(Math.abs(row.value().value() - 1)).isLessThan(LARGEST_Z * error);
            });
    assertThat(rows)
        .filteredOn(row -> row.quantity().name().equals("settled"))
        .hasSize(3)
        .allMatch(row -> row.value().outcome() == DerivedValue.Outcome.AT_EVERY_SIZE)
        .allMatch(row -> row.size() == null);
  }

  @Test
  void nothingDeclaredCostsNoCoMoment() {
    assertThat(Plan.of(study(List.of())).points())
        .allMatch(point -> point.layout().pairs().isEmpty());
  }
}
