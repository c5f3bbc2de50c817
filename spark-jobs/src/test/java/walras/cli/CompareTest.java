package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparisons of runs of the market game at N=100 and N=1000. */
class CompareTest {

  private static final Pattern MEAN = Pattern.compile("\"mean\" : ([0-9.]+)");

  @TempDir private static Path runs;
  @TempDir private Path folder;

  @BeforeAll
  static void run() {
    run("one", "seed=1", "replications=2e4", "sizes=100,1000");
    run("longer", "seed=1", "replications=5e4", "sizes=100,1000");
    run("two", "seed=2", "replications=2e4", "sizes=100,1000,10000");
    run("elsewhere", "seed=2", "replications=2e4", "sizes=300");
  }

  @Test
  void aRunIsItself() {
    CommandLineRun same = compare("one", "one");

    assertThat(same.exitCode()).isZero();
    assertThat(same.out())
        .contains("2 in both (2 with equal replications)")
        .containsPattern("to the last bit: [0-9]{4} numbers, 0 are not")
        .endsWith("no drift" + System.lineSeparator());
  }

  @Test
  void aLongerRunBeginsWithTheShorter() {
    for (List<String> pair : List.of(List.of("one", "longer"), List.of("longer", "one"))) {
      CommandLineRun longer = compare(pair.get(0), pair.get(1));

      assertThat(longer.exitCode()).as(longer.out()).isZero();
      assertThat(longer.out())
          .contains("2 in both (0 with equal replications)")
          .containsPattern("within errors: [0-9]{3} estimates, 0 do not");
    }
  }

  @Test
  void seedsAgreeWithinErrorsAndOtherDesignPointsAreListed() {
    CommandLineRun seeds = compare("one", "two");

    assertThat(seeds.exitCode()).as(seeds.out()).isZero();
    assertThat(seeds.out())
        .contains("independent draws", "0 in the first alone, 1 in the second alone")
        .contains("level 0.0061 at look 1");
  }

  @Test
  void oneBitIsDriftWhereRepetitionIsExact() throws IOException {
    Path other = edited("one", 1 + 1e-15);

    CommandLineRun bit = compare("one", other.toString());

    assertThat(bit.exitCode()).isEqualTo(3);
    assertThat(bit.out())
        .contains("moved, the worst first:", "drift: 1 moved")
        .containsPattern("market-game +100 +[0-9a-f]{16} +price +mean ");
  }

  @ParameterizedTest
  @CsvSource({"1e-13, 0", "1e-6, 3"})
  void versionsMayDifferByRounding(double relative, int exitCode) throws IOException {
    Path other = edited("one", 1 + relative);
    replace(other, "\"numbers\" : \\d+", "\"numbers\" : 99");

    CommandLineRun versions = compare("one", other.toString());

    assertThat(versions.exitCode()).as(versions.out()).isEqualTo(exitCode);
    assertThat(versions.out()).contains("the same seed, other numbers version", "to 1e-9");
  }

  @Test
  void anExtremeOfTheCommonPrefixMustBeTheSame() throws IOException {
    Path other = copy("one");
    replace(other, "(?s)(\"min\" : \\{\\s+\"value\" : )[-0-9.E]+", "$1-7.5");

    CommandLineRun prefix = compare("longer", other.toString());

    assertThat(prefix.exitCode()).isEqualTo(3);
    assertThat(prefix.out()).contains("min.value", "-7.5");
  }

  @Test
  void jsonHoldsWhatTheTableDoes() throws IOException {
    CommandLineRun run = compare("one", edited("two", 1.2).toString(), "--json", "--look", "2");

    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(json.path("drift").asBoolean()).isTrue();
    assertThat(json.path("points").path("only_other")).hasSize(1);
    assertThat(json.path("within_errors").path("look").asInt()).isEqualTo(2);
    JsonNode worst = json.path("moved").path(0);
    assertThat(worst.path("metric").asText()).isEqualTo("price");
    assertThat(worst.path("statistic").asText()).isEqualTo("mean");
    assertThat(worst.path("z").asDouble()).isGreaterThan(15);
    assertThat(worst.path("other").asDouble() - worst.path("baseline").asDouble())
        .isEqualTo(worst.path("difference").asDouble());
  }

