package walras.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import walras.study.Problem.Severity;

/**
 * Reads studies: YAML text and overrides in, a validated study out.
 *
 * <p>Immutable.
 */
public final class StudyReader {

  private final MechanismCatalog catalog;
  private final PopulationFiles files;

  /** Creates a reader of studies of some mechanisms, without files of agents. */
  public StudyReader(MechanismCatalog catalog) {
    this(catalog, PopulationFiles.none());
  }

  /** Creates a reader of studies of some mechanisms. */
  public StudyReader(MechanismCatalog catalog, PopulationFiles files) {
    this.catalog = catalog;
    this.files = files;
  }

  /**
   * Reads and validates a study.
   *
   * @param source the text
   * @param overrides {@code KEY=VALUE} each, applied in turn before the study is read
   * @throws InvalidStudyException with all problems, if there are any
   */
  public StudyReading read(StudySource source, List<String> overrides) {
    return read(source, overrides, Optional.empty());
  }

  /**
   * Reads and validates a study.
   *
   * @param source the text
   * @param overrides {@code KEY=VALUE} each, applied in turn before the study is read
   * @param size the only size, as written after {@code --size}, or nothing for those of the study
   * @throws InvalidStudyException with all problems, if there are any
   */
  public StudyReading read(StudySource source, List<String> overrides, Optional<String> size) {
    Problems problems = new Problems();
    Node.Mapping root = root(source, problems);
    stopOn(problems, root.entries().isEmpty());
    Node.Mapping changed = Overrides.apply(root, overrides, problems);
    Optional<NodeField> only = size.map(text -> CommandLineNumber.field("--size", text, problems));
    Study study = study(changed, only, problems);
    stopOn(problems, true);
    return new StudyReading(study, YamlWriter.text(changed), problems.of(Severity.WARNING));
  }

  private static Node.Mapping root(StudySource source, Problems problems) {
    Optional<Node> node = YamlParser.parse(source.text(), source.name(), problems);
    if (node.orElse(null) instanceof Node.Mapping mapping) {
      return mapping;
    }
    node.ifPresent(
        other ->
            problems.error(other.at(), "", "the study must be a mapping, got " + other.shown()));
    return new Node.Mapping(Map.of(), Location.of(source.name()));
  }

  private static void stopOn(Problems problems, boolean stops) {
    if (stops && problems.hasErrors()) {
      throw new InvalidStudyException(problems.of(Severity.ERROR));
    }
  }

  private Study study(Node.Mapping root, Optional<NodeField> size, Problems problems) {
    NodeField top =
        NodeField.root("", root, root.at(), new NodeField.Reading(Scope.constant(), problems));
    String name = MarketReader.name(top.at("study"));
    PopulationReader population = new PopulationReader(catalog, files, top.at("population"));
    List<MarketSource> sources = new MarketReader(catalog, top, problems, population).read();
    NodeField sizes = size.orElse(top.at("sizes"));
    ReplicationsReader counts = new ReplicationsReader(top);
    Method method = choice(top.at("method"), List.of(Method.values()), Method::spelling);
    Replications replications = counts.read(method);
    long seed = top.at("seed").integer();
    StreamSharing streams =
        choice(top.at("streams"), List.of(StreamSharing.values()), StreamSharing::spelling);
    Optional<SizeRequest> request = population.sizes(sizes);
    Sampling sampling = SamplingReader.read(top, method);
    List<DesignPoint> read = new DesignReader(sources, problems).read(sizes, request, replications);
    List<DesignPoint> points = SamplingReader.drawn(top.at("sampling"), sampling, read);
    check(top, method, points);
    if (size.isEmpty()) {
      counts.check(replications, points);
    }
    Study study =
        new Study(
            name,
            seed,
            method,
            sampling,
            replications,
            streams,
            failures(top.at("failures")),
            KeepReader.read(top.at("keep-replications"), method, points),
            ExceedReader.read(top.at("exceed"), points),
            RateOptionsReader.read(top, points),
            points,
            ContrastReader.read(top, points, method, streams),
            DerivedReader.read(top, points, size));
    top.close();
    return study;
  }

  private static void check(NodeField top, Method method, List<DesignPoint> points) {
    if (method.enumerates()) {
      checkEnumerations(top.at("method"), points);
    }
    PopulationReader.check(top.at("replications"), points);
  }

  /** Reports the first mechanism that knows no expectation. */
  private static void checkEnumerations(NodeField method, List<DesignPoint> points) {
    points.stream()
        .filter(point -> point.sized().enumerations().isEmpty())
        .filter(point -> point.sized().expectations().isEmpty())
        .findFirst()
        .ifPresent(
            point ->
                method.mustBe(
                    "be %s for mechanism '%s', %s"
                        .formatted(
                            Method.MONTE_CARLO.spelling(),
                            point.mechanism(),
                            point.sized().notEnumerated())));
  }

  /** Reads one of some values by its spelling; an absent field means the first. */
  static <T> T choice(NodeField field, List<T> values, Function<T, String> spelling) {
    if (!field.isPresent()) {
      return values.get(0);
    }
    String name = field.oneOf(values.stream().map(spelling).toList());
    return values.stream()
        .filter(value -> spelling.apply(value).equals(name))
        .findFirst()
        .orElse(values.get(0));
  }

  private static double failures(NodeField field) {
    if (!field.isPresent()) {
      return 0;
    }
    NodeField atMost = field.at("at-most");
    double share = atMost.number();
    if (atMost.sound() && !(share >= 0 && share <= 1)) {
      atMost.mustBe("lie in [0, 1]");
    }
    return share;
  }
}
