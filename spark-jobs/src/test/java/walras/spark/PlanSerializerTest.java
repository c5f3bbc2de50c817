package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.estimate.Layout;
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
    StudyReader reader = new StudyReader(MechanismCatalog.of(Mechanisms.all()));
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
  void planThatCannotTravelSaysWhy() {
    CoinMarket market = new CoinMarket(0, new Object());
    SizedMarket sized = market.at(100);
    PlannedPoint point = new PlannedPoint(7, market, sized, 100, 50, Layout.of(market, sized));

    assertThatThrownBy(() -> travel(new Plan(List.of(point))))
        .isInstanceOf(KryoException.class)
        .hasMessage("plan cannot travel: java.io.NotSerializableException: java.lang.Object");
  }

  private static Plan travel(Plan plan) {
    Kryo kryo = new Kryo();
    kryo.setRegistrationRequired(true);
    new WalrasKryoRegistrator().registerClasses(kryo);
    Output output = new Output(1024, -1);
    kryo.writeClassAndObject(output, plan);
    return (Plan) kryo.readClassAndObject(new Input(output.toBytes()));
  }
}
