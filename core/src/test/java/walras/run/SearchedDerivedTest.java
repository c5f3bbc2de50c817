package walras.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import walras.derived.DerivedRow;
import walras.derived.DerivedValue;
import walras.derived.StudyDerived;
import walras.estimate.PointEstimates;
import walras.exact.StudyEstimates;
import walras.kernel.Condition;
import walras.kernel.Derived;
import walras.kernel.Derived.Side;
import walras.kernel.Details;
import walras.kernel.Finding;
import walras.kernel.Market;
import walras.kernel.ReplicationFailure;
import walras.kernel.Search;
import walras.kernel.Truth;
import walras.sampling.Streams;
import walras.study.DesignPoint;
import walras.study.Exceed;
import walras.study.Method;
import walras.study.RateOptions;
import walras.study.Replications;
import walras.study.Sampling;
import walras.study.StreamSharing;
import walras.study.Study;
import walras.testkit.ToyMarket;

/** Quantities that a market searches for, and statements that rest on them. */
class SearchedDerivedTest {

  private static final AtomicInteger SEARCHES = new AtomicInteger();

  /** Finds the first draw of size 50, and an interval of the quantity; above 1 it fails. */
  private record ToySearch(double low, double high) implements Search {

    private static final long serialVersionUID = 1L;

    @Override
    public String text() {
      return "toys";
    }

    @Override
    public String manner() {
      return "hand";
    }

    @Override
    public double nanoseconds() {
      return 1;
    }

    @Override
    public Finding run(LongFunction<Streams> streams) {
      SEARCHES.incrementAndGet();
      if (low > high) {
        throw new ReplicationFailure("no toy");
      }
      double draw = streams.apply(50).economy().nextDouble();
      return new Finding(
          low == high ? Finding.Outcome.LOCATED : Finding.Outcome.UNDECIDED,
          low == high ? low : Double.NaN,
          low,
          high,
          false,
          List.of("by hand"),
          new Details().put("draw", draw));
    }
  }

  @BeforeEach
  void forget() {
    SEARCHES.set(0);
  }

  private static Market declaring(Derived... declared) {
    Market toy = ToyMarket.of(1);
    return (Market)
        Proxy.newProxyInstance(
            Market.class.getClassLoader(),
            new Class<?>[] {Market.class},
            (proxy, method, arguments) ->
                method.getName().equals("derived")
                    ? List.of(declared)
                    : method.invoke(toy, arguments));
  }

  private static Derived searched(ToySearch search) {
    return new Derived("toys", "agents", "A search.", new Derived.Searched(search));
  }

  private static Derived statement(Condition... conditions) {
    return new Derived(
        "statement",
        "1",
        "A statement.",
        new Derived.AllOf(List.of(conditions), List.of()),
        Derived.Scope.OVERALL);
  }

  private static Study study(StreamSharing streams, Market small, Market large) {
    List<DesignPoint> points = new ArrayList<>();
    for (long size : new long[] {100, 1_000}) {
      Market market = size == 100 ? small : large;
      points.add(
          new DesignPoint("toy", "toy", Map.of(), Map.of(), market, market.at(size), 20_001, size));
    }
    return new Study(
        "toy",
        7,
        Method.MONTE_CARLO,
        Sampling.PLAIN,
        new Replications.Fixed(20_001),
        streams,
        0,
        false,
        Exceed.NOTHING,
        new RateOptions(0.02, Map.of()),
        points,
        List.of(),
        List.of());
  }

  private static List<DerivedRow> rows(StreamSharing streams, Market small, Market large)
      throws ExecutionException, InterruptedException {
    Study study = study(streams, small, large);
    try (Engine engine = ThreadsEngine.open(1)) {
      List<PointEstimates> estimates =
          StudyRun.run(Plan.of(study), engine, PointFold::estimates, (points, replications) -> {});
      return StudyDerived.of(study, StudyEstimates.ofReplications(estimates));
    }
  }

  private static List<DerivedRow> rows(Derived... declared)
      throws ExecutionException, InterruptedException {
    Market market = declaring(declared);
    return rows(StreamSharing.COMMON, market, market);
  }

  @Test
  void aSearchIsDoneOnceForAllSizesAndStatements() throws ExecutionException, InterruptedException {
    ToySearch search = new ToySearch(200, 200);
    List<DerivedRow> rows =
        rows(searched(search), statement(new Condition.SizeFrom("N >= toys", search)));

    assertThat(SEARCHES).hasValue(1);
    assertThat(rows).hasSize(3);
    DerivedRow found = rows.get(0);
    assertThat(found.size()).isNull();
    assertThat(found.given()).isNull();
    assertThat(found.method()).isEqualTo(Method.MONTE_CARLO);
    assertThat(found.value().outcome()).isEqualTo(DerivedValue.Outcome.LOCATED);
    assertThat(found.value().value()).isEqualTo(200);
    assertThat(found.value().notes()).containsExactly("by hand");
    assertThat(found.details().entries())
        .containsEntry("draw", Streams.create(7, 50).economy().nextDouble());
    assertThat(rows.subList(1, 3))
        .extracting(row -> row.value().outcome())
        .containsExactly(DerivedValue.Outcome.FAILS, DerivedValue.Outcome.HOLDS);
    assertThat(rows.get(1).value().at()).isEqualTo("N >= toys");
    assertThat(rows.get(1).value().notes()).containsExactly("N >= toys fails: 200");
  }

