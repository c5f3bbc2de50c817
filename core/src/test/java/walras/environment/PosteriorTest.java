package walras.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.sampling.Philox;

class PosteriorTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void beliefsFollowBayesRule(long seed) {
    Philox rng = new Philox();
    rng.address(seed, 0, 0, 0);
    int states = rng.nextInt(1, 5);
    int types = rng.nextInt(2, 5);
    double[] prior = simplex(rng, states);
    double[][] signals = new double[states][];
    for (int z = 0; z < states; z++) {
      signals[z] = simplex(rng, types);
    }
    long[] counts = new long[types];
    for (int x = 0; x < types; x++) {
      counts[x] = rng.nextLong(20);
    }
    double[] joint = new double[states];
    double sum = 0;
    for (int z = 0; z < states; z++) {
      joint[z] = prior[z];
      for (int x = 0; x < types; x++) {
        joint[z] *= Math.pow(signals[z][x], (double) counts[x]);
      }
      sum += joint[z];
    }
    Posterior posterior = Posterior.create(model(prior, signals));

    for (int truth = 0; truth < states; truth++) {
      posterior.update(counts, truth);
      double wrong = 0;
      for (int z = 0; z < states; z++) {
        assertThat(posterior.probability(z)).isEqualTo(joint[z] / sum, within(1e-12));
        wrong += z == truth ? 0 : joint[z] / sum;
      }
      assertThat(posterior.error()).isEqualTo(wrong, within(1e-11 * wrong));
      if (states > 1) {
        assertThat(posterior.logError())
            .isEqualTo(Math.log(wrong), within(1e-11 - Math.log(wrong) * 1e-12));
      }
    }
  }

  @Test
  void errorsKeepTheirDigitsWhereTheTruthIsAlmostCertain() {
    Posterior posterior =
        Posterior.create(model(new double[] {0.4, 0.6}, new double[][] {{0.65, 0.35}, {0.4, 0.6}}));
    posterior.update(new long[] {650_000_000, 350_000_000}, 0);

    assertThat(posterior.error()).isZero();
    assertThat(posterior.logError()).isEqualTo(-126931304.59619996, within(1e-2));

    posterior.update(new long[] {650, 350}, 1);

    assertThat(posterior.error()).isEqualTo(1);
    assertThat(posterior.logError()).isBetween(-1e-50, 0.0);
  }

  @Test
  void oneStateLeavesNoError() {
    Posterior posterior = Posterior.create(model(new double[] {1}, new double[][] {{0.4, 0.6}}));
    posterior.update(new long[] {3, 4}, 0);

    assertThat(posterior.error()).isZero();
    assertThat(posterior.probability(0)).isEqualTo(1);
  }

  @Test
  void divergencesMatchReferenceValues() {
    SignalModel model = model(new double[] {0.4, 0.6}, new double[][] {{0.65, 0.35}, {0.4, 0.6}});

    assertThat(Divergence.relativeEntropy(model, 0, 0)).isZero();
    assertThat(Divergence.chernoff(model, 0, 1))
        .isEqualTo(Divergence.chernoff(model, 1, 0), within(1e-14))
        .isEqualTo(0.032359, within(1e-6));
    assertThat(Divergence.relativeEntropy(model, 0, 1)).isEqualTo(0.1269, within(1e-4));
    double ratio = Math.log(0.65 / 0.4) - Math.log(0.35 / 0.6);
    assertThat(Divergence.logRatioVariance(model, 0, 1))
        .isEqualTo(0.65 * 0.35 * ratio * ratio, within(1e-14));
  }

  private static SignalModel model(double[] prior, double[][] signals) {
    List<String> states = LongStream.range(0, prior.length).mapToObj(z -> "z" + z).toList();
    List<String> types = LongStream.range(0, signals[0].length).mapToObj(x -> "x" + x).toList();
    return SignalModel.of(states, prior, types, signals);
  }

  private static double[] simplex(Philox rng, int length) {
    double[] values = new double[length];
    double sum = 0;
    for (int i = 0; i < length; i++) {
      values[i] = rng.nextDouble(0.1, 1);
      sum += values[i];
    }
    for (int i = 0; i < length; i++) {
      values[i] /= sum;
    }
    return values;
  }
}
