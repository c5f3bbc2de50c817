package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

class DeployableJarIT {

  @Test
  void sharesNoClassWithSpark() throws IOException {
    Set<String> shared = new HashSet<>();
    for (Path jar : Deployment.sparkJars()) {
      shared.addAll(classes(jar));
    }
    shared.retainAll(classes(Deployment.JAR));

    assertThat(shared).isEmpty();
  }

  @Test
  void carriesOnlyOurClassesAndLibrariesThatSparkLacks() throws IOException {
    assertThat(classes(Deployment.JAR))
        .allMatch(
            name ->
                name.startsWith("walras/")
                    || name.startsWith("picocli/")
                    || name.startsWith("me/tongfei/progressbar/")
                    || name.startsWith("org/apache/commons/rng/"));
  }

  @Test
  void carriesTheLicencesOfItsLibraries() throws IOException {
    assertThat(entries(Deployment.JAR))
        .contains(
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "META-INF/thirdparty-LICENSE",
            "META-INF/FastDoubleParser-LICENSE",
            "META-INF/licenses/jline.txt",
            "META-INF/licenses/progressbar.txt");
  }

  @Test
  void sparkHomeHoldsEachLibraryOnce() {
    List<String> names =
        Deployment.sparkJars().stream().map(jar -> jar.getFileName().toString()).toList();

    assertThat(names)
        .filteredOn(name -> !name.startsWith("netty-")) // one per platform
        .extracting(name -> name.replaceFirst("-\\d.*", ""))
        .doesNotHaveDuplicates()
        .contains("spark-core_2.13", "commons-math3");
  }

  private static Set<String> classes(Path jar) throws IOException {
    Set<String> names = new HashSet<>();
    for (String entry : entries(jar)) {
      if (entry.endsWith(".class") && !entry.startsWith("META-INF/")) {
        names.add(entry);
      }
    }
    return names;
  }

  private static List<String> entries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(JarEntry::getName).toList();
    }
  }
}
