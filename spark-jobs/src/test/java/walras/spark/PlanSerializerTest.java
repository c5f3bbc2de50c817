package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.agents.AgentFiles;
import walras.estimate.Layout;
import walras.kernel.Population;
import walras.kernel.SizedMarket;
import walras.mechanism.Mechanisms;
import walras.run.Plan;
import walras.run.PlannedPoint;
import walras.study.BundledStudies;
import walras.study.MechanismCatalog;
import walras.study.StudyReader;
import walras.study.StudySource;

class PlanSerializerTest {

  private static final BundledStudies BUNDLED =
      BundledStudies.of(PlanSerializerTest.class.getClassLoader());

  static List<String> bundled() {
    return BUNDLED.names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bundled")
  void plansOfBundledStudiesTravel(String name) {
    StudyReader reader = new StudyReader(MechanismCatalog.of(Mechanisms.all()), new AgentFiles());
    Plan plan = Plan.of(reader.read(StudySource.of(name, BUNDLED.open(name)), List.of()).study());

    List<PlannedPoint> arrived = travel(plan).points();

    for (int i = 0; i < arrived.size(); i++) {
      PlannedPoint sent = plan.points().get(i);
      assertThat(arrived.get(i).layout()).isEqualTo(sent.layout());
      assertThat(arrived.get(i).market().metrics()).isEqualTo(sent.market().metrics());
      assertThat(arrived.get(i).sized().agents()).isEqualTo(sent.sized().agents());
    }
  }

  @Test
  void agentsOfAFileTravelOnceHoweverManyPointsThereAre() {
    int one = size(population(10_000, 1));
    int eight = size(population(10_000, 8));

    assertThat(one).isBetween(16 * 10_000, 20 * 10_000);
    assertThat(eight - one).isLessThan(10_000);
  }

  /** Returns the plan of a study of so many types, at some steps of the grid. */
  private static Plan population(int types, int points) {
    double[] amounts = IntStream.range(0, types / 2).mapToDouble(i -> (double) i / types).toArray();
    long[] counts = new long[amounts.length];
    Arrays.fill(counts, 2);
    Population population =
        new Population("0".repeat(64), 2L * types, amounts, counts, amounts, counts);
    StudyReader reader =
        new StudyReader(
            MechanismCatalog.of(Mechanisms.all()), (path, field) -> Optional.of(population));
    String steps =
        IntStream.rangeClosed(1, points)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
    String text =
        """
        study: agents
        mechanism: random-grouping
        environment: {T: 10, tie: max}
        population: {file: agents.csv}
        vary: {environment.T: [%s]}
        replications: 100
        seed: 1
        """
            .formatted(steps);
    return Plan.of(reader.read(new StudySource("agents", text), List.of()).study());
  }

  private static int size(Plan plan) {
    return bytes(plan).length;
  }

  @Test
  void planThatCannotTravelSaysWhy() {
    CoinMarket market = new CoinMarket(0, new Object());
    SizedMarket sized = market.at(100);
    PlannedPoint point =
        new PlannedPoint(
            1, 7, market, sized, 100, 50, Layout.of(market, sized), /* keeper= */ null);

    assertThatThrownBy(() -> travel(new Plan(List.of(point))))
        .isInstanceOf(KryoException.class)
        .hasMessage("plan cannot travel: java.io.NotSerializableException: java.lang.Object");
  }

  private static Plan travel(Plan plan) {
    return (Plan) kryo().readClassAndObject(new Input(bytes(plan)));
  }

  private static byte[] bytes(Plan plan) {
    Output output = new Output(1024, -1);
    kryo().writeClassAndObject(output, plan);
    return output.toBytes();
  }

  private static Kryo kryo() {
    Kryo kryo = new Kryo();
    kryo.setRegistrationRequired(true);
    new WalrasKryoRegistrator().registerClasses(kryo);
    return kryo;
  }
}
