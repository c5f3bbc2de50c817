package walras.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class HolmTest {

  @Test
  void comparisonsMoveUntilOneStays() {
    assertThat(moved(0.04, 0.012, 0.001, 0.9)).containsExactly(0.001, 0.012);
    assertThat(moved(0.013, 0.02, 0.9, 0.001)).containsExactly(0.001, 0.013, 0.02);
    assertThat(moved(0.02, 0.02, 0.02)).isEmpty();
    assertThat(moved()).isEmpty();
  }

  @Test
  void levelsOfAllLooksSumToTheLevel() {
    double spent = 0;
    for (int look = 1; look <= 100_000; look++) {
      spent += new Allowance(0.01, look).spent();
    }
    assertThat(spent).isEqualTo(0.01, within(1e-7)).isLessThan(0.01);
  }

  private static List<Double> moved(double... probabilities) {
    List<Compared> compared = DoubleStream.of(probabilities).mapToObj(HolmTest::of).toList();
    return Holm.moved(compared, 0.05).stream().map(Compared::p).toList();
  }

  private static Compared of(double p) {
    MissingNode none = MissingNode.getInstance();
    return new Compared(new Place("m", 1, "id", "x", ""), "mean", none, none, 0, p);
  }
}
