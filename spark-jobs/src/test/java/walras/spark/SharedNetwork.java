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
 */
record SharedNetwork(List<String> daemons, String run) {

  private static final Path PAGE = Path.of("../cluster-config/README.md");
  private static final Path DEFAULTS = Path.of("../cluster-config/standalone/spark-defaults.conf");
  private static final Pattern SECTION = Pattern.compile("(?s)## A shared network\n(.*?)\n## ");
  private static final Pattern OPTION = Pattern.compile("-Dspark\\.[^\\s\"`]+");
  private static final Pattern BLOCK = Pattern.compile("(?s)```\n(spark\\..*?)```");
  private static final String BLANK = "...";

  /** Reads the pages, and fills in a secret where they leave it out. */
  static SharedNetwork with(String secret) throws IOException {
    Matcher section = SECTION.matcher(Files.readString(PAGE));
    if (!section.find()) {
      throw new IllegalStateException(PAGE + " says nothing about a shared network");
    }
    String text = section.group(1).replace(BLANK, secret);
    Matcher block = BLOCK.matcher(text);
    if (!block.find()) {
      throw new IllegalStateException(PAGE + " shows no settings");
    }
    List<String> daemons =
        OPTION.matcher(text).results().map(MatchResult::group).distinct().toList();
    return new SharedNetwork(daemons, Files.readString(DEFAULTS) + "\n" + block.group(1));
  }
}
