package walras.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TheoryTest {

  static Stream<Decay> laws() {
    return Stream.of(
        new Decay.Power(-0.5, null),
        new Decay.Power(-1, 0.25),
        new Decay.Exponential(0.1, -0.5),
        new Decay.Constant(),
        new Decay.Zero());
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theoriesTravelBySerialization(Decay law) throws IOException, ClassNotFoundException {
    for (Integer given : Arrays.asList(1, null)) {
      Theory theory =
          new Theory(Statistic.SD, given, law, 10, 1e9, Theory.Source.DERIVED, "section 12");
      assertThat(copy(theory)).isEqualTo(theory);
    }
  }

  private static Object copy(Object value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
