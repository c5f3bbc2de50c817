package walras.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A standalone cluster on a shared network, as the pages for users set it up.
 *
 * @param daemons options of the master and the workers
 * @param run the settings of a run: the content of a file of properties
 * @param driver options of a driver that a worker starts
 */
record SharedNetwork(List<String> daemons, String run, List<String> driver) {

  private static final Path PAGE = Path.of("../cluster-config/README.md");
  private static final Path DEFAULTS = Path.of("../cluster-config/standalone/spark-defaults.conf");
  private static final Pattern SECTION = Pattern.compile("(?s)## A shared network\n(.*?)\n## ");
  private static final Pattern OPTION = Pattern.compile("-Dspark\\.[^\\s\"`]+");
  private static final Pattern BLOCK = Pattern.compile("(?s)```\n(spark\\..*?)```");
  private static final Pattern OPENED = Pattern.compile("--add-opens=[^\\s\"]+");
  private static final String BLANK = "...";

  /** Reads the pages, and fills in a secret where they leave it out. */
  static SharedNetwork with(String secret) throws IOException {
    String page = Files.readString(PAGE);
    String text = only(SECTION, page).replace(BLANK, secret);
    String run = Files.readString(DEFAULTS) + "\n" + only(BLOCK, text);
    return new SharedNetwork(all(OPTION, text), run, all(OPENED, page));
  }

  private static String only(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("%s has no %s".formatted(PAGE, pattern));
    }
    return found.group(1);
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).distinct().toList();
  }
}