  @Test
  void sizesWithinTheIntervalAreUndecided() throws ExecutionException, InterruptedException {
    ToySearch search = new ToySearch(100, 500);
    List<DerivedRow> rows =
        rows(searched(search), statement(new Condition.SizeFrom("N >= toys", search)));

    assertThat(rows)
        .extracting(row -> row.value().outcome())
        .containsExactly(
            DerivedValue.Outcome.UNDECIDED,
            DerivedValue.Outcome.UNDECIDED,
            DerivedValue.Outcome.HOLDS);
    assertThat(rows.get(0).value().low()).isEqualTo(100);
    assertThat(rows.get(1).value().notes())
        .containsExactly("N >= toys undecided: undecided, in [100, 500]");
  }

  @Test
  void aFailedSearchSaysSo() throws ExecutionException, InterruptedException {
    ToySearch search = new ToySearch(2, 1);
    List<DerivedRow> rows =
        rows(searched(search), statement(new Condition.SizeFrom("N >= toys", search)));

    assertThat(SEARCHES).hasValue(1);
    assertThat(rows.get(0).value().outcome()).isEqualTo(DerivedValue.Outcome.FAILED);
    assertThat(rows.get(0).value().notes()).containsExactly("the search failed: no toy");
    assertThat(rows.get(1).value().outcome()).isEqualTo(DerivedValue.Outcome.UNDECIDED);
  }

  /** Where the size enters the environment, each size is another market with its own search. */
  @Test
  void marketsThatDifferBySizeHaveARowEach() throws ExecutionException, InterruptedException {
    List<DerivedRow> rows =
        rows(
            StreamSharing.COMMON,
            declaring(searched(new ToySearch(2, 2))),
            declaring(searched(new ToySearch(3, 3))));

    assertThat(rows).extracting(DerivedRow::size).containsExactly(100L, 1_000L);
    assertThat(rows).extracting(row -> row.value().value()).containsExactly(2.0, 3.0);
  }

  @Test
  void independentStreamsAreThoseOfTheMarketAtTheSize()
      throws ExecutionException, InterruptedException {
    Market market = declaring(searched(new ToySearch(2, 2)));
    Object common = rows(StreamSharing.COMMON, market, market).get(0).details().entries();
    Object apart = rows(StreamSharing.INDEPENDENT, market, market).get(0).details().entries();

    assertThat(apart).isNotEqualTo(common);
    assertThat(apart)
        .isEqualTo(rows(StreamSharing.INDEPENDENT, market, market).get(0).details().entries());
  }

  /** Means are 0 in state low and 1 in state high; levels are hundreds of errors away. */
  @Test
  void meansMustKeepToTheirLevelInEveryState() throws ExecutionException, InterruptedException {
    assertThat(outcomes("2", Side.AT_MOST)).containsOnly(DerivedValue.Outcome.HOLDS);
    assertThat(outcomes("-0.1", Side.AT_LEAST)).containsOnly(DerivedValue.Outcome.HOLDS);
    assertThat(outcomes("0.5", Side.AT_MOST)).containsOnly(DerivedValue.Outcome.FAILS);
    assertThat(outcomes("0.5", Side.AT_LEAST)).containsOnly(DerivedValue.Outcome.FAILS);
  }

  @Test
  void aLevelWithinTheIntervalOfAMeanIsUndecided() throws ExecutionException, InterruptedException {
    Condition condition = new Condition.MeanKept("kept", "metric_0", BigDecimal.ONE, Side.AT_LEAST);
    Details given = rows(statement(condition)).get(0).details().at("kept").at("given");
    double low = (Double) Objects.requireNonNull(given.at("low").entries().get("mean"));
    double high = (Double) Objects.requireNonNull(given.at("high").entries().get("mean"));

    assertThat(outcomes(new BigDecimal(low).toString(), Side.AT_LEAST).get(0))
        .isEqualTo(DerivedValue.Outcome.UNDECIDED);
    assertThat(outcomes(new BigDecimal(high).toString(), Side.AT_MOST).get(0))
        .isEqualTo(DerivedValue.Outcome.UNDECIDED);
  }

  private static List<DerivedValue.Outcome> outcomes(String level, Side side)
      throws ExecutionException, InterruptedException {
    Condition condition = new Condition.MeanKept("kept", "metric_0", new BigDecimal(level), side);
    return rows(statement(condition)).stream().map(row -> row.value().outcome()).toList();
  }

  @Test
  void aFailureDecidesBeforeWhatIsUndecided() throws ExecutionException, InterruptedException {
    Condition unknown = new Condition.Stated("unknown", Truth.UNDECIDED, "nobody knows");
    Condition fails = new Condition.Stated("false", Truth.FAILS, "2 of 1");
    List<DerivedRow> rows = rows(statement(unknown, fails));

    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.value().outcome()).isEqualTo(DerivedValue.Outcome.FAILS);
              assertThat(row.value().at()).isEqualTo("false");
            });
    assertThat(rows(statement(unknown)).get(0).value().at()).isEqualTo("unknown");
  }
}
