package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Outcome;
import walras.kernel.StreamedKernel;
import walras.sampling.Streams;

/** One market over several shards, wherever each runs. */
class ShardsTest {

  private static final long SEED = 20261120;
  private static final long AGENTS = 2 * StreamedKernel.SHARD + 1001;

  @ParameterizedTest
  @ValueSource(strings = {"fundamental", "group", "fundamental_hetero_boundary"})
  void shardsOnKernelsOfTheirOwnGiveTheSameBits(String name) {
    SizedSigma sized = sized(name);
    Outcome together = Outcome.create(sized.market());
    sized.kernel().replicate(Streams.create(SEED, AGENTS), together);

    StreamedKernel driver = (StreamedKernel) sized.kernel();
    assertThat(driver.shards()).isEqualTo(3);
    double[] state = new double[driver.stateLength()];
    driver.begin(Streams.create(SEED, AGENTS), state);
    boolean isUnfinished = true;
    while (isUnfinished) {
      double[][] partials = new double[3][driver.partialLength()];
      for (int shard = 2; shard >= 0; shard--) {
        StreamedKernel elsewhere = (StreamedKernel) sized.kernel();
        elsewhere.pass(state.clone(), Streams.create(SEED, AGENTS), shard, partials[shard]);
      }
      driver.merge(state, partials[0], partials[1]);
      driver.merge(state, partials[0], partials[2]);
      isUnfinished = driver.advance(state, partials[0]);
    }
    Outcome apart = Outcome.create(sized.market());
    ((StreamedKernel) sized.kernel()).write(state, apart);

    for (int metric = 0; metric < Measures.all().size(); metric++) {
      assertThat(Double.valueOf(apart.metric(metric)))
          .as(Measures.all().get(metric).name())
          .isEqualTo(Double.valueOf(together.metric(metric)));
    }
  }

  private static SizedSigma sized(String name) {
    Map<String, Object> signals =
        name.equals("group")
            ? Map.of("law", "group_factor", "weight", "0.5")
            : Map.of("law", "uniform");
    Map<String, Object> environment =
        Reference.environment(name, signals, Map.of("rule", "influence", "c", "2"));
    environment.put("reports", Map.of("agents", "8", "grid", "5"));
    return (SizedSigma) Reference.market(environment).at(AGENTS);
  }
}