  @Test
  void whatHasNothingInCommonIsBadInput() {
    CommandLineRun run = compare("one", "elsewhere");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError())
        .endsWith(
            "cannot be compared: no design point is in both: market-game at N=100, 1000 against"
                + " market-game at N=300");
  }

  @Test
  void aFolderWithoutResultsIsBadInputAndADamagedOneIsExitCode5() throws IOException {
    CommandLineRun none = compare("one", folder.resolve("none").toString());
    Files.writeString(folder.resolve("results.json"), "{\"schema\": 1");
    CommandLineRun damaged = compare(folder.toString(), "one");

    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.firstError()).endsWith("none holds no results.json of a run");
    assertThat(folder.resolve("none")).doesNotExist();
    assertThat(damaged.exitCode()).isEqualTo(5);
    assertThat(damaged.firstError()).contains("results.json is damaged");
  }

  @Test
  void whatIsNoFolderIsBadInput() {
    String file = runs.resolve("one/results.json").toString();

    assertThat(compare("two", file).exitCode()).isEqualTo(2);
    assertThat(compare("two", file).firstError()).startsWith(file + " cannot be read: ");
    CommandLineRun scheme = CommandLineRun.of("compare", "nofs:/x", file);
    assertThat(scheme.exitCode()).isEqualTo(2);
    assertThat(scheme.firstError())
        .isEqualTo("nofs:/x cannot be read: No FileSystem for scheme \"nofs\"");
  }

  @ParameterizedTest
  @CsvSource({"--level, 0", "--level, 1", "--level, x", "--look, 0", "--look, 1.5"})
  void levelsAndLooksHaveRanges(String option, String value) {
    CommandLineRun run = compare("one", "two", option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.firstError()).startsWith(option + " must be a ").contains(value);
  }

  @Test
  void everyRunInEitherFolderIsALook() throws IOException {
    Path other = copy("two");
    String log = Files.readString(runs.resolve("two/run.log"));
    Files.writeString(other.resolve("run.log"), log + log + log);

    assertThat(compare("one", other.toString()).out()).contains("at look 3)");
  }

  private static CommandLineRun compare(String baseline, String other, String... options) {
    List<String> arguments = new ArrayList<>(List.of("compare"));
    arguments.add(runs.resolve(baseline).toString());
    arguments.add(runs.resolve(other).toString());
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private Path copy(String name) throws IOException {
    Path results = runs.resolve(name).resolve("results.json");
    Files.copy(results, folder.resolve("results.json"));
    return folder;
  }

  /** Returns a copy whose first mean is multiplied. */
  private Path edited(String name, double factor) throws IOException {
    Path other = copy(name);
    Matcher first = MEAN.matcher(Files.readString(other.resolve("results.json")));
    assertThat(first.find()).isTrue();
    double mean = Double.parseDouble(first.group(1)) * factor;
    replace(other, Pattern.quote(first.group()), "\"mean\" : " + mean);
    return other;
  }

  private static void replace(Path folder, String pattern, String text) throws IOException {
    Path results = folder.resolve("results.json");
    String held = Files.readString(results);
    String changed = Pattern.compile(pattern).matcher(held).replaceFirst(text);
    assertThat(changed).isNotEqualTo(held);
    Files.writeString(results, changed);
  }

  private static void run(String name, String... overrides) {
    List<String> arguments =
        new ArrayList<>(List.of("run", "market-game", "--engine", "threads", "--out"));
    arguments.add(runs.resolve(name).toString());
    for (String override : overrides) {
      arguments.addAll(List.of("--set", override));
    }
    assertThat(CommandLineRun.of(arguments.toArray(String[]::new)).exitCode()).isZero();
  }
}
