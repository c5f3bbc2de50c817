package walras.study;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

/** Studies of fake mechanisms, for tests. */
final class Studies {

  static final String BAZAAR =
      """
      study: probe
      mechanism: bazaar
      environment:
        eta: 0.02
      sizes: [100, 1000]
      replications: 1e3
      seed: 7
      """;

  static final String RINGS =
      """
      study: probe
      mechanism: rings
      environment:
        T: 10
      sizes: [100, 1000]
      replications: 1e3
      seed: 7
      """;

  private Studies() {}

  static StudyReading read(String text, String... overrides) {
    return new StudyReader(FakeMechanisms.catalog())
        .read(new StudySource("study.yaml", text), List.of(overrides));
  }

  static List<String> problems(String text, String... overrides) {
    return catchThrowableOfType(InvalidStudyException.class, () -> read(text, overrides))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  static List<Long> sizes(StudyReading reading) {
    return reading.study().points().stream().map(DesignPoint::size).toList();
  }

  static List<Double> read(DesignPoint point) {
    return ((FakeMarket) point.market()).read();
  }
}
