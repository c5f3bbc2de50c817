package walras.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import walras.kernel.Mechanism;
import walras.kernel.Population;
import walras.mechanism.Mechanisms;

class PopulationStudyTest {

  private static final String STUDY =
      """
      study: probe
      mechanism: random-grouping
      population: {file: /data/members.csv}
      environment:
        T: 10
      replications: 100
      seed: 7
      """;

  private static Population population(long sellers, String sha256) {
    return new Population(
        sha256,
        sellers + 6,
        new double[] {0.25, 0.45},
        new long[] {sellers - 2, 2},
        new double[] {0.35, 0.65},
        new long[] {2, 4});
  }

  private static StudyReading read(String text, Population population) {
    PopulationFiles files =
        (path, file) -> {
          if (path.equals("/data/members.csv")) {
            return Optional.of(population);
          }
          file.problem("there is no such file");
          return Optional.empty();
        };
    return new StudyReader(MechanismCatalog.of(Mechanisms.all()), files)
        .read(new StudySource("study.yaml", text), List.of());
  }

  private static List<String> problems(String text, long sellers) {
    return catchThrowableOfType(
            InvalidStudyException.class, () -> read(text, population(sellers, "ab")))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  @Test
  void theSizeIsTheNumberOfAgents() {
    StudyReading reading = read(STUDY, population(4, "ab"));

    assertThat(Studies.sizes(reading)).containsExactly(10L);
    assertThat(Studies.sizes(read(STUDY + "sizes: 10\n", population(4, "ab"))))
        .containsExactly(10L);
    assertThat(Studies.sizes(read(STUDY + "sizes: [10]\n", population(4, "ab"))))
        .containsExactly(10L);
    assertThat(problems(STUDY + "sizes: [10, 20]\n", 4))
        .containsExactly(
            "study.yaml:8: sizes must be left out, or be 10, the number of agents in the"
                + " population file, got a list of 2 entries");
  }

  @Test
  void contentDecidesTheIdentityAndThePathDoesNot() {
    long id = read(STUDY, population(4, "ab")).study().points().get(0).hash();

    assertThat(read(STUDY, population(4, "ab")).study().points().get(0).hash()).isEqualTo(id);
    assertThat(read(STUDY, population(4, "cd")).study().points().get(0).hash()).isNotEqualTo(id);
    assertThat(read(STUDY, population(4, "ab")).text()).contains("/data/members.csv");
  }

  @Test
  void oddNumbersAndLawsBesideTheFileAreProblems() {
    assertThat(problems(STUDY, 5))
        .containsExactly(
            "study.yaml:4: environment: the population must have an even number of sellers, at"
                + " least 2, for two groups of equal numbers, got 5");
    assertThat(problems(STUDY.replace("T: 10", "{T: 10, cost: {law: uniform}}"), 4))
        .anyMatch(
            problem ->
                problem.contains(
                    "environment.cost: must be left out, as the population file gives every"
                        + " agent"));
  }

  @Test
  void unitsCommoditiesAndBundlesComeFromTheFileOrNotAtAll() {
    assertThat(problems(STUDY.replace("T: 10", "{T: 10, units: 2, commodities: []}"), 4))
        .containsExactly(
            "study.yaml:5: environment.units: must be left out, as the population file gives"
                + " every agent",
            "study.yaml:5: environment.commodities: must be left out, as the population file"
                + " gives every agent");
    assertThat(problems(STUDY.replace("T: 10", "{T: 10, sellers: []}"), 4))
        .containsExactly(
            "study.yaml:5: environment.sellers: must be left out, as the population file gives"
                + " every agent; bundles, whose values do not add up over commodities, cannot be"
                + " read from a file");
  }

  @Test
  void amountsOnTheGridAreSaidToNeedATieRule() {
    String fine = STUDY.replace("T: 10", "T: 20");

    assertThat(read(STUDY, population(4, "ab")).warnings()).isEmpty();
    assertThat(read(fine.replace("T: 20", "{T: 20, tie: min}"), population(4, "ab")).warnings())
        .isEmpty();
    assertThat(read(fine, population(4, "ab")).warnings().toString())
        .contains(
            "the tie rule matters, as some costs and values are prices of the grid: with tie max"
                + " all agents together trade 4 units at 0.55, with tie min 4 units at 0.55");
  }

  @Test
  void onlySomeMechanismsTakeAFile() {
    assertThat(problems(STUDY.replace("mechanism: random-grouping", "mechanism: market-game"), 4))
        .containsExactly(
            "study.yaml:2: mechanism 'market-game' takes no population from a file; those that"
                + " do: random-grouping");
  }

  @Test
  void whatIsWrongWithTheFileIsTheOnlyProblem() {
    assertThat(problems(STUDY.replace("members", "strangers"), 4))
        .containsExactly("study.yaml:3: population.file: there is no such file");
    assertThat(problems(STUDY.replace("{file: /data/members.csv}", "members.csv"), 4))
        .containsExactly(
            "study.yaml:3: population must be a mapping {file: PATH}, got members.csv");
    assertThat(problems(STUDY.replace("{file:", "{path:"), 4))
        .anyMatch(problem -> problem.contains("unknown field 'path' in population"));
  }

  @Test
  void readersWithoutFilesSaySo() {
    List<Mechanism> mechanisms = Mechanisms.all();

    assertThat(
            catchThrowableOfType(
                    InvalidStudyException.class,
                    () ->
                        new StudyReader(MechanismCatalog.of(mechanisms))
                            .read(new StudySource("study.yaml", STUDY), List.of()))
                .problems()
                .toString())
        .contains("population.file: files of agents cannot be read here");
  }
}
