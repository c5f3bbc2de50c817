package walras.study;

/**
 * The text of a study and the name under which problems are reported.
 *
 * @param name such as {@code study.yaml}
 * @param text YAML
 */
public record StudySource(String name, String text) {}
