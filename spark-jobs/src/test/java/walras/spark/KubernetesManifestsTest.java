package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Manifests have only fields that their kinds know, and say what the properties files say. */
class KubernetesManifestsTest {

  private static final Path FOLDER = Path.of("../cluster-config/kubernetes");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the operator has fields for, or sets itself. */
  private static final Set<String> FIELDS =
      Set.of(
          "spark.submit.deployMode",
          "spark.kubernetes.authenticate.driver.serviceAccountName",
          "spark.kubernetes.submission.waitAppCompletion",
          "spark.kubernetes.executor.deleteOnTermination",
          "spark.executor.memory",
          "spark.executor.cores",
          "spark.driver.memory",
          "spark.dynamicAllocation.enabled",
          "spark.dynamicAllocation.shuffleTracking.enabled",
          "spark.dynamicAllocation.maxExecutors");

  @ParameterizedTest
  @ValueSource(strings = {"spark-application", "scheduled-spark-application", "cron-job"})
  void manifestsFitTheirSchemas(String name) throws IOException {
    assertThat(complaints(name, manifest(name))).isEmpty();
  }

  @Test
  void aFieldThatNobodyKnowsIsFound() throws IOException {
    ObjectNode manifest = manifest("scheduled-spark-application");
    ((ObjectNode) manifest.path("spec")).put("timezone", "Europe/Berlin");

    assertThat(complaints("scheduled-spark-application", manifest))
        .singleElement()
        .asString()
        .contains("timezone");
  }

  @Test
  void theOperatorRunsWithTheSettingsOfTheFileForSubmission() throws IOException {
    Properties file = new Properties();
    try (Reader reader = Files.newBufferedReader(FOLDER.resolve("spark-defaults.conf"))) {
      file.load(reader);
    }
    Map<String, String> expected = new TreeMap<>();
    for (String key : file.stringPropertyNames()) {
      if (!FIELDS.contains(key)) {
        expected.put(key, file.getProperty(key).trim());
      }
    }
    Map<String, String> found = new TreeMap<>();
    manifest("spark-application")
        .path("spec")
        .path("sparkConf")
        .properties()
        .forEach(setting -> found.put(setting.getKey(), setting.getValue().asText()));

    assertThat(found).isEqualTo(expected);
  }

  @Test
  void everyNightRunsTheSameApplicationWithMoreReplications() throws IOException {
    ObjectNode nightly =
        (ObjectNode) manifest("scheduled-spark-application").path("spec").path("template");
    ObjectNode once = (ObjectNode) manifest("spark-application").path("spec");

    assertThat(nightly.remove("arguments").toString()).endsWith(",\"--add\",\"1e6\"]");
    once.remove("arguments");
    assertThat(nightly).isEqualTo(once);
  }

  private static ObjectNode manifest(String name) throws IOException {
    try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name + ".yaml"))) {
      Object loaded = new Load(LoadSettings.builder().build()).loadFromReader(reader);
      return JSON.valueToTree(loaded);
    }
  }

  private static List<String> complaints(String name, JsonNode manifest) throws IOException {
    String resource = "/walras/kubernetes/" + name + ".schema.json";
    try (InputStream schema =
        Objects.requireNonNull(KubernetesManifestsTest.class.getResourceAsStream(resource))) {
      JsonSchema checked =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(JSON.readTree(schema));
      return checked.validate(manifest).stream().map(Object::toString).toList();
    }
  }
}
